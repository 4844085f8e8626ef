"""The pictures in the documents are drawn from real answers of the demo. `make pictures` draws them anew."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from api.context import Context
from api.schema.build import build_route
from cli.ask.asking import Asker
from cli.pictures.areas import draw_connectors, draw_fragility
from cli.pictures.chains import draw_chains
from cli.pictures.gifts import draw_arrangement, draw_exchanges
from graph.model.kinds import Language
from tests.support.statement_files import ROOT

FOLDER = ROOT / "docs" / "pictures"


@dataclass(frozen=True)
class Drawn:
    """A picture: its file, the question it answers, with what, and how it is drawn."""

    name: str
    question: str
    variables: dict[str, Any]
    draw: Callable[[Any, Language, str], str]
    beside: str = ""


AREA = {"area": "demo:d-oosterwaard"}
NETWORK = {"area": "demo:n-weverij", "first": 3}
PICTURES = [
    Drawn(
        "chains",
        "chains",
        {
            "from": "demo:p-hodan-elmi",
            "to": "demo:p-wim-sluijs",
            "by": "FEWEST_STEPS",
            "count": 2,
            "maxSteps": 6,
            "throughHubs": False,
        },
        draw_chains,
    ),
    Drawn(
        "connectors",
        "connectors",
        {**NETWORK, "by": "BETWEENNESS", "groupBy": "ROLE", "weighted": False},
        draw_connectors,
        beside="graphFrames",
    ),
    Drawn("fragility", "fragility", NETWORK, draw_fragility, beside="graphFrames"),
    Drawn("exchanges", "exchanges", {**AREA, "maxParties": 3}, draw_exchanges),
    Drawn(
        "proposed-arrangements",
        "proposedArrangements",
        {**AREA, "around": ["demo:o-kanaalgroep"], "maxParties": 8, "first": 1},
        draw_arrangement,
    ),
]


@pytest.mark.parametrize("drawn", PICTURES, ids=lambda each: each.name)
async def test_a_picture_shows_the_real_answer(demo: Context, drawn: Drawn, request: pytest.FixtureRequest) -> None:
    asker = Asker(build_route(), demo)
    answer = (await asker.answer(drawn.question, drawn.variables))[drawn.question]
    if drawn.beside:
        answer |= await asker.beside(drawn.beside, drawn.variables)
    svg = drawn.draw(answer, Language.EN, demo.viewer.day.isoformat())
    path = FOLDER / f"{drawn.name}.svg"
    if request.config.getoption("--draw-pictures"):
        path.write_text(svg, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == svg


def test_every_picture_is_drawn_and_shown() -> None:
    pages = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md"))
    files = sorted(FOLDER.glob("*.svg"))
    assert [each.stem for each in files] == sorted(each.name for each in PICTURES)
    assert [each.name for each in files if f"(pictures/{each.name})" not in pages] == []
