"""A proposed arrangement in words."""

from babel.numbers import format_decimal

from graph.arrangements.answer import ArrangementProposal
from graph.exchanges.telling import Telling
from graph.model.kinds import Language


def explain(telling: Telling, proposal: ArrangementProposal, language: Language) -> str:
    """What they could do and where, who gives what to whom, who only gives or gets, what stays open, who knows them."""
    average = format_decimal(round(proposal.needs_met / len(proposal.parties), 1), locale=language.value)
    sentences = [
        proposal.summary,
        telling.many(
            "These {parties} can help each other with {count} of their open questions.",
            "These {parties} can help each other with {count} of their open questions.",
            proposal.needs_met,
            parties=len(proposal.parties),
        ),
        telling.say("That is {average} for each of them on average.", average=average),
        *telling.by_giver(proposal.gifts),
        *_sides(telling, proposal),
        _open(telling, len(proposal.unmet)),
        _connectors(telling, proposal),
        "" if proposal.is_optimal else telling.not_sure(),
    ]
    return " ".join(each for each in sentences if each)


def summarise(telling: Telling, proposal: ArrangementProposal) -> str:
    """Who could do what together, and where, in one sentence."""
    facts = {"who": telling.few_parties(proposal.parties), "talents": telling.few_talents(proposal.gifts)}
    is_mutual = not proposal.gives_only and not proposal.gets_only
    if proposal.venue is None:
        if is_mutual:
            return telling.say(
                "{who} could do something together, and give each other what they ask for: {talents}.", **facts
            )
        return telling.say(
            "{who} could do something together, with what some of them offer and others ask for: {talents}.", **facts
        )
    facts["place"] = telling.names([proposal.venue.id])
    if is_mutual:
        return telling.say(
            "{who} could do something together at {place}, and give each other what they ask for: {talents}.", **facts
        )
    return telling.say(
        "{who} could do something together at {place}, with what some of them offer and others ask for: {talents}.",
        **facts,
    )


def _sides(telling: Telling, proposal: ArrangementProposal) -> list[str]:
    if not proposal.gives_only and not proposal.gets_only:
        return [telling.say("Everybody gives something and gets something.")]
    return [
        telling.about("Would give without getting anything yet: {names}.", proposal.gives_only),
        telling.about("Would get without giving anything yet: {names}.", proposal.gets_only),
    ]


def _connectors(telling: Telling, proposal: ArrangementProposal) -> str:
    if not proposal.connectors:
        return ""
    sentence = "Could bring them together, because they know most of them: {names}."
    names = telling.names(each.id for each in proposal.connectors)
    return telling.many(sentence, sentence, len(proposal.connectors), names=names)


def _open(telling: Telling, count: int) -> str:
    if not count:
        return ""
    return telling.many("{count} question of theirs stays open.", "{count} questions of theirs stay open.", count)
