"""All statement files and the Python calls that load them."""

import ast
from dataclasses import dataclass
from pathlib import Path

from graph.access import EVERYTHING, Sight
from graph.model import DataClass
from graph.statements import FOLDER, Header, Statement, parse

ROOT = FOLDER.parent
SIGHTS = (Sight(True, EVERYTHING), Sight(False, EVERYTHING), Sight(False, frozenset({DataClass.P})))


@dataclass(frozen=True)
class File:
    """One statement file."""

    name: str
    header: Header
    body: str

    def __str__(self) -> str:
        return self.name

    def texts(self) -> set[str]:
        """Its text for each shape of viewer."""
        statement = Statement(self.name, self.header, self.body, object)
        return {statement.text(sight) for sight in SIGHTS}


def files() -> list[File]:
    """Every statement file but the schema."""
    found: list[File] = []
    for path in sorted(FOLDER.rglob("*.cypher")):
        name = path.relative_to(FOLDER).with_suffix("").as_posix()
        if not name.startswith("schema/"):
            found.append(File(name, *parse(name, path.read_text(encoding="utf-8"))))
    return found


def python_files() -> list[Path]:
    """The Python files of the product."""
    return [path for folder in ("api", "cli", "engine", "graph", "seeds") for path in (ROOT / folder).rglob("*.py")]


def loaded_names() -> list[str]:
    """The name in every call of `load_statement`."""
    names: list[str] = []
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "load_statement":
                names += [each.value for each in node.args[:1] if isinstance(each, ast.Constant)]
    return names
