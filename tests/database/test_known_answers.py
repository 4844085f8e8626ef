"""`connectors` agrees with every network of which the answers are known, when it is in the database."""

import pytest

from graph.connectors import ConnectorMeasure, Connectors, connectors
from graph.database import Database
from graph.model.kinds import TieKind
from graph.snapshot import Snapshots
from tests.known_answers import Known, known_networks
from tests.support.areas import DAY, SEES_ALL, asking, draw_meeting, draw_town

# One role stands for one group of the network.
FIGURES = ("betweenness", "betweennessShare", "constraint", "effectiveSize", "efficiency", "contacts", "pairsCut")
ROLES = ("RESIDENT", "VOLUNTEER", "PROFESSIONAL", "OFFICIAL")
NETWORKS = [pytest.param(each, id=each.name) for each in known_networks()]


def person_id(node: str) -> str:
    """An id that the graph allows."""
    return f"node-{node}".replace(" ", "_")


async def draw_known(database: Database, known: Known) -> None:
    """Draws a network; its groups become roles."""
    names = sorted(set(known.groups.values()))
    roles = {person_id(node): {"roles": [ROLES[names.index(group)]]} for node, group in known.groups.items()}
    ties = [(person_id(first), "KNOWS", person_id(second)) for first, second, _ in known.ties]
    await draw_town(database, [person_id(node) for node in known.nodes], ties, properties=roles)


def values_of(answer: Connectors, field: str) -> dict[str, object]:
    return {each.person.id: getattr(each, field) for each in answer.connectors}


def expected_values(known: Known, measure: str) -> dict[str, object]:
    values = known.expected[measure]
    # Where there is no pair of others the share is 0 in the answer, not undefined.
    is_share = measure == "betweenness_normalised"
    return {person_id(node): 0.0 if value is None and is_share else value for node, value in values.items()}


@pytest.mark.parametrize("known", NETWORKS)
async def test_connectors_agree_with_the_known_answers(database: Database, known: Known) -> None:
    await draw_known(database, known)
    wanted = {"connectors", "largestGroup", *(f"connectors.{name}" for name in FIGURES)}

    answer = await connectors(asking(database, wanted=wanted), area="north", first=100)

    expected = known.expected
    assert answer.people == len(known.nodes)
    assert answer.ties == len(known.ties)
    fields = {
        "betweenness": "betweenness",
        "betweenness_share": "betweenness_normalised",
        "constraint": "constraint",
        "effective_size": "effective_size",
        "efficiency": "burt_efficiency",
        "contacts": "degree",
    }
    for field, measure in fields.items():
        if measure in expected:
            values = expected_values(known, measure)
            assert values_of(answer, field) == pytest.approx(values, abs=known.tolerance), field
    if "components" in expected:
        sizes = expected["components"]["sizes"]
        assert answer.largest_group == max(sizes, default=0)
        assert answer.without_known_tie == sizes.count(1)
    if "cut_points" in expected:
        cut = {node: pairs for node, pairs in values_of(answer, "pairs_cut").items() if pairs}
        assert cut == {person_id(node): pairs for node, pairs in expected["cut_points"].items()}


@pytest.mark.parametrize("known", [each for each in NETWORKS if "gould_fernandez" in each.values[0].expected])
async def test_brokerage_agrees_with_the_known_answers(database: Database, known: Known) -> None:
    await draw_known(database, known)

    answer = await connectors(asking(database), area="north", by=ConnectorMeasure.BROKERAGE, first=100)

    for each in answer.connectors:
        role = next(
            value for node, value in known.expected["gould_fernandez"].items() if person_id(node) == each.person.id
        )
        assert each.brokerage.within_group == role["coordinator"]
        assert each.brokerage.between_others == role["itinerant"]
        assert each.brokerage.to_outside == role["gatekeeper"] + role["representative"]
        assert each.brokerage.liaison == role["liaison"]
    totals = [known.expected["gould_fernandez"][node]["total"] for node in known.nodes]
    assert [each.rank for each in answer.connectors] == sorted(
        1 + sum(other > total for other in totals) for total in totals
    )


@pytest.mark.parametrize("known", NETWORKS)
async def test_each_ranking_has_the_best_first(database: Database, known: Known) -> None:
    await draw_known(database, known)
    snapshots = Snapshots(database)
    orders = {
        ConnectorMeasure.BETWEENNESS: ("betweenness", True),
        ConnectorMeasure.CONSTRAINT: ("constraint", False),
        ConnectorMeasure.EFFECTIVE_SIZE: ("effective_size", True),
        ConnectorMeasure.PAIRS_CUT: ("pairs_cut", True),
    }
    for by, (field, is_largest_first) in orders.items():
        wanted = {"connectors", "connectors.betweenness", "connectors.constraint", "connectors.effectiveSize"}
        question = asking(database, snapshots=snapshots, wanted=wanted | {"connectors.pairsCut"})
        answer = await connectors(question, area="north", by=by, first=100)

        found = [getattr(each, field) for each in answer.connectors]
        defined = [round(value, 9) for value in found if value is not None]
        assert defined == sorted(defined, reverse=is_largest_first)
        assert all(value is None for value in found[len(defined) :])


async def test_women_meet_who_shared_two_events(database: Database) -> None:
    both = next(each for each in known_networks() if each.members)
    women = next(each for each in known_networks() if each.name.endswith(", women"))
    await draw_town(database, [person_id(node) for node in women.nodes])
    for event in sorted(set(both.nodes) - both.members):
        came = [person_id(woman) for woman, other, _ in both.ties if other == event]
        await draw_meeting(database, event, "2026-11-01", came)

    snapshot = await Snapshots(database).of(SEES_ALL, area="north", kinds=[TieKind.MEETS], day=DAY)

    ends = zip(snapshot.network.first.tolist(), snapshot.network.second.tolist(), strict=True)
    found = {frozenset((snapshot.ids[first], snapshot.ids[second])) for first, second in ends}
    assert found == {
        frozenset((person_id(first), person_id(second))) for first, second, shared in women.ties if shared >= 2
    }
