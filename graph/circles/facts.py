"""What is read of a circle: who takes part, who of them know each other, and who came when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from graph.access import PRIVATE_KINDS, PRIVATE_ROLES
from graph.areas import LIST_ACQUAINTANCES
from graph.asking import Asking
from graph.checks import no_such
from graph.circles.figures import EVENINGS_BEFORE, LAST_EVENINGS, Visit, own_series
from graph.database import ANALYSIS_SECONDS
from graph.errors import InvalidInput
from graph.groups import LIST_HOMES
from graph.model.kinds import ArrangementKind, ParticipationRole
from graph.statements import Row, Statement, load_statement
from graph.words import Phrase

LOOKED_BACK = timedelta(days=2 * 365)


@dataclass(frozen=True)
class CircleRow:
    """A circle and its members: lists of person id, name or null, part they play, since, roles."""

    kind: str
    members: list[list[object]]


@dataclass(frozen=True)
class VisitsRow:
    """Lists of meeting id, name, series, day, own place or host, number who came, ids of members who came."""

    visits: list[list[object]]


@dataclass(frozen=True)
class EveningRow:
    """An evening of a series."""

    id: str
    held_on: str


@dataclass(frozen=True)
class BackgroundsRow:
    """Lists of person id, id and name of an organisation."""

    backgrounds: list[list[str]]


FIND_CIRCLE = load_statement("circles/find_circle", CircleRow)
LIST_VISITS = load_statement("circles/list_visits", VisitsRow)
LIST_EVENINGS = load_statement("circles/list_evenings", EveningRow)
LIST_BACKGROUNDS = load_statement("circles/list_backgrounds", BackgroundsRow)


@dataclass(frozen=True)
class Member:
    """Somebody of the circle; `name` is None where it may not be seen."""

    id: str
    name: str | None
    role: ParticipationRole | None
    since: str | None
    first_role: str | None

    @property
    def is_participant(self) -> bool:
        """Whether the circle is there for them; a part that nobody recorded is taken for that of a participant."""
        return self.role in (None, ParticipationRole.PARTICIPANT)


@dataclass(frozen=True)
class KnownTies:
    """Who of the members know each other, who told it, and how many of these ties have no known beginning."""

    pairs: list[tuple[str, str]]
    reporters: int
    undated: int


async def _read(asking: Asking, statement: Statement[Row], **given: object) -> list[Row]:
    return await asking.database.read(statement, asking.viewer, seconds=ANALYSIS_SECONDS, **given)


async def find_members(asking: Asking, arrangement: str, day: date) -> list[Member]:
    """Everybody of the circle on a day, the longest there first; NotFound or InvalidInput when it is no circle."""
    rows = await _read(
        asking, FIND_CIRCLE, arrangement_id=arrangement, day=day.isoformat(), private_roles=list(PRIVATE_ROLES)
    )
    if not rows:
        raise no_such(Phrase("arrangement"), arrangement, "arrangement")
    if rows[0].kind != ArrangementKind.CIRCLE:
        sentence = "{given!r} is an arrangement of the kind {kind}. Give the id of one of the kind CIRCLE."
        raise InvalidInput(sentence, given=arrangement, kind=rows[0].kind)
    return _once(Member(*each) for each in map(_member, rows[0].members))


def _member(row: list[object]) -> tuple[str, str | None, ParticipationRole | None, str | None, str | None]:
    person, name, role, since, roles = row
    first = roles[0] if isinstance(roles, list) and roles else None  # pyright: ignore[reportUnknownVariableType]
    return (
        str(person),
        None if name is None else str(name),
        None if role is None else ParticipationRole(str(role)),
        None if since is None else str(since),
        None if first is None else str(first),  # pyright: ignore[reportUnknownArgumentType]
    )


def _once(rows: Iterable[Member]) -> list[Member]:
    """Each person once: as a participant where they are one, since the earliest day that is known."""
    members: dict[str, Member] = {}
    for each in rows:
        there = members.get(each.id)
        if there is None or (each.is_participant and not there.is_participant):
            members[each.id] = each
    return sorted(members.values(), key=lambda each: (each.since is None, each.since or "", each.id))


async def find_ties(asking: Asking, members: list[Member], day: date) -> KnownTies:
    """Who of the members know each other on a day."""
    ids = [each.id for each in members]
    rows = await _read(asking, LIST_ACQUAINTANCES, from_ids=ids, to_ids=ids, day=day.isoformat())
    dated: dict[tuple[str, str], bool] = {}
    reporters: set[object] = set()
    for one, other, _, _, _, _, reported_by, no_beginning in rows[0].ties:
        pair = (min(str(one), str(other)), max(str(one), str(other)))
        dated[pair] = dated.get(pair, False) or not no_beginning
        reporters |= {reported_by} - {None}
    return KnownTies(sorted(dated), len(reporters), sum(not each for each in dated.values()))


@dataclass(frozen=True)
class Attendance:
    """Where the members came, the series of the circle, and its last evenings, the latest first."""

    visits: list[Visit]
    series: str | None
    evenings: list[EveningRow]

    def came(self) -> list[frozenset[str]]:
        """Which members came to each of the evenings."""
        by_meeting = {each.meeting: each.came for each in self.visits}
        return [by_meeting.get(each.id, frozenset()) for each in self.evenings]


async def find_attendance(asking: Asking, arrangement: str, members: list[Member], day: date) -> Attendance:
    """Where the members of a circle came in the two years before a day."""
    rows = await _read(
        asking,
        LIST_VISITS,
        arrangement_id=arrangement,
        member_ids=[each.id for each in members],
        after=(day - LOOKED_BACK).isoformat(),
        day=day.isoformat(),
    )
    visits = [
        Visit(
            str(meeting),
            str(name),
            None if series is None else str(series),
            date.fromisoformat(str(held_on)),
            bool(is_own),
            int(str(visitors)),
            frozenset(map(str, came if isinstance(came, list) else ())),  # pyright: ignore[reportUnknownArgumentType]
        )
        for meeting, name, series, held_on, is_own, visitors, came in rows[0].visits
    ]
    series = own_series(visits, {each.id for each in members if each.is_participant})
    if series is None:
        return Attendance(visits, None, [])
    evenings = await _read(
        asking, LIST_EVENINGS, series=series, day=day.isoformat(), most=LAST_EVENINGS + EVENINGS_BEFORE
    )
    return Attendance(visits, series, evenings)


async def find_homes(asking: Asking, people: list[str], day: date) -> tuple[dict[str, set[str]], dict[str, str]]:
    """The neighbourhood of each person, where it is known, and the names of the neighbourhoods."""
    rows = await _read(asking, LIST_HOMES, person_ids=people, day=day.isoformat())
    return _grouped(people, rows[0].homes)


async def find_backgrounds(asking: Asking, people: list[str], day: date) -> tuple[dict[str, set[str]], dict[str, str]]:
    """The organisations of each person, also former ones, and the names of the organisations."""
    rows = await _read(
        asking,
        LIST_BACKGROUNDS,
        person_ids=people,
        day=day.isoformat(),
        private_kinds=list(PRIVATE_KINDS),
    )
    return _grouped(people, rows[0].backgrounds)


def _grouped(people: list[str], rows: list[list[str]]) -> tuple[dict[str, set[str]], dict[str, str]]:
    groups: dict[str, set[str]] = {each: set() for each in people}
    for person, group, _ in rows:
        groups[person].add(group)
    return groups, {group: name for _, group, name in rows}
