"""The words in which the graph model is declared: properties, node types and tie types."""

from dataclasses import dataclass, field
from enum import Enum, StrEnum


class DataClass(StrEnum):
    """How private a fact is, which decides who may see it."""

    A1 = "A1"  # the name as shown and the area
    A2 = "A2"  # contact, address, full names
    B = "B"  # talents and offers
    C = "C"  # relations
    D1 = "D1"  # the question a person wants passed on
    D2 = "D2"  # what lies behind it; client, family and support ties
    E = "E"  # statistics
    P = "P"  # public


class ValueKind(Enum):
    """What a property holds. The value is the length limit of its text, or 0."""

    ID = ("id", 64)
    LINE = ("line", 500)
    TEXT = ("text", 10_000)
    NUMBER = ("number", 0)
    DECIMAL = ("decimal", 0)
    FLAG = ("flag", 0)
    DAY = ("day", 0)
    PARTIAL_DAY = ("partial day", 0)  # a day, a month or a year, kept as ISO text so that it prints as given
    MOMENT = ("moment", 0)
    CHOICE = ("choice", 0)

    @property
    def longest(self) -> int:
        """The largest number of characters allowed, 0 where the kind is not text."""
        return self.value[1]


@dataclass(frozen=True)
class Property:
    """One property of a node or tie, with its meaning for the reader and its data class."""

    name: str
    kind: ValueKind
    data_class: DataClass
    meaning: str
    choices: type[StrEnum] | None = None
    is_list: bool = False
    is_required: bool = False
    is_derived: bool = False  # computed by Schakel on every write, never given by a user
    default: object = None
    lowest: float | None = None
    highest: float | None = None
    refers_to: tuple[str, ...] = ()  # the labels of what an id in it is of; hidden from whoever may not see that
    may_be_account: bool = False  # the id may also be that of an account, and accounts do not stand in the graph


@dataclass(frozen=True)
class NodeType:
    """One label: what it is, what it holds, and which property sorts it.

    `seen_through` names the ties by which a node tells about people: it is hidden when one of those people is.
    """

    label: str
    plural: str
    meaning: str
    data_class: DataClass
    properties: tuple[Property, ...]
    sort: str
    is_party: bool = False
    seen_through: tuple[str, ...] = ()

    def property(self, name: str) -> Property:
        """The property of that name; KeyError when there is none."""
        return {each.name: each for each in self.properties}[name]


@dataclass(frozen=True)
class TieField:
    """How a tie is called when it is read from one of its ends; `single` is a field that gives today's other end."""

    name: str
    meaning: str
    single: str | None = None
    single_meaning: str = ""


@dataclass(frozen=True)
class TieType:
    """One tie type: its ends, its properties and the names of the fields that follow it.

    An undirected tie is stored once, from the smaller id to the larger, and is read by `forward` from both ends.
    `key` names the properties that tell two ties of this type between the same two ends apart, besides `since`.
    """

    type: str
    name: str
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    data_class: DataClass
    meaning: str
    forward: TieField
    backward: TieField | None = None
    properties: tuple[Property, ...] = ()
    is_dated: bool = True
    key: tuple[str, ...] = field(default=())

    @property
    def is_undirected(self) -> bool:
        """Whether the tie has no direction."""
        return self.backward is None
