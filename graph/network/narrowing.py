"""Whose network it is: people with some roles only, or as if some people had left."""

from collections.abc import Iterable

import numpy as np

from graph.analytics.network import Flags
from graph.checks import check_choice
from graph.errors import Argument, GivenId, InvalidInput
from graph.model.kinds import PersonRole, TieKind
from graph.snapshot import Snapshot

USUAL_TIES = (TieKind.KNOWS,)
MOST_NAMED = 100
SHOWN_IDS = 5


def check_roles(given: Iterable[PersonRole | str] | None) -> frozenset[PersonRole]:
    """The roles, none for everybody; InvalidInput for an empty list or an unknown word."""
    if given is None:
        return frozenset()
    chosen = frozenset(check_choice("roles", each, PersonRole) for each in given)
    if not chosen:
        sentence = "{argument} is empty; give at least one of {allowed}, or leave it out for everybody."
        raise InvalidInput(sentence, argument=Argument("roles"), allowed=", ".join(each.value for each in PersonRole))
    return chosen


def check_members(argument: str, given: Iterable[str], snapshot: Snapshot) -> None:
    """InvalidInput for people who are known and not in this network."""
    strangers = sorted(each for each in given if snapshot.index.get(each, snapshot.people) >= snapshot.people)
    if strangers:
        rest = ("...",) if len(strangers) > SHOWN_IDS else ()
        shown = (*map(GivenId, strangers[:SHOWN_IDS]), *rest)
        raise InvalidInput(
            "{argument} names {given}: not among the people of this network. Give ids of people who live in the area "
            "{area} or are active there, or leave them out.",
            argument=Argument(argument),
            given=shown,
            area=GivenId(snapshot.area),
            facts={"given": ", ".join(shown), "unknown": strangers},
        )


def with_roles(snapshot: Snapshot, roles: frozenset[PersonRole]) -> Snapshot:
    """The snapshot with only those people who have one of these roles; all of them when none is given."""
    if not roles:
        return snapshot

    def narrowed() -> Snapshot:
        kept: Flags = np.ones(len(snapshot.ids), dtype=np.bool_)
        kept[: snapshot.people] = snapshot.has_role(roles)
        return snapshot.keeping(kept)

    return snapshot.recall(("roles", roles), narrowed)


def leaving_out(snapshot: Snapshot, people: frozenset[str]) -> Snapshot:
    """The snapshot as if these people, all of them in it, had left."""
    if not people:
        return snapshot

    def narrowed() -> Snapshot:
        kept: Flags = np.ones(len(snapshot.ids), dtype=np.bool_)
        kept[[snapshot.index[each] for each in people]] = False
        return snapshot.keeping(kept)

    return snapshot.recall(("without", people), narrowed)


def with_known_tie(snapshot: Snapshot, before: Snapshot) -> Snapshot:
    """The snapshot without those of whom no tie was known in the whole network, before anybody was taken out.

    Unknown is not none: who has no recorded tie is neither part of what holds together nor of what falls apart. Who
    lost their only tie because somebody was taken out stays.
    """

    def narrowed() -> Snapshot:
        known = before.network.degrees > 0
        return snapshot.keeping(np.array([known[before.index[each]] for each in snapshot.ids], dtype=np.bool_))

    return snapshot.recall("with a known tie", narrowed)
