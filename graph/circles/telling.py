"""A circle in words, as its coach would want to hear it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from babel.dates import format_date
from babel.lists import format_list

from graph.circles.answer import CircleBackground, CircleLoss, CircleParticipant
from graph.circles.figures import Reach, Visit
from graph.groups import GroupBy
from graph.model.kinds import Language
from graph.network import Coverage, tell_ties
from graph.words import day_in_words, say, say_many

SOON_DAYS = 183


class Telling:
    """Sentences about one circle; `names` are those that may be seen."""

    def __init__(self, language: Language, names: Mapping[str, str | None]) -> None:
        self._language = language
        self._names = names

    def name(self, person: str) -> str:
        """The name as shown, or a word in its place."""
        return self._names.get(person) or say(self._language, "somebody")

    def names(self, people: Iterable[str]) -> str:
        """Names in a row."""
        return format_list([self.name(each) for each in people], locale=self._language.value)

    def period(self, period: str) -> str:
        """A day, month or year in words."""
        parts = [int(each) for each in period.split("-")]
        if len(parts) == 1:
            return period
        day = date(parts[0], parts[1], parts[2] if len(parts) == 3 else 1)
        if len(parts) == 3:
            return day_in_words(day, self._language)
        return format_date(day, "MMMM y", locale=self._language.value)

    def time(self, person: str, since: str | None, full_on: str | None, *, is_over: bool) -> str:
        """How long somebody takes part."""
        name = self.name(person)
        if since is None or full_on is None:
            return say(self._language, "Since when {name} takes part is not known: ask.", name=name)
        is_day = full_on.count("-") == 2
        sentence = {
            (True, True): "{name} has taken part since {since}; the three years were full on {full}.",
            (True, False): "{name} has taken part since {since}; the three years were full in {full}.",
            (False, True): "{name} has taken part since {since}; the three years will be full on {full}.",
            (False, False): "{name} has taken part since {since}; the three years will be full in {full}.",
        }[is_over, is_day]
        return say(self._language, sentence, name=name, since=self.period(since), full=self.period(full_on))

    def missed(self, last_seen: date | None, elsewhere: Visit | None) -> str:
        """That a regular stays away, and where they were seen since."""
        sentences = [say(self._language, "Came regularly, but not to the last three evenings: call or drop by.")]
        if last_seen is not None:
            seen = self.period(last_seen.isoformat())
            sentences.append(say(self._language, "Was last here on {day}.", day=seen))
        if elsewhere is not None:
            sentences.append(
                say(
                    self._language,
                    "Was seen since: at {meeting} on {day}.",
                    meeting=elsewhere.name,
                    day=self.period(elsewhere.held_on.isoformat()),
                )
            )
        return " ".join(sentences)

    def unknown(self) -> str:
        """That no tie is known, which is not the same as none."""
        return say(self._language, "No tie with anybody of the circle is known: unknown, which is not none.")

    def loss(self, person: str, lost: Reach) -> str:
        """What happens when one person drops out."""
        sentences = [
            say_many(
                self._language,
                "If {name} drops out, {people} is no longer reached by the rest of the circle.",
                "If {name} drops out, {people} are no longer reached by the rest of the circle.",
                len(lost.cut_off),
                name=self.name(person),
                people=self.names(lost.cut_off),
            )
        ]
        for group in lost.groups:
            if len(group) > 1:
                sentences.append(say(self._language, "{people} still reach each other then.", people=self.names(group)))
        return " ".join(sentences)

    def background(self, by: GroupBy, name: str, people: int, total: int, *, dominates: bool) -> str:
        """What many participants share."""
        sentence = {
            GroupBy.ROLE: "Of the {total} participants, {count} take part first of all as {name}.",
            GroupBy.ORGANISATION: "Of the {total} participants, {count} have been at {name}.",
            GroupBy.NEIGHBOURHOOD: "Of the {total} participants, {count} live in {name}.",
        }[by]
        told = say(self._language, sentence, total=total, count=people, name=name)
        if not dominates:
            return told
        return f"{told} {say(self._language, 'A circle can suffer when one background dominates.')}"

    def circle(
        self,
        participants: Sequence[CircleParticipant],
        losses: Sequence[CircleLoss],
        not_reached: Sequence[str],
        backgrounds: Sequence[CircleBackground],
        coverage: Coverage,
    ) -> str:
        """What to look at first."""
        language = self._language
        over = [each.person.id for each in participants if each.is_over]
        soon = [
            each.person.id for each in participants if each.days_left is not None and 0 < each.days_left <= SOON_DAYS
        ]
        missed = [each.person.id for each in participants if each.not_seen_lately]
        sentences = [
            say_many(language, "{count} person takes part.", "{count} people take part.", len(participants)),
            self._listed("The three years are full for {people}.", over),
            self._listed("Within half a year they will be full for {people}.", soon),
            self._listed("Not seen lately: {people}.", missed),
            *(each.explanation for each in losses),
            self._listed("Not reached by the rest even now, as far as is known: {people}.", not_reached),
            *(each.explanation for each in backgrounds if each.dominates),
            self._belong(len(participants), coverage.people),
            *tell_ties(language, coverage),
        ]
        return " ".join(each for each in sentences if each)

    def _belong(self, participants: int, people: int) -> str:
        """How many there are with those who accompany them, whose ties count too."""
        if people == participants:
            return ""
        return say_many(
            self._language,
            "With those who accompany them {count} person belongs to the circle.",
            "With those who accompany them {count} people belong to the circle.",
            people,
        )

    def _listed(self, sentence: str, people: Sequence[str]) -> str:
        return say(self._language, sentence, people=self.names(people)) if people else ""
