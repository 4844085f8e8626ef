"""A network of people: dots and lines, with those named who matter to the question."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import rustworkx

from cli.pictures.canvas import CHARACTER_WIDTH, COLOURS, INK, LINE_HEIGHT, SOFT, Canvas, Point, wrapped
from graph.groups import role_name
from graph.model.kinds import Language, PersonRole
from graph.words import say

SIDE, MARGIN = 760.0, 70.0
LEGEND_LINE = 22.0
IN_A_ROW, ROW = 40, 20.0
SMALLEST, LARGEST = 4.0, 16.0
ROUNDS = 300
SEED = 1

Note = tuple[str, Point]
"""Words and where they stand."""


@dataclass(frozen=True)
class Spot:
    """Somebody in the network: the group gives the colour, the weight (0 to 1) the size; `label` is shown beside it.

    `is_left_alone` is true of who had ties before others were taken out, and has none now.
    """

    id: str
    name: str
    group: str
    weight: float = 0.0
    label: str = ""
    is_left_alone: bool = False


@dataclass(frozen=True)
class Totals:
    """How many lines of a kind there are in all, where only the first are marked."""

    marked: int = 0
    single: int = 0


NOTHING_LEFT_OUT = Totals()


@dataclass(frozen=True)
class Line:
    """A tie; `is_marked` for one that the question is about, `is_proposed` for one that does not exist yet.

    `is_single` is true of the only tie of somebody.
    """

    first: str
    second: str
    is_marked: bool = False
    is_proposed: bool = False
    is_single: bool = False


def draw_network(
    spots: Sequence[Spot],
    lines: Sequence[Line],
    title: str,
    description: str,
    language: Language = Language.NL,
    totals: Totals = NOTHING_LEFT_OUT,
) -> str:
    """The picture of a network; the same network is always drawn in the same way."""
    groups = sorted({each.group for each in spots})
    colours = _colours(groups, language)
    keys = _keys(lines, totals, language)
    canvas = Canvas(SIDE, SIDE + LEGEND_LINE * (math.ceil(len(groups) / 3) + len(keys)) + 10)
    canvas.words(Point(MARGIN, 26), wrapped(title, SIDE - 2 * MARGIN), anchor="start", is_bold=True)
    places, notes = _places(spots, lines, language)
    for line in lines:
        _draw_line(canvas, places[line.first], places[line.second], line)
    for spot in spots:
        canvas.dot(places[spot.id], _radius(spot), colour=colours[spot.group], title=spot.name)
    for told, at in notes:
        canvas.words(at, [told], colour=SOFT, anchor="start")
    for label, at in _labels(spots, places, notes):
        canvas.words(at, [label], is_bold=True)
    _draw_legend(canvas, {each or say(language, "role not known"): colours[each] for each in groups}, keys)
    return canvas.svg(title, description)


def _colours(groups: Sequence[str], language: Language) -> dict[str, str]:
    """The same colour for a role in every picture, the last for organisations, and grey where no role is known."""
    roles = {role_name(role, language): colour for role, colour in zip(PersonRole, COLOURS, strict=False)}
    return {each: roles.get(each, COLOURS[-1]) if each else SOFT for each in groups}


def _radius(spot: Spot) -> float:
    return SMALLEST + (LARGEST - SMALLEST) * math.sqrt(spot.weight)


def _draw_line(canvas: Canvas, start: Point, end: Point, line: Line) -> None:
    if line.is_proposed:
        canvas.bow(start, end, colour=INK, width=2.5)
    elif line.is_marked:
        canvas.line(start, end, colour=INK, width=3)
    elif line.is_single:
        canvas.line(start, end, colour=INK, width=1)
    else:
        canvas.line(start, end, colour="#c4c4c4", width=1)


def _labels(spots: Sequence[Spot], places: Mapping[str, Point], notes: Sequence[Note]) -> Iterator[Note]:
    """Each label above its dot, or else at the nearest height where it covers no other label and no note."""
    halves = [(len(told) * CHARACTER_WIDTH / 2, at) for told, at in notes]
    taken = [(Point(at.x + half, at.y), half) for half, at in halves]
    for spot in sorted(spots, key=lambda each: (places[each.id].y, places[each.id].x, each.id)):
        if not spot.label:
            continue
        half, dot = len(spot.label) * CHARACTER_WIDTH / 2, places[spot.id]
        x = min(max(dot.x, half + 12), SIDE - half - 12)
        away = _radius(spot) + 10
        heights = [dot.y + sign * (away + LINE_HEIGHT * step) for step in range(12) for sign in (-1, 1)]
        free = (Point(x, y) for y in heights if not any(_covers(Point(x, y), half, *each) for each in taken))
        at = next(free, Point(x, heights[0]))
        taken.append((at, half))
        yield spot.label, at


def _covers(one: Point, half: float, other: Point, other_half: float) -> bool:
    return abs(one.y - other.y) < LINE_HEIGHT and abs(one.x - other.x) < half + other_half


def _keys(lines: Sequence[Line], totals: Totals, language: Language) -> list[tuple[Line, str]]:
    """What the lines mean that are not plain ties, where there are any, and how many were not marked."""
    kinds = (
        (Line("", "", is_marked=True), say(language, "the only tie between two groups"), totals.marked),
        (Line("", "", is_single=True), say(language, "the only tie that somebody has here"), totals.single),
        (Line("", "", is_proposed=True), say(language, "a new tie that would help"), 0),
    )
    drawn = Counter(replace(each, first="", second="") for each in lines)
    first = "{told} (the first {shown} of {count})"
    return [
        (line, told if drawn[line] >= count else say(language, first, told=told, shown=drawn[line], count=count))
        for line, told, count in kinds
        if line in drawn
    ]


def _draw_legend(canvas: Canvas, groups: Mapping[str, str], keys: Sequence[tuple[Line, str]]) -> None:
    for number, (group, colour) in enumerate(groups.items()):
        at = Point(MARGIN + number % 3 * 230, SIDE + LEGEND_LINE * (number // 3))
        canvas.dot(at, 6, colour=colour)
        canvas.words(Point(at.x + 14, at.y), [group], anchor="start")
    for number, (line, told) in enumerate(keys, start=math.ceil(len(groups) / 3)):
        at = Point(MARGIN - 8, SIDE + LEGEND_LINE * number)
        _draw_line(canvas, at, Point(at.x + 40, at.y), line)
        canvas.words(Point(at.x + 50, at.y), [told], anchor="start")


def _places(spots: Sequence[Spot], lines: Sequence[Line], language: Language) -> tuple[dict[str, Point], list[Note]]:
    """Who knows each other stands close; those without any tie stand in rows at the bottom, under a note."""
    tied = {end for line in lines if not line.is_proposed for end in (line.first, line.second)}
    joined = [each.id for each in spots if each.id in tied]
    alone = {
        say(language, "Lose every tie that they have here:"): [each.id for each in spots if each.is_left_alone],
        say(language, "No tie is known here of:"): [
            each.id for each in spots if each.id not in tied and not each.is_left_alone
        ],
    }
    heights = {told: LINE_HEIGHT + ROW * math.ceil(len(ids) / IN_A_ROW) for told, ids in alone.items() if ids}
    height = SIDE - 2 * MARGIN - sum(heights.values())
    places, notes, top = _sprung(joined, lines, height), list[Note](), MARGIN + height + 28
    for told in heights:
        notes.append((told, Point(MARGIN, top)))
        places |= _in_rows(alone[told], top + LINE_HEIGHT)
        top += heights[told] + 4
    return places, notes


def _sprung(ids: Sequence[str], lines: Sequence[Line], height: float) -> dict[str, Point]:
    graph = rustworkx.PyGraph[str, None](multigraph=False)
    numbers = dict(zip(ids, graph.add_nodes_from(list(ids)), strict=True))
    graph.add_edges_from([(numbers[x.first], numbers[x.second], None) for x in lines if not x.is_proposed])
    found = rustworkx.spring_layout(graph, k=2.2 / math.sqrt(max(len(ids), 1)), num_iter=ROUNDS, seed=SEED)
    if not ids:
        return {}
    xs = [found[number][0] for number in numbers.values()]
    ys = [found[number][1] for number in numbers.values()]
    return {
        each: Point(
            MARGIN + (SIDE - 2 * MARGIN) * _share(found[number][0], xs), MARGIN + height * _share(found[number][1], ys)
        )
        for each, number in numbers.items()
    }


def _share(value: float, values: Sequence[float]) -> float:
    width = max(values) - min(values)
    return (value - min(values)) / width if width else 0.5


def _in_rows(ids: Sequence[str], top: float) -> dict[str, Point]:
    step = (SIDE - 2 * MARGIN) / (IN_A_ROW - 1)
    return {
        each: Point(MARGIN + number % IN_A_ROW * step, top + number // IN_A_ROW * ROW)
        for number, each in enumerate(ids)
    }
