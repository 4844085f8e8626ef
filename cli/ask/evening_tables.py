"""The sheet of an evening, and what is still open, as a host or connector reads them."""

from collections.abc import Iterable
from typing import Any

from cli.output import print_line, print_table
from graph.model.kinds import Language

_DUTCH = {
    "Introduce to each other": "Stel aan elkaar voor",
    "Welcome: here for the first time": "Welkom: voor het eerst hier",
    "Of whom no tie is known (unknown is not lonely)": "Van wie geen contact bekend is (onbekend is niet eenzaam)",
    "Not seen lately": "Lang niet gezien",
    "Groups of whom nobody is expected": "Groepen van wie niemand verwacht wordt",
    "Who is expected": "Wie er verwacht worden",
    "Who": "Wie",
    "Why": "Waarom",
    "Knows here": "Kent hier",
    "The search was cut: only the first 500 people were looked at.": "Alleen naar de eerste 500 mensen is gekeken.",
    "Nothing is open.": "Er staat niets open.",
    "What": "Wat",
    "Who could act": "Wie iets kan doen",
    "Open for": "Staat open",
    "Runs out": "Loopt af",
    "1 day": "1 dag",
    "{} days": "{} dagen",
}


def show_briefing(answer: dict[str, Any], language: Language) -> None:
    """One sheet: introductions first, then whom to welcome and to miss, then everybody."""
    meeting = answer["meeting"]
    place = "".join(f", {each['name']}" for each in meeting["heldAt"]["nodes"])
    print_line(f"{meeting['name']}{place}, {meeting['startsAt'][:16].replace('T', ' ')}")
    print_line(answer["explanation"])
    if answer["isCut"]:
        print_line(_in(language, "The search was cut: only the first 500 people were looked at."))
    pairs = [f"{_name(each['first'])} – {_name(each['second'])}. {each['why']}" for each in answer["introductions"]]
    _section(language, "Introduce to each other", [f"{number}. {told}" for number, told in enumerate(pairs, start=1)])
    _section(language, "Welcome: here for the first time", _joined(answer["firstVisits"]))
    _section(language, "Of whom no tie is known (unknown is not lonely)", _joined(answer["tiesUnknown"]))
    missed = [f"{_name(each['person'])}. {each['explanation']}" for each in answer["notSeenLately"]]
    _section(language, "Not seen lately", missed)
    _section(language, "Groups of whom nobody is expected", [", ".join(answer["absentGroups"])])
    if answer["expected"]:
        print_line()
        print_line(_in(language, "Who is expected"))
        rows = [(_name(each["person"]), each["explanation"], each["contactsHere"]) for each in answer["expected"]]
        columns = [_in(language, each) for each in ("Who", "Why", "Knows here")]
        print_table(columns, rows, numbers=columns[2:])


def show_open_actions(answer: list[dict[str, Any]], language: Language) -> None:
    """What is open, the most urgent first, with who could act."""
    if not answer:
        print_line(_in(language, "Nothing is open."))
        return
    columns = [_in(language, each) for each in ("What", "Who could act", "Open for", "Runs out")]
    rows = [
        (
            each["explanation"],
            _name(each["whoCouldAct"]) if each["whoCouldAct"] else None,
            _days(language, each["daysOpen"]),
            each["due"],
        )
        for each in answer
    ]
    print_table(columns, rows)


def _section(language: Language, title: str, lines: Iterable[str]) -> None:
    """A heading with its lines; nothing where there is nothing to say."""
    told = [each for each in lines if each]
    if told:
        print_line()
        print_line(_in(language, title))
        for each in told:
            print_line(f"  {each}")


def _joined(people: list[dict[str, Any]]) -> list[str]:
    return [", ".join(_name(each) for each in people)]


def _name(entity: dict[str, Any]) -> str:
    return str(entity["name"])


def _days(language: Language, days: int | None) -> str | None:
    if days is None:
        return None
    return _in(language, "1 day") if days == 1 else _in(language, "{} days").format(days)


def _in(language: Language, words: str) -> str:
    return _DUTCH.get(words, words) if language is Language.NL else words
