"""Who gives what to whom: parties on a circle, gifts as arrows between them."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from cli.output import day, label
from cli.pictures.canvas import CHARACTER_WIDTH, COLOURS, INK, LINE_HEIGHT, Canvas, Point, box_height, wrapped
from graph.model.kinds import Language
from graph.words import say

BOX, MARGIN, TITLE = 170.0, 30.0, 20.0
# Between two boxes side by side, so that an arrow and its number fit.
ROOM = 70.0
SMALLEST_WHEEL = 80.0
SIDE_BY_SIDE = 2

Gift = Mapping[str, Any]


def draw_exchanges(answer: Mapping[str, Any], language: Language, on: str) -> str:
    """The picture of an answer of `exchanges`: a wheel for each circle, since nobody is in two of them."""
    title = f"{say(language, 'Who can help whom')}, {day(language, on)}"
    return draw_gifts([each["gifts"] for each in answer["circles"]], language, title, answer["explanation"])


def draw_arrangement(answer: Sequence[Mapping[str, Any]], language: Language, on: str) -> str:
    """The picture of the first proposal of an answer of `proposedArrangements`."""
    title = f"{say(language, 'What they could do together')}, {day(language, on)}"
    if not answer:
        return draw_gifts([], language, title, "–")
    return draw_gifts([answer[0]["gifts"]], language, title, answer[0]["explanation"])


def draw_gifts(wheels: Sequence[Sequence[Gift]], language: Language, title: str, description: str) -> str:
    """The picture of gifts between parties, a wheel for each group; they are numbered, and told below."""
    radius = max((_radius(gifts) for gifts in wheels), default=SMALLEST_WHEEL)
    across, down = 2 * radius + BOX + MARGIN, 2 * radius + 110
    columns = min(SIDE_BY_SIDE, max(len(wheels), 1))
    width, top = MARGIN + columns * across, TITLE + math.ceil(len(wheels) / columns) * down
    numbered = list(enumerate((gift for gifts in wheels for gift in gifts), start=1))
    told = [line for number, gift in numbered for line in _told(number, gift, language, width - 2 * MARGIN)]
    told = told or wrapped(description, width - 2 * MARGIN)
    canvas = Canvas(width, top + LINE_HEIGHT * (len(told) + 1.5))
    canvas.words(Point(MARGIN, MARGIN), [title], anchor="start", is_bold=True)
    left = iter(numbered)
    for place, gifts in enumerate(wheels):
        middle = Point(
            MARGIN / 2 + across * (place % columns + 0.5), TITLE + MARGIN + 25 + radius + down * (place // columns)
        )
        _draw_wheel(canvas, middle, radius, [next(left) for _ in gifts])
    canvas.words(Point(MARGIN, top + LINE_HEIGHT), told, anchor="start")
    return canvas.svg(title, description)


def _names(gifts: Sequence[Gift]) -> list[str]:
    return list(dict.fromkeys(each[end]["name"] for each in gifts for end in ("from", "to")))


def _radius(gifts: Sequence[Gift]) -> float:
    parties = len(_names(gifts))
    # Two stand above each other; of more, those next to each other may stand side by side.
    return (BOX + ROOM) / (2 * math.sin(math.pi / parties)) if parties > 2 else SMALLEST_WHEEL


def _draw_wheel(canvas: Canvas, middle: Point, radius: float, numbered: Sequence[tuple[int, Gift]]) -> None:
    names = _names([gift for _, gift in numbered])
    places = {name: _on_circle(middle, radius, number / len(names)) for number, name in enumerate(names)}
    for (giver, taker), numbers in _between(numbered).items():
        _draw_arrow(canvas, places[giver], places[taker], ", ".join(map(str, numbers)))
    for name, place in places.items():
        canvas.box(place, BOX, wrapped(name, BOX - 20), colour=COLOURS[0])


def _between(numbered: Sequence[tuple[int, Gift]]) -> dict[tuple[str, str], list[int]]:
    """The numbers of the gifts between each pair, which share an arrow."""
    numbers: dict[tuple[str, str], list[int]] = {}
    for number, each in numbered:
        numbers.setdefault((each["from"]["name"], each["to"]["name"]), []).append(number)
    return numbers


def _told(number: int, gift: Gift, language: Language, width: float) -> list[str]:
    text = f"{number}. {gift['from']['name']} → {gift['to']['name']}: {label(language, gift['talent'])}"
    return wrapped(f"{text} ({gift['conditions']})" if gift["conditions"] else text, width)


def _on_circle(middle: Point, radius: float, share: float) -> Point:
    angle = 2 * math.pi * share - math.pi / 2
    return Point(middle.x + radius * math.cos(angle), middle.y + radius * math.sin(angle))


def _draw_arrow(canvas: Canvas, start: Point, end: Point, label: str) -> None:
    """An arrow that ends at the box, with its numbers near the giver, where few others cross."""
    width, height = BOX / 2 + 4, box_height([""]) / 2 + 12
    across, down = end.x - start.x, end.y - start.y
    cut = min(width / abs(across) if across else math.inf, height / abs(down) if down else math.inf, 0.45)
    tip = Point(end.x - across * cut, end.y - down * cut)
    tail = Point(start.x + across * cut, start.y + down * cut)
    canvas.line(tail, tip, is_arrow=True)
    at = Point(tail.x + (tip.x - tail.x) * 0.22, tail.y + (tip.y - tail.y) * 0.22)
    canvas.dot(at, 5 + CHARACTER_WIDTH * len(label) / 2 + 3, colour="#eeeeee")
    canvas.words(at, [label], colour=INK)
