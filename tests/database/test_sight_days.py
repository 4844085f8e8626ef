"""Homes and legal bases that begin or end on a day of which nobody tells: people are seen as of today all the same."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cli import upkeep
from cli.progress import Shown
from cli.session import ready_database
from graph import sight
from graph.access import DEMO_VIEWER, Viewer, until_key
from graph.changes import add_entity, add_tie
from graph.database import Database, Transaction
from graph.errors import Conflict, ReadOnly
from graph.model import DataClass
from graph.model.kinds import Audience
from graph.settings import DatabaseSettings
from graph.sight import FIND_REVISION, bring_to
from tests.support.changes import draw_small_world, fresh, stored
from tests.support.graph import draw, until
from tests.support.upkeep import kept_up

RECORDED, MOVED, GIVEN = date(2026, 11, 22), date(2026, 12, 1), date(2027, 1, 5)
VIEWER = replace(DEMO_VIEWER, day=RECORDED)
FORGET = "MATCH (revision:Revision) REMOVE revision.sightFirst, revision.sightLast"


@pytest.fixture
async def world(empty_database: Database) -> Database:
    """Anna moves from Noord to Zuid in December, and is on a legal basis from January; Bert stays."""
    await draw_small_world(empty_database)
    await bring_to(empty_database, RECORDED)
    await _tie(empty_database, "LIVES_IN", "anna", "noord", {"until": "2026-11"})
    await _tie(empty_database, "LIVES_IN", "anna", "zuid", {"since": "2026-12"})
    await _tie(empty_database, "LIVES_IN", "bert", "noord", {"since": "2019"})
    basis = {"id": "b", "dataClass": "C", "ground": "CONSENT", "audience": ["CONNECTOR"], "since": GIVEN.isoformat()}
    await add_entity(empty_database, VIEWER, "LegalBasis", mutation_id=fresh(), values={**basis, "person": "anna"})
    return empty_database


async def _tie(
    database: Database, type_: str, start: str, end: str, values: dict[str, object], viewer: Viewer = VIEWER
) -> None:
    await add_tie(database, viewer, type_, start, end, mutation_id=fresh(), values=values)


async def _anna(database: Database) -> tuple[Any, Any]:
    anna = await stored(database, "anna") or {}
    return anna.get("homeArea"), anna.get(until_key(DataClass.C, Audience.CONNECTOR))


async def _home(database: Database, person_id: str) -> Any:
    return (await stored(database, person_id) or {}).get("homeArea")


async def _revision(database: Database) -> int:
    row = await database.read_first(FIND_REVISION, VIEWER)
    return (row and row.revision) or 0


async def test_a_home_and_a_basis_count_from_their_day_on_and_back(world: Database) -> None:
    days = {
        RECORDED: ("noord", None),
        MOVED: ("zuid", None),
        GIVEN: ("zuid", "9999-12-31"),
        date(2026, 11, 30): ("noord", None),
    }
    for day, expected in days.items():
        await bring_to(world, day)

        assert await _anna(world) == expected


async def test_a_home_that_only_began_is_none_yet_when_the_day_goes_back(world: Database) -> None:
    await _tie(world, "LIVES_IN", "cato", "zuid", {"since": "2026-12"})

    homes: list[Any] = []
    for day in (RECORDED, MOVED, GIVEN, RECORDED):
        await bring_to(world, day)
        homes.append(await _home(world, "cato"))

    assert homes == [None, "zuid", "zuid", None]


async def test_a_change_of_the_day_before_does_not_set_somebody_back(world: Database) -> None:
    await bring_to(world, MOVED)

    # It was under way at midnight, as a load may be for minutes.
    await _tie(world, "LIVES_IN", "cato", "zuid", {"since": "2026-12"}, replace(VIEWER, day=date(2026, 11, 30)))
    assert await _home(world, "cato") is None

    counted = [await bring_to(world, MOVED) for _ in range(2)]
    assert (counted, await _home(world, "cato")) == ([2, 0], "zuid")


async def test_a_change_that_is_stored_meanwhile_is_looked_at_again(
    world: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    refresh_homes = sight.refresh_homes

    async def slowly(change: Transaction, person_ids: Iterable[str]) -> None:
        if change.viewer.day == MOVED:
            await _tie(world, "LIVES_IN", "cato", "zuid", {"since": "2026-12"})
        await refresh_homes(change, person_ids)

    with monkeypatch.context() as during:
        during.setattr(sight, "refresh_homes", slowly)
        await bring_to(world, MOVED)
    assert await _home(world, "cato") is None

    await bring_to(world, MOVED)
    assert await _home(world, "cato") == "zuid"


async def test_two_services_that_see_the_same_new_day_are_done_with_it(
    world: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    raise_revision, others = sight.raise_revision, [bring_to(world, MOVED)]

    async def after_the_other(change: Transaction) -> None:
        if others:
            await others.pop()
        await raise_revision(change)

    monkeypatch.setattr(sight, "refresh_homes", _nothing)
    monkeypatch.setattr(sight, "refresh_bases", _nothing)
    monkeypatch.setattr(sight, "raise_revision", after_the_other)

    assert [await bring_to(world, MOVED) for _ in range(2)] == [1, 0]


async def _nothing(_: Transaction, __: Iterable[str]) -> None:
    """Touches nobody, so that two who do the same need not wait for each other."""


async def test_what_was_broken_off_on_one_day_is_put_right_on_another(
    world: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sight, "PEOPLE_AT_ONCE", 1)
    await _tie(world, "LIVES_IN", "cato", "zuid", {"since": "2026-12"})
    refresh_bases = sight.refresh_bases

    async def stopped(change: Transaction, person_ids: Iterable[str]) -> None:
        if "cato" in person_ids:
            raise Conflict("Stopped.")
        await refresh_bases(change, person_ids)

    with monkeypatch.context() as during:
        during.setattr(sight, "refresh_bases", stopped)
        with pytest.raises(Conflict):
            await bring_to(world, MOVED)
    assert await _home(world, "anna") == "zuid"

    await bring_to(world, RECORDED)
    assert await _home(world, "anna") == "noord"


async def test_only_those_whom_a_day_concerns_are_recomputed_and_once(world: Database) -> None:
    counted = [await bring_to(world, day) for day in (RECORDED, date(2026, 11, 30), MOVED, MOVED, GIVEN)]

    assert counted == [0, 0, 1, 0, 1]


async def test_a_new_day_that_changes_something_is_a_change_of_the_graph(world: Database) -> None:
    before = await _revision(world)

    await bring_to(world, date(2026, 11, 30))
    assert await _revision(world) == before

    await bring_to(world, MOVED)
    assert await _revision(world) == before + 1


async def test_what_was_never_kept_is_kept_from_the_first_day_on(world: Database) -> None:
    await draw(world, FORGET)

    people = await bring_to(world, GIVEN)

    assert (people, await _anna(world)) == (2, ("zuid", "9999-12-31"))


async def test_more_people_than_fit_into_one_change_are_brought_up_in_turn(
    world: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sight, "PEOPLE_AT_ONCE", 1)
    await draw(world, FORGET)
    told: list[tuple[str, int, int]] = []

    await bring_to(world, GIVEN, lambda stage, done, total: told.append((stage, done, total)))

    assert told == [("sight", 0, 2), ("sight", 1, 2)]
    assert await _anna(world) == ("zuid", "9999-12-31")


async def test_what_nobody_expected_does_not_end_the_upkeep(
    world: Database, database_settings: DatabaseSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = [ZeroDivisionError("once")]

    async def clear_left(_: Database) -> None:
        if failures:
            raise failures.pop()

    monkeypatch.setattr(upkeep, "clear_left", clear_left)
    async with kept_up(database_settings, lambda: MOVED if not failures else RECORDED, monkeypatch):
        await until(world, "MATCH (anna:Person {id: 'anna'}) RETURN anna.homeArea = 'zuid'")


async def test_a_service_that_runs_past_midnight_keeps_up(
    world: Database, database_settings: DatabaseSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = iter([RECORDED, RECORDED])

    async with kept_up(database_settings, lambda: next(days, MOVED), monkeypatch):
        await until(world, "MATCH (anna:Person {id: 'anna'}) RETURN anna.homeArea = 'zuid'")


async def test_a_database_that_may_only_be_read_answers_as_of_its_last_day(
    world: Database, database_settings: DatabaseSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refused(*_: object, **__: object) -> None:
        raise ReadOnly("This may only be read.")

    with monkeypatch.context() as during:
        during.setattr(Database, "write", refused)
        async with ready_database(database_settings, Shown(), MOVED) as database:
            assert await database.read_first(FIND_REVISION, VIEWER) is not None

    assert await _home(world, "anna") == "noord"
