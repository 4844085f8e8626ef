"""Answers about the network of an area as tables and sentences."""

from typing import Any

from cli.output import day, figure, headings, percentage, print_paragraph, print_table
from graph.model.kinds import Language, TieKind
from graph.words import say, say_many

TIES = {
    TieKind.KNOWS: "know each other",
    TieKind.AFFILIATED_WITH: "belongs to",
    TieKind.COOPERATES_WITH: "work together",
    TieKind.MEETS: "meet each other",
}
MOST = 1_000
"""How many of a list can be asked for at most."""


def show_connectors(answer: dict[str, Any], language: Language) -> None:
    """The connectors in their order, what it means, and how much is known."""
    columns = headings(language, "Rank", "Who", "Contacts", "On shortest ways", "Pairs cut off without", "Asked now")
    rows = [
        (
            each["rank"],
            each["person"]["name"],
            each["contacts"],
            percentage(language, each["knownShare"]),
            each["pairsCut"],
            each["load"],
        )
        for each in answer["connectors"]
    ]
    print_paragraph(f"{answer['area']['name']}, {day(language, answer['asOf'])}")
    print_table(columns, rows, numbers=(columns[0], *columns[2:]), language=language)
    for each in answer["connectors"]:
        print_paragraph(f"{each['rank']}. {each['person']['name']}: {each['explanation']}")
    _show_left_alone(answer, language)
    print_paragraph()
    print_paragraph(answer["explanation"])


def show_key_players(answer: dict[str, Any], language: Language) -> None:
    """The key players, how far they reach, and what it means."""
    print_paragraph(f"{answer['area']['name']}, {day(language, answer['asOf'])}")
    print_table(headings(language, "Who"), [(each["name"],) for each in answer["people"]], language=language)
    is_reach = answer["aim"] == "REACH"
    score = (
        "Nearness to them (1: all within one step, 0: nobody reached)"
        if is_reach
        else "How far apart (0: all know each other, 1: no ties)"
    )
    figures: dict[str, object] = {score: figure(language, answer["score"], 2)}
    if is_reach:
        figures["Reached in one step"] = answer["reachedInOneStep"]
        figures["In two steps"] = answer["reachedInTwoSteps"]
    figures["Of"] = answer["total"]
    columns = headings(language, *figures, "Proven best")
    proven = say(language, "yes") if answer["isExact"] else say(language, "no")
    print_table(columns, [(*figures.values(), proven)], numbers=columns[:-1], language=language)
    print_paragraph(answer["explanation"])


def show_fragility(answer: dict[str, Any], language: Language) -> None:
    """What it comes down to and who is left alone, what would mend it, and who and what holds the rest together."""
    print_paragraph(f"{answer['area']['name']}, {day(language, answer['asOf'])}")
    print_paragraph(answer["explanation"])
    _show_left_alone(answer, language)
    for number, each in enumerate(answer["suggestedTies"], start=1):
        print_paragraph(
            f"{number}. {each['first']['name']} + {each['second']['name']}: {each['why']}{_broker(each, language)}"
        )
    people = headings(language, "Only way between others", "Pairs cut off", "Hang on this one")
    points = [(each["person"]["name"], each["pairsCut"], each["dependents"]) for each in answer["cutPoints"]]
    print_table(people, points, numbers=people[1:], language=language)
    _show_that_first(len(points), answer["cutPointCount"], language)
    ties = headings(language, "Only tie between groups", "and", "On the smaller side", "On the larger side")
    bridges = [
        (each["first"]["name"], each["second"]["name"], each["smallerSide"], each["largerSide"])
        for each in answer["bridges"]
        if each["smallerSide"] > 1
    ]
    print_table(ties, bridges, numbers=ties[2:], language=language)
    _show_that_first(len(bridges), answer["bridgeCount"] - answer["hangingByOneTie"], language)
    _show_hanging(answer, language)


def _show_that_first(shown: int, count: int, language: Language) -> None:
    if shown < count:
        told = "Shown: {shown} of {count}. See more with --first {more}."
        print_paragraph(say(language, told, shown=shown, count=count, more=min(count, MOST)))


def _show_hanging(answer: dict[str, Any], language: Language) -> None:
    """Who hangs by one tie only: how many in all, and the names of those that were asked for."""
    count, area = answer["hangingByOneTie"], answer["area"]["name"]
    names = [each["first"]["name"] for each in answer["bridges"] if each["smallerSide"] == 1]
    if not count:
        return
    told = say_many(
        language,
        "Within {area} {count} person hangs by one tie only",
        "Within {area} {count} people hang by one tie only",
        count,
        area=area,
    )
    if not names:
        print_paragraph(f"{told}.")
    elif len(names) == count:
        print_paragraph(f"{told}: {', '.join(names)}.")
    else:
        more = min(answer["bridgeCount"], MOST)
        first = say(
            language,
            "The first: {names}. See more with --first {more}.",
            names=", ".join(names),
            more=more,
        )
        print_paragraph(f"{told}. {first}")


def _broker(suggested: dict[str, Any], language: Language) -> str:
    if suggested["broker"] is None:
        return ""
    return " " + say(language, "{name} can introduce them.", name=suggested["broker"]["name"])


def _show_left_alone(answer: dict[str, Any], language: Language) -> None:
    if answer["losingEveryTie"]:
        names = [(each["name"] or each["id"],) for each in answer["losingEveryTie"]]
        print_table(headings(language, "Loses every known tie"), names, language=language)


def _joined(kinds: str, language: Language) -> str:
    """By which ties two are joined, in words."""
    return ", ".join(say(language, TIES[TieKind(each)]) for each in kinds.split(", "))


def show_frames(answer: dict[str, Any], language: Language) -> None:
    """The nodes and edges of a dashboard."""
    print_paragraph(f"{answer['area']['name']}, {day(language, answer['asOf'])}")
    columns = headings(language, "Id", "Who", "Group", "Contacts", "Pairs cut off without")
    nodes = [
        (each["id"], each["title"], each["subtitle"], round(each["mainstat"]), round(each["secondarystat"]))
        for each in answer["nodes"]
    ]
    print_table(columns, nodes, numbers=columns[3:], language=language)
    names = {each["id"]: each["title"] for each in answer["nodes"]}
    edges = [
        (
            names.get(each["source"], each["source"]),
            names.get(each["target"], each["target"]),
            figure(language, each["mainstat"], 1),
            _joined(each["secondarystat"], language),
        )
        for each in answer["edges"]
    ]
    ends = headings(language, "From", "To", "Strength", "How")
    print_table(ends, edges, numbers=ends[2:3], language=language)
    print_paragraph(answer["explanation"])
