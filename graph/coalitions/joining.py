"""Who joins the members of a coalition, and who connects it with other coalitions. Pure."""

from collections import defaultdict
from collections.abc import Sequence

from graph.answers import Ref
from graph.coalitions import telling
from graph.coalitions.answer import CoalitionConnector, CoalitionLink, LinkedCoalition
from graph.coalitions.grouping import Group
from graph.coalitions.known import Known

MOST_CONNECTORS = 10
MOST_LINKS = 25


def connectors(known: Known, group: Group) -> list[CoalitionConnector]:
    """People who belong to two members or more, or know people of others; organisations that work with two or more.

    People who may not be asked are left out.
    """
    members = set(group.members)
    joined: dict[str, set[str]] = {
        each: known.partners.get(each, set()) & members for each in sorted(known.partners) if each not in members
    }
    joined |= {each: (known.partners.get(each, set()) & members) for each in group.members}
    people = _people(known, members)
    found = [*((each, reached, False) for each, reached in joined.items()), *((*each, True) for each in people.items())]
    enough = [each for each in found if len(each[1]) > 1]
    enough.sort(key=lambda each: (-len(each[1]), not each[2], each[0]))
    return [
        CoalitionConnector(
            Ref(party),
            [Ref(each) for each in sorted(reached)],
            telling.of_connector(known, known.organisations_of.get(party, set()) & members, reached),
        )
        for party, reached, _ in enough[:MOST_CONNECTORS]
    ]


def _people(known: Known, members: set[str]) -> dict[str, set[str]]:
    """The members whom each person of a member reaches: by belonging to them, or by knowing somebody of them."""
    own = {each: found for each, belongs in known.organisations_of.items() if (found := belongs & members)}
    reached = {each: set(found) for each, found in own.items()}
    for one, other in known.acquaintances:
        if one in own and other in own:
            reached[one] |= own[other]
            reached[other] |= own[one]
    return reached


def links(known: Known, group: Group, others: Sequence[Group], names: Sequence[str]) -> list[CoalitionLink]:
    """Organisations that are members of other coalitions as well, and those that meet both elsewhere.

    `others` are the other coalitions and `names` what they are called, in the same order.
    """
    members = set(group.members)
    both: dict[str, list[int]] = defaultdict(list)
    for place, other in enumerate(others):
        for each in members & set(other.members):
            both[each].append(place)
    found = [_link(known, each, None, places, others, names) for each, places in both.items()]
    found.sort(key=lambda each: (-len(each.coalitions), each.organisation.id))
    return [*found, *_met_elsewhere(known, members, others, names)][:MOST_LINKS]


def _met_elsewhere(
    known: Known, members: set[str], others: Sequence[Group], names: Sequence[str]
) -> list[CoalitionLink]:
    """Organisations in no coalition of theirs that take part in something together with members of several."""
    found: list[CoalitionLink] = []
    for joint in known.joint:
        parties = set(joint.parties)
        met = [place for place, other in enumerate(others) if parties & (set(other.members) - members)]
        if not met or not parties & members:
            continue
        for each in sorted(parties - members):
            places = [place for place in met if each not in others[place].members]
            if places and len(places) == len(met):
                found.append(_link(known, each, joint.id, places, others, names, joint.name))
    return sorted(found, key=lambda each: (-len(each.coalitions), each.organisation.id))


def _link(
    known: Known,
    organisation: str,
    through: str | None,
    places: Sequence[int],
    others: Sequence[Group],
    names: Sequence[str],
    met_in: str = "",
) -> CoalitionLink:
    linked = [LinkedCoalition(names[each], _arrangement(others[each])) for each in places]
    return CoalitionLink(
        organisation=Ref(organisation),
        is_member=through is None,
        through=Ref(through) if through else None,
        coalitions=linked,
        explanation=telling.of_link(known, organisation, [each.name for each in linked], met_in),
    )


def _arrangement(group: Group) -> Ref | None:
    return Ref(group.stored.id) if group.stored else None
