"""De Expeditie: five coalitions in five municipalities, and who connects them."""

from datetime import date
from typing import Any

import pytest

from graph.database import Database
from tests.support.practices import STORIES, Practice, load_practice

DAY = date(2023, 1, 15)
PLACES = ["apeldoorn", "voorst", "horst-aan-de-maas", "utrecht", "wageningen"]
FUND = "expeditie:vsbfonds"
GUIDES = {"expeditie:krachtproef", "expeditie:lsa", "expeditie:sociaal-werk-nederland", "expeditie:verdiwel"}
SMOOTH = "expeditie:goal-smooth"

QUESTION = """query ($areas: [ID!]) {
  coalitions(areas: $areas, first: 30) {
    name
    arrangement { id }
    members { organisation { id } role }
    sharedGoals { goal { id } pursuedByAll parties { words } }
    links { organisation { id } isMember through { id } coalitions { name arrangement { id } } }
  }
}"""


async def coalitions(practice: Practice, areas: list[str] | None) -> dict[str, dict[str, Any]]:
    """The recorded coalitions of an answer, by their ids."""
    data = await practice.ask(QUESTION, {"areas": areas})
    return {each["arrangement"]["id"]: each for each in data["coalitions"] if each["arrangement"]}


@pytest.fixture(scope="module")
async def practice(database: Database) -> Practice:
    return await load_practice(database, STORIES / "expeditie", day=DAY)


@pytest.fixture(scope="module")
async def found(practice: Practice) -> dict[str, dict[str, Any]]:
    return await coalitions(practice, [f"place:{each}" for each in PLACES])


def members(one: dict[str, Any]) -> set[str]:
    return {each["organisation"]["id"] for each in one["members"]}


def test_each_coalition_has_its_members(found: dict[str, dict[str, Any]]) -> None:
    assert {name: members(each) for name, each in found.items()} == {
        "expeditie:coalition-apeldoorn": {"apeldoorn:zuid-doet-samen", "apeldoorn:stimenz", FUND},
        "expeditie:coalition-voorst": {
            "voorst:mens-en-welzijn",
            "voorst:trefpunt-duistervoorde",
            "voorst:woonzorg",
            FUND,
        },
        "expeditie:coalition-horst": {"expeditie:norbertus", "expeditie:synthese", FUND},
        "expeditie:coalition-utrecht": {"expeditie:dock", "expeditie:kracht-van-zuilen", FUND},
        "expeditie:coalition-wageningen": {"expeditie:nu-de-toekomst", "expeditie:solidez", FUND},
    }
    roles = [each["role"] for one in found.values() for each in one["members"] if each["organisation"]["id"] == FUND]
    assert roles == ["FUNDER"] * 5


def test_each_shares_one_goal_besides_those_of_its_own_municipality(found: dict[str, dict[str, Any]]) -> None:
    goals = {name: {each["goal"]["id"] for each in one["sharedGoals"]} for name, one in found.items()}

    assert goals == {
        "expeditie:coalition-apeldoorn": {SMOOTH, "apeldoorn:goal-look-after", "apeldoorn:goal-take-part"},
        "expeditie:coalition-voorst": {
            SMOOTH,
            "voorst:goal-home-longer",
            "voorst:goal-meet",
            "voorst:goal-right-help",
        },
        "expeditie:coalition-horst": {SMOOTH},
        "expeditie:coalition-utrecht": {SMOOTH},
        "expeditie:coalition-wageningen": {SMOOTH},
    }
    for one in found.values():
        by_all = [each["goal"]["id"] for each in one["sharedGoals"] if each["pursuedByAll"]]
        assert by_all == [SMOOTH]


@pytest.mark.parametrize("place", ["apeldoorn", "voorst", "horst", "utrecht", "wageningen"])
def test_the_fund_is_the_only_one_that_connects_them_directly(found: dict[str, dict[str, Any]], place: str) -> None:
    own = f"expeditie:coalition-{place}"
    others = {name for name in found if name != own}

    recorded = [
        (each["organisation"]["id"], {to["arrangement"]["id"] for to in each["coalitions"] if to["arrangement"]})
        for each in found[own]["links"]
        if each["isMember"]
    ]

    assert [each for each in recorded if each[1]] == [(FUND, others)]


def test_the_guiding_organisations_meet_all_of_them_in_the_expedition(found: dict[str, dict[str, Any]]) -> None:
    met = {
        each["organisation"]["id"]: {to["arrangement"]["id"] for to in each["coalitions"] if to["arrangement"]}
        for each in found["expeditie:coalition-utrecht"]["links"]
        if not each["isMember"] and each["through"]["id"] == "expeditie:expedition"
    }

    assert met == {key: {name for name in found if name != "expeditie:coalition-utrecht"} for key in GUIDES}


async def test_the_sixth_coalition_is_reached_by_nobody(practice: Practice) -> None:
    everywhere = await coalitions(practice, None)

    assert "expeditie:coalition-arnhem" in everywhere
    assert everywhere["expeditie:coalition-arnhem"]["links"] == []
    linked = {
        to["arrangement"]["id"]
        for one in everywhere.values()
        for each in one["links"]
        for to in each["coalitions"]
        if to["arrangement"]
    }
    assert "expeditie:coalition-arnhem" not in linked
