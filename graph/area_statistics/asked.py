"""What was asked of `areaStatistics`, checked before anything is looked up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from graph.area_statistics.answer import AreaLevel, Interval
from graph.area_statistics.measures import BY_NAME, DEFINITIONS, Definition
from graph.checks import check_choice, check_day, check_id, check_ids
from graph.errors import Argument, InvalidInput
from graph.misspelt import check_name

FROM, TO = Argument("from"), Argument("to")
MOST_MONTHS = 60
MOST_THEMES = 100
USUAL_MONTHS = 12
MONTHS_OF = {Interval.MONTH: 1, Interval.QUARTER: 3, Interval.YEAR: 12}


@dataclass(frozen=True, order=True)
class Month:
    """A month of a year."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month of a day."""
        return cls(day.year, day.month)

    def plus(self, months: int) -> "Month":
        """So many months later, or earlier below 0."""
        place = self.year * 12 + self.number - 1 + months
        return Month(place // 12, place % 12 + 1)

    @property
    def first_day(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        """Its last day."""
        return self.plus(1).first_day - timedelta(days=1)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"


@dataclass(frozen=True)
class Period:
    """Months in a row that make one row of the answer."""

    months: tuple[Month, ...]

    @property
    def first_day(self) -> date:
        """Its first day."""
        return self.months[0].first_day

    @property
    def last_day(self) -> date:
        """Its last day."""
        return self.months[-1].last_day


@dataclass(frozen=True)
class Asked:
    """A question whose values are known to be right; `themes` None means all, empty none."""

    within: str | None
    level: AreaLevel
    periods: tuple[Period, ...]
    measures: tuple[Definition, ...]
    themes: frozenset[str] | None


def check_asked(
    *,
    within: str | None,
    level: AreaLevel | str,
    from_day: date | None,
    to_day: date | None,
    interval: Interval | str,
    measures: Iterable[str] | None,
    themes: Iterable[str] | None,
    today: date,
) -> Asked:
    """The question with every value checked; InvalidInput says what was given, what is allowed and what to do."""
    length = MONTHS_OF[check_choice("interval", interval, Interval)]
    return Asked(
        None if within is None else check_id("within", within),
        check_choice("level", level, AreaLevel),
        _periods(from_day, to_day, length, today),
        _measures(measures),
        None if themes is None else frozenset(check_ids("themes", themes, MOST_THEMES)),
    )


def _periods(from_day: date | None, to_day: date | None, length: int, today: date) -> tuple[Period, ...]:
    last_day = check_day(to_day or today, "to")
    usual = Month.of(last_day).plus(1 - max(USUAL_MONTHS, length)).first_day
    first_day = check_day(from_day, "from") if from_day else usual
    if first_day > today:
        sentence = "{argument} is {given}, which lies in the future; give a day up to {today}."
        raise InvalidInput(sentence, argument=FROM, given=first_day, today=today)
    if first_day > last_day:
        sentence = "{argument} is {given} and {other} is {last}; give a day in {argument} that is not after {other}."
        raise InvalidInput(sentence, argument=FROM, given=first_day, other=TO, last=last_day)
    first, last = Month.of(first_day), min(Month.of(last_day), Month.of(today))
    start = first.plus(-((first.number - 1) % length))
    count = (last.year - start.year) * 12 + last.number - start.number + 1
    if count > MOST_MONTHS:
        raise InvalidInput(
            "From {first} to {last} is {count} months; at most {most} are given at once. Ask for a shorter period.",
            first=first_day,
            last=last_day,
            count=count,
            most=MOST_MONTHS,
        )
    starts = [start.plus(place) for place in range(0, count, length)]
    return tuple(Period(tuple(each.plus(place) for place in range(length))) for each in starts)


def _measures(given: Iterable[str] | None) -> tuple[Definition, ...]:
    """The measures in the order of their list; all when none are given."""
    if given is None:
        return DEFINITIONS
    chosen = [check_name("measures", each, list(BY_NAME)) for each in given]
    if not chosen:
        sentence = "{argument} is empty; give at least one of {allowed}, or leave it out for all."
        raise InvalidInput(sentence, argument=Argument("measures"), allowed=", ".join(BY_NAME))
    return tuple(each for each in DEFINITIONS if each.name in chosen)
