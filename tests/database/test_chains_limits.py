"""A search that runs out of time or room gives what it has, and says so."""

import asyncio
from typing import Any

import pytest

from graph.access import Viewer
from graph.chains import ChainOrder, ChainTarget, chains, targets, traced
from graph.database import Database
from graph.errors import LimitExceeded
from graph.statements import Statement
from graph.surroundings import surroundings, walk
from tests.support.chains import Tie, asking, draw_network, knows, ways

TOO_SLOW = "The question took too long and was stopped."
CUT = "Not all chains were looked at, so there may be other or better ones."

# ann - bob - cor - dan    and two longer ways, of four and five steps
NETWORK = [*knows("ann bob cor dan"), *knows("ann eva fay gus dan"), *knows("eva hal ian jan dan")]


@pytest.fixture(params=[False, True], ids=["small", "large"])
def is_large(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the network counts as a large one."""
    if request.param:
        monkeypatch.setattr(traced, "MOST_TIES", 0)
    return request.param


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch, database: Database) -> set[str]:
    """The names of statements for which there is no time."""
    names: set[str] = set()
    read = database.read

    async def hurried(statement: Statement[Any], viewer: Viewer, **given: Any) -> list[Any]:
        if statement.name in names:
            raise LimitExceeded(TOO_SLOW)
        return await read(statement, viewer, **given)

    monkeypatch.setattr(database, "read", hurried)
    return names


async def test_without_time_for_several_chains_the_first_is_given(database: Database, slow: set[str]) -> None:
    await draw_network(database, NETWORK)
    slow.add("chains/trace_shortest_chains")

    found = await chains(asking(database), from_id="ann", to="dan")

    assert ways(found) == ["ann bob cor dan"]
    assert found.is_cut
    assert found.explanation.endswith(CUT)


async def test_without_time_for_longer_chains_the_shorter_are_given(
    database: Database, slow: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(traced, "MOST_TIES", 0)
    await draw_network(database, NETWORK)
    slow.add("chains/trace_longer_chains")

    found = await chains(asking(database), from_id="ann", to="dan", count=10)

    assert ways(found) == ["ann bob cor dan", "ann eva fay gus dan"]
    assert found.is_cut


async def test_without_time_for_any_chain_the_question_fails_with_advice(database: Database, slow: set[str]) -> None:
    await draw_network(database, NETWORK)
    slow |= {"chains/trace_shortest_chains", "chains/trace_chain"}

    with pytest.raises(LimitExceeded, match=TOO_SLOW):
        await chains(asking(database), from_id="ann", to="dan")


async def test_without_time_to_look_for_large_organisations_none_is_named(database: Database, slow: set[str]) -> None:
    members = [(name, "AFFILIATED_WITH", "Hall") for name in ("ann", "dan", "m1", "m2")]
    await draw_network(database, [*NETWORK, *members])
    slow.add("chains/trace_hubs")

    found = await chains(asking(database, hub_size=3), from_id="ann", to="dan", count=2)

    assert ways(found)[0] == "ann bob cor dan"
    assert found.hubs_left_out == []


async def test_without_time_for_the_network_in_memory_what_was_found_is_given(
    database: Database, slow: set[str]
) -> None:
    await draw_network(database, NETWORK)
    slow.add("chains/list_hubs")

    found = await chains(asking(database), from_id="ann", to="dan", count=10)

    assert ways(found) == ["ann bob cor dan", "ann eva fay gus dan"]
    assert found.is_cut


async def test_a_network_that_is_still_being_read_takes_no_chain_away(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await draw_network(database, NETWORK)
    question = asking(database)
    question.service.request_seconds = 1.0

    async def without_end(*_: Any, **__: Any) -> None:
        await asyncio.sleep(60)

    monkeypatch.setattr(question.snapshots, "of", without_end)
    found = await chains(question, from_id="ann", to="dan", count=10)

    assert ways(found)[0] == "ann bob cor dan"
    assert found.is_cut


async def test_more_equally_short_chains_than_are_read_are_called_cut(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(traced, "ROWS", 3)
    monkeypatch.setattr(traced, "MOST_TIES", 0)
    await draw_network(database, [tie for name in ("bob", "cor", "eva") for tie in knows(f"ann {name} dan")])

    found = await chains(asking(database), from_id="ann", to="dan", count=2)

    assert len(found.chains) == 2
    assert found.is_cut


async def test_in_a_small_network_all_are_read_however_many_are_as_short(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(traced, "ROWS", 3)
    ties = [tie for number in range(8) for tie in knows(f"ann p{number} dan", strength=5 if number in (3, 6) else 1)]
    await draw_network(database, ties)

    found = await chains(asking(database), from_id="ann", to="dan", count=2)

    assert sorted(ways(found)) == ["ann p3 dan", "ann p6 dan"]
    assert not found.is_cut


async def test_nobody_introduces_two_who_know_each_other(database: Database, is_large: bool) -> None:
    """Of eva, fay and gus each leads on by a detour only: bob knows cor, ann knows bob, cor knows dan."""
    detours = [*knows("bob eva cor"), *knows("ann fay bob"), *knows("cor gus dan")]
    await draw_network(database, [*knows("ann bob cor dan"), *detours, *knows("ann hal ian jan dan")])

    found = await chains(asking(database), from_id="ann", to="dan", count=10)

    assert ways(found) == ["ann bob cor dan", "ann hal ian jan dan"]
    assert found.is_cut == is_large


async def test_too_few_chains_are_filled_up_with_those_that_begin_or_end_with_somebody_else(
    database: Database, is_large: bool
) -> None:
    """In the middle they may have stepping stones of the shortest."""
    begin, end = knows("ann fay gus cor"), knows("bob hal ian dan")
    await draw_network(database, [*knows("ann bob cor dan"), *begin, *end])

    found = await chains(asking(database), from_id="ann", to="dan", count=3)

    assert ways(found) == ["ann bob cor dan", "ann fay gus cor dan", "ann bob hal ian dan"]
    assert found.is_cut == is_large


@pytest.mark.usefixtures("is_large")
async def test_too_few_chains_are_not_filled_up_with_longer_ones_than_allowed(database: Database) -> None:
    await draw_network(database, [*knows("ann bob cor"), *knows("ann dan eva cor"), *knows("ann fay gus cor")])

    found = await chains(asking(database), from_id="ann", to="cor", count=5, max_steps=2)

    assert ways(found) == ["ann bob cor"]
    assert not found.is_cut


async def test_many_parallel_ties_lead_to_no_longer_chains_than_allowed(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(traced, "ROWS", 4)
    monkeypatch.setattr(traced, "MOST_TIES", 0)
    roles: list[Tie] = [("bob", "AFFILIATED_WITH", "Club", {"role": str(number)}) for number in range(4)]
    await draw_network(database, [*knows("ann bob"), *roles, *knows("ann eva gus"), ("gus", "AFFILIATED_WITH", "Club")])

    found = await chains(asking(database), from_id="ann", to="Club", count=5, max_steps=2)

    assert ways(found) == ["ann bob Club"]


async def test_who_is_tied_to_the_goal_may_go_by_way_of_common_acquaintances(
    database: Database, is_large: bool
) -> None:
    await draw_network(database, [*knows("ann dan"), *knows("ann bob dan", strength=4), *knows("ann cor dan")])

    found = await chains(asking(database), from_id="ann", to="dan", count=10)

    assert ways(found) == ["ann dan", "ann bob dan", "ann cor dan"]
    assert found.is_cut == is_large


@pytest.mark.usefixtures("is_large")
async def test_the_shortest_beside_a_direct_tie_are_all_looked_at_without_the_network_in_memory(
    database: Database, slow: set[str]
) -> None:
    await draw_network(database, [*knows("ann dan"), *knows("ann bob dan", strength=4), *knows("ann cor dan")])
    slow.add("chains/list_hubs")

    for count in (2, 3):
        found = await chains(asking(database), from_id="ann", to="dan", count=count)

        assert ways(found) == ["ann dan", "ann bob dan", "ann cor dan"][:count]
        assert not found.is_cut


@pytest.mark.usefixtures("is_large")
@pytest.mark.parametrize("length", [2, 3])
async def test_beside_a_direct_tie_there_is_nothing_to_be_looked_at(database: Database, length: int) -> None:
    """Not at all, or not within the steps that are allowed."""
    await draw_network(database, [*knows("ann dan"), *knows("ann bob cor dan" if length == 3 else "ann bob")])

    found = await chains(asking(database), from_id="ann", to="dan", max_steps=2)

    assert ways(found) == ["ann dan"]
    assert not found.is_cut


@pytest.mark.usefixtures("is_large")
@pytest.mark.parametrize("pair", [("ann", "dan"), ("cor", "ann"), ("bob", "cor")])
async def test_whom_only_people_who_are_kept_apart_tie_to_each_other_look_like_strangers(
    database: Database, pair: tuple[str, str]
) -> None:
    await draw_network(database, [*knows("ann bob"), *knows("cor dan")])
    strangers = await chains(asking(database), from_id="ann", to="dan")

    await draw_network(database, [*knows("ann bob cor dan"), (pair[0], "KEEP_APART", pair[1])])
    found = await chains(asking(database), from_id="ann", to="dan")

    assert found == strangers
    assert not found.is_cut


@pytest.mark.usefixtures("is_large")
@pytest.mark.parametrize("count", [2, 3, 10])
@pytest.mark.parametrize("way", ["ann bob dan", "ann bob cor dan", "ann bob cor ida dan"])
async def test_an_answer_without_those_who_are_kept_apart_is_as_cut_as_if_there_was_no_way_through_them(
    database: Database, way: str, count: int
) -> None:
    """That way is shorter than the others, as long, or longer."""
    others = [*knows("ann eva fay dan"), *knows("ann gus hal dan")]
    await draw_network(database, [*others, *knows(way)[1:]])
    without = await chains(asking(database), from_id="ann", to="dan", count=count)

    await draw_network(database, [*others, *knows(way), ("bob", "KEEP_APART", "ann")])
    found = await chains(asking(database), from_id="ann", to="dan", count=count)

    assert found == without


async def test_obstacles_take_no_places_of_equally_short_chains(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As many as are looked at, but for the last, have an obstacle: whoever those are, all the others are found."""
    monkeypatch.setattr(traced, "ROWS", 5)
    friends = [f"p{number}" for number in range(9)]
    strengths = dict(zip(friends[::3], (2, 3, 5), strict=True))
    await draw_network(
        database,
        [tie for each in friends for tie in knows(f"ann {each} dan", strength=strengths.get(each, 1))],
        {each: {"mayBeAsked": each in strengths} for each in friends},
    )

    for count in (2, 3):
        found = await chains(asking(database), from_id="ann", to="dan", count=count)

        assert ways(found) == ["ann p6 dan", "ann p3 dan", "ann p0 dan"][:count]
        assert not found.is_cut


@pytest.mark.parametrize("obstacle", ["closed", "ended"])
@pytest.mark.parametrize("length", range(2, 8))
async def test_shorter_chains_in_whose_way_something_stands_hide_none(
    database: Database, obstacle: str, length: int, is_large: bool
) -> None:
    """Of each length one chain, all but the longest with an obstacle: walk after walk finds nothing but these."""
    ties: list[Tie] = []
    parties: dict[str, dict[str, object]] = {}
    for steps in range(2, length + 1):
        stones = [f"p{steps}{number}" for number in range(1, steps)]
        is_in_the_way = steps < length
        until = {"until": "2020"} if is_in_the_way and obstacle == "ended" else {}
        ties += [*knows(f"ann {stones[0]}", **until), *knows(" ".join([*stones, "dan"]))]
        parties[stones[0]] = {"mayBeAsked": not (is_in_the_way and obstacle == "closed")}
    await draw_network(database, ties, parties)

    found = await chains(asking(database), from_id="ann", to="dan", max_steps=8)

    assert ways(found) == [" ".join(["ann", *(f"p{length}{number}" for number in range(1, length)), "dan"])]
    assert is_large or not found.is_cut


@pytest.mark.parametrize("obstacle", ["closed", "ended"])
async def test_shorter_chains_in_whose_way_something_stands_hide_none_that_ends_with_somebody_else(
    database: Database, monkeypatch: pytest.MonkeyPatch, obstacle: str, is_large: bool
) -> None:
    """So many walks in vain that the shortest chain is found by one that does not tell what else is in the way."""
    monkeypatch.setattr(traced, "LIKELY_WALKS", 2)
    ties: list[Tie] = [*knows("ann a1 a2 a3 dan"), *knows("a2 b3 b4 dan")]
    parties: dict[str, dict[str, object]] = {}
    for steps in range(2, 5):
        stones = [f"p{steps}{number}" for number in range(1, steps)]
        ties += [*knows(f"ann {stones[0]}", **({"until": "2020"} if obstacle == "ended" else {}))]
        ties += knows(" ".join([*stones, "dan"]))
        parties[stones[0]] = {"mayBeAsked": obstacle != "closed"}
    await draw_network(database, ties, parties)

    found = await chains(asking(database), from_id="ann", to="dan", max_steps=8)

    assert ways(found) == ["ann a1 a2 a3 dan", "ann a1 a2 b3 b4 dan"]
    assert found.is_cut == is_large


@pytest.mark.parametrize("obstacle", ["closed", "ended"])
@pytest.mark.parametrize("vain", range(5))
async def test_obstacles_around_the_first_stepping_stone_do_not_hide_the_second_chain(
    database: Database, obstacle: str, vain: int, is_large: bool
) -> None:
    """Enough chains by way of bob; around him ever longer ones with an obstacle, and then one without."""
    ties: list[Tie] = [*knows("ann bob dan"), *knows("bob cor dan"), *knows("bob eva dan")]
    parties: dict[str, dict[str, object]] = {}
    for number in range(vain + 1):
        stones = [f"p{number}{place}" for place in range(number + 2)]
        is_in_the_way = number < vain
        until = {"until": "2020"} if is_in_the_way and obstacle == "ended" else {}
        ties += [*knows(f"ann {stones[0]}", **until), *knows(" ".join([*stones, "dan"]))]
        parties[stones[0]] = {"mayBeAsked": not (is_in_the_way and obstacle == "closed")}
    await draw_network(database, ties, parties)

    found = await chains(asking(database), from_id="ann", to="dan", max_steps=8, count=2)

    second = " ".join(["ann", *(f"p{vain}{place}" for place in range(vain + 2)), "dan"])
    assert ways(found) == ["ann bob dan", second]
    assert is_large or not found.is_cut


@pytest.mark.parametrize("is_goal_asked", [True, False])
async def test_many_chains_in_whose_way_something_stands_leave_room_for_the_others(
    database: Database, is_goal_asked: bool
) -> None:
    closed = [tie for number in range(3) for tie in knows(f"bob c{number} dan")]
    await draw_network(
        database,
        [*knows("ann bob eva dan"), *closed, *knows("bob fay gus hal dan"), *knows("bob ian jan kai dan")],
        {f"c{number}": {"mayBeAsked": False} for number in range(3)} | {"dan": {"mayBeAsked": is_goal_asked}},
    )

    found = await chains(asking(database), from_id="ann", to="dan", count=10)

    assert ways(found) == ["ann bob eva dan", "ann bob fay gus hal dan", "ann bob ian jan kai dan"]
    assert not found.is_cut


@pytest.mark.parametrize("strong", range(6))
async def test_of_more_parallel_ties_than_are_walked_the_cheapest_is_told(
    database: Database, strong: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    roles: list[dict[str, object]] = [
        {"role": f"r{number}", "strength": 5 if number == strong else 1} for number in range(6)
    ]
    members: list[Tie] = [("ann", "AFFILIATED_WITH", "Club", role) for role in roles]
    await draw_network(database, [*members, *knows("dan ann")])

    async def strengths(**limits: Any) -> list[int | None]:
        for name, value in limits.items():
            monkeypatch.setattr(traced, name, value)
        found = await chains(asking(database), from_id="dan", to="Club", count=2)
        return [each.steps[-1].strength for each in found.chains]

    assert await strengths(ROWS=4, MOST_TIES=0) == [5]
    assert await strengths(MOST_TIES=1_000) == [5]


@pytest.mark.usefixtures("is_large")
@pytest.mark.parametrize("strong", range(6))
async def test_the_second_chain_is_the_best_that_does_without_the_first_stepping_stone(
    database: Database, strong: int
) -> None:
    around = [
        tie
        for number in range(6)
        for tie in knows(f"ann e{number} f{number} gus dan", strength=5 if number == strong else 1)
    ]
    await draw_network(database, [*knows("ann bob dan"), *around])

    found = await chains(asking(database), from_id="ann", to="dan", count=2)

    assert ways(found) == ["ann bob dan", f"ann e{strong} f{strong} gus dan"]
    assert not found.is_cut


@pytest.mark.parametrize("by", ChainOrder)
async def test_a_tie_that_ended_since_the_network_was_read_takes_its_chain_away(
    database: Database, by: ChainOrder, monkeypatch: pytest.MonkeyPatch
) -> None:
    await draw_network(database, NETWORK)
    question = asking(database)
    await chains(question, from_id="ann", to="dan", via=["bob"], by=by)

    async def unchanged(_: Viewer) -> int:
        return kept

    kept = await question.snapshots.revision(question.viewer)
    monkeypatch.setattr(question.snapshots, "revision", unchanged)
    await draw_network(database, [*knows("ann bob", until="2020"), *NETWORK[1:]])
    found = await chains(question, from_id="ann", to="dan", via=["bob"], by=by)

    assert found.chains == []
    assert found.is_cut


async def test_a_second_level_without_time_is_left_out(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    await draw_network(database, NETWORK)
    read = database.read
    levels: list[str] = []

    async def hurried(statement: Statement[Any], viewer: Viewer, **given: Any) -> list[Any]:
        if statement.name == "surroundings/list_neighbours":
            levels.append(statement.name)
            if len(levels) > 1:
                raise LimitExceeded(TOO_SLOW)
        return await read(statement, viewer, **given)

    monkeypatch.setattr(database, "read", hurried)
    found = await surroundings(asking(database), of="ann", depth=2)

    assert [each.entity.id for each in found.nodes] == ["ann", "bob", "eva"]
    assert found.is_cut


async def test_more_ties_than_are_shown_leave_the_weak_ones_out(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walk, "MOST_TIES", 2)
    await draw_network(
        database, [*knows("ann bob", strength=1), *knows("bob cor", strength=5), *knows("ann cor", strength=4)]
    )

    found = await surroundings(asking(database), of="ann")

    assert [(each.from_.id, each.to.id) for each in found.ties] == [("ann", "cor"), ("bob", "cor")]
    assert found.is_cut


async def test_more_parties_who_fit_than_are_read_are_called_cut(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(targets, "MOST_PARTIES", 2)
    await draw_network(
        database, [*knows("ann bob"), ("bob", "AFFILIATED_WITH", "Club"), ("cor", "AFFILIATED_WITH", "Club")]
    )

    found = await chains(asking(database), from_id="ann", to_any=ChainTarget(organisation="Club"))

    assert ways(found) == ["ann bob", "ann bob Club cor"]
    assert found.is_cut
