"""Makes figures that may be published of what was counted: rounded, in bands, or hidden."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.area_statistics.counting import Counts
from graph.area_statistics.lattice import FEWEST, NOTHING, Cell, hidden_areas, hidden_by_theme
from graph.area_statistics.measures import DEFINITIONS, Definition, Shown
from graph.area_statistics.records import Map

STEP = 5
FEWEST_FOR_SHARE = 50
SHARE_STEPS = 20
BANDS = 5


class Hidden(StrEnum):
    """Why a figure is not shown. Being small and protecting a small one are one reason, or the reason would tell."""

    SMALL = "SMALL"
    SHARE = "SHARE"
    OVERLAP = "OVERLAP"
    NOBODY = "NOBODY"


@dataclass(frozen=True)
class SafeFigure:
    """One figure of an area that may be published."""

    measure: str
    theme: str | None = None
    value: float | None = None
    base: int | None = None
    band: str | None = None
    hidden: Hidden | None = None


def rounded(number: int) -> int:
    """The nearest multiple of 5."""
    return STEP * ((number + STEP // 2) // STEP)


def safe_figures(counts: Counts, map_: Map) -> dict[str, list[SafeFigure]]:
    """Per area all figures that may be published, in the order of the measures and themes."""
    found: dict[str, list[SafeFigure]] = {area: [] for area in map_.areas}
    shown = _Shown(counts, map_)
    for definition in DEFINITIONS:
        for area in map_.areas:
            if area in map_.overlapping and definition.shown not in (Shown.PUBLIC, Shown.PUBLIC_SUM):
                found[area].append(SafeFigure(definition.name, hidden=Hidden.OVERLAP))
            else:
                found[area] += shown.figures(definition, area)
    return found


PARTS = {
    "withoutKnownTieShare": ("withoutKnownTie", "people"),
    "tiesConfirmedShare": ("tiesConfirmed", "ties"),
    "needsMetShare": ("needsMet", "needsAsked"),
}
"""The count that a share is of, and of which count it is a share."""
BANDED_BY = "ties"
"""The count behind which those stand whom a band is about: of who has no known tie it is not known who is joined."""


class _Shown:
    def __init__(self, counts: Counts, map_: Map) -> None:
        self._counts = counts
        self._map = map_
        self._hidden: dict[str, set[str]] = {}
        self._hidden_themes: dict[str, dict[str, set[str]]] = {}
        for measure, cells in counts.plain.items():
            if measure in counts.themed:
                hidden, by_theme = hidden_by_theme(map_.tree, cells, counts.themed[measure])
                self._hidden[measure], self._hidden_themes[measure] = hidden, by_theme
            else:
                self._hidden[measure] = hidden_areas(map_.tree, cells, self._one_sided(measure))

    def _one_sided(self, measure: str) -> set[str]:
        """Areas where nearly everybody has no known tie: the few others would be known by it."""
        if measure != "withoutKnownTie":
            return set()
        people = self._counts.plain["people"]
        return {area for area, each in self._counts.plain[measure].items() if people[area].value - each.value < FEWEST}

    def figures(self, definition: Definition, area: str) -> Iterator[SafeFigure]:
        """The figures of one measure and area: one, and one for each theme."""
        name, shown = definition.name, definition.shown
        if shown in (Shown.PUBLIC, Shown.PUBLIC_SUM):
            yield SafeFigure(name, value=self._counts.exact[name].get(area, 0.0))
        elif shown is Shown.SHARE:
            yield self._share(name, area)
        elif shown is Shown.BAND:
            yield self._band(name, area)
        else:
            yield self._count(name, None, self._counts.plain[name], self._hidden[name], area)
            for theme, cells in self._counts.themed.get(name, {}).items():
                yield self._count(name, theme, cells, self._hidden_themes[name][theme], area)

    def _count(
        self, measure: str, theme: str | None, cells: Mapping[str, Cell], hidden: set[str], area: str
    ) -> SafeFigure:
        cell = cells.get(area, NOTHING)
        if area in hidden or cell.is_small:
            return SafeFigure(measure, theme, hidden=Hidden.SMALL)
        return SafeFigure(measure, theme, float(rounded(cell.value)), rounded(cell.base))

    def _share(self, measure: str, area: str) -> SafeFigure:
        """A share, where both counts are shown and there are enough people on both sides."""
        part, whole = PARTS[measure]
        of, all_ = (self._counts.plain[each].get(area, NOTHING) for each in (part, whole))
        if area in self._hidden[part] or area in self._hidden[whole] or all_.value - of.value < FEWEST:
            return SafeFigure(measure, hidden=Hidden.SMALL)
        share = of.value / all_.value
        is_one_sided = all_.base < 2 * FEWEST_FOR_SHARE and not 0.1 <= share <= 0.9
        if all_.base < FEWEST_FOR_SHARE or is_one_sided:
            return SafeFigure(measure, hidden=Hidden.SHARE)
        return SafeFigure(measure, value=round(share * SHARE_STEPS) / SHARE_STEPS, base=rounded(all_.base))

    def _band(self, measure: str, area: str) -> SafeFigure:
        """A measure of the network as a band, where the count of whom it is is shown."""
        value = self._counts.exact[measure].get(area)
        if value is None or area in self._hidden["people"] | self._hidden[BANDED_BY]:
            return SafeFigure(measure, hidden=Hidden.SMALL)
        lower = min(int(value * BANDS), BANDS - 1)
        base = rounded(self._counts.plain[BANDED_BY][area].base)
        return SafeFigure(measure, base=base, band=f"{lower / BANDS:.1f}-{(lower + 1) / BANDS:.1f}")
