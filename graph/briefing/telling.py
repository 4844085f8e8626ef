"""The evening in words for its host: warm, short, and nothing that may not lie on a table."""

from collections.abc import Mapping
from datetime import date

from graph.briefing.answer import ExpectedBecause
from graph.briefing.evening import LAST_EVENINGS, Guest, Missed
from graph.briefing.proposing import Proposal
from graph.chains.told import day_in_words
from graph.model.kinds import Language
from graph.words import say, say_many

_GROUPS = {
    True: "{first} belongs to {one}, {second} to {other}.",
    False: "{first} comes from {one}, {second} from {other}.",
}


class Telling:
    """Sentences about one evening, in one language. `names` holds the names that may be seen."""

    def __init__(self, language: Language, names: Mapping[str, str]) -> None:
        self._language = language
        self._names = names

    def guest(self, guest: Guest) -> str:
        """Why somebody is expected."""
        sentences = {
            ExpectedBecause.CAME: "Is here.",
            ExpectedBecause.COMING: "Said to be coming.",
            ExpectedBecause.INVITED: "Was invited; no answer yet.",
            ExpectedBecause.REGULAR: "Came to {times} of the last {evenings} evenings.",
        }
        facts = {"times": guest.came_lately, "evenings": LAST_EVENINGS}
        told = say(self._language, sentences[guest.because], **facts)
        return f"{told} {say(self._language, 'It is their first time.')}" if guest.is_first_visit else told

    def missed(self, missed: Missed, caller: str | None) -> str:
        """Who was not seen, and who could ask how they are."""
        told = say_many(
            self._language,
            "Last seen on {day}, one evening ago.",
            "Last seen on {day}; not at the {count} evenings since.",
            missed.evenings,
            day=self._day(missed.last_came),
        )
        if caller is None:
            return f"{told} {say(self._language, 'Of nobody is it known that they could call.')}"
        return f"{told} {say(self._language, '{name} could call and ask how it goes.', name=self._name(caller))}"

    def introduction(self, proposal: Proposal) -> str:
        """Why these two should meet, and who could bring them together."""
        told = [self._promise(proposal), self._match(proposal), self._bridge(proposal), self._shared(proposal)]
        return " ".join(each for each in (*told, self._broker(proposal)) if each)

    def _promise(self, proposal: Proposal) -> str:
        promise = proposal.promise
        if promise is None:
            return ""
        facts = {"broker": promise.broker_name or say(self._language, "somebody")}
        if promise.proposed_on is None:
            told = say(self._language, "{broker} proposed this already.", **facts)
        else:
            day = self._day(date.fromisoformat(promise.proposed_on))
            told = say(self._language, "{broker} proposed this on {day}.", day=day, **facts)
        return f"{told} {promise.reason.rstrip('. ')}." if promise.reason else told

    def _match(self, proposal: Proposal) -> str:
        match = proposal.match
        if match is None:
            return ""
        sentence = "{asker} asks: “{summary}” – {giver} offers {talent}."
        if match.match.conditions:
            sentence = "{asker} asks: “{summary}” – {giver} offers {talent} ({conditions})."
        return say(
            self._language,
            sentence,
            asker=self._name(match.asker),
            giver=self._name(match.giver),
            summary=match.summary.rstrip("."),
            talent=match.talent[:1].lower() + match.talent[1:],
            conditions=match.match.conditions,
        )

    def _bridge(self, proposal: Proposal) -> str:
        if not proposal.is_for_groups:
            return ""
        one, other = proposal.groups
        told = say(self._language, _GROUPS[proposal.are_organisations], **self._pair(proposal), one=one, other=other)
        if proposal.ties_between_groups == 0:
            return f"{told} {say(self._language, 'Theirs would be the first tie between the two that is known here.')}"
        return (
            told
            + " "
            + say_many(
                self._language,
                "Only one tie between the two is known here.",
                "Only {count} ties between the two are known here.",
                proposal.ties_between_groups,
            )
        )

    def _shared(self, proposal: Proposal) -> str:
        named = [self._names[each] for each in proposal.shared if each in self._names]
        others = len(proposal.shared) - 1
        if not named or (proposal.knows_both and others == 0):
            return ""
        if others == 0:
            return say(self._language, "Both know {name}.", name=named[0])
        return say_many(
            self._language,
            "Both know {name} and one other.",
            "Both know {name} and {count} others.",
            others,
            name=named[0],
        )

    def _broker(self, proposal: Proposal) -> str:
        if proposal.broker is None:
            return say(self._language, "Nobody who is expected is known to know both: introduce them yourself.")
        facts = {"broker": self._name(proposal.broker)}
        if proposal.knows_both:
            return say(self._language, "{broker} knows both and can bring them together.", **facts)
        return say(self._language, "{broker}, as host, can bring them together.", **facts)

    def _pair(self, proposal: Proposal) -> dict[str, str]:
        return {"first": self._name(proposal.first.id), "second": self._name(proposal.second.id)}

    def _name(self, person: str) -> str:
        return self._names.get(person) or say(self._language, "somebody")

    def _day(self, day: date) -> str:
        return day_in_words(day, self._language)


def tell_guests(language: Language, guests: list[Guest]) -> str:
    """Who is expected, in numbers."""
    if not guests:
        return say(
            language,
            "Nobody is known to be expected: nobody was invited or said they come, and nobody came to two of the last "
            "four evenings. Whoever walks in is welcome; record who came, and the next sheet knows more.",
        )
    sentences = [say_many(language, "{count} person is expected.", "{count} people are expected.", len(guests))]
    counts = [
        ("{count} is here already.", "{count} are here already.", ExpectedBecause.CAME),
        ("{count} said to come.", "{count} said to come.", ExpectedBecause.COMING),
        (
            "{count} was invited and has not answered.",
            "{count} were invited and have not answered.",
            ExpectedBecause.INVITED,
        ),
        ("{count} comes more often than not.", "{count} come more often than not.", ExpectedBecause.REGULAR),
    ]
    for singular, plural, because in counts:
        if number := sum(each.because is because for each in guests):
            sentences.append(say_many(language, singular, plural, number))
    return " ".join(sentences)
