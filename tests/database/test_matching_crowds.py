"""Where more offer what is asked than are looked at: nobody is left out for who fits worse or has more to do."""

import random
from collections import Counter
from dataclasses import dataclass

import pytest

from graph.database import Database
from graph.matching.candidates import find_helpers
from graph.matching.subject import read_subject
from graph.model.kinds import AnswerStatus
from tests.support.dinner import draw_dinner
from tests.support.neighbourhood import Properties, Tie, asking

LOOKED_AT = 500
SCORES = {"talent:groups": 1.0, "talent:training": 1.0, "talent:food": 0.6, "talent:baking": 0.4}
OTHER_NEEDS = [f"need:other-{number}" for number in range(3)]
UNDER_WAY = (AnswerStatus.ASKED, AnswerStatus.AGREED)


@dataclass(frozen=True)
class Drawn:
    """Somebody of the crowd: what they offer, how many other questions they were asked, what they said to this one."""

    id: str
    talent: str
    load: int
    answer: AnswerStatus | None
    may_be_asked: bool

    @property
    def is_candidate(self) -> bool:
        return self.may_be_asked and (self.answer is None or self.answer in UNDER_WAY)

    @property
    def ties(self) -> list[Tie]:
        other: list[Tie] = [(self.id, "ANSWERS", need, {"status": "ASKED"}) for need in OTHER_NEEDS[: self.load]]
        own: list[Tie] = [(self.id, "ANSWERS", "need:cook", {"status": self.answer.value})] if self.answer else []
        return [(self.id, "OFFERS", self.talent), *other, *own]


def drawn(chance: random.Random, number: int, shares: list[int], busy: float) -> Drawn:
    talent = chance.choices(list(SCORES), shares)[0]
    load = chance.randint(1, 3) if chance.random() < busy else 0
    answer = chance.choice(list(AnswerStatus)) if chance.random() < 0.02 else None
    return Drawn(f"person:{number:04}", talent, load, answer, chance.random() < 0.9)


@pytest.mark.parametrize(
    ("people", "shares", "busy"),
    [
        (1_600, [1, 1, 1, 30], 0.1),  # the cut is among those who fit least
        (1_600, [30, 20, 1, 1], 0.1),  # among those who fit best
        (1_600, [1, 1, 20, 5], 0.8),  # most have something to do already
        (1_600, [6, 6, 1, 1], 0.99),  # fewer than are looked at have not
        (700, [1, 1, 1, 1], 0.1),  # not so many that it matters
    ],
)
async def test_of_a_crowd_those_are_looked_at_who_fit_best_and_have_least_to_do(
    database: Database, people: int, shares: list[int], busy: float
) -> None:
    chance = random.Random(people + sum(shares))
    crowd = [drawn(chance, number, shares, busy) for number in range(people)]
    nodes: dict[str, Properties] = {each.id: {"mayBeAsked": each.may_be_asked} for each in crowd}
    others: dict[str, Properties] = {need: {} for need in OTHER_NEEDS}
    await draw_dinner(database, nodes | others, [tie for each in crowd for tie in each.ties])

    question = asking(database)
    subject = await read_subject(
        question, need="need:cook", offer=None, party=None, draft=None, talent=None, near_to=None
    )
    found = await find_helpers(question, subject, None)

    expected = sorted((-SCORES[each.talent], each.load) for each in crowd if each.is_candidate)[:LOOKED_AT]
    by_id = {each.id: each for each in crowd}
    assert Counter((-each.score, each.load) for each in found) == Counter(expected)
    assert all(by_id[each.party].is_candidate and by_id[each.party].answer == each.answer for each in found)
    worst = max(expected)
    under_way = {
        each.id for each in crowd if each.is_candidate and each.answer and (-SCORES[each.talent], each.load) <= worst
    }
    assert under_way
    assert under_way <= {each.party for each in found}
