"""The question `coalitions`: which organisations pursue the same goals, and how they work together."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.areas import LIST_ACQUAINTANCES, STARTS_PER_CALL
from graph.asking import Asking
from graph.coalitions.answer import CoalitionProposal
from graph.coalitions.answering import answer
from graph.coalitions.asked import check_asked
from graph.coalitions.facts import Asks, Belongs, Reader, Stored
from graph.coalitions.grouping import Group, groups
from graph.coalitions.known import Known, Pair
from graph.matching.categories import category_tree
from graph.matching.subject import may_read
from graph.matching.tree import SAME_OR_BELOW, CategoryTree
from graph.model import DataClass
from graph.model.kinds import TalentKind
from graph.offers import offers_of
from graph.statements import load_statement


@dataclass(frozen=True)
class GiversRow:
    """Lists of organisation id, id of what is asked, id of who offers it."""

    givers: list[list[Any]]


LIST_GIVERS = load_statement("coalitions/list_givers", GiversRow)


async def coalitions(
    asking: Asking, *, areas: Iterable[str] | None = None, first: int = 10, as_of: date | None = None
) -> list[CoalitionProposal]:
    """Organisations that pursue the same goals, recorded as a coalition or not; who share most come first.

    `areas` keeps organisations that have their seat, are active or run a venue there, and the coalitions that are held
    there or to which at least two of them belong.
    """
    asked = check_asked(areas, first, as_of or asking.viewer.day)
    reader = Reader(asking, asked)
    here, places = await reader.organisations()
    recorded = [each for each in await reader.stored() if _is_of(each, frozenset(here), places)]
    everybody = sorted({*here, *(member[0] for each in recorded for member in each.members)})
    pursuits, goals = await reader.pursuits(everybody)
    seconds = asking.service.analysis_seconds
    everything = await asking.snapshots.work(lambda stop: groups(pursuits, here, recorded, stop.check), seconds=seconds)
    chosen = everything[: asked.first]
    if not chosen:
        return []
    known = await _known(reader, chosen, frozenset(here), {"pursuits": pursuits, "goals": goals})
    return await asking.snapshots.work(lambda stop: answer(known, chosen, everything, asked.day, stop), seconds=seconds)


def _is_of(stored: Stored, here: frozenset[str], places: frozenset[str]) -> bool:
    """Whether a recorded coalition belongs to the areas asked; every one does when no area was asked."""
    members = {each[0] for each in stored.members}
    return not places or bool(places & set(stored.places)) or len(members & here) > 1


async def _known(reader: Reader, chosen: Sequence[Group], here: frozenset[str], known: dict[str, Any]) -> Known:
    """All that is known of the members of these coalitions."""
    asking, asked = reader.asking, reader.asked
    members = sorted({each for group in chosen for each in group.members})
    tree, (ties, hand_overs), questions, offers, people, joint = await asyncio.gather(
        category_tree(asking.database, asking.viewer),
        reader.relations(members),
        reader.questions(members),
        offers_of(asking.database, asking.viewer, members, asked.day),
        reader.people(members),
        reader.joint(members),
    )
    givers = await _givers(reader, tree, questions)
    named = {*members, *(each for tie in ties for each in (tie.first, tie.second))}
    named |= {each for funds in givers.values() for each in funds} | {each for ask in questions for each in ask.asked}
    named |= {each for arrangement in joint for each in arrangement.parties}
    return Known(
        language=asking.viewer.language,
        tree=tree,
        names=await reader.names(named),
        cooperations=ties,
        hand_overs=hand_overs,
        questions=questions,
        offers=offers,
        givers=givers,
        people=people,
        acquaintances=await _acquaintances(reader, people),
        joint=joint,
        area_organisations=here,
        **known,
    )


async def _givers(reader: Reader, tree: CategoryTree, questions: Iterable[Asks]) -> dict[Pair, frozenset[str]]:
    """For each question for money that was put to nobody yet: who gives what it asks, or something below it."""
    asks = [
        {"organisation": each.organisation, "asked": each.talent, "talent": offered}
        for each in questions
        if each.kind == TalentKind.MONEY and not each.asked
        for offered, way in tree.answers_to(each.talent).items()
        if way.score >= SAME_OR_BELOW
    ]
    if not asks or not may_read(reader.asking.viewer, DataClass.B):
        return {}
    found: dict[Pair, set[str]] = {}
    for organisation, asked, giver in (await reader.dated(LIST_GIVERS, asks=asks)).givers:
        found.setdefault((organisation, asked), set()).add(giver)
    return {pair: frozenset(each) for pair, each in found.items()}


async def _acquaintances(reader: Reader, people: Iterable[Belongs]) -> list[Pair]:
    """Which of these people know each other."""
    ids = sorted({each.person for each in people})
    found: set[Pair] = set()
    for place in range(0, len(ids), STARTS_PER_CALL):
        part = ids[place : place + STARTS_PER_CALL]
        row = await reader.dated(LIST_ACQUAINTANCES, from_ids=part, to_ids=ids)
        found |= {(str(each[0]), str(each[1])) for each in row.ties}
    return sorted(found)
