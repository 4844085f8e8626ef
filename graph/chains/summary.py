"""The answer made of what was found: the chains in their places, and what to say about all of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graph.answers import Face, Ref
from graph.chains.answer import Chain, Chains, ChainStep
from graph.chains.asked import MOST_STEPS, Asked
from graph.chains.ties import Found, Hub, Link, Stop
from graph.chains.told import join_names, name_of, tell_chain, why
from graph.model.kinds import Language, TieKind
from graph.words import say, say_many

_SHORTER = "Too large to introduce people and left out, though a chain would be shorter through them: {names}."
_ONLY = "Too large to introduce people and left out, though a chain leads through them: {names}."


@dataclass(frozen=True)
class Outcome:
    """What a search came to; `goal` is the goal in words.

    Where nothing was found, `tieless` are the ends without a tie that can be used, `blocked` the waypoints that may
    not be passed, and `has_goal` tells whether anybody fits the goal. Where chains were found, `may_introduce` is
    whether both ends may be asked.
    """

    chains: Sequence[Found]
    is_cut: bool
    hubs: Sequence[Hub]
    start: Stop
    goal: str
    tieless: Sequence[Stop] = ()
    blocked: Sequence[Stop] = ()
    has_goal: bool = True
    may_introduce: bool = True


def answer(
    asked: Asked,
    outcome: Outcome,
    language: Language,
    wants: Callable[[str], bool],
    spelt: Callable[[str], str] = str,
) -> Chains:
    """The whole answer; only what is wanted is told in words, and arguments are called as `spelt` calls them."""
    tells_chains = wants("chains.explanation")
    above: Found | None = None
    chains: list[Chain] = []
    telling = _Telling(language)
    for found in outcome.chains:
        told = tell_chain(found, language) if tells_chains else ""
        chains.append(telling.chain(found, above, told))
        above = found
    return Chains(
        chains,
        asked.max_steps,
        outcome.is_cut,
        [Ref(each.id, Face("Organisation", each.name)) for each in outcome.hubs],
        _explanation(asked, outcome, language, spelt) if wants("explanation") else "",
    )


class _Telling:
    """Makes the chains of an answer; those to one goal share many of their steps, which are told once."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._steps: dict[tuple[str, str], ChainStep] = {}

    def chain(self, found: Found, above: Found | None, explanation: str) -> Chain:
        """One chain; `above` is the one in the place before it."""
        broker = above.broker if above else None
        avoided = broker.ref if broker and broker not in found.stops else None
        strengths = [each.strength for each in found.links if each.strength is not None]
        steps = [
            self._steps.get((one.id, other.id)) or self._step(one, other, link) for one, other, link in found.steps
        ]
        weakest = min(strengths, default=None)
        return Chain(steps, len(steps), round(found.cost, 3), weakest, avoided, explanation)

    def _step(self, one: Stop, other: Stop, link: Link) -> ChainStep:
        step = self._steps[one.id, other.id] = ChainStep(
            one.ref,
            other.ref,
            link.kind,
            why(one, other, link, self._language),
            link.last_contact,
            link.strength,
            round(link.freshness, 3),
            link.known_by,
        )
        return step


def _explanation(asked: Asked, outcome: Outcome, language: Language, spelt: Callable[[str], str]) -> str:
    found = bool(outcome.chains)
    parts = _found_in_words(asked, outcome, language) if found else _nothing_in_words(asked, outcome, language, spelt)
    if outcome.hubs:
        names = join_names([each.name for each in outcome.hubs], language)
        parts.append(say(language, _SHORTER if outcome.chains else _ONLY, names=names))
    if outcome.is_cut:
        parts.append(say(language, "Not all chains were looked at, so there may be other or better ones."))
    return " ".join(parts)


def _found_in_words(asked: Asked, outcome: Outcome, language: Language) -> list[str]:
    best = outcome.chains[0]
    if not best.links:
        return [tell_chain(best, language)]
    names = {"start": name_of(outcome.start, language), "goal": outcome.goal}
    parts = [
        say_many(
            language,
            "{count} chain leads from {start} to {goal}.",
            "{count} chains lead from {start} to {goal}.",
            len(outcome.chains),
            **names,
        ),
        _steps_in_words(len(best.links), len(outcome.chains), language),
    ]
    if best.broker and len(outcome.chains) > 1 and best.broker.id not in outcome.chains[1].ids:
        parts.append(say(language, "The second does without {name}.", name=name_of(best.broker, language)))
    if names_of_all := _on_all(asked, outcome, language):
        parts.append(say(language, "Each of them goes by way of {names}.", names=names_of_all))
    if not outcome.may_introduce:
        parts.append(say(language, "Introducing them to each other may not be possible now."))
    return parts


def _on_all(asked: Asked, outcome: Outcome, language: Language) -> str:
    """The stepping stones on each of several chains, though nobody asked for them and as far as they have names."""
    if len(outcome.chains) < 2:
        return ""
    # With waypoints one may end where another passes.
    others = [frozenset(each.ids[1:-1]) for each in outcome.chains[1:]]
    return join_names(
        [
            stop.name
            for stop in outcome.chains[0].stops[1:-1]
            if stop.name and stop.id not in asked.via and all(stop.id in each for each in others)
        ],
        language,
    )


def _steps_in_words(steps: int, chains: int, language: Language) -> str:
    if chains == 1:
        return say_many(language, "It takes {count} step.", "It takes {count} steps.", steps)
    return say_many(language, "The first takes {count} step.", "The first takes {count} steps.", steps)


def _nothing_in_words(asked: Asked, outcome: Outcome, language: Language, spelt: Callable[[str], str]) -> list[str]:
    names = {"start": name_of(outcome.start, language), "goal": outcome.goal}
    if not outcome.has_goal:
        return [say(language, "Nobody else is recorded who fits: {goal}.", **names)]
    parts = [
        say_many(
            language,
            "No chain of at most {count} step is known from {start} to {goal}.",
            "No chain of at most {count} steps is known from {start} to {goal}.",
            asked.max_steps,
            **names,
        ),
        say(language, "Unknown is not none: what nobody has recorded cannot be found."),
    ]
    for each in outcome.tieless:
        sentence = "Of {name} no tie is recorded that can be used; ask whom {name} knows and record it."
        parts.append(say(language, sentence, name=name_of(each, language)))
    for each in outcome.blocked:
        sentence = "{name} cannot be a stepping stone on this day: not to be asked, paused or no longer active."
        parts.append(say(language, sentence, name=name_of(each, language)))
    return [*parts, *_advice(asked, outcome, language, spelt)]


def _advice(asked: Asked, outcome: Outcome, language: Language, spelt: Callable[[str], str]) -> list[str]:
    tips = [
        (asked.max_steps < MOST_STEPS and not outcome.tieless and not outcome.blocked, "Allow more steps, up to 8."),
        (
            bool(asked.avoiding) or bool(asked.via),
            "Ask again without the stepping stones that were prescribed or ruled out.",
        ),
        (TieKind.MEETS not in asked.ties, "Try it with {ties} MEETS, for people who came to the same meetings."),
        (bool(outcome.hubs), "Ask again with {hubs}, to go through large organisations."),
    ]
    names = {"ties": spelt("ties"), "hubs": spelt("throughHubs")}
    return [say(language, tip, **names) for applies, tip in tips if applies]
