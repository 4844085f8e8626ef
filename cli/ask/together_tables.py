"""Answers about what people could do for each other as tables and sentences."""

from typing import Any

from cli.output import figure, headings, label, print_line, print_table
from graph.model.kinds import Language
from graph.words import say


def show_matches(answer: list[dict[str, Any]], language: Language) -> None:
    """Who fits, the best first, with the reason."""
    if not answer:
        print_line(say(language, "Nobody is known who fits. Ask for a broader talent, or leave the area out."))
        return
    rows = [
        (
            number,
            each["party"]["name"],
            _what(language, each),
            each["need"]["summary"] if each["need"] else None,
            figure(language, each["score"], 1),
            each["load"],
            each["conditions"],
        )
        for number, each in enumerate(answer, start=1)
    ]
    columns = ("", *headings(language, "Who", "What", "For", "Fits", "Asked now", "Condition"))
    print_table(columns, rows, numbers=("", *columns[4:6]), language=language)
    for number, each in enumerate(answer, start=1):
        print_line(f"{number}. {each['explanation']}")


def show_exchanges(answer: dict[str, Any], language: Language) -> None:
    """The circles, each gift on a line of its own."""
    for number, circle in enumerate(answer["circles"], start=1):
        rows = [_gift(each, language) for each in circle["gifts"]]
        columns = headings(language, "Circle {number}: who", "Gives", "To", "Condition", number=number)
        print_table(columns, rows, language=language)
    print_line(answer["explanation"])


def show_arrangements(answer: list[dict[str, Any]], language: Language) -> None:
    """The proposals, the best first, each gift on a line of its own."""
    if not answer:
        print_line(say(language, "Nothing is known that several could do together. Record what people ask and offer."))
        return
    for number, proposal in enumerate(answer, start=1):
        rows = [_gift(each, language) for each in proposal["gifts"]]
        columns = headings(language, "Proposal {number}: who", "Gives", "To", "Condition", number=number)
        print_table(columns, rows, language=language)
        print_line(proposal["explanation"])


def _what(language: Language, match: dict[str, Any]) -> str:
    what = label(language, match["talent"])
    return say(language, "offers {what}", what=what) if match["partyGives"] else say(language, "asks {what}", what=what)


def _gift(gift: dict[str, Any], language: Language) -> tuple[str, str, str, str | None]:
    return (gift["from"]["name"], label(language, gift["talent"]), gift["to"]["name"], gift["conditions"])
