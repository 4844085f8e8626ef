"""Merging, taking back and disputing over GraphQL."""

from typing import Any

import pytest

from api.context import Context
from api.schema.build import build_route
from graph.access import DEMO_VIEWER
from graph.database import Database
from tests.support.areas import draw_town
from tests.support.services import patient_services

PERSON = "... on Person { id name version } ... on Problems { problems { code field } }"
DISPUTE = "... on Dispute { id field says outcome answer about { id } } ... on Problems { problems { code field } }"


@pytest.fixture
async def context(database: Database) -> Context:
    await draw_town(database, ["ann", "anna", "bob"], [("anna", "KNOWS", "bob")])
    return Context(patient_services(database), DEMO_VIEWER)


async def ask(context: Context, text: str) -> Any:
    answer = await build_route().answer(context, text, {})
    assert "errors" not in answer, answer
    return next(iter(answer["data"].values()))


async def merge(context: Context, version: int = 1) -> Any:
    given = f'mutationId: "m-{version}", keep: "ann", merged: "anna", expectedVersion: {version}, mergedVersion: 1'
    return await ask(context, f"mutation {{ mergePeople({given}) {{ {PERSON} }} }}")


async def test_the_old_id_leads_to_who_was_kept_until_the_merge_is_undone(context: Context) -> None:
    merged = await merge(context)
    by_entity = await ask(context, '{ entity(id: "anna") { id } }')
    by_person = await ask(context, '{ person(id: "anna") { id knows { nodes { id } } } }')
    undone = await ask(
        context, f'mutation {{ undoMerge(mutationId: "u", merged: "anna", expectedVersion: 2) {{ {PERSON} }} }}'
    )

    assert merged == {"id": "ann", "name": "ann", "version": 2}
    assert by_entity == {"id": "ann"}
    assert by_person == {"id": "ann", "knows": {"nodes": [{"id": "bob"}]}}
    assert undone["id"] == "anna"
    assert await ask(context, '{ person(id: "anna") { id } }') == {"id": "anna"}


async def test_a_change_that_could_not_be_read_back_is_not_made(context: Context) -> None:
    too_long = "... on Person { knows(first: 101) { nodes { id } } } ... on Problems { problems { code message } }"
    given = 'mutationId: "m", keep: "ann", merged: "anna", expectedVersion: 1, mergedVersion: 1'

    refused = await ask(context, f"mutation {{ mergePeople({given}) {{ {too_long} }} }}")

    [problem] = refused["problems"]
    assert problem["code"] == "INVALID_INPUT"
    assert await ask(context, '{ person(id: "anna") { id } }') == {"id": "anna"}


async def test_expected_failures_are_problems(context: Context) -> None:
    refused = await merge(context, version=9)

    assert refused == {"problems": [{"code": "VERSION_CONFLICT", "field": "expectedVersion"}]}


async def test_two_who_look_like_one_are_kept_separate(context: Context) -> None:
    given = 'mutationId: "s", first: "ann", second: "anna"'
    kept = await ask(context, f"mutation {{ keepSeparate({given}) {{ {PERSON} }} }}")

    assert kept["id"] == "ann"
    assert (await merge(context))["problems"][0]["code"] == "TWO_PEOPLE"


async def test_something_wrong_is_said_shown_and_settled(context: Context) -> None:
    given = 'mutationId: "d", id: "ann", field: "name", says: "It is Anne."'
    said = await ask(context, f"mutation {{ dispute({given}) {{ {DISPUTE} }} }}")
    shown = await ask(context, '{ disputes(of: "ann") { id says about { id } } }')
    given = f'mutationId: "e", id: "{said["id"]}", outcome: CORRECTED, answer: "She said so."'
    settled = await ask(context, f"mutation {{ settleDispute({given}) {{ {DISPUTE} }} }}")

    assert (said["field"], said["outcome"], said["about"]) == ("name", None, {"id": "ann"})
    assert shown == [{"id": said["id"], "says": "It is Anne.", "about": {"id": "ann"}}]
    assert (settled["outcome"], settled["answer"]) == ("CORRECTED", "She said so.")
    assert await ask(context, "{ disputes { id } }") == []
    assert [each["id"] for each in await ask(context, "{ disputes(settled: true) { id } }")] == [said["id"]]


async def test_a_tie_is_named_with_its_type(context: Context) -> None:
    [tie] = (await ask(context, '{ person(id: "anna") { knows { edges { tie { id } } } } }'))["knows"]["edges"]
    given = f'mutationId: "d", id: "{tie["tie"]["id"]}", type: KNOWS, field: "since", says: "Longer."'
    await ask(context, f"mutation {{ dispute({given}) {{ {DISPUTE} }} }}")

    [shown] = await ask(context, "{ disputes(type: KNOWS) { about { id } tieType ends { id } } }")

    assert shown == {"about": None, "tieType": "KNOWS", "ends": [{"id": "anna"}, {"id": "bob"}]}
