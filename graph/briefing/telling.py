"""The evening in words for its host: warm, short, and nothing that may not lie on a table."""

from collections.abc import Mapping
from datetime import date

from graph.briefing.answer import ExpectedBecause
from graph.briefing.evening import LAST_EVENINGS, Evening, Guest, Missed, Stage
from graph.briefing.proposing import Proposal
from graph.model.kinds import Language
from graph.namesakes import ToldApart
from graph.words import day_in_words, say, say_many

_NOBODY = {
    Stage.AHEAD: "Nobody who is expected is known to know both: introduce them yourself.",
    Stage.BEGUN: "Nobody who is here is known to know both: introduce them yourself.",
    Stage.OVER: "Nobody who was there is known to know both: introduce them yourself.",
}
_NO_GUESTS = (
    "Nobody is known to be expected: nobody was invited or said they come, and nobody came to two of the last four "
    "evenings. Whoever walks in is welcome; record who came, and the next sheet knows more."
)
_CAME = "{count} came.", "{count} came."
_COUNTED = {
    ExpectedBecause.CAME: ("{count} is here already.", "{count} are here already."),
    ExpectedBecause.COMING: ("{count} said to come.", "{count} said to come."),
    ExpectedBecause.INVITED: (
        "{count} was invited and has not answered.",
        "{count} were invited and have not answered.",
    ),
    ExpectedBecause.REGULAR: ("{count} comes more often than not.", "{count} come more often than not."),
}
_GROUPS = {
    True: "{first} belongs to {one}, {second} to {other}.",
    False: "{first} comes from {one}, {second} from {other}.",
}


class Telling:
    """Sentences about one evening, in one language.

    `names` holds the names that may be seen, `called` what those are called instead who share theirs with another.
    """

    def __init__(self, language: Language, names: Mapping[str, str], called: Mapping[str, str], stage: Stage) -> None:
        self._language = language
        self._names = names
        self._called = called
        self._stage = stage

    def guest(self, guest: Guest) -> str:
        """Why somebody is expected."""
        sentences = {
            ExpectedBecause.CAME: "Came." if self._stage is Stage.OVER else "Is here.",
            ExpectedBecause.COMING: "Said to be coming.",
            ExpectedBecause.INVITED: "Was invited; no answer yet.",
            ExpectedBecause.REGULAR: "Came to {times} of the last {evenings} evenings.",
        }
        facts = {"times": guest.came_lately, "evenings": LAST_EVENINGS}
        told = say(self._language, sentences[guest.because], **facts)
        return f"{told} {say(self._language, 'It is their first time.')}" if guest.is_first_visit else told

    def missed(self, missed: Missed, caller: str | None) -> str:
        """Who was not seen, and who could ask how they are."""
        told = tell_missed(self._language, missed)
        if caller is None:
            return f"{told} {say(self._language, 'Of nobody is it known that they could call.')}"
        return f"{told} {say(self._language, '{name} could call and ask how it goes.', name=self._name(caller))}"

    def introduction(self, proposal: Proposal) -> str:
        """Why these two should meet, and who could bring them together."""
        told = [self._earlier(proposal), self._match(proposal), self._bridge(proposal), self._shared(proposal)]
        return " ".join(each for each in (*told, self._broker(proposal)) if each)

    def _earlier(self, proposal: Proposal) -> str:
        earlier = proposal.earlier
        if earlier is None:
            return ""
        broker = self._called.get(earlier.broker) or earlier.broker_name
        facts = {"broker": broker or say(self._language, "somebody")}
        if earlier.proposed_on is None:
            return say(self._language, "It was proposed already that {broker} introduces them.", **facts)
        day = self._day(date.fromisoformat(earlier.proposed_on))
        return say(self._language, "On {day} it was proposed that {broker} introduces them.", day=day, **facts)

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
        named = [self._name(each) for each in proposal.shared if each in self._names]
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
            return say(self._language, _NOBODY[self._stage])
        facts = {"broker": self._name(proposal.broker)}
        if proposal.knows_both:
            return say(self._language, "{broker} knows both and can bring them together.", **facts)
        if proposal.earlier and proposal.earlier.broker == proposal.broker:
            return self._broker_knows(proposal)
        return say(self._language, "{broker}, as host, can bring them together.", **facts)

    def _broker_knows(self, proposal: Proposal) -> str:
        """Whom of the two the one knows who was to introduce them: who promised what is recorded nowhere."""
        facts = {"broker": self._name(proposal.broker or "")}
        if not proposal.broker_knows:
            return say(self._language, "As far as is known, {broker} knows neither of them.", **facts)
        name = self._name(proposal.broker_knows[0])
        return say(self._language, "As far as is known, {broker} only knows {name}.", name=name, **facts)

    def _pair(self, proposal: Proposal) -> dict[str, str]:
        return {"first": self._name(proposal.first.id), "second": self._name(proposal.second.id)}

    def _name(self, person: str) -> str:
        return self._called.get(person) or self._names.get(person) or say(self._language, "somebody")

    def _day(self, day: date) -> str:
        return day_in_words(day, self._language)


def tell_missed(language: Language, missed: Missed) -> str:
    """When somebody was last seen, and how sure it is that they stayed away since."""
    day = day_in_words(missed.last_came, language)
    if missed.not_named == 0:
        return say_many(
            language,
            "Last seen on {day}; not at the evening since.",
            "Last seen on {day}; not at the {count} evenings since.",
            missed.evenings,
            day=day,
        )
    told = say_many(
        language,
        "Last seen on {day}; not written down at the evening since.",
        "Last seen on {day}; not written down at the {count} evenings since.",
        missed.evenings,
        day=day,
    )
    if missed.not_named is None:
        return f"{told} {say(language, 'Whether everybody who came then was named is not known.')}"
    nameless = say_many(
        language,
        "{count} guest was not named then.",
        "{count} guests were not named then.",
        missed.not_named,
    )
    return f"{told} {nameless}"


def tell_guests(language: Language, evening: Evening, guests: list[Guest], stage: Stage, day: date) -> list[str]:
    """Who is expected, in numbers, and among whom the introductions are."""
    told = [_counted(language, guests, stage, each) for each in ExpectedBecause]
    told = [each for each in told if each]
    if evening.is_over(day):
        held_on = day_in_words(date.fromisoformat(evening.meeting.held_on), language)
        over = say(language, "This meeting is over: it was on {day}.", day=held_on)
        if not guests:
            return [over, say(language, "Of nobody is it recorded that they came, or were expected.")]
        singular, plural = "{count} person came or was expected.", "{count} people came or were expected."
        told = [over, say_many(language, singular, plural, len(guests)), *told]
    elif not guests:
        return [say(language, _NO_GUESTS)]
    else:
        told = [say_many(language, "{count} person is expected.", "{count} people are expected.", len(guests)), *told]
    if stage is Stage.AHEAD:
        return told
    among = "The introductions are among those who are here."
    if stage is Stage.OVER:
        among = "The introductions are among those who came."
    return [*told, say(language, among)]


def tell_alike(language: Language, told_apart: ToldApart) -> list[str]:
    """Of whom the sheet cannot tell who is who, so that nobody takes two lines for one person, or one for the other."""
    sentence = (
        "Nothing that may stand here tells {count} people named {name} apart: they have a number. They may also be one "
        "person who was recorded twice."
    )
    return [say(language, sentence, count=each.count, name=each.name) for each in told_apart.alike]


def _counted(language: Language, guests: list[Guest], stage: Stage, because: ExpectedBecause) -> str:
    """How many are expected for one reason; empty for nobody."""
    number = sum(each.because is because for each in guests)
    singular, plural = _CAME if stage is Stage.OVER and because is ExpectedBecause.CAME else _COUNTED[because]
    return say_many(language, singular, plural, number) if number else ""
