"""Everything that is known of the organisations of the coalitions in an answer, ready to be looked up."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from graph.coalitions.facts import Asks, Belongs, HandsOver, Joint, Pursuit, Tie
from graph.matching.tree import CategoryTree
from graph.model.kinds import Language
from graph.offers import Offered

Pair = tuple[str, str]


def pair_of(one: str, other: str) -> Pair:
    """Two organisations in the order of their ids."""
    return (one, other) if one < other else (other, one)


@dataclass(frozen=True)
class Known:
    """What was read. `acquaintances` are pairs of people who act for organisations and know each other."""

    language: Language
    tree: CategoryTree
    names: Mapping[str, tuple[str, str]]
    goals: Mapping[str, tuple[str, str]]
    pursuits: Sequence[Pursuit]
    cooperations: Sequence[Tie]
    hand_overs: Sequence[HandsOver]
    questions: Sequence[Asks]
    offers: Sequence[Offered]
    givers: Mapping[Pair, frozenset[str]]
    people: Sequence[Belongs]
    acquaintances: Sequence[Pair]
    joint: Sequence[Joint]
    area_organisations: frozenset[str] = field(default=frozenset())

    def name(self, organisation: str) -> str:
        """What an organisation is called."""
        return self.names[organisation][0] if organisation in self.names else organisation

    def goal(self, goal: str) -> str:
        """What a goal is called."""
        return self.goals[goal][0]

    def named(self, organisations: Iterable[str]) -> list[str]:
        """The names of organisations, in the same order."""
        return [self.name(each) for each in organisations]

    @cached_property
    def ties(self) -> dict[Pair, list[Tie]]:
        """The ties of each pair of organisations."""
        found: dict[Pair, list[Tie]] = defaultdict(list)
        for each in self.cooperations:
            found[pair_of(each.first, each.second)].append(each)
        return dict(found)

    @cached_property
    def partners(self) -> dict[str, set[str]]:
        """With whom each organisation works together."""
        found: dict[str, set[str]] = defaultdict(set)
        for one, other in self.ties:
            found[one].add(other)
            found[other].add(one)
        return dict(found)

    @cached_property
    def pursuers(self) -> dict[str, list[Pursuit]]:
        """Who pursues each goal."""
        found: dict[str, list[Pursuit]] = defaultdict(list)
        for each in self.pursuits:
            found[each.goal].append(each)
        return dict(found)

    @cached_property
    def contacts(self) -> Counter[tuple[str, str, str]]:
        """For two organisations and a level: how many pairs of people who act for them at it know each other."""
        acts: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for each in self.people:
            if each.level:
                acts[each.person].add((each.organisation, each.level))
        return Counter(
            (*pair_of(ours, theirs), level)
            for one, other in self.acquaintances
            for ours, level in acts[one]
            for theirs, their_level in acts[other]
            if ours != theirs and level == their_level
        )

    @cached_property
    def organisations_of(self) -> dict[str, set[str]]:
        """To which organisations each person who may be asked belongs."""
        found: dict[str, set[str]] = defaultdict(set)
        for each in self.people:
            if each.may_be_asked:
                found[each.person].add(each.organisation)
        return dict(found)

    @cached_property
    def themes(self) -> dict[str, frozenset[str]]:
        """The themes of which the name and summary of each goal seem to speak."""
        return {goal: self.tree.themes_of_text(f"{name}. {summary}") for goal, (name, summary) in self.goals.items()}
