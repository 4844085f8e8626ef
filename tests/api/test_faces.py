"""Who asks only for the face of an entity gets what reading it would give, without another statement."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from api.context import Context
from api.reading.route import Route
from graph.access import Viewer
from graph.database import Database
from graph.model import DataClass
from graph.projection import Reader
from tests.support.chains import CONNECTOR, SEES_ALL, draw_network, knows
from tests.support.services import patient_services

FACES = """{ chains(from: "ann", to: "dora") { chains {
  avoids { called: name __typename }
  steps { from { id name __typename } to { ... on Person { id it: name } id } } } } }"""
READ = """{ chains(from: "ann", to: "dora") { chains {
  avoids { called: name __typename version }
  steps { from { id name __typename version } to { ... on Person { id it: name } id version } } } } }"""


class CountingReader(Reader):
    """A reader that counts how often it reads."""

    reads = 0

    async def filled(self, *given: Any) -> dict[str, dict[str, Any]]:
        """Counts, and reads."""
        self.reads += 1
        return await super().filled(*given)


async def ask(route: Route, database: Database, viewer: Viewer, text: str) -> tuple[dict[str, Any], int]:
    """The chains, and how often entities were read for them."""
    reader = CountingReader(database, new_texts_per_minute=10_000, seconds=60.0)
    context = Context(replace(patient_services(database), reader=reader), viewer)
    answer = await route.answer(context, text, {})
    assert "errors" not in answer
    return answer["data"], reader.reads


def without_version(value: Any) -> Any:
    """The same without the field that only serves to have everything read."""
    if isinstance(value, list):
        return [without_version(each) for each in value]
    if isinstance(value, Mapping):
        return {key: without_version(each) for key, each in value.items() if key != "version"}
    return value


NAMELESS = replace(CONNECTOR, classes=CONNECTOR.classes - {DataClass.A1})


@pytest.mark.parametrize(("viewer", "reads"), [(SEES_ALL, 0), (CONNECTOR, 0), (NAMELESS, 3)])
async def test_a_face_is_what_reading_would_give(route: Route, database: Database, viewer: Viewer, reads: int) -> None:
    network = [*knows("ann bob dora"), *knows("ann cor dora"), ("ann", "AFFILIATED_WITH", "Club", {})]
    await draw_network(database, [*network, ("dora", "AFFILIATED_WITH", "Club", {})])

    faces, read_for_faces = await ask(route, database, viewer, FACES)
    whole, read_for_whole = await ask(route, database, viewer, READ)

    assert faces == without_version(whole)
    assert (read_for_faces, read_for_whole > 0) == (reads, True)
    assert len(faces["chains"]["chains"]) == (3 if viewer is not NAMELESS else len(whole["chains"]["chains"]))
