"""Every code that a program can meet stands in the documents, and no other."""

import ast
import re
from pathlib import Path

from api import limits
from graph.settings import ServiceSettings
from tests.support.statement_files import ROOT

NAME = re.compile(r"[A-Z]+(_[A-Z]+)*")
ROW = re.compile(r"\| ([^|]+) \| ([\d,]+) \|")


def codes_in(path: Path) -> set[str]:
    """The codes that a file of Python gives: `code=`, the `code` of a class, and the first words of a refusal."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.keyword | ast.Assign) and "code" in (
            getattr(node, "arg", ""),
            *(getattr(each, "id", "") for each in getattr(node, "targets", ())),
        ):
            found |= texts([node.value])
        elif isinstance(node, ast.Dict):
            keys = [each.value if isinstance(each, ast.Constant) else None for each in node.keys]
            found |= texts([value for key, value in zip(keys, node.values, strict=True) if key == "code"])
        elif isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in (
            "Refused",
            "refusal",
        ):
            found |= texts(node.args)
    return found


def texts(nodes: list[ast.expr]) -> set[str]:
    """The constants among these that look like a code."""
    return {
        each.value
        for each in nodes
        if isinstance(each, ast.Constant) and isinstance(each.value, str) and NAME.fullmatch(each.value)
    }


def test_every_code_is_documented() -> None:
    given = {
        code
        for folder in ("api", "cli", "graph", "seeds")
        for path in (ROOT / folder).rglob("*.py")
        for code in codes_in(path)
    }
    told = set(re.findall(r"`([A-Z]+(?:_[A-Z]+)*)`", (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")))
    assert given == told


def test_how_much_a_document_may_ask_is_documented() -> None:
    text = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8").partition("## How much one document may ask")[2]
    told = {row[0].split(" (")[0].split(",")[0]: int(row[1].replace(",", "")) for row in re.findall(ROW, text)}

    assert told == {
        "operations": 1,
        "fields at the top": limits.ROOT_FIELDS,
        "levels": limits.DEPTH,
        "aliases": limits.ALIASES,
        "fragments": limits.FRAGMENTS,
        "fragment spreads": limits.SPREADS,
        "directives": limits.DIRECTIVES,
        "tokens": limits.TOKENS,
        "characters": limits.SOURCE_CHARACTERS,
        "entities in one answer": ServiceSettings().nodes_per_call,
    }
