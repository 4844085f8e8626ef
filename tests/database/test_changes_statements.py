"""The statements of changes as the database plans them: columns as declared, by an index, without a warning."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from neo4j import AsyncGraphDatabase

from graph.access import DEMO_VIEWER
from graph.changes import mutations, removal, rules, stored, ties, writing
from graph.database import Database
from graph.settings import DatabaseSettings
from graph.statements import FOLDER, Statement
from tests.support.changes import draw_small_world
from tests.support.graph import draw

STATEMENTS: dict[str, Statement[Any]] = {
    each.name: each
    for module in (mutations, removal, rules, stored, ties, writing)
    for each in vars(module).values()
    if isinstance(each, Statement) and each.name.startswith("changes/")
}
GIVEN: dict[str, object] = {
    "key": "demo m1",
    "digest": "x",
    "resultType": "Goal",
    "resultId": "doel",
    "resultVersion": 1,
    "reason": None,
    "days": 30,
    "most": 10,
    "ids": ["anna", "bert"],
    "type": "KNOWS",
    "types": ["KNOWS"],
    "id": "anna",
    "labels": ["Goal"],
    "values": {"source": "x"},
    "ties": [{"type": "KNOWS", "startId": "anna", "endId": "bert", "values": {"id": "k"}}],
    "startId": "anna",
    "endId": "bert",
    "lower": "noord",
    "upper": "stad",
    "incoming": ["KNOWS"],
    "outgoing": [],
}
# Statements that read what has no index, and why.
SCANS = {"changes/remove_mutations": "housekeeping, once a day"}
SUCCESS = ("00000", "00001", "02000")


def operators(plan: dict[str, Any]) -> Iterator[str]:
    yield plan["operatorType"]
    for child in plan.get("children", []):
        yield from operators(child)


def test_every_statement_file_is_used() -> None:
    files = {f"changes/{path.stem}" for path in Path(FOLDER / "changes").glob("*.cypher")}

    assert files == set(STATEMENTS)


@pytest.mark.parametrize("name", sorted(STATEMENTS))
async def test_statements_are_planned_as_declared(
    empty_database: Database, database_settings: DatabaseSettings, name: str
) -> None:
    await draw_small_world(empty_database)
    await draw(
        empty_database, "MATCH (a {id: 'anna'}), (b {id: 'bert'}) CREATE (a)-[:KNOWS {id: 'k', version: 1}]->(b)"
    )
    await draw(empty_database, "MATCH (a {id: 'noord'}), (b {id: 'stad'}) CREATE (a)-[:WITHIN {id: 'w'}]->(b)")
    await draw(empty_database, "MERGE (:Mutation {key: 'demo m1', at: datetime(), digest: 'x'})")
    statement = STATEMENTS[name]
    text = statement.text(DEMO_VIEWER.sight)
    given = {each: GIVEN[each] for each in statement.header.parameters}

    password = database_settings.password.get_secret_value()
    async with AsyncGraphDatabase.driver(
        str(database_settings.uri), auth=(database_settings.username, password)
    ) as driver:
        explained = await driver.execute_query(f"EXPLAIN {text}", given, database_="neo4j")  # pyright: ignore
    kinds = {each.partition("@")[0] for each in operators(explained.summary.plan)}

    assert tuple(explained.keys) == statement.header.returns
    assert ("w" in explained.summary.query_type) is (statement.header.mode == "write")
    unexpected = {each.gql_status for each in explained.summary.gql_status_objects} - set(SUCCESS)
    # A property is unknown to the database until somebody has stored it.
    assert unexpected <= {"01N52"}
    if name not in SCANS:
        assert not {each for each in kinds if each.endswith("Scan")}


@pytest.mark.parametrize("name", ["changes/find_tie", "changes/lock_tie", "changes/change_tie", "changes/remove_tie"])
async def test_a_tie_is_found_among_thousands_by_its_id(
    empty_database: Database, database_settings: DatabaseSettings, name: str
) -> None:
    await draw_small_world(empty_database)
    await draw(
        empty_database,
        "MATCH (a {id: 'anna'}), (b {id: 'bert'}) UNWIND range(1, 3000) AS number "
        "CREATE (a)-[:KNOWS {id: 'k' + number, version: 1}]->(b)",
    )
    statement = STATEMENTS[name]
    given = {each: GIVEN[each] for each in statement.header.parameters} | {"id": "k77"}

    password = database_settings.password.get_secret_value()
    async with AsyncGraphDatabase.driver(
        str(database_settings.uri), auth=(database_settings.username, password)
    ) as driver:
        text = f"PROFILE {statement.text(DEMO_VIEWER.sight)}"
        profiled = await driver.execute_query(text, given, database_="neo4j")  # pyright: ignore

    def hits(plan: dict[str, Any]) -> int:
        return plan["args"].get("DbHits", 0) + sum(hits(child) for child in plan.get("children", []))

    assert hits(profiled.summary.profile) < 40
