"""Answers about the network of an area as tables and sentences."""

from typing import Any

from cli.output import print_line, print_table
from graph.model.kinds import Language


def show_connectors(answer: dict[str, Any], _: Language) -> None:
    """The connectors in their order, what it means, and how much is known."""
    columns = ("Rank", "Who", "Contacts", "On shortest ways", "Pairs cut off without", "Asked now")
    rows = [
        (
            each["rank"],
            each["person"]["name"],
            each["contacts"],
            f"{each['betweennessShare']:.1%}",
            each["pairsCut"],
            each["load"],
        )
        for each in answer["connectors"]
    ]
    print_line(f"{answer['area']['name']}, {answer['asOf']}")
    print_table(columns, rows, numbers=("Rank", *columns[2:]))
    for each in answer["connectors"]:
        print_line(f"{each['rank']}. {each['person']['name']}: {each['explanation']}")
    print_line()
    print_line(answer["explanation"])
