"""Answers about areas over time as tables, sentences and CSV."""

import csv
import sys
from string import ascii_lowercase
from typing import Any

from cli.output import band, day, figure, headings, label, percentage, print_paragraph, print_table
from graph.area_statistics.measures import BY_NAME, Shown
from graph.model.kinds import Language
from graph.words import say


def show_area_report(answer: dict[str, Any], language: Language) -> None:
    """The report in words, both days side by side, what is asked and offered, and the meetings."""
    for paragraph in answer["explanation"].split("\n\n"):
        print_paragraph(paragraph)
        print_paragraph()
    if answer["changes"]:
        like, difference = headings(language, "Like with like", "Difference")
        columns = (like, *(day(language, answer[each]) for each in ("comparedTo", "asOf")), difference)
        rows = [
            (
                each["label"],
                *(_number(language, each["unit"], each[name]) for name in ("before", "after")),
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
                figure(language, each["offersPerOpenNeed"], 1),
            )
            for each in answer["now"]["themes"]
        ]
        print_table(columns, rows, numbers=columns[1:], language=language)
    if answer["meetings"]:
        columns = headings(language, "Meeting", "Day", "Visitors", "Ties that came of it", "Groups joined")
        rows = [
            (
                each["meeting"]["name"],
                each["day"],
                each["visitors"],
                each["ties"],
                # Which groups were apart before is known beside an earlier day only.
                each["groupsBridged"] if answer["comparedTo"] else None,
            )
            for each in answer["meetings"]
        ]
        print_table(columns, rows, numbers=columns[2:], language=language)


def show_area_statistics(answer: list[dict[str, Any]], language: Language) -> None:
    """One line for each figure, and why a number is hidden."""
    signs = _signs(answer)
    columns = headings(language, "Area", "Measure", "Theme", "Until", "Value", "About how many residents")
    rows = [
        (
            each["areaName"],
            say(language, BY_NAME[each["measure"]].meaning).rstrip("."),
            each["theme"],
            each["periodEnd"] + (" *" if each["isProvisional"] else ""),
            signs.get(each["hiddenBecause"]) or _value(language, each),
            each["base"],
        )
        for each in answer
    ]
    print_table(columns, rows, numbers=columns[4:], language=language)
    if any(each["base"] for each in answer):
        print_paragraph(
            say(
                language,
                "Residents are those who live there. Other answers also count who is active there: more people, then.",
            )
        )
    if any(each["isProvisional"] for each in answer):
        print_paragraph(say(language, "* still running: not published yet, and counted anew each time."))
    for reason, sign in signs.items():
        print_paragraph(f"{sign}  {reason}")


def write_area_statistics(answer: list[dict[str, Any]], _: Language) -> None:
    """Every row and column as CSV."""
    if answer:
        writer = csv.DictWriter(sys.stdout, list(answer[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(answer)


def show_measures(answer: list[dict[str, Any]], language: Language) -> None:
    """The measures with what they mean."""
    rows = [(each["name"], each["unitLabel"], each["meaning"], each["definition"]) for each in answer]
    print_table(headings(language, "Measure", "Unit", "Meaning", "How it is counted"), rows, language=language)


def _difference(language: Language, change: dict[str, Any]) -> str:
    """Of the figures as they are shown, so that they add up on paper."""
    if change["difference"] is None:
        return ""
    return _number(language, change["unit"], round(change["after"], 2) - round(change["before"], 2))


def _number(language: Language, unit: str, value: float | None) -> str:
    """A share in hundredths, also where it is whole; a count without."""
    return figure(language, value, 2 if unit == "share" else 0)


def _value(language: Language, statistic: dict[str, Any]) -> str:
    """A figure of an area; shares as percentages, those of the network from and up to."""
    if statistic["band"]:
        return band(language, statistic["band"])
    if BY_NAME[statistic["measure"]].shown is Shown.SHARE:
        return percentage(language, statistic["value"], 0)
    return figure(language, statistic["value"])


def _signs(answer: list[dict[str, Any]]) -> dict[str, str]:
    """By each reason why a number is not shown the sign that stands in its place, in the order of the table."""
    reasons = dict.fromkeys(each["hiddenBecause"] for each in answer if each["hiddenBecause"])
    return dict(zip(reasons, ascii_lowercase, strict=False))
