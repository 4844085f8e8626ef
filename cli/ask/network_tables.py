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


def show_key_players(answer: dict[str, Any], _: Language) -> None:
    """The key players, how far they reach, and what it means."""
    print_line(f"{answer['area']['name']}, {answer['asOf']}")
    print_table(("Who",), [(each["name"],) for each in answer["people"]])
    columns = ("Score", "Reached in one step", "In two steps", "Of", "Proven best")
    row = (
        f"{answer['score']:.2f}",
        answer["reachedInOneStep"],
        answer["reachedInTwoSteps"],
        answer["total"],
        "yes" if answer["isExact"] else "no",
    )
    print_table(columns, [row], numbers=columns[:-1])
    print_line(answer["explanation"])


def show_fragility(answer: dict[str, Any], _: Language) -> None:
    """Who and what holds the network together, and what would mend it."""
    print_line(f"{answer['area']['name']}, {answer['asOf']}")
    people = ("Only way between others", "Pairs cut off", "Hang on this one")
    points = [(each["person"]["name"], each["pairsCut"], each["dependents"]) for each in answer["cutPoints"]]
    print_table(people, points, numbers=people[1:])
    ties = ("Only tie between groups", "and", "On the smaller side", "On the larger side")
    bridges = [
        (each["first"]["name"], each["second"]["name"], each["smallerSide"], each["largerSide"])
        for each in answer["bridges"]
    ]
    print_table(ties, bridges, numbers=ties[2:])
    for number, each in enumerate(answer["suggestedTies"], start=1):
        broker = f" ({each['broker']['name']})" if each["broker"] else ""
        print_line(f"{number}. {each['first']['name']} + {each['second']['name']}: {each['why']}{broker}")
    print_line()
    print_line(answer["explanation"])


def show_frames(answer: dict[str, Any], _: Language) -> None:
    """The nodes and edges of a dashboard."""
    print_line(f"{answer['area']['name']}, {answer['asOf']}")
    columns = ("Id", "Title", "Group", "Contacts", "Pairs cut off without")
    nodes = [
        (each["id"], each["title"], each["subtitle"], round(each["mainstat"]), round(each["secondarystat"]))
        for each in answer["nodes"]
    ]
    print_table(columns, nodes, numbers=columns[3:])
    edges = [(each["source"], each["target"], each["mainstat"], each["secondarystat"]) for each in answer["edges"]]
    print_table(("Source", "Target", "Strength", "Ties"), edges, numbers=("Strength",))
    print_line(answer["explanation"])
