"""Names that the schema does not have, told in the asker's language with the names that are near, or else allowed.

The library finds them and guesses what was meant, in English sentences; here these are only said in other words. The
names are no secret: the schema is published with the code, and no name in it tells anything of anybody.
"""

import re
from collections.abc import Callable, Sequence

from graphql import GraphQLEnumType, GraphQLError, GraphQLSchema, Node

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


class MisspeltInDocument(Misspelt):
    """A name that the schema does not have, with its place among the variables; `allowed` are all values of an enum."""

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
            facts={"at": place} if place else {},
            **told,
        )

    def text(self, language: Language, spelt: Callable[[str], str] = str) -> str:
        """What is misspelt, where in the variables, and what may be meant."""
        place = f"{self._place}: " if self._place else ""
        return place + super().text(language, spelt)


def told(error: GraphQLError, schema: GraphQLSchema) -> GraphQLError:
    """What the library found, in our words where a name is misspelt, else as it stands."""
    found = _VARIABLE.fullmatch(error.message)
    place = f"{found['variable']}{found['below'] or ''}" if found else None
    message = found["fault"] if found else error.message
    for pattern, sentence in _FAULTS:
        if fault := pattern.match(message):
            return _refusal(error.nodes, sentence, fault, _allowed(schema, fault), place)
    return error


def _allowed(schema: GraphQLSchema, fault: re.Match[str]) -> list[str]:
    within = schema.get_type(fault.groupdict().get("within", ""))
    return list(within.values) if isinstance(within, GraphQLEnumType) else []


def _refusal(
    nodes: Sequence[Node] | None, sentence: str, fault: re.Match[str], allowed: Sequence[str], place: str | None
) -> GraphQLError:
    guess = _GUESS.search(fault.string, fault.end())
    misspelt = MisspeltInDocument(sentence, guess, allowed, place, **fault.groupdict())
    return GraphQLError(misspelt.message, nodes, original_error=misspelt)
