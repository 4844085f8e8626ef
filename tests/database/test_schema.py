"""The schema is applied once, again when its text has changed, and never to a database of a newer version."""

from collections.abc import AsyncIterator

import pytest

from graph.database import Database
from graph.errors import DatabaseUnavailable
from graph.schema import apply_schema, schema_statements
from tests.support.graph import draw

INDEX = "dispute_about"


@pytest.fixture
async def stored(database: Database) -> AsyncIterator[Database]:
    """The database; its schema is whole again afterwards."""
    yield database
    await draw(database, "MATCH (schema:Schema) SET schema.digest = ''")
    await apply_schema(database)


async def has_index(database: Database) -> bool:
    return (await database.read_text(f"SHOW INDEXES YIELD name WHERE name = '{INDEX}' RETURN count(*)", {}, name="x"))[
        0
    ][0] == 1


async def test_a_schema_that_is_applied_is_not_run_again(stored: Database) -> None:
    await stored.run_schema(f"DROP INDEX {INDEX}", "tests/drop")

    assert await apply_schema(stored) == len(schema_statements())

    assert not await has_index(stored)


async def test_a_schema_of_another_text_is_run_again(stored: Database) -> None:
    await stored.run_schema(f"DROP INDEX {INDEX}", "tests/drop")
    await draw(stored, "MATCH (schema:Schema) SET schema.digest = 'of an earlier text'")

    await apply_schema(stored)

    assert await has_index(stored)


async def test_a_database_without_a_digest_gets_one(stored: Database) -> None:
    await draw(stored, "MATCH (schema:Schema) REMOVE schema.digest")

    await apply_schema(stored)

    assert len((await draw(stored, "MATCH (schema:Schema) RETURN schema.digest"))[0][0]) == 64  # type: ignore[arg-type]


async def test_a_newer_database_is_refused(stored: Database) -> None:
    known = len(schema_statements())
    await draw(stored, "MATCH (schema:Schema) SET schema.level = $level", level=known + 1)

    with pytest.raises(DatabaseUnavailable, match=f"has schema level {known + 1}, .* knows {known}") as refused:
        await apply_schema(stored)

    assert refused.value.code == "DATABASE_NEWER"
    await draw(stored, "MATCH (schema:Schema) SET schema.level = $level", level=known)
