"""A city of 100,000 people and 1,000,000 ties: its connectors, and what one of its neighbourhoods costs."""

import time
from collections.abc import AsyncIterator

from bench.ground import Bench
from bench.measure import Client, in_turns, timing
from bench.network import Questions, anew, is_within
from bench.rows import Row, Timing

PEOPLE, TIES = 100_000, 1_000_000
TIMES = 20
# The database of the city has run nothing yet, that of the town all that was measured before.
WARM_UP_SECONDS = 40.0
MOST = 1.3
CITY_SECONDS = 20.0
CONNECTORS = """query ($area: ID!) { connectors(area: $area, first: 20) {
  people ties isEstimate connectors { rank betweenness person { id name } } } }"""


async def measure(town: Bench, city: Bench) -> AsyncIterator[Row]:
    """The same questions about a neighbourhood of each, by turns; then one about the whole city, cold and warm."""
    at_home, here = Questions(town), Questions(city)
    for name, work, reference in (
        ("connectors", here.connectors, at_home.connectors),
        ("fragility", here.mended, at_home.mended),
        ("area report", here.report, at_home.report),
    ):
        ours, held_against = await in_turns(anew(city, work), anew(town, reference), TIMES, WARM_UP_SECONDS)
        is_met = is_within(ours, held_against, MOST)
        yield Row(f"{name} of a neighbourhood in the city", ours, held_against, f"≤ {MOST} × in the town", is_met)
    client = city.client(60)
    first, again = _asked(client, city), _asked(client, city)
    goal = f"≤ {CITY_SECONDS:g} s"
    yield Row("connectors of the city by sampling, first time", first, None, goal, first.median <= CITY_SECONDS * 1000)
    yield Row(
        "connectors of the city by sampling, again", again, None, "computed once", again.median <= first.median / 5
    )


def _asked(client: Client, city: Bench) -> Timing:
    begin = time.perf_counter()
    answer = client.ask(CONNECTORS, {"area": city.sample.city})["connectors"]
    end = time.perf_counter()
    if not answer["isEstimate"]:
        raise RuntimeError("The connectors of the city do not say that they are an estimate.")
    return timing([end - begin])
