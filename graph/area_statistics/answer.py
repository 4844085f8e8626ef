"""What the question `areaStatistics` answers: flat rows that cannot be traced to a person."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph.answers import figure


class AreaLevel(StrEnum):
    """Which sort of areas; AREA is a village, square or block without an official code."""

    AREA = "AREA"
    NEIGHBOURHOOD = "NEIGHBOURHOOD"
    DISTRICT = "DISTRICT"
    MUNICIPALITY = "MUNICIPALITY"


class Interval(StrEnum):
    """How long each period is."""

    MONTH = "MONTH"
    QUARTER = "QUARTER"
    YEAR = "YEAR"


@dataclass(frozen=True)
class AreaStatistic:
    """One figure of one area, period and theme."""

    area_id: str = figure("The id of the area; join series by it.")
    area_name: str = figure("What the area is called, or was when the figure was published.")
    area_code: str | None = figure("Its official code (CBS), null when it has none.")
    code_year: int | None = figure("The year to which the code belongs; boundaries change.")
    level: AreaLevel = figure("Which sort of area.")
    period_start: date = figure("The first day of the period.")
    period_end: date = figure("The last day of the period.")
    measure: str = figure("What is counted; see `measures`.")
    theme_id: str | None = figure("The id of the theme; null for all themes together.")
    theme: str | None = figure("What the theme is called; null for all themes together.")
    value: float | None = figure(
        "The number: a multiple of 5, or a share in steps of 0.05; public ones as they are. Null when hidden or a band."
    )
    unit: str = figure("Of what it is a number: the same word in every language, as in `measures`.")
    unit_label: str = figure("Of what it is a number, in the language asked for.")
    base: int | None = figure(
        "About how many people are behind it, rounded to a multiple of 5; null when hidden or public."
    )
    band: str | None = figure("From and up to, for measures of the network, such as 0.4-0.6; null for others.")
    hidden_because: str | None = figure("Why there is no number; null when there is one.")
    is_provisional: bool = figure("Whether the period is still running, so that the figure is not published yet.")
