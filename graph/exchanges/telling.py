"""Gifts and circles in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from babel.lists import format_list

from graph.answers import Ref
from graph.asking import Asking
from graph.exchanges.answer import ExchangeCircle, Gift
from graph.exchanges.market import Market
from graph.model.kinds import Language
from graph.statements import load_statement
from graph.words import say, say_many

# More names than these and one are counted instead.
MOST_NAMES = 3


@dataclass(frozen=True)
class NamesRow:
    """Lists of id and name."""

    names: list[list[str | None]]


LIST_NAMES = load_statement("exchanges/list_names", NamesRow)


async def read_names(asking: Asking, ids: Iterable[str]) -> dict[str, str]:
    """What parties and places are called, with a word in the place of a name that may not be seen."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    row = (await asking.database.read(LIST_NAMES, asking.viewer, ids=wanted))[0]
    known = {str(each): name for each, name in row.names}
    return {each: known.get(each) or say(asking.viewer.language, "somebody") for each in wanted}


class Telling:
    """Sentences about gifts, in one language."""

    def __init__(self, market: Market, names: Mapping[str, str], language: Language) -> None:
        self._market = market
        self._names = names
        self._language = language

    def gift(self, number: int) -> Gift:
        """A gift of the market, as it is shown."""
        market = self._market
        offer = market.offers[int(market.gifts.offers[number])]
        need = market.needs[int(market.gifts.needs[number])]
        facts = {
            "one": self._names[offer.party],
            "other": self._names[need.party],
            "talent": self._label(offer.talent),
        }
        if offer.conditions:
            told = self.say("{one} can offer {other}: {talent} ({conditions}).", conditions=offer.conditions, **facts)
        else:
            told = self.say("{one} can offer {other}: {talent}.", **facts)
        return Gift(
            from_=Ref(offer.party),
            to=Ref(need.party),
            talent=Ref(offer.talent),
            need=Ref(need.id),
            score=float(market.gifts.scores[number]),
            conditions=offer.conditions,
            explanation=told,
        )

    def circle(self, numbers: Sequence[int]) -> ExchangeCircle:
        """A circle of gifts, as it is shown."""
        gifts = [self.gift(number) for number in numbers]
        return ExchangeCircle(gifts, " ".join(each.explanation for each in gifts))

    def by_giver(self, gifts: Sequence[Gift]) -> list[str]:
        """For each who gives, in the order of the gifts, what they can offer to whom."""
        of: dict[str, list[str]] = {}
        for gift in gifts:
            facts = {"talent": self._label(gift.talent.id), "other": self._names[gift.to.id]}
            if gift.conditions:
                told = self.say("{talent} to {other} ({conditions})", conditions=gift.conditions, **facts)
            else:
                told = self.say("{talent} to {other}", **facts)
            of.setdefault(gift.from_.id, []).append(told)
        return [
            self.say("{one} can offer: {gifts}.", one=self._names[giver], gifts="; ".join(told))
            for giver, told in of.items()
        ]

    def _label(self, talent: str) -> str:
        return self._market.tree.label(talent, self._language)

    def plan(self, parties: int, circles: int, *, is_optimal: bool) -> str:
        """What was found, how sure that is, and what could not be looked at."""
        if not circles:
            told = self.say(
                "With what is recorded here today nobody can be joined in a circle in which everybody gives and gets. "
                "Record what people ask and offer, or ask about a larger area or larger circles."
            )
        else:
            told = self.many(
                "{parties} people and organisations can help each other in {count} circle.",
                "{parties} people and organisations can help each other in {count} circles.",
                circles,
                parties=parties,
            )
        return " ".join(each for each in (told, "" if is_optimal else self.not_sure(), self._unclear()) if each)

    def _unclear(self) -> str:
        """How many questions say too little to find anybody for them."""
        count = sum(1 for each in self._market.needs if not each.talents)
        if not count:
            return ""
        return self.many(
            "{count} open question does not say which talent would answer it, so nobody could be found for it.",
            "{count} open questions do not say which talent would answer them, so nobody could be found for them.",
            count,
        )

    def not_sure(self) -> str:
        """That there may be something better."""
        return self.say("There were too many possibilities to compare them all, so there may be something better.")

    def names(self, parties: Iterable[str]) -> str:
        """Names in a row."""
        return format_list([self._names[each] for each in parties], locale=self._language.value)

    def few(self, names: Iterable[str]) -> str:
        """The first of these in a row, and how many more there are."""
        every = list(names)
        if len(every) > MOST_NAMES + 1:
            every = [*every[:MOST_NAMES], self.say("{count} more", count=len(every) - MOST_NAMES)]
        return format_list(every, locale=self._language.value)

    def few_parties(self, parties: Iterable[Ref]) -> str:
        """Some of these by their names."""
        return self.few(self._names[each.id] for each in parties)

    def few_talents(self, gifts: Iterable[Gift]) -> str:
        """Some of what is given."""
        return self.few(dict.fromkeys(self._label(each.talent.id) for each in gifts))

    def about(self, sentence: str, who: Iterable[Ref]) -> str:
        """A sentence about these, nothing when there are none."""
        ids = [each.id for each in who]
        return self.say(sentence, names=self.names(ids)) if ids else ""

    def say(self, sentence: str, **facts: object) -> str:
        """A sentence."""
        return say(self._language, sentence, **facts)

    def many(self, one: str, more: str, count: int, **facts: object) -> str:
        """A sentence about a number of things."""
        return say_many(self._language, one, more, count, **facts)
