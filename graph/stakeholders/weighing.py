"""Who has an interest, what each offers of what is lacking, and the money in it. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.answers import Ref
from graph.matching.subject import Question
from graph.matching.tree import ONE_ABOVE, CategoryTree, Way
from graph.model.kinds import ParticipationRole, TalentKind
from graph.offers import Offered
from graph.stakeholders.amounts import euros
from graph.stakeholders.answer import MeansAtHand, MoneyAtHand
from graph.stakeholders.facts import About, Participant, Pursuer
from graph.stakeholders.telling import Telling


@dataclass(frozen=True)
class Interest:
    """What is known of one party. Whoever takes part has an interest; else whoever says what they gain."""

    party: str
    words: str | None
    interest: str | None
    brings: str | None
    role: ParticipationRole | None
    takes_part: bool

    @property
    def is_interested(self) -> bool:
        """Whether something is in it for them, as far as is known."""
        return self.takes_part or bool(self.interest)


@dataclass(frozen=True)
class Means:
    """An offer of a party that answers a need, at its best."""

    party: str
    talent: str
    kind: str
    need: str
    score: float
    summary: str | None
    conditions: str | None

    @property
    def euros(self) -> int | None:
        """The largest amount it names, when it is money."""
        return euros(self.summary or "") if self.kind == TalentKind.MONEY else None

    def told(self, telling: Telling) -> MeansAtHand:
        """The same for the reader."""
        return MeansAtHand(
            Ref(self.talent),
            Ref(self.need),
            self.score,
            self.summary,
            self.conditions,
            self.euros,
            telling.means(self.talent, self.summary, self.need, self.score),
        )


def interests(about: About) -> list[Interest]:
    """Everybody who pursues a goal of the subject or takes part in it, by id."""
    pursuits: dict[str, list[Pursuer]] = {}
    roles: dict[str, list[Participant]] = {}
    for each in about.pursuers:
        pursuits.setdefault(each.party, []).append(each)
    for each in about.participants:
        roles.setdefault(each.party, []).append(each)
    return [_interest(each, pursuits.get(each, []), roles.get(each, [])) for each in sorted({*pursuits, *roles})]


def _interest(party: str, pursuits: list[Pursuer], roles: list[Participant]) -> Interest:
    return Interest(
        party,
        words=_first(each.words for each in pursuits),
        interest=_first(each.interest for each in pursuits) or _first(each.gets for each in roles),
        brings=_first(each.brings for each in pursuits) or _first(each.gives for each in roles),
        role=next((each.role for each in roles if each.role), None),
        takes_part=bool(roles),
    )


def _first(texts: Iterable[str | None]) -> str | None:
    return next((each for each in texts if each), None)


def means_of(tree: CategoryTree, asked: list[tuple[str, Question]], offers: Iterable[Offered]) -> list[Means]:
    """Each offer with the question it answers best, as well as for a gift; nobody answers their own question."""
    ways = [(party, question, _ways(tree, question)) for party, question in asked]
    found: list[Means] = []
    for offer in offers:
        fitting = [
            (each[offer.talent], question.key)
            for party, question, each in ways
            if offer.talent in each and party != offer.party
        ]
        if fitting:
            way, need = min(fitting, key=lambda each: (-each[0].score, len(each[0].path), each[1]))
            found.append(Means(offer.party, offer.talent, offer.kind, need, way.score, offer.summary, offer.conditions))
    return found


def _ways(tree: CategoryTree, question: Question) -> dict[str, Way]:
    found: dict[str, Way] = {}
    for asked in question.asked:
        for talent, way in tree.answers_to(asked).items():
            if way.score >= ONE_ABOVE and (talent not in found or way > found[talent]):
                found[talent] = way
    return found


def money_at_hand(telling: Telling, means: Iterable[Means]) -> list[MoneyAtHand]:
    """The money of each kind, with the amounts together."""
    kinds: dict[str, list[Means]] = {}
    for each in means:
        if each.kind == TalentKind.MONEY:
            kinds.setdefault(each.talent, []).append(each)
    return [_money(telling, talent, kinds[talent]) for talent in sorted(kinds)]


def _money(telling: Telling, talent: str, means: list[Means]) -> MoneyAtHand:
    named = [each.euros for each in means if each.euros is not None]
    together = sum(named) if named else None
    conditions = sorted({each.conditions for each in means if each.conditions})
    parties = sorted({each.party for each in means})
    told = telling.money(talent, len(parties), together, conditions)
    return MoneyAtHand(Ref(talent), [Ref(each) for each in parties], together, conditions, told)
