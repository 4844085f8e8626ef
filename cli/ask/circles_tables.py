"""Answers about one circle, one person, or the same person twice, as tables and sentences."""

from typing import Any

from cli.output import day, figure, headings, print_paragraph, print_table
from graph.model.kinds import Language
from graph.words import say


def show_circle(answer: dict[str, Any], language: Language) -> None:
    """Who takes part and for how long, and what to look at first."""
    print_paragraph(f"{answer['arrangement']['name']}, {day(language, answer['asOf'])}")
    series = answer["evenings"][0]["name"] if answer["evenings"] else ""
    seen = "Last seen at {series}"
    columns = headings(language, "Who", "Since", "Three years full", "Contacts", seen, "Missed", series=series)
    rows = [
        (
            each["person"]["name"],
            each["since"],
            each["threeYearsOn"],
            each["contacts"],
            each["lastSeenOn"],
            say(language, "yes") if each["notSeenLately"] else "",
        )
        for each in answer["participants"]
    ]
    print_table(columns, rows, numbers=columns[3:4], language=language)
    print_paragraph(answer["explanation"])


def show_triangle(answer: dict[str, Any], _: Language) -> None:
    """What is missing, and who could stand beside the family with the reason."""
    print_paragraph(answer["explanation"])
    for number, each in enumerate(answer["couldStandBeside"], start=1):
        print_paragraph(f"{number}. {each['explanation']}")
    for each in answer["dilemmas"]:
        print_paragraph(f"- {each['summary']}")


def show_duplicates(answer: list[dict[str, Any]], language: Language) -> None:
    """The pairs with their ids, the most likely first, and why."""
    if not answer:
        print_paragraph(say(language, "No two records look like one person."))
        return
    columns = ("", *headings(language, "Who", "Id", "May be", "Id of that", "Score"))
    rows = [
        (
            number,
            each["first"]["name"],
            each["first"]["id"],
            each["second"]["name"],
            each["second"]["id"],
            figure(language, each["score"], 2),
        )
        for number, each in enumerate(answer, start=1)
    ]
    print_table(columns, rows, numbers=(columns[0], columns[-1]), language=language)
    for number, each in enumerate(answer, start=1):
        print_paragraph(f"{number}. {each['explanation']}")
