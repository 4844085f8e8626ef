"""Who told, asked or recorded something, and what a tie came of, is named to who may see that, and to nobody else."""

from dataclasses import replace
from typing import Any

import pytest

from api.context import Context
from api.schema.build import build_route
from graph.access import Viewer
from graph.database import Database
from graph.model import DataClass
from tests.support.areas import ANALYST, SEES_ALL, draw_meeting, draw_town
from tests.support.graph import draw
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


async def test_who_asked_is_named_where_they_may_be_seen(context: Context) -> None:
    asked = {"ann": "bob", "bob": "sue", "cas": "account", "dee": "Club"}
    await draw(
        context.services.database,
        "MATCH (zoe:Person {id: 'zoe'}) "
        "CREATE (zoe)-[:HAS_NEED {id: 'h', version: 1}]->(need:Entity:Need "
        "{id: 'need', summary: 'x', kind: 'WISH', status: 'OPEN', version: 1}) "
        "WITH need UNWIND keys($asked) AS id MATCH (helper:Person {id: id}) "
        "CREATE (helper)-[:ANSWERS {id: 'a' + id, version: 1, status: 'ASKED', askedBy: $asked[id]}]->(need)",
        asked=asked,
    )
    text = '{ need(id: "need") { answeredBy { edges { tie { askedBy } node { ... on Person { id } } } } } }'

    async def seen(viewer: Viewer) -> dict[str, Any]:
        answer = await build_route().answer(replace(context, viewer=viewer), text, {})
        return {each["node"]["id"]: each["tie"]["askedBy"] for each in answer["data"]["need"]["answeredBy"]["edges"]}

    assert await seen(SEES_ALL) == asked
    helped = replace(ANALYST, classes=ANALYST.classes | {DataClass.D1}, own=frozenset({"zoe", *asked}))
    assert await seen(helped) == {**asked, "bob": None}


async def test_who_recorded_a_basis_is_named_where_they_may_be_seen(context: Context) -> None:
    await draw(
        context.services.database,
        "MATCH (zoe:Person {id: 'zoe'}) UNWIND [['sue', 'ann'], ['ann', 'sue'], ['zoe', 'account']] AS told "
        "CREATE (zoe)-[:HAS_BASIS {id: 'h' + told[0], version: 1}]->(:Entity:LegalBasis {id: 'b' + told[0], "
        "dataClass: 'C', ground: 'CONSENT', version: 1, givenBy: told[0], capturedBy: told[1]})",
    )
    text = '{ person(id: "zoe") { legalBases { nodes { givenBy capturedBy } } } }'

    async def seen(viewer: Viewer) -> list[tuple[str | None, str | None]]:
        answer = await build_route().answer(replace(context, viewer=viewer), text, {})
        return [(each["givenBy"], each["capturedBy"]) for each in answer["data"]["person"]["legalBases"]["nodes"]]

    assert await seen(SEES_ALL) == [("ann", "sue"), ("sue", "ann"), ("zoe", "account")]
    assert await seen(replace(ANALYST, own=frozenset({"zoe"}))) == [("ann", None), (None, "ann"), ("zoe", "account")]


async def draw_introductions(database: Database) -> None:
    """How Ann, Bob and Cas came to know Zoe: Sue, who is not seen, introduced Bob, and stands in the one of Cas."""
    await draw_meeting(database, "cafe", "2026-10-01", [])
    made = {"ann": ("dee", "zoe"), "bob": ("sue", "zoe"), "cas": ("dee", "sue")}
    await draw(
        database,
        "MATCH (:Person {id: 'dee'})-[t:KNOWS]-(:Person {id: 'zoe'}) SET t.origin = 'cafe' "
        "WITH t UNWIND keys($made) AS id "
        "MATCH (one:Person {id: id})-[known:KNOWS]-(:Person {id: 'zoe'}) SET known.origin = 'intro-' + id "
        "WITH id, one MATCH (broker:Person {id: $made[id][0]}), (other:Person {id: $made[id][1]}) "
        "CREATE (broker)-[:BROKERS {id: 'b' + id, version: 1}]->(made:Entity:Introduction "
        "{id: 'intro-' + id, status: 'MADE', version: 1}) "
        "CREATE (made)-[:INTRODUCES {id: '1' + id, version: 1}]->(one), "
        "(made)-[:INTRODUCES {id: '2' + id, version: 1}]->(other)",
        made=made,
    )


async def test_an_introduction_is_named_as_origin_where_it_may_be_seen(context: Context) -> None:
    await draw_introductions(context.services.database)
    text = '{ person(id: "zoe") { knows { edges { tie { origin } node { id } } } } }'

    async def seen(viewer: Viewer) -> dict[str, Any]:
        answer = await build_route().answer(replace(context, viewer=viewer), text, {})
        return {each["node"]["id"]: each["tie"]["origin"] for each in answer["data"]["person"]["knows"]["edges"]}

    all_ = {"ann": "intro-ann", "bob": "intro-bob", "cas": "intro-cas", "dee": "cafe", "eve": None, "fay": None}
    assert await seen(SEES_ALL) == all_
    assert await seen(ANALYST) == {**all_, "bob": None, "cas": None}
    assert await seen(replace(ANALYST, own=frozenset({"sue"}))) == all_


async def test_a_chain_tells_of_an_introduction_where_it_may_be_seen(context: Context) -> None:
    await draw_introductions(context.services.database)
    text = '{ chains(from: "cas", to: "zoe") { chains { steps { why } } } }'

    async def told(viewer: Viewer) -> str:
        answer = await build_route().answer(replace(context, viewer=viewer), text, {})
        return answer["data"]["chains"]["chains"][0]["steps"][0]["why"]

    assert await told(SEES_ALL) == "dee introduced cas and zoe to each other."
    assert "dee" not in await told(ANALYST)
