"""Who has an interest and what is at hand, in words for people; without anybody's name."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from babel.numbers import format_decimal

from graph.matching.tree import SAME_OR_BELOW, CategoryTree
from graph.model.kinds import Language
from graph.words import as_sentence, say, say_many

if TYPE_CHECKING:
    from graph.stakeholders.answer import MoneyAtHand
    from graph.stakeholders.weighing import Interest


class Telling:
    """Sentences in one language; `questions` are the summaries of the needs by their ids."""

    def __init__(self, tree: CategoryTree, language: Language, questions: Mapping[str, str]) -> None:
        self._tree = tree
        self._language = language
        self._questions = questions

    def means(self, talent: str, summary: str | None, need: str, score: float) -> str:
        """An offer that answers a question."""
        facts = {"talent": self._offer(talent, summary), "question": self._question(need)}
        if score >= SAME_OR_BELOW:
            return say(self._language, "Offers what is asked, {talent}, for: {question}", **facts)
        return say(self._language, "Offers something close to what is asked, {talent}, for: {question}", **facts)

    def elsewhere(self, talent: str, summary: str | None, need: str) -> str:
        """An offer of somebody whose interest is not known."""
        facts = {"talent": self._offer(talent, summary), "question": self._question(need)}
        sentence = "Offers {talent}, for: {question} Whether anything is in it for them is not known: ask."
        return say(self._language, sentence, **facts)

    def stakeholder(self, who: "Interest", answers: int) -> str:
        """Why somebody is in the list."""
        told: list[str] = []
        if who.takes_part:
            told.append(say(self._language, "Takes part already."))
        if who.interest:
            told.append(say(self._language, "Gains: {interest}.", interest=who.interest.rstrip(".")))
        if who.brings:
            told.append(say(self._language, "Brings: {brings}.", brings=who.brings.rstrip(".")))
        if not who.is_interested:
            told.insert(0, say(self._language, "Speaks of the goal; what is in it for them nobody told."))
        if answers:
            told.append(
                say_many(
                    self._language,
                    "Can answer {count} of the questions.",
                    "Can answer {count} of the questions.",
                    answers,
                )
            )
        return " ".join(told)

    def money(self, talent: str, parties: int, euros: int | None, conditions: Sequence[str]) -> str:
        """Money of one kind."""
        kind = self._label(talent)
        kind = kind[0].upper() + kind[1:]
        if euros is None:
            sentence = "{kind}: {count} party offers it, without naming an amount."
            plural = "{kind}: {count} parties offer it, without naming an amount."
            told = [say_many(self._language, sentence, plural, parties, kind=kind)]
        else:
            amount = format_decimal(euros, locale=self._language.value)
            sentence = "{kind}: at most € {amount}, from {count} party."
            plural = "{kind}: at most € {amount}, from {count} parties together."
            told = [say_many(self._language, sentence, plural, parties, kind=kind, amount=amount)]
        if conditions:
            told.append(say(self._language, "On condition: {conditions}.", conditions="; ".join(conditions)))
        return " ".join(told)

    def whole(self, interested: int, outside: int, needs: int, at_hand: int, money: Sequence["MoneyAtHand"]) -> str:
        """The answer in a few sentences."""
        if not interested and not outside:
            return say(
                self._language,
                "Nobody is known who pursues its goal or takes part: unknown, which is not the same as nobody. "
                "Ask around who would gain by it.",
            )
        told = [
            say_many(
                self._language,
                "{count} party has an interest in this.",
                "{count} parties have an interest in this.",
                interested,
            )
        ]
        if outside:
            told.append(
                say_many(
                    self._language,
                    "{count} speaks of the goal and gains nothing by it, as far as is known: a view from outside.",
                    "{count} speak of the goal and gain nothing by it, as far as is known: a view from outside.",
                    outside,
                )
            )
        if needs:
            told.append(self._needs(needs, at_hand))
        return " ".join([*told, *(each.explanation for each in money)])

    def _needs(self, needs: int, at_hand: int) -> str:
        if not at_hand:
            return say_many(
                self._language,
                "{count} question is open, and nobody with an interest can answer it.",
                "{count} questions are open, and nobody with an interest can answer them.",
                needs,
            )
        return say_many(
            self._language,
            "Of {count} open question {hand} can be answered by those with an interest.",
            "Of {count} open questions {hand} can be answered by those with an interest.",
            needs,
            hand=at_hand,
        )

    def _label(self, talent: str) -> str:
        label = self._tree.label(talent, self._language)
        return label[0].lower() + label[1:]

    def _offer(self, talent: str, summary: str | None) -> str:
        return f"{self._label(talent)} ({summary.rstrip('.')})" if summary else self._label(talent)

    def _question(self, need: str) -> str:
        return as_sentence(self._questions.get(need, ""))
