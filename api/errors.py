"""What the asker is told when something fails: expected failures in their language, all others masked behind an id."""

import traceback
import uuid
from collections.abc import Callable
from typing import Any

import structlog
from graphql import GraphQLError

from graph.errors import SchakelError, StatementError
from graph.model.kinds import Language
from graph.words import say

log = structlog.get_logger()

MASKED = "Something went wrong in Schakel. The report is kept under the id given here."


def public(error: BaseException, language: Language, spelt: Callable[[str], str] = str) -> tuple[str, dict[str, Any]]:
    """Message and extensions of a failure, fit for the asker; what is not expected is logged without any content."""
    if isinstance(error, SchakelError) and not isinstance(error, StatementError):
        facts = {"facts": dict(error.facts)} if error.facts else {}
        return error.text(language, spelt), {"code": error.code, **facts}
    report = uuid.uuid4().hex
    # Where it happened, but neither the message nor the variables: those may hold names.
    frames = [f"{each.filename}:{each.lineno}" for each in traceback.extract_tb(error.__traceback__)]
    log.error("unexpected_failure", report=report, kind=type(error).__name__, frames=frames)
    return say(language, MASKED), {"code": "INTERNAL", "report": report}


def formatted(error: GraphQLError, language: Language, spelt: Callable[[str], str] = str) -> dict[str, Any]:
    """A GraphQL error as it is sent. What the library itself finds wrong is said in English."""
    cause = error.original_error
    shown: dict[str, Any] = dict(error.formatted)
    is_found_by_library = error.path is None or isinstance(cause, GraphQLError)
    if cause is None or (is_found_by_library and not isinstance(cause, SchakelError)):
        shown["extensions"] = {"code": "GRAPHQL", **(error.extensions or {})}
        return shown
    shown["message"], shown["extensions"] = public(cause, language, spelt)
    return shown


def refused(error: SchakelError) -> GraphQLError:
    """A refusal of a document, before it is known who asks and in which language."""
    return GraphQLError(error.message, original_error=error)


def refusal(error: SchakelError, language: Language) -> dict[str, Any]:
    """The answer to a request that is refused as a whole."""
    message, extensions = public(error, language)
    return {"data": None, "errors": [{"message": message, "extensions": extensions}]}
