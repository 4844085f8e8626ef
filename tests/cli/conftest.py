"""Homes for the program, and one engine that runs for all commands that only need one."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.schakel import Schakel, processes_of

PEOPLE = """id,name,livesIn
p:aisha,Aisha Bakali,l:north
p:bram,Bram de Wit,l:north
p:chris,Chris Smit,l:north
p:dina,Dina Vos,l:north
p:chris2,Chris Smit,l:south
"""
LOCATIONS = "id,name,kind\nl:north,Noord,NEIGHBOURHOOD\nl:south,Zuid,NEIGHBOURHOOD\n"
KNOWS = """from,to,strength,why
p:aisha,p:bram,3,sing in a choir
p:bram,p:chris,2,neighbours
p:chris,p:dina,4,sisters in law
"""
TALENTS = "id,labelNl,labelEn,kind\nt:bike,Fietsen maken,Bicycle repair,SKILL\n"
OFFERS = "party,talent,conditions\np:dina,t:bike,on Saturdays\n"
NEEDS = "id,party,summary,talent\nn:bike,p:aisha,My bicycle is broken,t:bike\n"
FILES = {"people": PEOPLE, "locations": LOCATIONS, "knows": KNOWS, "talents": TALENTS, "offers": OFFERS, "needs": NEEDS}


@pytest.fixture(scope="session")
def network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small network: Aisha knows Bram, who knows Chris, who knows Dina, who mends bicycles."""
    folder = tmp_path_factory.mktemp("folders") / "network"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory, network: Path) -> Schakel:
    """A data directory with that network, its engine stopped; not to be changed."""
    place = tmp_path_factory.mktemp("loaded")
    schakel = Schakel(place, place / "data")
    schakel.fine("load", network)
    return schakel


@pytest.fixture
def schakel(tmp_path: Path) -> Iterator[Schakel]:
    """The program in an empty home; nothing may be left running."""
    found = Schakel(tmp_path, tmp_path / "data")
    yield found
    left = processes_of(tmp_path)
    if left:
        found.run("engine", "stop", "--force")
    assert left == []


@pytest.fixture
def with_network(schakel: Schakel, loaded: Schakel) -> Schakel:
    """The program in a home of its own with the small network."""
    shutil.copytree(loaded.data, schakel.data)
    return schakel


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory, loaded: Schakel) -> Iterator[Schakel]:
    """The program on a copy of the small network, its engine running for all tests that add nothing to its people."""
    place = tmp_path_factory.mktemp("running")
    found = Schakel(place, place / "data")
    shutil.copytree(loaded.data, found.data)
    found.fine("engine", "start")
    yield found
    found.fine("engine", "stop")
    assert processes_of(place) == []
