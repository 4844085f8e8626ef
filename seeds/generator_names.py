"""Invented names out of the lists in seeds/names."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from seeds.generator_draws import Draws, added_up

NAMES = Path(__file__).parent / "names"


@dataclass(frozen=True)
class InventedName:
    """A name in its parts, with the languages that often go with it."""

    given: str
    infix: str
    family: str
    languages: str

    @property
    def shown(self) -> str:
        """The name as shown."""
        return " ".join(part for part in (self.given, self.infix, self.family) if part)


@dataclass(frozen=True)
class Background:
    """Names that go together."""

    key: str
    languages: str
    given: tuple[str, ...]
    family: tuple[tuple[str, str], ...]


@cache
def backgrounds() -> tuple[tuple[Background, ...], tuple[float, ...]]:
    """The backgrounds and the running total of their shares."""
    given = read_rows(NAMES / "given.csv")
    family = read_rows(NAMES / "family.csv")
    found = tuple(
        Background(
            row["background"],
            row["languages"],
            tuple(each["name"] for each in given if each["background"] == row["background"]),
            tuple((each["infix"], each["name"]) for each in family if each["background"] == row["background"]),
        )
        for row in read_rows(NAMES / "backgrounds.csv")
    )
    return found, tuple(added_up([float(row["share"]) for row in read_rows(NAMES / "backgrounds.csv")]))


def invent(draws: Draws, mix: Mapping[str, float] | None = None) -> InventedName:
    """A name of somebody of any background, or of a mix of them; a few have a double family name."""
    known, shares = backgrounds()
    if mix:
        shares = added_up([mix.get(each.key, 0.0) for each in known])
    own = known[draws.index(shares)]
    infix, family = draws.pick(own.family)
    if draws.chance(0.04):
        other_infix, other = draws.pick(known[draws.index(shares)].family)
        family = f"{family}-{other_infix} {other}" if other_infix else f"{family}-{other}"
    return InventedName(draws.pick(own.given), infix, family, own.languages)


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
