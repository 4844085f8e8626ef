"""Where the category tree and the practices' folders stand, and their files as plain tables."""

import csv
import tomllib
from functools import cache
from pathlib import Path

import seeds

STORIES = Path(seeds.__file__).parent / "stories"
TALENTS = STORIES.parent / "talents"
PRACTICES = (
    "almere-arrangements",
    "apeldoorn-zuid",
    "voorst",
    "expeditie",
    "almelo",
    "groningen",
    "plushome-dinner",
    "buurtcirkel",
    "haarlem-square",
    "family-expertise",
    "encounters",
)

Row = dict[str, str]


@cache
def table(folder: Path, name: str) -> list[Row]:
    """The rows of one file of a folder, none when the file is absent."""
    path = folder / f"{name}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


def tables(folder: Path) -> dict[str, list[Row]]:
    """Every file of a folder and its rows."""
    return {path.stem: table(folder, path.stem) for path in sorted(folder.glob("*.csv"))}


@cache
def with_includes(folder: Path) -> frozenset[Path]:
    """A folder and all the folders that it includes."""
    listing = folder / "folder.toml"
    named: list[str] = tomllib.loads(listing.read_text())["includes"] if listing.exists() else []
    return frozenset({folder}).union(*(with_includes((folder / each).resolve()) for each in named))


def items(row: Row, column: str) -> list[str]:
    """The values of a cell, which may be a list, be empty or be absent."""
    return [each for each in (row.get(column) or "").split("|") if each]
