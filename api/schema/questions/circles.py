"""Questions around one circle, or around one person."""

from api.schema.answers import answer_type
from api.schema.queries import Question
from api.schema.questions.asked import AS_OF, question
from api.schema.types import Argument
from graph.circles import CircleCheck, circle_check
from graph.triangle import OpenTriangle, open_triangle


def circle_questions() -> list[Question]:
    """The questions of this part."""
    return [_circle_check(), _open_triangle()]


def _circle_check() -> Question:
    return question(
        "circleCheck",
        f"{answer_type(CircleCheck)}!",
        "How a circle of people who support each other is doing: time of support, who stays away, who hangs on whom.",
        circle_check,
        [Argument("arrangement", "ID!", "The circle: an arrangement of the kind CIRCLE."), AS_OF],
        is_slow=True,
    )


def _open_triangle() -> Question:
    return question(
        "openTriangle",
        f"{answer_type(OpenTriangle)}!",
        "Around a person who gets care, asked for that person: family, professional, and who could stand beside the "
        "family. What you may not see of care gives the same answer as nothing.",
        open_triangle,
        [Argument("around", "ID!", "The person in the middle.")],
        is_slow=True,
    )
