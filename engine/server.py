"""The embedded Neo4j of one data directory: start, stop, and where it answers."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from engine.ahead import ahead_flags
from engine.conf import conf_text
from engine.directory import (
    USER,
    Layout,
    discard_data,
    ensure_password,
    held,
    mend,
    prepare,
    read_json,
    write_initial_user,
)
from engine.errors import EngineError
from engine.fetch import fetch
from engine.jars import engine_version
from engine.java import READY, SERVER, server_arguments
from engine.launch import PAUSE_SECONDS, Order, free_port, is_alive, is_keeper, launch, wait_until_ready
from engine.options import EngineAddress, EngineOptions, OnProgress, silent

PORT_ATTEMPTS = 3


class Engine:
    """The embedded Neo4j on one data directory.

    Used with `with`, or by `start` and `stop`. A started engine ends with the process that started it, however that
    process ends; only `start_detached` leaves it running.
    """

    def __init__(self, data_directory: Path, options: EngineOptions | None = None) -> None:
        self.layout = Layout(data_directory.expanduser().absolute())
        self.options = options or EngineOptions()
        self._keeper: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> EngineAddress:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self, on_progress: OnProgress = silent) -> EngineAddress:
        """Starts Neo4j as a child of this process; returns when it answers."""
        return self._start(os.getpid(), on_progress)

    def start_detached(self, on_progress: OnProgress = silent) -> EngineAddress:
        """Starts Neo4j so that it stays until it is told to stop."""
        return self._start(None, on_progress)

    def is_running(self) -> bool:
        return self.address() is not None

    def address(self) -> EngineAddress | None:
        """Where the engine of this directory answers, whoever started it; None when it does not run (yet)."""
        state = self._state()
        return self._address(state) if state.get("phase") == "ready" else None

    def stop(self, *, force: bool = False) -> bool:
        """Stops the engine in good order; False when it was not running."""
        state = self._state()
        if not state:
            self._reap()
            return False
        owner = state["owner"]
        if not force and owner not in (None, os.getpid()) and is_alive(owner):
            raise EngineError(
                f"The engine of {self.layout.root} belongs to process {owner}, which still runs. "
                "Stop that process, or stop the engine with force.",
                code="ENGINE_OWNED",
                facts={"owner": owner},
            )
        with contextlib.suppress(ProcessLookupError):
            os.kill(state["keeper"], signal.SIGTERM)
        self._wait_for_end(state["keeper"])
        return True

    def reset(self) -> None:
        """Throws all data away; the engine must be stopped. The password stays."""
        prepare(self.layout)
        with held(self.layout, "reset"):
            mend(self.layout)
            discard_data(self.layout)

    def _start(self, owner: int | None, on_progress: OnProgress) -> EngineAddress:
        jars = fetch(self.options, on_progress)
        prepare(self.layout)
        with held(self.layout, "running") as lock:
            mend(self.layout)
            password = ensure_password(self.layout)
            write_initial_user(self.layout.data, password)
            for attempt in range(1, PORT_ATTEMPTS + 1):
                try:
                    return self._start_once(jars, lock, owner, on_progress)
                except EngineError as error:
                    is_bad_luck = error.code == "ENGINE_PORT_IN_USE" and self.options.port == 0
                    if not is_bad_luck or attempt == PORT_ATTEMPTS:
                        raise
        raise AssertionError("unreachable")

    def _start_once(self, jars: list[Path], lock: int, owner: int | None, on_progress: OnProgress) -> EngineAddress:
        layout = self.layout
        port = self.options.port or free_port()
        conf = conf_text(layout.root, layout.data, port, self.options)
        (layout.root / "conf" / "neo4j.conf").write_text(conf, encoding="utf-8")
        layout.state.unlink(missing_ok=True)
        order = Order(
            home=layout.root,
            main_class=SERVER,
            arguments=server_arguments(layout.root),
            jars=jars,
            log=layout.log,
            lock=lock,
            owner=owner,
            flags=ahead_flags(self.options),
            state=layout.state,
            ready=READY,
            about={"port": port, "version": engine_version()},
        )
        self._keeper = launch(order, self.options)
        return self._address(wait_until_ready(self._keeper, order, on_progress, "Starting Neo4j"))

    def _state(self) -> dict[str, Any]:
        """What the keeper wrote down; empty when there is no keeper."""
        if self._keeper is not None:
            self._keeper.poll()
        state = read_json(self.layout.state)
        return state if is_keeper(state.get("keeper"), self.layout.plan) else {}

    def _address(self, state: dict[str, Any]) -> EngineAddress:
        password = self.layout.password.read_text(encoding="ascii")
        return EngineAddress(f"bolt://127.0.0.1:{state['port']}", USER, password, state["java"])

    def _wait_for_end(self, keeper: int) -> None:
        """The keeper kills what does not stop in time, so this wait always ends."""
        _wait(lambda: not is_keeper(keeper, self.layout.plan), self.options.stop_seconds + 5)
        self._reap()

    def _reap(self) -> None:
        if self._keeper is not None:
            self._keeper.wait(self.options.stop_seconds + 5)
            self._keeper = None


def _wait(is_over: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not is_over() and time.monotonic() < end:
        time.sleep(PAUSE_SECONDS)
