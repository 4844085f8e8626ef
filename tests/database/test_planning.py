"""What is planned at the start leaves nothing behind, and keeps nobody waiting."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from api.context import Context
from api.schema.build import build_route
from graph.access import DEMO_VIEWER
from graph.database import Database
from graph.planning import Askers, plan_readings, plan_statements
from graph.statements import LOADED
from tests.support.areas import draw_town
from tests.support.graph import draw
from tests.support.services import patient_services

COUNT = "MATCH (n) OPTIONAL MATCH (n)-[t]->() RETURN count(DISTINCT n), count(t), sum(n.version)"


@pytest.fixture
def put(monkeypatch: pytest.MonkeyPatch, database: Database) -> set[str]:
    """The names of what is put to the database."""
    names: set[str] = set()

    def noting(own: Callable[..., Any]) -> Callable[..., Any]:
        async def noted(*given: Any, name: str, **more: Any) -> Any:
            names.add(name)
            return await own(*given, name=name, **more)

        return noted

    for method in ("read_text", "write"):
        monkeypatch.setattr(database, method, noting(getattr(database, method)))
    return names


async def test_everything_is_planned_while_questions_are_answered_and_nothing_is_left(
    database: Database, put: set[str]
) -> None:
    await draw_town(database, ["ann", "ben"], [("ann", "KNOWS", "ben")])
    before = await draw(database, COUNT)
    services = patient_services(database)

    async def plan() -> None:
        await plan_readings(services.reader, DEMO_VIEWER, services.askers)
        await plan_statements(database, DEMO_VIEWER, services.askers)

    planning = asyncio.create_task(plan())
    await asyncio.sleep(0)
    answer = await build_route().answer(Context(services, DEMO_VIEWER), "{ people { nodes { name } } }", {})
    was_planning = not planning.done()
    await planning

    assert was_planning
    assert "errors" not in answer
    assert len(answer["data"]["people"]["nodes"]) == 2
    named = {each.name: each.header.mode for each in LOADED.values() if each.header.mode != "schema"}
    assert {name if mode == "read" else f"planning/{name}" for name, mode in named.items()} <= put
    assert {"fill/Person", "fill/Party", "fill/Need", "fill/Talent"} <= put
    [row] = await draw(database, COUNT)
    assert row == before[0]


async def test_nothing_is_planned_while_somebody_asks(database: Database, put: set[str]) -> None:
    askers = Askers()

    with askers:
        planning = asyncio.create_task(plan_statements(database, DEMO_VIEWER, askers))
        await asyncio.sleep(0.2)
        assert put == set()

    await asyncio.sleep(0.2)
    assert put
    planning.cancel()


async def test_where_somebody_always_asks_planning_gets_its_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.planning.MOST_PATIENCE", 0.1)
    askers = Askers()

    with askers:
        async with asyncio.timeout(10):
            await askers.gone()
