"""Organise encounters: what a walk-in room brings about, and how the next afternoon is prepared and recorded."""

from datetime import date
from typing import Any

import pytest

from graph.database import Database
from tests.support.folders import read_rows
from tests.support.practices import STORIES, Practice, load_practice

FOLDER = STORIES / "encounters"
BEFORE, AFTER = date(2018, 1, 18), date(2018, 6, 16)
QUARTER = "encounters:quarter"
NAMES = {
    "encounters:choir": "Koor Helder",
    "encounters:walkers": "Wandelgroep De Lus",
    "encounters:language-table": "Taaltafel Samenspraak",
    "encounters:day-group": "Daggroep De Werf",
    "encounters:room-foundation": "Stichting Huiskamer",
}


@pytest.fixture(scope="module")
async def practice(database: Database) -> Practice:
    return await load_practice(database, FOLDER, day=AFTER)


def found_ties() -> list[dict[str, str]]:
    return read_rows(FOLDER / "found" / "ties-from-meetings.csv")


async def report(practice: Practice) -> dict[str, Any]:
    data = await practice.ask(
        """query ($area: ID!, $asOf: Date, $before: Date) {
          areaReport(area: $area, asOf: $asOf, comparedTo: $before) {
            now { tiesFromMeetings }
            groupsBridged { groupBy first second meetings { id } }
            meetings { meeting { id } visitors ties }
          }
        }""",
        {"area": QUARTER, "asOf": AFTER.isoformat(), "before": BEFORE.isoformat()},
    )
    return data["areaReport"]


async def groups_joined_by(practice: Practice, person: str, day: date) -> list[str]:
    data = await practice.ask(
        """query ($area: ID!, $asOf: Date) {
          connectors(area: $area, asOf: $asOf, groupBy: ORGANISATION, first: 100) {
            connectors { person { id } groupsConnected }
          }
        }""",
        {"area": QUARTER, "asOf": day.isoformat()},
    )
    found = data["connectors"]["connectors"]
    return next(each["groupsConnected"] for each in found if each["person"]["id"] == person)


async def test_the_ties_of_the_quarter_tell_at_which_meeting_they_began(practice: Practice) -> None:
    data = await practice.ask(
        """query ($area: ID!) {
          people(filter: { area: $area }, first: 40) {
            nodes { id knows(first: 50) { edges { node { id } tie { origin since } } } }
          }
        }""",
        {"area": QUARTER},
    )

    found = {
        (min(person["id"], each["node"]["id"]), max(person["id"], each["node"]["id"]), each["tie"]["origin"])
        for person in data["people"]["nodes"]
        for each in person["knows"]["edges"]
        if each["tie"]["origin"]
    }
    assert found == {(each["from"], each["to"], each["meeting"]) for each in found_ties()}


async def test_the_meetings_bridged_the_groups_that_were_apart(practice: Practice) -> None:
    bridged = {
        frozenset((each["first"], each["second"])): {meeting["id"] for meeting in each["meetings"]}
        for each in (await report(practice))["groupsBridged"]
        if each["groupBy"] == "ORGANISATION"
    }

    at_meetings: dict[frozenset[str], set[str]] = {}
    for each in found_ties():
        if each["bridges"]:
            pair = frozenset(NAMES[group] for group in each["bridges"].split("|"))
            at_meetings.setdefault(pair, set()).add(each["meeting"])
    # The choir knew the day group already; the walkers met the day group, but not at a meeting.
    at_meetings.pop(frozenset(("Koor Helder", "Daggroep De Werf")))
    assert {pair: meetings for pair, meetings in bridged.items() if meetings} == at_meetings
    assert bridged[frozenset(("Wandelgroep De Lus", "Daggroep De Werf"))] == set()
    assert frozenset(("Koor Helder", "Daggroep De Werf")) not in bridged


async def test_an_afternoon_without_a_new_tie_counts_its_visitors_all_the_same(practice: Practice) -> None:
    found = await report(practice)

    counted = {each["meeting"]["id"]: (each["visitors"], each["ties"]) for each in found["meetings"]}
    assert found["now"]["tiesFromMeetings"] == 11
    assert counted["encounters:walk-in-6"] == (12, 0)
    assert counted["encounters:walk-in-4"] == (11, 3)
    assert "encounters:bingo-night" not in counted


async def test_the_host_joins_four_groups_where_it_was_one_pair(practice: Practice) -> None:
    before = await groups_joined_by(practice, "encounters:host", BEFORE)
    after = await groups_joined_by(practice, "encounters:host", AFTER)

    assert set(before) == {"Koor Helder", "Wandelgroep De Lus"}
    assert set(after) == {"Koor Helder", "Wandelgroep De Lus", "Taaltafel Samenspraak", "Daggroep De Werf"}


async def test_the_room_the_hours_and_the_five_themes_are_there(practice: Practice) -> None:
    data = await practice.ask(
        """{
          location(id: "encounters:walk-in-room") {
            openingHours
            runBy { nodes { id } }
            events(first: 20) { nodes { ... on Arrangement { id pursues { nodes { id } } } ... on Meeting { id } } }
          }
          goals(first: 50) { nodes { id name pursuedBy { nodes { ... on Organisation { id } } } } }
        }"""
    )

    room = data["location"]
    assert room["openingHours"] == "ma–vr 10:00–16:00, vr ook 19:00–21:00"
    assert [each["id"] for each in room["runBy"]["nodes"]] == ["encounters:room-foundation"]
    walk_in = next(each for each in room["events"]["nodes"] if each["id"] == "encounters:room")
    assert {each["id"] for each in walk_in["pursues"]["nodes"]} == {"encounters:civic-power", "encounters:taking-part"}
    assert len([each for each in room["events"]["nodes"] if each["id"] != "encounters:room"]) == 6
    assert {each["name"] for each in data["goals"]["nodes"]} == {
        "Burgerkracht",
        "Meedoen",
        "Samenwerken",
        "Duurzame financiering",
        "Wonen en opvang",
    }
