"""Asks the API in this process, by the route that answers requests, and shows what it says."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any, cast

import typer
from graphql import GraphQLEnumType, GraphQLInputObjectType, get_named_type

from api.context import Context, Services
from api.reading.route import Route
from api.schema.build import build_asking_route
from api.viewer import note_of
from cli.ask.finding import find_id
from cli.ask.spelling import option_of
from cli.language import chosen_language
from cli.mark import fixed_day
from cli.output import print_json
from cli.pictures.files import check_writable, write_picture
from cli.progress import Shown
from cli.session import work_on_database
from cli.usage import WrongUsage
from graph.access import DEMO_VIEWER
from graph.database import Database
from graph.dates import today
from graph.errors import GivenId, LimitExceeded, SchakelError
from graph.misspelt import Misspelt, check_name
from graph.model.kinds import Language
from graph.settings import Settings

COLD_SECONDS = 20.0
"""An engine that has just started plans every statement for the first time, on a busy machine beyond all limits."""
MOST_NODES = 1_000
DOCUMENTS = Path(__file__).parent / "documents"
Value = str | list[str] | None


@dataclass(frozen=True)
class Question:
    """A question of the API, how its answer is shown, and how it is drawn, with its day, where a picture says more.

    `beside` is another question about the same area, whose answer the picture needs too, under its own name.
    """

    name: str
    show: Callable[[Any, Language], None]
    draw: Callable[[Any, Language, str], str] | None = None
    beside: str = ""


@dataclass(frozen=True)
class Given:
    """What the command line says: `names` are ids or names, `choices` words of an enum, `inputs` input objects."""

    names: Mapping[str, Value]
    choices: Mapping[str, Value] = field(default_factory=dict[str, Value])
    values: Mapping[str, object] = field(default_factory=dict[str, object])
    inputs: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])


def ask(
    question: Question,
    given: Given,
    data: Path | None,
    language: str | None,
    as_json: bool,
    picture: Path | None = None,
) -> None:
    """Asks a question and shows the answer; where a picture is wanted, it is written to that file too."""
    spoken = chosen_language(language)
    checked = _with_choices(question.name, given, spoken)
    fixed = fixed_day(data)
    day = fixed or today()
    if picture:
        check_writable(picture)

    async def work(database: Database, _: Shown) -> Any:
        viewer = replace(DEMO_VIEWER, language=spoken, day=day)
        typed: dict[str, str] = {}
        spelt = partial(_as_typed, question.name, typed)
        asker = Asker(build_asking_route(), Context(Services.on(database, Settings().service), viewer, spelt), typed)
        variables = await _variables(asker, checked)
        answer = (await asker.answer(question.name, variables))[question.name]
        return answer, await asker.beside(question.beside, variables) if picture and question.beside else {}

    def tell(answers: tuple[Any, dict[str, Any]]) -> None:
        answer, beside = answers
        if fixed:
            typer.echo(note_of(fixed, spoken), err=True)
        if as_json:
            print_json(answer)
        else:
            question.show(answer, spoken)
        if picture and question.draw:
            on = str(checked.values.get("asOf") or day)
            write_picture(picture, question.draw({**answer, **beside} if beside else answer, spoken, on))

    work_on_database(data, work, tell, lasts_briefly=True)


@dataclass(frozen=True)
class Asker:
    """Somebody who asks; `typed` are the names by which they know ids."""

    route: Route
    context: Context
    typed: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def language(self) -> Language:
        """The language to be answered in."""
        return self.context.viewer.language

    @property
    def day(self) -> date:
        """The day on which they ask."""
        return self.context.viewer.day

    async def find(self, argument: str, given: str) -> str:
        """The id that is meant by what was given for an argument."""
        found = await find_id(self, argument, given)
        self.typed[found] = given
        return found

    async def answer(self, name: str, variables: Mapping[str, object]) -> dict[str, Any]:
        """The data that a document of ours gives; SchakelError with the reason when it cannot be answered."""
        end = time.monotonic() + COLD_SECONDS
        while True:
            try:
                return await self._try(name, variables)
            except LimitExceeded:
                if time.monotonic() > end:
                    raise

    async def beside(self, name: str, variables: Mapping[str, object]) -> dict[str, Any]:
        """The network on which another question was asked, less those whom it took out, and whom that leaves alone."""
        same = {each: variables[each] for each in ("area", "ties", "asOf") if each in variables}
        frames = (await self.answer(name, {**same, "first": MOST_NODES}))[name]
        gone = frozenset(cast("list[str]", variables.get("without") or ()))
        nodes = [each for each in frames["nodes"] if each["id"] not in gone]
        edges = [each for each in frames["edges"] if gone.isdisjoint((each["source"], each["target"]))]
        without = [each["title"] for each in frames["nodes"] if each["id"] in gone]
        alone = _tied(frames["edges"]) - _tied(edges) - gone
        return {name: {**frames, "nodes": nodes, "edges": edges, "without": without, "leftAlone": sorted(alone)}}

    async def _try(self, name: str, variables: Mapping[str, object]) -> dict[str, Any]:
        answer = await self.route.answer(self.context, _document(name), variables)
        if errors := answer.get("errors"):
            code = errors[0]["extensions"]["code"]
            raise (LimitExceeded if code == LimitExceeded.code else SchakelError)(errors[0]["message"], code=code)
        return answer["data"]


def _as_typed(question: str, typed: Mapping[str, str], word: str) -> str:
    """An argument as its option, and an id as the name that was given for it."""
    return typed.get(word, word) if isinstance(word, GivenId) else option_of(question, word)


def _tied(edges: list[dict[str, Any]]) -> set[str]:
    return {each[end] for each in edges for end in ("source", "target")}


@cache
def _document(name: str) -> str:
    return (DOCUMENTS / f"{name}.graphql").read_text(encoding="utf-8")


def _with_choices(question: str, given: Given, language: Language) -> Given:
    """The same with every word of an enum as it is spelt; a word that is none is wrong usage."""
    query = build_asking_route().schema.query_type
    arguments: dict[str, Any] = dict(query.fields[question].args) if query else {}
    choices = {
        name: _spelt(option_of(question, name), arguments[name].type, value, language)
        for name, value in given.choices.items()
        if value
    }
    inputs: dict[str, Mapping[str, str]] = {}
    for name, parts in given.inputs.items():
        fields = cast(GraphQLInputObjectType, get_named_type(arguments[name].type)).fields
        inputs[name] = {
            part: cast(str, _spelt(option_of(question, f"{name}.{part}"), fields[part].type, value, language))
            for part, value in parts.items()
        }
    return replace(given, choices=choices, inputs=inputs)


def _spelt(option: str, type_: Any, value: Value, language: Language) -> Value:
    kind = cast(Any, get_named_type(type_))
    if not isinstance(kind, GraphQLEnumType) or value is None:
        return value
    if isinstance(value, list):
        return [cast(str, _spelt(option, type_, each, language)) for each in value]
    word = value.strip().upper().replace("-", "_")
    try:
        return check_name(option, word if word in kind.values else value, list(kind.values))
    except Misspelt as error:
        raise WrongUsage(error.text(language)) from None


async def _variables(asker: Asker, given: Given) -> dict[str, object]:
    """What is given as the API wants it: names have become ids, and what is not given is left out."""
    found: dict[str, object] = {name: value for name, value in given.values.items() if value is not None}
    found |= given.choices
    for name, value in given.names.items():
        if isinstance(value, list):
            found[name] = [await asker.find(name, each) for each in value]
        elif value is not None:
            found[name] = await asker.find(name, value)
    for name, parts in given.inputs.items():
        if parts:
            found[name] = {part: await asker.find(part, each) for part, each in parts.items()}
    return found
