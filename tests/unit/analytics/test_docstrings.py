"""Every public function of the analytics says all that a reader needs, in one order, and its example runs."""

import ast
import doctest
import importlib
import re
from pathlib import Path

import pytest

import graph.analytics

FOLDER = Path(graph.analytics.__file__).parent
SECTIONS = ("Definition", "Parameters", "Returns", "Raises", "Complexity", "Edge cases", "Example", "References")
PUBLIC = sorted(path for path in FOLDER.glob("*.py") if not path.name.startswith("_"))
FUNCTIONS = [
    pytest.param(path, node, id=f"{path.stem}.{node.name}")
    for path in PUBLIC
    for node in ast.parse(path.read_text("utf-8")).body
    if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
]


@pytest.mark.parametrize(("path", "function"), FUNCTIONS)
def test_a_function_has_every_section_in_order(path: Path, function: ast.FunctionDef) -> None:
    text = ast.get_docstring(function) or ""
    found = [name for name in re.findall(r"^([A-Z][a-z ]+):", text, re.MULTILINE) if name in SECTIONS]

    assert found == list(SECTIONS), f"{path.name}: {function.name}"
    assert re.fullmatch(r"\S.*[.]", text.splitlines()[0])


@pytest.mark.parametrize(("path", "function"), FUNCTIONS)
def test_a_function_names_its_parameters(path: Path, function: ast.FunctionDef) -> None:
    text = ast.get_docstring(function) or ""
    section = text.split("Parameters:")[1].split("\n\nReturns:")[0]
    named = {name for line in re.findall(r"^ {4}([\w, ]+):", section, re.MULTILINE) for name in line.split(", ")}
    arguments = function.args.posonlyargs + function.args.args + function.args.kwonlyargs

    assert named == {each.arg for each in arguments}, path.name


@pytest.mark.parametrize("path", PUBLIC, ids=lambda path: path.stem)
def test_the_examples_run(path: Path) -> None:
    module = importlib.import_module(f"graph.analytics.{path.stem}") if path.stem != "__init__" else graph.analytics

    assert doctest.testmod(module).failed == 0


def test_there_is_something_to_look_at() -> None:
    assert len(FUNCTIONS) > 30
