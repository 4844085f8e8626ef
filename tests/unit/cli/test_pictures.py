"""Pictures are well-formed SVG that says what it shows, whatever the names are."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from cli.pictures.chains import draw_chains
from cli.pictures.files import check_writable, write_picture
from cli.pictures.gifts import draw_arrangement, draw_exchanges, draw_gifts
from cli.pictures.network import Line, Spot, draw_network
from graph.errors import InvalidInput
from graph.model.kinds import Language

SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> list[str]:
    """All words of a picture."""
    return [each for each in ET.fromstring(svg).itertext() if each.strip()]  # noqa: S314  # our own picture


def step(start: str, end: str, why: str) -> dict[str, object]:
    return {"from": {"name": start}, "to": {"name": end}, "why": why}


def test_a_chain_is_drawn_from_top_to_bottom() -> None:
    steps = [step("Ann <b>", "Ben & co", 'zei: "hallo"'), step("Ben & co", "Cas", "buren")]
    svg = draw_chains({"chains": [{"steps": steps}], "explanation": "One chain."})

    heights = {
        (each.text or ""): float(each.attrib["y"])
        for each in ET.fromstring(svg).iter(f"{SVG}tspan")  # noqa: S314
    }
    assert heights["Ann <b>"] < heights['zei: "hallo"'] < heights["Ben & co"] < heights["buren"] < heights["Cas"]
    assert texts(svg)[:2] == ["Ann <b> → Cas", "One chain."]


def test_no_chain_is_a_picture_too() -> None:
    assert "No chain." in texts(draw_chains({"chains": [], "explanation": "No chain."}))


def test_a_long_reason_is_broken_into_lines_that_stay_in_their_column() -> None:
    why = "woorden " * 40
    svg = draw_chains({"chains": [{"steps": [step("Ann", "Ben", why)]}], "explanation": ""})

    lines = [each for each in texts(svg) if each.startswith("woorden")]
    assert len(lines) > 5
    assert max(map(len, lines)) < 30


def test_gifts_between_the_same_two_share_an_arrow() -> None:
    def gift(start: str, end: str) -> dict[str, object]:
        talent = {"labelNl": "Taart", "labelEn": "Cake"}
        return {"from": {"name": start}, "to": {"name": end}, "talent": talent}

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
        return [{"from": {"name": one}, "to": {"name": other}, "talent": talent} for one, other in pairs]

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
    assert {"Noord", "een nieuw contact dat zou helpen", "Van deze mensen is geen contact bekend:"} <= set(texts(first))


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
    gift = {"from": {"name": "Ann"}, "to": {"name": "Ben"}, "talent": {"labelNl": "Taart", "labelEn": None}}
    told = {"gifts": [gift], "explanation": "One."}

    circles = texts(draw_exchanges({"circles": [told, told], "explanation": "Two."}, Language.EN))
    proposal = texts(draw_arrangement([told, {**told, "explanation": "Other."}], Language.NL))

    assert circles[:2] == ["Who can help whom", "Two."]
    assert {"1. Ann → Ben: Taart", "2. Ann → Ben: Taart"} <= set(circles)
    assert proposal[:2] == ["Samen", "One."]
    assert texts(draw_exchanges({"circles": [], "explanation": "None."}, Language.EN)) == [
        "Who can help whom",
        *["None."] * 2,
    ]
    assert texts(draw_arrangement([], Language.EN)) == ["Together", "–", "–"]
