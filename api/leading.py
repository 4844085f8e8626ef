"""The id of somebody who was merged away leads on to who was kept, in whatever argument it is given.

Only what cannot be answered as it was given is looked at: where nothing was merged, this costs no question anything.
"""

from collections.abc import Callable, Mapping
from typing import Any, cast

from graphql import GraphQLArgument, GraphQLID, GraphQLInputObjectType, GraphQLList, GraphQLNonNull

from api.context import Context
from graph.changes import kept_instead
from graph.model_values import is_id

# An id of the change itself, not of anything in the graph.
_OWN = "mutationId"


async def led_on(
    context: Context, declared: Mapping[str, GraphQLArgument], given: Mapping[str, Any]
) -> Mapping[str, Any] | None:
    """The arguments with every id led on to somebody this viewer may see; None when there is none to be led on."""
    ids: set[str] = set()
    _with_ids(declared, given, lambda each: ids.add(each) or each)
    kept = await kept_instead(context.services.database, context.viewer, filter(is_id, ids)) if ids else {}
    return _with_ids(declared, given, lambda each: kept.get(each, each)) if kept else None


def _with_ids(
    declared: Mapping[str, GraphQLArgument], given: Mapping[str, Any], change: Callable[[str], str]
) -> dict[str, Any]:
    changed = dict(given)
    for name in given.keys() - {_OWN}:
        changed[name] = _changed(cast(Any, declared[name].type), given[name], change)
    return changed


def _changed(type_: object, value: Any, change: Callable[[str], str]) -> Any:
    """The value with each id that it holds changed; its type tells what is an id and what only looks like one."""
    if isinstance(type_, GraphQLNonNull):
        return _changed(cast(Any, type_).of_type, value, change)
    if isinstance(type_, GraphQLList) and isinstance(value, list):
        return [_changed(cast(Any, type_).of_type, each, change) for each in cast("list[Any]", value)]
    if isinstance(type_, GraphQLInputObjectType) and isinstance(value, Mapping):
        parts = cast("Mapping[str, Any]", value)
        return {name: _changed(type_.fields[name].type, each, change) for name, each in parts.items()}
    return change(value.strip()) if type_ is GraphQLID and isinstance(value, str) else value
