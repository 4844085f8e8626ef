"""A plain tree of what was asked for; no GraphQL type gets further than the code that makes it."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, cast

from graph.projection.cursors import key_is_null

# Arguments whose value changes the Cypher text itself; of all others only "given or not" does.
STRUCTURAL = frozenset({"orderBy", "includeEnded"})

WRAPPERS = frozenset({"edges", "node", "nodes", "pageInfo"})
"""Fields that are only the form of a list."""


@dataclass(frozen=True)
class Selected:
    """One selected field: `key` is the asker's name for it, `children` what is selected of each concrete type.

    What does not depend on variables is kept with its document, so that what follows from it is found once.
    """

    key: str
    name: str
    arguments: Mapping[str, object] = field(default_factory=dict[str, object])
    children: "Children" = field(default_factory=lambda: Children())

    def of(self, type_name: str) -> "tuple[Selected, ...]":
        """What is selected when the object is of that type."""
        return self.children.get(type_name, ())

    @property
    def only(self) -> "tuple[Selected, ...]":
        """What is selected of an object whose type is certain."""
        return next(iter(self.children.values()), ())

    @cached_property
    def shape(self) -> Hashable:
        """Equal for two selections that compile to the same text and the same shaping function."""
        arguments = tuple((name, _argument_shape(name, value)) for name, value in sorted(self.arguments.items()))
        return (self.key, self.name, arguments, self.children.shape)

    @cached_property
    def most_entities(self) -> int:
        """How many entities the answer can hold at most, from the values of `first`."""
        first = self.arguments.get("first")
        most = first if isinstance(first, int) else 1
        below = self.children.most_entities
        is_entity = self.children and self.name not in WRAPPERS and self.name != "tie"
        return most * (below + 1 if is_entity else below)


class Children(dict[str, tuple[Selected, ...]]):
    """What is selected of each concrete type below a field, and what is found out about it once."""

    @cached_property
    def cells(self) -> dict[type, Any]:
        """How objects of an answer class are shaped by this selection, as `graph.projection.cells` found it."""
        return {}

    @cached_property
    def shape(self) -> Hashable:
        """The shape of what is selected of an entity, whatever the asker calls the field it stands in."""
        return tuple((name, tuple(each.shape for each in fields)) for name, fields in self.items())

    @cached_property
    def most_entities(self) -> int:
        """How many entities one object can hold at most."""
        return max((sum(each.most_entities for each in fields) for fields in self.values()), default=0)

    @cached_property
    def paths(self) -> frozenset[str]:
        """The dotted paths of all fields selected, whatever the asker calls them."""
        return frozenset(
            path for each in self._fields for path in (each.name, *(f"{each.name}.{at}" for at in each.children.paths))
        )

    @cached_property
    def pages(self) -> tuple[Selected, ...]:
        """The fields, at any depth, for which a number of results was given."""
        own = [each for each in self._fields if isinstance(each.arguments.get("first"), int)]
        return (*own, *(page for each in self._fields for page in each.children.pages))

    @property
    def _fields(self) -> list[Selected]:
        return [each for fields in self.values() for each in fields]


def _argument_shape(name: str, value: object) -> Hashable:
    if name in STRUCTURAL:
        return str(value)
    if name == "after" and isinstance(value, str):
        return "after a null" if key_is_null(value) else "after a key"
    if isinstance(value, Mapping):
        given = cast(Mapping[str, object], value)
        return tuple(sorted(key for key, each in given.items() if each is not None))
    return value is None
