"""Chains side by side, each from top to bottom: who can introduce whom, and how they know each other."""

from typing import Any

from cli.pictures.canvas import COLOURS, LINE_HEIGHT, Canvas, Point, box_height, wrapped

COLUMN, BOX, WHY, MARGIN = 250.0, 200.0, 180.0, 20.0
STEP_SPACE = 30.0


def draw_chains(answer: dict[str, Any]) -> str:
    """The picture of an answer of `chains`."""
    columns = [_column(chain) for chain in answer["chains"]]
    heights = [_height(column) for column in columns]
    canvas = Canvas(MARGIN * 2 + COLUMN * max(len(columns), 1), MARGIN * 2 + max(heights, default=LINE_HEIGHT))
    for number, column in enumerate(columns):
        _draw(canvas, MARGIN + COLUMN * (number + 0.5), column, COLOURS[number % len(COLOURS)])
    if not columns:
        canvas.words(Point(canvas.width / 2, canvas.height / 2), ["–"])
    return canvas.svg(_title(answer), answer["explanation"])


def _title(answer: dict[str, Any]) -> str:
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


def _draw(canvas: Canvas, x: float, column: list[Part], colour: str) -> None:
    y = MARGIN
    for name, why in column:
        height = box_height(name)
        canvas.box(Point(x, y + height / 2), BOX, name, colour=colour)
        y += height
        if why:
            space = _space(why)
            canvas.line(Point(x - BOX / 2 + 14, y), Point(x - BOX / 2 + 14, y + space), is_arrow=True)
            canvas.words(Point(x - BOX / 2 + 28, y + STEP_SPACE / 2 + LINE_HEIGHT / 2), why, anchor="start")
            y += space
