"""Names that the schema does not have, told in the asker's language with the names that are near, or else allowed.

The library finds them and guesses what was meant, in English sentences; here these are only said in other words. The
names are no secret: the schema is published with the code, and no name in it tells anything of anybody.
"""

import re
from collections.abc import Callable, Sequence

from babel.lists import format_list
from graphql import GraphQLEnumType, GraphQLError, GraphQLSchema, Node

from graph.errors import InvalidInput
from graph.model.kinds import Language
from graph.words import say

_VARIABLE = re.compile(r"Variable '(?P<variable>\$\w+)' has invalid value(?: at (?P<below>\S+))?: (?P<fault>.*)", re.S)
_GUESS = re.compile(r"Did you mean (?P<fragment>to use an inline fragment on )?(?:the enum value )?(?P<names>'.+')\?")


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


class Misspelt(InvalidInput):
    """A name that the schema does not have; `meant` are those that are near, the nearest first.

    `allowed` are all values of an enum, empty for anything else.
    """

    def __init__(
        self, sentence: str, guess: re.Match[str] | None, allowed: Sequence[str], place: str | None, /, **told: str
    ) -> None:
        self._meant = re.findall(r"'(\w+)'", guess["names"]) if guess else []
        self._is_of_part = bool(guess and guess["fragment"])
        self._allowed = allowed
        self._place = place
        facts = {"meant": self._meant, **({"allowed": allowed} if allowed else {}), **({"at": place} if place else {})}
        super().__init__(sentence, code="GRAPHQL", facts=facts, **told)

    def text(self, language: Language, spelt: Callable[[str], str] = str) -> str:
        """What is misspelt, where in the variables, and what may be meant."""
        place = f"{self._place}: " if self._place else ""
        return " ".join([place + super().text(language, spelt), *self._guess(language)])

    def _guess(self, language: Language) -> Sequence[str]:
        names = format_list([f"'{each}'" for each in self._meant or self._allowed], style="or", locale=language.value)
        if not names:
            return []
        if not self._meant:
            return [say(language, "Give {names}.", names=names)]
        if self._is_of_part:
            return [say(language, "Did you mean to ask it of {names}, with `... on`?", names=names)]
        return [say(language, "Did you mean {names}?", names=names)]


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
    misspelt = Misspelt(sentence, guess, allowed, place, **fault.groupdict())
    return GraphQLError(misspelt.message, nodes, original_error=misspelt)
