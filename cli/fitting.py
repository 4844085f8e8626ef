"""How a table fits on a terminal: what gives room first, and what stands under what. Words stay whole where they can.

In this order, as far as it is needed: headings are broken at their spaces; then the broadest columns, at the spaces
of their words; the gaps become narrow; a column goes under another, cell by cell; words are broken.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len

EDGES = 2
GAP, NARROW_GAP = 3, 2
# Two long words that a hyphen joins; an id with hyphens is copied, and stays whole.
_JOINT = re.compile(r"(?<=[^\W\d_]{4}-)(?=[^\W\d_]{4})")


@dataclass(frozen=True)
class Column:
    """A column of a table with all its cells, and how broad it is shown."""

    heading: str
    cells: Sequence[str]
    is_number: bool = False
    width: int = 0


@dataclass(frozen=True)
class Fitted:
    """The columns that are shown, with the gap between them."""

    columns: Sequence[Column]
    gap: int


def fit(columns: Sequence[Column], room: int) -> Fitted:
    """The columns with their widths, so that a table of them is no broader than `room`."""
    shown = [*columns]
    gap = GAP
    while not _fits(_word_widths(shown), room, gap):
        if gap == GAP:
            gap = NARROW_GAP
        elif (merged := _with_one_under_another(shown)) is None:
            break
        else:
            shown = merged
    within = room - EDGES - gap * (len(shown) - 1)
    widths = [max(_line_width(each.heading), _broadest(each.cells, _line_width)) for each in shown]
    least = _word_widths(shown)
    with_whole_cells = [max(_broadest(each.cells, _line_width), _width_on_two_lines(each.heading)) for each in shown]
    widths = _levelled(widths, with_whole_cells, within)
    # To give the broadest room costs the fewest lines in one table, to all in proportion in another.
    ways = [_levelled(_levelled(widths, least, within), [1] * len(shown), within), _shared(widths, least, within)]
    widths = min(ways, key=lambda each: (sum(each) > within, _height(shown, each)))
    fitted = [
        replace(each, width=width, cells=[broken(cell, width) for cell in each.cells])
        for each, width in zip(shown, widths, strict=True)
    ]
    return Fitted(fitted, gap)


def broken(text: str, width: int) -> str:
    """The text with a line break after the hyphens of the words that are too long for a line of this width."""
    if _broadest(text.split(), cell_len) <= width:
        return text
    return re.sub(r"\S+", lambda word: "\n".join(_parts(word[0])) if cell_len(word[0]) > width else word[0], text)


def _fits(widths: Sequence[int], room: int, gap: int) -> bool:
    return EDGES + sum(widths) + gap * (len(widths) - 1) <= room


def _levelled(widths: Sequence[int], floors: Sequence[int], room: int) -> list[int]:
    """The widths with the broadest lowered to one level, none below its floor, until together they fit."""

    def lowered(level: int) -> list[int]:
        return [max(min(width, level), floor) for width, floor in zip(widths, floors, strict=True)]

    level = max(widths)
    while level > 1 and sum(lowered(level)) > room:
        level -= 1
    found = lowered(level)
    for number, width in enumerate(widths):
        if sum(found) < room and found[number] == level < width:
            found[number] += 1
    return found


def _shared(widths: Sequence[int], floors: Sequence[int], room: int) -> list[int]:
    """The floors, and what is left divided in proportion to what each lacks."""
    lacking = [width - min(width, floor) for width, floor in zip(widths, floors, strict=True)]
    left = max(0, room - sum(floors))
    share = min(1.0, left / sum(lacking)) if any(lacking) else 0.0
    return [floor + int(each * share) for floor, each in zip(floors, lacking, strict=True)]


def _height(columns: Sequence[Column], widths: Sequence[int]) -> int:
    """How many lines the headings and all rows take."""
    cells = zip(*((each.heading, *each.cells) for each in columns), strict=True)
    return sum(max(_lines(cell, width) for cell, width in zip(row, widths, strict=True)) for row in cells)


def _lines(text: str, width: int) -> int:
    if cell_len(text) <= width and "\n" not in text:
        return 1
    count = 0
    for line in broken(text, width).splitlines():
        count, filled = count + 1, 0
        for word in line.split():
            long = cell_len(word)
            if filled and filled + 1 + long > width:
                count, filled = count + 1, long
            else:
                filled += long + (1 if filled else 0)
    return count


def _with_one_under_another(columns: Sequence[Column]) -> list[Column] | None:
    """The columns with one of them under the broadest: that which tells rows apart the least; None when none can move.

    Its heading goes with every cell. Neither numbers are moved, nor the first words, which say what a row is about.
    """
    movable = [each for each in columns if not each.is_number][1:]
    if not movable:
        return None
    moved = min(movable, key=lambda each: (len({*each.cells}), -_word_width_of(each)))
    rest = [each for each in columns if each is not moved]
    host = max((each for each in rest if not each.is_number), key=lambda each: _broadest(each.cells, _line_width))
    cells = [
        "\n".join(filter(None, (own, f"{moved.heading}: {other}" if other else "")))
        for own, other in zip(host.cells, moved.cells, strict=True)
    ]
    return [replace(each, cells=cells) if each is host else each for each in rest]


def _word_widths(columns: Sequence[Column]) -> list[int]:
    return [_word_width_of(each) for each in columns]


def _word_width_of(column: Column) -> int:
    return _broadest((column.heading, *column.cells), _word_width)


def _word_width(text: str) -> int:
    return _broadest([part for word in text.split() for part in _parts(word)], cell_len)


def _width_on_two_lines(text: str) -> int:
    return next(width for width in range(_word_width(text), cell_len(text) + 1) if _lines(text, width) <= 2)


def _line_width(text: str) -> int:
    return _broadest(text.splitlines(), cell_len)


def _broadest(texts: Sequence[str], width: Callable[[str], int]) -> int:
    return max(map(width, texts), default=0)


def _parts(word: str) -> list[str]:
    return [word] if ":" in word else _JOINT.split(word)
