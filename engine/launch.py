"""Runs Java under a keeper: the server until it is stopped, or one of Neo4j's offline tools until it is done."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine import keeper
from engine.directory import read_json
from engine.errors import EngineError
from engine.java import arguments_text, find_java, java_environment, jvm_flags
from engine.options import EngineOptions, OnProgress, Progress
from engine.reasons import explain

ORPHAN_SECONDS = 3.0
"""Time for an orderly end once the owner is gone; with the half second to notice it, the sum stays below five.

A tool gets none: what it was making is thrown away."""
PAUSE_SECONDS = 0.05


@dataclass(frozen=True)
class Order:
    """One Java program to run, and for whom."""

    home: Path
    main_class: str
    arguments: Sequence[str]
    jars: Sequence[Path]
    log: Path
    lock: int | None
    owner: int | None
    flags: Sequence[str] = ()
    state: Path | None = None
    ready: str = ""
    about: dict[str, Any] | None = None


def launch(order: Order, options: EngineOptions) -> subprocess.Popen[bytes]:
    """Starts the keeper, which starts Java."""
    run = order.home / "run"
    (run / "tmp").mkdir(parents=True, exist_ok=True)
    arguments = run / "java.arguments"
    flags = [*jvm_flags(options, order.home), *order.flags]
    arguments.write_text(arguments_text(flags, order.jars, order.main_class, order.arguments), encoding="utf-8")
    plan = keeper.Plan(
        command=[str(find_java(options)), f"@{arguments}"],
        environment=java_environment(order.home),
        directory=str(order.home),
        log=str(order.log),
        lock=order.lock,
        owner=order.owner,
        state=str(order.state) if order.state else None,
        about=order.about or {},
        ready=order.ready,
        hopeless=["No space left on device"],
        start_seconds=options.start_seconds,
        stop_seconds=options.stop_seconds,
        orphan_seconds=ORPHAN_SECONDS if order.ready else 0,
    )
    file = run / "plan.json"
    plan.write(file)
    _rotate(order.log)
    return subprocess.Popen(  # noqa: S603  # our own program with a file of our own making
        [sys.executable, "-I", "-S", str(Path(keeper.__file__)), str(file)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=[] if order.lock is None else [order.lock],
        start_new_session=True,
    )


def _rotate(log: Path) -> None:
    """The log of the run before is kept beside the new one."""
    log.parent.mkdir(parents=True, exist_ok=True)
    if log.exists():
        log.replace(log.with_suffix(".previous.log"))
    log.touch(mode=0o600)


def wait_until_ready(
    keeper_process: subprocess.Popen[bytes], order: Order, on_progress: OnProgress, step: str
) -> dict[str, Any]:
    """What the keeper wrote down once Java is ready; an error with the reason when it never is."""
    began = time.monotonic()
    try:
        while keeper_process.poll() is None:
            state = read_json(order.state) if order.state else {}
            if state.get("keeper") == keeper_process.pid and state.get("phase") == "ready":
                return state
            on_progress(Progress(step, int(time.monotonic() - began), None, "seconds"))
            time.sleep(PAUSE_SECONDS)
    except BaseException:
        keeper_process.terminate()
        keeper_process.wait()
        raise
    raise failure("Neo4j does not start", order.log, keeper_process.returncode)


def run_to_end(order: Order, options: EngineOptions, on_wait: Callable[[float], None]) -> int:
    """Runs a tool and returns its exit code; when the caller is interrupted, Java dies with its keeper."""
    process = launch(order, options)
    try:
        return wait_for_exit(process, on_wait)
    except BaseException:
        process.kill()
        process.wait()
        raise


def wait_for_exit(process: subprocess.Popen[bytes], on_wait: Callable[[float], None]) -> int:
    began = time.monotonic()
    while process.poll() is None:
        on_wait(time.monotonic() - began)
        time.sleep(PAUSE_SECONDS)
    return process.returncode


def failure(what: str, log: Path, exit_code: int | None) -> EngineError:
    """The error for a Java that did not do its work: the reason in one line, and where the rest can be read."""
    reason = explain(read_log(log), exit_code)
    facts = {"log": str(log), "exit_code": exit_code}
    return EngineError(f"{what}: {reason.text}. Log: {log}", code=reason.code, facts=facts)


def read_log(log: Path) -> str:
    return log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""


def is_keeper(pid: object, plan: Path) -> bool:
    """Whether that process is the keeper with that plan, and not a stranger with a reused number."""
    if not isinstance(pid, int):
        return False
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return os.fsencode(plan) in words


def free_port() -> int:
    """A port that was free a moment ago; who loses the race for it gets another at the next attempt."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
