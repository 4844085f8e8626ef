"""Who told of a tie is named to who may see them, and to nobody else."""

from dataclasses import replace
from typing import Any

import pytest

from api.context import Context
from api.schema.build import build_route
from graph.access import Viewer
from graph.database import Database
from tests.support.areas import ANALYST, SEES_ALL, draw_town
from tests.support.services import patient_services

TOLD = {"ann": "ann", "bob": "sue", "cas": "Club", "dee": "analyst", "eve": "homeless", "fay": "account"}


@pytest.fixture
async def context(database: Database) -> Context:
    """Everybody knows Zoe, as told by somebody else each; Sue lives in the south, and one told has no home."""
    people = {**dict.fromkeys(("ann", "bob", "cas", "dee", "eve", "fay", "zoe"), "north"), "sue": "south"}
    ties = [(each, "KNOWS", "zoe", {"reportedBy": told}) for each, told in TOLD.items()]
    await draw_town(database, {**people, "homeless": None}, ties, organisations={"Club": {}})
    return Context(patient_services(database), SEES_ALL)


async def told(context: Context, viewer: Viewer) -> dict[str, Any]:
    text = '{ person(id: "zoe") { knows { edges { tie { reportedBy } node { id } } } } }'
    answer = await build_route().answer(replace(context, viewer=viewer), text, {})
    return {each["node"]["id"]: each["tie"]["reportedBy"] for each in answer["data"]["person"]["knows"]["edges"]}


async def test_who_told_it_is_named_where_they_may_be_seen(context: Context) -> None:
    assert await told(context, SEES_ALL) == TOLD
    assert await told(context, ANALYST) == {**TOLD, "bob": None, "eve": None}
    assert await told(context, replace(ANALYST, own=frozenset({"sue"}))) == {**TOLD, "eve": None}


async def test_who_told_it_is_not_named_after_a_change_either(context: Context) -> None:
    narrow = replace(context, viewer=ANALYST)
    rows = await context.services.database.read_text(
        "MATCH (:Person {id: 'bob'})-[t:KNOWS]-(:Person {id: 'zoe'}) RETURN t.id", {}, name="test"
    )
    text = (
        f'mutation {{ changeTie(mutationId: "m", id: "{rows[0][0]}", expectedVersion: 1, '
        "input: { knows: { strength: 3 } }) "
        "{ ... on Knows { strength reportedBy } ... on Problems { problems { message } } } }"
    )

    answer = await build_route().answer(narrow, text, {})

    assert answer["data"]["changeTie"] == {"strength": 3, "reportedBy": None}
