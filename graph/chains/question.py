"""The question itself: check what was asked, search, put the chains in their places, say what was found."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from graph.asking import Asking
from graph.chains.answer import Chains
from graph.chains.asked import Asked, ChainOrder, ChainTarget, check_asked
from graph.chains.introduced import with_introductions
from graph.chains.networked import NetworkSearch
from graph.chains.parties import find_parties, read_parties
from graph.chains.pool import Pool, looks_whole
from graph.chains.summary import Outcome, answer
from graph.chains.targets import Goal, find_goal
from graph.chains.ties import Found, Hub
from graph.chains.told import name_of
from graph.chains.traced import TracedSearch
from graph.errors import LimitExceeded
from graph.model.kinds import TieKind


class Search(Protocol):
    """One way to search for chains."""

    async def chains(self, count: int) -> Pool:
        """The best chains in their places."""
        ...

    async def hubs(self, best: Found | None) -> Sequence[Hub]:
        """The large organisations through which a chain would have been better than the best."""
        ...


async def chains(
    asking: Asking,
    *,
    from_id: str,
    to: str | None = None,
    to_any: ChainTarget | None = None,
    via: Iterable[str] | None = None,
    avoiding: Iterable[str] | None = None,
    by: ChainOrder | str = ChainOrder.FEWEST_STEPS,
    count: int = 3,
    max_steps: int = 6,
    ties: Iterable[TieKind | str] | None = None,
    through_hubs: bool = False,
    as_of: date | None = None,
) -> Chains:
    """Who can introduce somebody to somebody: the best chains from one party to another, or to any of a sort.

    NotFound for an id behind which this viewer may see nothing, InvalidInput for anything that cannot be asked.
    """
    asked = check_asked(
        from_id=from_id,
        to=to,
        to_any=to_any,
        via=via or (),
        avoiding=avoiding or (),
        by=by,
        count=count,
        max_steps=max_steps,
        ties=ties,
        through_hubs=through_hubs,
        day=as_of or asking.viewer.day,
    )
    outcome = await (_stay(asking, asked) if asked.is_round else _search(asking, asked))
    return answer(asked, outcome, asking.viewer.language, asking.wants, asking.spelt)


async def _stay(asking: Asking, asked: Asked) -> Outcome:
    start = (await find_parties(asking, asked))[asked.from_id].stop
    return Outcome([Found((start,), ())], False, (), start, name_of(start, asking.viewer.language))


async def _search(asking: Asking, asked: Asked) -> Outcome:
    goal = await find_goal(asking, asked)
    if asked.needs_network:
        search = await _opened(asking, asked, goal)
        return await _outcome(asking, asked, goal, search, await search.chains(asked.count))
    if asked.avoiding:
        # An id misspelt here would go unnoticed: there would be a chain all the same.
        await find_parties(asking, asked)
    traced = TracedSearch(asking, asked)
    pool = await traced.chains(asked.count)
    if pool.needs_network:
        pool = await _completed(asking, asked, goal, pool, traced.seconds)
    return await _outcome(asking, asked, goal, traced, pool)


async def _opened(asking: Asking, asked: Asked, goal: Goal) -> NetworkSearch:
    search = await NetworkSearch.open(asking, asked, goal)
    if not search.knows_all:
        await find_parties(asking, asked)
    return search


async def _completed(asking: Asking, asked: Asked, goal: Goal, pool: Pool, seconds: float) -> Pool:
    """What the network in memory gives; where that takes too long, what the database found, if it found anything."""
    try:
        async with asyncio.timeout(seconds if pool.chains else None):
            search = await _opened(asking, asked, goal)
            complete = await search.chains(asked.count)
    except (LimitExceeded, TimeoutError):
        if not pool.chains:
            raise
        return replace(pool, is_cut=True)
    # Judged by what is given: else a large network would tell that somebody is kept apart.
    ways = [each.ids for each in complete.chains]
    is_cut = pool.will_do and not looks_whole(ways, asked.count, asked.max_steps)
    return replace(complete, is_cut=complete.is_cut or is_cut)


async def _may_introduce(asking: Asking, asked: Asked, best: Found) -> bool:
    """Whether both ends may be asked; only read to be told, and where anybody stands between them."""
    if len(best.links) < 2 or not asking.wants("explanation"):
        return True
    ends = best.stops[0].id, best.stops[-1].id
    return all(each.may_pass for each in (await read_parties(asking, ends, asked.ties, asked.day)).values())


async def _outcome(asking: Asking, asked: Asked, goal: Goal, search: Search, pool: Pool) -> Outcome:
    chains = pool.chains
    hubs: Sequence[Hub] = ()
    if not asked.through_hubs and (not chains or asking.wants("hubsLeftOut")):
        hubs = await search.hubs(chains[0] if chains else None)
    language = asking.viewer.language
    if chains:
        chains = await with_introductions(asking, chains)
        start, end = chains[0].stops[0], chains[0].stops[-1]
        words = goal.words or name_of(end, language)
        may_introduce = await _may_introduce(asking, asked, chains[0])
        return Outcome(chains, pool.is_cut or goal.is_cut, hubs, start, words, may_introduce=may_introduce)
    parties = await find_parties(asking, asked)
    start = parties[asked.from_id]
    ends = [start, *([parties[asked.to]] if asked.to else [])]
    return Outcome(
        (),
        pool.is_cut or goal.is_cut,
        hubs,
        start.stop,
        goal.words or name_of(ends[-1].stop, language),
        tieless=[each.stop for each in ends if not each.has_ties and TieKind.MEETS not in asked.ties],
        blocked=[parties[each].stop for each in asked.via if not parties[each].may_pass],
        has_goal=bool(goal.parties),
    )
