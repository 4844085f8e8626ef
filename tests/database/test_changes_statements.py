"""The statements of changes find what they change by an index, however large the graph is."""

from collections.abc import Iterator
from typing import Any

import pytest
from neo4j import AsyncGraphDatabase

from graph.access import DEMO_VIEWER
from graph.changes import introducing, mutations, removal, rules, stored, ties, writing
from graph.database import Database
from graph.settings import DatabaseSettings
from graph.statements import Statement
from tests.support.changes import draw_small_world
from tests.support.graph import draw

STATEMENTS: dict[str, Statement[Any]] = {
    each.name: each
    for module in (introducing, mutations, removal, rules, stored, ties, writing)
    for each in vars(module).values()
    if isinstance(each, Statement) and each.name.startswith("changes/")
}
GIVEN: dict[str, object] = {
    "key": "demo m1",
    "digest": "x",
    "attempt": "a",
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
    "changes": [{"startId": "anna", "endId": "bert", "id": "k", "values": {"strength": 2}}],
    "ties": [{"type": "KNOWS", "startId": "anna", "endId": "bert", "values": {"id": "k"}}],
    "startId": "anna",
    "endId": "bert",
    "firstId": "anna",
    "secondId": "bert",
    "lower": "noord",
    "upper": "stad",
    "incoming": ["KNOWS"],
    "outgoing": [],
}
# Statements that read what has no index, and why.
SCANS = {
    "changes/remove_mutations": "housekeeping, once a day",
    "changes/forget_records": "a removal is rare, and few records are kept of merges, pairs and disputes",
    "changes/forget_ids": "a removal is rare, and any tie may name whoever is removed",
}


def operators(plan: dict[str, Any]) -> Iterator[str]:
    yield plan["operatorType"]
    for child in plan.get("children", []):
        yield from operators(child)


@pytest.mark.parametrize("name", sorted(STATEMENTS))
async def test_statements_find_what_they_change_by_an_index(
    empty_database: Database, database_settings: DatabaseSettings, name: str
) -> None:
    await draw_small_world(empty_database)
    await draw(
        empty_database, "MATCH (a {id: 'anna'}), (b {id: 'bert'}) CREATE (a)-[:KNOWS {id: 'k', version: 1}]->(b)"
    )
    await draw(empty_database, "MATCH (a {id: 'noord'}), (b {id: 'stad'}) CREATE (a)-[:WITHIN {id: 'w'}]->(b)")
    await draw(empty_database, "MERGE (:Mutation {key: 'demo m1', at: datetime(), digest: 'x'})")
    # Of an index that was empty when it was last looked into, the planner may as well read all.
    await draw(empty_database, "CALL db.resampleIndex('entity_id')")
    statement = STATEMENTS[name]
    text = statement.text(DEMO_VIEWER.sight)
    given = {each: GIVEN[each] for each in statement.header.parameters}

    password = database_settings.password.get_secret_value()
    async with AsyncGraphDatabase.driver(
        str(database_settings.uri), auth=(database_settings.username, password)
    ) as driver:
        explained = await driver.execute_query(f"EXPLAIN {text}", given, database_="neo4j")  # pyright: ignore
    kinds = {each.partition("@")[0] for each in operators(explained.summary.plan)}

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
