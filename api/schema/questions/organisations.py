"""Questions about organisations that want something together."""

from api.schema.answers import answer_type
from api.schema.queries import Question
from api.schema.questions.asked import AS_OF, first, question
from api.schema.types import Argument
from graph.coalitions import CoalitionProposal, coalitions


def organisation_questions() -> list[Question]:
    """The questions of this part."""
    return [_coalitions()]


def _coalitions() -> Question:
    return question(
        "coalitions",
        f"[{answer_type(CoalitionProposal)}!]!",
        "Which organisations pursue the same goals, recorded as a coalition or not, and how they work together.",
        coalitions,
        [
            Argument("areas", "[ID!]", "Organisations of these areas; of everywhere when left out."),
            first(10, 100),
            AS_OF,
        ],
        is_slow=True,
    )
