"""Keeps one Java process: starts it, ends it when asked or when its owner is gone, and writes down how it stands.

It is a program of its own, with one thread, because Linux sends the death signal of a child when the *thread* that
started it ends; and in a session of its own, so that Ctrl-C on the terminal reaches the owner first, who closes its
connections and then asks for the stop. It uses the standard library only, to stay small beside the database.
"""

import ctypes
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

WATCHED = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD)
PR_SET_PDEATHSIG = 1
NOT_STARTED = 127
TOO_SLOW = "Not ready within"


@dataclass(frozen=True)
class Plan:
    """What to keep."""

    command: list[str]
    environment: dict[str, str]
    directory: str
    log: str
    lock: int | None
    """A descriptor of the locked file: the lock lasts as long as the keeper or Java has it."""
    owner: int | None
    """The process whose end is ours; None stays until told to stop."""
    state: str | None
    about: dict[str, Any]
    ready: str
    hopeless: list[str]
    """What Java writes when it will never be ready, although it goes on."""
    start_seconds: float
    stop_seconds: float
    orphan_seconds: float

    def write(self, file: Path) -> None:
        file.write_text(json.dumps(asdict(self)), encoding="utf-8")

    @classmethod
    def read(cls, file: Path) -> "Plan":
        return cls(**json.loads(file.read_text(encoding="utf-8")))


class Keeper:
    """The watch over one Java process."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._libc = ctypes.CDLL(None)
        self._phase = "starting" if plan.ready else "ready"
        self._began = time.monotonic()
        signal.pthread_sigmask(signal.SIG_BLOCK, WATCHED)
        for number in WATCHED:  # a starter that ignores signals hands that down, to Java too
            signal.signal(number, signal.SIG_DFL)
        self._java = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        keeper = os.getpid()

        def before_java() -> None:
            self._libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, WATCHED)
            if os.getppid() != keeper:  # the keeper died before the line above took effect
                os._exit(NOT_STARTED)

        plan = self._plan
        with Path(plan.log).open("ab") as log:
            return subprocess.Popen(  # noqa: S603  # the command is made by the engine, never by a user
                plan.command,
                cwd=plan.directory,
                env=plan.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=[] if plan.lock is None else [plan.lock],
                preexec_fn=before_java,  # safe: this process has one thread
            )

    def watch(self) -> int:
        """Returns Java's exit code, 128 + the signal when it was killed."""
        self._write_state()
        while self._java.poll() is None:
            if self._is_orphan():
                self._end(self._plan.orphan_seconds)
            elif self._is_told_to_stop():
                self._end(self._plan.stop_seconds)
            elif self._phase == "starting":
                self._look_for_readiness()
        if self._plan.state:
            Path(self._plan.state).unlink(missing_ok=True)
        code = self._java.returncode
        return 128 - code if code < 0 else code

    def _is_orphan(self) -> bool:
        return self._plan.owner is not None and os.getppid() != self._plan.owner

    def _is_told_to_stop(self) -> bool:
        received = signal.sigtimedwait(WATCHED, 0.05 if self._phase == "starting" else 0.5)
        return received is not None and received.si_signo != signal.SIGCHLD

    def _look_for_readiness(self) -> None:
        written = Path(self._plan.log).read_text(encoding="utf-8", errors="replace")
        if self._plan.ready in written:
            self._phase = "ready"
            self._write_state()
        elif any(words in written for words in self._plan.hopeless):
            self._end(self._plan.orphan_seconds)
        elif time.monotonic() - self._began > self._plan.start_seconds:
            self._log(f"{TOO_SLOW} {self._plan.start_seconds:.0f} seconds")
            self._end(self._plan.orphan_seconds)

    def _log(self, text: str) -> None:
        with Path(self._plan.log).open("a", encoding="utf-8") as log:
            log.write(f"{text}\n")

    def _end(self, seconds: float) -> None:
        """Asks Java to stop, and kills it when that takes too long; a lost owner shortens the time."""
        self._phase = "stopping"
        self._write_state()
        self._java.terminate()
        end = time.monotonic() + seconds
        while self._java.poll() is None:
            if self._is_orphan():
                end = min(end, time.monotonic() + self._plan.orphan_seconds)
            if time.monotonic() > end:
                self._java.kill()
            signal.sigtimedwait(WATCHED, 0.05)

    def _write_state(self) -> None:
        if not self._plan.state:
            return
        file = Path(self._plan.state)
        facts = {"keeper": os.getpid(), "java": self._java.pid, "owner": self._plan.owner, "phase": self._phase}
        draft = file.with_suffix(".draft")
        draft.write_text(json.dumps({**facts, **self._plan.about}), encoding="utf-8")
        draft.replace(file)


def main() -> int:
    os.umask(0o077)
    plan = Plan.read(Path(sys.argv[1]))
    try:
        return Keeper(plan).watch()
    except OSError as error:
        with Path(plan.log).open("a", encoding="utf-8") as log:
            log.write(f"{type(error).__name__}: {error}\n")
        return NOT_STARTED


if __name__ == "__main__":
    sys.exit(main())
