"""How long the statements of one question may take: shares of the time that a request has."""

from typing import Any

from graph.asking import Asking
from graph.statements import Row, Statement

ONE_STATEMENT = 0.4
WHOLE_SEARCH = 0.8


async def read(asking: Asking, statement: Statement[Row], *, seconds: float | None = None, **given: Any) -> list[Row]:
    """The rows of a statement, as who is asking may see them."""
    limit = ONE_STATEMENT * asking.service.request_seconds
    return await asking.database.read(
        statement, asking.viewer, seconds=limit if seconds is None else min(seconds, limit), **given
    )
