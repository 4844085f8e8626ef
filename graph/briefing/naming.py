"""How people are called on one sheet: by their name, and where two share it, by what tells them apart as well."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.briefing.evening import Evening, Guest, Ties
from graph.briefing.reading import Marks
from graph.model.kinds import Language
from graph.namesakes import ToldApart, namesakes, tell_apart
from graph.words import say


@dataclass(frozen=True)
class Naming:
    """Those who are named on the sheet of an evening; `names` are those that may be seen."""

    language: Language
    evening: Evening
    guests: Sequence[Guest]
    ties: Ties
    names: Mapping[str, str]
    marks: Mapping[str, Marks]
    apart: Collection[tuple[str, str]]

    def tell_apart(self, mentioned: Iterable[str]) -> ToldApart:
        """What tells namesakes apart, of those on the list and others who are mentioned; nobody else is confused."""
        named = {each.id for each in self.guests} | {each.known.id for each in self.evening.missed} | {*mentioned}
        names = {each: self.names[each] for each in named if each in self.names}
        alike = {each for group in namesakes(names) for each in group}
        return tell_apart(self.language, names, {each: self._marks(each, alike) for each in alike})

    def _marks(self, person: str, alike: Collection[str]) -> list[str]:
        """Where they live, whom of the guests they know, to what they belong and as what, whether they came before.

        Whom they know goes first: who is helped by an organisation may not like to read that at the door.
        """
        own = self.marks.get(person, Marks(person, None, []))
        organisations = [name for name, _ in own.organisations]
        roles = [f"{role}, {name}" for name, role in own.organisations if role]
        home = [own.home] if own.home else []
        return [*home, *self._acquaintances(person, alike), *organisations, *roles, *self._visits(person)]

    def _acquaintances(self, person: str, alike: Collection[str]) -> list[str]:
        """Which guests they know, the closest first: those whose own name is clear, and who need not be kept apart."""
        ties = [
            (self.ties.cost(found), each.id)
            for each in self.guests
            if each.id in self.names and each.id not in alike and (person, each.id) not in self.apart
            if (found := self.ties.of_one(each.id).get(person))
        ]
        return [say(self.language, "knows {name}", name=self.names[each]) for _, each in sorted(ties)]

    def _visits(self, person: str) -> list[str]:
        known = next((each for each in self.evening.people if each.id == person), None)
        if known is None or not self.evening.meeting.evenings:
            return []
        told = "came before" if known.has_come_before else "here for the first time"
        return [say(self.language, told)]
