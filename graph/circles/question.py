"""The question `circleCheck`: how a circle of people who support each other is doing."""

import asyncio
from datetime import date

from graph.answers import PartialDay, Ref
from graph.asking import Asking
from graph.checks import check_day, check_id
from graph.circles.answer import (
    CircleBackground,
    CircleCheck,
    CircleCompanion,
    CircleGroup,
    CircleLoss,
    CircleParticipant,
)
from graph.circles.facts import (
    Attendance,
    KnownTies,
    Member,
    find_attendance,
    find_backgrounds,
    find_homes,
    find_members,
    find_ties,
)
from graph.circles.figures import (
    LAST_EVENINGS,
    Visit,
    days_left,
    is_missed,
    losses,
    most_shared,
    reach,
    three_years_on,
)
from graph.circles.telling import Telling
from graph.groups import GroupBy, role_name
from graph.model.kinds import PersonRole
from graph.network import Coverage


async def circle_check(asking: Asking, *, arrangement: str, as_of: date | None = None) -> CircleCheck:
    """How a stored circle is doing: time of support, who stays away, who hangs on whom, and what dominates.

    NotFound or InvalidInput when the arrangement is not a circle. People who have left are not counted.
    """
    circle, day = check_id("arrangement", arrangement), check_day(as_of or asking.viewer.day)
    members = await find_members(asking, circle, day)
    ties, attendance, backgrounds = await asyncio.gather(
        find_ties(asking, members, day),
        find_attendance(asking, circle, members, day),
        _backgrounds(asking, members, day),
    )
    return _Answering(asking, day, members, ties, attendance).answer(circle, backgrounds)


class _Answering:
    """One answer in the making."""

    def __init__(
        self, asking: Asking, day: date, members: list[Member], ties: KnownTies, attendance: Attendance
    ) -> None:
        self._day = day
        self._members = members
        self._ties = ties
        self._attendance = attendance
        self._came = attendance.came()
        self._ids = [each.id for each in members]
        self._participants = {each.id for each in members if each.is_participant}
        self._telling = _telling(asking, members)

    def answer(self, circle: str, backgrounds: list[CircleBackground]) -> CircleCheck:
        participants = [self._participant(each) for each in self._members if each.is_participant]
        not_reached = list(reach(self._ids, self._participants, self._ties.pairs).cut_off)
        lost = self._losses()
        coverage = Coverage(
            people=len(self._members),
            ties=len(self._ties.pairs),
            reporters=self._ties.reporters,
            without_tie=sum(self._contacts(each) == 0 for each in self._ids),
            undated=self._ties.undated,
        )
        return CircleCheck(
            arrangement=Ref(circle),
            as_of=self._day,
            people=coverage.people,
            ties=coverage.ties,
            without_known_tie=coverage.without_tie,
            reporters=coverage.reporters,
            ties_of_unknown_beginning=coverage.undated,
            participants=participants,
            companions=[
                CircleCompanion(Ref(each.id), each.role, self._contacts(each.id))
                for each in self._members
                if not each.is_participant
            ],
            series=self._attendance.series,
            evenings=[Ref(each.id) for each in self._attendance.evenings[:LAST_EVENINGS]],
            reaches_everyone=not not_reached,
            not_reached=[Ref(each) for each in not_reached],
            losses=lost,
            backgrounds=backgrounds,
            explanation=self._telling.circle(participants, lost, not_reached, backgrounds, coverage),
        )

    def _contacts(self, person: str) -> int:
        return sum(person in pair for pair in self._ties.pairs)

    def _participant(self, member: Member) -> CircleParticipant:
        full_on = three_years_on(member.since) if member.since else None
        left = days_left(full_on, self._day) if full_on else None
        is_over = left is not None and left <= 0
        last_seen = self._last_seen(member.id)
        missed = is_missed(member.id, self._came)
        elsewhere = self._elsewhere(member.id, last_seen)
        contacts = self._contacts(member.id)
        sentences = [
            self._telling.time(member.id, member.since, full_on, is_over=is_over),
            self._telling.missed(last_seen, elsewhere) if missed else "",
            "" if contacts else self._telling.unknown(),
        ]
        return CircleParticipant(
            person=Ref(member.id),
            since=PartialDay(member.since) if member.since else None,
            three_years_on=PartialDay(full_on) if full_on else None,
            days_left=left,
            is_over=is_over,
            contacts=contacts,
            last_seen_on=last_seen,
            not_seen_lately=missed,
            seen_elsewhere=Ref(elsewhere.meeting) if elsewhere else None,
            explanation=" ".join(each for each in sentences if each),
        )

    def _last_seen(self, person: str) -> date | None:
        own = (each for each in self._attendance.visits if each.series == self._attendance.series is not None)
        return max((each.held_on for each in own if person in each.came), default=None)

    def _elsewhere(self, person: str, last_seen: date | None) -> Visit | None:
        """The last meeting outside the series to which somebody came after they were last seen at the circle."""
        found = [
            each
            for each in self._attendance.visits
            if person in each.came
            and (each.series is None or each.series != self._attendance.series)
            and (last_seen is None or each.held_on > last_seen)
        ]
        return max(found, key=lambda each: (each.held_on, each.meeting), default=None)

    def _losses(self) -> list[CircleLoss]:
        roles = {each.id: each.role for each in self._members}
        return [
            CircleLoss(
                person=Ref(person),
                role=roles[person],
                cut_off=[Ref(each) for each in lost.cut_off],
                groups=[CircleGroup([Ref(each) for each in group]) for group in lost.groups],
                explanation=self._telling.loss(person, lost),
            )
            for person, lost in losses(self._ids, self._participants, self._ties.pairs)
        ]


def _telling(asking: Asking, members: list[Member]) -> Telling:
    return Telling(asking.viewer.language, {each.id: each.name for each in members})


async def _backgrounds(asking: Asking, members: list[Member], day: date) -> list[CircleBackground]:
    """What most participants share: role, organisation and neighbourhood, as far as anything is known."""
    participants = [each for each in members if each.is_participant]
    ids = [each.id for each in participants]
    (homes, areas), (organisations, names) = await asyncio.gather(
        find_homes(asking, ids, day), find_backgrounds(asking, ids, day)
    )
    roles = {each.id: {each.first_role} - {None} for each in participants}
    role_names = {each.value: role_name(each, asking.viewer.language) for each in PersonRole}
    telling, total = _telling(asking, members), len(participants)
    found: list[CircleBackground] = []
    for by, groups, named in (
        (GroupBy.ROLE, roles, role_names),
        (GroupBy.ORGANISATION, organisations, names),
        (GroupBy.NEIGHBOURHOOD, homes, areas),
    ):
        shared = most_shared({person: {each for each in of if each} for person, of in groups.items()})
        if shared is None or shared.people < 2:
            continue
        dominates = (
            2 * shared.people > total and by is not GroupBy.NEIGHBOURHOOD and shared.group != PersonRole.RESIDENT
        )
        told = telling.background(by, named[shared.group], shared.people, total, dominates=dominates)
        found.append(
            CircleBackground(
                by=by,
                name=named[shared.group],
                people=shared.people,
                known=shared.known,
                total=total,
                share=shared.people / total,
                dominates=dominates,
                explanation=told,
            )
        )
    return found
