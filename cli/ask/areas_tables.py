"""Answers about areas over time as tables, sentences and CSV."""

import csv
import sys
from typing import Any

from cli.output import day, figure, headings, label, print_line, print_table
from graph.area_statistics.measures import BY_NAME
from graph.model.kinds import Language
from graph.words import say


def show_area_report(answer: dict[str, Any], language: Language) -> None:
    """The report in words, both days side by side, what is asked and offered, and the meetings."""
    for paragraph in answer["explanation"].split("\n\n"):
        print_line(paragraph)
        print_line()
    if answer["changes"]:
        like, difference = headings(language, "Like with like", "Difference")
        columns = (like, *(day(language, answer[each]) for each in ("comparedTo", "asOf")), difference)
        rows = [
            (
                each["label"],
                *(_number(language, each[name]) for name in ("before", "after")),
                _difference(language, each),
            )
            for each in answer["changes"]
            # An index says nothing without its definition; it stands in the JSON, the ties that it counts stand here.
            if each["unit"] != "index"
        ]
        print_table(columns, rows, numbers=columns[1:], language=language)
    if answer["now"]["themes"]:
        columns = headings(language, "Theme", "Asked", "Met", "Open", "Offers", "Offers per open question")
        rows = [
            (
                label(language, each["theme"]),
                *(each[name] for name in ("asked", "met", "open", "offers")),
                _number(language, each["offersPerOpenNeed"]),
            )
            for each in answer["now"]["themes"]
        ]
        print_table(columns, rows, numbers=columns[1:], language=language)
    if answer["meetings"]:
        columns = headings(language, "Meeting", "Day", "Visitors", "Ties that came of it", "Groups joined")
        rows = [
            (each["meeting"]["name"], each["day"], each["visitors"], each["ties"], each["groupsBridged"])
            for each in answer["meetings"]
        ]
        print_table(columns, rows, numbers=columns[2:], language=language)


def show_area_statistics(answer: list[dict[str, Any]], language: Language) -> None:
    """One line for each figure, and why a number is hidden."""
    columns = headings(language, "Area", "Measure", "Theme", "Until", "Value", "About how many residents")
    rows = [
        (
            each["areaName"],
            say(language, BY_NAME[each["measure"]].meaning).rstrip("."),
            each["theme"],
            each["periodEnd"] + (" *" if each["isProvisional"] else ""),
            each["band"] or ("." if each["value"] is None else _number(language, each["value"])),
            each["base"],
        )
        for each in answer
    ]
    print_table(columns, rows, numbers=columns[4:], language=language)
    if any(each["base"] for each in answer):
        print_line(
            say(
                language,
                "Residents are those who live there. Other answers also count who is active there: more people, then.",
            )
        )
    if any(each["isProvisional"] for each in answer):
        print_line(say(language, "* still running: not published yet, and counted anew each time."))
    for reason in sorted({each["hiddenBecause"] for each in answer if each["hiddenBecause"]}):
        print_line(f".  {reason}")


def write_area_statistics(answer: list[dict[str, Any]], _: Language) -> None:
    """Every row and column as CSV."""
    if answer:
        writer = csv.DictWriter(sys.stdout, list(answer[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(answer)


def show_measures(answer: list[dict[str, Any]], language: Language) -> None:
    """The measures with what they mean."""
    rows = [(each["name"], each["unit"], each["meaning"], each["definition"]) for each in answer]
    print_table(headings(language, "Measure", "Unit", "Meaning", "How it is counted"), rows, language=language)


def _difference(language: Language, change: dict[str, Any]) -> str:
    """Of the figures as they are shown, so that they add up on paper."""
    if change["difference"] is None:
        return ""
    return _number(language, round(change["after"], 2) - round(change["before"], 2))


def _number(language: Language, value: float | None) -> str:
    """In hundredths, and without them when it is whole."""
    is_whole = value is not None and round(value, 2) == int(value)
    return figure(language, value, 0 if is_whole else 2)
