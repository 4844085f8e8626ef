"""The practices' folders: complete, consistent, each fact marked with where it came from."""

import re
from collections import Counter
from pathlib import Path

import pytest

from graph.dates import parse_day, parse_moment, parse_partial_day
from tests.unit.seeds.folder_rules import LABELS, faults, read_folders
from tests.unit.seeds.story_folders import PRACTICES, STORIES, TALENTS, Row, items, table, tables, with_includes

ID = re.compile(r"[a-z]+:[a-z0-9-]+")
READERS = {
    parse_day: ("openedOn", "neededBy", "closedOn", "lastContact", "confirmedOn", "askedOn", "answeredOn", "toldOn"),
    parse_partial_day: ("since", "until"),
    parse_moment: ("startsAt", "endsAt"),
}
SPANS = (("since", "until"), ("openedOn", "closedOn"), ("startsAt", "endsAt"), ("askedOn", "answeredOn"))


def all_rows(folder: Path) -> list[Row]:
    """Every row of every file of a folder."""
    return [row for rows in tables(folder).values() for row in rows]


def ids(folders: frozenset[Path]) -> set[str]:
    """Every id that these folders define."""
    return {row["id"] for folder in folders for name in LABELS for row in table(folder, name)}


@pytest.mark.parametrize("practice", PRACTICES)
def test_a_practice_with_its_includes_is_a_folder_without_faults(practice: str) -> None:
    assert faults(read_folders(*with_includes(STORIES / practice))) == []


def test_all_practices_can_be_loaded_together() -> None:
    folders = frozenset[Path]().union(*(with_includes(STORIES / each) for each in PRACTICES))
    assert TALENTS in folders
    assert faults(read_folders(*folders)) == []


@pytest.mark.parametrize("practice", PRACTICES)
def test_what_was_found_and_told_names_known_ids(practice: str) -> None:
    folder = STORIES / practice
    cells = {value for row in all_rows(folder / "found") for column in row for value in items(row, column)}
    about = {value for row in table(folder, "stories") for value in items(row, "about")}
    named = {value for value in cells | about if ID.fullmatch(value)}
    assert named
    assert named <= ids(with_includes(folder) | {folder / "found"})


@pytest.mark.parametrize("practice", PRACTICES)
def test_what_was_found_is_not_loaded_with_the_folder(practice: str) -> None:
    folder = STORIES / practice
    assert ids(frozenset({folder / "found"})) & ids(with_includes(folder)) == set()


@pytest.mark.parametrize("practice", PRACTICES)
def test_every_date_can_be_read(practice: str) -> None:
    for row in all_rows(STORIES / practice):
        for read, columns in READERS.items():
            for value in (row[column] for column in columns if row.get(column)):
                read(value)


@pytest.mark.parametrize("practice", PRACTICES)
def test_what_ends_does_so_after_it_began(practice: str) -> None:
    ended = [(row.get(begin), row.get(end)) for row in all_rows(STORIES / practice) for begin, end in SPANS]
    assert [(begin, end) for begin, end in ended if begin and end and begin > end] == []


@pytest.mark.parametrize("practice", [*PRACTICES, "places"])
def test_every_row_says_whether_it_was_stated_inferred_or_invented(practice: str) -> None:
    rows = all_rows(STORIES / practice)
    found = [row for row in all_rows(STORIES / practice / "found") if "source" in row]
    marks = {row["source"].partition(": ")[::2] for row in [*rows, *found]}
    assert {mark for mark, _ in marks} <= {"stated", "inferred", "invented"}
    assert all(story for _, story in marks)


@pytest.mark.parametrize("practice", PRACTICES)
def test_every_person_is_invented(practice: str) -> None:
    marks = {row["source"].partition(":")[0] for row in table(STORIES / practice, "people")}
    assert marks <= {"invented"}


def test_no_two_people_have_one_name() -> None:
    count = Counter(row["name"] for each in PRACTICES for row in table(STORIES / each, "people"))
    assert [name for name, times in count.items() if times > 1] == []


@pytest.mark.parametrize("practice", PRACTICES)
def test_every_practice_explains_itself_and_what_was_found(practice: str) -> None:
    text = (STORIES / practice / "README.md").read_text(encoding="utf-8")
    assert "Source:" in text
    assert "**Decoys**" in text
    assert all(mark in text for mark in ("stated", "inferred", "invented"))
    assert (STORIES / practice / "found" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("practice", PRACTICES)
def test_people_tied_at_a_meeting_were_both_there(practice: str) -> None:
    folder = STORIES / practice
    came = {(row["person"], row["meeting"]) for row in table(folder, "attendance") if row["status"] == "CAME"}
    tied = [row for row in table(folder, "knows") if row.get("origin")]
    assert {(row[end], row["origin"]) for row in tied for end in ("from", "to")} <= came


# What single practices promise

ALMERE = STORIES / "almere-arrangements"
SHOW = ("PARTICIPANT", "OWNER")


def show_parties() -> set[str]:
    """The seven parties of the fashion show."""
    return {row["party"] for row in table(ALMERE / "found", "participations") if row["role"] in SHOW}


def test_the_fashion_show_has_seven_parties_that_ask_and_offer() -> None:
    asked = Counter(row["party"] for row in table(ALMERE, "needs") if row["status"] == "OPEN")
    offering = {row["party"] for row in table(ALMERE, "offers")}
    assert {party: asked[party] for party in show_parties()} == dict.fromkeys(sorted(show_parties()), 3)
    assert len(show_parties()) == 7
    assert show_parties() <= offering


def test_at_least_fifteen_decoys_of_almere_ask_or_offer_and_are_not_on_the_bus() -> None:
    on_the_bus = {row["party"] for row in table(ALMERE, "participations")}
    active = {row["party"] for name in ("needs", "offers") for row in table(ALMERE, name)}
    others = {"almere:connector", "almere:municipality-kerkrade"}
    assert len(active - show_parties() - on_the_bus - others) >= 15


def test_twenty_six_parties_on_the_bus_share_a_goal_and_each_asks_and_brings() -> None:
    pursuits = [row for row in table(ALMERE, "pursuits") if row["goal"] == "almere:goal-volunteers"]
    rows = table(ALMERE, "participations")
    trip = [row for row in rows if (row["arrangement"], row["role"]) == ("almere:bus-trip", "PARTICIPANT")]
    assert len(pursuits) == len(trip) == 26
    assert {row["party"] for row in pursuits} == {row["party"] for row in trip}
    assert all(row["interest"] and row["brings"] for row in pursuits)


def test_nobody_offers_a_cook_for_a_group_but_the_tree_leads_to_the_training_kitchen() -> None:
    offers = {row["talent"] for row in table(STORIES / "plushome-dinner", "offers") if not row["until"]}
    below = {row["id"] for row in table(TALENTS, "talents") if row["broader"] == "talent:cooking-for-groups"}
    assert "talent:cooking-for-groups" not in offers
    assert offers & below == {"talent:training-kitchen"}


def test_the_eight_people_of_almelo_know_nobody() -> None:
    folder = STORIES / "almelo"
    eight = {row["person"] for row in table(folder / "found", "ways-in")}
    tied = {row[end] for row in table(folder, "knows") for end in ("from", "to")}
    assert len(eight) == 8
    assert eight & tied == set()


def test_five_coalitions_stand_in_five_municipalities() -> None:
    rows = table(STORIES / "expeditie", "arrangements")
    held = {row["id"]: row["heldAt"] for row in rows if row["pursues"] == "expeditie:goal-smooth" and row["heldAt"]}
    assert len(held) == len(set(held.values())) == 5


def test_voorst_has_ten_villages_beside_twello() -> None:
    rows = table(STORIES / "voorst", "locations")
    villages = [row["id"] for row in rows if row["kind"] == "AREA" and row["within"] == "place:voorst"]
    assert len(villages) == 11
    assert "voorst:twello" in villages
