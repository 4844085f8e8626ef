"""Practice 7, the Plushome dinner: trainees cook, though nobody offers a cook, and get something in return."""

from datetime import date
from typing import Any

import pytest

from graph.database import Database
from tests.support.practices import STORIES, Practice, load_practice

DAY = date(2019, 6, 1)
COOK = "plushome:need-plushome-cook"
KITCHEN, PLUSHOME = "plushome:training-kitchen", "plushome:plushome"
IN_RETURN = {"plushome:need-training-kitchen-elsewhere", "plushome:need-training-kitchen-people"}

HELPERS = """query ($need: ID!, $area: ID) { matches(need: $need, area: $area) {
  party { id } talent { id } score talentPath { id } conditions explanation } }"""
OF_THE_KITCHEN = """{ matches(party: "plushome:training-kitchen", area: "plushome:quarter") {
  party { id } partyGives need { id } score } }"""
CIRCLES = """{ exchanges(area: "plushome:quarter") {
  parties isOptimal circles { explanation gifts { from { id } to { id } talent { id } need { id } conditions } } } }"""
TOGETHER = """query ($around: [ID!]) { proposedArrangements(area: "plushome:quarter", around: $around, first: 1) {
  parties { id } gifts { from { id } to { id } need { id } } givesOnly { id } getsOnly { id } unmet { id }
  venue { id } isOptimal explanation } }"""


@pytest.fixture(scope="module")
async def dinner(database: Database) -> Practice:
    """The dinner that lacks a cook."""
    return await load_practice(database, STORIES / "plushome-dinner", day=DAY)


def gifts(found: dict[str, Any]) -> set[tuple[str, str, str]]:
    return {(each["from"]["id"], each["to"]["id"], each["need"]["id"]) for each in found["gifts"]}


@pytest.mark.parametrize("area", [None, "plushome:quarter"])
async def test_the_training_workplace_is_found_through_the_tree_and_nobody_else_fits(
    dinner: Practice, area: str | None
) -> None:
    first, *others = (await dinner.ask(HELPERS, {"need": COOK, "area": area}))["matches"]

    assert (first["party"]["id"], first["score"]) == (KITCHEN, 1.0)
    assert [each["id"] for each in first["talentPath"]] == ["talent:cooking-for-groups", "talent:training-kitchen"]
    assert first["talent"]["id"] == "talent:training-kitchen"
    assert first["conditions"] == "als oefening, met de leermeester erbij"
    assert max((each["score"] for each in others), default=0.0) < 0.6


async def test_plushome_answers_what_the_training_workplace_asks_in_return(dinner: Practice) -> None:
    found = (await dinner.ask(OF_THE_KITCHEN))["matches"]

    back = {each["need"]["id"] for each in found if each["party"]["id"] == PLUSHOME and each["partyGives"]}
    asked = {each["need"]["id"] for each in found if each["party"]["id"] == PLUSHOME and not each["partyGives"]}
    assert (back, asked) == (IN_RETURN, {COOK})


async def test_the_two_help_each_other_in_a_circle(dinner: Practice) -> None:
    plan = (await dinner.ask(CIRCLES))["exchanges"]

    [circle] = [each for each in plan["circles"] if KITCHEN in {gift["from"]["id"] for gift in each["gifts"]}]
    assert {(each["from"]["id"], each["to"]["id"]) for each in circle["gifts"]} == {
        (KITCHEN, PLUSHOME),
        (PLUSHOME, KITCHEN),
    }
    assert plan["isOptimal"]
    told = "Leerkeuken Het Vuur can offer Plushome: Training kitchen where cooks learn the trade"
    assert told in circle["explanation"]


@pytest.mark.parametrize("around", [None, [PLUSHOME], [KITCHEN]])
async def test_the_first_proposal_is_the_dinner_that_the_trainees_cook(
    dinner: Practice, around: list[str] | None
) -> None:
    [proposal] = (await dinner.ask(TOGETHER, {"around": around}))["proposedArrangements"]

    assert {each["id"] for each in proposal["parties"]} == {KITCHEN, PLUSHOME}
    assert gifts(proposal) == {(KITCHEN, PLUSHOME, COOK), *((PLUSHOME, KITCHEN, each) for each in IN_RETURN)}
    assert (proposal["givesOnly"], proposal["getsOnly"], proposal["unmet"]) == ([], [], [])
    assert proposal["venue"]["id"] == "plushome:dinner-venue"
    assert proposal["isOptimal"]
    assert "Everybody gives something and gets something." in proposal["explanation"]
