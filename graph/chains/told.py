"""A chain in words: how two parties know each other, and the chain as a plan of who asks whom."""

from collections.abc import Sequence

from graph.chains.ties import Found, Introduced, Link, Stop
from graph.model.kinds import KnownBy, KnowsKind, Language, Level, TieKind
from graph.words import day_in_words, say

_BY_KIND = {
    KnowsKind.FAMILY: "{one} and {other} are family.",
    KnowsKind.FRIEND: "{one} and {other} are friends.",
    KnowsKind.NEIGHBOUR: "{one} and {other} are neighbours.",
    KnowsKind.COLLEAGUE: "{one} and {other} are colleagues.",
    KnowsKind.VOLUNTEER: "{one} and {other} volunteer together.",
    KnowsKind.ACQUAINTANCE: "{one} and {other} are acquaintances.",
}
_BY_STRENGTH = {
    1: "{one} and {other} greet each other.",
    2: "{one} and {other} chat now and then.",
    3: "{one} and {other} visit each other or work together.",
    4: "{one} and {other} rely on each other.",
    5: "{one} and {other} are very close.",
}
_KNOWN_BY = {
    KnownBy.SELF: "told by one of them",
    KnownBy.BOTH: "told by both",
    KnownBy.OBSERVED: "seen by others",
    KnownBy.HEARSAY: "only hearsay",
}


def name_of(stop: Stop, language: Language) -> str:
    """The name as shown, or a word in its place where the name may not be seen."""
    return stop.name or say(language, "somebody")


def why(one: Stop, other: Stop, link: Link, language: Language) -> str:
    """How the two know each other: in the recorder's words, else as a sentence from what is recorded."""
    return link.why or _sentence(one, other, link, language)


def _sentence(one: Stop, other: Stop, link: Link, language: Language) -> str:
    names = {"one": name_of(one, language), "other": name_of(other, language)}
    if link.kind is TieKind.AFFILIATED_WITH:
        return _membership(one, other, link, language)
    if link.kind is TieKind.COOPERATES_WITH:
        return _cooperation(names, link, language)
    if link.kind is TieKind.MEETS and link.last_contact:
        when = day_in_words(link.last_contact, language)
        sentence = "{one} and {other} came to {count} of the same meetings, last on {day}."
        return say(language, sentence, count=link.meetings, day=when, **names)
    if link.knows_kind:
        return say(language, _BY_KIND[link.knows_kind], **names)
    if link.strength in _BY_STRENGTH:
        return say(language, _BY_STRENGTH[link.strength], **names)
    if link.introduced:
        return _introduction(names, link.introduced, language)
    return say(language, "{one} and {other} know each other; how was not recorded.", **names)


def _introduction(names: dict[str, str], made: Introduced, language: Language) -> str:
    facts = {**names, "broker": made.broker or say(language, "somebody")}
    if made.made_on:
        sentence = "{broker} introduced {one} and {other} to each other on {day}."
        told = say(language, sentence, day=day_in_words(made.made_on, language), **facts)
    else:
        told = say(language, "{broker} introduced {one} and {other} to each other.", **facts)
    if not made.broker:
        told = told[:1].upper() + told[1:]
    return f"{told} {say(language, 'The reason: {reason}', reason=made.reason)}" if made.reason else told


def _membership(one: Stop, other: Stop, link: Link, language: Language) -> str:
    person, organisation = (one, other) if one.is_person else (other, one)
    facts = {"person": name_of(person, language), "organisation": name_of(organisation, language)}
    if link.level and link.role:
        return say(language, "{person} acts for {organisation} ({role}).", role=link.role, **facts)
    if link.level:
        return say(language, "{person} acts for {organisation}.", **facts)
    if link.role:
        return say(language, "{person} belongs to {organisation} ({role}).", role=link.role, **facts)
    return say(language, "{person} belongs to {organisation}.", **facts)


def _cooperation(names: dict[str, str], link: Link, language: Language) -> str:
    if link.summary:
        return say(language, "{one} and {other} work together: {summary}", summary=link.summary, **names)
    if link.level is Level.WORK:
        return say(language, "{one} and {other} work together in daily practice.", **names)
    if link.level is Level.STRATEGIC:
        return say(language, "{one} and {other} work together at the strategic table.", **names)
    return say(language, "{one} and {other} work together.", **names)


def tell_chain(found: Found, language: Language) -> str:
    """The chain as a plan: who is asked first, who introduces whom, and why each tie is believed."""
    if not found.links:
        return say(
            language,
            "{name} is both the start and the goal, so nobody needs to introduce anybody.",
            name=name_of(found.stops[0], language),
        )
    steps = [_tell_step(found, number, language) for number in range(len(found.links))]
    return " ".join(steps)


def _tell_step(found: Found, number: int, language: Language) -> str:
    one, other, link = found.stops[number], found.stops[number + 1], found.links[number]
    facts = {"one": name_of(one, language), "other": name_of(other, language)}
    facts["start"] = name_of(found.stops[0], language)
    plan = say(language, _plan(found, number), **facts)
    if link.why:
        reason = say(language, "They know each other: {why}", why=link.why)
    else:
        reason = _sentence(one, other, link, language)
    evidence = _evidence(link, language)
    return f"{plan} {reason.rstrip('. ')} ({evidence})." if evidence else f"{plan} {reason.rstrip('. ')}."


def _plan(found: Found, number: int) -> str:
    one, other = found.stops[number], found.stops[number + 1]
    if len(found.links) == 1:
        return "{one} and {other} are tied directly."
    if number == 0:
        return "{start} asks {other}." if other.is_person else "{start} goes by way of {other}."
    if one.is_person:
        return "{one} can introduce {start} to {other}."
    return "At {one}, {start} asks for {other}." if other.is_person else "{one} can bring {start} to {other}."


def _evidence(link: Link, language: Language) -> str:
    parts: list[str] = []
    if link.kind is TieKind.KNOWS:
        parts.append(_contact(link, language))
    elif link.confirmed_on:
        parts.append(say(language, "confirmed on {day}", day=day_in_words(link.confirmed_on, language)))
    if link.strength is not None:
        parts.append(say(language, "strength {strength} of 5", strength=link.strength))
    if link.known_by:
        parts.append(say(language, _KNOWN_BY[link.known_by]))
    return "; ".join(parts)


def _contact(link: Link, language: Language) -> str:
    if link.last_contact and (link.confirmed_on is None or link.last_contact >= link.confirmed_on):
        return say(language, "last contact on {day}", day=day_in_words(link.last_contact, language))
    if link.confirmed_on:
        return say(language, "confirmed on {day}", day=day_in_words(link.confirmed_on, language))
    return say(language, "when they last met is not known")


def join_names(names: Sequence[str], language: Language) -> str:
    """Names in a row: "Ann, Bob and Carl"."""
    if len(names) < 2:
        return "".join(names)
    return say(language, "{first} and {last}", first=", ".join(names[:-1]), last=names[-1])
