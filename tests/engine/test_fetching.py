"""Fetching the jars: only what is missing, only what the lock names, and never two at once."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from engine import Engine, EngineError, EngineOptions, Progress, fetch
from engine.ahead import ahead_file, ahead_flags
from engine.cache import cache_of
from engine.jars import find_unusable, locked_jars
from tests.engine.repository import Repository, served
from tests.engine.work import ROOT, ask

FETCH = (
    "import sys; from engine import fetch; from tests.engine.test_fetching import options; fetch(options(sys.argv[1]))"
)


def options(directory: str | Path) -> EngineOptions:
    return EngineOptions(cache_directory=Path(directory), ahead_of_time=False)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A full cache of its own; the files are shared with the real one, so a test must replace them, not write them."""
    fetch()
    own = cache_of(options(tmp_path / "cache")) / "jars"
    own.mkdir(parents=True)
    for jar in (cache_of(EngineOptions()) / "jars").iterdir():
        try:
            (own / jar.name).hardlink_to(jar)
        except OSError:
            shutil.copy2(jar, own / jar.name)
    return own


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Repository]:
    config = tmp_path / "jgo.conf"
    monkeypatch.setenv("JGO_CONFIG_FILE", str(config))
    with served(config) as repository:
        yield repository


def some_names(number: int) -> list[str]:
    """The first ones in the order in which they are fetched."""
    return [jar.file_name for jar in locked_jars()][:number]


def test_a_full_cache_needs_no_network(cache: Path, repository: Repository) -> None:
    shown: list[Progress] = []

    paths = fetch(options(cache.parents[1]), shown.append)

    assert len(paths) == 237
    assert repository.asked == []
    assert shown == []


def test_only_what_is_missing_is_fetched_and_progress_is_shown(cache: Path, repository: Repository) -> None:
    missing = some_names(3)
    for name in missing:
        (cache / name).unlink()
    shown: list[Progress] = []

    fetch(options(cache.parents[1]), shown.append)

    assert repository.asked == missing
    assert [(progress.done, progress.total) for progress in shown] == [(234, 237), (235, 237), (236, 237), (237, 237)]
    assert find_unusable(locked_jars(), cache) == []


def test_a_damaged_jar_is_named_and_fetched_again(cache: Path, repository: Repository) -> None:
    name = some_names(1)[0]
    (cache / name).unlink()
    (cache / name).write_bytes(b"PK damaged")
    shown: list[Progress] = []

    fetch(options(cache.parents[1]), shown.append)

    assert repository.asked == [name]
    assert f"{name} is damaged and is fetched again" in [progress.step for progress in shown]
    assert find_unusable(locked_jars(), cache) == []


def test_a_jar_that_differs_from_the_lock_is_refused(cache: Path, repository: Repository) -> None:
    name = some_names(1)[0]
    (cache / name).unlink()
    repository.damaged[name] = b"PK something else"

    with pytest.raises(EngineError, match=f"{name} is refused: it was fetched twice") as caught:
        fetch(options(cache.parents[1]))

    assert caught.value.code == "ENGINE_JAR_CORRUPT"
    assert repository.asked == [name, name]
    assert not (cache / name).exists()
    assert not (cache.parent / "staging").exists()


def test_a_broken_download_goes_on_where_it_was(cache: Path, repository: Repository) -> None:
    first, second = some_names(2)
    (cache / first).unlink()
    (cache / second).unlink()
    repository.damaged[second] = b"PK something else"
    with pytest.raises(EngineError):
        fetch(options(cache.parents[1]))
    repository.damaged.clear()
    repository.asked.clear()

    fetch(options(cache.parents[1]))

    assert repository.asked == [second]


def test_a_connection_that_breaks_is_tried_again(cache: Path, repository: Repository) -> None:
    name = some_names(1)[0]
    (cache / name).unlink()
    repository.cut_off.add(name)

    fetch(options(cache.parents[1]))

    assert repository.asked == [name, name]
    assert find_unusable(locked_jars(), cache) == []


def test_without_a_network_the_missing_file_is_named(cache: Path, repository: Repository) -> None:
    name = some_names(1)[0]
    (cache / name).unlink()
    repository.shutdown()
    repository.server_close()

    with pytest.raises(EngineError, match=f"{name} cannot be fetched: the connection failed") as caught:
        fetch(options(cache.parents[1]))

    assert caught.value.code == "ENGINE_FETCH_FAILED"


def test_two_processes_share_the_work(cache: Path, repository: Repository) -> None:
    missing = some_names(8)
    for name in missing:
        (cache / name).unlink()
    command = [sys.executable, "-c", FETCH, str(cache.parents[1])]

    both = [subprocess.Popen(command, cwd=ROOT, env=dict(os.environ)) for _ in range(2)]

    assert [process.wait(60) for process in both] == [0, 0]
    assert repository.asked == missing
    assert find_unusable(locked_jars(), cache) == []


def test_a_cache_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(EngineError, match="Set SCHAKEL_CACHE to a directory of your own") as caught:
        fetch(options(tmp_path / "file"))

    assert caught.value.code == "ENGINE_CACHE_UNUSABLE"


def test_a_damaged_cache_of_classes_is_taken_away(cache: Path) -> None:
    own = EngineOptions(cache_directory=cache.parents[1])
    file = ahead_file(own)
    file.write_bytes(b"damaged")
    file.with_suffix(".sha256").write_text(sha256(b"as it was made").hexdigest(), encoding="ascii")

    assert ahead_flags(own) == []
    assert not file.exists()


def test_a_cache_of_classes_that_java_refuses_does_no_harm(cache: Path, tmp_path: Path) -> None:
    own = EngineOptions(cache_directory=cache.parents[1], lasts_briefly=True)
    file = ahead_file(own)
    file.write_bytes(b"made by another Java")
    file.with_suffix(".sha256").write_text(sha256(b"made by another Java").hexdigest(), encoding="ascii")

    with Engine(tmp_path / "data", own) as address:
        assert ask(address, "RETURN 42") == 42

    assert file.exists()
