"""Gets the jars of Neo4j that the lock names, and refuses any that differs."""

import os
import shutil
import time
from pathlib import Path

from engine.ahead import ensure_ahead
from engine.cache import cache_of, filling, jar_paths, unusable
from engine.conditions import require_disk
from engine.errors import EngineError
from engine.jars import Jar, file_hash, find_unusable, locked_jars
from engine.java import find_java
from engine.options import EngineOptions, OnProgress, Progress, silent

ATTEMPTS = 3
STEP = "Fetching Neo4j"
NEEDED_MIB = 400
FIXED_TIME = 1_700_000_000
"""All jars get one date: Java's cache of loaded classes compares dates, and the hash says more than a date does."""


def fetch(options: EngineOptions | None = None, on_progress: OnProgress = silent) -> list[Path]:
    """Makes Java, the jars and the cache of loaded classes ready; needs no network once they are. Returns the jars."""
    options = options or EngineOptions()
    find_java(options)
    cache = cache_of(options)
    try:
        if find_unusable(locked_jars(), cache / "jars"):
            with filling(cache, on_progress):
                _complete(cache, on_progress)
        ensure_ahead(options, on_progress)
    except OSError as error:
        raise unusable(cache, error) from error
    return jar_paths(options)


def _complete(cache: Path, on_progress: OnProgress) -> None:
    """Gets what is missing, file by file: after a broken download the next call goes on where it was."""
    jars = cache / "jars"
    jars.mkdir(exist_ok=True)
    missing = find_unusable(locked_jars(), jars)
    if missing:
        require_disk(cache, NEEDED_MIB)
    total = len(locked_jars())
    for number, jar in enumerate(missing):
        on_progress(Progress(STEP, total - len(missing) + number, total, "files"))
        _get(jar, jars, cache / "staging", on_progress)
    on_progress(Progress(STEP, total, total, "files"))


def _get(jar: Jar, jars: Path, staging: Path, on_progress: OnProgress) -> None:
    target = jars / jar.file_name
    if target.exists():
        on_progress(Progress(f"{jar.file_name} is damaged and is fetched again", 0, None, ""))
        target.unlink()
    found: str | None = None
    try:
        for _ in range(2):
            shutil.rmtree(staging, ignore_errors=True)
            fetched = _download_with_patience(jar, staging)
            found = file_hash(fetched)
            if found == jar.sha256:
                os.utime(fetched, (FIXED_TIME, FIXED_TIME))
                fetched.replace(target)
                return
    finally:
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

    for attempt in range(1, ATTEMPTS):
        try:
            return download(jar, staging)
        except DownloadError:
            shutil.rmtree(staging, ignore_errors=True)
            time.sleep(attempt)
    try:
        return download(jar, staging)
    except DownloadError as error:
        raise EngineError(
            f"{jar.file_name} cannot be fetched: {error}. Check the network and start again; what is here is kept.",
            code="ENGINE_FETCH_FAILED",
            facts={"file": jar.file_name},
        ) from error
