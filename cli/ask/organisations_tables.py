"""Answers about organisations as tables and sentences."""

from typing import Any

from cli.output import figure, headings, label, print_paragraph, print_table
from graph.model.kinds import Language
from graph.words import say


def show_coalitions(answer: list[dict[str, Any]], language: Language) -> None:
    """Each coalition with the words of its members, and what there is to do."""
    if not answer:
        print_paragraph(
            say(language, "No two organisations are known here that pursue the same goal. Ask for a larger area.")
        )
        return
    for number, each in enumerate(answer, start=1):
        unrecorded = "" if each["arrangement"] else f" ({say(language, 'not recorded as a coalition')})"
        print_paragraph(f"{number}. {each['name']}{unrecorded}")
        print_paragraph(each["explanation"])
        rows = [
            (goal["goal"]["name"], party["organisation"]["name"], party["words"], party["brings"])
            for goal in each["sharedGoals"]
            for party in goal["parties"]
        ]
        print_table(headings(language, "Goal", "Who", "In their words", "Brings"), rows, language=language)
        for title, told in _parts(each, language).items():
            if told:
                print_paragraph(f"{title}:")
            for line in told:
                print_paragraph(f"- {line}")
        print_paragraph()


def _parts(coalition: dict[str, Any], language: Language) -> dict[str, list[str]]:
    """What there is to know of a coalition and to do, under what it is."""
    titles = {
        "cooperation": "How they work together",
        "weakSides": "Who could be brought together",
        "competingNeeds": "What several ask for",
        "serviceMoves": "What could take place at another's",
        "leftToResidents": "What could be left to residents",
        "links": "What ties it to other coalitions",
    }
    told = {say(language, title): [each["explanation"] for each in coalition[part]] for part, title in titles.items()}
    told[say(language, "Who hands people over to whom")] = [
        f"{each['from']['name']} → {each['to']['name']}" + (f": {each['summary']}" if each["summary"] else "")
        for each in coalition["handOvers"]
    ]
    told[say(language, "Who connects them")] = [_of(each["party"], each) for each in coalition["connectors"]]
    return told


def _of(party: dict[str, Any], told: dict[str, Any]) -> str:
    """What a sentence without a subject says of a party."""
    sentence = told["explanation"]
    return f"{party['name']}: {sentence[:1].lower()}{sentence[1:]}"


def show_stakeholders(answer: dict[str, Any], language: Language) -> None:
    """Who has an interest, what is lacking and who has it, and the view from outside."""
    columns = headings(language, "Who", "In their words", "Gains", "Brings", "Role")
    interested = [_stakeholder(each, language) for each in answer["withInterest"]]
    outside = [_stakeholder(each, language) for each in answer["withoutInterest"]]
    if interested:
        print_table(columns, interested, language=language)
    for each in answer["withInterest"]:
        for means in each["means"]:
            print_paragraph(f"- {_of(each['party'], means)}")
    for each in answer["lacking"]:
        if not each["broughtBy"]:
            print_paragraph(say(language, "Still lacking: {what}", what=each["need"]["summary"]))
            for other in each["elsewhere"]:
                print_paragraph(f"- {_of(other['party'], other)}")
    if outside:
        print_paragraph()
        print_paragraph(say(language, "A view from outside:"))
        print_table(columns, outside, language=language)
    print_paragraph()
    print_paragraph(answer["explanation"])


def show_venues(answer: list[dict[str, Any]], language: Language) -> None:
    """The places in their order, with the reason."""
    if not answer:
        print_paragraph(
            say(language, "No place is known that fits. Ask for a broader one, or leave the sort of place out.")
        )
        return
    rows = [
        (
            number,
            each["venue"]["name"],
            ", ".join(runner["name"] for runner in each["runBy"]) or None,
            label(language, each["spaces"][0]["talent"]),
            figure(language, each["score"], 1),
            len(each["sharedGoals"]),
            each["metres"],
            None if each["visitorsPerMeeting"] is None else round(each["visitorsPerMeeting"]),
        )
        for number, each in enumerate(answer, start=1)
    ]
    columns = ("", *headings(language, "Where", "Run by", "What", "Fits", "Shared goals", "Metres", "Visitors"))
    print_table(columns, rows, numbers=("", *columns[4:]), language=language)
    for number, each in enumerate(answer, start=1):
        print_paragraph(f"{number}. {each['explanation']}")


def _stakeholder(who: dict[str, Any], language: Language) -> tuple[str | None, ...]:
    role = _role(language, who["role"]) if who["role"] else None
    return (who["party"]["name"], who["words"], who["interest"], who["brings"], role)


def _role(language: Language, role: str) -> str:
    return {
        "INITIATOR": say(language, "initiator"),
        "OWNER": say(language, "owner"),
        "SUCCESSOR": say(language, "successor"),
        "HOST": say(language, "host"),
        "FUNDER": say(language, "funder"),
        "COACH": say(language, "coach"),
        "GOOD_NEIGHBOUR": say(language, "good neighbour"),
        "PARTICIPANT": say(language, "participant"),
    }[role]
