"""Columns that stand for ties: what a cell no longer names is ended where ties last, and removed where they do not."""

from pathlib import Path

import pytest

from graph.database import Database
from seeds.problems import FolderRefused
from tests.support.folders import DAY, SMALL, counts, load, write_folder
from tests.support.graph import draw

TIES = "MATCH (a)-[t:{}]->(b) RETURN a.id, b.id, t.since, t.until, t.version ORDER BY b.id, t.since"


@pytest.fixture
async def loaded(empty_database: Database, tmp_path: Path) -> Database:
    """The small network."""
    await load(empty_database, write_folder(tmp_path / "small", SMALL))
    return empty_database


async def test_a_new_home_ends_the_one_before_today(loaded: Database, tmp_path: Path) -> None:
    people = "id,name,livesIn\nanna,Anna van den Berg,south\n"

    report = await load(loaded, write_folder(tmp_path / "later", {"people": people}))

    assert counts(report) == {"people.csv": (0, 1, 0, 0)}
    homes = await draw(loaded, TIES.format("LIVES_IN").replace("(a)", "(a {id: 'anna'})"))
    assert homes == [
        ["anna", "north", None, DAY.isoformat(), 2],
        ["anna", "south", None, None, 1],
    ]
    assert await draw(loaded, "MATCH (p:Person {id: 'anna'}) RETURN p.homeArea, p.version") == [["south", 1]]


async def test_an_absent_column_leaves_ties_alone_and_an_empty_cell_ends_them(loaded: Database, tmp_path: Path) -> None:
    people = "id,name,activeIn\ncato,Cato de Wit,\n"

    await load(loaded, write_folder(tmp_path / "later", {"people": people}))

    ended = await draw(loaded, "MATCH ({id: 'cato'})-[t:ACTIVE_IN]->(b) RETURN b.id, t.until ORDER BY b.id")
    assert ended == [["north", DAY.isoformat()], ["south", DAY.isoformat()]]
    assert await draw(loaded, "MATCH ({id: 'anna'})-[t:LIVES_IN]->() RETURN t.until") == [[None]]


async def test_what_ended_before_begins_anew_today(loaded: Database, tmp_path: Path) -> None:
    await draw(loaded, "MATCH ({id: 'anna'})-[t:LIVES_IN]->() SET t.until = '2020'")

    await load(loaded, tmp_path / "small")

    homes = await draw(loaded, TIES.format("LIVES_IN").replace("(a)", "(a {id: 'anna'})"))
    day = DAY.isoformat()
    assert homes == [["anna", "north", day, None, 1], ["anna", "north", None, "2020", 1]]


async def test_back_and_forth_on_one_day_leaves_one_tie_open(loaded: Database, tmp_path: Path) -> None:
    people = "id,name,livesIn\nanna,Anna van den Berg,{}\n"
    for home in ("south", "north", "south", "north", "north"):
        await load(loaded, write_folder(tmp_path / "later", {"people": people.format(home)}))

    rows = await draw(
        loaded,
        "MATCH ({id: 'anna'})-[t:LIVES_IN]->(b) RETURN b.id, count(*), sum(toInteger(t.until IS NULL))",
    )
    assert sorted(rows, key=str) == [["north", 2, 1], ["south", 2, 0]]
    assert await draw(loaded, "MATCH (p:Person {id: 'anna'}) RETURN p.homeArea") == [["north"]]


async def test_what_a_need_no_longer_asks_was_wrong(loaded: Database, tmp_path: Path) -> None:
    needs = "id,party,summary,talent\nmeal,bram,Wie bakt er mee?,bake\n"

    report = await load(loaded, write_folder(tmp_path / "later", {"needs": needs}))

    assert counts(report) == {"needs.csv": (0, 1, 0, 0)}
    assert await draw(loaded, TIES.format("ASKS_FOR")) == [["meal", "bake", None, None, 1]]


async def test_another_party_of_a_need_ends_the_tie_of_the_first(loaded: Database, tmp_path: Path) -> None:
    needs = "id,party,summary\nmeal,anna,Wie kookt er mee?\n"

    await load(loaded, write_folder(tmp_path / "later", {"needs": needs}))

    rows = await draw(loaded, "MATCH (a)-[t:HAS_NEED]->() RETURN a.id, t.until ORDER BY a.id")
    assert rows == [["anna", None], ["bram", DAY.isoformat()]]


async def test_a_place_moves_in_the_tree(loaded: Database, tmp_path: Path) -> None:
    locations = "id,name,kind,within\nhall,Buurthuis,VENUE,south\n"

    await load(loaded, write_folder(tmp_path / "later", {"locations": locations}))

    assert await draw(loaded, TIES.format("WITHIN").replace("(a)", "(a {id: 'hall'})")) == [
        ["hall", "south", None, None, 1]
    ]


async def test_dated_ties_from_the_file_of_ties_stand_beside_the_column(loaded: Database, tmp_path: Path) -> None:
    ties = (
        "type,from,to,since,until,source\n"
        "LIVES_IN,anna,south,2010,2020-05,told\n"
        "LIVES_IN,anna,north,2020-06,,told\n"
        "WITHIN,south,north,,,told\n"
    )
    tables = {**SMALL, "ties": ties}
    folder = write_folder(tmp_path / "both", tables)

    first = await load(loaded, folder)
    second = await load(loaded, folder)

    assert counts(first)["ties.csv"] == (3, 0, 0, 0)
    assert (second.new, second.changed) == (0, 0)
    homes = await draw(loaded, TIES.format("LIVES_IN").replace("(a)", "(a {id: 'anna'})"))
    assert homes == [
        # The home of unknown beginning was there before, and the column still names it.
        ["anna", "north", "2020-06", None, 1],
        ["anna", "north", None, None, 1],
        ["anna", "south", "2010", "2020-05", 1],
    ]
    assert await draw(loaded, "MATCH ({id: 'south'})-[t:WITHIN]->(b) RETURN b.id, t.source ORDER BY b.id") == [
        ["north", "told"],
        ["town", None],
    ]


async def test_a_home_in_the_file_of_ties_must_agree_with_the_column(loaded: Database, tmp_path: Path) -> None:
    tables = {**SMALL, "ties": "type,from,to,since\nLIVES_IN,anna,south,2020\n"}

    with pytest.raises(FolderRefused) as refused:
        await load(loaded, write_folder(tmp_path / "both", tables))

    assert [each.line() for each in refused.value.problems] == [
        "ties.csv, row 2: anna lives in north according to livesIn. Give this home an end (until)."
    ]


async def test_a_basis_of_another_person_goes_with_its_tie(loaded: Database, tmp_path: Path) -> None:
    bases = "id,person,dataClass,ground,audience\nbasis,{},C,CONSENT,CONNECTOR\n"
    await load(loaded, write_folder(tmp_path / "bases", {"bases": bases.format("anna")}))

    await load(loaded, write_folder(tmp_path / "bases", {"bases": bases.format("bram")}))

    seen = await draw(loaded, "MATCH (p:Person) WHERE p.seenUntilC_CONNECTOR IS NOT NULL RETURN p.id")
    assert seen == [["bram"]]
