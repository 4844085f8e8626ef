"""`connectors` agrees with every network of which the answers are known, loaded as anybody loads their own."""

import csv
from collections.abc import Iterable
from pathlib import Path

import pytest

from graph.access import DEMO_VIEWER
from graph.connectors import ConnectorMeasure, Connectors, connectors
from graph.database import Database
from graph.snapshot import Snapshots
from seeds.load import load_folder
from tests.known_answers import Known, known_networks
from tests.support.areas import asking
from tests.support.graph import wipe

FIGURES = ("betweenness", "betweennessShare", "constraint", "effectiveSize", "efficiency", "contacts", "pairsCut")
# One role stands for one group of a network.
ROLES = ("RESIDENT", "VOLUNTEER", "PROFESSIONAL", "OFFICIAL")
KNOWN = known_networks()
AREAS = {known.name: f"area-{number}" for number, known in enumerate(KNOWN)}
NETWORKS = [pytest.param(each, id=each.name) for each in KNOWN]
GROUPED = [pytest.param(each, id=each.name) for each in KNOWN if "gould_fernandez" in each.expected]


@pytest.fixture(scope="module")
async def loaded(database: Database, tmp_path_factory: pytest.TempPathFactory) -> Database:
    """The database with every network, each in an area of its own."""
    folder = tmp_path_factory.mktemp("known")
    areas = [[area, name, "NEIGHBOURHOOD"] for name, area in AREAS.items()]
    write(folder / "locations.csv", ["id", "name", "kind"], areas)
    people = [row for known in KNOWN for row in rows_of_people(known)]
    write(folder / "people.csv", ["id", "name", "roles", "livesIn"], people)
    ties = [[person_id(known, first), person_id(known, second)] for known in KNOWN for first, second, _ in known.ties]
    write(folder / "knows.csv", ["from", "to"], ties)
    await wipe(database)
    await load_folder(database, folder, viewer=DEMO_VIEWER)
    return database


def write(path: Path, columns: list[str], rows: Iterable[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, *rows])


def rows_of_people(known: Known) -> Iterable[list[str]]:
    names = sorted(set(known.groups.values()))
    for node in known.nodes:
        role = ROLES[names.index(known.groups[node])] if node in known.groups else ""
        yield [person_id(known, node), node, role, AREAS[known.name]]


def person_id(known: Known, node: str) -> str:
    """An id that the graph allows, different in each network."""
    return f"{AREAS[known.name]}:{node}".replace(" ", "_")


def values_of(answer: Connectors, field: str) -> dict[str, object]:
    return {each.person.id: getattr(each, field) for each in answer.connectors}


def expected_values(known: Known, measure: str) -> dict[str, object]:
    values = known.expected[measure]
    # Where there is no pair of others the share is 0 in the answer, not undefined.
    is_share = measure == "betweenness_normalised"
    return {person_id(known, node): 0.0 if value is None and is_share else value for node, value in values.items()}


@pytest.mark.parametrize("known", NETWORKS)
async def test_connectors_agree_with_the_known_answers(loaded: Database, known: Known) -> None:
    wanted = {"connectors", "largestGroup", *(f"connectors.{name}" for name in FIGURES)}

    answer = await connectors(asking(loaded, wanted=wanted), area=AREAS[known.name], first=100)

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
        assert cut == {person_id(known, node): pairs for node, pairs in expected["cut_points"].items()}


@pytest.mark.parametrize("known", GROUPED)
async def test_brokerage_agrees_with_the_known_answers(loaded: Database, known: Known) -> None:
    answer = await connectors(asking(loaded), area=AREAS[known.name], by=ConnectorMeasure.BROKERAGE, first=100)

    roles = {person_id(known, node): role for node, role in known.expected["gould_fernandez"].items()}
    for each in answer.connectors:
        role = roles[each.person.id]
        assert each.brokerage.within_group == role["coordinator"]
        assert each.brokerage.between_others == role["itinerant"]
        assert each.brokerage.to_outside == role["gatekeeper"] + role["representative"]
        assert each.brokerage.liaison == role["liaison"]
    totals = [role["total"] for role in roles.values()]
    assert [each.rank for each in answer.connectors] == sorted(
        1 + sum(other > total for other in totals) for total in totals
    )


@pytest.mark.parametrize("known", NETWORKS)
async def test_each_ranking_has_the_best_first(loaded: Database, known: Known) -> None:
    snapshots = Snapshots(loaded)
    orders = {
        ConnectorMeasure.BETWEENNESS: ("betweenness", True),
        ConnectorMeasure.CONSTRAINT: ("constraint", False),
        ConnectorMeasure.EFFECTIVE_SIZE: ("effective_size", True),
        ConnectorMeasure.PAIRS_CUT: ("pairs_cut", True),
    }
    for by, (field, is_largest_first) in orders.items():
        wanted = {"connectors", "connectors.betweenness", "connectors.constraint", "connectors.effectiveSize"}
        question = asking(loaded, snapshots=snapshots, wanted=wanted | {"connectors.pairsCut"})
        answer = await connectors(question, area=AREAS[known.name], by=by, first=100)

        found = [getattr(each, field) for each in answer.connectors]
        defined = [round(value, 9) for value in found if value is not None]
        assert defined == sorted(defined, reverse=is_largest_first)
        assert all(value is None for value in found[len(defined) :])
