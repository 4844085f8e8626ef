"""A running engine: where it answers, what it refuses, and who may stop it."""

import stat
from pathlib import Path

import pytest
from neo4j.exceptions import AuthError, ClientError, DatabaseError

from engine import Engine, EngineAddress, EngineError, EngineOptions
from engine.ahead import ahead_flags
from tests.engine.conftest import Running
from tests.engine.work import ask, is_alive


def test_it_answers_at_its_address(running: Running) -> None:
    assert ask(running.address, "RETURN 42") == 42
    assert running.engine.is_running()


def test_its_address_is_found_by_anyone_with_the_directory(running: Running) -> None:
    assert Engine(running.engine.layout.root).address() == running.address


def test_a_wrong_password_is_refused(running: Running) -> None:
    wrong = EngineAddress(running.address.uri, running.address.user, "wrong", running.address.pid)

    with pytest.raises(AuthError):
        ask(wrong, "RETURN 42")


def test_the_password_is_for_its_owner_alone_and_is_not_shown(running: Running) -> None:
    file = running.engine.layout.password

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(running.engine.layout.root.stat().st_mode) == 0o700
    assert running.address.password not in repr(running.address)
    assert running.address.password.encode() not in Path(f"/proc/{running.address.pid}/cmdline").read_bytes()


def test_it_listens_on_the_loopback_alone(running: Running) -> None:
    port = int(running.address.uri.rpartition(":")[2])
    listening = [
        fields[1].rpartition(":")[0]
        for file in ("/proc/net/tcp", "/proc/net/tcp6")
        for fields in map(str.split, Path(file).read_text(encoding="ascii").splitlines()[1:])
        if fields[1].endswith(f":{port:04X}") and fields[3] == "0A"
    ]

    assert [address.endswith("0100007F") for address in listening] == [True]


@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://127.0.0.1:9/x.csv"])
def test_load_csv_reaches_nothing(running: Running, address: str) -> None:
    with pytest.raises((ClientError, DatabaseError), match="Cannot load from URL"):
        ask(running.address, f"LOAD CSV FROM '{address}' AS row RETURN row")


def test_the_procedures_we_use_work(running: Running) -> None:
    ask(running.address, "CREATE FULLTEXT INDEX kept IF NOT EXISTS FOR (n:Kept) ON EACH [n.name]")
    ask(running.address, "CALL db.awaitIndexes(10)")

    assert ask(running.address, "CALL db.index.fulltext.queryNodes('kept', 'x') YIELD node RETURN count(node)") == 0
    assert ask(running.address, "CALL dbms.components() YIELD versions RETURN versions[0]") == "2026.08.1"
    assert ask(running.address, "CALL db.index.fulltext.listAvailableAnalyzers() YIELD analyzer RETURN count(*)") > 10


def test_the_brakes_are_on(running: Running) -> None:
    names = ["db.lock.acquisition.timeout", "db.memory.transaction.max", "db.transaction.timeout"]

    values = ask(
        running.address,
        f"SHOW SETTINGS YIELD name, value WHERE name IN {names} WITH value ORDER BY name RETURN collect(value)",
    )

    assert values == ["3s", "256.00MiB", "20s"]


def test_what_was_asked_is_not_kept(running: Running) -> None:
    ask(running.address, "RETURN 'the need of somebody'")

    assert ask(running.address, "CALL db.stats.retrieve('QUERIES') YIELD data RETURN count(data)") == 0


@pytest.mark.parametrize("action", ["start", "reset", "dump", "load", "check"])
def test_a_directory_in_use_is_refused_to_everything_else(running: Running, action: str, tmp_path: Path) -> None:
    other = Engine(running.engine.layout.root)
    file = tmp_path / "some.dump"
    if action == "load":
        file.touch()

    with pytest.raises(EngineError, match=r"in use by process \d+ \(a running engine\)") as caught:
        {
            "start": other.start,
            "reset": other.reset,
            "dump": lambda: other.dump(file),
            "load": lambda: other.load(file, replace=True),
            "check": other.check,
        }[action]()

    assert caught.value.code == "ENGINE_DIRECTORY_IN_USE"
    assert ask(running.address, "RETURN 42") == 42


def test_it_stops_and_leaves_no_process(tmp_path: Path) -> None:
    engine = Engine(tmp_path)

    with engine as address:
        assert is_alive(address.pid)

    assert not is_alive(address.pid)
    assert engine.address() is None
    assert engine.stop() is False


def test_faster_starts_are_prepared() -> None:
    assert ahead_flags(EngineOptions())[0].startswith("-XX:AOTCache=")
