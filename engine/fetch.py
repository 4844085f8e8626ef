"""Gets the jars of Neo4j that the lock names, and refuses any that differs."""

import fcntl
import os
import shutil
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from engine.errors import EngineError
from engine.jars import Jar, engine_version, file_hash, find_unusable, locked_jars
from engine.options import EngineOptions, OnProgress, Progress, default_cache_directory, silent

ATTEMPTS = 3
STEP = "Fetching Neo4j"


def cache_of(options: EngineOptions) -> Path:
    """The cache of this version of Neo4j."""
    return (options.cache_directory or default_cache_directory()) / f"engine-{engine_version()}"


def jar_paths(options: EngineOptions) -> list[Path]:
    directory = cache_of(options) / "jars"
    return [directory / jar.file_name for jar in locked_jars()]


def fetch(options: EngineOptions | None = None, on_progress: OnProgress = silent) -> list[Path]:
    """Makes all jars ready; needs no network when they are there. Returns the class path."""
    options = options or EngineOptions()
    jars = cache_of(options) / "jars"
    if find_unusable(locked_jars(), jars):
        with _only_one(cache_of(options), on_progress):
            _complete(cache_of(options), on_progress)
    return jar_paths(options)


def _complete(cache: Path, on_progress: OnProgress) -> None:
    """Gets what is missing, one file at a time: a broken download goes on where it was at the next call."""
    jars = cache / "jars"
    jars.mkdir(exist_ok=True)
    missing = find_unusable(locked_jars(), jars)
    total = len(locked_jars())
    staging = cache / "staging"
    for number, jar in enumerate(missing):
        on_progress(Progress(STEP, total - len(missing) + number, total, "files"))
        _get(jar, jars, staging, on_progress)
    on_progress(Progress(STEP, total, total, "files"))
    shutil.rmtree(staging, ignore_errors=True)


def _get(jar: Jar, jars: Path, staging: Path, on_progress: OnProgress) -> None:
    target = jars / jar.file_name
    if target.exists():
        on_progress(Progress(f"{jar.file_name} is damaged and is fetched again", 0, None, ""))
        target.unlink()
    found: str | None = None
    for _ in range(2):
        shutil.rmtree(staging, ignore_errors=True)
        fetched = _download_with_patience(jar, staging)
        found = file_hash(fetched)
        if found == jar.sha256:
            fetched.replace(target)
            return
    shutil.rmtree(staging, ignore_errors=True)
    raise EngineError(
        f"{jar.file_name} is refused: it was fetched twice and is not the file that the lock names. "
        "Check which repository this machine uses, then try again.",
        code="ENGINE_JAR_CORRUPT",
        facts={"file": jar.file_name, "wanted": jar.sha256, "found": found},
    )


def _download_with_patience(jar: Jar, staging: Path) -> Path:
    # Imports an HTTP library, which a start with a full cache can do without.
    from engine.download import DownloadError, download

    for attempt in range(1, ATTEMPTS + 1):
        try:
            return download(jar, staging)
        except DownloadError as error:
            shutil.rmtree(staging, ignore_errors=True)
            if attempt == ATTEMPTS:
                raise EngineError(
                    f"{jar.file_name} cannot be fetched: {error}. "
                    "Check the network and start again; what is already here is kept.",
                    code="ENGINE_FETCH_FAILED",
                    facts={"file": jar.file_name},
                ) from error
            time.sleep(attempt)
    raise AssertionError("unreachable")


@contextmanager
def _only_one(cache: Path, on_progress: OnProgress) -> Generator[None]:
    """One process at a time fills a cache; the others wait and then find it full."""
    try:
        cache.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(cache / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise EngineError(
            f"The cache {cache} cannot be written: {error.strerror}. Set SCHAKEL_CACHE to a directory of your own.",
            code="ENGINE_CACHE_UNUSABLE",
        ) from error
    try:
        while not _try_lock(descriptor):
            on_progress(Progress("Waiting for another process that fetches Neo4j", 0, None, ""))
            time.sleep(0.5)
        yield
    finally:
        os.close(descriptor)


def _try_lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
