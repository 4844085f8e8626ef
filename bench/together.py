"""Exchanges and arrangements: the computation beside the bare library call on the same model, and both over HTTP."""

import random
import time
from collections.abc import AsyncIterator, Callable
from typing import Any

import numpy as np
from scipy import optimize, sparse  # pyright: ignore[reportMissingTypeStubs]

from bench.ground import Bench
from bench.measure import Turn, in_turns, nothing
from bench.rows import Row, Timing
from graph.analytics.arrangements import proposed_arrangements
from graph.analytics.exchanges import Gifts, exchange_circles

PARTIES, NEEDS, OFFERS, GIFTS = 64, 200, 250, 1_000
MARKETS = 20
LARGEST_CIRCLE = 3
EXCHANGES_SECONDS, ARRANGEMENTS_SECONDS = 2.0, 3.0
WARM_UP_SECONDS = 4.0
_optimize: Any = optimize
_sparse: Any = sparse

CIRCLES = "query ($area: ID!) { exchanges(area: $area) { parties isOptimal circles { explanation } } }"
TOGETHER = "query ($area: ID!) { proposedArrangements(area: $area) { parties { id name } needsMet explanation } }"


async def measure(bench: Bench) -> AsyncIterator[Row]:
    """A row for each question: computed in this process, and asked about a neighbourhood of 500 people."""
    markets = [market(seed) for seed in range(MARKETS)]
    packings = [packing(each) for each in markets]
    circles, library = await in_turns(
        _turn(lambda number: exchange_circles(markets[number], max_parties=LARGEST_CIRCLE)),
        _turn(lambda number: solved(packings[number])),
        MARKETS,
        WARM_UP_SECONDS,
    )
    size = f"{PARTIES} parties, {GIFTS:,} gifts"
    yield _row(f"exchanges, {size}, circles of {LARGEST_CIRCLE}", circles, library, EXCHANGES_SECONDS)
    arrangements, _ = await in_turns(
        _turn(lambda number: proposed_arrangements(markets[number])), nothing, MARKETS, WARM_UP_SECONDS
    )
    yield _row(f"arrangements, {size}, five of 8 parties", arrangements, None, ARRANGEMENTS_SECONDS)
    for name, text, goal in (
        ("exchanges", CIRCLES, EXCHANGES_SECONDS),
        ("arrangements", TOGETHER, ARRANGEMENTS_SECONDS),
    ):
        asked = bench.client().turn(text, lambda _: {"area": bench.sample.area}, MARKETS)
        ours, _ = await in_turns(asked, nothing, MARKETS, WARM_UP_SECONDS)
        yield _row(f"{name} of a neighbourhood, over HTTP", ours, None, goal)


def market(seed: int) -> Gifts:
    """Gifts between parties drawn at random, each need answered by five offers: the hardest case, without any shape."""
    draw = random.Random(seed)  # the same market in every run
    askers = sorted(draw.randrange(PARTIES) for _ in range(NEEDS))
    offerers = [draw.randrange(PARTIES) for _ in range(OFFERS)]
    rows: set[tuple[int, int, int, int]] = set()
    while len(rows) < GIFTS:
        need, offer = draw.randrange(NEEDS), draw.randrange(OFFERS)
        if offerers[offer] != askers[need]:
            rows.add((offerers[offer], askers[need], need, offer))
    capacities = [draw.choice((1, 1, 1, 2, 3)) for _ in range(OFFERS)]
    return Gifts.of(PARTIES, [(*each, draw.choice((0.6, 1.0))) for each in sorted(rows)], capacities)


def packing(gifts: Gifts) -> Any:
    """Which parties every circle covers: a row for each party, a column for each circle."""
    after: list[set[int]] = [set() for _ in range(gifts.parties)]
    for giver, taker in zip(gifts.givers.tolist(), gifts.takers.tolist(), strict=True):
        after[giver].add(taker)
    pairs = {frozenset((one, other)) for one in range(gifts.parties) for other in after[one] if one in after[other]}
    triples = {
        frozenset((one, other, third))
        for one in range(gifts.parties)
        for other in after[one]
        for third in after[other] - {one}
        if one in after[third]
    }
    circles = sorted(map(sorted, pairs | triples))
    members = [(party, column) for column, circle in enumerate(circles) for party in circle]
    rows, columns = zip(*members, strict=True)
    return _sparse.csr_array((np.ones(len(rows)), (rows, columns)), shape=(gifts.parties, len(circles)))


def solved(covers: Any) -> int:
    """The most parties that disjoint circles can cover, by the library alone."""
    found = _optimize.milp(
        -np.asarray(covers.sum(axis=0)).ravel(),
        integrality=np.ones(covers.shape[1]),
        bounds=_optimize.Bounds(0.0, 1.0),
        constraints=_optimize.LinearConstraint(covers, -np.inf, 1.0),
        options={"mip_rel_gap": 0.0},
    )
    return round(-found.fun)


def _turn(work: Callable[[int], object]) -> Turn:
    """What it takes of a processor, so that whatever else runs on the machine does not count."""

    async def take(number: int) -> float:
        begin = time.process_time()
        work(number)
        return time.process_time() - begin

    return take


def _row(name: str, ours: Timing, library: Timing | None, goal: float) -> Row:
    return Row(name, ours, library, f"{goal:.0f} s", ours.median <= goal * 1000)
