"""Every command, option and setting stands in the documents, and every document of ours fits the schema."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import graphql
import pytest
import typer

from api.schema.build import build_route
from cli.ask.asking import DOCUMENTS
from cli.ask.spelling import option_of
from cli.main import app
from cli.sharing import EngineSettings
from graph.settings import DatabaseSettings, ServiceSettings

DOCS = Path(__file__).resolve().parents[3] / "docs"
COMMAND_LINE = (DOCS / "command-line.md").read_text(encoding="utf-8")
OPERATIONS = (DOCS / "operations.md").read_text(encoding="utf-8")


def commands(command: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Every command that does something, by its words."""
    for name, each in getattr(command, "commands", {}).items():
        if getattr(each, "commands", None):
            yield from commands(each, (*words, name))
        else:
            yield " ".join((*words, name)), each


COMMANDS = dict(commands(typer.main.get_command(app)))
PARAMETERS = [found for each in COMMANDS.values() for found in each.params]
OPTIONS = sorted({option for found in PARAMETERS for option in found.opts if option.startswith("--")})


def test_all_commands_are_found() -> None:
    asked = {
        "ask chains",
        "ask connectors",
        "ask fragility",
        "ask graph-frames",
        "ask key-players",
        "ask matches",
        "ask briefing",
        "ask open-actions",
        "ask coalitions",
        "ask stakeholders",
        "ask venues-for",
        "ask circle-check",
        "ask open-triangle",
        "ask exchanges",
        "ask proposed-arrangements",
        "ask area-report",
        "ask area-statistics",
        "ask measures",
        "ask duplicates",
    }
    engine = {f"engine {verb}" for verb in ("start", "stop", "dump", "load", "check", "reset")}
    assert set(COMMANDS) == {"demo", "serve", "load", "check", "export", "generate"} | asked | engine


@pytest.mark.parametrize("words", COMMANDS)
def test_a_command_is_documented(words: str) -> None:
    assert f"`schakel {words}" in COMMAND_LINE


@pytest.mark.parametrize("words", COMMANDS)
def test_a_command_says_what_it_does(words: str) -> None:
    assert COMMANDS[words].help.endswith(".")
    assert [found.name for found in COMMANDS[words].params if not getattr(found, "help", None)] == []


@pytest.mark.parametrize("option", [option for option in OPTIONS if option not in ("--from", "--to")])
def test_an_option_is_documented(option: str) -> None:
    assert f"`{option}" in COMMAND_LINE


def settings() -> Iterator[str]:
    """The environment variable of every setting."""
    for kind in (DatabaseSettings, ServiceSettings, EngineSettings):
        prefix = kind.model_config.get("env_prefix", "")
        for name, field in kind.model_fields.items():
            alias = getattr(field.validation_alias, "choices", None)
            yield str(alias[0]) if alias else f"{prefix}{name}".upper()


@pytest.mark.parametrize("variable", list(settings()))
def test_a_setting_is_documented(variable: str) -> None:
    assert f"`{variable}`" in OPERATIONS


# The command of a question that is called otherwise, and what is put together of several options.
CALLED = {"possibleDuplicates": "ask duplicates", "measures": "ask measures"}
PUT_TOGETHER = {"draft", "offer", "toAny", "themes"}


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.graphql")), ids=lambda path: path.stem)
def test_an_argument_is_told_by_an_option_of_its_command(path: Path) -> None:
    name = path.stem
    command = COMMANDS.get(CALLED.get(name, f"ask {option_of('', name)[2:]}"))
    if command is None:
        assert name in ("named", "namedMeetings", "known")
        return
    options = {option for found in command.params for option in found.opts}
    parsed = graphql.parse(path.read_text(encoding="utf-8"))
    operation = graphql.get_operation_ast(parsed)
    assert operation is not None
    arguments = {each.variable.name.value for each in operation.variable_definitions or ()}

    assert {option_of(name, each) for each in arguments - PUT_TOGETHER} <= options


def test_the_parts_of_a_target_are_told_by_options_of_chains() -> None:
    options = {option for found in COMMANDS["ask chains"].params for option in found.opts}

    assert set(option_of("chains", "toAny").split(", ")) <= options
    for part in ("talent", "organisation", "organisationKind", "area"):
        assert option_of("chains", f"toAny.{part}") in options


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.graphql")), ids=lambda path: path.stem)
def test_a_document_fits_the_schema(path: Path) -> None:
    errors = graphql.validate(build_route().schema, graphql.parse(path.read_text(encoding="utf-8")))

    assert [error.message for error in errors] == []
