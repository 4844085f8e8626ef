"""Sheets of workbooks as tables of text."""

import time
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook as NewWorkbook
from openpyxl.chart import BarChart
from openpyxl.worksheet.formula import ArrayFormula

from seeds.problems import FolderRefused
from seeds.tables import Line
from seeds.workbooks import Workbook


def _write(path: Path, rows: list[list[object]], formats: dict[str, str] | None = None) -> Path:
    book = NewWorkbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "people"
    for row in rows:
        sheet.append(row)
    for cell, format_ in (formats or {}).items():
        sheet[cell].number_format = format_
    book.save(path)
    return path


def _lines(path: Path) -> list[Line]:
    with Workbook(path, path.name) as book:
        return list(book.table("people").rows())


def test_cells_are_read_as_people_see_them(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["id", "name", "since", "size", "flag", "at", "month", "year"],
        [
            "x",
            " Zoë ",
            date(2026, 11, 22),
            12,
            True,
            datetime.fromisoformat("2026-11-22 19:30"),
            date(2026, 11, 1),
            date(2026, 1, 1),
        ],
        ["y", None, "2026-11", 1.5, False, None, None, 2026],
    ]
    path = _write(tmp_path / "b.xlsx", rows, {"G2": "mmm-yy", "H2": "yyyy"})

    lines = _lines(path)

    assert [line.number for line in lines] == [2, 3]
    assert lines[0].cells == ["x", "Zoë", "2026-11-22", "12", "true", "2026-11-22 19:30:00", "2026-11", "2026"]
    assert lines[1].cells == ["y", "", "2026-11", "1.5", "false", "", "", "2026"]


def test_empty_rows_are_left_out_and_counted(tmp_path: Path) -> None:
    path = _write(tmp_path / "b.xlsx", [["id", "name"], [None, None], [], ["x", "X"], [None, "  "]])

    assert [(line.number, line.cells) for line in _lines(path)] == [(4, ["x", "X"])]


def test_formulas_are_refused_cell_by_cell(tmp_path: Path) -> None:
    formula = ArrayFormula("B3", "=B2:B2")
    path = _write(tmp_path / "b.xlsx", [["id", "name"], ["x", '=CONCATENATE("X","Y")'], ["y", formula], ["z", "Z"]])

    lines = _lines(path)

    reason = "The cell holds a formula. Copy it and paste its value instead."
    assert [[(fault.column, fault.value, fault.reason) for fault in line.faults] for line in lines] == [
        [(1, '=CONCATENATE("X","Y")', reason)],
        [(1, "=B2:B2", reason)],
        [],
    ]


def test_cells_with_errors_and_cells_beyond_the_header_are_refused(tmp_path: Path) -> None:
    book = NewWorkbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "people"
    sheet.append(["id", "name"])
    sheet.append(["x", "X", "more"])
    sheet["B2"].value = "#N/A"
    sheet["B2"].data_type = "e"
    book.save(tmp_path / "b.xlsx")

    [line] = _lines(tmp_path / "b.xlsx")

    assert [fault.reason[:40] for fault in line.faults] == [
        "The row has 3 cells, the header has 2. P",
        "The cell holds the error #N/A. Give a va",
    ]


@pytest.mark.parametrize("content", [b"", b"no workbook at all", b"PK\x03\x04 broken"])
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "b.xlsx"
    path.write_bytes(content)

    with pytest.raises(FolderRefused, match="no XLSX workbook"), Workbook(path, path.name):
        pass


def test_a_damaged_workbook_is_refused(tmp_path: Path) -> None:
    path = _write(tmp_path / "b.xlsx", [["id", "name"], *[[f"x{n}", "X" * n] for n in range(200)]])
    damaged = tmp_path / "damaged.xlsx"
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(damaged, "w") as part:
        for name in whole.namelist():
            content = whole.read(name)
            part.writestr(name, content[: len(content) // 2] if "sheet1" in name else content)

    with pytest.raises(FolderRefused, match="no XLSX workbook"):
        _lines(damaged)


def test_a_workbook_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book, book.open("xl/sharedStrings.xml", "w") as part:
        for _ in range(300):
            part.write(b" " * (1 << 20))

    with pytest.raises(FolderRefused, match="larger than Schakel reads"), Workbook(path, path.name):
        pass


def _repack(path: Path, content: bytes, packed: int = zipfile.ZIP_DEFLATED) -> Path:
    """The workbook with another first sheet."""
    other = path.with_name("other.xlsx")
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(other, "w", packed) as part:
        for name in whole.namelist():
            part.writestr(name, content if "sheet1" in name else whole.read(name))
    return other


@pytest.mark.parametrize(
    ("start", "repeated", "times", "packed"),
    [
        # One endless cell, also where it is not packed at all; and more rows than would ever fit so small.
        (b'<c t="inlineStr"><is><t>', b"x" * 1000, 40_000, zipfile.ZIP_DEFLATED),
        (b'<c t="inlineStr"><is><t>', b"x" * 1000, 3_000, zipfile.ZIP_STORED),
        (b"", b"<row/>" * 100, 100_000, zipfile.ZIP_DEFLATED),
    ],
)
def test_a_workbook_that_is_made_to_fill_a_machine_is_refused_before_it_is_read(
    tmp_path: Path, start: bytes, repeated: bytes, times: int, packed: int
) -> None:
    path = _repack(_write(tmp_path / "b.xlsx", [["id", "name"]]), start + repeated * times, packed)

    began = time.monotonic()
    with pytest.raises(FolderRefused, match="unpacks to far more than sheets do, or holds a cell"):
        _lines(path)

    assert time.monotonic() - began < 5


def test_a_workbook_that_lies_about_its_size_is_damaged(tmp_path: Path) -> None:
    path = _repack(_write(tmp_path / "b.xlsx", [["id", "name"]]), b"x" * 40_000_000)
    content = path.read_bytes()
    size, lie = (40_000_000).to_bytes(4, "little"), (1_000).to_bytes(4, "little")
    assert size in content
    path.write_bytes(content.replace(size, lie))

    with pytest.raises(FolderRefused, match="no XLSX workbook"):
        _lines(path)


def test_long_cells_and_many_equal_rows_are_read(tmp_path: Path) -> None:
    long: list[object] = ["x", "&" * 32_767]
    equal: list[object] = ["x", "X"]
    path = _write(tmp_path / "b.xlsx", [["id", "name"], *[long] * 40, *[equal] * 5_000])

    assert len(_lines(path)) == 5_040


def test_a_sheet_that_is_a_chart_is_passed_over(tmp_path: Path) -> None:
    book = NewWorkbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "people"
    sheet.append(["id", "name"])
    book.create_chartsheet("knows").add_chart(BarChart())
    book.save(tmp_path / "b.xlsx")

    with Workbook(tmp_path / "b.xlsx", "b.xlsx") as opened:
        assert opened.sheets == ["people"]


@pytest.mark.parametrize("merged", ["C2:C4", "A1:B1"])
def test_merged_cells_are_refused_because_all_but_one_are_empty(tmp_path: Path, merged: str) -> None:
    book = NewWorkbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "people"
    for row in (["id", "name", "livesIn"], ["a", "Ann", "here"], ["b", "Bob", None], ["c", "Cor", None]):
        sheet.append(row)
    sheet.merge_cells(merged)
    book.save(tmp_path / "b.xlsx")

    with pytest.raises(FolderRefused, match=rf"b\.xlsx/people: The cells {merged} are merged.*Unmerge them"):
        _lines(tmp_path / "b.xlsx")


def test_what_a_sheet_writes_as_a_code_is_read_as_the_character(tmp_path: Path) -> None:
    # Excel writes the end of a pasted line as _x000D_, and the underscore of what looks like such a code as _x005F_.
    path = _write(
        tmp_path / "b.xlsx",
        [["id", "name"], ["x", "one_x000D_\ntwo"], ["y", "_x005F_x0041_"], ["z", "_xD83D_ _x0000_"]],
    )

    assert [line.cells[1] for line in _lines(path)] == ["one\r\ntwo", "_x0041_", "_xD83D_ _x0000_"]
