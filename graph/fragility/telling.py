"""What the figures of `fragility` mean, in words for people."""

from dataclasses import dataclass

from graph.fragility.openings import Opening, OpeningKind
from graph.fragility.suggesting import Suggestion
from graph.model.kinds import Language
from graph.words import say, say_many


@dataclass(frozen=True)
class Told:
    """The figures that the sentences about the whole network need."""

    known: int
    groups: int
    largest: int
    fragmentation: float
    cut_points: int
    gone: int = 0
    largest_before: int = 0


class Telling:
    """Sentences about what breaks, in one language."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def whole(self, told: Told) -> str:
        """What it comes down to."""
        if told.known == 0:
            return say(self._language, "No tie is known here, so nothing can be said of what would break.")
        sentences = [self._left(told), self._groups(told), self._share(told), self._hang(told)]
        return " ".join(each for each in sentences if each)

    def cut_point(self, pairs: int, dependents: int) -> str:
        """What one person holds together."""
        lost = say_many(
            self._language,
            "If this person leaves, {count} pair of others loses every way to each other.",
            "If this person leaves, {count} pairs of others lose every way to each other.",
            pairs,
        )
        hanging = say_many(
            self._language,
            "{count} person hangs on this one contact for most of whom they reach here.",
            "{count} people hang on this one contact for most of whom they reach here.",
            dependents,
        )
        return f"{lost} {hanging}" if dependents else lost

    def bridge(self, smaller: int, larger: int) -> str:
        """What one tie holds together."""
        return say_many(
            self._language,
            "This tie is the only way from {count} person to the other {larger}.",
            "This tie is the only way from {count} people to the other {larger}.",
            smaller,
            larger=larger,
        )

    def why(self, suggestion: Suggestion) -> str:
        """Why these two should meet."""
        if suggestion.sides is not None:
            return " ".join([self._opening(suggestion), self._sides(*suggestion.sides)])
        if not suggestion.shared:
            return say(self._language, "They are far apart in one group; their tie would bring many others nearer.")
        shared = say_many(
            self._language,
            "As far as is known they do not know each other, but they have {count} contact in common.",
            "As far as is known they do not know each other, but they have {count} contacts in common.",
            suggestion.shared,
        )
        if suggestion.is_best:
            nearer = "Of these new ties within a group, theirs would bring the others nearest to each other."
        else:
            nearer = "Their tie would bring others nearer to each other."
        return f"{shared} {say(self._language, nearer)}"

    def _opening(self, suggestion: Suggestion) -> str:
        best = max(suggestion.openings, key=lambda each: each.kind, default=None)
        if best is None:
            return say(self._language, "Nothing is known yet that they share; each knows most people of their group.")
        return self._shared(best)

    def _shared(self, opening: Opening) -> str:
        sentences = {
            OpeningKind.MEETING: "Both came to {name}.",
            OpeningKind.MATCH: "The one asks for what the other offers: {name}.",
            OpeningKind.ORGANISATION: "Both belong to {name}.",
            OpeningKind.VENUE: "Both are active at {name}.",
        }
        return say(self._language, sentences[opening.kind], name=opening.name)

    def _sides(self, one: int, other: int) -> str:
        return say(
            self._language,
            "Their tie would join a group of {one} to a group of {other}, which have none now.",
            one=max(one, other),
            other=min(one, other),
        )

    def _left(self, told: Told) -> str:
        if not told.gone:
            return ""
        return say_many(
            self._language,
            "Without this person, the largest group goes from {before} to {after} people.",
            "Without these {count} people, the largest group goes from {before} to {after} people.",
            told.gone,
            before=told.largest_before,
            after=told.largest,
        )

    def _groups(self, told: Told) -> str:
        if told.groups == 1:
            return say(self._language, "Everybody of whom a tie is known can reach all the others.")
        return say(
            self._language,
            "The people of whom a tie is known fall into {groups} groups that have no tie to each other; "
            "the largest has {largest} people.",
            groups=told.groups,
            largest=told.largest,
        )

    def _share(self, told: Told) -> str:
        if told.groups < 2:
            return ""
        if round(told.fragmentation * 100) < 1:
            return say(self._language, "Fewer than 1 in 100 pairs of them have no way to each other.")
        return say(
            self._language,
            "Of every 100 pairs of them, {count} have no way to each other.",
            count=round(told.fragmentation * 100),
        )

    def _hang(self, told: Told) -> str:
        if not told.cut_points:
            return say(self._language, "Nobody is the only way between others.")
        return say_many(
            self._language,
            "{count} person is the only way between others.",
            "{count} people are the only way between others.",
            told.cut_points,
        )
