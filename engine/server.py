"""The embedded Neo4j of one data directory: start, stop, and where it answers."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable, Generator
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from engine import offline
from engine.ahead import ahead_flags
from engine.conditions import require_disk, require_memory, require_port
from engine.conf import conf_text
from engine.directory import (
    USER,
    Layout,
    discard_data,
    ensure_password,
    held,
    is_alive,
    mend,
    note_holder,
    prepare,
    read_json,
    require_known_version,
    write_initial_user,
    write_private,
)
from engine.errors import EngineError
from engine.fetch import fetch
from engine.jars import engine_version
from engine.java import READY, SERVER, server_arguments
from engine.launch import PAUSE_SECONDS, Order, free_port, is_keeper, launch, wait_until_ready
from engine.offline import CheckReport, NeedsRecoveryError
from engine.options import EngineAddress, EngineOptions, OnProgress, silent

PORT_ATTEMPTS = 3
Done = TypeVar("Done")


class Engine:
    """The embedded Neo4j on one data directory.

    Used with `with`, or by `start` and `stop`. A started engine ends with the process that started it, however that
    process ends; only `start_detached` leaves it running.
    """

    def __init__(self, data_directory: Path, options: EngineOptions | None = None) -> None:
        self.layout = Layout(data_directory.expanduser().resolve())
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
        with self._held("reset"):
            discard_data(self.layout)

    def dump(self, file: Path, *, replace: bool = False, on_progress: OnProgress = silent) -> None:
        """Saves all data in one file; the engine must be stopped."""
        file = file.expanduser().absolute()
        if not file.parent.is_dir():
            raise EngineError(f"There is no directory {file.parent}. Make it first.", code="ENGINE_FILE_UNUSABLE")
        if file.exists() and not replace:
            raise EngineError(f"{file} exists already. Choose another name.", code="ENGINE_FILE_EXISTS")
        fetch(self.options, on_progress)
        with self._held("dump") as lock:
            self._require_data()
            self._recovered(lambda: offline.dump(self.layout, self.options, lock, file, on_progress), lock, on_progress)

    def load(self, file: Path, *, replace: bool = False, on_progress: OnProgress = silent) -> None:
        """Takes the data from a dump; the engine must be stopped. With `replace` the present data go."""
        file = file.expanduser().absolute()
        if not file.is_file():
            raise EngineError(f"There is no file {file}. Give the file that a dump made.", code="ENGINE_DUMP_MISSING")
        fetch(self.options, on_progress)
        with self._held("load") as lock:
            if self.layout.has_data() and not replace:
                raise EngineError(
                    f"{self.layout.root} holds data already. Allow them to be replaced, or choose another directory.",
                    code="ENGINE_DATA_PRESENT",
                )
            offline.load(self.layout, self.options, lock, file, on_progress)

    def check(self, on_progress: OnProgress = silent) -> CheckReport:
        """Reads all data and says whether they agree with each other; the engine must be stopped."""
        fetch(self.options, on_progress)
        with self._held("check") as lock:
            self._require_data()
            return self._recovered(
                lambda: offline.check(self.layout, self.layout, self.options, lock, on_progress), lock, on_progress
            )

    @contextlib.contextmanager
    def _held(self, purpose: str) -> Generator[int]:
        """The directory for ourselves, with what a killed load left behind set right."""
        prepare(self.layout)
        with held(self.layout, purpose) as lock:
            mend(self.layout)
            yield lock

    def _require_data(self) -> None:
        require_known_version(self.layout, engine_version())
        if not self.layout.has_data():
            raise EngineError(
                f"There are no data in {self.layout.root} yet. Start the engine and load a folder first.",
                code="ENGINE_NO_DATA",
            )

    def _recovered(self, work: Callable[[], Done], lock: int, on_progress: OnProgress) -> Done:
        """After a kill the tools refuse the data until the server has opened and closed them once."""
        try:
            return work()
        except NeedsRecoveryError:
            self._open(fetch(self.options), lock, os.getpid(), on_progress)
            self.stop()
            return work()

    def _start(self, owner: int | None, on_progress: OnProgress) -> EngineAddress:
        jars = fetch(self.options, on_progress)
        with self._held("start") as lock:
            return self._open(jars, lock, owner, on_progress)

    def _open(self, jars: list[Path], lock: int, owner: int | None, on_progress: OnProgress) -> EngineAddress:
        require_known_version(self.layout, engine_version())
        require_disk(self.layout.root, self.options.minimum_free_mib)
        require_memory(self.options)
        require_port(self.options.port)
        write_initial_user(self.layout.data, ensure_password(self.layout))
        write_private(self.layout.version, engine_version())
        for _ in range(PORT_ATTEMPTS - 1):
            try:
                return self._start_once(jars, lock, owner, on_progress)
            except EngineError as error:
                if error.code != "ENGINE_PORT_IN_USE" or self.options.port:
                    raise
        return self._start_once(jars, lock, owner, on_progress)

    def _start_once(self, jars: list[Path], lock: int, owner: int | None, on_progress: OnProgress) -> EngineAddress:
        layout = self.layout
        self._reap()
        port = self.options.port or free_port()
        conf = conf_text(layout.root, port, self.options)
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
        note_holder(lock, owner or self._keeper.pid, "a running engine")
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
        end = time.monotonic() + self.options.stop_seconds + 5
        while is_keeper(keeper, self.layout.plan):
            if self._keeper is not None:
                self._keeper.poll()
            if time.monotonic() > end:
                raise EngineError(f"The engine does not stop. End process {keeper} by hand.", code="ENGINE_STOP_FAILED")
            time.sleep(PAUSE_SECONDS)
        self._reap()

    def _reap(self) -> None:
        if self._keeper is not None:
            self._keeper.wait(self.options.stop_seconds + 5)
            self._keeper = None
