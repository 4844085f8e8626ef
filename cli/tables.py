"""Answers of the API as tables and sentences in plain words."""

from typing import Any

from cli.output import print_line, print_table
from graph.model.kinds import Language

STRENGTHS = {1: "greet", 2: "chat", 3: "visit or work together", 4: "rely on each other", 5: "closest"}


def show_chains(answer: dict[str, Any], _: Language) -> None:
    """Every chain as a plan: who introduces whom, step by step."""
    for number, chain in enumerate(answer["chains"], start=1):
        without = f", without {chain['avoids']['name']}" if chain["avoids"] else ""
        print_line(f"{number}. {_steps(chain['length'])}{without}")
        rows = [
            (step["from"]["name"], step["to"]["name"], step["why"], _strength(step["strength"]), step["lastContact"])
            for step in chain["steps"]
        ]
        print_table(("Who", "knows", "How", "They", "Last contact"), rows)
    print_line(answer["explanation"])
    if answer["hubsLeftOut"]:
        print_line(f"Left out as too large: {', '.join(each['name'] for each in answer['hubsLeftOut'])}.")
    if answer["isCut"]:
        print_line("The search ended early: there may be other or better chains.")


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


def show_matches(answer: list[dict[str, Any]], language: Language) -> None:
    """Who fits, the best first, with the reason."""
    if not answer:
        print_line("Nobody is known who fits. Ask for a broader talent, or leave the area out.")
        return
    label = "labelNl" if language is Language.NL else "labelEn"
    rows = [
        (
            number,
            each["party"]["name"],
            f"{'offers' if each['partyGives'] else 'asks'} {each['talent'][label] or each['talent']['labelNl']}",
            each["need"]["summary"] if each["need"] else None,
            f"{each['score']:.1f}",
            each["load"],
            each["conditions"],
        )
        for number, each in enumerate(answer, start=1)
    ]
    print_table(("", "Who", "What", "For", "Fits", "Asked now", "Condition"), rows, numbers=("", "Fits", "Asked now"))
    for number, each in enumerate(answer, start=1):
        print_line(f"{number}. {each['explanation']}")


def _steps(count: int) -> str:
    return "1 step" if count == 1 else f"{count} steps"


def _strength(strength: int | None) -> str:
    return STRENGTHS.get(strength or 0, "")
