"""What tests of changes need: fresh mutation ids, small worlds, and a look at what is stored."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import pytest

from graph.changes.values import native
from graph.database import Database
from graph.errors import Conflict, DatabaseUnavailable, LimitExceeded
from graph.ids import new_id
from tests.support.graph import draw

Answer = TypeVar("Answer")

WORLD = """
CREATE
  (:Entity:Party:Person {id: 'anna', name: 'Anna', sortName: 'Anna', mayBeAsked: true, version: 1}),
  (:Entity:Party:Person {id: 'bert', name: 'Bert', sortName: 'Bert', mayBeAsked: true, version: 1}),
  (:Entity:Party:Person {id: 'cato', name: 'Cato', sortName: 'Cato', mayBeAsked: true, version: 1}),
  (:Entity:Party:Organisation {id: 'club', name: 'Club', kind: 'GROUP', version: 1}),
  (:Entity:Party:Organisation {id: 'stichting', name: 'Stichting', kind: 'WELFARE', version: 1}),
  (:Entity:Location {id: 'stad', name: 'Stad', kind: 'MUNICIPALITY', version: 1}),
  (:Entity:Location {id: 'noord', name: 'Noord', kind: 'NEIGHBOURHOOD', version: 1}),
  (:Entity:Location {id: 'zuid', name: 'Zuid', kind: 'NEIGHBOURHOOD', version: 1}),
  (:Entity:Location {id: 'zaal', name: 'Zaal', kind: 'VENUE', version: 1}),
  (:Entity:Talent {id: 'koken', labelNl: 'Koken', kind: 'SKILL', version: 1}),
  (:Entity:Talent {id: 'eten', labelNl: 'Eten', kind: 'SKILL', version: 1}),
  (:Entity:Need {id: 'vraag', summary: 'Wie kookt?', kind: 'QUESTION', status: 'OPEN', version: 1}),
  (:Entity:Meeting {id: 'cafe', name: 'Café', kind: 'SOCIAL_CAFE', startsAt: datetime('2026-11-20T19:00+01:00'),
    version: 1}),
  (:Entity:Arrangement {id: 'maaltijd', name: 'Maaltijd', kind: 'EVENT', status: 'RUNNING', version: 1}),
  (:Entity:Goal {id: 'doel', name: 'Niemand eet alleen', version: 1}),
  (:Entity:Story {id: 'verhaal', title: 'Een verhaal', text: 'Er was eens', version: 1}),
  (:Entity:Story {id: 'vervolg', title: 'Een vervolg', text: 'En toen', version: 1}),
  (:Entity:Introduction {id: 'kennismaking', status: 'PROPOSED', version: 1}),
  (:Entity:LegalBasis {id: 'grond', dataClass: 'A1', ground: 'CONSENT', audience: ['CONNECTOR'], version: 1})
"""


def fresh() -> str:
    """A mutationId that was not used before."""
    return new_id()


async def draw_small_world(database: Database) -> None:
    """A few entities of every label, without ties."""
    await draw(database, WORLD)


async def stored(database: Database, entity_id: str) -> dict[str, Any] | None:
    """The properties of an entity as stored, None when it is not there."""
    rows = await draw(database, "MATCH (n:Entity {id: $id}) RETURN properties(n)", id=entity_id)
    return _natives(rows[0][0]) if rows else None


async def stored_ties(database: Database, type_: str) -> list[tuple[str, str, dict[str, Any]]]:
    """The ties of a type as stored, each with the ids of its ends, oldest first."""
    text = f"MATCH (a)-[t:{type_}]->(b) RETURN a.id, b.id, properties(t) ORDER BY t.since, t.id"
    return [(str(row[0]), str(row[1]), _natives(row[2])) for row in await draw(database, text)]


async def count(database: Database, pattern: str, **parameters: object) -> int:
    """How often a pattern occurs."""
    rows = await draw(database, f"MATCH {pattern} RETURN count(*)", **parameters)
    number = rows[0][0]
    assert isinstance(number, int)
    return number


async def insisting(call: Callable[[], Awaitable[Answer]]) -> Answer:
    """Asks again, as a client would, when the database is too busy; the same mutationId makes that safe."""
    for _ in range(40):
        try:
            return await call()
        except (DatabaseUnavailable, LimitExceeded):
            await asyncio.sleep(0.2)
        except Conflict as error:
            if error.code != "CONFLICT":
                raise
            await asyncio.sleep(0.2)
    return await call()


def tried_again(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What the driver tells of every change that had to be tried again, because it stood in the way of another."""
    return [each.getMessage() for each in caplog.records if each.name.startswith("neo4j")]


def _natives(properties: object) -> dict[str, Any]:
    assert isinstance(properties, dict)
    return {str(name): native(value) for name, value in properties.items()}
