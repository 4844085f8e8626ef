"""Schakel folders for tests, and all that a graph holds as text to compare."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import LiteralString

import orjson
from neo4j import GraphDatabase

from graph.access import DEMO_VIEWER
from graph.database import Database
from graph.settings import DatabaseSettings
from seeds.folder_read import OnProgress
from seeds.load import load_folder
from seeds.report import FileReport, LoadReport
from tests.support.graph import draw

Table = Sequence[Sequence[str]]
DAY = date(2026, 11, 22)
MANAGER = replace(DEMO_VIEWER, day=DAY)
VARYING = ("createdAt", "updatedAt", "version")

SMALL: dict[str, str] = {
    "locations": "id,name,kind,within\ntown,Dorp,MUNICIPALITY,\nnorth,Noord,NEIGHBOURHOOD,town\n"
    "south,Zuid,NEIGHBOURHOOD,town\nhall,Buurthuis,VENUE,north\n",
    "people": "id,name,givenName,infix,familyName,roles,livesIn,activeIn,email\n"
    "anna,Anna van den Berg,Anna,van den,Berg,RESIDENT|VOLUNTEER,north,hall,anna@voorbeeld.nl\n"
    "bram,Bram Jansen,,,,RESIDENT,south,,\ncato,Cato de Wit,,,,PROFESSIONAL,,north|south,\n",
    "organisations": "id,name,kind,basedAt,runs\nclub,Kookclub,GROUP,hall,hall\ncare,Thuiszorg,CARE,north,\n",
    "talents": "id,labelNl,broader\nfood,Eten,\ncook,Koken,food\nbake,Bakken,food\n",
    "needs": "id,party,summary,talent,status,openedOn,reportedBy\n"
    "meal,bram,Wie kookt er mee?,cook,OPEN,2026-10-01,cato\n",
    "offers": "party,talent,summary,since\nanna,cook,Kookt graag,2025-03\nclub,bake,,\n",
    "knows": "from,to,strength,kind,lastContact,since,knownBy\nanna,bram,3,NEIGHBOUR,2026-11-01,2024,SELF\n"
    "cato,anna,2,COLLEAGUE,,,\n",
    "affiliations": "person,organisation,role,level\ncato,care,wijkverpleegkundige,WORK\n",
}


def write_folder(folder: Path, tables: Mapping[str, str]) -> Path:
    """A folder with these files, given by name without ending."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in tables.items():
        (folder / f"{name}.csv").write_text(content, encoding="utf-8")
    return folder


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


async def load(database: Database, folder: Path, **wishes: bool) -> LoadReport:
    """Loads a folder as somebody who sees all, on `DAY`."""
    return await load_folder(database, folder, viewer=MANAGER, **wishes)


def counts(report: LoadReport) -> dict[str, tuple[int, int, int, int]]:
    """New, changed, unchanged and refused rows of each file."""

    def of(each: FileReport) -> tuple[int, int, int, int]:
        return each.new, each.changed, each.unchanged, each.refused

    return {each.file: of(each) for each in report.files}


async def everything(database: Database, *, without: Sequence[str] = VARYING) -> list[str]:
    """Every node and tie with its properties as a sorted list of texts."""
    nodes = await draw(database, "MATCH (n:Entity) RETURN labels(n), properties(n)")
    ties = await draw(database, "MATCH (a)-[t]->(b) RETURN type(t), a.id, b.id, properties(t)")
    return sorted(_text(row, without) for row in (*nodes, *ties))


def _text(row: list[object], without: Sequence[str]) -> str:
    facts = {key: value for key, value in dict(row[-1]).items() if key not in without}  # pyright: ignore
    first = sorted(row[0]) if isinstance(row[0], list) else row[0]
    return orjson.dumps([first, *row[1:-1], facts], default=str, option=orjson.OPT_SORT_KEYS).decode()


def change_during(stage: str, settings: DatabaseSettings, text: LiteralString) -> OnProgress:
    """Changes the graph from outside, once, when a stage is done."""
    left = [stage]

    def tell(name: str, done: int, total: int) -> None:
        if name in left and done == total:
            left.remove(name)
            auth = (settings.username, settings.password.get_secret_value())
            with GraphDatabase.driver(str(settings.uri), auth=auth) as driver:
                driver.execute_query(text)

    return tell
