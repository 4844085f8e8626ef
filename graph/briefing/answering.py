"""Puts the briefing together from what was read; runs in a worker thread."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from graph.answers import Ref
from graph.asking import Asking
from graph.briefing.answer import Absentee, Acquaintance, Briefing, Namesake, ProposedIntroduction, Visitor
from graph.briefing.evening import Evening, Guest, Missed, Stage, Ties
from graph.briefing.naming import Naming
from graph.briefing.proposing import Facts, Proposal, Proposing
from graph.briefing.reading import Belonging, EarlierIntroduction, Marks
from graph.briefing.telling import Telling, tell_alike, tell_guests
from graph.matching import MatchAmong
from graph.namesakes import ToldApart
from graph.network import Coverage, tell_ties

MOST_MATCHES = 50


@dataclass(frozen=True)
class Found:
    """What was read for one evening; what was not asked for is empty."""

    evening: Evening
    guests: list[Guest]
    ties: Ties
    groups: dict[str, Belonging] = field(default_factory=dict[str, Belonging])
    matches: list[MatchAmong] = field(default_factory=list[MatchAmong])
    earlier: list[EarlierIntroduction] = field(default_factory=list[EarlierIntroduction])
    apart: frozenset[tuple[str, str]] = frozenset()
    absent: list[str] = field(default_factory=list[str])
    marks: dict[str, Marks] = field(default_factory=dict[str, Marks])

    @cached_property
    def names(self) -> dict[str, str]:
        """The names that may be shown, of everybody who is spoken of."""
        own = {each.id: each.name for each in self.evening.people}
        hosts = {host: name for host, name, _ in self.evening.meeting.hosts}
        told = {each.other: each.other_name for each in self.ties.contacts if each.is_askable}
        return {person: name for person, name in {**told, **hosts, **own}.items() if name}

    @cached_property
    def all_names(self) -> dict[str, str]:
        """The same with those who were to make an introduction, who may be named in its sentence only."""
        brokers = {each.broker: each.broker_name for each in self.earlier if each.broker_name}
        return {**brokers, **self.names}

    @cached_property
    def callers(self) -> dict[str, str]:
        """Who could call each of those who are missed, where anybody could."""
        closest = {each.known.id: self.ties.closest(each.known.id, self.apart) for each in self.evening.missed}
        return {person: contact.other for person, contact in closest.items() if contact}

    def hosts(self, guests: list[Guest]) -> list[str]:
        """Who receives the visitors: whoever hosts in person, and who is among them of an organisation that does."""
        ids = {each.id for each in guests}
        return [host for host, _, is_in_person in self.evening.meeting.hosts if is_in_person or host in ids]


class Answering:
    """The answer in the making; runs in a worker thread."""

    def __init__(self, asking: Asking, found: Found, most: int, revision: int) -> None:
        self._asking = asking
        self._found = found
        self._most = most
        self._revision = revision
        self._stage = found.evening.stage(asking.viewer.day)
        self._proposals = self._proposed()
        self._told_apart = self._tell_apart()
        self._telling = Telling(asking.viewer.language, found.names, self._told_apart.names, self._stage)

    def answer(self) -> Briefing:
        """The whole answer."""
        found, ids = self._found, [each.id for each in self._found.guests]
        between = found.ties.between(ids)
        unknown = [each.id for each in found.guests if not found.ties.of_one(each.id)]
        known = Coverage(
            people=len(ids),
            ties=len(between),
            reporters=len({each.reported_by for each in between if each.reported_by}),
            without_tie=len(unknown),
            undated=sum(each.has_no_beginning for each in between),
        )
        language, day = self._asking.viewer.language, self._asking.viewer.day
        guests = tell_guests(language, found.evening, found.guests, self._stage, day)
        alike = tell_alike(language, self._told_apart)
        return Briefing(
            meeting=Ref(found.evening.meeting.id),
            expected=[self._visitor(each, set(ids)) for each in found.guests],
            introductions=[self._introduction(each) for each in self._proposals],
            first_visits=[Ref(each.id) for each in found.guests if each.is_first_visit],
            ties_unknown=[Ref(each) for each in unknown],
            not_seen_lately=[self._absentee(each) for each in found.evening.missed],
            area=Ref(found.evening.meeting.area) if found.evening.meeting.area else None,
            absent_groups=found.absent,
            matches=[each.match for each in found.matches[:MOST_MATCHES]],
            acquaintances=[
                Acquaintance(Ref(each.one), Ref(each.other), each.strength, _day(each.last_contact)) for each in between
            ],
            namesakes=[Namesake(Ref(each), called) for each, called in sorted(self._told_apart.names.items())],
            people=known.people,
            ties=known.ties,
            without_known_tie=known.without_tie,
            reporters=known.reporters,
            ties_of_unknown_beginning=known.undated,
            is_cut=len(found.evening.guests) > len(found.guests),
            as_of=day,
            revision=self._revision,
            explanation=" ".join([*guests, *tell_ties(language, known), *alike]),
        )

    def _visitor(self, guest: Guest, ids: set[str]) -> Visitor:
        return Visitor(
            person=Ref(guest.id),
            because=guest.because,
            came_lately=guest.came_lately,
            is_first_visit=guest.is_first_visit,
            contacts_here=len(self._found.ties.of_one(guest.id).keys() & ids),
            explanation=self._telling.guest(guest),
        )

    def _tell_apart(self) -> ToldApart:
        """How namesakes are called, among all whom the answer names."""
        found, mentioned = self._found, set(self._found.callers.values())
        for each in self._proposals:
            mentioned |= {each.broker or "", each.earlier.broker if each.earlier else ""}
            mentioned |= {*[other for other in each.shared if other in found.names][:1]}
        naming = Naming(
            self._asking.viewer.language,
            found.evening,
            found.guests,
            found.ties,
            found.all_names,
            found.marks,
            found.apart,
        )
        return naming.tell_apart(mentioned)

    def _proposed(self) -> list[Proposal]:
        if not self._asking.wants("introductions"):
            return []
        found = self._found
        # Once somebody wrote down who is there, those who are not can be introduced to nobody.
        guests = [each for each in found.guests if self._stage is Stage.AHEAD or each.is_here]
        facts = Facts(
            guests,
            found.ties,
            found.groups,
            found.matches,
            found.earlier,
            found.apart,
            found.hosts(guests),
        )
        return Proposing(facts).best(self._most)

    def _introduction(self, proposal: Proposal) -> ProposedIntroduction:
        pair = proposal.first.id, proposal.second.id
        return ProposedIntroduction(
            first=Ref(pair[0]),
            second=Ref(pair[1]),
            broker=Ref(proposal.broker) if proposal.broker else None,
            why=self._telling.introduction(proposal),
            match=proposal.match.match if proposal.match else None,
            shared_contacts=len(proposal.shared),
            groups=list(proposal.groups) if proposal.is_for_groups else [],
            introduction=Ref(proposal.earlier.id) if proposal.earlier else None,
            reason=proposal.earlier.reason if proposal.earlier else None,
        )

    def _absentee(self, missed: Missed) -> Absentee:
        caller = self._found.callers.get(missed.known.id)
        return Absentee(
            person=Ref(missed.known.id),
            missed=missed.evenings,
            last_came=missed.last_came,
            not_named=missed.not_named,
            caller=Ref(caller) if caller else None,
            explanation=self._telling.missed(missed, caller),
        )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
