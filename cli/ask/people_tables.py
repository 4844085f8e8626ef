"""Chains as plans in plain words."""

from typing import Any

from cli.output import headings, print_paragraph, print_table
from graph.model.kinds import Language
from graph.words import say, say_many


def show_chains(answer: dict[str, Any], language: Language) -> None:
    """Every chain as a plan: who introduces whom, step by step."""
    for number, chain in enumerate(answer["chains"], start=1):
        print_paragraph(f"{number}. {_length(language, chain)}")
        rows = [
            (
                step["from"]["name"],
                step["to"]["name"],
                step["why"],
                _strength(language, step["strength"]),
                step["lastContact"],
            )
            for step in chain["steps"]
        ]
        print_table(headings(language, "Who", "knows", "How", "They", "Last contact"), rows, language=language)
    print_paragraph(answer["explanation"])


def _length(language: Language, chain: dict[str, Any]) -> str:
    steps = say_many(language, "{count} step", "{count} steps", chain["length"])
    if not chain["avoids"]:
        return steps
    return say(language, "{steps}, not by way of {name} as the chain above", steps=steps, name=chain["avoids"]["name"])


def _strength(language: Language, strength: int | None) -> str:
    told = {
        1: say(language, "greet"),
        2: say(language, "chat"),
        3: say(language, "visit or work together"),
        4: say(language, "rely on each other"),
        5: say(language, "closest"),
    }
    return told.get(strength or 0, "")
