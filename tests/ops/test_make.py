"""`make setup`: installs what is locked, once, and says in one line what is missing on this machine."""

import os
import shutil
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ops.compose import ROOT

# A Python that writes down what it is asked and makes an environment that holds itself.
RECORDER = """#!/bin/sh
echo "$@" >> "{calls}"
case "$*" in
  *version_info*) exit {is_old} ;;
  *ensurepip*) exit {lacks_venv} ;;
  --version) echo "Python 3.9.2" ;;
  *"-m venv"*) mkdir -p .venv/bin; cp "$0" .venv/bin/python ;;
esac
"""

Clone = tuple[Path, Callable[..., subprocess.CompletedProcess[str]], Callable[[], list[str]]]


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    """A clone with the Makefile and empty locks, `make` in it, and what Python was asked since the last look."""
    place = tmp_path / "a clone"
    place.mkdir()
    shutil.copy(ROOT / "Makefile", place)
    for name in ("requirements.lock", "pyproject.toml"):
        (place / name).write_text(name, encoding="utf-8")
    calls = tmp_path / "calls"

    def make(*words: str, is_old: int = 0, lacks_venv: int = 0) -> subprocess.CompletedProcess[str]:
        python = tmp_path / "python3"
        python.write_text(RECORDER.format(calls=calls, is_old=is_old, lacks_venv=lacks_venv), encoding="utf-8")
        python.chmod(0o755)
        given = words or ("setup", f"PYTHON={python}")
        environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
        return subprocess.run(
            ["make", "--no-print-directory", *given],
            cwd=place,
            env=environment,
            capture_output=True,
            text=True,
            timeout=30,
        )

    def asked() -> list[str]:
        found = calls.read_text(encoding="utf-8").splitlines() if calls.exists() else []
        calls.unlink(missing_ok=True)
        return [line for line in found if line.startswith("-m ") and "--version" not in line]

    return place, make, asked


def test_the_locked_packages_are_installed_with_their_hashes(clone: Clone) -> None:
    _, make, asked = clone

    done = make()

    assert done.returncode == 0, done.stderr
    venv, packages, project = asked()
    assert venv == "-m venv --clear .venv"
    assert packages.endswith("--require-hashes -r requirements.lock")
    assert project.endswith("--no-deps --no-build-isolation -e .")


def test_a_second_run_does_nothing(clone: Clone) -> None:
    place, make, asked = clone
    make()
    asked()
    (place / "requirements.lock").touch()

    done = make()

    assert (done.returncode, done.stdout, asked()) == (0, "", [])


def test_another_lock_is_installed(clone: Clone) -> None:
    place, make, asked = clone
    make()
    asked()
    (place / "requirements.lock").write_text("changed", encoding="utf-8")

    make()

    assert [call.split()[2] for call in asked()] == ["install", "install"]


def test_a_clone_that_was_moved_is_installed_again(clone: Clone, tmp_path: Path) -> None:
    place, make, asked = clone
    make()
    asked()
    moved = place.rename(tmp_path / "moved")
    place.symlink_to(moved)

    make()

    assert len(asked()) == 2


def test_an_installation_that_was_broken_off_is_done_again(clone: Clone) -> None:
    place, make, asked = clone
    make()
    asked()
    (place / ".venv" / "installed").unlink()

    make()

    assert len(asked()) == 2


@pytest.mark.parametrize(
    ("fault", "line"),
    [
        ({"is_old": 1}, "Python 3.9.2 is too old. Schakel needs 3.11 or later; give one: make PYTHON=/path/to/python3"),
        ({"lacks_venv": 1}, "This Python cannot make environments. Install the package python3-venv, then try again."),
    ],
)
def test_a_python_that_does_not_do_is_refused_in_one_line(clone: Clone, fault: dict[str, int], line: str) -> None:
    place, make, _ = clone

    done = make(**fault)

    assert done.returncode == 2
    assert [each for each in done.stderr.splitlines() if not each.startswith("make")] == [line]
    assert not (place / ".venv").exists()


def test_a_missing_python_is_named(clone: Clone) -> None:
    _, make, _ = clone

    done = make("setup", "PYTHON=/nowhere/python3")

    assert done.returncode == 2
    assert "/nowhere/python3 is not found. Install Python 3.11 or later" in done.stderr


def test_secrets_are_made_once_and_closed_off(clone: Clone) -> None:
    place, make, _ = clone
    make("secrets")
    password = (place / "secrets" / "neo4j_password").read_text(encoding="ascii")

    make("secrets")

    assert len(password) == 32
    assert (place / "secrets" / "neo4j_password").read_text(encoding="ascii") == password
    assert (place / "secrets" / "neo4j_auth").read_text(encoding="ascii") == f"neo4j/{password}"
    assert stat.S_IMODE((place / "secrets").stat().st_mode) == 0o700


@pytest.mark.parametrize("verb", ["demo", "test", "check", "bench"])
def test_every_verb_sets_up_first_and_runs_from_the_environment(clone: Clone, verb: str) -> None:
    _, make, _ = clone
    make()

    shown = make("--dry-run", verb).stdout.splitlines()

    assert ".venv/installed" in shown[0]
    assert len(shown) > 1
    assert [line for line in shown[1:] if not line.startswith(".venv/bin/")] == []
