"""Open actions with what is open in plain words, and what could be done."""

from collections.abc import Sequence
from datetime import date

from babel.lists import format_list

from graph.actions.answer import OpenAction, OpenActionKind
from graph.actions.reading import Answer, Basis, Introduction, Need, Somebody
from graph.answers import Ref
from graph.briefing.evening import Missed
from graph.briefing.reading import Contact
from graph.briefing.telling import tell_missed
from graph.model.kinds import Language
from graph.words import day_in_words, say


class Telling:
    """Makes actions of what was read, in one language, as of one day."""

    def __init__(self, language: Language, day: date) -> None:
        self._language = language
        self._day = day

    def introduction(self, each: Introduction) -> OpenAction:
        """An introduction that waits for its broker."""
        names = [self._name(person) for person in each.people]
        facts = {"broker": self._name(each.broker), "first": names[0], "second": names[1]}
        sentence = "{broker} would introduce {first} and {second} to each other, since {day}. Has it been done?"
        if each.proposed_on is None:
            sentence = "{broker} would introduce {first} and {second} to each other. Has it been done?"
        told = say(self._language, sentence, day=self._in_words(each.proposed_on), **facts)
        kind = OpenActionKind.INTRODUCTION_UNANSWERED
        return self._action(kind, each.id, _refs(*each.people), each.broker, each.proposed_on, None, told)

    def answer(self, each: Answer) -> OpenAction:
        """Somebody who was asked, or said yes: it waits for them, and for who asked when they may not be asked now."""
        sentence = "{party} asks: “{summary}”. {helper} was asked; there is no answer yet."
        if each.since and not each.has_agreed:
            sentence = "{party} asks: “{summary}”. {helper} was asked on {day}; there is no answer yet."
        elif each.has_agreed:
            sentence = "{party} asks: “{summary}”. {helper} said yes on {day}. Has it been done?"
            if each.since is None:
                sentence = "{party} asks: “{summary}”. {helper} said yes. Has it been done?"
        facts = {
            "party": self._names(each.parties),
            "helper": self._name(each.helper),
            "summary": each.summary.rstrip("."),
            "day": self._in_words(each.since),
        }
        told = say(self._language, sentence, **facts)
        kind = OpenActionKind.ANSWER_WITHOUT_OUTCOME
        who = each.helper if each.helper.is_askable else each.asker
        return self._action(kind, each.need, _refs(*each.parties, each.helper), who, each.since, None, told)

    def need(self, each: Need) -> OpenAction:
        """A need that runs out, or did."""
        sentence = "{party} asks: “{summary}”, by {day}. Nobody has said yes."
        if each.is_matched:
            sentence = "{party} asks: “{summary}”, by {day}. Somebody said yes; it is not done."
        if each.due < self._day:
            sentence = (
                "{party} asked: “{summary}”, by {day}. The day has passed and nobody has said yes. Is it still needed?"
            )
            if each.is_matched:
                sentence = (
                    "{party} asked: “{summary}”, by {day}. The day has passed; somebody said yes. Has it been done?"
                )
        facts = {"party": self._name(each.party), "summary": each.summary.rstrip("."), "day": self._in_words(each.due)}
        told = say(self._language, sentence, **facts)
        return self._action(
            OpenActionKind.NEED_RUNNING_OUT, each.id, _refs(each.party), each.teller, each.since, each.due, told
        )

    def basis(self, each: Basis) -> OpenAction:
        """Facts that may soon no longer be held."""
        told = say(
            self._language,
            "What is known of {person} may be kept until {day}. Ask whether it may be kept longer.",
            person=self._name(each.person),
            day=self._in_words(each.due),
        )
        id_ = each.person.id or ""
        kind = OpenActionKind.BASIS_RUNNING_OUT
        # How long facts have been held is not how long somebody waits.
        return self._action(kind, id_, _refs(each.person), each.recorder, None, each.due, told)

    def missed(self, each: Missed, caller: Contact | None) -> OpenAction:
        """A regular who was not seen."""
        name = each.known.name or say(self._language, "somebody")
        told = f"{name}. {tell_missed(self._language, each)}"
        who = Somebody(caller.other, caller.other_name) if caller else Somebody(None, None)
        if who.id:
            call = say(self._language, "{name} could call and ask how it goes.", name=self._name(who))
            told = f"{told} {call}"
        person = Ref(each.known.id)
        return self._action(OpenActionKind.NOT_SEEN_LATELY, person.id, [person], who, each.last_came, None, told)

    def _action(
        self,
        kind: OpenActionKind,
        about: str,
        people: list[Ref],
        who: Somebody,
        since: date | None,
        due: date | None,
        told: str,
    ) -> OpenAction:
        days = max(0, (self._day - since).days) if since else None
        actor = Ref(who.id) if who.id and who.is_askable else None
        return OpenAction(kind, Ref(about), people, actor, since, due, days, 1, told)

    def _names(self, parties: Sequence[Somebody]) -> str:
        names = [self._name(each) for each in parties] or [self._name(Somebody(None, None))]
        return format_list(names, locale=self._language.value)

    def _name(self, somebody: Somebody) -> str:
        return somebody.name or say(self._language, "somebody")

    def _in_words(self, day: date | None) -> str:
        return day_in_words(day, self._language) if day else ""


def _refs(*parties: Somebody) -> list[Ref]:
    """The people among these: what is no person is left out where the answer is filled."""
    return [Ref(each.id) for each in parties if each.id]
