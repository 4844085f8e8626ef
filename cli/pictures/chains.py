"""Chains side by side, each from top to bottom: who can introduce whom, and how they know each other."""

from typing import Any

from cli.output import day
from cli.pictures.canvas import COLOURS, LINE_HEIGHT, Canvas, Point, box_height, wrapped
from graph.model.kinds import Language

COLUMN, BOX, WHY, MARGIN = 250.0, 200.0, 180.0, 20.0
STEP_SPACE = 30.0


def draw_chains(answer: dict[str, Any], language: Language, on: str) -> str:
    """The picture of an answer of `chains`."""
    columns = [_column(chain) for chain in answer["chains"]]
    heights = [_height(column) for column in columns]
    across = COLUMN * max(len(columns), 1)
    title = f"{_ends(answer)}, {day(language, on)}"
    lines = wrapped(title, across)
    top = MARGIN * 2 + LINE_HEIGHT * len(lines)
    canvas = Canvas(MARGIN * 2 + across, top + MARGIN + max(heights, default=LINE_HEIGHT))
    canvas.words(Point(MARGIN, MARGIN), lines, anchor="start", is_bold=True)
    for number, column in enumerate(columns):
        _draw(canvas, Point(MARGIN + COLUMN * (number + 0.5), top), column, COLOURS[number % len(COLOURS)])
    if not columns:
        canvas.words(Point(canvas.width / 2, canvas.height / 2), ["–"])
    return canvas.svg(title, answer["explanation"])


def _ends(answer: dict[str, Any]) -> str:
    if not answer["chains"]:
        return "–"
    steps = answer["chains"][0]["steps"]
    return f"{steps[0]['from']['name']} → {steps[-1]['to']['name']}"


Part = tuple[list[str], list[str]]
"""A name in its lines, and the lines that tell how this one knows the next; none for the last."""


def _column(chain: dict[str, Any]) -> list[Part]:
    steps = chain["steps"]
    parts = [(wrapped(each["from"]["name"], BOX - 20), wrapped(each["why"], WHY)) for each in steps]
    return [*parts, (wrapped(steps[-1]["to"]["name"], BOX - 20), [])]


def _space(why: list[str]) -> float:
    return STEP_SPACE + LINE_HEIGHT * len(why) if why else 0.0


def _height(column: list[Part]) -> float:
    return sum(box_height(name) + _space(why) for name, why in column)


def _draw(canvas: Canvas, top: Point, column: list[Part], colour: str) -> None:
    x, y = top.x, top.y
    for name, why in column:
        height = box_height(name)
        canvas.box(Point(x, y + height / 2), BOX, name, colour=colour)
        y += height
        if why:
            space = _space(why)
            canvas.line(Point(x - BOX / 2 + 14, y), Point(x - BOX / 2 + 14, y + space), is_arrow=True)
            canvas.words(Point(x - BOX / 2 + 28, y + STEP_SPACE / 2 + LINE_HEIGHT / 2), why, anchor="start")
            y += space
