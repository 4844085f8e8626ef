"""Makes a proposed arrangement a stored one: who takes part, what each gives and gets, which needs it answers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import chain

from graph.access import Viewer
from graph.answers import Ref
from graph.changes.companions import Companionship, split_companions
from graph.changes.conflicts import not_open
from graph.changes.entities import record_new
from graph.changes.given import hold
from graph.changes.mutations import Request, check_request, perform
from graph.changes.periods import holds_after
from graph.changes.permission import check_new
from graph.changes.possible import check_introduction
from graph.changes.results import Changed, Findings
from graph.changes.rules import referred
from graph.changes.stored import Entity, Neighbour, Tie, lock_entities, ties_of
from graph.changes.values import Values, read_new
from graph.changes.writing import write_entity_change, write_tie_changes, write_ties
from graph.database import Database, Transaction
from graph.exchanges.market import answers_to
from graph.ids import new_id
from graph.matching.categories import category_tree
from graph.matching.tree import CategoryTree
from graph.model import NODE, TIE, DataClass
from graph.model.kinds import AnswerStatus, ArrangementStatus, Language, NeedStatus, ParticipationRole
from graph.model_values import is_id

LABEL, TAKES_PART, ANSWERS = "Arrangement", "TAKES_PART_IN", "ANSWERS"
PARTY = ("Person", "Organisation")
MOST_GIFTS, MOST_PARTIES = 50, 50

# The ties of each need.
Known = Mapping[str, Sequence[Neighbour]]


@dataclass(frozen=True)
class AgreedGift:
    """What one party gives to another, and the need that it answers; as in a proposal."""

    giver: str
    to: str
    talent: str
    need: str


@dataclass(frozen=True)
class AgreedParty:
    """What a party is in it, with what it gives and gets in words; without words the talents of its gifts."""

    party: str
    role: ParticipationRole = ParticipationRole.PARTICIPANT
    gives: str | None = None
    gets: str | None = None


async def agree_arrangement(
    database: Database,
    viewer: Viewer,
    *,
    mutation_id: str,
    values: Mapping[str, object],
    gifts: Sequence[AgreedGift],
    parties: Sequence[AgreedParty] = (),
) -> Changed:
    """Stores an arrangement on which its parties agree; its needs are matched, and are promised by who gives.

    Whoever gives or gets takes part; `parties` says more of them, or names others with a part in it, such as who goes
    on with it. Conflict when a need is not open any more.
    """
    findings = Findings(viewer.language)
    check_request(mutation_id, findings)
    own, companions = split_companions(LABEL, values, findings)
    read = read_new(NODE[LABEL].properties, {**own, "status": ArrangementStatus.AGREED.value}, findings)
    check_new(viewer, NODE[LABEL], read, findings)
    _check_gifts(gifts, findings)
    roles = _roles(parties, gifts, findings)
    findings.refuse_any()
    given = {
        "values": read,
        "companions": sorted((each.companion.field, each.other) for each in companions),
        "gifts": [asdict(each) for each in gifts],
        "parties": [asdict(each) for each in parties],
    }
    entity = Entity(str(read.get("id") or new_id()), LABEL, read)
    request = Request(viewer, "agreeArrangement", mutation_id, given, Changed(Ref(entity.id), LABEL, 1))
    agreement = _Agreement(entity, companions, gifts, roles, await category_tree(database, viewer))
    return await perform(database, request, agreement.store)


def _check_gifts(gifts: Sequence[AgreedGift], findings: Findings) -> None:
    """Notes gifts that cannot be, whoever gives them."""
    if not 1 <= len(gifts) <= MOST_GIFTS:
        sentence = "{given} gifts were given. Give 1 to {most}, as in the proposal."
        findings.add("OUT_OF_RANGE", "gifts", sentence, given=len(gifts), most=MOST_GIFTS)
    needs: set[str] = set()
    for each in gifts:
        if each.giver == each.to:
            findings.add("SAME_PARTY", "gifts", "{id} would give to itself. Give two different parties.", id=each.to)
        if each.need in needs:
            findings.add("DUPLICATE", "gifts", "The need {id} is answered twice. Leave one gift out.", id=each.need)
        needs.add(each.need)


def _roles(parties: Sequence[AgreedParty], gifts: Sequence[AgreedGift], findings: Findings) -> list[tuple[str, Values]]:
    """Who takes part with what is stored of it: those that are given, and whoever gives or gets."""
    if len(parties) > MOST_PARTIES:
        sentence = "{given} parties were given; at most {most} are allowed. Leave some out."
        findings.add("TOO_MANY", "parties", sentence, given=len(parties), most=MOST_PARTIES)
    seen: set[tuple[str, str]] = set()
    for each in parties:
        if (each.party, each.role) in seen:
            sentence = "{id} stands twice in parties as {role}. Leave one out."
            findings.add("DUPLICATE", "parties", sentence, id=each.party, role=each.role.value)
        seen.add((each.party, each.role))
    named = {each.party for each in parties}
    others = {end for gift in gifts for end in (gift.giver, gift.to)} - named
    told = [*parties, *(AgreedParty(each) for each in sorted(others))]
    return [(each.party, _read_role(each, findings)) for each in told]


def _read_role(party: AgreedParty, findings: Findings) -> Values:
    words = {name: text for name, text in (("gives", party.gives), ("gets", party.gets)) if text is not None}
    return read_new(TIE[TAKES_PART].properties, {"role": party.role.value, **words}, findings)


@dataclass(frozen=True)
class _Agreement:
    """What is to be stored, in one transaction that may be tried several times."""

    entity: Entity
    companions: list[Companionship]
    gifts: Sequence[AgreedGift]
    roles: Sequence[tuple[str, Values]]
    tree: CategoryTree

    async def store(self, change: Transaction) -> None:
        """Checks against what is stored now, and stores it."""
        found = await self._held(change)
        known = {gift.need: await ties_of(change, gift.need, "HAS_NEED", "ASKS_FOR", ANSWERS) for gift in self.gifts}
        self._check_needs(change, found, known)
        await self._check_offers(change, found, known)
        await record_new(change, self.entity, self.companions)
        asked, promised = self._promises(change, found, known)
        await write_tie_changes(change, ANSWERS, [(tie, tie.values) for tie in asked])
        await write_ties(change, [*self._participations(change, found), *promised])
        for gift in self.gifts:
            await write_entity_change(change, found[gift.need], {"status": NeedStatus.MATCHED.value})

    async def _held(self, change: Transaction) -> dict[str, Entity]:
        """Everything that is named, held in one order; Refused when it is not there or may not be brought together."""
        findings = Findings(change.viewer.language)
        gifts = self.gifts
        ends = {end for each in gifts for end in (each.giver, each.to)}
        named = self._named()
        parts = {
            "parties": [party for parties in named.values() for party in parties],
            "need": [each.need for each in gifts],
            "talent": [each.talent for each in gifts],
        }
        places = [each.other for each in self.companions] + list(referred(self.entity.values).values())
        # All of it before anything is asked of it, also what is checked later on.
        await lock_entities(change, filter(is_id, [self.entity.id, *places, *chain.from_iterable(parts.values())]))
        found = await hold(change, named, findings, labels=PARTY, data_class=DataClass.C)
        await hold(change, {"gifts": sorted(ends & found.keys())}, findings, labels=PARTY, data_class=DataClass.D1)
        givers = sorted({each.giver for each in gifts} & found.keys())
        await hold(change, {"gifts": givers}, findings, labels=PARTY, data_class=DataClass.B)
        found |= await hold(change, {"gifts": parts["need"]}, findings, labels=("Need",), data_class=DataClass.D1)
        found |= await hold(change, {"gifts": parts["talent"]}, findings, labels=("Talent",), data_class=DataClass.P)
        findings.refuse_any()
        await check_introduction(change, [found[each] for each in sorted(ends)], findings)
        findings.refuse_any()
        return found

    def _named(self) -> dict[str, list[str]]:
        """Who takes part, each once, by the field in which they are named first."""
        fields = {
            "gifts.from": [each.giver for each in self.gifts],
            "gifts.to": [each.to for each in self.gifts],
            "parties": [party for party, _ in self.roles],
        }
        seen: set[str] = set()
        named: dict[str, list[str]] = {}
        for field, parties in fields.items():
            named[field] = [each for each in dict.fromkeys(parties) if each not in seen]
            seen.update(parties)
        return named

    def _check_needs(self, change: Transaction, found: Mapping[str, Entity], known: Known) -> None:
        findings = Findings(change.viewer.language)
        for gift in self.gifts:
            if not _holding(change, known[gift.need], "HAS_NEED", gift.to):
                sentence = "{party} does not ask {need}. Give each need with the party that asks it."
                findings.add("WRONG_END", "gifts", sentence, party=gift.to, need=gift.need)
        findings.refuse_any()
        for gift in self.gifts:
            if found[gift.need].values.get("status") != NeedStatus.OPEN.value:
                raise not_open(found[gift.need].values)

    async def _check_offers(self, change: Transaction, found: Mapping[str, Entity], known: Known) -> None:
        """Notes who would give what they do not offer, nor anything that is as good an answer as in a proposal."""
        findings = Findings(change.viewer.language)
        offers = {each: await ties_of(change, each, "OFFERS") for each in {gift.giver for gift in self.gifts}}
        for gift in self.gifts:
            fitting = {gift.talent, *answers_to(self.tree, [gift.talent, *self._asked(change, known[gift.need])])}
            if not any(_holding(change, offers[gift.giver], "OFFERS", each) for each in fitting):
                sentence = "{party} does not offer {talent}. Record that offer first, or leave that gift out."
                label = _labels([found[gift.talent]], findings.language)
                findings.add("NOT_OFFERED", "gifts", sentence, party=gift.giver, talent=label)
        findings.refuse_any()

    @staticmethod
    def _asked(change: Transaction, ties: Sequence[Neighbour]) -> list[str]:
        return [each.other for each in ties if each.type == "ASKS_FOR" and holds_after(each.values, change.viewer.day)]

    def _promises(self, change: Transaction, found: Mapping[str, Entity], known: Known) -> tuple[list[Tie], list[Tie]]:
        """Who gives has agreed to answer a need: the ties of those who were asked before, and the new ties."""
        values: Values = {
            "status": AnswerStatus.AGREED.value,
            "answeredOn": change.viewer.day,
            "origin": self.entity.id,
        }
        asked: list[Tie] = []
        promised: list[Tie] = []
        for gift in self.gifts:
            before = _holding(change, known[gift.need], ANSWERS, gift.giver)
            tie_id = str(before[0].values["id"]) if before else new_id()
            tie = Tie(tie_id, ANSWERS, found[gift.giver], found[gift.need], values)
            (asked if before else promised).append(tie)
        return asked, promised

    def _participations(self, change: Transaction, found: Mapping[str, Entity]) -> Iterable[Tie]:
        language = change.viewer.language
        since = self.entity.values.get("since") or change.viewer.day.isoformat()
        for party, words in self.roles:
            gives = _labels((found[each.talent] for each in self.gifts if each.giver == party), language)
            gets = _labels((found[each.talent] for each in self.gifts if each.to == party), language)
            usual = {name: text for name, text in (("gives", gives), ("gets", gets)) if text}
            yield Tie(new_id(), TAKES_PART, found[party], self.entity, {"since": since, **usual, **words})


def _holding(change: Transaction, ties: Iterable[Neighbour], type_: str, other: str) -> list[Neighbour]:
    """The ties of a type with one other that hold today or later."""
    return [
        each
        for each in ties
        if (each.type, each.other) == (type_, other) and holds_after(each.values, change.viewer.day)
    ]


def _labels(talents: Iterable[Entity], language: Language) -> str:
    """What talents are called, each once."""
    english = language is Language.EN
    named = ((english and each.values.get("labelEn")) or each.values["labelNl"] for each in talents)
    return ", ".join(dict.fromkeys(str(each) for each in named))
