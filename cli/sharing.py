"""One engine for every command on a data directory: the one that runs, else one that is started and ended here.

A command that borrows an engine holds a shared lock on `run/users`. A short command that owns the engine waits for its
borrowers before it stops it. A service owns its engine or borrows one that stays; a short command it waits for.
"""

import contextlib
import fcntl
import json
import os
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from cli.signals import Stopped, finish_undisturbed
from engine import Engine, EngineAddress, EngineError, EngineOptions, OnProgress, Progress
from engine.directory import read_json
from graph.errors import InvalidInput

WAIT_SECONDS = 600.0
PAUSE_SECONDS = 0.1
RETRY_SECONDS = 1.0
"""Every attempt to start looks whether all files of Neo4j are whole, which would keep a busy machine busier."""


class EngineSettings(BaseSettings):
    """How much of the machine the embedded engine takes, and its port (0 is any free one)."""

    model_config = SettingsConfigDict(env_prefix="SCHAKEL_ENGINE_", extra="ignore", env_ignore_empty=True)

    heap_mib: Annotated[int, Field(ge=256)] = 512
    page_cache_mib: Annotated[int, Field(ge=32)] = 256
    port: Annotated[int, Field(ge=0, le=65535)] = 0


def engine_of(directory: Path, *, lasts_briefly: bool = False) -> Engine:
    """The engine of a data directory, as the environment wants it."""
    try:
        settings = EngineSettings()
    except ValidationError as error:
        first = error.errors()[0]
        name = f"SCHAKEL_ENGINE_{first['loc'][0]}".upper()
        raise InvalidInput(f"{name} cannot be {first['input']!r}: {first['msg']}.") from error
    options = EngineOptions(settings.heap_mib, settings.page_cache_mib, settings.port, lasts_briefly=lasts_briefly)
    return Engine(directory, options)


class UsedEngine:
    """An engine that answers, ours or borrowed."""

    def __init__(self, engine: Engine, address: EngineAddress, is_ours: bool, stays: bool) -> None:
        self.address = address
        self.is_ours = is_ours
        self._engine = engine
        self._stays = stays

    def is_running(self) -> bool:
        """Whether it still answers."""
        return self._engine.is_running()

    def restart(self) -> None:
        """Starts our own engine again where it was, after it broke down."""
        port = int(self.address.uri.rpartition(":")[2])
        engine = Engine(self._engine.layout.root, replace(self._engine.options, port=port))
        self.address = engine.start()
        self._engine = engine
        announce(engine, self.address, self._stays)

    def stop(self) -> None:
        """Stops our own engine."""
        self._engine.stop()


@contextmanager
def used_engine(
    directory: Path, show: OnProgress, *, stays: bool = False, lasts_briefly: bool = False
) -> Generator[UsedEngine]:
    """An engine on this directory for as long as the block lasts.

    `stays` for a service, which others may lean on; `lasts_briefly` for a question, not worth the slow compiler.
    """
    engine = engine_of(directory, lasts_briefly=lasts_briefly)
    end = time.monotonic() + WAIT_SECONDS
    while True:
        with _borrowed(engine, stays) as borrowed:
            if borrowed:
                yield borrowed
                return
        try:
            address = engine.start(show)
            break
        except EngineError as error:
            if error.code != "ENGINE_DIRECTORY_IN_USE" or time.monotonic() > end:
                raise
            show(Progress(f"Waiting for process {error.facts.get('pid', '?')}, which uses {directory}", 0, None, ""))
            _wait(engine, stays)
    is_hurried = stays
    used = UsedEngine(engine, address, True, stays)
    try:
        announce(engine, address, stays)
        yield used
    except Stopped:
        is_hurried = True
        raise
    finally:
        with contextlib.nullcontext() if is_hurried else _no_users(engine, show):
            finish_undisturbed()
            used.stop()


def _wait(engine: Engine, for_service: bool) -> None:
    """Until it is worth another attempt: soon where the engine that somebody starts can be borrowed."""
    end = time.monotonic() + RETRY_SECONDS
    time.sleep(PAUSE_SECONDS)
    while time.monotonic() < end and (for_service or engine.address() is None):
        time.sleep(PAUSE_SECONDS)


def announce(engine: Engine, address: EngineAddress, stays: bool) -> None:
    """Tells others whether they may lean on this engine, or only borrow it for a moment."""
    file = _owner_file(engine)
    draft = file.with_suffix(".draft")
    draft.write_text(json.dumps({"engine": address.pid, "stays": stays}), encoding="utf-8")
    draft.replace(file)


def _is_announced_to_stay(engine: Engine, address: EngineAddress) -> bool:
    return read_json(_owner_file(engine)) == {"engine": address.pid, "stays": True}


def _owner_file(engine: Engine) -> Path:
    return engine.layout.root / "run" / "owner.json"


@contextmanager
def _borrowed(engine: Engine, for_service: bool) -> Generator[UsedEngine | None]:
    """The engine that somebody else runs; None when there is none that may be used."""
    if engine.address() is None:
        yield None
        return
    with _users_file(engine) as descriptor:
        if not _locked(descriptor, fcntl.LOCK_SH):
            yield None  # it is about to be stopped
            return
        address = engine.address()
        if address and (not for_service or _is_announced_to_stay(engine, address)):
            yield UsedEngine(engine, address, False, for_service)
        else:
            yield None


@contextmanager
def _no_users(engine: Engine, show: OnProgress) -> Generator[None]:
    """Waits until nobody borrows the engine, and lets nobody borrow it from then on."""
    with _users_file(engine) as descriptor:
        with contextlib.suppress(Stopped):  # who asks for an end now does not want to wait; all work of ours is done
            while not _locked(descriptor, fcntl.LOCK_EX):
                show(Progress("Done. Waiting for another command that uses this engine", 0, None, ""))
                time.sleep(PAUSE_SECONDS)
        yield


@contextmanager
def _users_file(engine: Engine) -> Generator[int]:
    descriptor = os.open(engine.layout.root / "run" / "users", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _locked(descriptor: int, how: int) -> bool:
    try:
        fcntl.flock(descriptor, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
