"""What the members of a coalition ask and offer: the same fund, rooms for each other, the same activities. Pure."""

from collections import defaultdict
from collections.abc import Iterable

from graph.answers import Ref
from graph.coalitions import telling
from graph.coalitions.answer import CompetingNeeds, LeftToResidents, ServiceMove
from graph.coalitions.facts import Asks
from graph.coalitions.grouping import Group
from graph.coalitions.known import Known
from graph.matching.tree import ONE_ABOVE
from graph.model.kinds import OrganisationKind, TalentKind
from graph.offers import Offered

PROFESSIONALS = frozenset(
    {OrganisationKind.WELFARE, OrganisationKind.CARE, OrganisationKind.HOUSING, OrganisationKind.MUNICIPALITY}
)
RESIDENTS = frozenset({OrganisationKind.RESIDENTS_INITIATIVE, OrganisationKind.GROUP})
# What residents could do in place of professionals; a room, money or goods are not done by anybody.
_NOT_DONE = frozenset({TalentKind.SPACE, TalentKind.MONEY, TalentKind.GOODS})


def competing_needs(known: Known, group: Group) -> list[CompetingNeeds]:
    """Members who ask the same fund for the same money, who have asked it first.

    A question that was put to a fund counts for that fund alone; another for all that offer what it asks.
    """
    members = set(group.members)
    asks: dict[tuple[str, str], list[Asks]] = defaultdict(list)
    for each in known.questions:
        if each.kind == TalentKind.MONEY and each.organisation in members:
            for fund in each.asked or sorted(known.givers.get((each.organisation, each.talent), ())):
                asks[fund, each.talent].append(each)
    found = [_competing(known, *key, each) for key, each in sorted(asks.items())]
    told = [each for each in found if len(each.organisations) > 1]
    return sorted(told, key=lambda each: (not each.is_asked, -len(each.organisations)))


def _competing(known: Known, fund: str, talent: str, asks: list[Asks]) -> CompetingNeeds:
    organisations = sorted({each.organisation for each in asks})
    is_asked = all(fund in each.asked for each in asks)
    return CompetingNeeds(
        fund=Ref(fund),
        talent=Ref(talent),
        organisations=[Ref(each) for each in organisations],
        needs=[Ref(each) for each in sorted({each.need for each in asks})],
        is_asked=is_asked,
        explanation=telling.of_competing(known, fund, talent, organisations, is_asked),
    )


def service_moves(known: Known, group: Group) -> list[ServiceMove]:
    """Rooms that one member asks and another offers, along the category tree; what fits best first."""
    members = set(group.members)
    rooms = [each for each in _of(known, members) if each.kind == TalentKind.SPACE]
    found: list[tuple[float, ServiceMove]] = []
    for each in known.questions:
        if each.kind != TalentKind.SPACE or each.organisation not in members:
            continue
        ways = known.tree.answers_to(each.talent)
        for room in rooms:
            way = ways.get(room.talent)
            if way and way.score >= ONE_ABOVE and room.party != each.organisation:
                found.append((way.score, _move(known, each, room)))
    return [move for _, move in sorted(found, key=lambda each: (-each[0], each[1].need.id, each[1].to.id))]


def _move(known: Known, asks: Asks, room: Offered) -> ServiceMove:
    return ServiceMove(
        need=Ref(asks.need),
        organisation=Ref(asks.organisation),
        to=Ref(room.party),
        venue=Ref(room.at) if room.at else None,
        talent=Ref(room.talent),
        conditions=room.conditions,
        explanation=telling.of_move(known, asks, room),
    )


def left_to_residents(known: Known, group: Group) -> list[LeftToResidents]:
    """What an organisation of professionals offers and residents offer too: the same, or something below it."""
    members = set(group.members)
    done = [each for each in _of(known, members) if each.kind not in _NOT_DONE]
    by_residents = {(each.talent, each.party) for each in done if _is_of(known, each.party, RESIDENTS)}
    found: set[tuple[str, str, str]] = set()
    for each in done:
        if _is_of(known, each.party, PROFESSIONALS):
            below = {talent for talent, way in known.tree.answers_to(each.talent).items() if way.score > ONE_ABOVE}
            found |= {(each.talent, each.party, residents) for talent, residents in by_residents if talent in below}
    return [
        LeftToResidents(Ref(talent), Ref(ours), Ref(theirs), telling.of_left(known, talent, ours, theirs))
        for talent, ours, theirs in sorted(found)
    ]


def _of(known: Known, members: Iterable[str]) -> list[Offered]:
    chosen = set(members)
    return [each for each in known.offers if each.party in chosen]


def _is_of(known: Known, organisation: str, kinds: frozenset[OrganisationKind]) -> bool:
    return organisation in known.names and known.names[organisation][1] in kinds
