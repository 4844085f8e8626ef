"""Folders loaded into a real database: what comes out, and that loading twice changes nothing."""

import re
from pathlib import Path

from graph.access import DEMO_VIEWER
from graph.asking import Asking
from graph.chains import chains
from graph.database import Database
from graph.settings import ServiceSettings
from graph.sight import FIND_REVISION
from graph.snapshot import Snapshots
from seeds.holdings import Holdings, SourceRow, count_parties, list_people_sources
from seeds.load import load_folder
from tests.support.folders import SMALL, counts, everything, load, write_folder
from tests.support.graph import draw
from tests.support.statement_files import ROOT


async def test_a_folder_becomes_entities_and_ties(empty_database: Database, tmp_path: Path) -> None:
    report = await load(empty_database, write_folder(tmp_path / "small", SMALL))

    assert counts(report)["people.csv"] == (3, 0, 0, 0)
    assert counts(report)["knows.csv"] == (2, 0, 0, 0)
    people = await draw(
        empty_database,
        "MATCH (p:Person) "
        "RETURN p.id, p.sortName, p.mayBeAsked, p.roles, p.homeArea, labels(p), p.version ORDER BY p.id",
    )
    labels = ["Entity", "Party", "Person"]
    assert [[*row[:5], sorted(row[5]), row[6]] for row in people] == [  # pyright: ignore
        ["anna", "Berg, Anna van den", True, ["RESIDENT", "VOLUNTEER"], "north", labels, 1],
        ["bram", "Jansen, Bram", True, ["RESIDENT"], "south", labels, 1],
        ["cato", "Wit, Cato de", True, ["PROFESSIONAL"], None, labels, 1],
    ]


async def test_what_is_there_is_counted_with_where_it_came_from(empty_database: Database, tmp_path: Path) -> None:
    assert await count_parties(empty_database, DEMO_VIEWER) == Holdings(0, 0)
    assert await list_people_sources(empty_database, DEMO_VIEWER) == []
    people = "id,name,source\na,Anna,told\nb,Bram,told\nc,Cato,\n"

    await load(empty_database, write_folder(tmp_path / "own", {"people": people, "organisations": "id,name\no,Oak\n"}))

    assert await count_parties(empty_database, DEMO_VIEWER) == Holdings(3, 1)
    assert await list_people_sources(empty_database, DEMO_VIEWER) == [SourceRow("told", 2), SourceRow(None, 1)]


async def test_the_street_of_the_document_is_a_whole_network(empty_database: Database, tmp_path: Path) -> None:
    text = (ROOT / "docs" / "files.md").read_text(encoding="utf-8")
    files = re.findall(r"`(\w+\.csv)`\n\n```csv\n(.*?)```", text, re.DOTALL)
    for name, content in files:
        (tmp_path / name).write_text(content, encoding="utf-8")

    report = await load(empty_database, tmp_path)

    assert len(report.files) == len(files) == 5
    asking = Asking(empty_database, DEMO_VIEWER, ServiceSettings(), Snapshots(empty_database))
    assert len((await chains(asking, from_id="anna", to="chris")).chains) == 1


async def test_ties_keep_dates_as_given_and_days_as_days(empty_database: Database, tmp_path: Path) -> None:
    await load(empty_database, write_folder(tmp_path / "small", SMALL))

    [row] = await draw(
        empty_database,
        "MATCH (:Person {id: 'anna'})-[t:KNOWS]->(:Person {id: 'bram'}) "
        "RETURN t.since, toString(t.lastContact), t.lastContact IS :: DATE, t.strength, t.version",
    )
    assert row == ["2024", "2026-11-01", True, 3, 1]


async def test_an_undirected_tie_is_stored_from_the_smaller_id(empty_database: Database, tmp_path: Path) -> None:
    await load(empty_database, write_folder(tmp_path / "small", SMALL))

    rows = await draw(empty_database, "MATCH (a)-[:KNOWS]->(b) RETURN a.id, b.id ORDER BY a.id, b.id")
    assert rows == [["anna", "bram"], ["anna", "cato"]]


async def test_columns_stand_for_ties(empty_database: Database, tmp_path: Path) -> None:
    await load(empty_database, write_folder(tmp_path / "small", SMALL))

    rows = await draw(
        empty_database,
        "MATCH (a)-[t:WITHIN|LIVES_IN|ACTIVE_IN|BASED_AT|RUNS|BROADER|HAS_NEED|ASKS_FOR]->(b) "
        "RETURN type(t), a.id, b.id, t.reportedBy ORDER BY type(t), a.id, b.id",
    )
    assert rows == [
        ["ACTIVE_IN", "anna", "hall", None],
        ["ACTIVE_IN", "cato", "north", None],
        ["ACTIVE_IN", "cato", "south", None],
        ["ASKS_FOR", "meal", "cook", None],
        ["BASED_AT", "care", "north", None],
        ["BASED_AT", "club", "hall", None],
        ["BROADER", "bake", "food", None],
        ["BROADER", "cook", "food", None],
        ["HAS_NEED", "bram", "meal", "cato"],
        ["LIVES_IN", "anna", "north", None],
        ["LIVES_IN", "bram", "south", None],
        ["RUNS", "club", "hall", None],
        ["WITHIN", "hall", "north", None],
        ["WITHIN", "north", "town", None],
        ["WITHIN", "south", "town", None],
    ]


async def test_loading_twice_changes_nothing(empty_database: Database, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "small", SMALL)
    await load(empty_database, folder)
    before = await everything(empty_database, without=())
    revision = await empty_database.read_first(FIND_REVISION, DEMO_VIEWER)

    report = await load(empty_database, folder)

    assert (report.new, report.changed) == (0, 0)
    assert await empty_database.read_first(FIND_REVISION, DEMO_VIEWER) == revision
    assert await everything(empty_database, without=()) == before


async def test_a_changed_cell_changes_the_entity_and_raises_its_version(
    empty_database: Database, tmp_path: Path
) -> None:
    await load(empty_database, write_folder(tmp_path / "small", SMALL))
    people = "id,name,email,mayBeAsked\nanna,Anna Bakker,,false\nbram,Bram Jansen,bram@voorbeeld.nl,\n"

    report = await load(empty_database, write_folder(tmp_path / "later", {"people": people}))

    assert counts(report) == {"people.csv": (0, 2, 0, 0)}
    rows = await draw(
        empty_database,
        "MATCH (p:Person) WHERE p.id IN ['anna', 'bram'] RETURN p.name, p.familyName, p.sortName, p.email, "
        "p.mayBeAsked, p.version, p.updatedAt > p.createdAt, p.homeArea ORDER BY p.id",
    )
    # The parts of the name were left alone, so that they still sort it; an empty cell clears, or gives the default.
    assert rows == [
        ["Anna Bakker", "Berg", "Berg, Anna van den", None, False, 2, True, "north"],
        ["Bram Jansen", None, "Jansen, Bram", "bram@voorbeeld.nl", True, 2, True, "south"],
    ]


async def test_a_changed_cell_changes_the_tie(empty_database: Database, tmp_path: Path) -> None:
    await load(empty_database, write_folder(tmp_path / "small", SMALL))
    knows = "to,from,strength,since,kind\nanna,bram,5,2024,\n"

    report = await load(empty_database, write_folder(tmp_path / "later", {"knows": knows}))

    assert counts(report) == {"knows.csv": (0, 1, 0, 0)}
    rows = await draw(
        empty_database,
        "MATCH (:Person {id: 'anna'})-[t:KNOWS]->(:Person {id: 'bram'}) "
        "RETURN t.strength, t.kind, t.knownBy, t.version",
    )
    assert rows == [[5, None, "SELF", 2]]


async def test_a_tie_that_was_recorded_otherwise_is_the_same_tie(empty_database: Database, tmp_path: Path) -> None:
    await load(empty_database, write_folder(tmp_path / "small", SMALL))
    await draw(empty_database, "MATCH ()-[t:KNOWS]->() SET t.id = 'own:' + t.id")

    report = await load(empty_database, tmp_path / "small")

    assert counts(report)["knows.csv"] == (0, 0, 2, 0)


async def test_a_tie_with_an_id_of_its_own_is_found_by_it(empty_database: Database, tmp_path: Path) -> None:
    with_ids = {**SMALL, "knows": "id,from,to,since,strength\nfirst,anna,bram,2024,2\nsecond,anna,bram,2020,1\n"}
    await load(empty_database, write_folder(tmp_path / "small", with_ids))
    knows = "id,from,to,since,until\nfirst,anna,bram,2023,2025\n"

    report = await load(empty_database, write_folder(tmp_path / "later", {"knows": knows}))

    assert counts(report) == {"knows.csv": (0, 1, 0, 0)}
    rows = await draw(empty_database, "MATCH ()-[t:KNOWS]->() RETURN t.id, t.since, t.until ORDER BY t.id")
    assert rows == [["first", "2023", "2025"], ["second", "2020", None]]


async def test_included_folders_are_one_set_and_loaded_once(empty_database: Database, tmp_path: Path) -> None:
    write_folder(tmp_path / "talents", {"talents": SMALL["talents"]})
    places = write_folder(tmp_path / "places", {"locations": SMALL["locations"]})
    (places / "folder.toml").write_text('includes = ["../talents"]\n', encoding="utf-8")
    rest = {name: table for name, table in SMALL.items() if name not in ("talents", "locations")}
    main = write_folder(tmp_path / "main", rest)
    (main / "folder.toml").write_text('includes = ["../talents", "../places"]\n', encoding="utf-8")

    report = await load(empty_database, main)

    assert counts(report)["../talents/talents.csv"] == (3, 0, 0, 0)
    assert len(report.files) == len(SMALL)


async def test_the_sight_of_people_follows_their_legal_bases(empty_database: Database, tmp_path: Path) -> None:
    await load(empty_database, write_folder(tmp_path / "small", SMALL))
    header = "person,dataClass,ground,purpose,audience,since,until,withdrawnAt\n"
    given = "anna,C,CONSENT,introduce,CONNECTOR|HOST,2026-01-01,2027-01-01,"
    await load(empty_database, write_folder(tmp_path / "bases", {"bases": header + given + "\n"}))
    seen = "MATCH (p:Person {id: 'anna'}) RETURN p.seenUntilC_CONNECTOR, p.seenUntilC_HOST, p.seenUntilC_CARE"
    assert await draw(empty_database, seen) == [["2027-01-01", "2027-01-01", None]]

    report = await load(empty_database, write_folder(tmp_path / "bases", {"bases": header + given + "2026-11-01\n"}))

    assert counts(report) == {"bases.csv": (0, 1, 0, 0)}
    assert await draw(empty_database, seen) == [[None, None, None]]


async def test_a_made_introduction_is_a_raw_fact_and_makes_no_tie(empty_database: Database, tmp_path: Path) -> None:
    introductions = "id,broker,first,second,status,madeOn\nintro,cato,anna,bram,MADE,2026-11-02\n"
    tables = {**SMALL, "knows": "from,to\n", "introductions": introductions}

    await load(empty_database, write_folder(tmp_path / "small", tables))

    rows = await draw(
        empty_database, "MATCH (a)-[t:BROKERS|INTRODUCES|KNOWS]->(b) RETURN a.id, b.id ORDER BY a.id, b.id"
    )
    assert rows == [["cato", "intro"], ["intro", "anna"], ["intro", "bram"]]


async def test_progress_is_told_at_every_stage(empty_database: Database, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    folder = write_folder(tmp_path / "small", SMALL)

    await load_folder(
        empty_database, folder, viewer=DEMO_VIEWER, on_progress=lambda *each: told.append(each), rows_per_chunk=2
    )

    assert list(dict.fromkeys(stage for stage, _, _ in told)) == ["read", "check", "stage", "store"]
    assert all(0 <= done <= total for _, done, total in told)
    assert {stage for stage, done, total in told if done == total} == {"read", "check", "stage", "store"}


async def test_a_trial_writes_nothing(empty_database: Database, tmp_path: Path) -> None:
    report = await load(empty_database, write_folder(tmp_path / "small", SMALL), dry_run=True)

    assert report.is_trial
    assert (report.new, report.changed, report.problem_count) == (0, 0, 0)
    assert await draw(empty_database, "MATCH (n) WHERE NOT n:Schema AND NOT n:Revision RETURN count(n)") == [[0]]
