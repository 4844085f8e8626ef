"""Bad rows left out: the good ones are loaded, the others written down, mended and loaded again."""

import os
from pathlib import Path

import pytest

from graph.database import Database
from graph.errors import SchakelError
from seeds.problems import FolderRefused
from tests.support.disk import disk_that_takes
from tests.support.folders import SMALL, counts, everything, load, read_rows, write_folder
from tests.support.graph import draw, wipe

BAD = {
    **SMALL,
    "locations": SMALL["locations"] + "attic,Zolder,LOFT,north\nbox,Doos,VENUE,attic\n",
    "people": SMALL["people"] + "dirk,Dirk,,,,KING,box,,\n",
    "knows": SMALL["knows"] + "anna,dirk,1,FRIEND,,,\nbram,cato,9,,,,\n",
}


async def test_good_rows_are_loaded_and_bad_ones_written_with_their_reasons(
    empty_database: Database, tmp_path: Path
) -> None:
    report = await load(empty_database, write_folder(tmp_path / "mixed", BAD), skip_bad_rows=True)

    assert counts(report)["people.csv"] == (3, 0, 0, 1)
    assert counts(report)["knows.csv"] == (2, 0, 0, 2)
    assert report.refused_folder == tmp_path / "mixed-refused"
    assert read_rows(tmp_path / "mixed-refused" / "knows.csv") == [
        {
            "from": "anna",
            "to": "dirk",
            "strength": "1",
            "kind": "FRIEND",
            "lastContact": "",
            "since": "",
            "knownBy": "",
            "refusedBecause": "to: dirk is refused itself (people.csv, row 5). Mend that row first.",
        },
        {
            "from": "bram",
            "to": "cato",
            "strength": "9",
            "kind": "",
            "lastContact": "",
            "since": "",
            "knownBy": "",
            "refusedBecause": "strength: strength is 9, it must lie from 1 to 5.",
        },
    ]


async def test_rows_that_hang_on_a_refused_row_are_refused_too(empty_database: Database, tmp_path: Path) -> None:
    await load(empty_database, write_folder(tmp_path / "mixed", BAD), skip_bad_rows=True)

    rows = read_rows(tmp_path / "mixed-refused" / "locations.csv")
    assert [(row["id"], row["refusedBecause"][:40]) for row in rows] == [
        ("attic", 'kind: "LOFT" is not a choice for kind. C'),
        ("box", "within: attic is refused itself (locatio"),
    ]
    assert await draw(empty_database, "MATCH (n:Location) RETURN n.id ORDER BY n.id") == [
        ["hall"],
        ["north"],
        ["south"],
        ["town"],
    ]


async def test_the_mended_file_gives_what_the_whole_folder_would_have_given(
    empty_database: Database, tmp_path: Path
) -> None:
    await load(empty_database, write_folder(tmp_path / "mixed", BAD), skip_bad_rows=True)
    refused = tmp_path / "mixed-refused"
    mends = {"LOFT": "AREA", "KING": "RESIDENT", ",9,": ",5,", "box,Doos,VENUE": "box,Doos,AREA"}
    for path in refused.glob("*.csv"):
        text = path.read_text(encoding="utf-8-sig")
        for wrong, right in mends.items():
            text = text.replace(wrong, right)
        path.write_text(text, encoding="utf-8")
    report = await load(empty_database, refused)
    mended = await everything(empty_database)

    await wipe(empty_database)
    whole = dict(BAD)
    for wrong, right in mends.items():
        whole = {name: table.replace(wrong, right) for name, table in whole.items()}
    await load(empty_database, write_folder(tmp_path / "whole", whole))

    assert report.new == 5
    assert await everything(empty_database) == mended


async def test_earlier_refused_rows_are_not_overwritten(empty_database: Database, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "mixed", BAD)
    await load(empty_database, folder, skip_bad_rows=True)

    report = await load(empty_database, folder, skip_bad_rows=True)

    assert report.refused_folder == tmp_path / "mixed-refused-2"
    assert (report.new, report.changed) == (0, 0)


async def test_a_refused_row_of_somebody_stored_leaves_their_ties_loadable(
    empty_database: Database, tmp_path: Path
) -> None:
    await load(empty_database, write_folder(tmp_path / "small", SMALL))
    tables = {"people": "id,name,roles\nanna,Anna,KING\n", "knows": "from,to\nbram,cato\nanna,cato\n"}

    report = await load(empty_database, write_folder(tmp_path / "later", tables), skip_bad_rows=True)

    assert counts(report) == {"people.csv": (0, 0, 0, 1), "knows.csv": (1, 0, 1, 0)}


async def test_a_file_that_cannot_be_read_is_never_skipped(empty_database: Database, tmp_path: Path) -> None:
    tables = {**SMALL, "goals": 'id,name\ngoal,"Samen\n'}

    with pytest.raises(FolderRefused):
        await load(empty_database, write_folder(tmp_path / "broken", tables), skip_bad_rows=True)

    assert await draw(empty_database, "MATCH (n:Entity) RETURN count(n)") == [[0]]


async def test_refused_rows_of_two_files_of_one_name_are_kept_apart(empty_database: Database, tmp_path: Path) -> None:
    write_folder(tmp_path / "other", {"people": "id,name,roles\ndirk,Dirk,KING\n"})
    main = write_folder(tmp_path / "main", {"people": "id,name,email\nemma,Emma,emma\n"})
    (main / "folder.toml").write_text('includes = ["../other"]', encoding="utf-8")
    await load(empty_database, main, skip_bad_rows=True)

    # Loaded as it stands it is refused for the same reasons, both files of it.
    with pytest.raises(FolderRefused) as refused:
        await load(empty_database, tmp_path / "main-refused")

    assert [(each.file, each.column) for each in refused.value.problems] == [
        ("2/people.csv", "email"),
        ("people.csv", "roles"),
    ]


async def test_cells_that_belong_nowhere_stay_in_the_refused_row(empty_database: Database, tmp_path: Path) -> None:
    people = "id,name,familyName,\nanna,Berg, Anna,,\nbram,Kok, Bram,Bram\ncato,Cato,Smit,who is she\n"
    folder = write_folder(tmp_path / "mixed", {"people": people})

    report = await load(empty_database, folder, skip_bad_rows=True)

    assert counts(report)["people.csv"] == (1, 0, 0, 2)
    refused = (tmp_path / "mixed-refused" / "people.csv").read_text(encoding="utf-8-sig").splitlines()
    assert refused[0] == "id,name,familyName,,refusedBecause"
    assert [line.split(",")[:4] for line in refused[1:]] == [
        ["bram", "Kok", "Bram", "Bram"],
        ["cato", "Cato", "Smit", "who is she"],
    ]
    with pytest.raises(FolderRefused):
        await load(empty_database, tmp_path / "mixed-refused")


async def test_a_row_with_too_many_cells_is_refused_until_it_is_mended(
    empty_database: Database, tmp_path: Path
) -> None:
    folder = write_folder(tmp_path / "mixed", {"people": "id,name,familyName\nanna,Berg, Anna,Berg\n"})

    await load(empty_database, folder, skip_bad_rows=True)

    refused = (tmp_path / "mixed-refused" / "people.csv").read_text(encoding="utf-8-sig").splitlines()
    assert refused[1].startswith("anna,Berg,Anna,")
    assert refused[1].endswith(",Berg")
    with pytest.raises(FolderRefused, match="The row has 5 cells, the header has 4"):
        await load(empty_database, tmp_path / "mixed-refused")


async def test_a_disk_that_takes_no_refused_rows_is_told_and_nothing_is_left(
    empty_database: Database, tmp_path: Path
) -> None:
    people = "id,name\n" + "".join(f"p{number},\n" for number in range(1_000))
    folder = write_folder(tmp_path / "mixed", {"people": people})

    with disk_that_takes(10_000), pytest.raises(SchakelError, match=r"cannot be written beside .* Nothing was loaded"):
        await load(empty_database, folder, skip_bad_rows=True)

    assert os.listdir(tmp_path) == ["mixed"]  # noqa: PTH208  # pathlib is refused in what is async
