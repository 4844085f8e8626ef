"""Practice 8: the coach of a Buurtcirkel asks how the circle is doing, on the day the story was published."""

from datetime import date
from typing import Any

import pytest

from graph.database import Database
from tests.support.practices import STORIES, Practice, load_practice
from tests.unit.seeds.story_folders import table

FOLDER = STORIES / "buurtcirkel"
PREFIX = "buurtcirkel:"
ASKED = """
{ circleCheck(arrangement: "buurtcirkel:circle") {
    asOf people ties withoutKnownTie reporters reachesEveryone series explanation
    evenings { id }
    participants { person { id } since threeYearsOn isOver daysLeft notSeenLately lastSeenOn seenElsewhere { id }
      explanation }
    companions { person { id } role }
    notReached { id }
    losses { person { id } role cutOff { id } groups { people { id } } explanation }
    backgrounds { by name people known total dominates }
} }
"""


@pytest.fixture(scope="module")
async def practice(database: Database) -> Practice:
    return await load_practice(database, FOLDER, day=date(2019, 6, 14))


@pytest.fixture(scope="module")
async def check(practice: Practice) -> dict[str, Any]:
    return (await practice.ask(ASKED))["circleCheck"]


def short(entities: list[dict[str, Any]]) -> list[str]:
    return [each["id"].removeprefix(PREFIX) for each in entities]


def test_every_participant_has_the_found_dates_and_absences(check: dict[str, Any]) -> None:
    told = [
        {
            "participant": each["person"]["id"],
            "since": each["since"],
            "threeYearsOn": each["threeYearsOn"],
            "notSeenLately": str(each["notSeenLately"]).lower(),
        }
        for each in check["participants"]
    ]

    assert told == table(FOLDER / "found", "circle")


def test_three_years_are_over_for_the_first_two(check: dict[str, Any]) -> None:
    assert short([each["person"] for each in check["participants"] if each["isOver"]]) == [
        "participant-01",
        "participant-02",
    ]


def test_who_left_is_not_counted(check: dict[str, Any]) -> None:
    counted = short([each["person"] for each in [*check["participants"], *check["companions"]]])

    assert "graduate" not in counted
    assert check["people"] == len(counted) == 11
    assert [each["role"] for each in check["companions"]] == ["COACH", "GOOD_NEIGHBOUR"]


def test_who_hangs_on_whom(check: dict[str, Any]) -> None:
    losses = {short([each["person"]])[0]: short(each["cutOff"]) for each in check["losses"]}

    assert losses == {"coach": ["participant-08"], "participant-05": ["participant-06", "participant-07"]}
    assert check["reachesEveryone"] is True
    assert check["notReached"] == []
    both = next(each for each in check["losses"] if len(each["cutOff"]) == 2)
    assert [short(group["people"]) for group in both["groups"]] == [["participant-06", "participant-07"]]


def test_being_seen_at_the_chess_club_is_not_being_seen_at_the_circle(check: dict[str, Any]) -> None:
    elsewhere = {
        short([each["person"]])[0]: each["seenElsewhere"] and each["seenElsewhere"]["id"].removeprefix(PREFIX)
        for each in check["participants"]
        if each["notSeenLately"]
    }

    assert check["series"] == "buurtcirkel:circle-evenings"
    assert short(check["evenings"]) == ["evening-6", "evening-5", "evening-4"]
    assert elsewhere == {"participant-04": None, "participant-07": "chess-2"}


def test_one_background_dominates(check: dict[str, Any]) -> None:
    backgrounds = {each["by"]: each for each in check["backgrounds"]}

    home = backgrounds["ORGANISATION"]
    assert (home["name"], home["people"], home["total"], home["dominates"]) == (
        "Beschermd wonen De Loods",
        6,
        9,
        True,
    )
    quarter = backgrounds["NEIGHBOURHOOD"]
    assert (quarter["name"], quarter["people"], quarter["dominates"]) == ("Havenkwartier", 4, False)
    assert backgrounds["ROLE"]["dominates"] is False


def test_the_coach_reads_what_to_do_first(check: dict[str, Any]) -> None:
    assert check["explanation"].startswith(
        "9 people take part. The three years are full for Moniek Vos and Chantal Deurloo. Within half a year they "
        "will be full for Ahmed Saleh. Not seen lately: Lies Ottens and Trijntje Veenstra. If Hilda Bolt drops out, "
        "Menno Dijkema and Trijntje Veenstra are no longer reached by the rest of the circle."
    )
    assert "A circle can suffer when one background dominates." in check["explanation"]
    missed = next(each for each in check["participants"] if each["seenElsewhere"])
    assert missed["explanation"].endswith(
        "Came regularly, but not to the last three evenings: call or drop by. Was last here on 4 February 2019. "
        "Was seen since: at Schaakavond on 23 May 2019."
    )


async def test_the_circle_of_rotterdam_is_another_circle(practice: Practice) -> None:
    asked = ASKED.replace("buurtcirkel:circle", "buurtcirkel:rotterdam-circle")
    check = (await practice.ask(asked))["circleCheck"]

    assert short([each["person"] for each in check["participants"]]) == ["cook-1", "cook-2", "cook-3", "cook-4"]
    assert {short([each["person"]])[0]: short(each["cutOff"]) for each in check["losses"]} == {
        "cook-2": ["cook-1", "rotterdam-coach"],
        "cook-1": ["rotterdam-coach"],
        "cook-3": ["cook-4"],
    }
    assert check["series"] is None
    assert not any(each["notSeenLately"] for each in check["participants"])
