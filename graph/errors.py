"""The errors of Schakel, one tree.

SchakelError
├── InvalidInput         what was given cannot be used; says what is allowed
├── NotFound             nothing with that id, or nothing this viewer may see
├── Conflict             somebody else changed it first, or it exists already
├── LimitExceeded        too deep, too many or too slow
├── DatabaseUnavailable  the database does not answer now; try again
│   └── CommitUnknown    the connection broke while a change was stored; a repeat tells
├── DataError            stored or loaded data breaks a declared type or rule
└── StatementError       a query file is wrong; seen at start-up and in tests only
"""

from collections.abc import Mapping


class SchakelError(Exception):
    """Base of all expected failures: `code` is stable and documented, `facts` are for programs."""

    code = "FAILED"

    def __init__(self, message: str, *, code: str | None = None, facts: Mapping[str, object] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or type(self).code
        self.facts: Mapping[str, object] = dict(facts or {})


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
    """The connection broke while a change was being stored: whether it was is found by repeating it."""

    code = "COMMIT_UNKNOWN"


class DataError(SchakelError):
    """Stored or loaded data breaks a declared type or rule."""

    code = "DATA_ERROR"


class StatementError(SchakelError):
    """A statement file is wrong; raised at start-up and in tests only."""

    code = "STATEMENT_ERROR"
