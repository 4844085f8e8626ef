"""Questions about areas over time: for policy advisors and dashboards."""

from api.schema.answers import answer_type
from api.schema.queries import Question
from api.schema.questions.asked import AS_OF, question
from api.schema.types import Argument
from graph.area_report import AreaReport, area_report


def area_questions() -> list[Question]:
    """The questions of this part."""
    return [_area_report()]


def _area_report() -> Question:
    return question(
        "areaReport",
        f"{answer_type(AreaReport)}!",
        "How an area is doing on a day, or on two days side by side, like with like; no one is named.",
        area_report,
        [
            Argument("area", "ID!", "Which area."),
            AS_OF,
            Argument("comparedTo", "Date", "An earlier day to put beside it."),
        ],
        is_slow=True,
    )
