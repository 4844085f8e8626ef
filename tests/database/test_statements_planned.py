"""The database's own planner judges every statement file, for every shape of viewer."""

from collections.abc import AsyncIterator

import pytest
from neo4j import AsyncDriver, AsyncGraphDatabase

from graph.database import Database
from graph.settings import DatabaseSettings
from tests.support.graph import draw
from tests.support.statement_files import File, files
from tests.support.world import draw_world

UNWANTED = {
    "01N50": "unknown label",
    "01N51": "unknown type of tie",
    "01N52": "unknown property",
    "01N60": "missing parameter",
    "01N00": "deprecated",
    "01N01": "deprecated",
    "01N02": "deprecated",
    "03N90": "product of all with all",
    "03N91": "unbounded walk",
    "03N92": "exhaustive shortest path",
}
READS = ("r",)
# What is written down beside the graph, with the properties that statements read.
BOOKKEEPING = """
CREATE (:Merge {merged: 'a', kept: 'b', by: 'v'}), (:MergedEntity {id: 'a', labels_: ['Entity'], mergedId_: 'a'}),
  (:MergedRecord {mergedId_: 'a', fate_: 'MOVED', type_: 'KNOWS', start_: 'a', end_: 'b', fields_: ['reportedBy']}),
  (:Separate {key: 'a b', ids: ['a', 'b'], by: 'v'}),
  (:Dispute {id: 'd', about: 'a', type: 'KNOWS', ends: ['a', 'b'], outcome: 'STANDS', at: datetime(), version: 1})
"""


@pytest.fixture(scope="module")
async def driver(database: Database, database_settings: DatabaseSettings) -> AsyncIterator[AsyncDriver]:
    """A driver that shows what the planner says; the graph knows every label, tie and property."""
    await draw_world(database)
    await draw(database, BOOKKEEPING)
    auth = (database_settings.username, database_settings.password.get_secret_value())
    async with AsyncGraphDatabase.driver(str(database_settings.uri), auth=auth) as driver:
        yield driver


@pytest.mark.parametrize("file", files(), ids=str)
async def test_the_planner_agrees_with_the_header(driver: AsyncDriver, file: File) -> None:
    for text in file.texts():
        viewer = {"viewerId": "v", "viewerAreas": [], "viewerOwn": [], "viewerDay": "2026-11-22"}
        viewer |= {
            f"viewerUntil{each}": "seenUntilC_CONNECTOR" for each in ("A1", "A2", "B", "C", "D1", "D2", "E", "P")
        }
        async with driver.session(database="neo4j") as session:
            result = await session.run(f"EXPLAIN {text}", {**dict.fromkeys(file.header.parameters), **viewer})  # pyright: ignore
            summary = await result.consume()
        assert tuple(result.keys()) == file.header.returns
        assert (summary.query_type in READS) == (file.header.mode == "read")
        seen = {each.gql_status for each in summary.gql_status_objects} & set(UNWANTED)
        assert not seen - set(file.header.allows), [
            each.status_description for each in summary.gql_status_objects if each.gql_status in seen
        ]
