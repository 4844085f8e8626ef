"""The import rules of pyproject.toml fire: each is broken once, in a copy."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ops.compose import ROOT

PACKAGES = ("api", "cli", "engine", "graph", "seeds")
BROKEN = {
    "graph/dates.py": ("import api.errors", "Imports go one way"),
    "seeds/cells.py": ("import engine.options", "Imports go one way"),
    "engine/jars.py": ("import graph.access", "The engine knows the settings"),
    "api/viewer.py": ("import neo4j", "Only graph.database imports the driver"),
    "graph/analytics/__init__.py": ("import graph.database", "Analytics are pure"),
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the code and its rules."""
    place = tmp_path_factory.mktemp("copy")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, place / package, ignore=lambda _, names: [n for n in names if _is_data(n)])
    shutil.copy(ROOT / "pyproject.toml", place)
    return place


def _is_data(name: str) -> bool:
    return name == "__pycache__" or Path(name).suffix in (".csv", ".po", ".toml", ".md", ".graphql")


def _lint(place: Path) -> subprocess.CompletedProcess[str]:
    tool = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [tool, "--no-cache"], cwd=place, env={"PYTHONPATH": str(place)}, capture_output=True, text=True, timeout=60
    )


def test_the_rules_are_kept(copy: Path) -> None:
    done = _lint(copy)

    assert done.returncode == 0, done.stdout
    assert "4 kept, 0 broken" in done.stdout


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_rule_is_found(copy: Path, name: str) -> None:
    line, rule = BROKEN[name]
    file = copy / name
    before = file.read_text(encoding="utf-8")
    file.write_text(f"{before}\n{line}\n", encoding="utf-8")

    done = _lint(copy)

    file.write_text(before, encoding="utf-8")
    assert done.returncode == 1
    assert [found for found in done.stdout.splitlines() if " BROKEN" in found and found.startswith(rule)]
