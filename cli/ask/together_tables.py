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


def show_exchanges(answer: dict[str, Any], language: Language) -> None:
    """The circles, each gift on a line of its own."""
    for number, circle in enumerate(answer["circles"], start=1):
        rows = [_gift(each, language) for each in circle["gifts"]]
        print_table((f"Circle {number}: who", "Gives", "To", "Condition"), rows)
    print_line(answer["explanation"])


def show_arrangements(answer: list[dict[str, Any]], language: Language) -> None:
    """The proposals, the best first, each gift on a line of its own."""
    if not answer:
        print_line("Nothing is known that several could do together. Record what people ask and offer.")
        return
    for number, proposal in enumerate(answer, start=1):
        rows = [_gift(each, language) for each in proposal["gifts"]]
        print_table((f"Proposal {number}: who", "Gives", "To", "Condition"), rows)
        print_line(proposal["explanation"])


def _gift(gift: dict[str, Any], language: Language) -> tuple[str, str, str, str | None]:
    label = "labelNl" if language is Language.NL else "labelEn"
    return (
        gift["from"]["name"],
        gift["talent"][label] or gift["talent"]["labelNl"],
        gift["to"]["name"],
        gift["conditions"],
    )
