"""How an answer is declared: a dataclass whose fields carry their meaning, and references to entities.

The API makes a GraphQL type of every answer class by itself: the class's docstring describes the type, `figure` and
`entity` describe its fields, annotations give nullability. Entities are references here; the projection fills them with
the fields that were asked for, one statement per distinct selection.
"""

from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

EntityType = Literal[
    "Entity",
    "Party",
    "Person",
    "Organisation",
    "Location",
    "Talent",
    "Need",
    "Meeting",
    "Arrangement",
    "Goal",
    "Story",
    "Introduction",
]


class PartialDay(str):
    """A day, month or year as it is known, in an answer."""


class Face(NamedTuple):
    """What a question has read of an entity under the rule of sight: its label, and its name."""

    label: str
    name: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to an entity by its id. Who asks no more of it than its face is not made to wait for another read."""

    id: str
    face: Face | None = field(default=None, compare=False)


def figure(meaning: str) -> Any:
    """A plain field of an answer, or a nested answer, with its meaning for the reader."""
    return field(metadata={"meaning": meaning})


def entity(type_: EntityType, meaning: str) -> Any:
    """A field that holds a `Ref` (a list of them, or None) to entities of a type, with its meaning for the reader."""
    return field(metadata={"meaning": meaning, "entity": type_})
