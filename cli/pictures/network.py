"""A network of people: dots and lines, with those named who matter to the question."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import rustworkx

from cli.pictures.canvas import COLOURS, INK, SOFT, Canvas, Point

SIDE, MARGIN = 760.0, 70.0
LEGEND_LINE = 22.0
SMALLEST, LARGEST = 4.0, 16.0
ROUNDS = 300
SEED = 1


@dataclass(frozen=True)
class Spot:
    """Somebody in the network: the group gives the colour, the weight (0 to 1) the size; `label` is shown beside it."""

    id: str
    name: str
    group: str
    weight: float = 0.0
    label: str = ""


@dataclass(frozen=True)
class Line:
    """A tie; `is_marked` for one that the question is about, `is_proposed` for one that does not exist yet."""

    first: str
    second: str
    is_marked: bool = False
    is_proposed: bool = False


def draw_network(spots: Sequence[Spot], lines: Sequence[Line], title: str, description: str) -> str:
    """The picture of a network; the same network is always drawn in the same way."""
    groups = list(dict.fromkeys(sorted(each.group for each in spots)))
    canvas = Canvas(SIDE, SIDE + LEGEND_LINE * math.ceil(len(groups) / 3) + 10)
    places = _places(spots, lines)
    for line in lines:
        _draw_line(canvas, places[line.first], places[line.second], line)
    for spot in spots:
        colour = COLOURS[groups.index(spot.group) % len(COLOURS)]
        canvas.dot(places[spot.id], _radius(spot), colour=colour, title=spot.name)
    for spot in spots:
        if spot.label:
            at = places[spot.id]
            canvas.words(Point(at.x, at.y - _radius(spot) - 10), [spot.label], is_bold=True)
    _draw_legend(canvas, groups)
    return canvas.svg(title, description)


def _radius(spot: Spot) -> float:
    return SMALLEST + (LARGEST - SMALLEST) * math.sqrt(spot.weight)


def _draw_line(canvas: Canvas, start: Point, end: Point, line: Line) -> None:
    if line.is_proposed:
        canvas.line(start, end, colour=COLOURS[2], width=2.5, is_dashed=True)
    elif line.is_marked:
        canvas.line(start, end, colour=COLOURS[5], width=3)
    else:
        canvas.line(start, end, colour="#c4c4c4", width=1)


def _draw_legend(canvas: Canvas, groups: Sequence[str]) -> None:
    for number, group in enumerate(groups):
        at = Point(MARGIN + number % 3 * 230, SIDE + LEGEND_LINE * (number // 3))
        canvas.dot(at, 6, colour=COLOURS[number % len(COLOURS)])
        canvas.words(Point(at.x + 14, at.y), [group], colour=INK if group else SOFT, anchor="start")


def _places(spots: Sequence[Spot], lines: Sequence[Line]) -> dict[str, Point]:
    """Who knows each other stands close; those without any tie stand in rows at the bottom."""
    tied = {end for line in lines if not line.is_proposed for end in (line.first, line.second)}
    joined = [each.id for each in spots if each.id in tied]
    alone = [each.id for each in spots if each.id not in tied]
    rows = math.ceil(len(alone) / 40)
    height = SIDE - 2 * MARGIN - rows * 20
    return {**_sprung(joined, lines, height), **_in_rows(alone, MARGIN + height + 30)}


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
    step = (SIDE - 2 * MARGIN) / 39
    return {each: Point(MARGIN + number % 40 * step, top + number // 40 * 20) for number, each in enumerate(ids)}
