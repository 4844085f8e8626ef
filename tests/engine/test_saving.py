"""Dump, load, check, reset: what is loaded is what was saved, and what is broken never replaces what is good."""

from pathlib import Path

import pytest

from engine import Engine, EngineError
from engine.directory import mend
from tests.engine.conftest import Saved, number_of_nodes
from tests.engine.work import BRIEF, line, owner


def test_a_dump_gives_the_same_data_after_a_reset(copied: Saved) -> None:
    engine = Engine(copied.directory, BRIEF)
    engine.reset()
    assert not engine.layout.has_data()

    engine.load(copied.dump)

    assert number_of_nodes(copied.directory) == 500


def test_a_dump_that_is_cut_off_is_refused_and_the_data_are_kept(copied: Saved) -> None:
    half = copied.directory / "half.dump"
    half.write_bytes(copied.dump.read_bytes()[:2000])
    engine = Engine(copied.directory, BRIEF)
    before = content(engine.layout.data)

    with pytest.raises(EngineError, match="is refused: it is damaged, cut off, or no dump") as caught:
        engine.load(half, replace=True)

    assert caught.value.code == "ENGINE_DUMP_BROKEN"
    assert content(engine.layout.data) == before


def content(directory: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in directory.rglob("*") if file.is_file()}


def test_a_load_that_is_killed_leaves_the_old_data(copied: Saved) -> None:
    with owner("load", copied.directory, copied.dump) as process:
        line(process, "Reading the dump")
        process.kill()

    engine = Engine(copied.directory, BRIEF)
    assert engine.layout.incoming.exists()
    assert number_of_nodes(copied.directory) == 500
    assert not engine.layout.incoming.exists()


def test_a_change_over_that_is_killed_half_way_brings_the_old_data_back(tmp_path: Path) -> None:
    layout = Engine(tmp_path).layout
    layout.previous.mkdir()
    (layout.previous / "mark").touch()

    mend(layout)

    assert (layout.data / "mark").exists()
    assert not layout.previous.exists()


def test_a_change_over_that_is_killed_at_its_end_keeps_the_new_data(tmp_path: Path) -> None:
    layout = Engine(tmp_path).layout
    layout.previous.mkdir()
    layout.data.mkdir()
    (layout.data / "mark").touch()

    mend(layout)

    assert (layout.data / "mark").exists()
    assert not layout.previous.exists()


def test_a_check_finds_no_fault_in_good_data(copied: Saved) -> None:
    report = Engine(copied.directory, BRIEF).check()

    assert (report.is_consistent, report.summary, report.report) == (True, "no faults found", None)


def test_a_check_finds_the_faults_in_damaged_data(copied: Saved) -> None:
    store = Engine(copied.directory, BRIEF).layout.data / "databases" / "neo4j" / "neostore.nodestore.db"
    content = bytearray(store.read_bytes())
    content[-4096:] = bytes(byte ^ 0xFF for byte in content[-4096:])
    store.write_bytes(content)

    report = Engine(copied.directory, BRIEF).check()

    assert not report.is_consistent
    assert report.report is not None
    assert report.report.exists()


def test_data_are_not_replaced_unless_told(copied: Saved) -> None:
    with pytest.raises(EngineError) as caught:
        Engine(copied.directory, BRIEF).load(copied.dump)

    assert caught.value.code == "ENGINE_DATA_PRESENT"


def test_a_file_is_not_overwritten_unless_told(copied: Saved) -> None:
    engine = Engine(copied.directory, BRIEF)
    before = copied.dump.read_bytes()

    with pytest.raises(EngineError) as caught:
        engine.dump(copied.dump)

    assert caught.value.code == "ENGINE_FILE_EXISTS"
    assert copied.dump.read_bytes() == before
    engine.dump(copied.dump, replace=True)
    assert copied.dump.stat().st_size > 2000
    assert [path.name for path in copied.directory.glob(".schakel-dump-*")] == []


def test_a_missing_dump_is_named(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"There is no file .*nothing\.dump") as caught:
        Engine(tmp_path / "data").load(tmp_path / "nothing.dump")

    assert caught.value.code == "ENGINE_DUMP_MISSING"


@pytest.mark.parametrize("action", ["dump", "check"])
def test_an_empty_directory_has_nothing_to_save_or_check(tmp_path: Path, action: str) -> None:
    engine = Engine(tmp_path / "data")

    with pytest.raises(EngineError) as caught:
        {"dump": lambda: engine.dump(tmp_path / "x.dump"), "check": engine.check}[action]()

    assert caught.value.code == "ENGINE_NO_DATA"
