"""The question `stakeholders`: who has an interest in this, and what do they bring already."""

from collections.abc import Iterable

from graph.answers import Ref
from graph.asking import Asking
from graph.matching.candidates import Candidate, find_helpers
from graph.matching.categories import category_tree
from graph.matching.subject import Question, Subject
from graph.matching.tree import ONE_ABOVE, CategoryTree
from graph.offers import offers_of
from graph.stakeholders import telling
from graph.stakeholders.answer import Lacking, MeansElsewhere, Stakeholder, Stakeholders
from graph.stakeholders.facts import About, read_about, read_around, read_questions
from graph.stakeholders.weighing import Interest, Means, interests, means_of, money_at_hand
from graph.words import Phrase

MOST_ELSEWHERE = 5


async def stakeholders(asking: Asking, *, of: str) -> Stakeholders:
    """Who has an interest in an arrangement or goal, what each brings of what is lacking, and who looks on.

    What is lacking are the open questions of who started the arrangement (else of its owner; of a goal, of those who
    pursue it). Offers are compared with them along the category tree.
    """
    about = await read_about(asking, "of", of, Phrase("arrangement or goal"))
    tree = await category_tree(asking.database, asking.viewer)
    asked = await read_questions(asking, about.starters)
    everybody = interests(about)
    offers = await offers_of(asking.database, asking.viewer, [each.party for each in everybody], asking.viewer.day)
    means = means_of(tree, asked, offers)
    interested = {each.party for each in everybody if each.is_interested}
    brought = {each.need for each in means if each.party in interested}
    elsewhere = await _elsewhere(asking, tree, about, [each for _, each in asked if each.key not in brought])
    return _Answering(asking, tree, about, everybody, asked, means).answer(of, elsewhere)


async def _elsewhere(asking: Asking, tree: CategoryTree, about: About, open_: list[Question]) -> list[Candidate]:
    """Who else offers what nobody with an interest brings, in the municipality of who asks it."""
    if not open_:
        return []
    around = await read_around(asking, about.starters)
    named = {each.party for each in (*about.participants, *about.pursuers)}
    subject = Subject(tree, tuple(open_), excluded=frozenset(named | about.excluded))
    found = await find_helpers(asking, subject, around)
    return sorted(
        (each for each in found if each.way is not None and each.score >= ONE_ABOVE),
        key=lambda each: (-each.score, each.load, each.party),
    )


class _Answering:
    """One answer in the making."""

    def __init__(
        self,
        asking: Asking,
        tree: CategoryTree,
        about: About,
        everybody: list[Interest],
        asked: list[tuple[str, Question]],
        means: list[Means],
    ) -> None:
        self._asking = asking
        self._tree = tree
        self._about = about
        self._everybody = everybody
        self._asked = asked
        self._means = means
        self._with_interest = {each.party for each in everybody if each.is_interested}
        self._telling = telling.Telling(tree, asking.viewer.language, {each.key: each.summary for _, each in asked})

    def answer(self, of: str, elsewhere: list[Candidate]) -> Stakeholders:
        """The whole answer."""
        lacking = [self._lacking(party, question, elsewhere) for party, question in self._asked]
        lacking.sort(key=lambda each: (not each.brought_by, not each.elsewhere, each.need.id))
        money = money_at_hand(self._telling, [each for each in self._means if each.party in self._with_interest])
        with_interest = [self._stakeholder(each) for each in self._everybody if each.is_interested]
        with_interest.sort(key=_most_first)
        without = [self._stakeholder(each) for each in self._everybody if not each.is_interested]
        at_hand = sum(bool(each.brought_by) for each in lacking)
        return Stakeholders(
            arrangement=None if self._about.is_goal else Ref(of.strip()),
            goals=[Ref(goal) for goal, _ in self._about.goals],
            with_interest=with_interest,
            without_interest=without,
            lacking=lacking,
            money=money,
            needs=len(lacking),
            needs_at_hand=at_hand,
            as_of=self._asking.viewer.day,
            explanation=self._telling.whole(len(with_interest), len(without), len(lacking), at_hand, money),
        )

    def _lacking(self, party: str, question: Question, elsewhere: Iterable[Candidate]) -> Lacking:
        fitting = [each for each in self._means if each.need == question.key and each.party in self._with_interest]
        brought = dict.fromkeys(each.party for each in sorted(fitting, key=lambda each: (-each.score, each.party)))
        others = [] if brought else [each for each in elsewhere if each.need == question.key]
        return Lacking(
            need=Ref(question.key),
            party=Ref(party),
            brought_by=[Ref(each) for each in brought],
            elsewhere=[
                MeansElsewhere(
                    Ref(each.party),
                    Ref(each.talent),
                    Ref(question.key),
                    each.score,
                    _summary(self._tree, each),
                    each.conditions,
                    self._telling.elsewhere(each.talent, _summary(self._tree, each), question.key),
                )
                for each in others[:MOST_ELSEWHERE]
            ],
        )

    def _stakeholder(self, who: Interest) -> Stakeholder:
        own = sorted(
            (each for each in self._means if each.party == who.party), key=lambda each: (-each.score, each.need)
        )
        return Stakeholder(
            party=Ref(who.party),
            words=who.words,
            interest=who.interest,
            brings=who.brings,
            role=who.role,
            means=[each.told(self._telling) for each in own],
            explanation=self._telling.stakeholder(who, len({each.need for each in own})),
        )


def _summary(tree: CategoryTree, candidate: Candidate) -> str | None:
    """The words of the offer, when it has any besides those of the talent."""
    own = len(candidate.offered_texts) - len(tree.phrases(candidate.talent))
    return candidate.offered_texts[0] if own > 0 else None


def _most_first(who: Stakeholder) -> tuple[int, float, bool, str]:
    return (
        -len({each.need.id for each in who.means}),
        -sum(each.score for each in who.means),
        not who.role,
        who.party.id,
    )
