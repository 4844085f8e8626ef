"""Questions about an evening, and about what is still open."""

from api.schema.answers import answer_type
from api.schema.queries import Question
from api.schema.questions.asked import first, question
from api.schema.types import Argument
from graph.briefing import Briefing, briefing


def evening_questions() -> list[Question]:
    """The questions of this part."""
    return [_briefing()]


def _briefing() -> Question:
    return question(
        "briefing",
        f"{answer_type(Briefing)}!",
        "Tonight on one sheet: who is expected, who knows whom, whom to introduce and why, whom to welcome or to miss.",
        briefing,
        [Argument("meeting", "ID!", "Which meeting."), first(8, 50)],
        is_slow=True,
    )
