"""What each field of an entity reads: a stored property, the ties that follow from it, or today's other end of one."""

from dataclasses import dataclass

from graph.model import NODES, TIES, DataClass, NodeType, Property, TieType, ValueKind
from graph.model.ties import PARTY


@dataclass(frozen=True)
class Stored:
    """A property of the node itself."""

    stored: Property
    label: str

    @property
    def has_stand_in(self) -> bool:
        """Whether a hidden value is replaced by a word such as "somebody"."""
        return self.label == "Person" and self.stored.name in ("name", "sortName")

    @property
    def is_promised(self) -> bool:
        """Whether GraphQL promises a value; of a person only public facts, lists and the name."""
        if self.stored.is_list or self.has_stand_in:
            return True
        return self.stored.is_required and (self.label != "Person" or self.stored.data_class is DataClass.P)


@dataclass(frozen=True)
class Ties:
    """All ties of one type, read from one end. `is_single` reads only the other end of the one that holds today."""

    tie: TieType
    arrow: tuple[str, str]
    labels: tuple[str, ...]
    meaning: str
    is_single: bool = False

    @property
    def end(self) -> str:
        """The GraphQL type at the other end."""
        if len(self.labels) == 1:
            return self.labels[0]
        return "Party" if self.labels == PARTY else "Entity"

    @property
    def connection(self) -> str:
        """The GraphQL type of the connection."""
        return f"{self.end}{self.tie.name}Connection"


EntityField = Stored | Ties


def _fields(node: NodeType) -> dict[str, EntityField]:
    fields: dict[str, EntityField] = {each.name: Stored(each, node.label) for each in node.properties}
    for tie in TIES:
        if node.label in tie.starts:
            arrow = ("-", "-") if tie.is_undirected else ("-", "->")
            fields[tie.forward.name] = Ties(tie, arrow, tie.ends, tie.forward.meaning)
            if tie.forward.single:
                fields[tie.forward.single] = Ties(tie, arrow, tie.ends, tie.forward.single_meaning, True)
        if tie.backward and node.label in tie.ends:
            fields[tie.backward.name] = Ties(tie, ("<-", "-"), tie.starts, tie.backward.meaning)
            if tie.backward.single:
                fields[tie.backward.single] = Ties(tie, ("<-", "-"), tie.starts, tie.backward.single_meaning, True)
    return fields


FIELDS: dict[str, dict[str, EntityField]] = {node.label: _fields(node) for node in NODES}

TIE_FIELDS: dict[str, dict[str, Property | None]] = {
    tie.type: {
        # Every tie can be read as the interface `Tie`, also the few that have no dates.
        **dict.fromkeys(("since", "until")),
        **{each.name: each for each in tie.properties},
    }
    for tie in TIES
}

_MEMBERS = {"Party": PARTY, "Entity": tuple(node.label for node in NODES if node.label != "LegalBasis")}


def members(type_name: str) -> tuple[str, ...]:
    """The labels that a GraphQL type of an entity stands for."""
    return _MEMBERS.get(type_name, (type_name,))


def text_of(name: str, stored: Property) -> str:
    """The expression that gives a property in the form in which it leaves the database."""
    expression = f"{name}.{stored.name}"
    if stored.kind in (ValueKind.DAY, ValueKind.MOMENT):
        return f"toString({expression})"
    return f"coalesce({expression}, [])" if stored.is_list else expression
