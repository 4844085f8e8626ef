"""The sheet of an evening fits on paper, and everybody on it is found at the door."""

from typing import Any

import pytest

from cli.ask.evening_tables import show_briefing
from graph.model.kinds import Language

NAMES = ["Zoë Wolf", "Khaled Nassar-Aït Lahcen", "Émile Smit", "Dirk Boer", "Anna de Wit", "Bram Vos", "Cees Bakker"]
SAID = (
    "On 17 November 2026 it was proposed that Gerda introduces them. Theo asks: “Who cooks once a week for company at "
    "the table?” – Oksana offers home cooking. Gerda knows both and can bring them together."
)


def person(number: int) -> dict[str, Any]:
    name = NAMES[number % 7] if number < 7 else f"Visitor {number}"
    return {"id": str(number), "name": name}


def sheet(people: int, introductions: int) -> dict[str, Any]:
    """An evening of so many people, of whom every third was invited only."""
    return {
        "meeting": {"name": "De Spoel", "startsAt": "2026-12-03T16:00:00+01:00", "heldAt": {"nodes": []}},
        "explanation": f"{people} people are expected. " * 5,
        "isCut": False,
        "introductions": [{"first": person(0), "second": person(1), "why": SAID}] * introductions,
        "firstVisits": [person(number) for number in range(2)],
        "tiesUnknown": [person(1)],
        "notSeenLately": [{"person": person(each), "explanation": "Last seen on 4 June 2026."} for each in range(5)],
        "area": {"name": "De Weverij"},
        "namesakes": [],
        "absentGroups": ["The choir"],
        "expected": [
            {
                "person": person(each),
                "because": "COMING" if each % 3 else "INVITED",
                "contactsHere": each,
                "isFirstVisit": each < 2,
            }
            for each in range(people)
        ],
    }


def test_an_evening_of_35_fits_on_one_sheet(capsys: pytest.CaptureFixture[str]) -> None:
    show_briefing(sheet(35, 8), Language.EN)

    lines = capsys.readouterr().out.splitlines()
    assert len(lines) <= 65
    assert max(map(len, lines)) <= 100


def test_people_stand_by_name_under_why_they_are_expected(capsys: pytest.CaptureFixture[str]) -> None:
    show_briefing(sheet(7, 1), Language.EN)

    shown = capsys.readouterr().out
    listed = shown[shown.index("Who is expected") : shown.index("\n- - ")].split("\n")
    assert listed == [
        "Who is expected (the number: how many others on this list they know; *: here for the first time)",
        "  Said to come",
        "    [ ] Anna de Wit 4               [ ] Émile Smit 2",
        "    [ ] Bram Vos 5                  [ ]*Khaled Nassar-Aït Lahcen 1",
        "  Invited, no answer yet",
        "    [ ] Cees Bakker 6  [ ] Dirk Boer 3    [ ]*Zoë Wolf 0",
        "",
    ]


def test_what_only_the_host_should_read_stands_last_under_a_heading_that_says_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show_briefing(sheet(7, 1), Language.EN)
    shown = capsys.readouterr().out
    show_briefing({**sheet(7, 1), "notSeenLately": [], "tiesUnknown": []}, Language.EN)
    without = capsys.readouterr().out

    table, host = shown.split("For the host only: cut this off, or fold it away, before the sheet lies on a table")
    assert "Introduce to each other" in table
    assert "Who is expected" in table
    for title in (
        "Not seen lately\n  - Zoë Wolf. Last seen",
        "Of whom no tie is known (unknown is not lonely)\n  Khaled",
    ):
        assert title in host
        assert title not in table
    assert "- -" not in without
    assert "host only" not in without


def test_the_heading_of_absent_groups_says_of_which_area_and_which_groups(capsys: pytest.CaptureFixture[str]) -> None:
    show_briefing(sheet(3, 1), Language.NL)
    show_briefing({**sheet(3, 1), "area": None, "absentGroups": []}, Language.NL)

    shown = capsys.readouterr().out
    title = "Groepen uit De Weverij van wie drie of meer leden bekend zijn, en van wie niemand verwacht wordt"
    assert shown.count(title) == 1
    assert title + "\n  The choir\n" in shown


def test_the_words_of_a_numbered_paragraph_stand_under_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    show_briefing(sheet(3, 1), Language.EN)

    lines = capsys.readouterr().out.splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("  1. Zoë Wolf – Khaled"))
    assert lines[first + 1].startswith("     ")
    assert lines[first + 1][5] != " "


def test_who_comes_for_the_first_time_is_named_while_they_are_few(capsys: pytest.CaptureFixture[str]) -> None:
    show_briefing({**sheet(40, 1), "firstVisits": [person(each) for each in (8, 1, 3)]}, Language.EN)
    few = capsys.readouterr().out
    show_briefing({**sheet(40, 1), "firstVisits": [person(each) for each in range(40)]}, Language.EN)
    many = capsys.readouterr().out

    assert "Welcome: here for the first time\n  Dirk Boer, Khaled Nassar-Aït Lahcen, Visitor 8\n" in few
    assert "Welcome: here for the first time\n  40 people, each with a * in the list of who is expected\n" in many


def test_two_of_one_name_are_told_apart_wherever_they_stand(capsys: pytest.CaptureFixture[str]) -> None:
    answer = sheet(9, 1)
    answer["namesakes"] = [
        {"person": {"id": "0"}, "shownAs": "Zoë Wolf (knows Mitra Wijngaarde-van den Berg)"},
        {"person": {"id": "7"}, "shownAs": "Zoë Wolf (1 of 2)"},
        {"person": {"id": "8"}, "shownAs": "Zoë Wolf (2 of 2)"},
    ]

    show_briefing(answer, Language.EN)

    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("  1. Zoë Wolf (knows Mitra Wijngaarde-van den Berg) – Khaled") for line in lines)
    [under] = [number for number, line in enumerate(lines) if "[ ]*Zoë Wolf 0" in line]
    assert "     (knows Mitra Wijngaarde-van den" in lines[under + 1]
    assert any("Zoë Wolf (1 of 2) 7" in line for line in lines)
    assert any(line.startswith("  Khaled Nassar-Aït Lahcen, Zoë Wolf (knows") for line in lines)
    assert "  - Zoë Wolf (knows Mitra Wijngaarde-van den Berg). Last seen on 4 June 2026." in lines


def test_a_long_mark_stands_under_the_name_and_costs_no_columns(capsys: pytest.CaptureFixture[str]) -> None:
    answer = sheet(35, 8)
    long = "Visitor 20 (knows Mitra Wijngaarde-van den Berg)"
    answer["namesakes"] = [
        {"person": {"id": "20"}, "shownAs": long},
        {"person": {"id": "21"}, "shownAs": "Visitor 20 (De Weverij)"},
    ]

    show_briefing(answer, Language.EN)

    lines = capsys.readouterr().out.splitlines()
    assert len(lines) <= 65
    under = next(number for number, line in enumerate(lines) if "[ ] Visitor 20 20" in line)
    assert "     (knows Mitra" in lines[under + 1]


def test_brackets_in_a_name_are_no_mark_that_tells_namesakes_apart(capsys: pytest.CaptureFixture[str]) -> None:
    answer = sheet(2, 0)
    name = "Annemarie van den Berg-de Wit (voorheen Van der Hoeven, uit de Weverij aan de overkant van het kanaal)"
    answer["expected"] = [{**answer["expected"][1], "person": {"id": "long", "name": name}}]

    show_briefing(answer, Language.EN)

    assert f"[ ]*{name} 1" in capsys.readouterr().out
