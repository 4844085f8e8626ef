"""Values between the form in which they wait (JSON) and the form in which the graph keeps them."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from graph.changes.values import native
from graph.model import Property, ValueKind
from graph.model_values import default_value

Facts = dict[str, Any]
_PLAIN = frozenset({str, int, float, bool, list})
_TYPED: dict[ValueKind, Callable[[Any], object]] = {
    ValueKind.DAY: date.fromisoformat,
    ValueKind.MOMENT: datetime.fromisoformat,
}


def by_name(properties: Iterable[Property]) -> dict[str, Property]:
    """Properties by their name."""
    return {each.name: each for each in properties}


Typing = list[tuple[str, Callable[[Any], object] | None]]
"""Names of properties, each with what makes a waiting value one that the graph keeps."""


def typing_of(properties: Mapping[str, Property], names: Iterable[str]) -> Typing:
    """How the values of these properties are stored."""
    return [(name, _TYPED.get(properties[name].kind)) for name in names]


def new_facts(typing: Typing, values: Iterable[Any]) -> Facts:
    """Waiting values of something new as the graph keeps them, without those that are absent."""
    return {
        name: value if typed is None else typed(value)
        for (name, typed), value in zip(typing, values, strict=True)
        if value is not None
    }


def stored_facts(properties: Mapping[str, Property], waiting: Mapping[str, Any]) -> Facts:
    """Waiting values as the graph keeps them; None stays None."""
    return {name: _stored(properties[name], value) for name, value in waiting.items()}


def differences(stored: Mapping[str, Any], given: Mapping[str, Any]) -> Facts:
    """Those of the waiting values that are not stored so; `stored` as read from the graph."""
    return {name: value for name, value in given.items() if waiting(stored.get(name)) != value}


def with_defaults(properties: Iterable[Property], waiting: Facts) -> Facts:
    """The values of something new: what is absent gets its default, what has none is left out."""
    full = {name: value for name, value in waiting.items() if value is not None}
    for each in properties:
        if each.default is not None and each.name not in full:
            full[each.name] = default_value(each)
    return full


def cleared_to_defaults(properties: Mapping[str, Property], waiting: Facts) -> Facts:
    """The values of a change: a cleared property with a default gets that."""
    return {name: default_value(properties[name]) if value is None else value for name, value in waiting.items()}


def _stored(declared: Property, value: Any) -> object:
    typed = _TYPED.get(declared.kind)
    return value if typed is None or value is None else typed(value)


def waiting(value: Any) -> Any:
    """A value as read from the graph in the form in which it waits."""
    if value is None or type(value) in _PLAIN:
        return value
    found = native(value)
    return found.isoformat() if isinstance(found, date | datetime) else found
