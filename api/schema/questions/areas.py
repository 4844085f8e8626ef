"""Questions about areas over time: for policy advisors and dashboards."""

from api.schema.answers import answer_type
from api.schema.queries import Question
from api.schema.questions.asked import AS_OF, question
from api.schema.types import Argument, enum_name
from graph.area_report import AreaReport, area_report
from graph.area_statistics import AreaLevel, AreaStatistic, Interval, Measure, area_statistics, measures


def area_questions() -> list[Question]:
    """The questions of this part."""
    return [_area_report(), _area_statistics(), _measures()]


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


def _area_statistics() -> Question:
    level, interval = enum_name(AreaLevel), enum_name(Interval)
    return question(
        "areaStatistics",
        f"[{answer_type(AreaStatistic)}!]!",
        "Flat series for dashboards, per area, period, measure and theme, that cannot be traced to a person.",
        area_statistics,
        [
            Argument("within", "ID", "Only areas within this one."),
            Argument("level", f"{level}!", "Which sort of areas.", AreaLevel.NEIGHBOURHOOD),
            Argument("from", "Date", "The period of this day is the first; a year back when left out."),
            Argument("to", "Date", "The period of this day is the last; today's when left out."),
            Argument("interval", f"{interval}!", "How long each period is.", Interval.MONTH),
            Argument("measures", "[String!]", "Which measures, by their names in `measures`; all when left out."),
            Argument("themes", "[ID!]", "Which themes beside the total; all when left out, none when empty."),
        ],
        is_slow=True,
    )


def _measures() -> Question:
    return question(
        "measures",
        f"[{answer_type(Measure)}!]!",
        "What `areaStatistics` can count, with what each tells and how it is counted.",
        measures,
        [],
    )
