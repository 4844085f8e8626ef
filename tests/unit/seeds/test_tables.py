"""CSV files as tables: encodings, separators and broken rows."""

from contextlib import closing
from pathlib import Path

import pytest

from seeds.problems import FolderRefused
from seeds.tables import CsvTable


def _read(tmp_path: Path, content: bytes) -> tuple[list[str], list[tuple[int, list[str], list[str]]]]:
    path = tmp_path / "people.csv"
    path.write_bytes(content)
    with closing(CsvTable(path, "people.csv")) as table:
        rows = [(line.number, line.cells, [fault.reason for fault in line.faults]) for line in table.rows()]
        assert table.done() == len(content)
        return table.header, rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_and_separator_are_found(tmp_path: Path, encoding: str, separator: str, end: str) -> None:
    lines = [f"id{separator}name", f"x{separator}Zoë €", f'y{separator}"a{separator}b"']

    header, rows = _read(tmp_path, (end.join(lines) + end).encode(encoding))

    assert header == ["id", "name"]
    assert rows == [(2, ["x", "Zoë €"], []), (3, ["y", f"a{separator}b"], [])]


def test_empty_rows_are_left_out_and_counted(tmp_path: Path) -> None:
    _, rows = _read(tmp_path, b"id,name\n\n , \nx,X\n")

    assert rows == [(4, ["x", "X"], [])]


def test_a_cell_may_hold_several_lines(tmp_path: Path) -> None:
    _, rows = _read(tmp_path, b'id,text\nx,"one\ntwo"\ny,three\n')

    assert rows == [(2, ["x", "one\ntwo"], []), (3, ["y", "three"], [])]


def test_a_first_line_that_names_the_separator_is_understood(tmp_path: Path) -> None:
    header, rows = _read(tmp_path, b"sep=;\nid;name\nx;a,b\n")

    assert header == ["id", "name"]
    assert rows == [(3, ["x", "a,b"], [])]


def test_empty_cells_beyond_the_header_are_no_fault(tmp_path: Path) -> None:
    _, rows = _read(tmp_path, b"id,name\nx,X,,\n")

    assert rows == [(2, ["x", "X"], [])]


@pytest.mark.parametrize("row", [b"x", b"x,X,more"])
def test_an_uneven_row_is_told(tmp_path: Path, row: bytes) -> None:
    _, [(number, cells, [reason])] = _read(tmp_path, b"id,name\n" + row + b"\n")

    assert (number, len(cells)) == (2, 2)
    assert "the header has 2" in reason


def test_a_harmless_cell_is_read_as_it_was(tmp_path: Path) -> None:
    _, rows = _read(tmp_path, b"id,name\nx,'=SUM(A1)\ny,'t Hooft\n")

    assert [cells[1] for _, cells, _ in rows] == ["=SUM(A1)", "'t Hooft"]


def test_a_text_broken_off_within_a_letter_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FolderRefused, match="broken off"):
        _read(tmp_path, "id,name\nx,Zoë\ny,Zoë".encode()[:-1])


def test_a_single_accent_at_the_end_is_windows(tmp_path: Path) -> None:
    _, rows = _read(tmp_path, "id,name\nx,Ren\xe9".encode("cp1252"))

    assert rows == [(2, ["x", "René"], [])]


def test_a_very_long_cell_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FolderRefused, match="longer than 131,072 characters"):
        _read(tmp_path, b"id,name\nx," + b"y" * 140_000)


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(b"id,name\n" + b"a,Ann\n" * 100_000)
    table = CsvTable(path, "people.csv")
    with path.open("r+b") as file:
        file.write(b"\xff" * 600_000)

    with pytest.raises(FolderRefused, match=r"people\.csv.*: The file changed while it was read\. Load it again"):
        list(table.rows())
    table.close()
