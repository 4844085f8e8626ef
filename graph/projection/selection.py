"""A plain tree of what was asked for; no GraphQL type gets further than the code that makes it."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import cast

from graph.projection.cursors import key_is_null

# Arguments whose value changes the Cypher text itself; of all others only "given or not" does.
STRUCTURAL = frozenset({"orderBy", "includeEnded"})


@dataclass(frozen=True, slots=True)
class Selected:
    """One selected field: `key` is the asker's name for it, `children` what is selected of each concrete type."""

    key: str
    name: str
    arguments: Mapping[str, object] = field(default_factory=dict[str, object])
    children: "Mapping[str, tuple[Selected, ...]]" = field(default_factory=dict[str, "tuple[Selected, ...]"])

    def of(self, type_name: str) -> "tuple[Selected, ...]":
        """What is selected when the object is of that type."""
        return self.children.get(type_name, ())

    @property
    def only(self) -> "tuple[Selected, ...]":
        """What is selected of an object whose type is certain."""
        return next(iter(self.children.values()), ())

    def shape(self) -> Hashable:
        """Equal for two selections that compile to the same text and the same shaping function."""
        return (
            self.key,
            self.name,
            tuple((name, _argument_shape(name, value)) for name, value in sorted(self.arguments.items())),
            tuple((name, tuple(each.shape() for each in fields)) for name, fields in self.children.items()),
        )


def _argument_shape(name: str, value: object) -> Hashable:
    if name in STRUCTURAL:
        return str(value)
    if name == "after" and isinstance(value, str):
        return "after a null" if key_is_null(value) else "after a key"
    if isinstance(value, Mapping):
        given = cast(Mapping[str, object], value)
        return tuple(sorted(key for key, each in given.items() if each is not None))
    return value is None
