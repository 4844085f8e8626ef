"""Whom to introduce to each other: pairs that may meet, ordered by reason, each with who could make it."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from graph.analytics.introductions import choose_pairs, groups_bridged, shared_contacts
from graph.analytics.network import Flags, Floats, Integers, Network
from graph.briefing.evening import Guest, Ties
from graph.briefing.reading import Belonging, EarlierIntroduction
from graph.matching import MatchAmong
from graph.model.kinds import IntroductionStatus

MOST_EACH = 2
# A broker who has this many introductions this evening gives way to another who could make it too.
ENOUGH = 3

Pair = tuple[str, str]


@dataclass(frozen=True)
class Facts:
    """All that introductions are made of.

    `guests` are those to introduce, and those who could do so; `hosts` are there anyway and speak to everybody.
    """

    guests: Sequence[Guest]
    ties: Ties
    groups: dict[str, Belonging]
    matches: Sequence[MatchAmong]
    earlier: Sequence[EarlierIntroduction]
    apart: Collection[Pair]
    hosts: Sequence[str]


@dataclass(frozen=True)
class Proposal:
    """Two people to introduce, with every reason that there is."""

    first: Guest
    second: Guest
    match: MatchAmong | None
    earlier: EarlierIntroduction | None
    shared: tuple[str, ...]
    groups: tuple[str, ...]
    are_organisations: bool
    ties_between_groups: int
    broker: str | None = None
    broker_knows: tuple[str, ...] = ()
    """Which of the two the broker is known to know."""

    @property
    def knows_both(self) -> bool:
        """Whether the broker is known to know both."""
        return len(self.broker_knows) > 1

    @property
    def is_for_groups(self) -> bool:
        """Whether the groups are the reason: to whom somebody belongs is not told when there is another."""
        return bool(self.groups) and self.match is None and self.earlier is None


class Proposing:
    """The introductions of one evening."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._guests = [each for each in facts.guests if each.known.is_askable and each.id not in facts.hosts]
        self._places = {each.id: number for number, each in enumerate(self._guests)}

    def best(self, first: int) -> list[Proposal]:
        """The best introductions, the best first; a second for the same question only when nothing else is left."""
        matches, others = self._matches, self._others
        places = np.array([self._ends(each) for each in matches], dtype=np.int64).reshape(-1, 2)
        one, other = np.concatenate([places, others]).T
        needs = _numbered([each.match.need.id if each.match.need else None for each in matches])
        subjects = np.concatenate([needs, np.full(len(others), -1)])
        scores = self._criteria(one, other)
        chosen: list[int] = choose_pairs(
            one, other, scores, subjects=subjects, most=first, most_each=MOST_EACH
        ).tolist()
        own = dict(enumerate(matches))
        found = [self._proposal(int(one[each]), int(other[each]), own.get(each)) for each in chosen]
        return self._brokered(found)

    def _criteria(self, one: Integers, other: Integers) -> list[Floats]:
        """What is open already, the match, how free who gives is, the groups, shared contacts; then newcomers first.

        The pairs with a match come first, in the order of `_matches`.
        """
        new = np.array([each.is_first_visit for each in self._guests], dtype=np.float64)
        likely = np.array([each.likelihood for each in self._guests], dtype=np.float64)
        match, load = np.zeros(len(one)), np.zeros(len(one))
        for place, found in enumerate(self._matches):
            match[place], load[place] = found.match.score, -found.match.load
        proposed, bridged, shared = (each[one, other] for each in (self._proposed, self._bridging, self._shared))
        return [proposed, match, load, bridged, shared, new[one] + new[other], likely[one] + likely[other]]

    @cached_property
    def _matches(self) -> list[MatchAmong]:
        """Those between two who may be introduced, the best first."""
        places = self._places
        inside = [each for each in self._facts.matches if each.asker in places and each.giver in places]
        return [each for each in inside if not self._excluded[self._ends(each)]]

    @property
    def _others(self) -> Integers:
        """The pairs with a reason that is no match; what was proposed stands there, whoever else answers the question.

        Two with a match do not stand there for their groups as well: who could help would be introduced without a word
        of it.
        """
        matched = self._marked((each.asker, each.giver) for each in self._matches) > 0
        groups = self._numbers[True]
        # Two of the same choir will have met, whether that was written down or not.
        are_fellows = (groups[:, None] == groups[None, :]) & (groups[:, None] >= 0)
        has_reason = ~matched & ((self._bridging > 0) | ((self._shared > 0) & ~are_fellows))
        allowed = ((self._proposed > 0) | has_reason) & ~self._excluded
        return np.argwhere(np.triu(allowed, k=1))

    def _ends(self, match: MatchAmong) -> tuple[int, int]:
        """The places of the two, the lower first."""
        one, other = self._places[match.asker], self._places[match.giver]
        return (one, other) if one < other else (other, one)

    @cached_property
    def _proposed(self) -> Floats:
        """1 for each two of whom an introduction is open already."""
        return self._marked(self._earlier)

    @cached_property
    def _bridging(self) -> Floats:
        return np.maximum(self._bridged[True], self._bridged[False])

    @cached_property
    def _network(self) -> Network:
        """Those who are expected, then all others whom they know."""
        ids = dict(self._places)
        pairs: list[tuple[int, int]] = []
        for guest in self._guests:
            for other in self._facts.ties.of_one(guest.id):
                pairs.append((ids[guest.id], ids.setdefault(other, len(ids))))
        return Network.of(len(ids), pairs)

    @cached_property
    def _shared(self) -> Floats:
        return shared_contacts(self._network, len(self._guests))

    @cached_property
    def _belongings(self) -> list[Belonging]:
        nowhere = Belonging(None, None, None, None)
        return [self._facts.groups.get(each.id, nowhere) for each in self._guests]

    @cached_property
    def _numbers(self) -> dict[bool, Integers]:
        """The number of each one's organisation (True) and neighbourhood (False), -1 where none is known."""
        own = {
            True: [each.organisation for each in self._belongings],
            False: [each.neighbourhood for each in self._belongings],
        }
        return {kind: _numbered(ids) for kind, ids in own.items()}

    @cached_property
    def _bridged(self) -> dict[bool, Floats]:
        """How much each pair would bridge organisations, and neighbourhoods."""
        size = len(self._guests)
        return {kind: groups_bridged(self._network, size, numbers) for kind, numbers in self._numbers.items()}

    @cached_property
    def _earlier(self) -> dict[Pair, EarlierIntroduction]:
        """The introduction of each pair that was proposed first and is still open."""
        found: dict[Pair, EarlierIntroduction] = {}
        for each in self._facts.earlier:
            if each.status == IntroductionStatus.PROPOSED:
                found.setdefault(_pair(each.first, each.second), each)
        return found

    @cached_property
    def _excluded(self) -> Flags:
        """Those who know each other, said no before, or may not be brought together."""
        known = {_pair(each.one, each.other) for each in self._facts.ties.between(self._places)}
        declined = {
            _pair(each.first, each.second) for each in self._facts.earlier if each.status == IntroductionStatus.DECLINED
        }
        return self._marked(known | declined | {_pair(*each) for each in self._facts.apart}) > 0

    def _marked(self, pairs: Iterable[Pair]) -> Floats:
        """1 for each of these pairs, whose two are guests."""
        marked = np.zeros((len(self._guests), len(self._guests)))
        for pair in pairs:
            one, other = (self._places.get(each) for each in pair)
            if one is not None and other is not None:
                marked[one, other] = marked[other, one] = 1.0
        return marked

    def _proposal(self, one: int, other: int, match: MatchAmong | None) -> Proposal:
        first, second = self._guests[one], self._guests[other]
        pair = _pair(first.id, second.id)
        if match and match.giver == first.id:
            first, second = second, first
        groups, is_of_organisations, ties = self._bridge(one, other, is_turned=first is self._guests[other])
        return Proposal(
            first,
            second,
            match,
            self._earlier.get(pair),
            self._both_know(first.id, second.id),
            groups,
            is_of_organisations,
            ties,
        )

    def _bridge(self, one: int, other: int, *, is_turned: bool) -> tuple[tuple[str, ...], bool, int]:
        """The names of the two groups, whether they are organisations, and how many ties join them already."""
        kind = bool(self._bridged[True][one, other] >= self._bridged[False][one, other])
        value = float(self._bridged[kind][one, other])
        if value <= 0:
            return (), False, 0
        own = [self._belongings[each] for each in ((other, one) if is_turned else (one, other))]
        names = [each.organisation_name if kind else each.neighbourhood_name for each in own]
        return (names[0] or "", names[1] or ""), kind, round(1 / value) - 1

    def _both_know(self, one: str, other: str) -> tuple[str, ...]:
        """Whom both know, the closest to both first."""
        ties = self._facts.ties
        first, second = ties.of_one(one), ties.of_one(other)
        shared = first.keys() & second.keys()
        return tuple(sorted(shared, key=lambda each: (ties.cost(first[each]) + ties.cost(second[each]), each)))

    def _brokered(self, proposals: Sequence[Proposal]) -> list[Proposal]:
        """The same with who could make each of them; nobody makes more than a few while another could."""
        times: Counter[str] = Counter()
        found: list[Proposal] = []
        for each in proposals:
            broker = self._broker(each, times)
            times[broker or ""] += 1
            pair = each.first.id, each.second.id
            known = tuple(one for one in pair if broker in self._facts.ties.of_one(one))
            found.append(replace(each, broker=broker, broker_knows=known))
        return found

    def _broker(self, proposal: Proposal, times: Counter[str]) -> str | None:
        """Who was to make it when it was proposed, else who knows both, else a host, of those who are there."""
        facts = self._facts
        pair = proposal.first.id, proposal.second.id
        present = {each.id for each in facts.guests if each.known.is_askable} | set(facts.hosts)
        free = [each for each in present if each not in pair and not any((each, one) in facts.apart for one in pair)]
        if proposal.earlier and proposal.earlier.broker in free:
            return proposal.earlier.broker
        knowing = [each for each in free if each in proposal.shared]
        if knowing:
            order = {each: number for number, each in enumerate(proposal.shared)}
            return min(knowing, key=lambda each: (times[each] // ENOUGH, order[each]))
        hosts = [each for each in facts.hosts if each in free]
        return min(hosts, key=lambda each: (times[each] // ENOUGH, each), default=None)


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _numbered(ids: Sequence[str | None]) -> Integers:
    numbers = {each: number for number, each in enumerate(sorted({each for each in ids if each}))}
    return np.array([numbers[each] if each else -1 for each in ids], dtype=np.int64)
