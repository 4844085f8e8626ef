"""What the asker is told when something fails: expected failures as they are, all others masked behind an id."""

import traceback
import uuid
from typing import Any

import structlog
from graphql import GraphQLError

from graph.errors import SchakelError, StatementError

log = structlog.get_logger()

MASKED = "Something went wrong in Schakel. The report is kept under the id given here."


def public(error: BaseException) -> tuple[str, dict[str, Any]]:
    """Message and extensions of a failure, fit for the asker; what is not expected is logged without any content."""
    if isinstance(error, SchakelError) and not isinstance(error, StatementError):
        return error.message, {"code": error.code, **({"facts": dict(error.facts)} if error.facts else {})}
    report = uuid.uuid4().hex
    # Where it happened, but neither the message nor the variables: those may hold names.
    frames = [f"{each.filename}:{each.lineno}" for each in traceback.extract_tb(error.__traceback__)]
    log.error("unexpected_failure", report=report, kind=type(error).__name__, frames=frames)
    return MASKED, {"code": "INTERNAL", "report": report}


def formatted(error: GraphQLError) -> dict[str, Any]:
    """A GraphQL error as it is sent. Errors of syntax, validation and variables speak of the document only."""
    cause = error.original_error
    shown: dict[str, Any] = dict(error.formatted)
    if error.path is None or cause is None or isinstance(cause, GraphQLError):
        shown["extensions"] = {"code": "GRAPHQL", **(error.extensions or {})}
        return shown
    shown["message"], shown["extensions"] = public(cause)
    return shown


def refusal(code: str, message: str) -> dict[str, Any]:
    """The answer to a request that is refused as a whole."""
    return {"data": None, "errors": [{"message": message, "extensions": {"code": code}}]}
