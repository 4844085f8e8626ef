"""What the tests of the engine do with it: ask it something, start its owners, look whether a process lives."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from neo4j import GraphDatabase

from engine import EngineAddress, EngineOptions

BRIEF = EngineOptions(lasts_briefly=True)
"""For engines that are started to be stopped."""
ROOT = Path(__file__).parents[2]


def ask(address: EngineAddress, statement: str) -> Any:
    """The first value of the answer."""
    with GraphDatabase.driver(address.uri, auth=(address.user, address.password)) as driver:
        records = driver.execute_query(statement, database_="neo4j").records
    return records[0][0] if records else None


def count(address: EngineAddress) -> int:
    return ask(address, "MATCH (n:Kept) RETURN count(n)")


@contextmanager
def owner(mode: str, directory: Path, *more: Path) -> Iterator[subprocess.Popen[str]]:
    """The owner program in a session of its own, so that it can be signalled as a terminal would do."""
    command = [sys.executable, "-m", "tests.engine.owner", mode, str(directory), *map(str, more)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def line(process: subprocess.Popen[str], beginning: str) -> str:
    """The rest of the next line that begins so."""
    assert process.stdout is not None
    for text in process.stdout:
        if text.startswith(beginning):
            return text.removeprefix(beginning).strip()
    raise AssertionError(f"the owner ended without saying {beginning!r}")


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"


def seconds_until(is_so: Callable[[], bool], limit: float) -> float:
    """How long it took; fails after the limit."""
    began = time.monotonic()
    while not is_so():
        assert time.monotonic() - began < limit, f"not so within {limit} seconds"
        time.sleep(0.02)
    return time.monotonic() - began
