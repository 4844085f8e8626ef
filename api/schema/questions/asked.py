"""How a question becomes a field of the query type, and the arguments that several questions share."""

import re
from collections.abc import Awaitable, Callable, Mapping
from functools import cache
from typing import Any, cast

from api.context import Context
from api.schema.queries import Question
from api.schema.types import Argument, Field
from graph.projection import Selected

Ask = Callable[..., Awaitable[Any]]

AS_OF = Argument("asOf", "Date", "The day whose ties count; today when left out.")
TIES = "[TieKind!]"


def question(
    name: str,
    gives: str,
    meaning: str,
    ask: Ask,
    arguments: list[Argument],
    *,
    inputs: Mapping[str, type] | None = None,
    is_slow: bool = False,
) -> Question:
    """A question answered by `ask`; `inputs` are the classes of the arguments that are input objects."""

    async def answer(context: Context, selected: Selected) -> Any:
        given = {_python_name(key): _value(key, value, inputs or {}) for key, value in selected.arguments.items()}
        return await context.shaped(await ask(context.asking(selected), **given), selected)

    return Question(Field(name, gives, meaning, arguments), answer, is_slow)


@cache
def _python_name(name: str) -> str:
    snake = re.sub(r"[A-Z]", lambda found: f"_{found[0].lower()}", name)
    return {"from": "from_id", "type": "type_"}.get(snake, snake)


def _value(name: str, value: Any, inputs: Mapping[str, type]) -> Any:
    if name not in inputs or value is None:
        return value
    return inputs[name](**{_python_name(key): each for key, each in cast("dict[str, Any]", value).items()})


def first(default: int, most: int) -> Argument:
    """The argument that bounds a list."""
    return Argument("first", "Int!", f"How many at most, 1 to {most}.", default)
