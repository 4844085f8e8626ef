"""Groningen: who has an interest in an initiative, what each brings already, and who only looks on from outside."""

import csv
from datetime import date
from typing import Any

import pytest

from graph.database import Database
from tests.support.practices import STORIES, Practice, load_practice

FOLDER = STORIES / "groningen"
DAY = date(2019, 6, 14)
WITH_INTEREST = {
    f"groningen:{each}"
    for each in [
        *("municipality", "housing", "care-provider", "neighbours", "church"),
        *("supermarket", "local-fund", "traders", "bulletin", "open-porch"),
    ]
}
OUTSIDE = {
    f"groningen:{each}" for each in ["architects", "research-group", "columnist-paper", "software-firm", "city-debate"]
}

QUESTION = """query ($of: ID!) {
  stakeholders(of: $of) {
    arrangement { id }
    goals { id }
    withInterest { party { id } interest brings means { need { id } talent { id } score euros conditions } }
    withoutInterest { party { id } interest brings means { need { id } } explanation }
    lacking { need { id } broughtBy { id } elsewhere { party { id } } }
    money { talent { id } parties { id } euros conditions }
    needs
    needsAtHand
    explanation
  }
}"""


@pytest.fixture(scope="module")
async def practice(database: Database) -> Practice:
    return await load_practice(database, FOLDER, day=DAY)


@pytest.fixture(scope="module")
async def found(practice: Practice) -> dict[str, Any]:
    return (await practice.ask(QUESTION, {"of": "groningen:welcome-table"}))["stakeholders"]


def parties(listed: list[dict[str, Any]]) -> set[str]:
    return {each["party"]["id"] for each in listed}


def need(name: str) -> str:
    return f"groningen:need-open-porch-{name}"


def test_who_has_an_interest_and_who_has_none_stand_apart(found: dict[str, Any]) -> None:
    assert found["arrangement"] == {"id": "groningen:welcome-table"}
    assert found["goals"] == [{"id": "groningen:goal-welcome"}]
    assert parties(found["withInterest"]) == WITH_INTEREST
    assert parties(found["withoutInterest"]) == OUTSIDE


def test_each_brings_what_the_story_says(found: dict[str, Any]) -> None:
    with (FOLDER / "found" / "stakeholders.csv").open(encoding="utf-8", newline="") as file:
        told = {row["party"]: (row["hasInterest"] == "true", row["brings"]) for row in csv.DictReader(file)}

    given = {each["party"]["id"]: (True, each["brings"]) for each in found["withInterest"]}
    given |= {each["party"]["id"]: (False, each["brings"]) for each in found["withoutInterest"]}

    assert given == told


def test_all_seven_things_are_at_hand_or_with_one_whose_interest_is_not_known(found: dict[str, Any]) -> None:
    lacking = {each["need"]["id"]: each for each in found["lacking"]}

    assert {name: [each["id"] for each in one["broughtBy"]][:1] for name, one in lacking.items()} == {
        need("grant"): ["groningen:municipality"],
        need("co"): ["groningen:local-fund"],
        need("room"): ["groningen:church"],
        need("food"): ["groningen:supermarket"],
        need("doors"): ["groningen:neighbours"],
        need("known"): ["groningen:bulletin"],
        need("advice"): [],
    }
    assert [each["party"]["id"] for each in lacking[need("advice")]["elsewhere"]] == ["groningen:buro-bries"]
    assert (found["needs"], found["needsAtHand"]) == (7, 6)


def test_the_money_is_a_small_grant_with_co_funding(found: dict[str, Any]) -> None:
    money = {each["talent"]["id"]: each for each in found["money"]}

    assert set(money) == {"talent:small-grant", "talent:co-funding"}
    grant, co_funding = money["talent:small-grant"], money["talent:co-funding"]
    assert (grant["euros"], [each["id"] for each in grant["parties"]]) == (15_000, ["groningen:municipality"])
    assert grant["conditions"] == ["met medefinanciering en met zicht op een duurzaam vervolg"]
    assert co_funding["euros"] == 7_500
    assert [each["id"] for each in co_funding["parties"]] == ["groningen:local-fund", "groningen:traders"]


def test_those_without_interest_bring_nothing_that_is_lacking(found: dict[str, Any]) -> None:
    assert [each["means"] for each in found["withoutInterest"]] == [[]] * 5
    assert all(each["interest"] is None for each in found["withoutInterest"])


def test_the_decoys_are_nowhere(found: dict[str, Any]) -> None:
    elsewhere = {each["party"]["id"] for one in found["lacking"] for each in one["elsewhere"]}
    everybody = parties(found["withInterest"]) | parties(found["withoutInterest"]) | elsewhere

    assert everybody.isdisjoint(f"groningen:{each}" for each in ("big-fund", "east-kitchen", "sailing-club"))


async def test_the_goal_itself_has_the_same_stakeholders(practice: Practice, found: dict[str, Any]) -> None:
    of_goal = (await practice.ask(QUESTION, {"of": "groningen:goal-welcome"}))["stakeholders"]

    assert of_goal == {**found, "arrangement": None}


def test_it_is_told_in_a_few_sentences(found: dict[str, Any]) -> None:
    assert found["explanation"] == (
        "10 parties have an interest in this. "
        "5 speak of the goal and gain nothing by it, as far as is known: a view from outside. "
        "Of 7 open questions 6 can be answered by those with an interest. "
        "Co-funding: at most € 7,500, from 2 parties together. On condition: als de gemeente meedoet. "
        "Small starting grant: at most € 15,000, from 1 party. "
        "On condition: met medefinanciering en met zicht op een duurzaam vervolg."
    )
