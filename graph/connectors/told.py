"""What can be said of one person in a snapshot: who told their ties, and which groups they join."""

from collections import Counter

import numpy as np

from graph.analytics.network import Flags, Integers
from graph.groups import Groups
from graph.model.kinds import KnownBy
from graph.snapshot import KNOWN_BY, UNKNOWN, Snapshot

_BOTH = KNOWN_BY.index(KnownBy.BOTH)
_SELF = KNOWN_BY.index(KnownBy.SELF)
# A reporter who is no node of the network; different from nobody being recorded as reporter.
_ELSEWHERE = -2


def is_told_by_others_only(snapshot: Snapshot, person: int) -> bool:
    """Whether somebody else told every tie of this person.

    A tie told by "one of the two" of whom it is not known which, or by nobody knows whom, may be the person's own word.
    """
    ties = snapshot.ties
    own = (ties.first == person) | (ties.second == person)
    if not own.any():
        return False
    reporters, known_by = _reporters(snapshot)[own], ties.known_by[own]
    other = np.where(ties.first[own] == person, ties.second[own], ties.first[own])
    is_own_word = (reporters == person) | (known_by == _BOTH)
    is_from_one_of_two: Flags = known_by == _SELF
    is_told: Flags = (reporters != UNKNOWN) | (known_by != UNKNOWN)
    is_others_word = (is_from_one_of_two & (reporters == other)) | (~is_from_one_of_two & is_told)
    return bool((is_others_word & ~is_own_word).all())


def groups_connected(snapshot: Snapshot, groups: Groups, person: int) -> list[str]:
    """The groups of contacts who do not know each other and are of different groups, the largest first."""
    contacts = snapshot.network.neighbours(person)
    numbers = groups.numbers[contacts]
    named = np.bincount(numbers[numbers >= 0], minlength=len(groups.names))
    # Whoever has no group is a group of their own: all other contacts are of other groups.
    of_others = len(contacts) - np.where(numbers >= 0, named[numbers], 1)
    owners, neighbours = snapshot.network.neighbours_of(contacts)
    is_contact = np.zeros(snapshot.network.size, dtype=np.bool_)
    is_contact[contacts] = True
    is_across = (groups.numbers[neighbours] != numbers[owners]) | (numbers[owners] < 0)
    known = np.bincount(owners[is_contact[neighbours] & is_across], minlength=len(contacts))
    counts = Counter[int](numbers[(of_others > known) & (numbers >= 0)].tolist())
    return [groups.names[number] for number, _ in sorted(counts.items(), key=lambda each: (-each[1], each[0]))]


def _reporters(snapshot: Snapshot) -> Integers:
    """For each tie the node that told it, UNKNOWN when nobody is recorded, _ELSEWHERE for somebody outside."""
    nodes = [snapshot.index.get(each, _ELSEWHERE) for each in snapshot.reporters]
    return np.array([*nodes, UNKNOWN], dtype=np.int64)[snapshot.ties.reporters]
