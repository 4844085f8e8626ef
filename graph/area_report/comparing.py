"""Two days side by side: over the people, and the reporters, present on both, so that like is compared with like."""

from dataclasses import dataclass
from datetime import date

from graph.area_report.answer import NewRecords
from graph.area_report.population import Population
from graph.area_report.records import RecordReader, Records
from graph.area_report.telling import Telling
from graph.snapshot import Snapshot


@dataclass(frozen=True)
class Presence:
    """Who was in the area on each of two days."""

    earlier: date
    later: date
    people_earlier: frozenset[str]
    people_later: frozenset[str]
    network_earlier: frozenset[str]
    network_later: frozenset[str]

    @property
    def both(self) -> frozenset[str]:
        """Who is in the network of one of the days, and was there on both.

        Somebody active there who met a first resident in between was there before; only the tie is new.
        """
        return self.people_earlier & self.people_later


@dataclass(frozen=True)
class Comparison:
    """The same people, as told by the same reporters, on two days."""

    before: Population
    after: Population
    new_records: NewRecords

    @property
    def with_known_tie(self) -> frozenset[str]:
        """Of whom a tie is known on one of the days: the same people for both, so that a first tie is no setback."""
        return self.before.with_known_tie | self.after.with_known_tie


async def presence(reader: RecordReader, earlier: Snapshot, later: Snapshot) -> Presence:
    """Who was there on both days; whoever is in the network of only one day is looked up on the other."""
    first, last = frozenset(earlier.ids[: earlier.people]), frozenset(later.ids[: later.people])
    was_there = await reader.present(last - first, earlier.day) if last - first else set[str]()
    is_there = await reader.present(first - last, later.day) if first - last else set[str]()
    return Presence(earlier.day, later.day, first | was_there, last | is_there, first, last)


async def compare(reader: RecordReader, records: Records, found: Presence, telling: Telling) -> Comparison:
    """Both days over what was there on both, and what that leaves out."""
    told = {each.reporter for each in records.ties if each.reporter is not None}
    earlier = await _reporters_on(reader, found, told, found.earlier)
    later = await _reporters_on(reader, found, told, found.later)
    kept = earlier & later
    ties = [each for each in records.ties if each.reporter is None or each.reporter in kept]
    before = Population.of(found.earlier, found.both, ties)
    after = Population.of(found.later, found.both, ties)
    return Comparison(before, after, _new_records(records, found, earlier, later, after, telling))


async def _reporters_on(reader: RecordReader, found: Presence, told: set[str], day: date) -> set[str]:
    """Who of those that told ties was there to tell them: in the network that day, or known elsewhere by then."""
    network = found.network_earlier if day == found.earlier else found.network_later
    outside = told - found.network_earlier - found.network_later
    known = await reader.known_reporters(outside, day) if outside else set[str]()
    return (told & network) | known


def _new_records(
    records: Records, found: Presence, earlier: set[str], later: set[str], after: Population, telling: Telling
) -> NewRecords:
    everything = Population.of(found.later, found.both, records.ties)
    joined = found.network_later - found.people_earlier
    before = Population.of(found.earlier, found.network_earlier, records.ties).reporters
    now = Population.of(found.later, found.network_later, records.ties)
    record = NewRecords(
        people_joined=len(joined),
        people_left=len(found.network_earlier - found.people_later),
        reporters_joined=len(now.reporters - earlier),
        reporters_left=len(before - later),
        ties_of_new_reporters=len(everything.pairs - after.pairs),
        ties_of_people_joined=sum(each.first in joined or each.second in joined for each in now.ties),
        explanation="",
    )
    return telling.change.with_new_records(record)
