"""In which orders lists can be read, and the condition for what comes after a cursor."""

from dataclasses import dataclass, replace

from graph.model import NODE, NodeType, ValueKind


@dataclass(frozen=True)
class Order:
    """A total order: a sort key, then the id. Nulls come last going up and first going down, as in Cypher."""

    name: str
    property: str
    is_descending: bool = False
    kind: ValueKind = ValueKind.LINE


def after(order_descends: bool, key: str, row_id: str, kind: ValueKind, parameters: tuple[str, str | None]) -> str:
    """The condition for rows after a cursor; `parameters` are those of its id and of its key, None for a null key."""
    id_parameter, key_parameter = parameters
    later = f"{row_id} > {id_parameter}"
    if key_parameter is None:
        same = f"{key} IS NULL AND {later}"
        return f"({key} IS NOT NULL OR {same})" if order_descends else f"({same})"
    # As text, date-times with unlike offsets compare wrongly and paging would loop.
    value = {ValueKind.DAY: f"date({key_parameter})", ValueKind.MOMENT: f"datetime({key_parameter})"}.get(
        kind, key_parameter
    )
    if order_descends:
        return f"({key} < {value} OR ({key} = {value} AND {later}))"
    return f"({key} > {value} OR ({key} = {value} AND {later}) OR {key} IS NULL)"


def _orders(node: NodeType) -> tuple[Order, ...]:
    own = {
        "Person": (Order("NAME", "sortName"), Order("NAME_DESC", "sortName", True)),
        "Need": (
            Order("OPENED_ON_DESC", "openedOn", True),
            Order("OPENED_ON", "openedOn"),
            Order("NEEDED_BY", "neededBy"),
            Order("SUMMARY", "summary"),
        ),
        "Meeting": (Order("STARTS_AT_DESC", "startsAt", True), Order("STARTS_AT", "startsAt"), Order("NAME", "name")),
        "Talent": (Order("LABEL_NL", "labelNl"), Order("LABEL_EN", "labelEn")),
        "Story": (Order("TITLE", "title"), Order("TOLD_ON_DESC", "toldOn", True)),
        "Introduction": (Order("PROPOSED_ON_DESC", "proposedOn", True), Order("PROPOSED_ON", "proposedOn")),
    }.get(node.label, (Order("NAME", "name"), Order("NAME_DESC", "name", True)))
    return tuple(_with_kind(each, node) for each in (*own, Order("UPDATED_AT_DESC", "updatedAt", True)))


def _with_kind(order: Order, node: NodeType) -> Order:
    return replace(order, kind=node.property(order.property).kind)


ORDERS: dict[str, tuple[Order, ...]] = {label: _orders(node) for label, node in NODE.items() if label != "LegalBasis"}
"""The orders of every root list; the first is the default."""

TIE_ORDER: dict[str, Order] = {
    label: _with_kind(Order("END", node.sort, is_descending=label == "Meeting"), node) for label, node in NODE.items()
}
"""The order of a tie connection, by the label at its other end."""
