"""Java ends with its owner, however the owner ends."""

import os
import signal
from pathlib import Path

import pytest

from engine import Engine, EngineError
from engine.directory import read_json
from tests.engine.work import ROOT, is_alive, line, owner, seconds_until


def test_a_killed_owner_leaves_no_java_within_five_seconds(tmp_path: Path) -> None:
    with owner("wait", tmp_path) as process:
        java = int(line(process, "ready"))
        with pytest.raises(EngineError, match=f"belongs to process {process.pid}, which still runs") as caught:
            Engine(tmp_path).stop()

        process.kill()

        seconds_until(lambda: not is_alive(java), 5)
        assert caught.value.code == "ENGINE_OWNED"
        assert Engine(tmp_path).address() is None


def test_a_start_right_after_a_kill_waits_for_the_old_java_to_end(tmp_path: Path) -> None:
    with owner("wait", tmp_path) as process:
        java = int(line(process, "ready"))
        process.kill()
        process.wait()

        Engine(tmp_path).reset()

        assert not is_alive(java)


def test_a_killed_keeper_takes_java_with_it(tmp_path: Path) -> None:
    with owner("wait", tmp_path) as process:
        java = int(line(process, "ready"))
        engine = Engine(tmp_path)

        os.kill(read_json(engine.layout.state)["keeper"], signal.SIGKILL)

        seconds_until(lambda: not is_alive(java), 2)
        assert engine.address() is None


def test_ctrl_c_on_the_terminal_leaves_the_order_to_the_owner(tmp_path: Path) -> None:
    with owner("order", tmp_path) as process:
        java = int(line(process, "ready"))

        os.killpg(process.pid, signal.SIGINT)

        assert line(process, "still answers") == "42"
        assert line(process, "stopped") == ""
        assert not is_alive(java)


def test_a_detached_engine_outlives_its_starter_and_stops_when_told(tmp_path: Path) -> None:
    with owner("leave", tmp_path) as process:
        java = int(line(process, "ready"))
        process.wait(10)

    engine = Engine(tmp_path)
    address = engine.address()

    assert address is not None
    assert address.pid == java
    assert engine.stop() is True
    assert not is_alive(java)


def test_force_stops_the_engine_of_another(tmp_path: Path) -> None:
    with owner("wait", tmp_path) as process:
        java = int(line(process, "ready"))

        assert Engine(tmp_path).stop(force=True) is True

        assert not is_alive(java)


def test_the_keeper_needs_nothing_but_the_standard_library() -> None:
    lines = (ROOT / "engine" / "keeper.py").read_text(encoding="utf-8").splitlines()
    imported = {text.split()[1].split(".")[0] for text in lines if text.startswith(("import ", "from "))}

    assert imported <= {"collections", "ctypes", "dataclasses", "json", "os", "pathlib", "signal", "subprocess"} | {
        "sys",
        "time",
        "typing",
    }
