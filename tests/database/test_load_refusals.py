"""What a load refuses: where it stands, what was given and what would be right; and nothing is written."""

from pathlib import Path

import pytest

from graph.access import Viewer
from graph.database import Database
from graph.errors import InvalidInput
from seeds.load import load_folder
from seeds.problems import FolderRefused
from tests.support.folders import SMALL, everything, load, write_folder
from tests.support.graph import draw, wipe

LONG = "x" * 501
ROWS: list[tuple[str, str, str]] = [
    ("knows", "from,to,strength\nanna,bram,9\n", "row 2, strength: strength is 9, it must lie from 1 to 5."),
    ("knows", "from,to,strength\nanna,bram,veel\n", 'row 2, strength: strength takes a whole number, not "veel".'),
    (
        "knows",
        "from,to,kind\nanna,bram,VRIEND\n",
        'row 2, kind: "VRIEND" is not a choice for kind. '
        "Choose one of FAMILY, FRIEND, NEIGHBOUR, COLLEAGUE, VOLUNTEER, ACQUAINTANCE.",
    ),
    (
        "knows",
        "from,to,since\nanna,bram,2026-13\n",
        'row 2, since: "2026-13" is not a date for since. '
        "Give a day such as 2026-11-22, a month such as 2026-11 or a year such as 2026.",
    ),
    (
        "knows",
        "from,to,lastContact\nanna,bram,2026-11\n",
        'row 2, lastContact: "2026-11" is not a full day for lastContact. Give a day such as 2026-11-22.',
    ),
    (
        "knows",
        "from,to,since,until\nanna,bram,2026-05,2025\n",
        "row 2, until: until (2025) lies before since (2026-05). Put the dates in order.",
    ),
    (
        "knows",
        f"from,to,why\nanna,bram,{LONG}\n",
        "row 2, why: why has 501 characters, at most 500 are allowed. Make it shorter.",
    ),
    (
        "knows",
        "from,to\nanna,anna\n",
        "row 2, to: A tie needs two different ends, this one has the same id twice.",
    ),
    (
        "knows",
        "from,to\nanna,bram\n\nbram,anna\n",
        "row 4: The same tie stands in knows.csv, row 2: the same ends, the same since. Keep one of the two.",
    ),
    (
        "affiliations",
        "person,organisation,role\nanna,care,kok\nanna,care,gast\nanna,care,kok\n",
        "row 4: The same tie stands in affiliations.csv, row 2: the same ends, the same role, the same since. "
        "Keep one of the two.",
    ),
    (
        "knows",
        "from,to\nanna,dirk\n",
        "row 2, to: There is nothing with the id dirk in the folder or in the database. Add it, or give the right id.",
    ),
    ("knows", "from,to\nanna,care\n", "row 2, to: care is an organisation. to takes the id of a person."),
    (
        "knows",
        "from,to,reportedBy\nanna,bram,cook\n",
        "row 2, reportedBy: cook is a talent. reportedBy takes the id of a person or an organisation.",
    ),
    (
        "knows",
        "from,to\nanna,b r a m\n",
        'row 2, to: "b r a m" is not an id for to. An id has 1 to 64 characters out of A-Z a-z 0-9 . _ : and -.',
    ),
    (
        "knows",
        "from,to,why\nanna,bram\n",
        "row 2: The row has 2 cells, the header has 3. Part of it is missing, "
        'or a cell with a separator in it has no quotes (") around it.',
    ),
    (
        "people",
        "id,name\nanna,Anna\nanna,Ook Anna\n",
        "row 3, id: There is another row with the id anna: people.csv, row 2. An id stands for one thing.",
    ),
    ("people", "id,name\ncook,Kok\n", "row 2, id: cook is a talent in the database. Choose another id."),
    ("people", "id,name\ndirk,\n", "row 2, name: name is required and cannot be empty."),
    (
        "people",
        "id,name,livesIn\ndirk,Dirk,hall\n",
        "row 2, livesIn: hall is a venue. livesIn takes the id of an area.",
    ),
    (
        "people",
        "id,name,email\ndirk,Dirk,dirk.nl\n",
        'row 2, email: "dirk.nl" is not an e-mail address for email. Give one such as naam@voorbeeld.nl.',
    ),
    (
        "people",
        "id,name,phone\ndirk,Dirk,geen\n",
        'row 2, phone: "geen" is not a telephone number for phone. Give one such as 06 12345678 or +31 6 12345678.',
    ),
    (
        "people",
        "id,name,mayBeAsked\ndirk,Dirk,misschien\n",
        'row 2, mayBeAsked: mayBeAsked takes true or false, not "misschien".',
    ),
    (
        "locations",
        "id,name,kind,latitude,longitude\nyard,Plein,VENUE,52.1,\n",
        "row 2, longitude: latitude and longitude go together. Give both.",
    ),
    (
        "locations",
        "id,name,kind,latitude,longitude\nyard,Plein,VENUE,152.1,5\n",
        "row 2, latitude: latitude is 152.1, it must lie from -90 to 90.",
    ),
    (
        "locations",
        "id,name,kind,within\ntown,Dorp,MUNICIPALITY,north\n",
        "row 2, within: north lies within itself: north > town > north. Take one step of this circle out.",
    ),
    (
        "locations",
        "id,name,kind,within\nyard,Plein,AREA,yard\n",
        "row 2, within: yard refers to itself. Name another, or leave the cell empty.",
    ),
    (
        "talents",
        "id,labelNl,broader\nfood,Eten,bake\n",
        "row 2, broader: bake falls under itself: bake > food > bake. Take one step of this circle out.",
    ),
    (
        "introductions",
        "id,broker,first,second\nintro,anna,bram,anna\n",
        "row 2, second: An introduction takes three different people: a broker and two others.",
    ),
    ("ties", "type,from,to\nLIKES,anna,bram\n", "row 2, type: There is no type of tie 'LIKES'."),
    (
        "ties",
        "type,from,to,strength\nLIVES_IN,anna,north,3\n",
        "row 2, strength: A tie of type LIVES_IN has no strength. Leave the cell empty.",
    ),
    (
        "ties",
        "type,from,to\nBROKERS,anna,intro\n",
        "row 2, to: There is nothing with the id intro in the folder or in the database.",
    ),
]


@pytest.fixture(scope="module")
async def stocked(database: Database, tmp_path_factory: pytest.TempPathFactory) -> Database:
    """The small network, which no test of this module changes."""
    await wipe(database)
    await load(database, write_folder(tmp_path_factory.mktemp("small"), SMALL))
    return database


@pytest.mark.parametrize(("name", "content", "expected"), ROWS, ids=[f"{n}:{e[:40]}" for n, _, e in ROWS])
async def test_a_row_that_cannot_be_used_is_refused_with_the_reason(
    stocked: Database, tmp_path: Path, name: str, content: str, expected: str
) -> None:
    folder = write_folder(tmp_path / "bad", {name: content})

    with pytest.raises(FolderRefused) as refused:
        await load(stocked, folder)

    assert refused.value.problems[0].line().startswith(f"{name}.csv, {expected}")


FILES: list[tuple[str, bytes, str]] = [
    ("people.csv", b"id,naam\nx,X\n", 'people.csv, row 1, naam: There is no column "naam". Did you mean "name"?'),
    ("people.csv", b"id\nx\n", 'people.csv, row 1, name: The column "name" is missing. people needs id, name.'),
    ("people.csv", b"id,name,name\nx,X,X\n", 'people.csv, row 1, name: The column "name" stands there 2 times.'),
    (
        "people.csv",
        b"id,name," + b",".join(b"c%d" % each for each in range(500_000)) + b"\nx,X\n",
        "people.csv, row 1: The first row has 500,002 columns; people knows ",
    ),
    ("people.csv", b"", 'people.csv, row 1, id: The column "id" is missing. people needs id, name.'),
    ("persons.csv", b"id,name\nx,X\n", 'bad/persons.csv: There is no file or sheet "persons" in a Schakel folder.'),
    (
        "people.csv",
        b"id\tname\nx\tX\n",
        "people.csv, row 1: The columns are separated by tabs. Separate them by , or ;.",
    ),
    ("people.csv", "id,name\nx,Zoë\n".encode("utf-16"), "people.csv: This is no CSV in UTF-8 or Windows-1252."),
    ("people.csv", b"id,name\nx,\x81\n", "people.csv, row 2: The text is neither UTF-8 nor Windows-1252."),
    (
        "people.csv",
        "id,name\nx,Zoë\n".encode() + "y,Zoë\n".encode("cp1252"),
        "people.csv, row 3: Here the text is no longer UTF-8",
    ),
    ("people.csv", b'id,name\nx,X\ny,"Y\nz,Z\n', 'people.csv, row 3: A quote (") is opened and never closed'),
    ("people.csv", b'id,name\nx,"X" van Y\n', 'people.csv, row 2: A quote (") stands within a cell.'),
    ("folder.toml", b"includes = 3\n", "bad/folder.toml: The file holds one line such as"),
    ("folder.toml", b"includes = [\n", "bad/folder.toml: The file is no TOML"),
    ("folder.toml", b'include = ["../x"]\n', "bad/folder.toml: The file holds one line such as"),
]


@pytest.mark.parametrize(("name", "content", "expected"), FILES, ids=[f"{n}:{e[-40:]}" for n, _, e in FILES])
async def test_a_file_that_cannot_be_read_is_refused_with_the_reason(
    stocked: Database, tmp_path: Path, name: str, content: bytes, expected: str
) -> None:
    folder = write_folder(tmp_path / "bad", {"goals": "id,name\ngoal,Samen eten\n"})
    (folder / name).write_bytes(content)

    with pytest.raises(FolderRefused) as refused:
        await load(stocked, folder)

    assert refused.value.problems[0].line().startswith(expected)


async def test_a_circle_is_told_once(stocked: Database, tmp_path: Path) -> None:
    talents = "id,labelNl,broader\nsoup,Soep,stew\nbroth,Bouillon,soup\nstew,Stoofpot,broth\n"

    with pytest.raises(FolderRefused) as refused:
        await load(stocked, write_folder(tmp_path / "bad", {"talents": talents}))

    assert [each.line() for each in refused.value.problems] == [
        "talents.csv, row 3, broader: broth falls under itself: broth > soup > stew > broth. "
        "Take one step of this circle out."
    ]


async def test_all_that_is_wrong_with_a_header_is_told(stocked: Database, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "bad", {"people": "id,naam,rollen,id\nx,X,RESIDENT,x\n"})

    with pytest.raises(FolderRefused) as refused:
        await load(stocked, folder)

    # The name that was meant by "naam" is not missing too.
    assert [each.column for each in refused.value.problems] == ["naam", "rollen", "id"]
    assert refused.value.count == 3


async def test_a_folder_that_is_missing_empty_or_includes_itself_is_refused(stocked: Database, tmp_path: Path) -> None:
    empty = write_folder(tmp_path / "empty", {})
    one, two = write_folder(tmp_path / "one", {}), write_folder(tmp_path / "two", {})
    (one / "folder.toml").write_text('includes = ["../two"]', encoding="utf-8")
    (two / "folder.toml").write_text('includes = ["../one"]', encoding="utf-8")
    lost = write_folder(tmp_path / "lost", {})
    (lost / "folder.toml").write_text('includes = ["../nowhere"]', encoding="utf-8")

    for folder, reason in (
        (tmp_path / "none", "does not exist. Give a Schakel folder or a workbook."),
        (empty, "There is nothing to load in"),
        (one, "The folders include each other in a circle: one includes two includes one."),
        (lost, "which lost/folder.toml includes, does not exist."),
        (write_folder(tmp_path / "file", {"people": "id,name\n"}) / "people.csv", "is no folder and no .xlsx workbook"),
    ):
        with pytest.raises(InvalidInput) as refused:
            await load(stocked, folder)
        assert reason in refused.value.message


async def test_a_refused_folder_leaves_no_trace(stocked: Database, tmp_path: Path) -> None:
    before = await everything(stocked, without=())
    tables = {**SMALL, "knows": SMALL["knows"] + "anna,dirk,,,,,\n", "goals": "id,name\ngoal,Samen eten\n"}

    with pytest.raises(FolderRefused) as refused:
        await load(stocked, write_folder(tmp_path / "bad", tables))

    assert refused.value.count == 1
    assert refused.value.code == "FOLDER_REFUSED"
    assert refused.value.facts["problems"] == [
        {
            "file": "knows.csv",
            "row": 4,
            "column": "to",
            "value": "dirk",
            "reason": "There is nothing with the id dirk in the folder or in the database. "
            "Add it, or give the right id.",
        }
    ]
    assert await everything(stocked, without=()) == before
    assert await draw(stocked, "MATCH (n:Load|LoadChunk) RETURN count(n)") == [[0]]


async def test_rows_that_refer_to_a_refused_row_are_not_told_as_well(stocked: Database, tmp_path: Path) -> None:
    tables = {"people": "id,name,roles\ndirk,Dirk,KING\n", "knows": "from,to\nanna,dirk\nbram,dirk\n"}

    with pytest.raises(FolderRefused) as refused:
        await load(stocked, write_folder(tmp_path / "bad", tables))

    assert [(each.file, each.row) for each in refused.value.problems] == [("people.csv", 2)]


async def test_all_problems_are_counted_and_a_thousand_told(stocked: Database, tmp_path: Path) -> None:
    rows = "".join(f"anna,nobody{number}\n" for number in range(1_500))

    with pytest.raises(FolderRefused) as refused:
        await load(stocked, write_folder(tmp_path / "bad", {"knows": f"from,to\n{rows}"}))

    assert (refused.value.count, len(refused.value.problems)) == (1_500, 1_000)


async def test_an_id_of_a_tie_that_joins_others_is_refused(stocked: Database, tmp_path: Path) -> None:
    [[id_]] = await draw(stocked, "MATCH ({id: 'anna'})-[t:KNOWS]->({id: 'bram'}) RETURN t.id")

    with pytest.raises(FolderRefused) as refused:
        await load(stocked, write_folder(tmp_path / "bad", {"knows": f"id,from,to\n{id_},bram,cato\n"}))

    assert refused.value.problems[0].reason == "This tie joins anna and bram already. Leave the id empty."


async def test_two_ids_make_two_ties_but_one_id_is_one_tie(stocked: Database, tmp_path: Path) -> None:
    knows = "id,from,to\none,anna,bram\ntwo,anna,bram\none,anna,bram\n,anna,bram\n"

    report = await load(stocked, write_folder(tmp_path / "some", {"knows": knows}), dry_run=True)

    assert [(each.row, each.column) for each in report.problems] == [(4, "id"), (5, None)]


async def test_somebody_who_does_not_see_everything_loads_nothing(stocked: Database, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as refused:
        await load_folder(stocked, write_folder(tmp_path / "small", SMALL), viewer=Viewer("somebody"))

    assert refused.value.code == "NOT_ALLOWED"
