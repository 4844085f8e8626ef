"""The texts with which a folder is exported: the files in cypher/export, made for each label and type of the model.

The only place where such texts are put together. Names come from the model, and what a viewer may see from
`graph.access`; no value is ever part of a text.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from graph.access import Sight
from graph.model import NODE, TIE, Property
from graph.statements import Row, Statement, load_statement


@dataclass(frozen=True)
class EntityRow:
    id: str
    values: list[Any]


@dataclass(frozen=True)
class TieRow:
    id: str
    start_id: str
    end_id: str
    values: list[Any]


@dataclass(frozen=True)
class OwnedRow:
    owner: str
    other: str
    values: list[Any]


@dataclass(frozen=True)
class SeenRow:
    id: str
    is_seen: bool


LIST_ENTITIES = load_statement("export/list_entities", EntityRow)
LIST_TIES = load_statement("export/list_ties", TieRow)
LIST_TIES_OF = load_statement("export/list_ties_of", OwnedRow)
LIST_SEEN = load_statement("export/list_seen", SeenRow)


def entities_statement(label: str, properties: Iterable[Property], sight: Sight) -> Statement[EntityRow]:
    """All entities of a label, with these of their properties."""
    node = NODE[label]
    values = ", ".join(sight.value("entity", node, each.name, each.data_class) for each in properties)
    rule = sight.node("entity", node, [node.data_class])
    return _made(LIST_ENTITIES, label, {"&Goal": f"&{label}", "[entity.name]": f"[{values}]", "true": rule})


def ties_statement(type_: str, start: str, end: str, names: Iterable[str], sight: Sight) -> Statement[TieRow]:
    """All ties of a type between entities of two labels."""
    changes = {
        "(start:Person)": f"(start:{start})",
        "(end:Person)": f"(end:{end})",
        ":KNOWS": f":{type_}",
        "[tie.since]": _values(names),
        "true": _tie_rule(type_, start, end, sight),
    }
    return _made(LIST_TIES, f"{type_}/{start}/{end}", changes)


def ties_of_statement(
    type_: str, owner: str, start: str, end: str, names: Iterable[str], sight: Sight
) -> Statement[OwnedRow]:
    """The ties of a type that entities have at one side: `owner` is "start" or "end"."""
    other = "end" if owner == "start" else "start"
    changes = {
        "(start:Entity&Person)": f"(start:Entity&{start})",
        "(end:Entity&Person)": f"(end:Entity&{end})",
        ":KNOWS": f":{type_}",
        "[tie.id, tie.since]": _values(names),
        "start.id = ownerId": f"{owner}.id = ownerId",
        "start.id AS owner, end.id AS other": f"{owner}.id AS owner, {other}.id AS other",
        "true": _tie_rule(type_, start, end, sight),
    }
    return _made(LIST_TIES_OF, f"{type_}/{start}/{end}", changes)


def seen_statement(sight: Sight) -> Statement[SeenRow]:
    """Which ids are of something that may be seen."""
    rules = {label: sight.node("entity", node, [node.data_class]) for label, node in NODE.items()}
    cases = " ".join(f"WHEN entity:{label} THEN {rule}" for label, rule in rules.items() if rule)
    return _made(LIST_SEEN, "", {"true AS": f"CASE {cases} ELSE true END AS"} if cases else {})


def _values(names: Iterable[str]) -> str:
    return f"[{', '.join(f'tie.{name}' for name in names)}]"


def _tie_rule(type_: str, start: str, end: str, sight: Sight) -> str:
    """A tie is exported when it is seen and both its ends are."""
    ends = (("start", start), ("end", end))
    rules = [sight.tie("tie", TIE[type_], ends)]
    rules += [sight.node(name, NODE[label], [NODE[label].data_class]) for name, label in ends]
    return " AND ".join(f"({rule})" for rule in rules if rule)


def _made(statement: Statement[Row], name: str, changes: dict[str, str]) -> Statement[Row]:
    body = statement.body
    for written, wanted in changes.items():
        body = body.replace(written, wanted or "true")
    return replace(statement, name=f"{statement.name}/{name}", body=body)
