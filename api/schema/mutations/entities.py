"""Adding, changing and removing: the same three changes for every entity of the graph model."""

from api.schema.mutations.change import VERSION, Change, change_field, database_of, id_argument, input_field
from api.schema.types import declare
from graph.changes import COMPANIONS, add_entity, change_entity, remove_entity
from graph.model import NODES, NodeType

_MORE = {"Introduction": "The tie that it made goes with it, unless more was recorded of that tie since. "}


def entity_changes() -> list[Change]:
    """The changes of every entity; declares the types they need."""
    changeable = [node for node in NODES if node.label != "LegalBasis"]
    return [change for node in changeable for change in (_add(node), _change(node), _remove(node))]


def _add(node: NodeType) -> Change:
    own = [each for each in node.properties if not each.is_derived]
    fields = [input_field(each, each.is_required and each.default is None and each.name != "id") for each in own]
    fields += [input_field(each.property, each.is_required) for each in COMPANIONS[node.label]]
    declare(f"Add{node.label}Input", f"What is known of a new one. {node.meaning}", fields, form="input")
    field = change_field(f"add{node.label}", node.label, f"Records a new one. {node.meaning}", f"Add{node.label}Input!")
    return Change(
        field,
        lambda context, given: add_entity(
            database_of(context), context.viewer, node.label, mutation_id=given["mutationId"], values=given["input"]
        ),
    )


def _change(node: NodeType) -> Change:
    own = [each for each in node.properties if not each.is_derived and each.name != "id"]
    meaning = f"What changes; what is left out stays, null clears. {node.meaning}"
    declare(f"Change{node.label}Input", meaning, [input_field(each, False) for each in own], form="input")
    arguments = (id_argument(), VERSION)
    name, input_ = f"change{node.label}", f"Change{node.label}Input!"
    return Change(
        change_field(name, node.label, f"Changes what is recorded. {node.meaning}", input_, arguments),
        lambda context, given: change_entity(
            database_of(context),
            context.viewer,
            node.label,
            given["id"],
            expected_version=given["expectedVersion"],
            mutation_id=given["mutationId"],
            values=given["input"],
        ),
    )


def _remove(node: NodeType) -> Change:
    name = f"remove{node.label}"
    more = _MORE.get(node.label, "")
    meaning = f"Removes one with its ties; refused when other things depend on it. {more}{node.meaning}"
    return Change(
        change_field(name, "Removed", meaning, None, (id_argument(), VERSION)),
        lambda context, given: remove_entity(
            database_of(context),
            context.viewer,
            node.label,
            given["id"],
            expected_version=given["expectedVersion"],
            mutation_id=given["mutationId"],
        ),
        removes=True,
    )
