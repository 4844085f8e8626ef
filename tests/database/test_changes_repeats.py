"""One change, one effect: repeats, broken connections, killed clients and hundreds at a time, on the real database."""

import asyncio
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import Awaitable
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest

from graph.access import DEMO_VIEWER, Viewer
from graph.changes import (
    Changed,
    Refused,
    add_entity,
    add_tie,
    change_entity,
    change_tie,
    purge_mutations,
    remove_entity,
)
from graph.database import Database, Transaction
from graph.errors import CommitUnknown, Conflict, SchakelError
from graph.settings import DatabaseSettings
from tests.support.changes import count, draw_small_world, fresh, insisting, stored, stored_ties, tried_again
from tests.support.graph import draw
from tests.support.proxy import BoltProxy

Answer = TypeVar("Answer")


@pytest.fixture
async def world(empty_database: Database) -> Database:
    await draw_small_world(empty_database)
    return empty_database


async def outcomes(calls: list[Awaitable[Answer]]) -> tuple[list[Answer], Counter[str]]:
    """What the calls gave, and how often each code was raised."""
    done = await asyncio.gather(*calls, return_exceptions=True)
    for each in done:
        if isinstance(each, BaseException) and not isinstance(each, SchakelError):
            raise each
    answers = [each for each in done if not isinstance(each, BaseException)]
    return answers, Counter(each.code for each in done if isinstance(each, SchakelError))


async def test_a_repeat_gives_the_same_answer_with_one_effect(world: Database) -> None:
    async def add() -> Changed:
        return await add_entity(world, DEMO_VIEWER, "Goal", mutation_id="m1", values={"name": " Groen "})

    first = await add()
    again = await add()

    assert again == first
    assert await count(world, "(n:Goal {name: 'Groen'})") == 1


async def test_a_repeat_after_later_changes_gives_the_first_answer(world: Database) -> None:
    async def change(mutation_id: str, version: int) -> Changed:
        return await change_entity(
            world,
            DEMO_VIEWER,
            "Goal",
            "doel",
            expected_version=version,
            mutation_id=mutation_id,
            values={"summary": mutation_id},
        )

    first = await change("m1", 1)
    await change("m2", 2)
    again = await change("m1", 1)

    assert (first.version, again.version) == (2, 2)
    goal = await stored(world, "doel")
    assert goal is not None
    assert (goal["summary"], goal["version"]) == ("m2", 3)


async def test_a_repeated_removal_gives_the_same_answer(world: Database) -> None:
    async def remove() -> Changed:
        return await remove_entity(world, DEMO_VIEWER, "Goal", "doel", expected_version=1, mutation_id="m1")

    assert await remove() == await remove()


async def test_a_mutation_id_stands_for_one_change(world: Database) -> None:
    await add_entity(world, DEMO_VIEWER, "Goal", mutation_id="m1", values={"name": "Groen"})

    with pytest.raises(Conflict) as other_value:
        await add_entity(world, DEMO_VIEWER, "Goal", mutation_id="m1", values={"name": "Rood"})
    with pytest.raises(Conflict) as other_change:
        await add_entity(world, DEMO_VIEWER, "Organisation", mutation_id="m1", values={"name": "Groen"})

    assert other_value.value.code == other_change.value.code == "MUTATION_REUSED"
    assert await count(world, "(n:Goal)") == 2


async def test_two_viewers_may_use_the_same_mutation_id(world: Database) -> None:
    values = {"name": "Groen"}
    first = await add_entity(world, Viewer("one", sees_all=True), "Goal", mutation_id="m1", values=values)
    second = await add_entity(world, Viewer("two", sees_all=True), "Goal", mutation_id="m1", values=values)

    assert first.ref != second.ref


async def test_a_refused_change_may_be_mended_under_the_same_mutation_id(world: Database) -> None:
    with pytest.raises(Refused):
        await add_tie(world, DEMO_VIEWER, "KNOWS", "anna", "nobody", mutation_id="m1", values={})

    added = await add_tie(world, DEMO_VIEWER, "KNOWS", "anna", "bert", mutation_id="m1", values={})

    assert added.version == 1


async def test_old_answers_are_forgotten(world: Database) -> None:
    await add_entity(world, DEMO_VIEWER, "Goal", mutation_id="old", values={"name": "Groen"})
    await draw(world, "MATCH (m:Mutation) SET m.at = datetime() - duration('P31D')")
    await add_entity(world, DEMO_VIEWER, "Goal", mutation_id="new", values={"name": "Rood"})

    removed = await purge_mutations(world, DEMO_VIEWER)

    assert removed == 1
    assert await count(world, "(m:Mutation {key: 'demo new'})") == 1
    assert await purge_mutations(world, DEMO_VIEWER) == 0


async def test_two_hundred_askers_of_one_change_make_one_person(world: Database) -> None:
    values = {"name": "Dirk", "livesIn": "noord"}

    def add() -> Awaitable[Changed]:
        return insisting(lambda: add_entity(world, DEMO_VIEWER, "Person", mutation_id="m1", values=values))

    answers, refusals = await outcomes([add() for _ in range(200)])

    assert refusals == Counter()
    assert len({each.ref.id for each in answers}) == 1
    assert await count(world, "(n:Person {name: 'Dirk'})-[:LIVES_IN]->()") == 1


async def test_two_hundred_askers_for_one_id_make_one_person(world: Database) -> None:
    def add(number: int) -> Awaitable[Changed]:
        values = {"id": "dirk", "name": f"Dirk {number}"}
        mutation_id = fresh()
        return insisting(lambda: add_entity(world, DEMO_VIEWER, "Person", mutation_id=mutation_id, values=values))

    answers, refusals = await outcomes([add(number) for number in range(200)])

    assert len(answers) == 1
    assert refusals == Counter({"EXISTS": 199})
    assert await count(world, "(n {id: 'dirk'})") == 1


async def test_two_hundred_askers_for_one_tie_make_one_tie(world: Database) -> None:
    def add(number: int) -> Awaitable[Changed]:
        ends = ("anna", "bert") if number % 2 else ("bert", "anna")
        mutation_id = fresh()
        return insisting(lambda: add_tie(world, DEMO_VIEWER, "KNOWS", *ends, mutation_id=mutation_id, values={}))

    answers, refusals = await outcomes([add(number) for number in range(200)])

    assert len(answers) == 1
    assert refusals == Counter({"DUPLICATE": 199})
    assert len(await stored_ties(world, "KNOWS")) == 1


async def test_two_hundred_people_come_to_one_area_at_once(world: Database) -> None:
    def add(number: int) -> Awaitable[Changed]:
        values = {"name": f"Dirk {number}", "livesIn": "noord"}
        mutation_id = fresh()
        return insisting(lambda: add_entity(world, DEMO_VIEWER, "Person", mutation_id=mutation_id, values=values))

    async with asyncio.timeout(120):
        answers, refusals = await outcomes([add(number) for number in range(200)])

    assert refusals == Counter()
    assert len({each.ref.id for each in answers}) == 200
    assert await count(world, "(:Person)-[:LIVES_IN]->({id: 'noord'})") == 200


async def test_ties_in_opposite_directions_do_not_lock_each_other_out(world: Database) -> None:
    def add(number: int) -> Awaitable[Changed]:
        ends = ("club", "stichting") if number % 2 else ("stichting", "club")
        values = {"since": str(1900 + number), "until": str(1900 + number)}
        mutation_id = fresh()
        return insisting(
            lambda: add_tie(world, DEMO_VIEWER, "HANDS_OVER_TO", *ends, mutation_id=mutation_id, values=values)
        )

    answers, refusals = await outcomes([add(number) for number in range(100)])

    assert refusals == Counter()
    assert len(answers) == 100


async def test_of_a_hundred_edits_of_one_version_one_is_stored(world: Database) -> None:
    def change(number: int) -> Awaitable[Changed]:
        mutation_id = fresh()
        return insisting(
            lambda: change_entity(
                world,
                DEMO_VIEWER,
                "Goal",
                "doel",
                expected_version=1,
                mutation_id=mutation_id,
                values={"summary": f"edit {number}"},
            )
        )

    answers, refusals = await outcomes([change(number) for number in range(100)])

    assert [each.version for each in answers] == [2]
    assert refusals == Counter({"VERSION_CONFLICT": 99})


async def test_no_edit_is_lost_when_everybody_looks_again(world: Database) -> None:
    tie = await add_tie(world, DEMO_VIEWER, "KNOWS", "anna", "bert", mutation_id=fresh(), values={"why": "0"})

    async def change(mutation_id: str, version: int, why: str) -> Changed:
        return await change_tie(
            world,
            DEMO_VIEWER,
            "KNOWS",
            tie.ref.id,
            expected_version=version,
            mutation_id=mutation_id,
            values={"why": why},
        )

    async def raise_by_one() -> None:
        while True:
            [(_, _, values)] = await stored_ties(world, "KNOWS")
            try:
                await insisting(partial(change, fresh(), values["version"], str(int(values["why"]) + 1)))
            except Conflict:
                continue
            return

    await asyncio.gather(*(raise_by_one() for _ in range(20)))

    [(_, _, values)] = await stored_ties(world, "KNOWS")
    assert (values["why"], values["version"]) == ("20", 21)


async def test_two_changes_do_not_close_a_circle_together(world: Database) -> None:
    for attempt in range(15):
        # a lies in b and c in d; b in c and d in a would close the circle, each alone would not.
        a, b, c, d = (f"{attempt}{letter}" for letter in "abcd")
        await draw(
            world, "UNWIND $ids AS id CREATE (:Entity:Location {id: id, kind: 'AREA', version: 1})", ids=[a, b, c, d]
        )
        for lower, upper in ((a, b), (c, d)):
            await add_tie(world, DEMO_VIEWER, "WITHIN", lower, upper, mutation_id=fresh(), values={})

        answers, _ = await outcomes(
            [
                add_tie(world, DEMO_VIEWER, "WITHIN", b, c, mutation_id=fresh(), values={}),
                add_tie(world, DEMO_VIEWER, "WITHIN", d, a, mutation_id=fresh(), values={}),
            ]
        )

        assert len(answers) == 1


async def test_who_is_removed_gets_no_new_ties(world: Database) -> None:
    for attempt in range(15):
        person = f"dirk{attempt}"
        await draw(world, "CREATE (:Entity:Party:Person {id: $id, name: 'Dirk', version: 1})", id=person)

        _, refusals = await outcomes(
            [
                remove_entity(world, DEMO_VIEWER, "Person", person, expected_version=1, mutation_id=fresh()),
                add_tie(world, DEMO_VIEWER, "KNOWS", "anna", person, mutation_id=fresh(), values={}),
                add_tie(world, DEMO_VIEWER, "ATTENDS", person, "cafe", mutation_id=fresh(), values={}),
            ]
        )

        assert await stored(world, person) is None
        assert set(refusals) <= {"REFUSED"}
    assert await count(world, "(:Person)-[t:KNOWS|ATTENDS]-()") == 0


async def test_a_caller_who_goes_away_does_not_stop_a_change_halfway(world: Database) -> None:
    for attempt in range(20):
        task = asyncio.create_task(
            add_entity(
                world,
                DEMO_VIEWER,
                "Need",
                mutation_id=f"m{attempt}",
                values={"id": f"n{attempt}", "summary": "x", "party": "anna", "asksFor": ["koken"]},
            )
        )
        await asyncio.sleep(random.uniform(0, 0.02))
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    for attempt in range(20):
        values = {"id": f"n{attempt}", "summary": "x", "party": "anna", "asksFor": ["koken"]}
        await add_entity(world, DEMO_VIEWER, "Need", mutation_id=f"m{attempt}", values=values)

    whole = "(:Person)-[:HAS_NEED]->(n:Need WHERE n.id STARTS WITH 'n')-[:ASKS_FOR]->(:Talent)"
    assert await count(world, whole) == 20


async def test_a_change_under_way_is_finished_before_the_connections_are_given_back(
    world: Database, database_settings: DatabaseSettings
) -> None:
    begun = asyncio.Event()

    async def write(change: Transaction) -> None:
        begun.set()
        await asyncio.sleep(0.2)
        await change.run_text("MATCH (anna:Entity {id: 'anna'}) SET anna.about = 'changed'", {})

    async with Database.connect(database_settings) as leaving:
        task = asyncio.create_task(leaving.write(DEMO_VIEWER, write, name="slow"))
        await begun.wait()
        task.cancel()

    assert (await stored(world, "anna") or {}).get("about") == "changed"


@pytest.mark.parametrize("reaches_database", [True, False])
async def test_a_connection_that_breaks_at_the_commit_leaves_one_effect(
    world: Database, database_settings: DatabaseSettings, reaches_database: bool
) -> None:
    values = {"summary": "x", "party": "anna", "asksFor": ["koken"]}

    async with (
        BoltProxy(str(database_settings.uri)) as proxy,
        Database.connect(database_settings.model_copy(update={"uri": proxy.uri})) as broken,
    ):
        proxy.cuts_commits, proxy.commits_arrive = 1, reaches_database
        added = await add_entity(broken, DEMO_VIEWER, "Need", mutation_id="m1", values=values)
    again = await add_entity(world, DEMO_VIEWER, "Need", mutation_id="m1", values=values)

    assert proxy.cuts == 1
    assert again == added
    assert await count(world, "(:Person)-[:HAS_NEED]->(:Need)-[:ASKS_FOR]->(:Talent)") == 1


@pytest.mark.parametrize("reaches_database", [True, False])
async def test_an_unknown_commit_is_told_apart(
    world: Database, database_settings: DatabaseSettings, reaches_database: bool
) -> None:
    async with (
        BoltProxy(str(database_settings.uri)) as proxy,
        Database.connect(database_settings.model_copy(update={"uri": proxy.uri})) as broken,
    ):
        proxy.cuts_commits, proxy.commits_arrive = 1, reaches_database
        with pytest.raises(CommitUnknown, match="same mutationId"):
            await draw(broken, "CREATE (:Unknown)")

    assert await count(world, "(:Unknown)") == (1 if reaches_database else 0)


CLIENT = """
import asyncio, sys
from graph.access import DEMO_VIEWER
from graph.changes import add_entity
from graph.database import Database
from graph.settings import DatabaseSettings

async def main():
    async with Database.connect(DatabaseSettings()) as database:
        for number in range(10_000):
            values = {"id": f"n{number}", "summary": "x", "party": "anna", "asksFor": ["koken"], "concerns": ["noord"]}
            await add_entity(database, DEMO_VIEWER, "Need", mutation_id=f"m{number}", values=values)
            print(number, flush=True)

asyncio.run(main())
"""


async def test_a_killed_client_leaves_whole_changes_and_may_repeat_them(
    world: Database, database_settings: DatabaseSettings
) -> None:
    environment = os.environ | {
        "NEO4J_URI": str(database_settings.uri),
        "NEO4J_USERNAME": database_settings.username,
        "NEO4J_PASSWORD": database_settings.password.get_secret_value(),
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    acknowledged = -1

    for _ in range(4):
        client = await asyncio.create_subprocess_exec(
            sys.executable, "-c", CLIENT, env=environment, stdout=asyncio.subprocess.PIPE
        )
        assert client.stdout is not None
        # Each client repeats what the ones before it did, and is killed somewhere in what is new.
        goal = acknowledged + random.randint(5, 40)
        reached = -1
        while reached < goal:
            reached = int(await client.stdout.readline())
        await asyncio.sleep(random.uniform(0, 0.02))
        client.send_signal(signal.SIGKILL)
        rest = await client.stdout.read()
        await client.wait()
        acknowledged = max([acknowledged, reached, *(int(each) for each in rest.split(b"\n")[:-1])])

    # What was under way when the last client was killed is stored or not; a repeat waits for it and tells.
    number = acknowledged + 1
    values = {"id": f"n{number}", "summary": "x", "party": "anna", "asksFor": ["koken"], "concerns": ["noord"]}
    await add_entity(world, DEMO_VIEWER, "Need", mutation_id=f"m{number}", values=values)
    whole = "({id: 'anna'})-[:HAS_NEED]->(n:Need)-[:ASKS_FOR]->({id: 'koken'}), (n)-[:CONCERNS]->({id: 'noord'})"
    assert await count(world, "(n:Need WHERE n.id STARTS WITH 'n')") == number + 1
    assert await count(world, whole) == number + 1
    assert await count(world, "(m:Mutation)") == number + 1


async def test_many_changes_at_once_are_counted_and_none_is_tried_again(
    world: Database, caplog: pytest.LogCaptureFixture
) -> None:
    async def revision() -> object:
        return (await draw(world, "MATCH (r:Revision {id: 'graph'}) RETURN r.number"))[0][0]

    before = await revision()
    await asyncio.gather(*(draw(world, "RETURN 1") for _ in range(60)))

    assert isinstance(before, int)
    assert await revision() == before + 61
    assert tried_again(caplog) == []
