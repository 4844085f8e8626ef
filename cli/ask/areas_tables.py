"""Answers about areas over time as tables, sentences and CSV."""

import csv
import sys
from typing import Any

from cli.output import print_line, print_table
from graph.model.kinds import Language


def show_area_report(answer: dict[str, Any], language: Language) -> None:
    """The report in words, both days side by side, what is asked and offered, and the meetings."""
    for paragraph in answer["explanation"].split("\n\n"):
        print_line(paragraph)
        print_line()
    if answer["changes"]:
        columns = ("Like with like", answer["comparedTo"], answer["asOf"], "Difference")
        rows = [
            (each["label"], *(_number(each[name]) for name in ("before", "after", "difference")))
            for each in answer["changes"]
        ]
        print_table(columns, rows, numbers=columns[1:])
    if answer["now"]["themes"]:
        columns = ("Theme", "Asked", "Met", "Open", "Offers", "Offers per open question")
        rows = [
            (
                (each["theme"]["labelEn"] if language is Language.EN else None) or each["theme"]["labelNl"],
                *(each[name] for name in ("asked", "met", "open", "offers")),
                _number(each["offersPerOpenNeed"]),
            )
            for each in answer["now"]["themes"]
        ]
        print_table(columns, rows, numbers=columns[1:])
    if answer["meetings"]:
        columns = ("Meeting", "Day", "Visitors", "Ties that came of it", "Groups joined")
        rows = [
            (each["meeting"]["name"], each["day"], each["visitors"], each["ties"], each["groupsBridged"])
            for each in answer["meetings"]
        ]
        print_table(columns, rows, numbers=columns[2:])


def show_area_statistics(answer: list[dict[str, Any]], _: Language) -> None:
    """One line for each figure, and why a number is hidden."""
    columns = ("Area", "Measure", "Theme", "Until", "Value", "People")
    rows = [
        (
            each["areaName"],
            each["measure"],
            each["theme"],
            each["periodEnd"] + (" *" if each["isProvisional"] else ""),
            each["band"] or ("." if each["value"] is None else _number(each["value"])),
            each["base"],
        )
        for each in answer
    ]
    print_table(columns, rows, numbers=columns[4:])
    if any(each["isProvisional"] for each in answer):
        print_line("* still running: not published yet, and counted anew each time.")
    for reason in sorted({each["hiddenBecause"] for each in answer if each["hiddenBecause"]}):
        print_line(f".  {reason}")


def write_area_statistics(answer: list[dict[str, Any]], _: Language) -> None:
    """Every row and column as CSV."""
    if answer:
        writer = csv.DictWriter(sys.stdout, list(answer[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(answer)


def show_measures(answer: list[dict[str, Any]], _: Language) -> None:
    """The measures with what they mean."""
    rows = [(each["name"], each["unit"], each["meaning"], each["definition"]) for each in answer]
    print_table(("Measure", "Unit", "Meaning", "How it is counted"), rows)


def _number(value: float | None) -> str:
    if value is None:
        return ""
    # Adding nothing turns the -0.0 of a small negative number into 0.0.
    shown = round(value, 2) + 0.0
    return f"{shown:,.0f}" if shown == int(shown) else f"{shown:,.2f}"
