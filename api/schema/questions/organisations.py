"""Questions about organisations that want something together."""

from api.schema.answers import answer_type
from api.schema.queries import Question
from api.schema.questions.asked import AS_OF, first, question
from api.schema.types import Argument
from graph.coalitions import CoalitionProposal, coalitions
from graph.stakeholders import Stakeholders, stakeholders
from graph.venues import VenueFit, venues_for


def organisation_questions() -> list[Question]:
    """The questions of this part."""
    return [_coalitions(), _stakeholders(), _venues_for()]


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


def _stakeholders() -> Question:
    return question(
        "stakeholders",
        f"{answer_type(Stakeholders)}!",
        "Who has an interest in an arrangement or goal, what each brings already, and who looks on from outside.",
        stakeholders,
        [Argument("of", "ID!", "An arrangement or a goal.")],
    )


def _venues_for() -> Question:
    return question(
        "venuesFor",
        f"[{answer_type(VenueFit)}!]!",
        "Where an arrangement or a service could take place: what is offered there, by whom, how near, how much used.",
        venues_for,
        [
            Argument("arrangement", "ID", "An arrangement that seeks a place; give this, `talents`, or both."),
            Argument("talents", "[ID!]", "What sort of place: talents of the kind SPACE."),
            Argument("near", "ID", "Near whom or what: a person, an organisation, a venue or an area."),
            first(10, 100),
        ],
    )
