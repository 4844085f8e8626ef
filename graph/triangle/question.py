"""The question `openTriangle`: which side is missing around a person, and who could stand beside the family."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product

from graph.answers import Ref
from graph.apart import kept_apart
from graph.asking import Asking
from graph.checks import check_id
from graph.loads import loads_of
from graph.triangle.answer import FamilyExpert, OpenTriangle, SitTogether, TriangleSide
from graph.triangle.facts import (
    Dilemma,
    Expert,
    Side,
    Sides,
    find_areas,
    find_centre,
    find_dilemmas,
    find_experts,
    find_introducers,
    find_leaders,
    find_sides,
)
from graph.triangle.telling import Telling

MOST_EXPERTS = 5
MOST_LEADERS = 5

Names = dict[str, str | None]


async def open_triangle(asking: Asking, *, around: str) -> OpenTriangle:
    """Who stands around a person, which side is missing and who could close it, asked for that person.

    NotFound when there is no such person to be seen. A viewer who may not see support around this person gets an
    answer that is the same whatever there is. Nobody is proposed who may not be asked or is kept apart from anybody
    concerned.
    """
    person, day = check_id("around", around), asking.viewer.day
    centre = await find_centre(asking, person)
    if not centre.is_shown:
        return _hidden(asking, person, day)
    sides = await find_sides(asking, person, day)
    names: Names = {person: centre.name} | {each.id: each.name for each in (*sides.family, *sides.professionals)}
    missing = _missing(sides)
    concerned = [person, *sides.ids]
    areas, dilemmas = await asyncio.gather(
        find_areas(asking, [person, *(each.id for each in sides.family)], day), find_dilemmas(asking, concerned)
    )
    is_open = TriangleSide.FAMILY_PROFESSIONAL in missing
    experts = await _experts(asking, person, sides, areas, names) if is_open else []
    together = await _together(asking, concerned, dilemmas, areas, names)
    telling = Telling(asking.viewer.language, names)
    return OpenTriangle(
        around=Ref(person),
        as_of=day,
        is_shown=True,
        family=[Ref(each.id) for each in sides.family],
        professionals=[Ref(each.id) for each in sides.professionals],
        missing=missing,
        could_stand_beside=experts,
        dilemmas=[Ref(each.need) for each in dilemmas],
        sit_together=together,
        explanation=telling.triangle(
            person,
            sides,
            missing,
            [each.person.id for each in experts],
            len(dilemmas),
            [each.explanation for each in together],
        ),
    )


def _hidden(asking: Asking, person: str, day: date) -> OpenTriangle:
    told = Telling(asking.viewer.language, {}).hidden()
    return OpenTriangle(Ref(person), day, False, [], [], [], [], [], [], told)


def _missing(sides: Sides) -> list[TriangleSide]:
    """The sides that are missing; none where nothing is known at all, which is unknown rather than missing."""
    if not sides.family and not sides.professionals:
        return []
    if not sides.family:
        return [TriangleSide.PERSON_FAMILY]
    if not sides.professionals:
        return [TriangleSide.PERSON_PROFESSIONAL]
    return [] if sides.acquainted else [TriangleSide.FAMILY_PROFESSIONAL]


@dataclass(frozen=True)
class _Proposal:
    """An expert with the two between whom they would stand."""

    expert: Expert
    family: Side
    professional: Side

    @property
    def order(self) -> tuple[int, int, bool, bool, str, str, str]:
        """Whom they know first, then whether they answer the family's question, then how near they are."""
        known = {self.family.id, self.professional.id} & self.expert.knows
        return (
            -len(known),
            -len(self.expert.needs),
            not self.has_met,
            not self.expert.is_near,
            self.expert.id,
            self.family.id,
            self.professional.id,
        )

    @property
    def has_met(self) -> bool:
        return self.expert.meeting is not None and self.expert.meeting[2] == self.family.id


async def _experts(asking: Asking, person: str, sides: Sides, areas: list[str], names: Names) -> list[FamilyExpert]:
    """The family experts who are somehow near, each between the two of whom they know most."""
    day = asking.viewer.day
    found = [each for each in await find_experts(asking, sides, areas, day) if each.id != person]
    introducers = await find_introducers(asking, [each.id for each in found], sides, day)
    apart = await _apart(asking, [person, *sides.ids, *(each.id for each in found), *_between(introducers)])
    best: dict[str, _Proposal] = {}
    for expert, family, professional in product(found, sides.family, sides.professionals):
        proposal = _Proposal(expert, family, professional)
        if _may_be_proposed(proposal, person, apart) and _is_near(proposal, introducers):
            best[expert.id] = min((best.get(expert.id, proposal), proposal), key=lambda each: each.order)
    chosen = sorted(best.values(), key=lambda each: each.order)[:MOST_EXPERTS]
    loads = await loads_of(asking, [each.expert.id for each in chosen])
    names |= {each.expert.id: each.expert.name for each in chosen}
    return [_told(asking, each, introducers, apart, names, loads.get(each.expert.id, 0)) for each in chosen]


def _may_be_proposed(proposal: _Proposal, person: str, apart: Mapping[str, frozenset[str]]) -> bool:
    """Whether all three may be asked, and nobody concerned is kept apart from another."""
    family, professional = proposal.family, proposal.professional
    if not (family.may_be_proposed and professional.may_be_proposed):
        return False
    concerned = {person, family.id, professional.id}
    return apart.get(proposal.expert.id, frozenset()).isdisjoint(concerned) and professional.id not in apart.get(
        family.id, frozenset()
    )


def _is_near(proposal: _Proposal, introducers: Mapping[tuple[str, str], object]) -> bool:
    expert = proposal.expert
    ends = (proposal.family.id, proposal.professional.id)
    return (
        expert.is_near
        or proposal.has_met
        or any(each in expert.knows or (expert.id, each) in introducers for each in ends)
    )


def _told(
    asking: Asking,
    proposal: _Proposal,
    introducers: Mapping[tuple[str, str], list[tuple[str, str | None]]],
    apart: Mapping[str, frozenset[str]],
    names: Names,
    load: int,
) -> FamilyExpert:
    expert, family, professional = proposal.expert, proposal.family.id, proposal.professional.id
    introduction = next(
        (
            (between, end)
            for end in (professional, family)
            if end not in expert.knows
            for between in introducers.get((expert.id, end), ())
            if apart.get(between[0], frozenset()).isdisjoint({expert.id, end})
        ),
        None,
    )
    if introduction is not None:
        names.setdefault(*introduction[0])
    meeting = expert.meeting if proposal.has_met else None
    return FamilyExpert(
        person=Ref(expert.id),
        family=Ref(family),
        professional=Ref(professional),
        knows_family=family in expert.knows,
        knows_professional=professional in expert.knows,
        met_at=Ref(meeting[0]) if meeting else None,
        is_near=expert.is_near,
        answers=[Ref(each) for each in expert.needs],
        introduced_by=Ref(introduction[0][0]) if introduction else None,
        load=load,
        explanation=Telling(asking.viewer.language, names).expert(
            expert, family, professional, (introduction[0][0], introduction[1]) if introduction else None
        ),
    )


async def _together(
    asking: Asking, concerned: list[str], dilemmas: list[Dilemma], areas: list[str], names: Names
) -> list[SitTogether]:
    """Conversations for which dilemmas of at least two of those concerned ask."""
    shared = sorted({talent for each in dilemmas for talent in each.talents})
    asking_for = {talent: [each for each in dilemmas if talent in each.talents] for talent in shared}
    people = {talent: set[str]().union(*(each.parties for each in of)) for talent, of in asking_for.items()}
    apart = await _apart(asking, concerned)
    talents = [
        talent
        for talent in shared
        if len(people[talent]) > 1
        and all(apart.get(one, frozenset()).isdisjoint(people[talent]) for one in people[talent])
    ]
    leaders = await find_leaders(asking, talents, areas, concerned, asking.viewer.day) if talents else {}
    apart = await _apart(asking, [*concerned, *(id_ for of in leaders.values() for id_, _ in of)])
    found: list[SitTogether] = []
    for talent in talents:
        fit = [
            (id_, name)
            for id_, name in leaders.get(talent, [])
            if apart.get(id_, frozenset()).isdisjoint(people[talent])
        ][:MOST_LEADERS]
        names |= dict(fit)
        told = Telling(asking.viewer.language, names)
        found.append(
            SitTogether(
                talent=Ref(talent),
                dilemmas=[Ref(each.need) for each in asking_for[talent]],
                led_by=[Ref(id_) for id_, _ in fit],
                explanation=told.sit_together(
                    [each for each in concerned if each in people[talent]], [id_ for id_, _ in fit]
                ),
            )
        )
    return found


async def _apart(asking: Asking, ids: list[str]) -> dict[str, frozenset[str]]:
    """From whom each of these must be kept apart, among these."""
    places = {each: number for number, each in enumerate(dict.fromkeys(ids))}
    in_order = list(places)
    apart = await kept_apart(asking, asking.viewer.day, places)
    return {in_order[one]: frozenset(in_order[each] for each in others) for one, others in apart.items()}


def _between(introducers: Mapping[tuple[str, str], list[tuple[str, str | None]]]) -> list[str]:
    return sorted({id_ for of in introducers.values() for id_, _ in of})
