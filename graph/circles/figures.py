"""The figures of a circle: pure functions of who takes part, who knows whom and who came when."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.analytics.components import components
from graph.analytics.network import Network
from graph.changes.periods import end_day

YEARS = 3
LAST_EVENINGS = 3
EVENINGS_BEFORE = 4
REGULAR = 2
FEWEST_IN_OWN_SERIES = 2


def three_years_on(since: str) -> str:
    """The day, month or year in which three years are full; 29 February becomes the 28th."""
    year, *rest = since.split("-")
    if rest == ["02", "29"]:
        rest = ["02", "28"]
    return "-".join([f"{int(year) + YEARS:04}", *rest])


def days_left(full_on: str, day: date) -> int:
    """The days until a day, or until a month or year is over; below zero afterwards."""
    return (end_day(full_on) - day).days


@dataclass(frozen=True)
class Reach:
    """Who is cut off in a circle: groups of members without way to the main group, each in the order of the members."""

    groups: tuple[tuple[str, ...], ...]

    @property
    def cut_off(self) -> tuple[str, ...]:
        """All who are cut off."""
        return tuple(each for group in self.groups for each in group)


def reach(members: Sequence[str], participants: Collection[str], ties: Iterable[tuple[str, str]]) -> Reach:
    """Who is cut off from the main group: the one with most participants, then most people, then the first member."""
    if not members:
        return Reach(())
    numbers = {each: number for number, each in enumerate(members)}
    pairs = [(numbers[one], numbers[other]) for one, other in ties if one in numbers and other in numbers]
    groups: dict[int, list[str]] = {}
    for member, group in zip(members, components(Network.of(len(members), pairs)).tolist(), strict=True):
        groups.setdefault(group, []).append(member)
    main = max(groups, key=lambda each: (sum(m in participants for m in groups[each]), len(groups[each]), -each))
    return Reach(tuple(tuple(group) for number, group in groups.items() if number != main))


def losses(
    members: Sequence[str], participants: Collection[str], ties: Sequence[tuple[str, str]]
) -> list[tuple[str, Reach]]:
    """Whose leaving cuts off members who are reached now, the greatest loss first."""
    before = set(reach(members, participants, ties).cut_off)
    found: list[tuple[str, Reach]] = []
    for leaver in members:
        without = reach([each for each in members if each != leaver], participants, ties)
        new = tuple(group for group in without.groups if not before.issuperset(group))
        if new:
            found.append((leaver, Reach(new)))
    return sorted(found, key=lambda each: (-len(each[1].cut_off), members.index(each[0])))


@dataclass(frozen=True)
class Visit:
    """A meeting to which members came."""

    meeting: str
    name: str
    series: str | None
    held_on: date
    is_own: bool
    """Held at the circle's place, or hosted by one of its parties."""
    visitors: int
    came: frozenset[str]


def own_series(visits: Iterable[Visit], participants: Collection[str]) -> str | None:
    """The series of the circle: at its own place or host, else one to which at least half of the participants came.

    Of several, the one whose visitors are for the largest part people of the circle.
    """
    by_series: dict[str, list[Visit]] = {}
    for visit in visits:
        if visit.series is not None:
            by_series.setdefault(visit.series, []).append(visit)
    ranked: list[tuple[bool, float, str]] = []
    for series, evenings in by_series.items():
        came = {each for evening in evenings for each in evening.came if each in participants}
        is_own = any(evening.is_own for evening in evenings)
        if len(came) >= FEWEST_IN_OWN_SERIES and (is_own or 2 * len(came) >= len(participants)):
            own_visits = sum(len(evening.came) for evening in evenings)
            ranked.append((is_own, own_visits / max(sum(evening.visitors for evening in evenings), 1), series))
    return min(ranked, key=lambda each: (not each[0], -each[1], each[2]))[2] if ranked else None


def is_missed(person: str, evenings: Sequence[frozenset[str]]) -> bool:
    """Whether a regular stayed away from the last three evenings; `evenings` holds who came, the latest first.

    A regular came to at least two of the four evenings before those three.
    """
    last, before = evenings[:LAST_EVENINGS], evenings[LAST_EVENINGS : LAST_EVENINGS + EVENINGS_BEFORE]
    was_regular = sum(person in came for came in before) >= REGULAR
    return len(last) == LAST_EVENINGS and was_regular and not any(person in came for came in last)


@dataclass(frozen=True)
class Shared:
    """The group that most participants share, and of how many anything is known."""

    group: str
    people: int
    known: int


def most_shared(groups: Mapping[str, Collection[str]]) -> Shared | None:
    """The group that most people share; `groups` holds the groups of each person. Equal ones by their id."""
    counts = Counter(group for of_person in groups.values() for group in set(of_person))
    if not counts:
        return None
    group, people = min(counts.items(), key=lambda each: (-each[1], each[0]))
    return Shared(group, people, sum(1 for each in groups.values() if each))
