"""Answers about one circle, or around one person, as tables and sentences."""

from typing import Any

from cli.output import print_line, print_table
from graph.model.kinds import Language


def show_circle(answer: dict[str, Any], _: Language) -> None:
    """Who takes part and for how long, and what to look at first."""
    print_line(f"{answer['arrangement']['name']}, {answer['asOf']}")
    columns = ("Who", "Since", "Three years full", "Knows", "Last seen", "Missed")
    rows = [
        (
            each["person"]["name"],
            each["since"],
            each["threeYearsOn"],
            each["contacts"],
            each["lastSeenOn"],
            "yes" if each["notSeenLately"] else "",
        )
        for each in answer["participants"]
    ]
    print_table(columns, rows, numbers=("Knows",))
    print_line(answer["explanation"])


def show_triangle(answer: dict[str, Any], _: Language) -> None:
    """What is missing, and who could stand beside the family with the reason."""
    print_line(answer["explanation"])
    for number, each in enumerate(answer["couldStandBeside"], start=1):
        print_line(f"{number}. {each['explanation']}")
    for each in answer["dilemmas"]:
        print_line(f"- {each['summary']}")
