"""What a command may not import, because it costs every start more than the question itself."""

import subprocess
import sys

import pytest

WHAT_IS_IMPORTED = """
import sys
from cli.main import outcome
code = outcome(sys.argv[1:])
print("code", code)
print("imported", *sorted(sys.modules))
"""
NEEDS_A_DATABASE = ("api", "graph.database", "neo4j", "strawberry", "graphql", "numpy", "engine")
OF_SOME_COMMANDS = (
    *("scipy", "networkit", "openpyxl", "xlsxwriter", "docker", "testcontainers", "fastapi", "uvicorn"),
    *("api.schema.mutations", "seeds.load", "seeds.workbooks"),
)


def imported_by(*words: str) -> tuple[int, list[str]]:
    """The exit code of a command, and the modules that it imported."""
    done = subprocess.run([sys.executable, "-c", WHAT_IS_IMPORTED, *words], capture_output=True, text=True, check=True)
    code, modules = done.stdout.splitlines()[-2:]
    return int(code.removeprefix("code ")), modules.split()


def among(modules: list[str], unwanted: tuple[str, ...]) -> list[str]:
    return [each for each in modules if any(each == one or each.startswith(f"{one}.") for one in unwanted)]


@pytest.mark.parametrize("words", [("--help",), ("ask", "--help"), ("ask", "chains", "--help"), ("load", "--help")])
def test_help_imports_nothing_that_works_on_a_database(words: tuple[str, ...]) -> None:
    code, modules = imported_by(*words)

    assert code == 0
    assert "cli.ask.people" in modules
    assert among(modules, (*NEEDS_A_DATABASE, *OF_SOME_COMMANDS)) == []


def test_a_question_imports_nothing_that_others_need() -> None:
    code, modules = imported_by("ask", "chains", "--from", "p:a", "--to", "p:b", "--by", "LUCK")

    assert code == 2
    assert "api.schema.questions.people" in modules
    assert among(modules, OF_SOME_COMMANDS) == []
