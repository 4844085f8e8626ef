"""Boxes, dots, lines and words on a canvas, written as SVG. The same drawing always gives the same text."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

FONT_SIZE = 13
LINE_HEIGHT = 17
# A wide guess, since the font is the reader's: text may take less room than was kept for it, never more.
CHARACTER_WIDTH = 7.6
BEND = 0.16
"""How far the point that bends a line lies beside its middle, as a share of its length."""

INK, SOFT, PAPER = "#222222", "#777777", "#ffffff"
# Told apart with every kind of colour blindness, and in print (Okabe and Ito 2008).
COLOURS = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442")


@dataclass(frozen=True)
class Point:
    """A place on the canvas, in pixels from the left and from the top."""

    x: float
    y: float


def wrapped(text: str, width: float) -> list[str]:
    """The lines into which a text is broken to fit a width in pixels."""
    return textwrap.wrap(text, max(8, int(width / CHARACTER_WIDTH)), break_long_words=True) or [""]


@dataclass
class Canvas:
    """A drawing in the making."""

    width: float
    height: float
    _parts: list[str] = field(default_factory=list[str])

    def words(
        self, at: Point, lines: Sequence[str], *, colour: str = INK, anchor: str = "middle", is_bold: bool = False
    ) -> None:
        """Lines of text, the first with its middle at this place."""
        weight = ' font-weight="600"' if is_bold else ""
        rows = "".join(
            f'<tspan x="{_n(at.x)}" y="{_n(at.y + LINE_HEIGHT * number + FONT_SIZE * 0.35)}">{escape(line)}</tspan>'
            for number, line in enumerate(lines)
        )
        self._parts.append(f'<text text-anchor="{anchor}" fill="{colour}"{weight}>{rows}</text>')

    def box(self, centre: Point, width: float, lines: Sequence[str], *, colour: str = COLOURS[0]) -> float:
        """Lines of text in a box around a place; how high it is."""
        height = box_height(lines)
        self._parts.append(
            f'<rect x="{_n(centre.x - width / 2)}" y="{_n(centre.y - height / 2)}" width="{_n(width)}" '
            f'height="{_n(height)}" rx="8" fill="{PAPER}" stroke="{colour}" stroke-width="2"/>'
        )
        self.words(Point(centre.x, centre.y - LINE_HEIGHT * (len(lines) - 1) / 2), lines, is_bold=True)
        return height

    def dot(self, at: Point, radius: float, *, colour: str, title: str = "") -> None:
        """A dot; its title shows when it is pointed at."""
        told = f"<title>{escape(title)}</title>" if title else ""
        self._parts.append(
            f'<circle cx="{_n(at.x)}" cy="{_n(at.y)}" r="{_n(radius)}" fill="{colour}" stroke="{PAPER}">{told}</circle>'
        )

    def line(
        self,
        start: Point,
        end: Point,
        *,
        colour: str = SOFT,
        width: float = 1.5,
        is_arrow: bool = False,
    ) -> None:
        """A straight line."""
        head = ' marker-end="url(#head)"' if is_arrow else ""
        self._parts.append(
            f'<line x1="{_n(start.x)}" y1="{_n(start.y)}" x2="{_n(end.x)}" y2="{_n(end.y)}" stroke="{colour}" '
            f'stroke-width="{_n(width)}"{head}/>'
        )

    def bow(self, start: Point, end: Point, *, colour: str = SOFT, width: float = 1.5) -> None:
        """A dashed line that is bent, so that it covers no straight one between the same places or beyond them."""
        across, down = end.x - start.x, end.y - start.y
        over = Point((start.x + end.x) / 2 + down * BEND, (start.y + end.y) / 2 - across * BEND)
        self._parts.append(
            f'<path d="M{_n(start.x)} {_n(start.y)}Q{_n(over.x)} {_n(over.y)} {_n(end.x)} {_n(end.y)}" fill="none" '
            f'stroke="{colour}" stroke-width="{_n(width)}" stroke-dasharray="6 4"/>'
        )

    def svg(self, title: str, description: str) -> str:
        """The whole as a document; title and description are for those who cannot see it."""
        size = f'width="{_n(self.width)}" height="{_n(self.height)}" viewBox="0 0 {_n(self.width)} {_n(self.height)}"'
        head = (
            f'<defs><marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" '
            f'orient="auto-start-reverse"><path d="M0 0L10 5L0 10z" fill="{SOFT}"/></marker></defs>'
        )
        return "\n".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label={quoteattr(title)} '
                f'font-family="system-ui, sans-serif" font-size="{FONT_SIZE}">',
                f"<title>{escape(title)}</title>",
                f"<desc>{escape(description)}</desc>",
                head,
                f'<rect width="100%" height="100%" fill="{PAPER}"/>',
                *self._parts,
                "</svg>\n",
            ]
        )


def box_height(lines: Sequence[str]) -> float:
    """How high a box around these lines is."""
    return LINE_HEIGHT * len(lines) + 16


def _n(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")
