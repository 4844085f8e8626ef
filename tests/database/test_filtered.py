"""A list that is narrowed to something of which there is nothing says so, instead of being empty."""

from typing import Any

import pytest

from api.context import Context
from api.schema.build import build_route
from graph.access import Viewer
from graph.database import Database
from graph.filtered import NAMED
from graph.projection.filters import FILTERS
from tests.support.areas import ANALYST, SEES_ALL, draw_town
from tests.support.graph import draw
from tests.support.services import patient_services


@pytest.fixture
async def database(database: Database) -> Database:
    await draw_town(database, {"ann": "north", "sue": "south"})
    await draw(database, "CREATE (:Entity:Talent {id: 'soup', labelNl: 'soep', kind: 'GOODS', version: 1})")
    return database


async def ask(database: Database, text: str, viewer: Viewer = SEES_ALL) -> dict[str, Any]:
    return await build_route().answer(Context(patient_services(database), viewer), f"{{ {text} }}", {})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('people(filter: { area: "nope" }) { nodes { id } }', "no area with the id 'nope', given in filter.area."),
        ('people(filter: { talent: "ann" }) { totalCount }', "no talent with the id 'ann', given in filter.talent."),
        ('people(filter: { talent: "soup", meeting: "x" }) { edges { node { id } } }', "no meeting with the id 'x'"),
        ('needs(filter: { party: "soup" }) { nodes { id } }', "no person or organisation with the id 'soup'"),
        ('stories(filter: { about: "nope" }) { nodes { id } }', "no entity with the id 'nope'"),
        ('talents(filter: { theme: "a b" }) { nodes { id } }', "filter.theme is 'a b'; an id has"),
    ],
)
async def test_an_id_of_nothing_is_told(database: Database, text: str, told: str) -> None:
    [error] = (await ask(database, text))["errors"]

    assert told in error["message"]
    assert error["extensions"]["code"] in ("NOT_FOUND", "INVALID_INPUT")


async def test_what_is_there_and_has_nothing_gives_an_empty_list(database: Database) -> None:
    for text in ('area: "empty"', 'area: "hall"', 'talent: "soup"'):
        answer = await ask(database, f"people(filter: {{ {text} }}) {{ totalCount nodes {{ id }} }}")
        assert answer == {"data": {"people": {"totalCount": 0, "nodes": []}}}


async def test_somebody_hidden_is_told_as_nobody(database: Database) -> None:
    text = 'introductions(filter: { person: "ID" }) { nodes { id } }'

    hidden, nobody = [await ask(database, text.replace("ID", each), ANALYST) for each in ("sue", "sae")]

    assert str(hidden) == str(nobody).replace("sae", "sue")
    assert hidden["errors"][0]["extensions"]["code"] == "NOT_FOUND"


async def test_an_id_that_was_merged_away_narrows_to_who_was_kept(database: Database) -> None:
    await draw(database, "CREATE (:Merge {merged: 'anna', kept: 'ann'})")

    answer = await ask(database, 'needs(filter: { party: "anna" }) { totalCount }')

    assert answer == {"data": {"needs": {"totalCount": 0}}}


def test_every_filter_that_is_an_id_is_looked_up() -> None:
    assert {name for filters in FILTERS.values() for name, each in filters.items() if each.type == "ID"} == set(NAMED)
