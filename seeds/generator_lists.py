"""The lists out of which texts are invented: reasons, names of organisations and places, talents."""

from functools import cache
from pathlib import Path

from seeds.generator_names import NAMES, read_rows

TALENTS = Path(__file__).parent / "talents" / "talents.csv"


@cache
def reasons() -> dict[str, tuple[str, ...]]:
    """How two people may know each other, by the kind of their tie."""
    found: dict[str, list[str]] = {}
    for row in read_rows(NAMES / "reasons.csv"):
        found.setdefault(row["kind"], []).append(row["why"])
    return {kind: tuple(texts) for kind, texts in found.items()}


@cache
def organisation_patterns() -> tuple[dict[str, str], ...]:
    """The kinds of organisations with their share and the pattern of their name."""
    return tuple(read_rows(NAMES / "organisations.csv"))


@cache
def place_names() -> tuple[str, ...]:
    """Names of invented neighbourhoods."""
    rows = read_rows(NAMES / "places.csv")
    firsts = [row["text"] for row in rows if row["part"] == "first"]
    lasts = [row["text"] for row in rows if row["part"] == "last"]
    turns = range(len(lasts))
    return tuple(first + lasts[(number + turn) % len(lasts)] for turn in turns for number, first in enumerate(firsts))


@cache
def talents() -> tuple[dict[str, str], ...]:
    """Everything of the category tree but the themes, which are headings."""
    return tuple(row for row in read_rows(TALENTS) if row["broader"])


def within_sentence(label: str) -> str:
    """A label as it stands inside a sentence: small first letter, unless the word is an abbreviation or name."""
    first, _, _ = label.partition(" ")
    return label if first[1:] != first[1:].lower() else label[:1].lower() + label[1:]
