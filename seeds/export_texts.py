"""The texts with which a folder is exported: the files in cypher/export, made for each label and type of the model.

The only place where such texts are put together. Names come from the model, and what a viewer may see from
`graph.access`; no value is ever part of a text.
"""

from collections.abc import Iterable
from dataclasses import replace

from graph.access import Sight
from graph.model import NODE, TIE, Property
from graph.statements import Statement, load_statement
from seeds.known import FoundRow

LIST_ENTITIES = load_statement("export/list_entities", FoundRow)
LIST_TIES = load_statement("export/list_ties", FoundRow)
LIST_TIES_OF = load_statement("export/list_ties_of", FoundRow)
LIST_SEEN = load_statement("export/list_seen", FoundRow)

Found = Statement[FoundRow]


def entities_statement(label: str, properties: Iterable[Property], sight: Sight) -> Found:
    """All entities of a label, with these of their properties."""
    node = NODE[label]
    values = ", ".join(sight.value("entity", node, each) for each in properties)
    rule = sight.node("entity", node, [node.data_class])
    return _made(LIST_ENTITIES, label, {"&Goal": f"&{label}", "[entity.name]": f"[{values}]", **_rule(rule)})


def ties_statement(type_: str, start: str, end: str, names: Iterable[str], sight: Sight) -> Found:
    """All ties of a type between entities of two labels."""
    changes = {
        "(start:Person)": f"(start:{start})",
        "(end:Person)": f"(end:{end})",
        ":KNOWS": f":{type_}",
        "end.id, tie.id]": f"end.id, {_values(names)}]",
        **_rule(_tie_rule(type_, start, end, sight)),
    }
    return _made(LIST_TIES, f"{type_}/{start}/{end}", changes)


def ties_of_statement(type_: str, owner: str, start: str, end: str, names: Iterable[str], sight: Sight) -> Found:
    """The ties of a type that entities have at one side: `owner` is "start" or "end"."""
    other = "end" if owner == "start" else "start"
    changes = {
        "(start:Entity&Person)": f"(start:Entity&{start})",
        "(end:Entity&Person)": f"(end:Entity&{end})",
        ":KNOWS": f":{type_}",
        "start.id = ownerId": f"{owner}.id = ownerId",
        "[start.id, end.id, tie.id]": f"[{owner}.id, {other}.id, {_values(names)}]",
        **_rule(_tie_rule(type_, start, end, sight)),
    }
    return _made(LIST_TIES_OF, f"{type_}/{start}/{end}", changes)


def seen_statement(sight: Sight) -> Found:
    """Which ids are of something that may be seen."""
    rules = {label: sight.node("entity", node, [node.data_class]) for label, node in NODE.items()}
    cases = " ".join(f"WHEN entity:{label} THEN {rule}" for label, rule in rules.items() if rule)
    return _made(LIST_SEEN, "", {"true]": f"CASE {cases} ELSE true END]"} if cases else {})


def _rule(rule: str) -> dict[str, str]:
    return {"AND true": f"AND {rule}"} if rule else {}


def _values(names: Iterable[str]) -> str:
    return ", ".join(f"tie.{name}" for name in names)


def _tie_rule(type_: str, start: str, end: str, sight: Sight) -> str:
    """A tie is exported when it is seen and both its ends are."""
    ends = (("start", start), ("end", end))
    rules = [sight.tie("tie", TIE[type_], ends)]
    rules += [sight.node(name, NODE[label], [NODE[label].data_class]) for name, label in ends]
    return " AND ".join(f"({rule})" for rule in rules if rule)


def _made(statement: Found, name: str, changes: dict[str, str]) -> Found:
    body = statement.body
    for written, wanted in changes.items():
        body = body.replace(written, wanted)
    return replace(statement, name=f"{statement.name}/{name}", body=body)
