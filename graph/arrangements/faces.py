"""The people of parties: which parties are tied through them, and who could bring parties together."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from graph.access import PRIVATE_KINDS
from graph.apart import kept_apart
from graph.areas import LIST_ACQUAINTANCES, STARTS_PER_CALL
from graph.asking import Asking
from graph.database import ANALYSIS_SECONDS
from graph.statements import load_statement

MOST_CONNECTORS = 3


@dataclass(frozen=True)
class FacesRow:
    """Lists of party and person; pairs of organisations."""

    faces: list[list[str]]
    together: list[list[str]]


@dataclass(frozen=True)
class ConnectorsRow:
    """Lists of person and ids of people they know or are."""

    connectors: list[list[Any]]


LIST_FACES = load_statement("arrangements/list_faces", FacesRow)
LIST_CONNECTORS = load_statement("arrangements/list_connectors", ConnectorsRow)


@dataclass(frozen=True)
class Faces:
    """By party its people: the person itself, or who belongs to the organisation."""

    people: dict[str, set[str]]
    together: frozenset[tuple[str, str]]

    def of(self, parties: Iterable[str]) -> list[str]:
        """All people of these parties."""
        return sorted(set[str]().union(*(self.people.get(each, set()) for each in parties)))

    def ties(self, known: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
        """The pairs of parties that work together, share somebody, or of whom somebody knows somebody of the other."""
        parties: dict[str, set[str]] = {}
        for party, people in self.people.items():
            for person in people:
                parties.setdefault(person, set()).add(party)
        found = {tuple(sorted(pair)) for pair in self.together}
        found.update(pair for shared in parties.values() for pair in combinations(sorted(shared), 2))
        for one, other in known:
            found.update(
                (min(pair), max(pair))
                for pair in ((a, b) for a in parties.get(one, ()) for b in parties.get(other, ()))
                if pair[0] != pair[1]
            )
        return {(one, other) for one, other in found}


async def read_faces(asking: Asking, parties: Collection[str]) -> Faces:
    """The people of these parties; those of an organisation too large for all to know each other are left out."""
    row = (
        await asking.database.read(
            LIST_FACES,
            asking.viewer,
            seconds=ANALYSIS_SECONDS,
            party_ids=sorted(parties),
            private_kinds=list(PRIVATE_KINDS),
            hub_size=asking.service.hub_size,
            day=asking.viewer.day.isoformat(),
        )
    )[0]
    people: dict[str, set[str]] = {}
    for party, person in row.faces:
        people.setdefault(party, set()).add(person)
    return Faces(people, frozenset((one, other) for one, other in row.together))


async def read_acquaintances(asking: Asking, people: Sequence[str]) -> list[tuple[str, str]]:
    """Which of these people know each other."""
    found: list[tuple[str, str]] = []
    for start in range(0, len(people), STARTS_PER_CALL):
        row = await asking.database.read(
            LIST_ACQUAINTANCES,
            asking.viewer,
            seconds=ANALYSIS_SECONDS,
            from_ids=list(people[start : start + STARTS_PER_CALL]),
            to_ids=list(people),
            day=asking.viewer.day.isoformat(),
        )
        found += [(str(tie[0]), str(tie[1])) for tie in row[0].ties]
    return found


async def read_acquainted(asking: Asking, people: Sequence[str]) -> "Acquainted":
    """Who may be asked and knows some of these people, or is one of them."""
    row = (
        await asking.database.read(
            LIST_CONNECTORS,
            asking.viewer,
            seconds=ANALYSIS_SECONDS,
            person_ids=list(people),
            day=asking.viewer.day.isoformat(),
        )
    )[0]
    known = {str(person): frozenset[str](acquaintances) for person, acquaintances in row.connectors}
    everybody = sorted({*people, *known})
    apart = await kept_apart(asking, asking.viewer.day, {each: place for place, each in enumerate(everybody)})
    pairs = frozenset((everybody[one], everybody[other]) for one, others in apart.items() for other in others)
    return Acquainted(known, pairs)


@dataclass(frozen=True)
class Acquainted:
    """Who knows whom of the people of all proposals, and who must be kept apart."""

    known: Mapping[str, frozenset[str]]
    apart: frozenset[tuple[str, str]]

    def connectors(self, faces: Faces, parties: Sequence[str]) -> list[str]:
        """Who knows somebody at, or belongs to, more than half of these parties; who reaches the most first.

        Who takes part as a party is named as that already.
        """
        reached = {
            person: sum(1 for party in parties if not known.isdisjoint(faces.people.get(party, ())))
            for person, known in self.known.items()
            if person not in parties
        }
        chosen: list[str] = []
        for person in sorted(reached, key=lambda each: (-reached[each], each)):
            is_apart = any((person, each) in self.apart for each in (*parties, *chosen))
            if 2 * reached[person] > len(parties) and not is_apart and len(chosen) < MOST_CONNECTORS:
                chosen.append(person)
        return chosen
