"""The schema of the database: numbered files, run in order, safe to run again, refused by code that is older."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from graph.access import DEMO_VIEWER
from graph.database import Database
from graph.errors import DatabaseUnavailable
from graph.statements import FOLDER, Statement, load_statement


@dataclass(frozen=True)
class SchemaLevel:
    """How many schema files the database has seen, None before the first, and the digest of their text."""

    level: int | None
    digest: str


@dataclass(frozen=True)
class Nothing:
    """The row of a statement that returns none."""


START_SECONDS = 30.0  # a server that has just started needs seconds for its first statement, more on a busy machine

FIND_LEVEL = load_statement("system/find_schema_level", SchemaLevel)
CHANGE_LEVEL = load_statement("system/change_schema_level", Nothing)


def schema_statements() -> list[Statement[Nothing]]:
    """The schema files in their order."""
    return [load_statement(f"schema/{path.stem}", Nothing) for path in sorted((FOLDER / "schema").glob("*.cypher"))]


async def schema_level(database: Database, *, seconds: float) -> int:
    """How many schema files the database has seen."""
    row = await database.read_first(FIND_LEVEL, DEMO_VIEWER, seconds=seconds)
    return (row.level or 0) if row else 0


async def apply_schema(database: Database) -> int:
    """Brings the database to the level of this code and returns it; DatabaseUnavailable when it is newer."""
    statements = schema_statements()
    row = await database.read_first(FIND_LEVEL, DEMO_VIEWER, seconds=START_SECONDS)
    level = (row.level or 0) if row else 0
    if level > len(statements):
        raise DatabaseUnavailable(
            "The database has schema level {level}, this version of Schakel knows {known}. "
            "Use a newer version of Schakel, or another database.",
            code="DATABASE_NEWER",
            level=level,
            known=len(statements),
        )
    digest = sha256("\n".join(each.body for each in statements).encode()).hexdigest()
    # Sixty commands that change nothing take a second or more, at each start of a command.
    if row is None or row.digest != digest:
        await _run(database, statements)
        given = {"level": len(statements), "digest": digest}
        await database.write(
            DEMO_VIEWER,
            lambda change: change.run(CHANGE_LEVEL, **given),
            name=CHANGE_LEVEL.name,
            seconds=START_SECONDS,
        )
    return len(statements)


async def _run(database: Database, statements: Sequence[Statement[Nothing]]) -> None:
    for statement in statements:
        for text in statement.body.split(";\n"):
            await database.run_schema(text, statement.name)
