"""Every start that cannot succeed says why in one line, before anything is changed."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from engine import Engine, EngineError, EngineOptions
from engine.conf import conf_text

NOBODY = 65_534


def refusal(engine: Engine) -> EngineError:
    with pytest.raises(EngineError) as caught:
        engine.start()
    assert not engine.is_running()
    assert "\n" not in caught.value.message
    return caught.value


def test_a_port_in_use_is_named(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        error = refusal(Engine(tmp_path, EngineOptions(port=port)))

    assert error.code == "ENGINE_PORT_IN_USE"
    assert error.message.startswith(f"Port {port} cannot be used: Address already in use.")


def test_too_little_disk_is_told_in_figures(tmp_path: Path) -> None:
    error = refusal(Engine(tmp_path, EngineOptions(minimum_free_mib=10**9)))

    assert error.code == "ENGINE_DISK_FULL"
    assert error.facts["needed_mib"] == 10**9


def test_too_little_memory_is_told_in_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scarce = tmp_path / "meminfo"
    scarce.write_text("MemAvailable:    204800 kB\n", encoding="ascii")
    monkeypatch.setattr("engine.conditions.MEMORY_FILE", scarce)

    error = refusal(Engine(tmp_path / "data"))

    assert error.code == "ENGINE_MEMORY"
    assert error.message.startswith("There are 200 MiB of memory available and Neo4j needs 406 to start")


def test_a_java_that_is_not_java_is_told_with_the_log(tmp_path: Path) -> None:
    broken = tmp_path / "java"
    broken.write_bytes(b"\x7fELF nonsense")
    broken.chmod(0o755)

    error = refusal(Engine(tmp_path / "data", EngineOptions(java=broken, ahead_of_time=False)))

    assert error.code == "ENGINE_JAVA_MISSING"
    assert error.message.endswith(f"Log: {tmp_path}/data/logs/engine.log")


def test_a_start_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    error = refusal(Engine(tmp_path, EngineOptions(start_seconds=0.3)))

    assert error.code == "ENGINE_START_TIMEOUT"


def test_a_directory_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    error = refusal(Engine(tmp_path / "file" / "data"))

    assert error.code == "ENGINE_DIRECTORY_UNUSABLE"


def test_a_directory_without_the_right_to_write_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)

    with without_privileges(), pytest.raises(EngineError, match="cannot be written: Permission denied") as caught:
        Engine(tmp_path / "data").reset()

    assert caught.value.code == "ENGINE_DIRECTORY_UNUSABLE"


@contextmanager
def without_privileges() -> Iterator[None]:
    """The rights of files do not bind root, so root becomes nobody for a moment."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_folder_of_somebody_else_is_never_taken(tmp_path: Path) -> None:
    work = tmp_path / "data" / "thesis.txt"
    work.parent.mkdir()
    work.write_text("years of work", encoding="utf-8")
    engine = Engine(tmp_path)

    error = refusal(engine)
    with pytest.raises(EngineError):
        engine.reset()

    assert error.code == "ENGINE_DIRECTORY_FOREIGN"
    assert work.read_text(encoding="utf-8") == "years of work"


def test_data_of_a_newer_neo4j_are_refused_and_kept(tmp_path: Path) -> None:
    engine = Engine(tmp_path)
    engine.reset()
    (tmp_path / "data").mkdir()
    engine.layout.version.write_text("2027.01.0", encoding="ascii")

    error = refusal(engine)

    assert error.code == "ENGINE_DATA_NEWER"
    assert "written by Neo4j 2027.01.0, newer than the 2026.08.1 of this Schakel" in error.message
    assert engine.layout.version.read_text(encoding="ascii") == "2027.01.0"


def test_a_lost_password_is_explained(tmp_path: Path) -> None:
    engine = Engine(tmp_path)
    engine.reset()
    (tmp_path / "data" / "databases" / "system").mkdir(parents=True)

    assert refusal(engine).code == "ENGINE_PASSWORD_MISSING"


def test_an_unknown_setting_would_be_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neo4j checks every name in its configuration, so a start proves that all of ours exist."""

    def with_a_misspelling(home: Path, port: int, options: EngineOptions) -> str:
        return conf_text(home, port, options) + "db.tx_log.preallocatee=false\n"

    monkeypatch.setattr("engine.server.conf_text", with_a_misspelling)

    assert "preallocatee" in refusal(Engine(tmp_path)).message
