"""What the figures of `connectors` mean, in words for people."""

from collections.abc import Sequence

from babel.lists import format_list
from babel.numbers import format_decimal

from graph.connectors.answer import ConnectorMeasure
from graph.loads import MUCH
from graph.model.kinds import Language
from graph.words import say, say_many


class Telling:
    """Sentences about one connector, in one language."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def first(self, by: ConnectorMeasure, value: float, contacts: int) -> str:
        """The figure by which the connectors are ranked; `value` is the share for betweenness."""
        if contacts == 0:
            return say(self._language, "No tie of this person is known here: unknown, which is not the same as none.")
        if by is ConnectorMeasure.BETWEENNESS:
            return self._share(value)
        if by is ConnectorMeasure.CONSTRAINT:
            return say(
                self._language,
                "Constraint {value}: the lower, the less the contacts of this person know each other.",
                value=self._number(value, 2),
            )
        if by is ConnectorMeasure.EFFECTIVE_SIZE:
            return say_many(
                self._language,
                "{count} contact counts as {value}: there is nobody to compare with.",
                "Of {count} contacts about {value} lead to people whom the others do not reach.",
                contacts,
                value=self._number(value, 1),
            )
        if by is ConnectorMeasure.BROKERAGE:
            return say_many(
                self._language,
                "Stands between {count} pair of contacts of whom no tie to each other is known.",
                "Stands between {count} pairs of contacts of whom no tie to each other is known.",
                round(value / 2),
            )
        return self.cut(round(value)) or say(self._language, "Nobody loses anybody else when this person leaves.")

    def left_alone(self, gone: str, *, is_elsewhere: bool) -> str:
        """That all ties of the person were with who was taken out, at least those in this network."""
        if is_elsewhere:
            return say(
                self._language,
                "All ties of this person in this network were with {gone}; others outside it are known.",
                gone=gone,
            )
        return say(self._language, "All known ties of this person were with {gone}.", gone=gone)

    def connected(self, groups: Sequence[str]) -> str:
        """Which groups the person joins."""
        if len(groups) < 2:
            return ""
        return say(self._language, "Joins {groups}.", groups=format_list(list(groups), locale=self._language.value))

    def cut(self, pairs: int) -> str:
        """Who loses whom when the person leaves."""
        if pairs == 0:
            return ""
        return say_many(
            self._language,
            "If this person leaves, {count} pair of others loses every way to each other.",
            "If this person leaves, {count} pairs of others lose every way to each other.",
            pairs,
        )

    def dependents(self, count: int) -> str:
        """Who hangs on this one contact."""
        if count == 0:
            return ""
        return say_many(
            self._language,
            "{count} person hangs on this one contact for most of whom they reach here.",
            "{count} people hang on this one contact for most of whom they reach here.",
            count,
        )

    def carries_much(self, load: int) -> str:
        """That much is asked of the person already."""
        if load < MUCH:
            return ""
        return say(
            self._language,
            "Much is asked of this person already: {count} questions and introductions are open.",
            count=load,
        )

    def told_by_others(self) -> str:
        """That the person has not spoken."""
        return say(self._language, "Others told all of these ties; ask this person too.")

    def _share(self, share: float) -> str:
        if 0 < share < 0.01:
            return say(
                self._language,
                "Fewer than 1 in 100 pairs of others of whom a tie is known find their shortest way through this "
                "person.",
            )
        return say(
            self._language,
            "Of every 100 pairs of others of whom a tie is known, {count} find their shortest way through this person.",
            count=round(share * 100),
        )

    def _number(self, value: float, digits: int) -> str:
        return format_decimal(round(value, digits), locale=self._language.value)
