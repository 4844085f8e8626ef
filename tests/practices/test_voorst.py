"""Voorst: three organisations, ten villages and Twello; which service could move to whose venue."""

from datetime import date
from typing import Any

import pytest

from graph.database import Database
from tests.support.practices import STORIES, Practice, load_practice

FOLDER = STORIES / "voorst"
BEFORE, AFTER = date(2022, 9, 20), date(2023, 12, 1)
WELFARE, CARE, RESIDENTS = "voorst:mens-en-welzijn", "voorst:woonzorg", "voorst:trefpunt-duistervoorde"
THREE = {WELFARE, CARE, RESIDENTS}

COALITIONS = """query ($asOf: Date) {
  coalitions(areas: ["place:voorst"], asOf: $asOf) {
    members { organisation { id } }
    sharedGoals { goal { id } pursuedByAll parties { words } }
    weakSides { first { id } second { id } strength bothWorkWith { id } }
    serviceMoves { need { id } organisation { id } to { id } venue { id } }
    leftToResidents { talent { id } organisation { id } residents { id } }
    competingNeeds { fund { id } organisations { id } isAsked }
    pairsAtWork
    pairsAtStrategic
    explanation
  }
}"""
VENUES = """query ($arrangement: ID, $talents: [ID!], $near: ID) {
  venuesFor(arrangement: $arrangement, talents: $talents, near: $near) {
    venue { id }
    score
    runBy { id }
    sharedGoals { id }
    visitorsPerMeeting
    spaces { talent { id } conditions }
    explanation
  }
}"""


@pytest.fixture(scope="module")
async def practice(database: Database) -> Practice:
    return await load_practice(database, FOLDER, day=AFTER)


async def three(practice: Practice, day: date) -> dict[str, Any]:
    """What the answer says first: of the three, and nobody else."""
    found = (await practice.ask(COALITIONS, {"asOf": day.isoformat()}))["coalitions"][0]
    assert {each["organisation"]["id"] for each in found["members"]} == THREE
    return found


async def test_all_three_pursue_the_three_goals_each_in_its_own_words(practice: Practice) -> None:
    found = await three(practice, AFTER)

    assert {each["goal"]["id"] for each in found["sharedGoals"]} == {
        "voorst:goal-home-longer",
        "voorst:goal-right-help",
        "voorst:goal-meet",
    }
    assert all(each["pursuedByAll"] for each in found["sharedGoals"])
    assert all(len({party["words"] for party in each["parties"]}) == 3 for each in found["sharedGoals"])


async def test_the_weak_third_side_is_there_before_and_gone_after(practice: Practice) -> None:
    before, after = await three(practice, BEFORE), await three(practice, AFTER)

    assert before["weakSides"] == [
        {"first": {"id": WELFARE}, "second": {"id": CARE}, "strength": 1, "bothWorkWith": {"id": RESIDENTS}}
    ]
    assert "hardly work together" in before["explanation"]
    assert after["weakSides"] == []
    assert (before["pairsAtStrategic"], after["pairsAtStrategic"]) == (0, 3)


async def test_the_consulting_hours_could_move_to_both_partners(practice: Practice) -> None:
    found = await three(practice, AFTER)

    moves = {(each["need"]["id"], each["organisation"]["id"], each["venue"]["id"]) for each in found["serviceMoves"]}
    assert moves == {
        ("voorst:need-mens-en-welzijn-near", WELFARE, "voorst:trefpunt"),
        ("voorst:need-mens-en-welzijn-near", WELFARE, "voorst:benring"),
    }


async def test_what_the_welfare_organisation_can_leave_to_residents(practice: Practice) -> None:
    found = await three(practice, AFTER)

    assert [
        (each["talent"]["id"], each["organisation"]["id"], each["residents"]["id"]) for each in found["leftToResidents"]
    ] == [("talent:coffee-morning", WELFARE, RESIDENTS), ("talent:day-activity", WELFARE, RESIDENTS)]


async def test_all_three_ask_the_same_municipal_budget(practice: Practice) -> None:
    (competing,) = (await three(practice, AFTER))["competingNeeds"]

    assert competing["fund"]["id"] == "voorst:municipality"
    assert {each["id"] for each in competing["organisations"]} == THREE
    assert competing["isAsked"] is True


@pytest.mark.parametrize("near", [WELFARE, "place:voorst"])
async def test_the_venues_of_both_partners_fit_and_the_quiet_one_comes_first(practice: Practice, near: str) -> None:
    found = (await practice.ask(VENUES, {"talents": ["talent:consulting-room"], "near": near}))["venuesFor"]

    assert [(each["venue"]["id"], each["score"], each["visitorsPerMeeting"]) for each in found[:2]] == [
        ("voorst:benring", 1.0, 5.5),
        ("voorst:trefpunt", 1.0, 28.5),
    ]
    assert [[one["id"] for one in each["runBy"]] for each in found[:2]] == [[CARE], [RESIDENTS]]
    assert all(each["score"] < 1 for each in found[2:])


async def test_the_partners_share_all_goals_and_the_owners_of_other_halls_none(practice: Practice) -> None:
    found = (await practice.ask(VENUES, {"talents": ["talent:consulting-room"], "near": WELFARE}))["venuesFor"]

    shared = {each["venue"]["id"]: len(each["sharedGoals"]) for each in found}
    assert (shared["voorst:benring"], shared["voorst:trefpunt"]) == (3, 3)
    assert {each: count for each, count in shared.items() if count} == {"voorst:benring": 3, "voorst:trefpunt": 3}


async def test_what_they_agreed_on_is_where_the_answer_points(database: Database) -> None:
    agreed = await load_practice(database, FOLDER, FOLDER / "found", day=AFTER)

    data = await agreed.ask('{ arrangement(id: "voorst:services-nearby") { heldAt { nodes { id } } } }')
    found = (await agreed.ask(VENUES, {"talents": ["talent:consulting-room"], "near": WELFARE}))["venuesFor"]

    held_at = {each["id"] for each in data["arrangement"]["heldAt"]["nodes"]}
    assert held_at == {each["venue"]["id"] for each in found if each["score"] == 1.0}
