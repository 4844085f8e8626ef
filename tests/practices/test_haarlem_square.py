"""The square in Haarlem: before and after side by side, like with like."""

import csv
from datetime import date
from typing import Any

import pytest

from graph.database import Database
from tests.support.practices import STORIES, Practice, load_practice

BEFORE, AFTER = date(2016, 12, 31), date(2018, 3, 31)
FOUND = STORIES / "haarlem-square" / "found"
REPORT = """query ($before: Date) { areaReport(area: "haarlem:square", comparedTo: $before) {
  explanation
  now { people ties partners }
  before { people ties groupSizes withoutKnownTie }
  after { people ties groupSizes withoutKnownTie tiesFromMeetings }
  changes { measure before after }
  newRecords { peopleJoined reportersJoined tiesOfNewReporters explanation }
  partners { organisation { id } since isNew }
  groupsBridged { groupBy first second meetings { id } }
  meetings { meeting { id } visitors ties groupsBridged }
} }"""
# The report's names of the measures in the folder of what was found.
NAMES = {"partners": "partners", "needs of the place met": "placeNeedsMet", "needs of the place open": "placeNeedsOpen"}


@pytest.fixture(scope="module")
async def square(database: Database) -> Practice:
    """The square as it is asked about after the project."""
    return await load_practice(database, STORIES.parent / "talents", STORIES / "haarlem-square", day=AFTER)


@pytest.fixture(scope="module")
async def report(square: Practice) -> dict[str, Any]:
    """Both days side by side."""
    return (await square.ask(REPORT, {"before": BEFORE.isoformat()}))["areaReport"]


def rows_of(name: str) -> list[dict[str, str]]:
    with (FOUND / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def change(report: dict[str, Any], measure: str) -> tuple[float, float]:
    return next((each["before"], each["after"]) for each in report["changes"] if each["measure"] == measure)


def test_partners_and_needs_of_the_place_are_as_the_people_of_the_story_found(report: dict[str, Any]) -> None:
    for row in rows_of("before-after.csv"):
        expected = (float(row[BEFORE.isoformat()]), float(row[AFTER.isoformat()]))
        assert change(report, NAMES[row["measure"]]) == expected, row["measure"]


def test_it_says_who_joined_and_when(report: dict[str, Any]) -> None:
    found = {each["organisation"]["id"]: each["since"] for each in report["partners"]}
    new = {each["organisation"]["id"] for each in report["partners"] if each["isNew"]}

    assert found == {row["party"]: row["since"] for row in rows_of("partners.csv")}
    assert new == {row["party"] for row in rows_of("partners.csv") if row["since"] > "2016-12"}


def test_ties_across_groups_have_grown_over_the_same_people_and_reporters(report: dict[str, Any]) -> None:
    assert report["before"]["people"] == report["after"]["people"] == 24
    assert (report["before"]["ties"], report["after"]["ties"]) == (20, 35)
    assert change(report, "tiesAcrossRoles") == (3.0, 8.0)
    assert change(report, "tiesAcrossOrganisations") == (2.0, 6.0)
    assert (report["before"]["withoutKnownTie"], report["after"]["withoutKnownTie"]) == (6, 1)


def test_what_only_the_new_connector_told_counts_as_new_records(report: dict[str, Any]) -> None:
    # Four old ties and three of the connector's own.
    assert report["newRecords"]["tiesOfNewReporters"] == 7
    assert report["newRecords"]["reportersJoined"] == 1
    assert report["now"]["ties"] == report["after"]["ties"] + 7
    assert "new records, perhaps no new ties" in report["newRecords"]["explanation"]


def test_new_ties_came_of_the_meetings_of_the_story(report: dict[str, Any]) -> None:
    by_meeting = {each["meeting"]["id"]: each["ties"] for each in report["meetings"]}

    assert by_meeting == {"haarlem:survey": 3, "haarlem:residents-evening": 9, "haarlem:committee-start": 3}
    assert report["after"]["tiesFromMeetings"] == 15


async def test_three_staircases_of_residents_are_joined(square: Practice) -> None:
    query = (
        """query ($day: Date) { connectors(area: "haarlem:square", roles: [RESIDENT], asOf: $day) { largestGroup } }"""
    )

    before = (await square.ask(query, {"day": BEFORE.isoformat()}))["connectors"]["largestGroup"]
    after = (await square.ask(query, {"day": AFTER.isoformat()}))["connectors"]["largestGroup"]

    assert before < 10 < 15 <= after


async def test_the_canal_block_changes_nothing(square: Practice, report: dict[str, Any]) -> None:
    canal = await square.ask(REPORT.replace("haarlem:square", "haarlem:canal-block"), {"before": BEFORE.isoformat()})

    assert change(canal["areaReport"], "placeNeedsMet") == (0.0, 1.0)
    assert "canal" not in str(report)


def test_the_report_names_no_resident_and_no_worker(report: dict[str, Any]) -> None:
    with (STORIES / "haarlem-square" / "people.csv").open(encoding="utf-8") as file:
        names = [row["familyName"] for row in csv.DictReader(file)]

    assert not [name for name in names if name in str(report)]
    assert "partners 3 → 8" in report["explanation"]
    assert "needs of the place met 0 → 5" in report["explanation"]
