"""Several commands on one data directory at once: they share one engine, and nobody pulls it away from another."""

import json
from pathlib import Path

from tests.cli.schakel import Schakel, processes_of, seconds_until


def test_two_commands_at_once_share_the_engine_that_the_first_starts(with_network: Schakel) -> None:
    words = ("ask", "chains", "--from", "p:aisha", "--to", "p:dina", "--json")
    with with_network.started(*words) as first, with_network.started(*words) as second:
        answers = [json.loads(each.process.communicate(timeout=300)[0]) for each in (first, second)]

    assert [answer["chains"][0]["length"] for answer in answers] == [3, 3]
    assert processes_of(with_network.data) == []


def test_who_started_the_engine_waits_for_who_borrows_it(with_network: Schakel, network: Path, tmp_path: Path) -> None:
    """The check starts the engine and is done before the load that borrows it."""
    with_network.fine("generate", tmp_path / "big", "--people", "1000", "--ties", "5000")
    with with_network.started("check", network, "--json") as checking:
        seconds_until(lambda: (with_network.data / "run" / "engine.json").exists(), 60)
        loaded_more = with_network.run("load", tmp_path / "big", "--json")
        checked, said = checking.process.communicate(timeout=120)

    assert loaded_more.returncode == 0, loaded_more.stderr
    assert json.loads(loaded_more.stdout)["files"]
    assert json.loads(checked)["problemCount"] == 0
    assert "Done. Waiting for another command that uses this engine …" in said.splitlines()
    assert processes_of(with_network.data) == []


def test_an_engine_that_was_started_by_itself_stays(with_network: Schakel) -> None:
    assert "Neo4j answers on bolt://127.0.0.1:" in with_network.fine("engine", "start")

    with_network.fine("ask", "chains", "--from", "p:aisha", "--to", "p:dina")

    refused = with_network.run("engine", "dump", "saved.dump")
    assert (refused.returncode, "is in use by process" in refused.stderr) == (1, True)
    assert with_network.fine("engine", "stop") == "The engine is stopped.\n"
    assert with_network.fine("engine", "stop") == "The engine was not running.\n"


def test_data_are_saved_thrown_away_and_restored(with_network: Schakel) -> None:
    words = ("ask", "chains", "--from", "p:aisha", "--to", "p:dina")
    with_network.fine("engine", "dump", "saved.dump")
    assert with_network.json("engine", "check")["isConsistent"] is True

    assert with_network.run("engine", "load", "saved.dump").returncode == 1
    with_network.fine("engine", "reset", "--yes")
    with_network.fine("engine", "load", "saved.dump")

    assert with_network.json(*words)["chains"][0]["length"] == 3
