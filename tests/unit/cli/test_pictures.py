"""Pictures are well-formed SVG that says what it shows, whatever the names are."""

import itertools
import math
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from cli.ask.network_tables import show_fragility
from cli.pictures.areas import draw_fragility
from cli.pictures.chains import draw_chains
from cli.pictures.files import check_writable, write_picture
from cli.pictures.gifts import draw_arrangement, draw_exchanges, draw_gifts
from cli.pictures.network import Line, Spot, draw_network
from graph.errors import InvalidInput
from graph.model.kinds import Language

DAY = "2026-11-22"
SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> list[str]:
    """All words of a picture."""
    return [each for each in ET.fromstring(svg).itertext() if each.strip()]  # noqa: S314  # our own picture


def step(start: str, end: str, why: str) -> dict[str, object]:
    return {"from": {"name": start}, "to": {"name": end}, "why": why}


def test_a_chain_is_drawn_from_top_to_bottom() -> None:
    steps = [step("Ann <b>", "Ben & co", 'zei: "hallo"'), step("Ben & co", "Cas", "buren")]
    svg = draw_chains({"chains": [{"steps": steps}], "explanation": "One chain."}, Language.EN, DAY)

    heights = {
        (each.text or ""): float(each.attrib["y"])
        for each in ET.fromstring(svg).iter(f"{SVG}tspan")  # noqa: S314
    }
    assert heights["Ann <b>"] < heights['zei: "hallo"'] < heights["Ben & co"] < heights["buren"] < heights["Cas"]
    assert texts(svg)[:2] == ["Ann <b> → Cas, 22 November 2026", "One chain."]


def test_no_chain_is_a_picture_too() -> None:
    assert "No chain." in texts(draw_chains({"chains": [], "explanation": "No chain."}, Language.EN, DAY))


def test_a_long_reason_is_broken_into_lines_that_stay_in_their_column() -> None:
    why = "woorden " * 40
    svg = draw_chains({"chains": [{"steps": [step("Ann", "Ben", why)]}], "explanation": ""}, Language.EN, DAY)

    lines = [each for each in texts(svg) if each.startswith("woorden")]
    assert len(lines) > 5
    assert max(map(len, lines)) < 30


def test_gifts_between_the_same_two_share_an_arrow() -> None:
    def gift(start: str, end: str) -> dict[str, object]:
        talent = {"labelNl": "Taart", "labelEn": "Cake"}
        return {"from": {"name": start}, "to": {"name": end}, "talent": talent, "conditions": None}

    svg = draw_gifts(
        [[gift("Ann", "Ben"), gift("Ben", "Ann"), gift("Ann", "Ben")]], Language.NL, "Ruil", "Wie geeft wat"
    )

    assert "1, 3" in texts(svg)
    assert "2. Ben → Ann: Taart" in texts(svg)
    assert svg.count("<line") == 2


def test_circles_stand_beside_each_other_and_their_gifts_are_numbered_on() -> None:
    def circle(*names: str) -> list[dict[str, object]]:
        talent = {"labelNl": "Taart", "labelEn": None}
        pairs = zip(names, (*names[1:], names[0]), strict=True)
        return [
            {"from": {"name": one}, "to": {"name": other}, "talent": talent, "conditions": None} for one, other in pairs
        ]

    svg = draw_gifts([circle("Ann", "Ben"), circle("Cas", "Dee", "Eve")], Language.EN, "Circles", "Two circles")

    assert [each for each in texts(svg) if "Taart" in each][-1] == "5. Eve → Cas: Taart"
    assert svg.count("<line") == 5


def test_a_network_is_drawn_the_same_way_every_time() -> None:
    spots = [Spot(str(number), f"P{number}", "residents", number / 9, "Ann" * (number == 9)) for number in range(10)]
    lines = [Line(str(number), str((number + 1) % 8)) for number in range(8)] + [Line("8", "0", is_proposed=True)]

    first, second = (draw_network(spots, lines, "Noord", "10 people") for _ in range(2))

    assert first == second
    assert [each for each in texts(first) if each == "Ann"] == ["Ann"]
    assert first.count("<circle") == 11  # the people, and the group in the legend
    assert first.count("stroke-dasharray") == 2  # the tie that would help, and its key in the legend
    assert {"Noord", "een nieuw contact dat zou helpen", "Van deze mensen is hier geen contact bekend:"} <= set(
        texts(first)
    )


def test_names_in_a_picture_do_not_cover_each_other() -> None:
    spots = [Spot(str(number), "", "", 0.5, f"Willemina van der Berg {number}") for number in range(12)]
    lines = [Line(str(number), str(other)) for number in range(12) for other in range(number)]
    svg = draw_network(spots, lines, "Noord", "")

    heights = [
        (float(each.attrib["x"]), float(each.attrib["y"]))
        for each in ET.fromstring(svg).iter(f"{SVG}tspan")  # noqa: S314
        if (each.text or "").startswith("Willemina")
    ]
    assert len(heights) == 12
    assert all(
        abs(one[1] - other[1]) > 16 or abs(one[0] - other[0]) > 150
        for number, one in enumerate(heights)
        for other in heights[:number]
    )


def test_an_empty_network_is_a_picture_too() -> None:
    assert "Nobody is known here." in texts(draw_network([], [], "Leeg", "Nobody is known here."))


@pytest.mark.parametrize("name", ["picture.png", "picture", "missing/picture.svg", "folder.svg"])
def test_where_a_picture_cannot_be_written_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.svg").mkdir()

    with pytest.raises(InvalidInput, match=name):
        check_writable(tmp_path / name)


def test_a_picture_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    path = tmp_path / "picture.svg"
    check_writable(path)
    write_picture(path, "<svg>one</svg>")
    write_picture(path, "<svg>two</svg>")

    assert path.read_text(encoding="utf-8") == "<svg>two</svg>"
    assert [each.name for each in tmp_path.iterdir()] == ["picture.svg"]


def test_circles_and_the_first_proposal_are_drawn_and_so_is_nothing() -> None:
    gift: dict[str, Any] = {
        "from": {"name": "Ann"},
        "to": {"name": "Ben"},
        "talent": {"labelNl": "Taart", "labelEn": None},
    }
    gift["conditions"] = "op maandag"
    told = {"gifts": [gift], "explanation": "One."}

    circles = texts(draw_exchanges({"circles": [told, told], "explanation": "Two."}, Language.EN, DAY))
    proposal = texts(draw_arrangement([told, {**told, "explanation": "Other."}], Language.NL, DAY))

    assert circles[:3] == ["Who can help whom, 22 November 2026", "Two.", "Who can help whom, 22 November 2026"]
    assert {"1. Ann → Ben: Taart (op maandag)", "2. Ann → Ben: Taart (op maandag)"} <= set(circles)
    assert proposal[:2] == ["Wat zij samen kunnen doen, 22 november 2026", "One."]
    assert texts(draw_exchanges({"circles": [], "explanation": "None."}, Language.EN, DAY)) == [
        "Who can help whom, 22 November 2026",
        "None.",
        "Who can help whom, 22 November 2026",
        "None.",
    ]
    assert texts(draw_arrangement([], Language.EN, DAY))[1::2] == ["–", "–"]


def frames(*nodes: str, edges: str, **more: object) -> dict[str, Any]:
    """A network as two tables."""
    people = [{"id": each, "title": each, "subtitle": "residents", "mainstat": 1} for each in nodes]
    ties = [dict(zip(("source", "target"), each.split("-"), strict=True)) for each in edges.split()]
    return {"nodes": people, "edges": ties, **more}


def test_a_network_without_somebody_says_so_and_who_is_left_alone() -> None:
    network = frames("Ann", "Ben", "Cas", "Dan", edges="Ann-Ben", without=["Eve"], leftAlone=["Cas"])
    answer: dict[str, Any] = {
        "area": {"name": "North"},
        "cutPoints": [],
        "bridges": [],
        "bridgeCount": 0,
        "hangingByOneTie": 0,
        "suggestedTies": [],
        "explanation": "",
    }

    told = texts(draw_fragility(answer | {"graphFrames": network}, Language.EN, DAY))

    assert told[0] == "North, 22 November 2026, as if Eve had left"
    assert {"Lose every tie that they have here:", "No tie is known here of:"} <= set(told)


def test_a_picture_of_what_is_fragile_names_and_marks_what_the_table_does(capsys: pytest.CaptureFixture[str]) -> None:
    def tie(first: str, second: str, smaller: int) -> dict[str, Any]:
        ends = {"first": {"id": first, "name": first}, "second": {"id": second, "name": second}}
        return {**ends, "smallerSide": smaller, "largerSide": 3, "why": "", "broker": None}

    people = [f"P{number}" for number in range(10)]
    edges = [f"{one}-{other}" for one, other in itertools.pairwise(people)]
    answer: dict[str, Any] = {
        "area": {"name": "North"},
        "asOf": DAY,
        "cutPoints": [{"person": {"id": each, "name": each}, "pairsCut": 1, "dependents": 1} for each in people[:9]],
        "bridges": [tie("P1", "P2", 2), tie("P9", "P8", 1)],
        "cutPointCount": 9,
        "bridgeCount": 5,
        "hangingByOneTie": 4,
        "suggestedTies": [],
        "losingEveryTie": [],
        "explanation": "",
        "graphFrames": frames(*people, edges=" ".join(edges)),
    }

    svg = draw_fragility(answer, Language.EN, DAY)
    show_fragility(answer, Language.EN)

    table = capsys.readouterr().out
    assert [each for each in people if each in table] == [each for each in people if each in texts(svg)] == people
    dark = re.findall(r'<line[^>]*stroke="#222222"[^>]*stroke-width="([\d.]+)"', svg)
    assert sorted(dark) == ["1", "1", "3", "3"]  # the two ties, and their keys in the legend
    keys = {"the only tie between two groups", "the only tie that somebody has here (the first 1 of 4)"}
    assert keys <= set(texts(svg))


def test_a_group_has_the_same_colour_in_every_picture_and_no_line_has_it() -> None:
    def colours(*groups: str) -> list[str]:
        spots = [Spot(str(number), "", each) for number, each in enumerate(groups)]
        lines = [Line("0", "1", is_marked=True), Line("0", "1", is_proposed=True)]
        svg = draw_network(spots, lines, "North", "", Language.EN)
        for kind in ("line", "path"):
            drawn = [*ET.fromstring(svg).iter(f"{SVG}{kind}")]  # noqa: S314
            assert {each.attrib["stroke"] for each in drawn if "stroke" in each.attrib} == {"#222222"}
        return [each.attrib["fill"] for each in ET.fromstring(svg).iter(f"{SVG}circle")][: len(groups)]  # noqa: S314

    assert colours("family", "volunteers", "residents")[1:] == colours("volunteers", "residents")
    assert len(set(colours("", "organisation", "residents", "professionals"))) == 4


def test_a_new_tie_does_not_cover_the_tie_along_which_it_runs() -> None:
    spots = [Spot(each, each, "residents") for each in "abc"]
    svg = draw_network(spots, [Line("a", "b", is_single=True), Line("a", "b", is_proposed=True)], "", "", Language.EN)

    new, _key = re.findall(r'<path d="M(\S+) (\S+)Q(\S+) (\S+) (\S+) (\S+)" fill="none"', svg)
    x1, y1, over_x, over_y, x2, y2 = map(float, new)
    length = math.dist((x1, y1), (x2, y2))
    # A curve comes half as near to the point that bends it as that lies beside the straight line.
    assert abs((x2 - x1) * (over_y - y1) - (y2 - y1) * (over_x - x1)) / length / 2 >= length / 15


def test_a_name_does_not_cover_a_note() -> None:
    spots = [Spot("0", "", ""), Spot("1", "", ""), Spot("2", "", "", 0.5, "Fátima da Graça")]
    svg = draw_network(spots, [Line("0", "1")], "North", "", Language.EN)

    at = {
        each.text: float(each.attrib["y"])
        for each in ET.fromstring(svg).iter(f"{SVG}tspan")  # noqa: S314
    }
    assert abs(at["Fátima da Graça"] - at["No tie is known here of:"]) >= 17
