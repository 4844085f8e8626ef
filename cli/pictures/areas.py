"""The network of an area, with those named whom a question is about."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from babel.lists import format_list

from cli.output import day
from cli.pictures.network import NOTHING_LEFT_OUT, Line, Spot, Totals, draw_network
from graph.model.kinds import Language
from graph.words import say_many

NAMED = 8

Answer = Mapping[str, Any]
Pair = tuple[str, str]


def draw_frames(answer: Answer, language: Language, on: str) -> str:
    """The network with those named who have most contacts."""
    return _drawn(
        answer, answer, language, on, named=[each["id"] for each in answer["nodes"][:NAMED] if each["mainstat"]]
    )


def draw_connectors(answer: Answer, language: Language, on: str) -> str:
    """The network with its connectors named."""
    return _drawn(
        answer, answer["graphFrames"], language, on, named=[each["person"]["id"] for each in answer["connectors"]]
    )


def draw_key_players(answer: Answer, language: Language, on: str) -> str:
    """The network with those named who matter most together."""
    return _drawn(answer, answer["graphFrames"], language, on, named=[each["id"] for each in answer["people"]])


def draw_fragility(answer: Answer, language: Language, on: str) -> str:
    """The network with who holds parts of it together, the ties on which a part hangs, and ties that would help.

    It names and marks whom and what the table does, no more and no less: who hangs by one tie only is named there too.
    """
    hanging = [each for each in answer["bridges"] if each["smallerSide"] == 1]
    named = [*(each["person"]["id"] for each in answer["cutPoints"]), *(each["first"]["id"] for each in hanging)]
    marked = {_pair(each["first"]["id"], each["second"]["id"]) for each in answer["bridges"] if each not in hanging}
    single = {_pair(each["first"]["id"], each["second"]["id"]) for each in hanging}
    proposed = [_pair(each["first"]["id"], each["second"]["id"]) for each in answer["suggestedTies"]]
    alone = answer["hangingByOneTie"]
    return _drawn(
        answer,
        answer["graphFrames"],
        language,
        on,
        named=named,
        marked=marked,
        single=single,
        proposed=proposed,
        totals=Totals(marked=answer["bridgeCount"] - alone, single=alone),
    )


def _pair(first: str, second: str) -> Pair:
    return (first, second) if first < second else (second, first)


def _drawn(
    answer: Answer,
    frames: Answer,
    language: Language,
    on: str,
    *,
    named: Collection[str],
    marked: Collection[Pair] = (),
    single: Collection[Pair] = (),
    proposed: Sequence[Pair] = (),
    totals: Totals = NOTHING_LEFT_OUT,
) -> str:
    nodes = frames["nodes"]
    most = max((each["mainstat"] for each in nodes), default=0) or 1
    labelled = {*named, *(end for pair in proposed for end in pair)}
    spots = [
        Spot(
            each["id"],
            each["title"],
            each["subtitle"],
            each["mainstat"] / most,
            each["title"] if each["id"] in labelled else "",
            each["id"] in frames.get("leftAlone", ()),
        )
        for each in nodes
    ]
    known = {each.id for each in spots}
    ties = [(each["source"], each["target"]) for each in frames["edges"]]
    lines = [Line(*each, is_marked=_pair(*each) in marked, is_single=_pair(*each) in single) for each in ties]
    lines += [Line(*pair, is_proposed=True) for pair in proposed if known.issuperset(pair)]
    title = f"{answer['area']['name']}, {day(language, on)}"
    if gone := frames.get("without"):
        names = format_list(gone, locale=language.value)
        sentence = "{title}, as if {names} had left"
        title = say_many(language, sentence, sentence, len(gone), title=title, names=names)
    return draw_network(spots, lines, title, answer["explanation"], language, totals)
