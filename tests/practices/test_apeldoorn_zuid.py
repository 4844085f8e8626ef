"""Apeldoorn-Zuid: two competitors who already worked together on the street, and pursued the same goals."""

from datetime import date
from typing import Any

import pytest

from graph.database import Database
from tests.support.practices import STORIES, Practice, load_practice

FOLDER = STORIES / "apeldoorn-zuid"
COOPERATIVE, WELFARE = "apeldoorn:zuid-doet-samen", "apeldoorn:stimenz"
BEFORE, DURING, AFTER = date(2020, 1, 1), date(2022, 10, 15), date(2024, 1, 1)

QUESTION = """query ($areas: [ID!], $asOf: Date) {
  coalitions(areas: $areas, asOf: $asOf) {
    explanation
    members { organisation { id } }
    sharedGoals { pursuedByAll goal { id } parties { organisation { id } words } }
    akinGoals { goal { id } }
    cooperation { first { id } second { id } atWork atStrategic onlyOnTheStreet contactsAtWork contactsAtStrategic }
    handOvers { from { id } to { id } isBothWays }
    competingNeeds { fund { id } needs { id } isAsked }
    pairsWithoutKnownTie
  }
}"""


async def coalitions(practice: Practice, day: date, area: str = "apeldoorn:zuid") -> list[dict[str, Any]]:
    data = await practice.ask(QUESTION, {"areas": [area], "asOf": day.isoformat()})
    found: list[dict[str, Any]] = data["coalitions"]
    return found


async def pair(practice: Practice, day: date) -> dict[str, Any]:
    """What the answer says first: of the two, and nobody else."""
    found = (await coalitions(practice, day))[0]
    assert [each["organisation"]["id"] for each in found["members"]] == [WELFARE, COOPERATIVE]
    return found


@pytest.fixture(scope="module")
async def practice(database: Database) -> Practice:
    return await load_practice(database, FOLDER, day=AFTER)


async def test_before_they_are_linked_at_work_and_not_at_the_strategic_table(practice: Practice) -> None:
    found = await pair(practice, BEFORE)

    assert found["cooperation"] == [
        {
            "first": {"id": WELFARE},
            "second": {"id": COOPERATIVE},
            "atWork": True,
            "atStrategic": False,
            "onlyOnTheStreet": True,
            "contactsAtWork": 8,
            "contactsAtStrategic": 0,
        }
    ]
    assert found["pairsWithoutKnownTie"] == 0
    assert "work together on the street, but not at the strategic table" in found["explanation"]


async def test_they_pursue_the_same_goals_in_other_words(practice: Practice) -> None:
    found = await pair(practice, BEFORE)

    words = {
        goal["goal"]["id"]: {each["organisation"]["id"]: each["words"] for each in goal["parties"]}
        for goal in found["sharedGoals"]
    }
    assert words == {
        "apeldoorn:goal-look-after": {
            COOPERATIVE: "mensen onder elkaar, oog en oor van de eigen buurt",
            WELFARE: "sociale samenhang en informele steun",
        },
        "apeldoorn:goal-take-part": {
            COOPERATIVE: "niemand blijft achter de voordeur",
            WELFARE: "participatie van kwetsbare inwoners",
        },
    }
    assert all(goal["pursuedByAll"] for goal in found["sharedGoals"])


async def test_they_asked_the_same_fund_and_those_who_asked_another_are_not_in_it(practice: Practice) -> None:
    found = await pair(practice, BEFORE)

    assert found["competingNeeds"] == [
        {
            "fund": {"id": "apeldoorn:municipality"},
            "needs": [
                {"id": "apeldoorn:need-stimenz-subsidy"},
                {"id": "apeldoorn:need-zuid-doet-samen-subsidy"},
            ],
            "isAsked": True,
        }
    ]


async def test_after_they_are_linked_at_both_levels_and_hand_over_in_both_directions(practice: Practice) -> None:
    found = await pair(practice, AFTER)

    (cooperation,) = found["cooperation"]
    assert (cooperation["atWork"], cooperation["atStrategic"], cooperation["onlyOnTheStreet"]) == (True, True, False)
    assert cooperation["contactsAtStrategic"] == 2
    assert [(each["from"]["id"], each["to"]["id"], each["isBothWays"]) for each in found["handOvers"]] == [
        (WELFARE, COOPERATIVE, True),
        (COOPERATIVE, WELFARE, True),
    ]
    assert (await pair(practice, BEFORE))["handOvers"] == []


async def test_the_care_group_shares_one_goal_and_stays_apart(practice: Practice) -> None:
    found = await coalitions(practice, AFTER)

    goals = [
        ({each["organisation"]["id"] for each in one["members"]}, [goal["goal"]["id"] for goal in one["sharedGoals"]])
        for one in found
    ]
    assert goals == [
        ({WELFARE, COOPERATIVE}, ["apeldoorn:goal-look-after", "apeldoorn:goal-take-part"]),
        ({WELFARE, COOPERATIVE, "apeldoorn:linden"}, ["apeldoorn:goal-take-part"]),
        ({"apeldoorn:flat-field", "apeldoorn:sport-council"}, ["apeldoorn:goal-sport"]),
    ]


async def test_a_goal_that_only_sounds_the_same_is_shared_with_nobody(practice: Practice) -> None:
    found = await coalitions(practice, AFTER, "place:apeldoorn")

    members = {each["organisation"]["id"] for one in found for each in one["members"]}
    assert "apeldoorn:lantern" not in members
    assert "apeldoorn:goal-look-after-north" not in {goal["goal"]["id"] for one in found for goal in one["sharedGoals"]}


async def test_what_they_found_says_the_same_on_top_of_the_raw_facts(database: Database) -> None:
    found = await load_practice(database, FOLDER, FOLDER / "found", day=AFTER)

    assert (await pair(found, BEFORE))["cooperation"][0]["onlyOnTheStreet"] is True
    assert (await pair(found, DURING))["cooperation"][0]["onlyOnTheStreet"] is True
    after = (await pair(found, AFTER))["cooperation"]
    assert [(each["atWork"], each["atStrategic"]) for each in after] == [(True, True)]
