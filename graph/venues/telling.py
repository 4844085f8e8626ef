"""Why a venue fits, in words for people."""

from babel.numbers import format_decimal

from graph.distance import tell_distance
from graph.matching.tree import ONE_ABOVE, SAME_OR_BELOW, CategoryTree
from graph.model.kinds import Language
from graph.venues.answer import VenueFit, VenuePartKind, VenueSpace
from graph.words import say, say_many


class Telling:
    """Sentences in one language."""

    def __init__(self, tree: CategoryTree, language: Language) -> None:
        self._tree = tree
        self._language = language

    def space(self, space: VenueSpace) -> str:
        """What is offered there that fits best."""
        label = self._label(space.talent.id)
        offer = f"{label} ({space.summary.rstrip('.')})" if space.summary else label
        facts = {"offer": offer, "asked": self._label(space.asked.id) if space.asked else ""}
        if space.asked is None or space.asked == space.talent:
            told = [say(self._language, "Offered here: {offer}.", **facts)]
        elif space.score >= SAME_OR_BELOW:
            told = [say(self._language, "Offered here: {offer}, which is a kind of what is asked: {asked}.", **facts)]
        elif space.score >= ONE_ABOVE:
            told = [
                say(self._language, "Offered here: {offer}, which is broader than what is asked: {asked}.", **facts)
            ]
        else:
            _, broader, _ = self._tree.answers_to(space.asked.id)[space.talent.id].path
            facts["broader"] = self._label(broader)
            told = [
                say(
                    self._language,
                    "Offered here: {offer}. That falls under the same as what is asked: {broader}.",
                    **facts,
                )
            ]
        if space.conditions:
            told.append(say(self._language, "On condition: {conditions}.", conditions=space.conditions.rstrip(".")))
        return " ".join(told)

    def goals(self, count: int) -> str:
        """Goals in common."""
        return say_many(
            self._language,
            "Whoever runs or offers it has {count} goal in common with you.",
            "Whoever runs or offers it has {count} goals in common with you.",
            count,
        )

    def distance(self, metres: int | None) -> str:
        """How far it is."""
        if metres is None:
            return say(self._language, "It lies in that area.")
        if metres == 0:
            return say(self._language, "It is in the same place.")
        return say(self._language, "It is {distance} away.", distance=tell_distance(self._language, metres))

    def visitors(self, per_meeting: float, meetings: int) -> str:
        """How much it is used."""
        return say_many(
            self._language,
            "About {visitors} people came to the one meeting there that was counted in the last 12 months.",
            "About {visitors} people come to a meeting there, counted over {count} in the last 12 months.",
            meetings,
            visitors=format_decimal(round(per_meeting), locale=self._language.value),
        )

    def above_next(self, kind: VenuePartKind, fit: VenueFit, following: VenueFit) -> str:
        """What put a venue above the one that follows."""
        if kind is VenuePartKind.SPACE:
            return say(self._language, "It stands above the next because what is offered here fits better.")
        if kind is VenuePartKind.GOALS:
            return say(self._language, "It stands above the next because more goals are shared with you here.")
        if kind is VenuePartKind.VISITORS:
            if following.visitors_per_meeting is None:
                return say(self._language, "It stands above the next, of which nobody counted the visitors.")
            return say(self._language, "It stands above the next because it is quieter: fewer people come here.")
        if fit.is_nearby != following.is_nearby:
            return say(self._language, "It stands above the next because it is near.")
        if following.metres is None:
            return say(self._language, "It stands above the next, whose distance is not known.")
        return say_many(
            self._language,
            "It stands above the next because it is {count} metre nearer.",
            "It stands above the next because it is {count} metres nearer.",
            following.metres - (fit.metres or 0),
        )

    def _label(self, talent: str) -> str:
        label = self._tree.label(talent, self._language)
        return label[0].lower() + label[1:]
