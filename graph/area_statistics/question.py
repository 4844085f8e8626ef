"""The question `areaStatistics`: flat, stable series that cannot be traced to a person."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.area_statistics.answer import AreaLevel, AreaStatistic, Interval
from graph.area_statistics.asked import Asked, Month, Period, check_asked
from graph.area_statistics.measures import BY_NAME, UNITS, Definition, Shown
from graph.area_statistics.publishing import Figures, published, running
from graph.area_statistics.records import Area, Map, read_map
from graph.area_statistics.safe import Hidden, SafeFigure
from graph.asking import Asking
from graph.checks import no_such
from graph.errors import Argument, GivenId, InvalidInput, LimitExceeded, NotFound
from graph.model import DataClass
from graph.model.kinds import Language
from graph.places import places_within
from graph.statements import load_statement
from graph.words import Phrase, say

MOST_ROWS = 20_000


@dataclass(frozen=True)
class ThemesRow:
    """Lists of id, Dutch and English name."""

    themes: list[list[Any]]


LIST_THEME_NAMES = load_statement("areas/list_theme_names", ThemesRow)


async def area_statistics(
    asking: Asking,
    *,
    within: str | None = None,
    level: AreaLevel = AreaLevel.NEIGHBOURHOOD,
    from_id: date | None = None,
    to: date | None = None,
    interval: Interval = Interval.MONTH,
    measures: Iterable[str] | None = None,
    themes: Iterable[str] | None = None,
) -> list[AreaStatistic]:
    """Figures per area, period, measure and theme, in that order; the same for everybody who may see statistics.

    A month that is over is counted once and stored; from then on its figures never change. The running month is
    counted anew each time and is marked as provisional.
    """
    viewer = asking.viewer
    _check_sight(asking)
    asked = check_asked(
        within=within,
        level=level,
        from_day=from_id,
        to_day=to,
        interval=interval,
        measures=measures,
        themes=themes,
        today=viewer.day,
    )
    map_ = await read_map(asking.database)
    areas = await _areas(asking, asked, map_)
    names = await _theme_names(asking)
    _check_size(asked, areas, names)
    figures = await _figures(asking, asked, map_, areas)
    rows = _Rows(asked, names, figures, viewer.day, viewer.language)
    return [row for area in areas for row in rows.of(map_.areas[area])]


def _check_sight(asking: Asking) -> None:
    viewer = asking.viewer
    if not viewer.sees_all and DataClass.E not in viewer.classes:
        raise NotFound("There are no statistics that you may see. Ask whoever manages your account for them.")


async def _areas(asking: Asking, asked: Asked, map_: Map) -> list[str]:
    """The areas of the level, in the order of their names; InvalidInput when none of them lies where they should."""
    if asked.within is None:
        kept = list(map_.areas.values())
    else:
        within = await places_within(asking.database, asking.viewer, asked.within, "within")
        kept = [map_.areas[each] for each in within if each in map_.areas]
    found = [each for each in kept if each.level == asked.level]
    if asked.within is not None and not found:
        levels = {each.level for each in kept}
        raise InvalidInput(
            "{argument} is {given}, and no area of that level lies in {within}. Give one that there is: {allowed}.",
            argument=Argument("level"),
            given=asked.level.value,
            within=GivenId(asked.within),
            allowed=", ".join(each.value for each in AreaLevel if each in levels),
        )
    return [each.id for each in sorted(found, key=lambda each: (each.name, each.id))]


async def _theme_names(asking: Asking) -> Mapping[str, str]:
    is_dutch = asking.viewer.language is Language.NL
    rows = await asking.database.read(LIST_THEME_NAMES, asking.viewer)
    return {theme: dutch if is_dutch or not english else english for theme, dutch, english in rows[0].themes}


def _check_size(asked: Asked, areas: Sequence[str], names: Mapping[str, str]) -> None:
    if asked.themes is not None and (unknown := sorted(asked.themes - names.keys())):
        raise no_such(Phrase("theme"), unknown[0], "themes")
    themes = len(names) if asked.themes is None else len(asked.themes)
    figures = sum(1 + (themes if each.has_themes else 0) for each in asked.measures)
    rows = len(areas) * len(asked.periods) * figures
    if rows > MOST_ROWS:
        raise LimitExceeded(
            "This asks for up to {rows} rows ({areas} areas, {periods} periods, {figures} figures); "
            "at most {most} are given. Ask for fewer measures or themes, a smaller area or a shorter period.",
            rows=rows,
            areas=len(areas),
            periods=len(asked.periods),
            figures=figures,
            most=MOST_ROWS,
        )


async def _figures(asking: Asking, asked: Asked, map_: Map, areas: Sequence[str]) -> Figures:
    """By month and area what was published, and of the running month what is known today."""
    day, this = asking.viewer.day, Month.of(asking.viewer.day)
    has_sums = any(each.shown is Shown.PUBLIC_SUM for each in asked.measures)
    wanted: set[Month] = set()
    for period in asked.periods:
        wanted |= set(period.months) if has_sums else {min(period.months[-1], this)}
    found = dict(await published(asking, map_, sorted(each for each in wanted if each < this), areas))
    if this in wanted and areas:
        now = await running(asking, day)
        found |= {(this, each): (map_.areas[each], now[each]) for each in areas if each in now}
    return found


class _Rows:
    """Makes the rows of an area."""

    def __init__(
        self, asked: Asked, names: Mapping[str, str], figures: Figures, today: date, language: Language
    ) -> None:
        self._asked = asked
        self._names = names
        self._themes = sorted(names if asked.themes is None else asked.themes, key=lambda each: (names[each], each))
        self._figures = {
            (month, area, each.measure, each.theme): each
            for (month, area), (_, published_figures) in figures.items()
            for each in published_figures
        }
        self._as_published = {key: area for key, (area, _) in figures.items()}
        self._today = today
        self._reasons = _reasons(language)
        self._units = {unit: say(language, label) for unit, label in UNITS.items()}

    def of(self, area: Area) -> Iterator[AreaStatistic]:
        """Its rows by measure, theme and period, so that each series stands together."""
        for measure in self._asked.measures:
            for theme in (None, *(self._themes if measure.has_themes else ())):
                for period in self._asked.periods:
                    yield self._row(area, measure, theme, period)

    def _row(self, area: Area, measure: Definition, theme: str | None, period: Period) -> AreaStatistic:
        last = min(period.months[-1], Month.of(self._today))
        named = self._as_published.get((last, area.id), area)
        figure = self._figure(area.id, measure, theme, period, last)
        return AreaStatistic(
            area_id=area.id,
            area_name=named.name,
            area_code=named.code,
            code_year=named.code_year,
            level=AreaLevel(named.level),
            period_start=period.first_day,
            period_end=period.last_day,
            measure=measure.name,
            theme_id=theme,
            theme=None if theme is None else self._names[theme],
            value=figure.value,
            unit=measure.unit,
            unit_label=self._units[measure.unit],
            base=figure.base,
            band=figure.band,
            hidden_because=None if figure.hidden is None else self._reasons[figure.hidden],
            is_provisional=period.last_day >= self._today,
        )

    def _figure(self, area: str, measure: Definition, theme: str | None, period: Period, last: Month) -> SafeFigure:
        if BY_NAME[measure.name].shown is Shown.PUBLIC_SUM:
            months = [each for each in period.months if each <= last]
            values = [self._stored(area, measure, theme, each).value for each in months]
            known = [each for each in values if each is not None]
            return SafeFigure(measure.name, value=sum(known)) if known else _nothing(measure)
        return self._stored(area, measure, theme, last)

    def _stored(self, area: str, measure: Definition, theme: str | None, month: Month) -> SafeFigure:
        """A figure; a theme that nobody asked or offered by then was hidden, as every small number is."""
        found = self._figures.get((month, area, measure.name, theme))
        if found is not None:
            return found
        has_month = (month, area) in self._as_published
        return SafeFigure(measure.name, theme, hidden=Hidden.SMALL) if has_month else _nothing(measure)


def _nothing(measure: Definition) -> SafeFigure:
    return SafeFigure(measure.name, hidden=Hidden.NOBODY)


def _reasons(language: Language) -> Mapping[Hidden, str]:
    return {
        Hidden.SMALL: say(
            language, "Fewer than 10, or it would give another figure of fewer than 10 away by subtraction."
        ),
        Hidden.SHARE: say(
            language, "Too few people for a share: fewer than 50, or fewer than 100 and nearly all or none."
        ),
        Hidden.OVERLAP: say(
            language,
            "This area shares a place with another, so that its figures could give others away by subtraction.",
        ),
        Hidden.NOBODY: say(language, "Nobody was known to live here in this period when figures were published."),
    }
