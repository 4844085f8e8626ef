"""Where an export is written: whole, or not at all."""

import gc
from pathlib import Path

import pytest
from openpyxl import load_workbook

from graph.errors import Conflict, LimitExceeded, SchakelError
from seeds.placing import telling_refusals
from seeds.sinks import FolderSink, WorkbookSink, check_target
from tests.support.disk import disk_that_takes


def test_a_folder_appears_only_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "out"

    with FolderSink(target) as sink:
        sink.write("people", ["id", "name"], ["x", "Zoë"])
        assert not target.exists()

    assert (target / "people.csv").read_bytes() == "\ufeffid,name\r\nx,Zoë\r\n".encode()
    assert [path.name for path in target.parent.iterdir()] == ["out"]


def test_a_folder_that_fails_does_not_appear(tmp_path: Path) -> None:
    def fail() -> None:
        with FolderSink(tmp_path / "out") as sink:
            sink.write("people", ["id"], ["x"])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()

    assert [*tmp_path.iterdir()] == []


def test_what_was_there_is_replaced_as_a_whole(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.mkdir()
    (target / "old.csv").write_text("old", encoding="utf-8")

    with FolderSink(target, ";") as sink:
        sink.write("people", ["id", "size"], ["x", 3])

    assert [path.name for path in target.iterdir()] == ["people.csv"]
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_workbook_keeps_numbers_and_texts_apart(tmp_path: Path) -> None:
    with WorkbookSink(tmp_path / "out.xlsx") as sink:
        sink.write("people", ["id", "size", "flag", "list", "none"], ["=1+1", 3, True, ["a", "b|c"], None])

    book = load_workbook(tmp_path / "out.xlsx")
    row = [(cell.value, cell.data_type) for cell in book["people"][2]]
    assert row[:4] == [("=1+1", "s"), (3, "n"), (True, "b"), (r"a|b\|c", "s")]
    assert [path.name for path in tmp_path.iterdir()] == ["out.xlsx"]


def test_a_cell_too_long_for_a_sheet_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LimitExceeded, match="Export CSV"), WorkbookSink(tmp_path / "out.xlsx") as sink:
        sink.write("stories", ["text"], ["x" * 40_000])

    assert [*tmp_path.iterdir()] == []


def test_a_sheet_with_too_many_rows_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seeds.sinks.MOST_SHEET_ROWS", 3)

    with WorkbookSink(tmp_path / "out.xlsx") as sink:
        sink.write("knows", ["from", "to"], ["a", "b"])
        sink.write("knows", ["from", "to"], ["a", "c"])
        with pytest.raises(LimitExceeded, match="knows has more than 3 rows"):
            sink.write("knows", ["from", "to"], ["a", "d"])


def test_a_target_is_checked_before_anything_is_read(tmp_path: Path) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "mine.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "empty").mkdir()

    check_target(tmp_path / "new", is_workbook=False, overwrite=False)
    check_target(tmp_path / "empty", is_workbook=False, overwrite=False)
    (tmp_path / "exported").mkdir()
    (tmp_path / "exported" / "people.csv").write_text("id", encoding="utf-8")
    check_target(tmp_path / "exported", is_workbook=False, overwrite=True)
    for target, is_workbook, overwrite in (
        (full, False, False),
        (full, False, True),
        (tmp_path / "exported", False, False),
        (full / "mine.txt", False, True),
        (full / "mine.txt", False, False),
        (tmp_path / "book.csv", True, False),
    ):
        with pytest.raises(Conflict):
            check_target(target, is_workbook=is_workbook, overwrite=overwrite)


@pytest.mark.filterwarnings("ignore:Exception ignored in. <_io:pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("name", ["out", "out.xlsx"])
@pytest.mark.parametrize("rows", [1, 2_000])
def test_a_disk_that_refuses_is_told_in_one_sentence_and_left_clean(tmp_path: Path, name: str, rows: int) -> None:
    target = tmp_path / name

    def export() -> None:
        with telling_refusals(target), WorkbookSink(target) if target.suffix else FolderSink(target) as sink:
            for number in range(rows):
                sink.write("people", ["id", "name"], [f"x{number}", "Zoë" * 50])

    with disk_that_takes(10), pytest.raises(SchakelError, match=r"out.* cannot be written: .*\. Nothing was written\."):
        export()
    gc.collect()  # xlsxwriter keeps a file that cannot be closed: Python tells of it here, not in another test

    assert [*tmp_path.iterdir()] == []


def test_where_a_link_leads_to_is_written(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.mkdir()
    link.symlink_to(real)

    with FolderSink(link) as sink:
        sink.write("people", ["id"], ["x"])

    assert link.is_symlink()
    assert [path.name for path in real.iterdir()] == ["people.csv"]


def test_the_folder_one_is_in_is_not_taken_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(Conflict, match=r"'\.' is the folder that you are in.*Give the name of a new folder in it"):
        check_target(Path(), is_workbook=False, overwrite=False)
