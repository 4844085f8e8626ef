"""What is found of a coalition, in words for people. Organisations are named, people never."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from babel.lists import format_list

from graph.coalitions.facts import Asks
from graph.coalitions.known import Known, Pair
from graph.model.kinds import Language, Level
from graph.offers import Offered
from graph.words import as_sentence, say, say_many

if TYPE_CHECKING:
    from graph.coalitions.answer import CoalitionProposal
    from graph.coalitions.grouping import Group

# More names than these are counted instead.
MOST_NAMES = 8


def listed(language: Language, names: Iterable[str]) -> str:
    """Names in a sentence."""
    return format_list(list(names), locale=language.value)


def of_pair(known: Known, pair: Pair, levels: set[str | None], contacts: Mapping[Level, int]) -> str:
    """How two organisations work together."""
    names = {"first": known.name(pair[0]), "second": known.name(pair[1])}
    sentences = {
        (True, True): "{first} and {second} work together on the street and at the strategic table.",
        (True, False): "{first} and {second} work together on the street, but not at the strategic table.",
        (False, True): "{first} and {second} meet at the strategic table; on the street nothing is known of them.",
    }
    found = (Level.WORK in levels, Level.STRATEGIC in levels)
    usual = "{first} and {second} work together; at which level nobody told."
    none = "Nothing is recorded of {first} and {second} together, but their people know each other."
    told = [say(known.language, sentences.get(found, usual if levels else none), **names)]
    if contacts[Level.WORK]:
        told.append(
            say_many(
                known.language,
                "{count} pair of their workers and volunteers knows each other.",
                "{count} pairs of their workers and volunteers know each other.",
                contacts[Level.WORK],
            )
        )
    if contacts[Level.STRATEGIC]:
        told.append(
            say_many(
                known.language,
                "{count} pair of their directors and board members knows each other.",
                "{count} pairs of their directors and board members know each other.",
                contacts[Level.STRATEGIC],
            )
        )
    return " ".join(told)


def of_weak_side(known: Known, pair: Pair, third: str, strength: int | None) -> str:
    """Two who hardly work together."""
    names = {"first": known.name(pair[0]), "second": known.name(pair[1]), "third": known.name(third)}
    if strength is None:
        sentence = (
            "Both {first} and {second} work closely with {third}; of the two together nothing is known. "
            "{third} could bring them to one table."
        )
    else:
        sentence = (
            "{first} and {second} hardly work together, while both work closely with {third}. "
            "{third} could bring them to one table."
        )
    return say(known.language, sentence, **names)


def of_competing(known: Known, fund: str, talent: str, organisations: Sequence[str], is_asked: bool) -> str:
    """Who ask the same fund."""
    facts = {
        "fund": known.name(fund),
        "talent": known.tree.label(talent, known.language).lower(),
        "organisations": listed(known.language, known.named(organisations)),
    }
    if is_asked:
        sentence = "{organisations} have each asked {fund} for {talent}. They could ask it together."
    else:
        sentence = "{organisations} ask for {talent}, which {fund} gives. They could ask it together."
    return say(known.language, sentence, **facts)


def of_move(known: Known, asks: Asks, room: Offered) -> str:
    """A service that could take place at another member's."""
    return say(
        known.language,
        "{organisation} asks: {question} {other} offers: {offer}.",
        organisation=known.name(asks.organisation),
        question=as_sentence(asks.summary),
        other=known.name(room.party),
        offer=(room.summary or known.tree.label(room.talent, known.language)).rstrip("."),
    )


def of_left(known: Known, talent: str, ours: str, theirs: str) -> str:
    """What professionals could leave to residents."""
    return say(
        known.language,
        "Both offer {talent}: {professionals} could step back and leave it to {residents}.",
        talent=known.tree.label(talent, known.language).lower(),
        professionals=known.name(ours),
        residents=known.name(theirs),
    )


def of_connector(known: Known, own: set[str], reached: set[str]) -> str:
    """Somebody who joins members: `own` are the members a person belongs to, `reached` those and the others."""
    facts = {
        "own": listed(known.language, known.named(sorted(own))[:MOST_NAMES]),
        "others": listed(known.language, known.named(sorted(reached - own))[:MOST_NAMES]),
    }
    if own and reached - own:
        return say(known.language, "Belongs to {own}, and knows people of {others}.", **facts)
    if own:
        return say(known.language, "Belongs to {own}.", **facts)
    return say(known.language, "Works together with {others}.", **facts)


def of_link(known: Known, organisation: str, coalitions: Sequence[str], met_in: str) -> str:
    """An organisation that connects coalitions."""
    facts = {
        "organisation": known.name(organisation),
        "coalitions": listed(known.language, [f"“{each}”" for each in coalitions[:MOST_NAMES]]),
        "met": f"“{met_in}”",
    }
    if met_in:
        sentence = "{organisation} takes part in {met}, together with members of this coalition and of {coalitions}."
        return say(known.language, sentence, **facts)
    return say(known.language, "{organisation} also belongs to {coalitions}.", **facts)


def name_of(known: Known, group: "Group") -> str:
    """The name of a coalition, or the goals of one that is not recorded."""
    return group.stored.name if group.stored else listed(known.language, map(known.goal, group.goals))


def of_coalition(known: Known, group: "Group", found: "CoalitionProposal") -> str:
    """What there is to say of the whole, what can be done first."""
    told = [
        _of_goals(known, group),
        _of_street(known, found),
        *(each.explanation for each in found.weak_sides[:1]),
        *(each.explanation for each in found.competing_needs[:1]),
        *(each.explanation for each in found.service_moves[:1]),
        *(each.explanation for each in found.left_to_residents[:1]),
        _of_unknown(known.language, found),
    ]
    return " ".join(each for each in told if each)


def _of_goals(known: Known, group: "Group") -> str:
    goals = listed(known.language, [f"“{known.goal(each)}”" for each in group.goals])
    count = len(group.members)
    if group.stored:
        facts = {"name": group.stored.name, "goals": goals}
        sentence = "{name} has {count} members."
        told = [say_many(known.language, "{name} has one member.", sentence, count, **facts)]
        more = "At least two of them pursue {goals}." if group.goals else "No goal is known that two of them share."
        return " ".join([*told, say(known.language, more, **facts)])
    members = known.named(group.members)
    facts = {"members": listed(known.language, members), "goals": goals}
    if count > MOST_NAMES:
        return say(known.language, "{count} organisations pursue {goals}.", count=count, goals=goals)
    return say(known.language, "{members} pursue {goals}.", **facts)


def _of_street(known: Known, found: "CoalitionProposal") -> str:
    only = [each for each in found.cooperation if each.only_on_the_street]
    if len(only) == 1:
        sentence = "{first} and {second} work together on the street, but not at the strategic table."
        names = {"first": known.name(only[0].first.id), "second": known.name(only[0].second.id)}
        return say(known.language, sentence, **names)
    if only:
        return say(
            known.language,
            "{count} pairs of them work together on the street, but not at the strategic table.",
            count=len(only),
        )
    return ""


def _of_unknown(language: Language, found: "CoalitionProposal") -> str:
    if not found.pairs_without_known_tie:
        return ""
    return say_many(
        language,
        "Of {count} pair no cooperation is known: unknown, which is not the same as none.",
        "Of {count} pairs no cooperation is known: unknown, which is not the same as none.",
        found.pairs_without_known_tie,
    )
