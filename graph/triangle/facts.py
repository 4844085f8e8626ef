"""What is read around one person: who stands there, what they struggle with, and who could join them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.areas import LIST_ACQUAINTANCES
from graph.asking import Asking
from graph.checks import no_such
from graph.database import ANALYSIS_SECONDS
from graph.model.kinds import PersonRole
from graph.statements import Row, Statement, load_statement
from graph.words import Phrase

PROFESSIONAL_ROLES = frozenset({PersonRole.PROFESSIONAL.value, PersonRole.OFFICIAL.value})


@dataclass(frozen=True)
class CentreRow:
    """The person in the middle."""

    name: str | None
    is_shown: bool


@dataclass(frozen=True)
class SidesRow:
    """Lists of id, name or null, roles or null for an organisation, gives support, is family, may be proposed."""

    sides: list[list[Any]]


@dataclass(frozen=True)
class AreasRow:
    """Ids of areas."""

    areas: list[str]


@dataclass(frozen=True)
class ExpertsRow:
    """Lists of id, name or null, whom they know, shared meeting or null, is near, needs they answer."""

    experts: list[list[Any]]


@dataclass(frozen=True)
class IntroducersRow:
    """Lists of id of the one, id of the other, id and name or null of who knows both."""

    introducers: list[list[Any]]


@dataclass(frozen=True)
class DilemmasRow:
    """Lists of need id, ids of who has it, ids of the talents it asks for."""

    dilemmas: list[list[Any]]


@dataclass(frozen=True)
class LeadersRow:
    """Lists of talent id, id and name or null of a party."""

    leaders: list[list[Any]]


FIND_CENTRE = load_statement("triangle/find_centre", CentreRow)
LIST_SIDES = load_statement("triangle/list_sides", SidesRow)
LIST_AREAS = load_statement("triangle/list_areas", AreasRow)
LIST_EXPERTS = load_statement("triangle/list_experts", ExpertsRow)
LIST_INTRODUCERS = load_statement("triangle/list_introducers", IntroducersRow)
LIST_DILEMMAS = load_statement("triangle/list_dilemmas", DilemmasRow)
LIST_LEADERS = load_statement("triangle/list_leaders", LeadersRow)


@dataclass(frozen=True)
class Side:
    """Somebody, or an organisation, on a side of the triangle; `name` is None where it may not be seen."""

    id: str
    name: str | None
    may_be_proposed: bool


@dataclass(frozen=True)
class Sides:
    """Who stands around the person, and who of the family knows whom of the professionals."""

    family: list[Side]
    professionals: list[Side]
    acquainted: frozenset[tuple[str, str]]

    @property
    def ids(self) -> list[str]:
        """Everybody on both sides."""
        return [each.id for each in (*self.family, *self.professionals)]


@dataclass(frozen=True)
class Expert:
    """A family expert and what joins them to the two sides."""

    id: str
    name: str | None
    knows: frozenset[str]
    meeting: tuple[str, str, str] | None
    """Id and name of the meeting, and who of the family was there."""
    is_near: bool
    needs: tuple[str, ...]


@dataclass(frozen=True)
class Dilemma:
    """Something people struggle with, and the conversations it asks for."""

    need: str
    parties: frozenset[str]
    talents: frozenset[str]


async def _read(asking: Asking, statement: Statement[Row], **given: object) -> list[Row]:
    return await asking.database.read(statement, asking.viewer, seconds=ANALYSIS_SECONDS, **given)


async def find_centre(asking: Asking, person: str) -> CentreRow:
    """The person in the middle; NotFound when there is none that the viewer may see."""
    rows = await _read(asking, FIND_CENTRE, person_id=person)
    if not rows:
        raise no_such(Phrase("person"), person, "around")
    return rows[0]


async def find_sides(asking: Asking, person: str, day: date) -> Sides:
    """The family and the professionals around a person."""
    rows = (await _read(asking, LIST_SIDES, person_id=person, day=day.isoformat()))[0].sides
    family: list[Side] = []
    supporting: set[str] = set()
    people: list[Side] = []
    organisations: list[Side] = []
    for id_, name, roles, supports, is_relative, may_be_proposed in rows:
        side = Side(id_, name, bool(may_be_proposed))
        is_professional = roles is not None and not PROFESSIONAL_ROLES.isdisjoint(roles)
        if roles is None:
            organisations.append(side)
        elif is_relative or (PersonRole.FAMILY.value in roles and not is_professional):
            family.append(side)
            supporting |= {id_} if supports else set()
        elif is_professional:
            people.append(side)
    nearest = [each for each in family if each.id in supporting] or family
    professionals = people or organisations
    return Sides(nearest, professionals, await _acquainted(asking, nearest, people, day))


async def _acquainted(asking: Asking, family: list[Side], people: list[Side], day: date) -> frozenset[tuple[str, str]]:
    relatives, others = {each.id for each in family}, {each.id for each in people}
    ids = sorted(relatives | others)
    rows = await _read(asking, LIST_ACQUAINTANCES, from_ids=ids, to_ids=ids, day=day.isoformat())
    pairs = {(str(row[0]), str(row[1])) for row in rows[0].ties}
    return frozenset(
        (a, b) for one, other in pairs for a, b in ((one, other), (other, one)) if a in relatives and b in others
    )


async def find_areas(asking: Asking, people: Iterable[str], day: date) -> list[str]:
    """Where people live, and the areas around that."""
    return (await _read(asking, LIST_AREAS, person_ids=sorted(people), day=day.isoformat()))[0].areas


async def find_experts(asking: Asking, sides: Sides, areas: list[str], day: date) -> list[Expert]:
    """The family experts who may be proposed, wherever they are."""
    row = await _read(
        asking,
        LIST_EXPERTS,
        family_ids=[each.id for each in sides.family],
        side_ids=sides.ids,
        area_ids=areas,
        day=day.isoformat(),
    )
    return [
        Expert(id_, name, frozenset(knows), tuple(meeting) if meeting else None, bool(is_near), tuple(needs))
        for id_, name, knows, meeting, is_near, needs in row[0].experts
    ]


async def find_introducers(
    asking: Asking, experts: list[str], sides: Sides, day: date
) -> dict[tuple[str, str], list[tuple[str, str | None]]]:
    """For an expert and somebody on a side: who knows both, the closest first."""
    rows = await _read(asking, LIST_INTRODUCERS, expert_ids=experts, side_ids=sides.ids, day=day.isoformat())
    found: dict[tuple[str, str], list[tuple[str, str | None]]] = {}
    for expert, side, between, name in rows[0].introducers:
        found.setdefault((expert, side), []).append((between, name))
    return found


async def find_dilemmas(asking: Asking, parties: list[str]) -> list[Dilemma]:
    """What these parties struggle with now, the oldest first."""
    rows = await _read(asking, LIST_DILEMMAS, party_ids=parties)
    return [Dilemma(need, frozenset(who), frozenset(talents)) for need, who, talents in rows[0].dilemmas]


async def find_leaders(
    asking: Asking, talents: list[str], areas: list[str], sides: list[str], day: date
) -> dict[str, list[tuple[str, str | None]]]:
    """Who offers to lead a conversation nearby, by talent."""
    rows = await _read(asking, LIST_LEADERS, talent_ids=talents, area_ids=areas, side_ids=sides, day=day.isoformat())
    found: dict[str, list[tuple[str, str | None]]] = {}
    for talent, party, name in rows[0].leaders:
        found.setdefault(talent, []).append((party, name))
    return found
