"""The entity types, their ties, connections, filters and orders: all of them follow the graph model."""

from api.schema.types import Argument, Field, declare, declare_choices, declared, is_declared, property_type
from graph.model import NODE, NODES, TIES, NodeType, TieType
from graph.projection.fields import FIELDS, TIE_FIELDS, Stored, Ties
from graph.projection.filters import FILTERS, TIE_FILTERS
from graph.projection.orders import ORDERS

ROOT_LISTS = tuple(node for node in NODES if node.label != "LegalBasis")
TIE_PAGE, TIE_PAGE_LIMIT = 25, 100
ROOT_PAGE, ROOT_PAGE_LIMIT = 25, 1_000

_INTERFACE_FIELDS = ("id", "source", "updatedAt", "version")
_FIRST = "How many at most, 1 to {limit}."
_AFTER = "The cursor of the last one already seen."


def declare_entities() -> list[type]:
    """Declares everything about entities; the types that are reached through interfaces only."""
    declare(
        "PageInfo",
        "Where this page stands in the whole list.",
        [
            Field("hasNextPage", "Boolean!", "Whether there are more after this page."),
            Field("endCursor", "String", "Give this as `after` to read on."),
        ],
    )
    declare_choices("TieType", "Every tie there is.", [tie.type for tie in TIES])
    _declare_interfaces()
    types = [_declare_entity(node) for node in NODES]
    for tie in TIES:
        _declare_tie(tie)
    for node in NODES:
        for each in FIELDS[node.label].values():
            if isinstance(each, Ties) and not each.is_single and not is_declared(each.connection):
                _declare_connection(each)
    for node in ROOT_LISTS:
        _declare_root_list(node)
    return types


def _declare_interfaces() -> None:
    person = NODE["Person"]
    common = [Field(name, property_of(person, name), person.property(name).meaning) for name in _INTERFACE_FIELDS]
    _interfaces["Entity"] = declare("Entity", "Anything that is recorded.", common, form="interface")
    name = Field("name", "String!", "The name as shown.")
    _interfaces["Party"] = declare(
        "Party",
        "A person or an organisation: who can know, offer, ask and take part.",
        [name],
        form="interface",
        bases=(_interfaces["Entity"],),
    )
    knows = {each.name: each for each in TIES[0].properties}
    _interfaces["Tie"] = declare(
        "Tie",
        "What ties two entities.",
        [
            Field("id", "ID!", knows["id"].meaning),
            Field("type", "TieType!", "Which tie it is."),
            *(Field(each, property_type(knows[each]), knows[each].meaning) for each in _TIE_INTERFACE),
        ],
        form="interface",
    )


_interfaces: dict[str, type] = {}
_TIE_INTERFACE = ("since", "until", "knownBy", "confirmedOn")


def property_of(node: NodeType, name: str) -> str:
    """The GraphQL type of a property of a node, with its exclamation mark where a value is promised."""
    stored = node.property(name)
    return property_type(stored) + ("!" if Stored(stored, node.label).is_promised else "")


def _declare_entity(node: NodeType) -> type:
    fields: list[Field] = []
    for name, each in FIELDS[node.label].items():
        if isinstance(each, Stored):
            fields.append(Field(name, property_of(node, name), each.stored.meaning))
        elif each.is_single:
            fields.append(Field(name, each.end, each.meaning))
        else:
            fields.append(Field(name, f"{each.connection}!", each.meaning, _tie_arguments(each.tie)))
    if node.label == "LegalBasis":
        return declare(node.label, node.meaning, fields)
    return declare(node.label, node.meaning, fields, bases=(_interfaces["Party" if node.is_party else "Entity"],))


def _tie_arguments(tie: TieType) -> list[Argument]:
    dated = [
        Argument("asOf", "Date", "The day on which the ties hold; today when left out."),
        Argument("includeEnded", "Boolean!", "Also ties that have ended or not yet begun.", False),
    ]
    return [
        Argument("first", "Int!", _FIRST.format(limit=TIE_PAGE_LIMIT), TIE_PAGE),
        Argument("after", "String", _AFTER),
        *(dated if tie.is_dated else []),
        *(Argument(name, each.type, each.meaning) for name, each in TIE_FILTERS.get(tie.type, {}).items()),
    ]


def _declare_tie(tie: TieType) -> None:
    fields = [Field("type", "TieType!", "Which tie it is.")]
    for name, stored in TIE_FIELDS[tie.type].items():
        if stored is None:
            fields.append(Field(name, "PartialDate", "Not kept for this tie: always empty."))
        else:
            fields.append(Field(name, property_type(stored) + ("!" if stored.is_required else ""), stored.meaning))
    declare(tie.name, tie.meaning, fields, bases=(_interfaces["Tie"],))


def _declare_connection(ties: Ties) -> None:
    name = ties.connection
    declare(
        name.replace("Connection", "Edge"),
        f"One entry of the list: {ties.tie.meaning[0].lower()}{ties.tie.meaning[1:]}",
        [
            Field("cursor", "String!", "Where this entry stands; give it as `after` to read on from here."),
            Field("node", f"{ties.end}!", "What stands at the other end."),
            Field("tie", f"{ties.tie.name}!", "The tie itself."),
        ],
    )
    _declare_page(name, ties.end)


def _declare_page(name: str, end: str) -> None:
    declare(
        name,
        "A page of a list.",
        [
            Field("edges", f"[{name.replace('Connection', 'Edge')}!]!", "The entries, each with its cursor."),
            Field("nodes", f"[{end}!]!", "The entries without their cursors."),
            Field("pageInfo", "PageInfo!", "Where this page stands in the whole list."),
            Field("totalCount", "Int!", "How many there are in all; counted only when asked for."),
        ],
    )


def _declare_root_list(node: NodeType) -> None:
    declare(
        f"{node.label}Edge",
        "One entry of the list.",
        [
            Field("cursor", "String!", "Where this entry stands; give it as `after` to read on from here."),
            Field("node", f"{node.label}!", node.meaning),
        ],
    )
    _declare_page(f"{node.label}Connection", node.label)
    filters = FILTERS[node.label]
    declare(
        f"{node.label}Filter",
        "Every condition that is given must hold.",
        [Field(name, each.type, each.meaning) for name, each in filters.items()],
        form="input",
    )
    names = [each.name for each in ORDERS[node.label]]
    declare_choices(f"{node.label}Order", "In which order the list is read.", names)


def list_arguments(node: NodeType) -> list[Argument]:
    """The arguments of the root list of a node."""
    orders = ORDERS[node.label]
    return [
        Argument("filter", f"{node.label}Filter", "Only those for which all of this holds."),
        Argument("orderBy", f"{node.label}Order!", "In which order.", declared(f"{node.label}Order")(orders[0].name)),
        Argument("first", "Int!", _FIRST.format(limit=ROOT_PAGE_LIMIT), ROOT_PAGE),
        Argument("after", "String", _AFTER),
    ]
