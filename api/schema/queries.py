"""The query type: every field with its arguments and the function that answers it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from api.context import Context
from api.schema.entities import ROOT_LISTS, list_arguments
from api.schema.types import Argument, Field
from graph.changes import kept_instead
from graph.filtered import check_filter
from graph.model import NodeType
from graph.projection import Selected

Root = Callable[[Context, Selected], Awaitable[Any]]


@dataclass(frozen=True)
class Question:
    """One field of the query type. A slow question gets the longer deadline."""

    field: Field
    answer: Root
    is_slow: bool = False


def entity_questions() -> list[Question]:
    """`entity`, one field per kind of entity, and their lists."""
    one = Question(
        Field(
            "entity",
            "Entity",
            "Anything by its id; null when there is none that you may see. "
            "The id of somebody who was merged leads to who was kept.",
            [_id("Its id.")],
        ),
        lambda context, selected: _by_id(context, "Entity", selected),
    )
    return [one, *(each for node in ROOT_LISTS for each in (_one(node), _list(node)))]


def _id(meaning: str) -> Argument:
    return Argument("id", "ID!", meaning)


def _one(node: NodeType) -> Question:
    name = node.label[0].lower() + node.label[1:]
    field = Field(name, node.label, f"{node.meaning} By its id; null when there is none.", [_id("Its id.")])
    return Question(field, lambda context, selected: _by_id(context, node.label, selected))


def _list(node: NodeType) -> Question:
    field = Field(node.plural, f"{node.label}Connection!", f"List: {node.meaning}", list_arguments(node))

    async def listed(context: Context, selected: Selected) -> Any:
        page = await context.services.reader.listed(context.viewer, node.label, selected)
        if _is_empty(page, selected):
            await check_filter(context.asking(), cast("Mapping[str, object]", selected.arguments.get("filter") or {}))
        return page

    return Question(field, listed)


def _is_empty(page: Mapping[str, Any], selected: Selected) -> bool:
    """Whether a whole list holds nothing, as far as its selection tells; the end of a list read in pages is no such."""
    told = [page[each.key] for each in selected.only if each.name in ("edges", "nodes", "totalCount")]
    return bool(told) and not any(told) and not selected.arguments.get("after")


async def _by_id(context: Context, end: str, selected: Selected) -> Any:
    found = await context.services.reader.entity(context.viewer, end, selected)
    if found is not None or end not in ("Entity", "Person"):
        return found
    given = str(selected.arguments["id"])
    kept = (await kept_instead(context.services.database, context.viewer, [given])).get(given)
    if kept is None:
        return None
    return await context.services.reader.entity(context.viewer, end, replace(selected, arguments={"id": kept}))


def roots(questions: list[Question]) -> Mapping[str, Root]:
    """The function for every field of the query type."""
    return {each.field.name: each.answer for each in questions}
