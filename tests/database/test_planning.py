"""What is planned at the start leaves nothing behind, and keeps nobody waiting."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from importlib import import_module
from typing import Any, cast
from weakref import WeakSet

import pytest

from api.context import Context
from api.schema.build import build_route
from graph.access import DEMO_VIEWER
from graph.database import Database, Transaction
from graph.errors import StatementError
from graph.planning import Askers, plan_readings, plan_statements
from graph.statements import LOADED
from graph.usual import EVENING, first_calls, later_calls
from tests.support.areas import draw_meeting, draw_town
from tests.support.changes import fresh
from tests.support.graph import draw
from tests.support.services import patient_services

COUNT = "MATCH (n) OPTIONAL MATCH (n)-[t]->() RETURN count(DISTINCT n), count(t), sum(n.version)"


@dataclass
class Put:
    """The names of what is put to the database, and of what it refused before it planned it."""

    names: set[str] = field(default_factory=set[str])
    refused: list[str] = field(default_factory=list[str])


@pytest.fixture
def put(monkeypatch: pytest.MonkeyPatch, database: Database) -> Put:
    """What is put to the database."""
    put = Put()

    def noting(own: Callable[..., Any]) -> Callable[..., Any]:
        async def noted(*given: Any, name: str, **more: Any) -> Any:
            put.names.add(name)
            try:
                return await own(*given, name=name, **more)
            except StatementError:
                put.refused.append(name)
                raise

        return noted

    for method in ("read_text", "write"):
        monkeypatch.setattr(database, method, noting(getattr(database, method)))
    return put


async def test_everything_is_planned_while_questions_are_answered_and_nothing_is_left(
    database: Database, put: Put
) -> None:
    import_module("seeds.load")  # as in a process that also loads, whose statements the service does not put
    await draw_town(database, ["ann", "ben"], [("ann", "KNOWS", "ben")])
    before = await draw(database, COUNT)
    services = patient_services(database)

    async def plan() -> None:
        await plan_readings(services.reader, DEMO_VIEWER, services.askers)
        await plan_statements(database, DEMO_VIEWER, services.askers, [*first_calls(), *later_calls()])

    planning = asyncio.create_task(plan())
    await asyncio.sleep(0)
    answer = await build_route().answer(Context(services, DEMO_VIEWER), "{ people { nodes { name } } }", {})
    was_planning = not planning.done()
    await planning

    assert was_planning
    assert "errors" not in answer
    assert len(answer["data"]["people"]["nodes"]) == 2
    named = {name for name, each in LOADED.items() if each.header.mode != "schema" and not name.startswith("load/")}
    assert "load/add_entities" in LOADED
    assert named <= {name.removeprefix("planning/") for name in put.names}
    assert put.refused == []
    assert {"fill/Person", "fill/Party", "fill/Need", "fill/Talent"} <= put.names
    [row] = await draw(database, COUNT)
    assert row == before[0]


async def test_nothing_is_planned_while_somebody_asks(database: Database, put: Put) -> None:
    askers = Askers()

    with askers:
        planning = asyncio.create_task(plan_statements(database, DEMO_VIEWER, askers, first_calls()))
        await asyncio.sleep(0.2)
        assert put.names == set()

    await asyncio.sleep(0.2)
    assert put.names
    planning.cancel()


async def test_where_somebody_always_asks_planning_gets_its_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.planning.MOST_PATIENCE", 0.1)
    askers = Askers()

    with askers:
        async with asyncio.timeout(10):
            await askers.gone()


async def test_of_an_evening_nothing_is_left_to_plan(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    plans = Plans(monkeypatch)
    people = [f"guest-of-the-cafe-{number}" for number in range(6)]
    await draw_town(database, people)
    for month, day in (("september", "2026-09-24"), ("october", "2026-10-29"), ("november", "2026-11-26")):
        await draw_meeting(database, f"evening-of-{month}", day, people, series="café")
    services = patient_services(database)
    context = Context(services, replace(DEMO_VIEWER, day=date(2026, 11, 26)))
    await plan_statements(database, DEMO_VIEWER, services.askers, first_calls())
    await plan_readings(services.reader, DEMO_VIEWER, services.askers)
    planned = set(plans.put)

    async def ask(question: str) -> Any:
        answer = await build_route().answer(context, question, {})
        [given] = answer["data"].values()
        return given

    sheet = await ask(
        '{ briefing(meeting: "evening-of-november") { expected { person { name } } introductions { why } } }'
    )
    came = f'mutationId: "{fresh()}", meeting: "evening-of-november", came: ["{people[0]}", "{people[1]}"]'
    evening = await ask(f"mutation {{ recordAttendance({came}) {{ __typename }} }}")
    two = f'broker: "{people[0]}", first: "{people[1]}", second: "{people[2]}"'
    proposed = await ask(
        f'mutation {{ introduce(mutationId: "{fresh()}", {two}) {{ __typename ... on Introduction {{ id }} }} }}'
    )
    made = f'mutationId: "{fresh()}", id: "{proposed["id"]}", expectedVersion: 1, status: MADE'
    answered = await ask(f"mutation {{ answerIntroduction({made}) {{ __typename }} }}")

    assert len(sheet["expected"]) == 6
    assert [each["__typename"] for each in (evening, proposed, answered)] == ["Meeting", "Introduction", "Introduction"]
    # What is read back of a change follows from what its asker selects.
    assert [each for each in plans.put if each not in planned and "{id: $p0}" not in each[0]] == []


def test_what_is_put_first_of_an_evening_is_there() -> None:
    names = {name for each in LOADED for name in (each, each.partition("/")[0])}

    assert set(EVENING) <= names
    assert next(first_calls()).statement.name == EVENING[0]


class Plans:
    """What is put, as far as the database needs a plan of its own for it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.put: list[tuple[str, bool, tuple[tuple[str, object], ...]]] = []
        read_text, run_text = Database.read_text, Transaction.run_text

        async def read(database: Database, text: str, parameters: Mapping[str, object], **more: Any) -> Any:
            self._note(text, False, parameters)
            return await read_text(database, text, parameters, **more)

        async def run(change: Transaction, text: str, parameters: Mapping[str, object]) -> Any:
            self._note(text, change in begun, parameters)
            begun.add(change)
            return await run_text(change, text, parameters)

        begun: WeakSet[Transaction] = WeakSet()
        monkeypatch.setattr(Database, "read_text", read)
        monkeypatch.setattr(Transaction, "run_text", run)

    def _note(self, text: str, has_changed: bool, parameters: Mapping[str, object]) -> None:
        kinds = tuple(sorted((name, _kind(value)) for name, value in parameters.items()))
        self.put.append((text, has_changed, kinds))


def _kind(value: object) -> str:
    """Type and order of size: none, one, up to 10, up to 100."""
    match value:
        case list() | tuple():
            elements = cast("Sequence[object]", value)
            return f"list of {_order(len(elements))} {sorted({type(each).__name__ for each in elements})}"
        case str():
            return f"text of {_order(len(value))}"
        case _:
            return type(value).__name__


def _order(size: int) -> int:
    return size if size < 2 else 10 ** len(str(size - 1))
