"""One engine that runs for all tests of a module, and one directory with data and their dump to copy from."""

import os
import shutil
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from engine import Engine, EngineAddress
from tests.engine.work import BRIEF, ask, count, seconds_until


@dataclass(frozen=True)
class Running:
    engine: Engine
    address: EngineAddress


@dataclass(frozen=True)
class Saved:
    directory: Path
    dump: Path


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    engine = Engine(tmp_path_factory.mktemp("running"))
    yield Running(engine, engine.start())
    engine.stop()


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Saved:
    """500 nodes that were written, then survived a kill of Java, then were dumped."""
    directory = tmp_path_factory.mktemp("saved")
    engine = Engine(directory, BRIEF)
    address = engine.start()
    ask(address, "UNWIND range(1, 500) AS number CREATE (:Kept {number: number})")
    os.kill(address.pid, signal.SIGKILL)
    seconds_until(lambda: not engine.is_running(), 2)
    dump = directory / "saved.dump"
    engine.dump(dump)
    return Saved(directory, dump)


@pytest.fixture
def copied(saved: Saved, tmp_path: Path) -> Saved:
    """The same for one test alone."""
    directory = tmp_path / "copy"
    shutil.copytree(saved.directory, directory)
    return Saved(directory, directory / "saved.dump")


def number_of_nodes(directory: Path) -> int:
    with Engine(directory, BRIEF) as address:
        return count(address)
