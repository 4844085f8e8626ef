"""The question `areaReport`: how an area is doing, on one day or on two."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from graph.answers import Ref
from graph.area_report.answer import AreaFigures, AreaReport, GroupsBridged, MeetingVisitors, Partner
from graph.area_report.asked import Asked, check_asked
from graph.area_report.bridging import groups_bridged
from graph.area_report.changes import changes
from graph.area_report.comparing import Comparison, compare, presence
from graph.area_report.figures import FiguresMaker, Memberships
from graph.area_report.population import Population
from graph.area_report.records import RecordReader, Records
from graph.area_report.telling import Telling
from graph.asking import Asking
from graph.dates import year_before
from graph.errors import NotFound
from graph.groups import GroupBy, groups_of
from graph.model import DataClass
from graph.model.kinds import TieKind
from graph.places import places_within
from graph.snapshot import Snapshot


async def area_report(
    asking: Asking, *, area: str, as_of: date | None = None, compared_to: date | None = None
) -> AreaReport:
    """How an area is doing as of a day; with `compared_to` also that day and the earlier one side by side.

    The comparison is over the people and the reporters present on both days, so that recording more than before does
    not look like more happening than before.
    """
    _check_sight(asking)
    asked = check_asked(area=area, day=as_of or asking.viewer.day, compared_to=compared_to)
    later = await _snapshot(asking, asked.area, asked.day)
    key = ("area report", asked, asking.wanted, asking.viewer.language)
    answer = later.remembered(key)
    if not isinstance(answer, AreaReport):
        answer = await asking.snapshots.once((id(later), key), lambda: _answered(asking, asked, later))
        later.remember(key, answer)
    return answer


def _check_sight(asking: Asking) -> None:
    """Refuses who may see no relations at all: a report of nobody would read as if there were nobody."""
    viewer = asking.viewer
    if not viewer.sees_all and DataClass.C not in viewer.classes and not viewer.own:
        raise NotFound(
            "You may not see who knows whom here, so there is no report. Ask areaStatistics for safe figures."
        )


async def _snapshot(asking: Asking, area: str, day: date) -> Snapshot:
    return await asking.snapshots.of(asking.viewer, area=area, kinds=(TieKind.KNOWS,), day=day)


@dataclass(frozen=True)
class _Found:
    """Everything that was read for one answer."""

    asked: Asked
    later: Snapshot
    records: Records
    memberships: Memberships
    comparison: Comparison | None


async def _answered(asking: Asking, asked: Asked, later: Snapshot) -> AreaReport:
    telling = Telling(asking.viewer.language)
    places = await places_within(asking.database, asking.viewer, asked.area)
    reader = RecordReader(asking, asked.area, places)
    comparison = None
    if asked.compared_to is None:
        people = list(later.ids[: later.people])
        records, memberships = await asyncio.gather(
            reader.read(people, asked.day, asked.day, year_before(asked.day)), _memberships(asking, [later])
        )
    else:
        earlier = await _snapshot(asking, asked.area, asked.compared_to)
        found = await presence(reader, earlier, later)
        people = sorted(found.network_earlier | found.network_later)
        records, memberships = await asyncio.gather(
            reader.read(people, earlier.day, later.day, earlier.day), _memberships(asking, [earlier, later])
        )
        comparison = await compare(reader, records, found, telling)
    made = _Found(asked, later, records, memberships, comparison)
    return await asking.snapshots.work(
        lambda _: _Answering(asking, made, telling).answer(), seconds=asking.service.analysis_seconds
    )


async def _memberships(asking: Asking, snapshots: list[Snapshot]) -> Memberships:
    """The name of each person's group, as of the last of these snapshots that has the person."""
    pairs = [(group_by, snapshot) for group_by in GroupBy for snapshot in snapshots]
    read = await asyncio.gather(
        *(groups_of(asking.database, asking.viewer, snapshot, group_by) for group_by, snapshot in pairs)
    )
    found: dict[GroupBy, dict[str, str]] = {group_by: {} for group_by in GroupBy}
    for (group_by, snapshot), groups in zip(pairs, read, strict=True):
        names = found[group_by]
        for person, number in zip(snapshot.ids[: snapshot.people], groups.numbers.tolist(), strict=False):
            if (name := groups.name(number)) is not None:
                names[person] = name
            else:
                names.pop(person, None)
    return found


class _Answering:
    """One answer in the making; runs in a worker thread."""

    def __init__(self, asking: Asking, found: _Found, telling: Telling) -> None:
        self._asking = asking
        self._found = found
        self._telling = telling

    def answer(self) -> AreaReport:
        """The whole answer."""
        asked, later, comparison = self._found.asked, self._found.later, self._found.comparison
        everybody = Population.of(asked.day, later.ids[: later.people], self._found.records.ties)
        now = self._figures(everybody, everybody.with_known_tie, "now")
        before = comparison and self._figures(comparison.before, comparison.with_known_tie, "before")
        after = comparison and self._figures(comparison.after, comparison.with_known_tie, "after")
        bridged = self._bridged()
        partners = self._partners()
        return AreaReport(
            area=Ref(asked.area),
            as_of=asked.day,
            compared_to=asked.compared_to,
            revision=later.revision,
            now=now,
            before=before,
            after=after,
            changes=changes(before, after, self._telling) if before and after else [],
            new_records=comparison and comparison.new_records,
            partners=partners,
            groups_bridged=bridged,
            meetings=self._meetings(everybody, bridged),
            explanation=self._telling.report(
                self._found.records.name, now, before, after, partners, bridged, comparison and comparison.new_records
            ),
        )

    def _figures(self, population: Population, with_known_tie: frozenset[str], name: str) -> AreaFigures:
        records, memberships = self._found.records, self._found.memberships
        return FiguresMaker(
            population, with_known_tie, records, memberships, self._telling, self._wants(name)
        ).figures()

    def _wants(self, name: str) -> Callable[[str], bool]:
        """Whether a field of these figures is asked for; the changes and the explanation need most of them."""
        is_told = self._asking.wants("changes") or self._asking.wants("explanation")
        return lambda field: self._asking.wants(f"{name}.{field}") or is_told

    def _partners(self) -> list[Partner]:
        organisations, asked = self._found.records.organisations, self._found.asked
        earlier = organisations.partners_on(asked.compared_to) if asked.compared_to else None
        found = [
            Partner(Ref(each), since, earlier is not None and each not in earlier)
            for each, since in organisations.partners_since(asked.day).items()
        ]
        return sorted(found, key=lambda each: (each.since or "", each.organisation.id))

    def _bridged(self) -> list[GroupsBridged]:
        comparison = self._found.comparison
        if comparison is None:
            return []
        return groups_bridged(
            comparison.before, comparison.after, self._found.records, self._found.memberships, self._telling
        )

    def _meetings(self, everybody: Population, bridged: list[GroupsBridged]) -> list[MeetingVisitors]:
        origins = Counter(each.origin for each in everybody.ties)
        joined = Counter(each.id for pair in bridged for each in pair.meetings)
        return [
            MeetingVisitors(
                Ref(meeting), date.fromisoformat(day), visitors, recorded, origins[meeting], joined[meeting]
            )
            for meeting, day, visitors, recorded in self._found.records.meetings
        ]
