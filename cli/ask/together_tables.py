"""Answers about what people could do for each other as tables and sentences."""

from typing import Any

from cli.output import print_line, print_table
from graph.model.kinds import Language


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
