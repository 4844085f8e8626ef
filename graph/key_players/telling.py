"""What the key players mean, in words for people."""

from dataclasses import dataclass

from graph.key_players.answer import KeyPlayerAim
from graph.key_players.asked import Asked
from graph.model.kinds import Language
from graph.words import say, say_many


@dataclass(frozen=True)
class Told:
    """The figures that the sentences need."""

    asked: Asked
    count: int
    one_step: int
    two_steps: int
    total: int
    score: float
    before: float
    is_exact: bool


class Telling:
    """Sentences about the few who matter most together, in one language."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def whole(self, told: Told) -> str:
        """What it comes down to."""
        if told.total == 0:
            return say(self._language, "No tie is known here, so nobody can be chosen by their ties.")
        if told.count == 0:
            return say(self._language, "Nobody can be chosen: all who are left may not be asked or are excluded.")
        is_reach = told.asked.aim is KeyPlayerAim.REACH
        sentences = [self._reach(told) if is_reach else self._fragment(told), self._short(told), self._proof(told)]
        return " ".join(each for each in sentences if each)

    def _reach(self, told: Told) -> str:
        one = say_many(
            self._language,
            "With this person you reach {reached} of the {total} people of whom a tie is known: they were "
            "asked, or know who was.",
            "With these {count} people you reach {reached} of the {total} people of whom a tie is known: they were "
            "asked, or know one who was.",
            told.count,
            reached=told.one_step,
            total=told.total,
        )
        return f"{one} {say(self._language, 'In two steps that is {reached}.', reached=told.two_steps)}"

    def _fragment(self, told: Told) -> str:
        return say_many(
            self._language,
            "If this person leaves, the others are farthest apart: {after} on a scale from 0, everybody knows "
            "everybody, to 100, nobody reaches anybody; with them it is {before}.",
            "If these {count} people leave, the others are farthest apart: {after} on a scale from 0, everybody knows "
            "everybody, to 100, nobody reaches anybody; with them it is {before}.",
            told.count,
            after=round(told.score * 100),
            before=round(told.before * 100),
        )

    def _short(self, told: Told) -> str:
        """That what was asked for cannot be had."""
        coverage, count = told.asked.coverage, told.asked.count
        if coverage is not None and told.one_step < coverage * told.total - 1e-9:
            return say(self._language, "More cannot be reached in one step by those who may be chosen.")
        if count is not None and told.count < count:
            return say(self._language, "No more people can be chosen.")
        return ""

    def _proof(self, told: Told) -> str:
        if told.is_exact:
            return say(self._language, "It is proven that no other choice does better.")
        return say(self._language, "This is the best choice that was found; a better one may exist.")
