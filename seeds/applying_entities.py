"""Applies rows of entities: [number, id, *values of the part's columns]."""

from graph.database import Transaction
from graph.model import NODE, NodeType
from graph.names import sort_name
from graph.rows import AddedRow, ChangedRow
from graph.statements import load_statement
from seeds.effects import Effects
from seeds.facts import Facts, by_name, cleared_to_defaults, differences, stored_facts, with_defaults
from seeds.known import FoundRow
from seeds.parts import Part

NAME_PARTS = ("name", "givenName", "infix", "familyName")


LIST_ENTITIES = load_statement("load/list_entities", FoundRow)
ADD_ENTITIES = load_statement("load/add_entities", AddedRow)
CHANGE_ENTITIES = load_statement("load/change_entities", ChangedRow)


async def apply_entities(change: Transaction, part: Part) -> Effects:
    """Adds the entities that are not there and changes those that are stored otherwise."""
    node = NODE[part.of]
    stored: dict[str, Facts] = {}
    if not part.is_new:
        [row] = await change.run(LIST_ENTITIES, ids=[row[1] for row in part.rows])
        stored = dict(row.found)
    effects, new, changes = Effects(), list[Facts](), list[Facts]()
    for number, id_, *values in part.rows:
        given: Facts = dict(zip(part.columns, values, strict=True))
        if id_ not in stored:
            effects.new.add(number)
            new.append({**_new(node, given), "id": id_})
        elif facts := _changed(node, stored[id_], given):
            effects.changed.add(number)
            changes.append({"id": id_, "facts": facts})
    if new:
        labels = ["Entity", *(["Party"] if node.is_party else []), node.label]
        await change.run(ADD_ENTITIES, labels=labels, entities=new)
    if changes:
        await change.run(CHANGE_ENTITIES, changes=changes)
    return effects


def _new(node: NodeType, given: Facts) -> Facts:
    facts = with_defaults(node.properties, given)
    return stored_facts(by_name(node.properties), facts) | _sorted_name(node, facts, facts)


def _changed(node: NodeType, stored: Facts, given: Facts) -> Facts:
    properties = by_name(node.properties)
    facts = differences(stored, cleared_to_defaults(properties, given))
    return stored_facts(properties, facts) | _sorted_name(node, facts, stored | facts) if facts else {}


def _sorted_name(node: NodeType, given: Facts, all_: Facts) -> Facts:
    """The name by which a person is sorted, where a part of the name is given."""
    if node.label != "Person" or not any(part in given for part in NAME_PARTS):
        return {}
    name, *parts = (all_.get(part) for part in NAME_PARTS)
    return {"sortName": sort_name(str(name), *parts)}
