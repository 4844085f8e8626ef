"""Which figures of areas that lie in each other are hidden, so that none can be traced or had by subtraction.

A figure about fewer than ten people is hidden. A total minus its parts would give it back, so a total is shown only
when what it tells beyond the parts shown is about nobody or about ten people at least; else another part is hidden too.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

FEWEST = 10


@dataclass(frozen=True)
class Cell:
    """A figure before anything is hidden: its number, and how many people are behind it.

    `beyond` is how many are behind what it has beyond its parts, where that is not simply the difference: behind ties
    between two parts stand people of those parts.
    """

    value: int
    base: int
    beyond: int | None = None

    @property
    def is_small(self) -> bool:
        """Whether so few people are behind it that it is hidden by itself."""
        return self.weight < FEWEST

    @property
    def weight(self) -> int:
        """The smaller of both, so that neither few people nor a small number is given away."""
        return min(self.value, self.base)


NOTHING = Cell(0, 0)


@dataclass(frozen=True)
class Tree:
    """Areas and the one area in which each lies; `order` has every area after all that lie in it."""

    order: tuple[str, ...]
    parts: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, parents: Mapping[str, str | None]) -> "Tree":
        """The tree of these parents; an area that lies in none is the top of its own."""
        parts: dict[str, list[str]] = {each: [] for each in parents}
        for area in sorted(parents):
            parent = parents[area]
            if parent is not None:
                parts[parent].append(area)
        order: list[str] = []
        stack = [(each, False) for each in sorted(parents) if parents[each] is None]
        while stack:
            area, is_done = stack.pop()
            if is_done:
                order.append(area)
            else:
                stack.append((area, True))
                stack += [(each, False) for each in parts[area]]
        return cls(tuple(order), parts)


@dataclass
class _Walk:
    """What was found on the way up."""

    hidden: set[str]
    left: dict[str, list[int]] = field(default_factory=dict[str, list[int]])
    """Per area the weight of what its total tells beyond the parts shown, one number for each unknown part."""


def hidden_areas(tree: Tree, cells: Mapping[str, Cell], forced: Iterable[str] = ()) -> set[str]:
    """The areas whose figure is hidden, `forced` among them.

    Which other part protects a small one goes by the order of ids and not by size, so that from month to month the same
    part does, and the months together give no more away than each by itself.
    """
    walk = _Walk(set(forced) | {each for each in tree.order if cells.get(each, NOTHING).is_small})
    for area in tree.order:
        _protect(tree, cells, walk, area)
    return walk.hidden


def _protect(tree: Tree, cells: Mapping[str, Cell], walk: _Walk, area: str) -> None:
    parts = tree.parts[area]
    unknown = _rest(cells.get(area, NOTHING), [cells.get(each, NOTHING) for each in parts])
    for each in parts:
        if each in walk.hidden:
            unknown += walk.left[each]
    if area not in walk.hidden:
        shown = [each for each in parts if each not in walk.hidden and sum(walk.left[each]) > 0]
        while not _is_safe(unknown) and shown:
            protecting = shown.pop(0)
            walk.hidden.add(protecting)
            unknown += walk.left[protecting]
        if not _is_safe(unknown):
            walk.hidden.add(area)
    walk.left[area] = unknown


def _rest(whole: Cell, parts: Sequence[Cell]) -> list[int]:
    """The weight of what the whole has beyond its parts: none, or one number."""
    value = whole.value - sum(each.value for each in parts)
    people = whole.base - sum(each.base for each in parts) if whole.beyond is None else whole.beyond
    return [min(value, max(people, 1))] if value > 0 else []


def _is_safe(unknown: Sequence[int]) -> bool:
    total = sum(unknown)
    return total == 0 or total >= FEWEST


def hidden_by_theme(
    tree: Tree, totals: Mapping[str, Cell], themes: Mapping[str, Mapping[str, Cell]]
) -> tuple[set[str], dict[str, set[str]]]:
    """The areas whose total is hidden, and per theme those whose figure of that theme is.

    Themes add up to the total as areas do to the area around them, so both are protected, in turns until neither hides
    any more.
    """
    hidden = hidden_areas(tree, totals)
    by_theme = {theme: hidden_areas(tree, cells) for theme, cells in themes.items()}
    while True:
        more = _protect_themes(tree, totals, themes, hidden, by_theme)
        if not more:
            return hidden, by_theme
        hidden = hidden_areas(tree, totals, hidden)
        by_theme = {theme: hidden_areas(tree, cells, by_theme[theme]) for theme, cells in themes.items()}


def _protect_themes(
    tree: Tree,
    totals: Mapping[str, Cell],
    themes: Mapping[str, Mapping[str, Cell]],
    hidden: set[str],
    by_theme: Mapping[str, set[str]],
) -> bool:
    """Hides further themes, or the total, of areas where a single small theme would be left; whether it hid any."""
    has_hidden = False
    for area in tree.order:
        if area in hidden:
            continue
        cells = {theme: of.get(area, NOTHING) for theme, of in sorted(themes.items())}
        unknown = _rest(totals[area], list(cells.values()))
        unknown += [each.weight for theme, each in cells.items() if area in by_theme[theme]]
        shown = [theme for theme, each in cells.items() if area not in by_theme[theme] and each.weight]
        while not _is_safe(unknown) and shown:
            theme = shown.pop(0)
            by_theme[theme].add(area)
            unknown.append(cells[theme].weight)
            has_hidden = True
        if not _is_safe(unknown):
            hidden.add(area)
            has_hidden = True
    return has_hidden
