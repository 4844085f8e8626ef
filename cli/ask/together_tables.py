"""Answers about what people could do for each other as tables and sentences."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from babel.lists import format_list

from cli.output import figure, headings, label, print_paragraph, print_table
from graph.model.kinds import Language
from graph.words import say, say_many

GIFT = ("Gives", "To", "For the question", "Condition")


def show_matches(answer: list[dict[str, Any]], language: Language) -> None:
    """Who fits, the best first, with the reason."""
    if not answer:
        print_paragraph(say(language, "Nobody is known who fits. Ask for a broader talent, or leave the area out."))
        return
    needs = [each["need"]["summary"] if each["need"] else None for each in answer]
    # Who asked about one need has it in every row, and reads it once.
    is_one = len(answer) > 1 and len(set(needs)) == 1
    if is_one and needs[0]:
        print_paragraph(say(language, "For the question: {summary}", summary=needs[0]))
    rows = [
        (
            number,
            each["party"]["name"],
            where,
            _what(language, each),
            None if is_one else need,
            figure(language, each["score"], 1),
            each["load"],
            each["conditions"],
        )
        for number, (each, where, need) in enumerate(zip(answer, _places(answer), needs, strict=True), start=1)
    ]
    columns = ("", *headings(language, "Who", "Where", "What", "For", "Fits", "Other questions open", "Condition"))
    print_table(columns, rows, numbers=("", *columns[5:7]), language=language)
    for number, each in enumerate(answer, start=1):
        print_paragraph(f"{number}. {each['explanation']}")
    if all(part["kind"] == "TEXT" for each in answer for part in each["parts"] if part["kind"] in ("CATEGORY", "TEXT")):
        print_paragraph(say(language, "All of these fit by their words alone, which count for at most 0.3."))


def show_exchanges(answer: dict[str, Any], language: Language) -> None:
    """The circles, each gift on a line of its own."""
    for number, circle in enumerate(answer["circles"], start=1):
        rows = [_gift(each, language) for each in circle["gifts"]]
        columns = headings(language, "Circle {number}: who", *GIFT, number=number)
        print_table(columns, rows, language=language)
    print_paragraph(answer["explanation"])


def show_arrangements(answer: list[dict[str, Any]], language: Language) -> None:
    """The proposals, the best first, each gift on a line of its own."""
    if not answer:
        print_paragraph(
            say(language, "Nothing is known that several could do together. Record what people ask and offer.")
        )
        return
    for number, proposal in enumerate(answer, start=1):
        rows = [_gift(each, language) for each in proposal["gifts"]]
        columns = headings(language, "Proposal {number}: who", *GIFT, number=number)
        print_paragraph(f"{number}. {proposal['summary']}")
        print_table(columns, rows, language=language)
        print_paragraph(_besides(proposal, language))


def _besides(proposal: dict[str, Any], language: Language) -> str:
    """What neither the first sentence nor the table of a proposal shows."""
    named = {
        "Would give without getting anything yet: {names}.": proposal["givesOnly"],
        "Would get without giving anything yet: {names}.": proposal["getsOnly"],
        "Could bring them together, because they know most of them: {names}.": proposal["connectors"],
    }
    told = [
        say(language, sentence, names=format_list([each["name"] or "?" for each in who], locale=language.value))
        for sentence, who in named.items()
        if who
    ]
    if unmet := len(proposal["unmet"]):
        told.append(
            say_many(
                language, "{count} question of theirs stays open.", "{count} questions of theirs stay open.", unmet
            )
        )
    if not proposal["isOptimal"]:
        told.append(
            say(language, "There were too many possibilities to compare them all, so there may be something better.")
        )
    return " ".join(told) or say(language, "Everybody gives something and gets something.")


def _places(matches: list[dict[str, Any]]) -> Iterator[str | None]:
    """Where each lives or is based; with the municipality where that is another than most are in."""
    places = [each["party"].get("livesIn") or each["party"].get("basedAt") for each in matches]
    towns = [_municipality(each) if each else None for each in places]
    usual = next((town for town, _ in Counter(filter(None, towns)).most_common(1)), None)
    for place, town in zip(places, towns, strict=True):
        name = place["name"] if place else None
        yield f"{name} ({town})" if town not in (None, usual, name) else name


def _municipality(place: dict[str, Any]) -> str | None:
    """The municipality in which a place lies."""
    if place["kind"] == "MUNICIPALITY":
        return str(place["name"])
    above: list[dict[str, Any]] = place["within"]["nodes"] if "within" in place else []
    return next(filter(None, map(_municipality, above)), None)


def _what(language: Language, match: dict[str, Any]) -> str:
    what = label(language, match["talent"])
    if not match["partyGives"]:
        return say(language, "asks {what}", what=what)
    told = say(language, "offers {what}", what=what)
    return f"{told}: {match['summary']}" if match["summary"] else told


def _gift(gift: dict[str, Any], language: Language) -> tuple[str, str, str, str, str | None]:
    what, question = label(language, gift["talent"]), gift["need"]["summary"]
    return gift["from"]["name"], what, gift["to"]["name"], question, gift["conditions"]
