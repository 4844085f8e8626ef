"""The sheet of an evening, and what is still open, as a host or connector reads them."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from cli.output import Cell, headings, moment, print_columns, print_paragraph, print_table
from graph.model.kinds import Language
from graph.text import words
from graph.words import say, say_many

MOST_ACTIONS = 200
SHOWN_AS_DAYS = 60
SHOWN_AS_MONTHS = 24
SCISSORS = 30
MOST_WELCOMED = 24
"""How many newcomers are named at the top; more names than these nobody looks through at the door."""
DAYS_OF_MONTH = 365.25 / 12


def show_briefing(answer: dict[str, Any], language: Language) -> None:
    """One sheet of paper: introductions first, then whom to welcome, then everybody to tick off.

    At its foot, to be cut off or folded away, stands what only the host should read.
    """
    called = {each["person"]["id"]: each["shownAs"] for each in answer["namesakes"]}
    answer = _as_called(answer, called)
    meeting = answer["meeting"]
    place = "".join(f", {each['name']}" for each in meeting["heldAt"]["nodes"])
    print_paragraph(f"{meeting['name']}{place}, {moment(language, meeting['startsAt'])}")
    print_paragraph(answer["explanation"])
    if answer["isCut"]:
        print_paragraph(say(language, "The search was cut: only the first 500 people were looked at."))
    pairs = [f"{_name(each['first'])} – {_name(each['second'])}. {each['why']}" for each in answer["introductions"]]
    _section(
        say(language, "Introduce to each other"), [f"{number}. {told}" for number, told in enumerate(pairs, start=1)]
    )
    _section(say(language, "Welcome: here for the first time"), _welcomed(answer["firstVisits"], language))
    _show_absent_groups(answer, language)
    _show_expected(answer["expected"], language)
    _show_to_host(answer, language)


def _as_called(part: Any, called: Mapping[str, str]) -> Any:
    """The answer with everybody under the name that tells them from others, wherever it names them.

    What tells them stands beside it as `mark`, for where the two are set apart.
    """
    if isinstance(part, list):
        return [_as_called(each, called) for each in cast("list[Any]", part)]
    if not isinstance(part, dict):
        return part
    given = cast("dict[str, Any]", part)
    own: dict[str, Any] = {}
    if given.get("id") in called and "name" in given:
        name = called[given["id"]]
        own = {"name": name, "mark": name.removeprefix(given["name"] or "").lstrip()}
    return {**{key: _as_called(each, called) for key, each in given.items()}, **own}


def _show_to_host(answer: dict[str, Any], language: Language) -> None:
    """What is said of somebody by name that others at the table need not read."""
    missed = [f"- {_name(each['person'])}. {each['explanation']}" for each in answer["notSeenLately"]]
    unknown = _joined(answer["tiesUnknown"])
    if not any([*missed, *unknown]):
        return
    print_paragraph()
    print_paragraph("- " * SCISSORS)
    print_paragraph(say(language, "For the host only: cut this off, or fold it away, before the sheet lies on a table"))
    _section(say(language, "Not seen lately"), missed)
    _section(say(language, "Of whom no tie is known (unknown is not lonely)"), unknown)


def _show_absent_groups(answer: dict[str, Any], language: Language) -> None:
    """The groups of whom nobody is expected, with the rule by which they are chosen."""
    if answer["absentGroups"]:
        title = "Groups of {area} of whom three or more members are known, and none is expected"
        _section(say(language, title, area=_name(answer["area"])), [", ".join(answer["absentGroups"])])


def _show_expected(expected: list[dict[str, Any]], language: Language) -> None:
    """Everybody by name under the reason why, with a box to tick at the door."""
    if not expected:
        return
    print_paragraph()
    title = "Who is expected (the number: how many others on this list they know)"
    if any(each["isFirstVisit"] for each in expected):
        title = "Who is expected (the number: how many others on this list they know; *: here for the first time)"
    print_paragraph(say(language, title))
    reasons = {
        "CAME": say(language, "Came"),
        "COMING": say(language, "Said to come"),
        "INVITED": say(language, "Invited, no answer yet"),
        "REGULAR": say(language, "Come often"),
    }
    for because, reason in reasons.items():
        own = [each for each in expected if each["because"] == because]
        if own:
            own.sort(key=_by_name)
            print_paragraph(reason, indent="  ")
            print_columns([_ticked(each) for each in own], indent="    ")


def _ticked(visitor: dict[str, Any]) -> Cell:
    """Somebody to tick off; what tells them from a namesake may stand under the name."""
    name, mark, number = _name(visitor["person"]), visitor["person"].get("mark"), visitor["contactsHere"]
    box = f"[ ]{'*' if visitor['isFirstVisit'] else ' '}"
    if not mark:
        return Cell(f"{box}{name} {number}")
    return Cell(f"{box}{name} {number}", f"{box}{name.removesuffix(mark).rstrip()} {number}", mark)


def _by_name(visitor: dict[str, Any]) -> list[str]:
    return words(_name(visitor["person"]))


def _welcomed(newcomers: list[dict[str, Any]], language: Language) -> list[str]:
    if len(newcomers) <= MOST_WELCOMED:
        return [", ".join(sorted(map(_name, newcomers), key=words))]
    told = "{count} people, each with a * in the list of who is expected"
    return [say(language, told, count=len(newcomers))]


def show_open_actions(answer: list[dict[str, Any]], language: Language) -> None:
    """What is open, the most urgent first, with who could act."""
    if not answer:
        print_paragraph(say(language, "Nothing is open."))
        return
    waiting = [each for each in answer if each["kind"] != "BASIS_RUNNING_OUT"]
    if waiting:
        columns = headings(language, "What", "Who could act", "Open for", "Runs out")
        rows = [(each["explanation"], _actor(each), _age(language, each["daysOpen"]), each["due"]) for each in waiting]
        print_table(columns, rows, language=language)
    _show_bases([each for each in answer if each["kind"] == "BASIS_RUNNING_OUT"], language)
    _show_more(answer[0]["openInAll"] - len(answer), answer[0]["openInAll"], language)


def _show_bases(bases: list[dict[str, Any]], language: Language) -> None:
    """Of whom facts may be held until when; nobody waits for these."""
    if bases:
        print_paragraph(
            say(language, "What is known of them may be kept until then: ask whether it may be kept longer") + ":"
        )
        rows = [(", ".join(_name(who) for who in each["people"]), _actor(each), each["due"]) for each in bases]
        print_table(headings(language, "Who", "Who could act", "Runs out"), rows, language=language)


def _show_more(more: int, all_: int, language: Language) -> None:
    if more > 0 and all_ <= MOST_ACTIONS:
        print_paragraph(
            say_many(
                language,
                "{count} more is open. See it with --first {all}.",
                "{count} more are open. See them with --first {all}.",
                more,
                all=all_,
            )
        )
    elif more > 0:
        print_paragraph(
            say_many(
                language,
                "{count} more is open. Narrow it down with --area or --for.",
                "{count} more are open. Narrow it down with --area or --for.",
                more,
            )
        )


def _section(title: str, lines: Iterable[str]) -> None:
    """A heading with its lines; nothing where there is nothing to say."""
    told = [each for each in lines if each]
    if told:
        print_paragraph()
        print_paragraph(title)
        for each in told:
            print_paragraph(each, indent="  ")


def _joined(people: list[dict[str, Any]]) -> list[str]:
    return [", ".join(_name(each) for each in people)]


def _name(entity: dict[str, Any]) -> str:
    return str(entity["name"])


def _actor(action: dict[str, Any]) -> str | None:
    return _name(action["whoCouldAct"]) if action["whoCouldAct"] else None


def _age(language: Language, days: int | None) -> str | None:
    """How long something is open, in a measure in which people think."""
    if days is None:
        return None
    if days < SHOWN_AS_DAYS:
        return say_many(language, "{count} day", "{count} days", days)
    months = int(days / DAYS_OF_MONTH)
    if months < SHOWN_AS_MONTHS:
        return say_many(language, "{count} month", "{count} months", months)
    return say_many(language, "{count} year", "{count} years", months // 12)
