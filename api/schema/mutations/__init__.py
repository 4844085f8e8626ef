"""The mutation type: everything that can be changed."""

from api.schema.mutations.change import Change, answer, declare_common
from api.schema.mutations.entities import entity_changes
from api.schema.mutations.loop import loop_changes
from api.schema.mutations.people import people_changes
from api.schema.mutations.ties import tie_changes

__all__ = ["Change", "answer", "mutations"]


def mutations() -> list[Change]:
    """Every field of the mutation type; declares the types they need."""
    declare_common()
    return [*entity_changes(), *tie_changes(), *loop_changes(), *people_changes()]
