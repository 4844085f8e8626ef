"""Which files a folder has, with those of the folders it includes."""

from pathlib import Path

import pytest
from openpyxl import Workbook as NewWorkbook

from graph.errors import InvalidInput
from seeds.folders import find_sources
from seeds.problems import FolderRefused
from tests.support.folders import write_folder


def _shown(path: Path) -> list[str]:
    return [source.shown for source in find_sources(path)]


def test_files_are_read_in_the_order_of_the_format(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "f", {"knows": "from,to\n", "people": "id,name\n", "locations": "id,name,kind\n"})
    (folder / "README.md").write_text("Who and where.", encoding="utf-8")
    (folder / "found").mkdir()
    (folder / "_notes.csv").write_text("anything", encoding="utf-8")

    assert _shown(folder) == ["locations.csv", "people.csv", "knows.csv"]


def test_names_may_be_written_in_capitals(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "f", {"People": "id,name\n"})
    (folder / "handovers.CSV").write_text("from,to\n", encoding="utf-8")

    assert _shown(folder) == ["People.csv", "handovers.CSV"]


def test_two_files_for_one_thing_are_refused(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "f", {"people": "id,name\n", "People": "id,name\n"})

    with pytest.raises(FolderRefused, match="holds the same"):
        find_sources(folder)


def test_a_name_without_a_file_is_not_passed_over(tmp_path: Path) -> None:
    link = write_folder(tmp_path / "link", {"locations": "id,name,kind\n"})
    (link / "people.csv").symlink_to(tmp_path / "gone.csv")
    directory = write_folder(tmp_path / "directory", {"locations": "id,name,kind\n"})
    (directory / "people.csv").mkdir()

    with pytest.raises(FolderRefused, match="It is a link that leads nowhere"):
        find_sources(link)
    with pytest.raises(FolderRefused, match="It is no file"):
        find_sources(directory)


def test_an_included_folder_without_any_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    main = write_folder(tmp_path / "main", {"people": "id,name\n"})
    (main / "folder.toml").write_text('includes = ["../empty"]', encoding="utf-8")

    with pytest.raises(InvalidInput, match=r"main/folder\.toml includes, holds nothing to load"):
        find_sources(main)


def test_included_folders_come_first_and_once(tmp_path: Path) -> None:
    write_folder(tmp_path / "a", {"talents": "id,labelNl\n"})
    b = write_folder(tmp_path / "b", {"locations": "id,name,kind\n"})
    (b / "folder.toml").write_text('includes = ["../a"]', encoding="utf-8")
    c = write_folder(tmp_path / "c", {"people": "id,name\n"})
    (c / "folder.toml").write_text('includes = ["../b", "../a", "../a/../b"]', encoding="utf-8")

    assert _shown(c) == ["../a/talents.csv", "../b/locations.csv", "people.csv"]


def test_a_folder_that_only_includes_is_a_folder(tmp_path: Path) -> None:
    write_folder(tmp_path / "a", {"talents": "id,labelNl\n"})
    main = write_folder(tmp_path / "main", {})
    (main / "folder.toml").write_text('includes = ["../a"]', encoding="utf-8")

    assert _shown(main) == ["../a/talents.csv"]


def test_a_folder_that_includes_itself_is_refused(tmp_path: Path) -> None:
    main = write_folder(tmp_path / "main", {})
    (main / "folder.toml").write_text('includes = ["."]', encoding="utf-8")

    with pytest.raises(InvalidInput, match="main includes main"):
        find_sources(main)


def test_sheets_are_named_as_files_and_empty_ones_passed_over(tmp_path: Path) -> None:
    book = NewWorkbook()
    for name, header in (("knows", ["from", "to"]), ("people", ["id", "name"]), ("_uitleg", ["Lees dit"])):
        book.create_sheet(name).append(header)
    book.save(tmp_path / "book.xlsx")

    assert book.sheetnames[0] == "Sheet"
    assert _shown(tmp_path / "book.xlsx") == ["book.xlsx/people", "book.xlsx/knows"]


def test_an_unknown_sheet_is_refused(tmp_path: Path) -> None:
    book = NewWorkbook()
    book.create_sheet("peple").append(["id", "name"])
    book.save(tmp_path / "book.xlsx")

    with pytest.raises(FolderRefused, match=r'no file or sheet "peple".* Did you mean people'):
        find_sources(tmp_path / "book.xlsx")


@pytest.mark.parametrize(
    ("name", "meant"),
    [("persons", "people"), ("Bewoners 2026", "people"), ("organizations", "organisations"), ("leden", "people or")],
)
def test_a_name_in_the_words_of_its_user_is_refused_with_the_name_that_is_meant(
    tmp_path: Path, name: str, meant: str
) -> None:
    folder = write_folder(tmp_path / "f", {name: "id,name\n"})

    with pytest.raises(FolderRefused, match=rf'no file or sheet "{name}".* Did you mean {meant}'):
        find_sources(folder)


def test_all_names_that_cannot_be_used_are_told_at_once(tmp_path: Path) -> None:
    write_folder(tmp_path / "a", {"orgs": "id,name\n"})
    folder = write_folder(tmp_path / "f", dict.fromkeys(("people", "People", "leden", "users", "xyz"), "id,name\n"))
    (folder / "knows.csv").mkdir()
    (folder / "folder.toml").write_text('includes = ["../a"]', encoding="utf-8")

    with pytest.raises(FolderRefused) as refused:
        find_sources(folder)

    told = [each.line() for each in refused.value.problems]
    assert refused.value.count == len(told) == 6
    assert [line.split(".csv: ")[0] for line in told] == [
        "f/knows",
        "f/leden",
        "f/people",
        "f/users",
        "f/xyz",
        "a/orgs",
    ]
    assert "It is no file." in told[0]
    assert "Did you mean people or affiliations?" in told[1]
    assert "People.csv holds the same." in told[2]
    assert "Did you mean people?" in told[3]
    assert "Use one of locations, people, organisations," in told[4]
    assert "Did you mean organisations?" in told[5]


def test_all_sheets_of_other_names_are_told_at_once(tmp_path: Path) -> None:
    book = NewWorkbook()
    for name in ("bewoners", "people", "orgs"):
        book.create_sheet(name).append(["id", "name"])
    book.save(tmp_path / "book.xlsx")

    with pytest.raises(FolderRefused) as refused:
        find_sources(tmp_path / "book.xlsx")

    assert [each.file for each in refused.value.problems] == ["book.xlsx/bewoners", "book.xlsx/orgs"]


def test_a_link_that_leads_back_is_a_circle(tmp_path: Path) -> None:
    main = tmp_path / "main"
    main.mkdir()
    (main / "self").symlink_to(".")
    (main / "folder.toml").write_text('includes = ["self"]', encoding="utf-8")

    with pytest.raises(InvalidInput, match="main includes main"):
        find_sources(main)


def test_a_folder_under_two_names_is_read_once(tmp_path: Path) -> None:
    main, other = tmp_path / "main", tmp_path / "other"
    for folder in (main, other):
        folder.mkdir()
    (other / "people.csv").write_text("id,name\n", encoding="utf-8")
    (tmp_path / "link").symlink_to(other)
    (main / "folder.toml").write_text('includes = ["../other", "../link"]', encoding="utf-8")

    assert [source.path.name for source in find_sources(main)] == ["people.csv"]


def test_a_name_with_a_line_break_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "peo\nple\x1b.csv").write_text("id,name\n", encoding="utf-8")

    with pytest.raises(FolderRefused) as refused:
        find_sources(tmp_path)

    assert refused.value.message.isprintable()
    assert r'"peo\nple\x1b"' in refused.value.message
