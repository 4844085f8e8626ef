"""The questions about the network: each is one function of `graph`, with its arguments and its answer."""

from api.schema.queries import Question


def network_questions() -> list[Question]:
    """Every question that is more than reading entities."""
    return []
