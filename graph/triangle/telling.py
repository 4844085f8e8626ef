"""The triangle around somebody in words: warm, short, and nothing that is not known."""

from collections.abc import Mapping, Sequence

from babel.lists import format_list

from graph.model.kinds import Language
from graph.triangle.answer import TriangleSide
from graph.triangle.facts import Expert, Sides
from graph.words import say, say_many


class Telling:
    """Sentences about one triangle; `names` are those that may be seen."""

    def __init__(self, language: Language, names: Mapping[str, str | None]) -> None:
        self._language = language
        self._names = names

    def names(self, ids: Sequence[str]) -> str:
        """Names in a row, with a word where one may not be seen."""
        return format_list([self._name(each) for each in ids], locale=self._language.value)

    def hidden(self) -> str:
        """The answer to a viewer who may not see care: the same whatever there is."""
        return say(self._language, "Care and support around somebody are shown only to those who may see them.")

    def expert(self, expert: Expert, family: str, professional: str, introduction: tuple[str, str] | None) -> str:
        """Why a family expert could stand beside a family; an introduction is who could introduce them, and to whom."""
        facts = {
            "expert": self._name(expert.id),
            "family": self._name(family),
            "professional": self._name(professional),
        }
        sentences = [self._say("{expert} has been family of somebody with care too.", facts)]
        if family in expert.knows:
            sentences.append(self._say("{expert} knows {family}.", facts))
        elif expert.meeting is not None and expert.meeting[2] == family:
            facts["meeting"] = expert.meeting[1]
            sentences.append(self._say("{expert} and {family} were both at {meeting}.", facts))
        elif expert.is_near:
            sentences.append(self._say("{expert} lives or is active where {family} lives.", facts))
        if professional in expert.knows:
            sentences.append(self._say("{expert} knows {professional} and can make the connection.", facts))
        if introduction is not None:
            facts["introducer"], facts["other"] = (self._name(each) for each in introduction)
            sentences.append(self._say("{introducer} knows {other} and can introduce {expert}.", facts))
        if expert.needs:
            sentences.append(self._say("What {expert} offers answers what the family asks.", facts))
        return " ".join(sentences)

    def sit_together(self, people: Sequence[str], leaders: Sequence[str]) -> str:
        """That people on different sides ask for the same conversation."""
        sentences = [
            say(
                self._language,
                "{people} ask for the same conversation: a reason to sit together.",
                people=self.names(people),
            )
        ]
        if leaders:
            sentences.append(say(self._language, "It could be led by {leaders}.", leaders=self.names(leaders)))
        return " ".join(sentences)

    def triangle(
        self,
        person: str,
        sides: Sides,
        missing: Sequence[TriangleSide],
        experts: Sequence[str],
        dilemmas: int,
        together: Sequence[str],
    ) -> str:
        """What is missing around a person, and what could be done."""
        sentences = [self._state(person, sides, missing)]
        if TriangleSide.FAMILY_PROFESSIONAL in missing:
            sentences.append(
                say(self._language, "{experts} could stand beside the family.", experts=self.names(experts))
                if experts
                else say(self._language, "Nobody is known who could stand beside the family and may be asked.")
            )
        if dilemmas and not together:
            sentences.append(
                say_many(
                    self._language,
                    "One dilemma is recorded: sit down together with whoever feels it.",
                    "{count} dilemmas are recorded: sit down together with those who feel them.",
                    dilemmas,
                )
            )
        return " ".join([*sentences, *together])

    def _state(self, person: str, sides: Sides, missing: Sequence[TriangleSide]) -> str:
        facts = {
            "person": self._name(person),
            "family": self.names([each.id for each in sides.family]),
            "professionals": self.names([each.id for each in sides.professionals]),
        }
        if not sides.family and not sides.professionals:
            sentence = "Around {person} no family and no professional is known: unknown, which is not none."
        elif TriangleSide.PERSON_FAMILY in missing:
            sentence = (
                "Support for {person} comes from {professionals}; of family nothing is known. Ask {person} who is near."
            )
        elif TriangleSide.PERSON_PROFESSIONAL in missing:
            sentence = "Near {person} stands {family}; no professional is known."
        elif missing:
            sentence = (
                "Around {person} stand {family} and {professionals}; as far as is known they do not know each other."
            )
        else:
            sentence = "{family} and {professionals} know each other: the triangle around {person} is closed."
        return self._say(sentence, facts)

    def _name(self, id_: str) -> str:
        return self._names.get(id_) or say(self._language, "somebody")

    def _say(self, sentence: str, facts: Mapping[str, object]) -> str:
        return say(self._language, sentence, **facts)
