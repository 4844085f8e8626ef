"""The cache of one version of Neo4j: shared by all clones of one user, filled by one process at a time."""

import errno
import fcntl
import os
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from engine.errors import EngineError
from engine.jars import engine_version, locked_jars
from engine.options import EngineOptions, OnProgress, Progress, default_cache_directory


def cache_of(options: EngineOptions) -> Path:
    return (options.cache_directory or default_cache_directory()) / f"engine-{engine_version()}"


def jar_paths(options: EngineOptions) -> list[Path]:
    """The class path, in the order of the lock."""
    directory = cache_of(options) / "jars"
    return [directory / jar.file_name for jar in locked_jars()]


@contextmanager
def filling(cache: Path, on_progress: OnProgress) -> Generator[None]:
    """Waits until no other process fills this cache, and keeps the others waiting."""
    try:
        cache.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(cache / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise unusable(cache, error) from error
    try:
        while not _try_lock(descriptor):
            on_progress(Progress("Waiting for another process that fetches Neo4j", 0, None, ""))
            time.sleep(0.5)
        yield
    finally:
        os.close(descriptor)


def unusable(cache: Path, error: OSError) -> EngineError:
    return EngineError(
        f"The cache {cache} cannot be used: {error.strerror}. Set SCHAKEL_CACHE to a directory of your own.",
        code="ENGINE_DISK_FULL" if error.errno == errno.ENOSPC else "ENGINE_CACHE_UNUSABLE",
        facts={"directory": str(cache)},
    )


def _try_lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
