"""Areas over time: the report of a neighbourhood against the bare library calls on the same snapshot, read anew."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date

from bench.ground import Bench
from bench.measure import Turn, in_turns, nothing
from bench.rows import Row
from graph.access import DEMO_VIEWER
from graph.analytics.components import component_sizes, fragmentation
from graph.analytics.distances import distance_fragmentation, reach
from graph.analytics.mixing import ei_index
from graph.area_report import area_report
from graph.area_statistics import area_statistics
from graph.asking import Asking
from graph.model.kinds import TieKind
from graph.settings import ServiceSettings
from graph.snapshot import Snapshots

TIMES = 30
WARM_UP_SECONDS = 2.0


async def measure(bench: Bench) -> AsyncIterator[Row]:
    """The report anew and again, and the figures of a year."""
    day, kept = DEMO_VIEWER.day, Snapshots(bench.database)

    def asking(snapshots: Snapshots) -> Asking:
        return Asking(bench.database, DEMO_VIEWER, ServiceSettings(), snapshots)

    async def read_anew() -> None:
        snapshots = Snapshots(bench.database)
        await snapshots.of(DEMO_VIEWER, area=bench.sample.area, kinds=(TieKind.KNOWS,), day=day)
        snapshots.close()

    async def library() -> None:
        await read_anew()
        snapshot = await kept.of(DEMO_VIEWER, area=bench.sample.area, kinds=(TieKind.KNOWS,), day=day)
        network = snapshot.network
        component_sizes(network)
        fragmentation(network)
        distance_fragmentation(reach(network))
        for _ in range(3):
            ei_index(network, snapshot.first_roles.astype("int64") + 1)

    async def report_anew() -> None:
        snapshots = Snapshots(bench.database)
        await area_report(asking(snapshots), area=bench.sample.area)
        snapshots.close()

    async def report_again() -> None:
        await area_report(asking(kept), area=bench.sample.area)

    async def statistics() -> None:
        await area_statistics(asking(kept), within=bench.sample.area, to=date(day.year - 1, 12, 31))

    anew, reference = await in_turns(_turn(report_anew), _turn(library), TIMES, WARM_UP_SECONDS)
    warm, _ = await in_turns(_turn(report_again), nothing, TIMES, WARM_UP_SECONDS)
    year, _ = await in_turns(_turn(statistics), nothing, TIMES, WARM_UP_SECONDS)
    goal = "≤ 1.5 × (library + snapshot read)"
    # Anew it also reads meetings, partners, needs and offers, of which the library calls know nothing.
    yield Row("area report, nothing kept", anew, reference, "none stated", None)
    yield Row("area report, warm", warm, reference, goal, warm.median <= 1.5 * reference.median)
    yield Row("area statistics of a published year", year, None, "none stated", None)
    kept.close()


def _turn(work: Callable[[], Awaitable[None]]) -> Turn:
    async def take(_: int) -> float:
        begin = time.perf_counter()
        await work()
        return time.perf_counter() - begin

    return take
