"""Questions about an evening, and about what is still open."""

from api.schema.answers import answer_type
from api.schema.queries import Question
from api.schema.questions.asked import first, question
from api.schema.types import Argument
from graph.actions import OpenAction, open_actions
from graph.briefing import Briefing, briefing


def evening_questions() -> list[Question]:
    """The questions of this part."""
    return [_briefing(), _open_actions()]


def _briefing() -> Question:
    return question(
        "briefing",
        f"{answer_type(Briefing)}!",
        "Tonight on one sheet: who is expected, who knows whom, whom to introduce and why, whom to welcome or to miss.",
        briefing,
        [Argument("meeting", "ID!", "Which meeting."), first(8, 50)],
        is_slow=True,
    )


def _open_actions() -> Question:
    return question(
        "openActions",
        f"[{answer_type(OpenAction)}!]!",
        "What is still open: needs that run out, by the day on which they do; what waits, the longest first; and facts "
        "that may be held until a day. Each with who could act. Without `area` and `by` it is of all places together.",
        open_actions,
        [
            Argument("area", "ID", "Only what is about people and places of this area."),
            Argument(
                "by",
                "ID",
                "Only what this person or organisation could act on, was asked or promised, or asked of another.",
            ),
            first(50, 200),
        ],
        is_slow=True,
    )
