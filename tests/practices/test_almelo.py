"""Almelo: eight people of whom no tie is known; a place, a project or a worker leads to them, and a talent counts."""

from datetime import date
from typing import Any

import pytest

from graph.access import Viewer
from graph.asking import Asking
from graph.database import Database
from graph.matching import Match, matches
from graph.model import DataClass
from graph.model.kinds import Audience, Language
from graph.settings import ServiceSettings
from graph.snapshot import Snapshots
from tests.support.folders import read_rows
from tests.support.graph import draw
from tests.support.practices import STORIES, Practice, load_practice

FOLDER = STORIES / "almelo"
DAY = date(2017, 6, 20)
WAYS = read_rows(FOLDER / "found" / "ways-in.csv")
PEOPLE = [each["person"] for each in WAYS]
# The question behind each one's first question.
NEEDS = {
    "almelo:person-son": "almelo:need-person-son-drink",
    "almelo:person-sleeper": "almelo:need-person-sleeper-bed",
    "almelo:person-mechanic": "almelo:need-person-mechanic-food",
    "almelo:person-reader": "almelo:need-person-reader-letters",
    "almelo:person-cook": "almelo:need-person-cook-clothes",
    "almelo:person-dog-owner": "almelo:need-person-dog-owner-dog",
    "almelo:person-unseen": "almelo:need-person-unseen-alone",
    "almelo:person-musician": "almelo:need-person-musician-stop",
}
MATCHES = """query ($need: ID!) {
  matches(need: $need) { party { id } score answersBehind talent { id } explanation }
}"""


@pytest.fixture(scope="module")
async def practice(database: Database) -> Practice:
    return await load_practice(database, FOLDER, day=DAY)


async def chains(practice: Practice, target: str) -> list[list[str]]:
    """The chains from the municipality's advisor, each as the ids after the start."""
    data = await practice.ask(
        f"""{{
          chains(from: "almelo:advisor", {target}, count: 2, ties: [KNOWS, AFFILIATED_WITH, COOPERATES_WITH, MEETS]) {{
            chains {{ steps {{ to {{ id }} }} }}
          }}
        }}"""
    )
    return [[step["to"]["id"] for step in each["steps"]] for each in data["chains"]["chains"]]


async def answers(practice: Practice, need: str) -> list[dict[str, Any]]:
    data = await practice.ask(MATCHES, {"need": need})
    return data["matches"]


async def test_nobody_is_known_to_know_them(practice: Practice) -> None:
    for person in PEOPLE:
        data = await practice.ask("query ($id: ID!) { person(id: $id) { knows { totalCount } } }", {"id": person})
        assert data["person"]["knows"]["totalCount"] == 0, person


async def test_the_way_in_is_a_project_a_place_a_meeting_or_a_worker(practice: Practice) -> None:
    found = {
        "almelo:day-wage": await chains(practice, 'toAny: { arrangement: "almelo:day-wage" }'),
        "almelo:walk-in-1": await chains(practice, 'toAny: { meeting: "almelo:walk-in-1" }'),
        "almelo:walk-in-2": await chains(practice, 'toAny: { meeting: "almelo:walk-in-2" }'),
        "almelo:station-hall": await chains(practice, 'toAny: { area: "almelo:station-hall" }'),
        "almelo:street-worker": await chains(practice, 'to: "almelo:street-worker"'),
    }

    assert set(found) == {each["through"] for each in WAYS}
    # The consultation brings the advisor together with the foreman of the day-wage project, whom nobody tied to him.
    assert found["almelo:day-wage"][0] == ["almelo:foreman"]
    for through in ("almelo:walk-in-1", "almelo:walk-in-2", "almelo:station-hall"):
        assert found[through][0] == ["almelo:street-worker", "almelo:host"]
    assert len(found["almelo:street-worker"][0]) == 1


@pytest.mark.parametrize("way", WAYS, ids=[each["person"] for each in WAYS])
async def test_each_of_them_is_found_there(practice: Practice, way: dict[str, str]) -> None:
    data = await practice.ask(
        """query ($id: ID!) {
          person(id: $id) {
            takesPartIn { nodes { id } } attends { nodes { id } } activeIn { nodes { id } }
            supportedBy { nodes { ... on Person { id } } } offers { nodes { id } }
          }
        }""",
        {"id": way["person"]},
    )
    person = data["person"]

    ways = {
        each["id"] for name in ("takesPartIn", "attends", "activeIn", "supportedBy") for each in person[name]["nodes"]
    }
    assert way["through"] in ways
    assert [each["id"] for each in person["offers"]["nodes"]] == [way["talent"]]


async def test_who_came_to_the_same_mornings_is_reached_by_way_of_them(practice: Practice) -> None:
    found = await chains(practice, 'to: "almelo:person-dog-owner"')
    assert found[0] == ["almelo:street-worker", "almelo:host", "almelo:person-dog-owner"]
    # One morning is not enough to call it a tie.
    assert await chains(practice, 'to: "almelo:person-sleeper"') == []


@pytest.mark.parametrize("way", WAYS, ids=[each["person"] for each in WAYS])
async def test_the_question_behind_the_question_is_answered(practice: Practice, way: dict[str, str]) -> None:
    found = await answers(practice, NEEDS[way["person"]])

    best = {each["party"]["id"]: each["answersBehind"] for each in found if each["score"] == 1.0}
    behind = {party for party, is_behind in best.items() if is_behind}
    if way["person"] == "almelo:person-sleeper":
        # The shelter answers both her first question and the one behind it, and is named once.
        assert (best, behind) == ({"almelo:humanitas-onder-dak": False}, set())
    else:
        assert behind == ({way["answeredBy"]} if way["answeredBy"] else set())


async def test_the_same_first_question_has_another_answer_when_nothing_else_lies_behind_it(practice: Practice) -> None:
    decoy = await answers(practice, "almelo:need-decoy-client-drink")

    assert [(each["party"]["id"], each["answersBehind"]) for each in decoy] == [("almelo:tactus", False)]


async def test_a_talent_is_asked_for_too(practice: Practice) -> None:
    """Who mends bicycles and who cooks is needed, and need not only ask."""
    data = await practice.ask(
        """{ a: matches(party: "almelo:person-mechanic") { party { id } partyGives score }
             b: matches(party: "almelo:person-cook") { party { id } partyGives score } }"""
    )

    asked_by = {
        name: [e["party"]["id"] for e in data[name] if not e["partyGives"] and e["score"] == 1.0] for name in "ab"
    }
    assert asked_by == {"a": ["almelo:bike-workshop"], "b": ["almelo:warm-corner-foundation"]}


async def test_the_question_told_at_work_is_another_than_the_one_told_in_the_consulting_room(
    practice: Practice,
) -> None:
    data = await practice.ask(
        """{ person(id: "almelo:person-musician") {
          needs { edges { node { id summary asksFor { nodes { id } } } tie { reportedBy } } }
          stories { nodes { id about { nodes { id } } } } } }"""
    )

    told = {each["tie"]["reportedBy"]: each["node"] for each in data["person"]["needs"]["edges"]}
    assert told["almelo:foreman"]["id"] == "almelo:need-person-musician-told-at-work"
    assert [each["id"] for each in told["almelo:foreman"]["asksFor"]["nodes"]] == ["talent:live-music"]
    assert [each["id"] for each in told["almelo:counsellor"]["asksFor"]["nodes"]] == ["talent:addiction-counselling"]
    settings = [{each["id"] for each in story["about"]["nodes"]} for story in data["person"]["stories"]["nodes"]]
    assert {"almelo:person-musician", "almelo:day-wage"} in settings
    assert {"almelo:person-musician", "almelo:tactus"} in settings


@pytest.mark.usefixtures("practice")
async def test_who_may_not_see_what_lies_behind_finds_only_the_first_question(database: Database) -> None:
    await draw(
        database,
        "MATCH (person:Person) SET person.homeArea = 'almelo:centre', person.seenUntilA1_CONNECTOR = '9999-12-31', "
        "person.seenUntilB_CONNECTOR = '9999-12-31', person.seenUntilD1_CONNECTOR = '9999-12-31'",
    )
    classes = frozenset({DataClass.P, DataClass.A1, DataClass.B, DataClass.D1})
    viewer = Viewer(
        "connector",
        audience=Audience.CONNECTOR,
        classes=classes,
        areas=frozenset({"almelo:centre"}),
        day=DAY,
        language=Language.EN,
    )
    asking = Asking(database, viewer, ServiceSettings(), Snapshots(database), frozenset())

    async def parties(need: str) -> list[str]:
        found: list[Match] = await matches(asking, need=need)
        return [each.party.id for each in found if each.score >= 0.6]

    assert await parties("almelo:need-person-son-drink") == ["almelo:tactus"]
    assert await parties("almelo:need-decoy-client-drink") == ["almelo:tactus"]
