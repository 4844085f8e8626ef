"""The errors of Schakel, one tree.

SchakelError
├── InvalidInput         what was given cannot be used; says what is allowed
├── NotFound             nothing with that id, or nothing this viewer may see
├── Conflict             somebody else changed it first, or it exists already
├── LimitExceeded        too deep, too many or too slow
├── DatabaseUnavailable  the database does not answer now; try again
│   └── CommitUnknown    nobody heard whether a change was stored; a repeat tells
├── DataError            stored or loaded data breaks a declared type or rule
└── StatementError       a query file is wrong; seen at start-up and in tests only
"""

from collections.abc import Callable, Mapping
from typing import cast

from graph.model.kinds import Language
from graph.words import Phrase, say, say_as_given


class Argument(str):
    """The name of an argument as the API spells it; who asks by other means knows it by another name."""

    __slots__ = ()


class GivenId(str):
    """An id that was given; who asks by names gave a name that leads to it, and knows it by that one."""

    __slots__ = ()


class SchakelError(Exception):
    """Base of all expected failures: `code` is stable and documented, `facts` are for programs.

    The sentence is a template, as in `graph.words.say`: what it tells stands among the facts too, `facts` adds what it
    does not tell. A sentence that tells no fact stands as it is. `message` is its English, for logs and programmers.
    """

    code = "FAILED"

    def __init__(
        self, sentence: str, /, *, code: str | None = None, facts: Mapping[str, object] | None = None, **told: object
    ) -> None:
        self._sentence, self._told = sentence, told
        self.message = self.text(Language.EN)
        super().__init__(self.message)
        self.code = code or type(self).code
        data = {name: fact for name, fact in told.items() if not isinstance(fact, Phrase)}
        self.facts: Mapping[str, object] = {**data, **(facts or {})}

    def text(self, language: Language, spelt: Callable[[str], str] = str) -> str:
        """What is wrong and what to do, in a language; `spelt` gives arguments and ids as the reader knows them."""
        told = {name: _told(fact, language, spelt) for name, fact in self._told.items()}
        return say_as_given(language, self._sentence, **told)


def _told(fact: object, language: Language, spelt: Callable[[str], str]) -> object:
    if isinstance(fact, Phrase):
        return say(language, fact.sentence)
    if isinstance(fact, tuple):
        return ", ".join(str(_told(each, language, spelt)) for each in cast("tuple[object, ...]", fact))
    return spelt(fact) if isinstance(fact, Argument | GivenId) else fact


class InvalidInput(SchakelError):
    """What was given cannot be used."""

    code = "INVALID_INPUT"


class NotFound(SchakelError):
    """There is nothing with that id, or nothing that this viewer may see."""

    code = "NOT_FOUND"


class Conflict(SchakelError):
    """Somebody else changed it first, or it exists already."""

    code = "CONFLICT"


class LimitExceeded(SchakelError):
    """Too deep, too many or too slow."""

    code = "LIMIT_EXCEEDED"


class DatabaseUnavailable(SchakelError):
    """The database does not answer now; the same request may succeed later."""

    code = "DATABASE_UNAVAILABLE"


class CommitUnknown(DatabaseUnavailable):
    """Nobody heard whether a change was stored: a repeat tells."""

    code = "COMMIT_UNKNOWN"


class ReadOnly(DatabaseUnavailable):
    """The database, or the user whose name is given to it, may only be read."""

    code = "DATABASE_READ_ONLY"


class DataError(SchakelError):
    """Stored or loaded data breaks a declared type or rule."""

    code = "DATA_ERROR"


class StatementError(SchakelError):
    """A statement file is wrong; raised at start-up and in tests only."""

    code = "STATEMENT_ERROR"


NO_ANSWER = "The database does not answer. Try again in a moment."
# However it came about, the asker knows no more than this.
MAY_BE_STORED = (
    "The database did not confirm the change: it may have been stored, or not. Send it again with the same mutationId: "
    "it is stored once, however often it is sent."
)


def unanswered() -> DatabaseUnavailable:
    """The database is silent."""
    return DatabaseUnavailable(NO_ANSWER)


def unconfirmed() -> CommitUnknown:
    """Nobody heard whether a change was stored."""
    return CommitUnknown(MAY_BE_STORED)
