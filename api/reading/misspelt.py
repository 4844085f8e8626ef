"""Names that the schema does not have, told in the asker's language with the names that are near, or else allowed.

So are values that our own scalars refuse. The library finds them and guesses what was meant, in English sentences; here
these are only said in other words. The names are no secret: the schema is published with the code, and no name in it
tells anything of anybody.
"""

import re
from collections.abc import Callable, Sequence

from graphql import (
    GraphQLEnumType,
    GraphQLError,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    Node,
)

from graph.errors import InvalidInput
from graph.misspelt import Misspelt
from graph.model.kinds import Language

_VARIABLE = re.compile(r"Variable '(?P<variable>\$\w+)' has invalid value(?: at (?P<below>\S+))?: (?P<fault>.*)", re.S)
_GUESS = re.compile(r"Did you mean (?P<fragment>to use an inline fragment on )?(?:the enum value )?(?P<names>'.+')\?")

_OF_PART = "Did you mean to ask it of {names}, with `... on`?"


def _fault(pattern: str, sentence: str) -> tuple[re.Pattern[str], str]:
    return re.compile(pattern, re.S), sentence


# How the library begins each sentence, and what is said instead.
_FAULTS = (
    _fault(
        r"Cannot query field '(?P<given>\w+)' on type '(?P<within>\w+)'\.",
        "Cannot query field '{given}' on type '{within}'.",
    ),
    _fault(
        r"Unknown argument '(?P<given>\w+)' on (?:field|directive) '(?P<within>[\w.@]+)'\.",
        "Unknown argument '{given}' on '{within}'.",
    ),
    _fault(
        r"Expected value of type '(?P<within>\w+)' not to include unknown field '(?P<given>\w+)'",
        "Unknown field '{given}' in a value of type '{within}'.",
    ),
    _fault(
        r"Value '(?P<given>.*)' does not exist in '(?P<within>\w+)' enum\.",
        "'{given}' is no value of '{within}'.",
    ),
    _fault(
        r"Enum '(?P<within>\w+)' cannot represent non-enum value: (?P<given>\".*\")\.",
        "A value of '{within}' stands without quotation marks; given: {given}.",
    ),
    _fault(r"Unknown type '(?P<given>\w+)'\.", "Unknown type '{given}'."),
)


class UnfitInDocument(InvalidInput):
    """A value that one of our scalars refuses, with its place among the variables."""

    def __init__(self, cause: InvalidInput, place: str | None) -> None:
        self._cause, self._place = cause, place
        super().__init__(cause.message, code="GRAPHQL", facts={**cause.facts, **_facts(place)})

    def text(self, language: Language, spelt: Callable[[str], str] = str) -> str:
        """Why it is refused, and where in the variables."""
        return _placed(self._place, self._cause.text(language, spelt))


class MisspeltInDocument(Misspelt):
    """A name that the schema does not have, with its place among the variables; `allowed` are all it could be."""

    def __init__(
        self, sentence: str, guess: re.Match[str] | None, allowed: Sequence[str], place: str | None, /, **told: str
    ) -> None:
        self._place = place
        super().__init__(
            sentence,
            meant=re.findall(r"'(\w+)'", guess["names"]) if guess else [],
            allowed=allowed,
            question=_OF_PART if guess and guess["fragment"] else "Did you mean {names}?",
            code="GRAPHQL",
            facts=_facts(place),
            **told,
        )

    def text(self, language: Language, spelt: Callable[[str], str] = str) -> str:
        """What is misspelt, where in the variables, and what may be meant."""
        return _placed(self._place, super().text(language, spelt))


def _placed(place: str | None, sentence: str) -> str:
    return f"{place}: {sentence}" if place else sentence


def _facts(place: str | None) -> dict[str, str]:
    return {"at": place} if place else {}


def told(error: GraphQLError, schema: GraphQLSchema) -> GraphQLError:
    """What the library found, in our words where a name is misspelt or a date is none, else as it stands."""
    found = _VARIABLE.fullmatch(error.message)
    place = f"{found['variable']}{found['below'] or ''}" if found else None
    if isinstance(cause := _cause(error), InvalidInput):
        unfit = UnfitInDocument(cause, place)
        return GraphQLError(unfit.message, error.nodes, original_error=unfit)
    message = found["fault"] if found else error.message
    for pattern, sentence in _FAULTS:
        if fault := pattern.match(message):
            return _refusal(error.nodes, sentence, fault, _allowed(schema, fault), place)
    return error


def _cause(error: GraphQLError) -> Exception | None:
    """What went wrong at first; the library wraps a fault in the variables once more."""
    cause = error.original_error
    return _cause(cause) if isinstance(cause, GraphQLError) else cause


def _allowed(schema: GraphQLSchema, fault: re.Match[str]) -> list[str]:
    """All values of an enum, fields of an input or arguments of a field; the fields of a type are too many to tell."""
    name, _, field = fault.groupdict().get("within", "").partition(".")
    within = schema.get_type(name)
    if isinstance(within, GraphQLEnumType):
        return list(within.values)
    if isinstance(within, GraphQLInputObjectType):
        return list(within.fields)
    if field and isinstance(within, GraphQLObjectType | GraphQLInterfaceType):
        return list(within.fields[field].args)
    return []


def _refusal(
    nodes: Sequence[Node] | None, sentence: str, fault: re.Match[str], allowed: Sequence[str], place: str | None
) -> GraphQLError:
    guess = _GUESS.search(fault.string, fault.end())
    misspelt = MisspeltInDocument(sentence, guess, allowed, place, **fault.groupdict())
    return GraphQLError(misspelt.message, nodes, original_error=misspelt)
