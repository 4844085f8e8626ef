"""Runs `schakel` as a process of its own, in a home of its own, as a terminal or a supervisor would."""

import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine.options import default_cache_directory

PROGRAM = Path(sys.executable).with_name("schakel")
LEFT_OUT = ("NEO4J_", "SCHAKEL_", "XDG_", "COLUMNS", "FORCE_COLOR", "NO_COLOR", "LC_", "LANG")


@dataclass(frozen=True)
class Schakel:
    """The program in one home, with one data directory unless told otherwise."""

    home: Path
    data: Path
    more: dict[str, str] = field(default_factory=dict)

    def environment(self) -> dict[str, str]:
        """Ours without all that would lead elsewhere; the fetched Neo4j is shared."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(LEFT_OUT)}
        own = {"HOME": str(self.home), "SCHAKEL_HOME": str(self.data), "SCHAKEL_CACHE": str(default_cache_directory())}
        return {**kept, **own, "TERM": "dumb", **self.more}

    def run(self, *words: str | Path, limit: float = 300.0) -> subprocess.CompletedProcess[str]:
        """Runs one command to its end."""
        return subprocess.run(
            [PROGRAM, *words],
            cwd=self.home,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=limit,
        )

    def fine(self, *words: str | Path) -> str:
        """What a command prints that must succeed."""
        done = self.run(*words)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def json(self, *words: str | Path) -> Any:
        """What a command that must succeed prints for programs."""
        return json.loads(self.fine(*words, "--json"))

    def at_a_terminal(self, *words: str | Path, until: str, answer: bytes | None = None) -> tuple[int, list[str]]:
        """The exit code, and what somebody at a terminal reads who answers at `until`, or else presses Ctrl-C."""
        ours, theirs = pty.openpty()
        own = {"stdin": theirs, "stdout": theirs, "stderr": theirs, "start_new_session": True}
        process = subprocess.Popen([PROGRAM, *words], cwd=self.home, env=self.environment(), **own)
        os.close(theirs)
        read, is_answered = b"", False
        try:
            while select.select([ours], [], [], 60.0)[0] and (more := _read(ours)):
                read += more
                if not is_answered and until.encode() in read:
                    is_answered = True
                    if answer is None:
                        process.send_signal(signal.SIGINT)
                    else:
                        os.write(ours, answer)
            return process.wait(60.0), read.decode().replace("\r", "").splitlines()
        finally:
            process.kill()
            process.wait()
            os.close(ours)

    @contextmanager
    def started(self, *words: str | Path) -> Iterator["Started"]:
        """A command that goes on, in a session of its own; whatever it left behind is ended with it."""
        process = subprocess.Popen(
            [PROGRAM, *words],
            cwd=self.home,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        try:
            yield Started(process)
        finally:
            process.kill()
            process.communicate()


def _read(terminal: int) -> bytes:
    """What stands there next; nothing once nobody writes any more."""
    try:
        return os.read(terminal, 65_536)
    except OSError:
        return b""


@dataclass(frozen=True)
class Started:
    """A command that runs."""

    process: subprocess.Popen[str]

    def line(self, beginning: str) -> str:
        """The next line on stdout that begins so."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.startswith(beginning):
                return line.rstrip()
        assert self.process.stderr is not None
        raise AssertionError(f"it ended without saying {beginning!r}: {self.process.stderr.read()}")

    def address(self) -> str:
        """Where the service answers, once it does."""
        return self.line("Schakel answers on ").split()[3].removesuffix("/graphql").removesuffix("/graphql.")

    def end(self, number: signal.Signals, limit: float = 40.0) -> int:
        """Sends a signal and gives the exit code."""
        self.process.send_signal(number)
        return self.process.wait(limit)


def processes_of(directory: Path) -> list[int]:
    """All processes that have a file of this directory on their command line or as their working directory."""
    found: list[int] = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit() or int(entry.name) == os.getpid():
            continue
        try:
            words = (entry / "cmdline").read_bytes()
            place = (entry / "cwd").readlink()
        except OSError:
            continue
        if os.fsencode(directory) in words or place.is_relative_to(directory):
            found.append(int(entry.name))
    return found


def seconds_until(is_so: Callable[[], bool], limit: float) -> float:
    """How long it took; fails after the limit."""
    began = time.monotonic()
    while not is_so():
        assert time.monotonic() - began < limit, f"not so within {limit} seconds"
        time.sleep(0.05)
    return time.monotonic() - began
