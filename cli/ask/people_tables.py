"""Chains as plans in plain words."""

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


def _steps(count: int) -> str:
    return "1 step" if count == 1 else f"{count} steps"


def _strength(strength: int | None) -> str:
    return STRENGTHS.get(strength or 0, "")
