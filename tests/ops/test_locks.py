"""The locks: the image gets a part of what is locked for everybody, the same files, and none of the tools."""

import re
from collections import defaultdict

import pytest

from tests.ops.compose import ROOT

LOCKS = ("requirements.lock", "requirements.service.lock")
TOOLS = ("pytest", "pyright", "ruff", "hypothesis", "import-linter", "httpx", "networkx", "testcontainers")


def pins(name: str) -> dict[str, set[str]]:
    """The hashes of every locked package, by its pin with its marker."""
    found: dict[str, set[str]] = defaultdict(set)
    pin = ""
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        begins = re.match(r"([a-z0-9._-]+(?:\[[^\]]*\])?==[^\\#]+)", line)
        pin = begins[1].strip() if begins else pin
        found[pin].update(re.findall(r"sha256:[0-9a-f]{64}", line))
    return found


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_hashes(name: str) -> None:
    assert [pin for pin, hashes in pins(name).items() if not hashes] == []


@pytest.mark.parametrize("name", LOCKS)
def test_no_lock_names_a_place_to_fetch_from(name: str) -> None:
    assert re.findall(r"https?://|--(?:extra-)?index|--find-links", (ROOT / name).read_text(encoding="utf-8")) == []


def test_the_service_gets_the_files_that_were_tested() -> None:
    everything, service = pins("requirements.lock"), pins("requirements.service.lock")

    assert {pin for pin, hashes in service.items() if everything.get(pin) != hashes} == set()


def test_the_service_gets_no_tools() -> None:
    names = {re.split(r"[=\[]", pin)[0] for pin in pins("requirements.service.lock")}

    assert names & set(TOOLS) == set()
    assert {"neo4j", "fastapi", "uvicorn", "typer", "setuptools"} <= names
