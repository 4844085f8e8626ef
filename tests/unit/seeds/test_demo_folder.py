"""The demo district: its size, and that every storyline told in its README is there to be found."""

from collections import Counter
from pathlib import Path

import networkx as nx
import pytest

from cli.mark import DEMO_DAY
from seeds.district import write_district
from seeds.folders import find_sources
from tests.support.folders import read_rows
from tests.unit.seeds.folder_rules import Rows, faults, read_folders

SEEDS = Path(__file__).parents[3] / "seeds"
DEMO = SEEDS / "demo"
TODAY = DEMO_DAY.isoformat()


@pytest.fixture(scope="module")
def rows() -> Rows:
    return read_folders(DEMO, DEMO / "storylines", SEEDS / "talents")


@pytest.fixture(scope="module")
def network(rows: Rows) -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(row["id"] for row in rows["people"])
    for row in rows["knows"]:
        if row["since"] <= TODAY and (not row["until"] or row["until"] > TODAY):
            graph.add_edge(row["from"], row["to"], known_by=row["knownBy"])
    return graph


def area_of(rows: Rows) -> dict[str, str]:
    return {row["id"]: row["livesIn"] for row in rows["people"]}


def test_the_committed_files_are_what_the_district_writes(tmp_path: Path) -> None:
    write_district(tmp_path)

    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    committed = {path.name: path.read_bytes() for path in DEMO.glob("*.csv")}
    assert written == committed


def test_the_district_has_the_size_it_should_have(rows: Rows) -> None:
    kinds = Counter(row["kind"] for row in rows["locations"])
    cafes = {row["series"] for row in rows["meetings"] if row["kind"] == "SOCIAL_CAFE"}

    assert len(rows["people"]) == 400
    assert len(rows["organisations"]) == 60
    assert kinds == {"MUNICIPALITY": 1, "DISTRICT": 1, "NEIGHBOURHOOD": 8, "AREA": 1, "VENUE": 21}
    assert cafes == {"demo:cafe-spoel", "demo:cafe-bloemhof", "demo:cafe-pakhuis"}


def test_nothing_in_the_district_would_be_refused(rows: Rows) -> None:
    assert faults(rows) == []


def test_every_row_says_that_it_is_invented(rows: Rows) -> None:
    assert {row["source"] for name, each in rows.items() if name != "talents" for row in each} == {"invented"}


def test_the_demo_includes_all_practices() -> None:
    text = (DEMO / "folder.toml").read_text(encoding="utf-8")
    practices = {path.parent.name for path in (SEEDS / "stories").glob("*/found")} | {
        path.parent.name for path in (SEEDS / "stories").glob("*/people.csv")
    }

    assert [name for name in sorted(practices) if f'"../stories/{name}"' not in text] == []


def test_no_two_people_of_the_demo_have_the_same_name() -> None:
    sources = [source for source in find_sources(DEMO) if source.file.label == "Person"]
    names = Counter(row["name"] for source in sources for row in read_rows(source.path))

    assert len(sources) > 10
    assert [name for name, count in names.items() if count > 1] == []


def test_addresses_cannot_belong_to_anybody(rows: Rows) -> None:
    for row in rows["people"]:
        assert row["email"] == "" or row["email"].endswith("@vlietstad.example")
        assert row["phone"] == "" or row["phone"].startswith("06-0")
        assert row["postcode"] == "" or row["postcode"].split()[1] in ("SA", "SD", "SS")


def test_most_people_are_connected_and_some_are_known_to_nobody(network: nx.Graph) -> None:
    largest = max(nx.connected_components(network), key=len)

    assert 340 <= len(largest) <= 370
    assert nx.number_of_isolates(network) == 16
    assert network.degree("demo:p-yusuf-dirie") == 0


def test_gerda_knows_most_people_and_stands_most_between_others(network: nx.Graph) -> None:
    between = nx.betweenness_centrality(network)

    assert max(network, key=network.degree) == "demo:p-gerda-van-t-hof"
    assert max(between, key=between.__getitem__) == "demo:p-gerda-van-t-hof"


def test_two_parts_of_the_district_hang_on_one_tie(rows: Rows, network: nx.Graph) -> None:
    homes = area_of(rows)
    village = [person for person, home in homes.items() if home == "demo:n-oud-ooster"]

    across = [set(edge) for edge in network.edges if (edge[0] in village) != (edge[1] in village)]

    assert across == [{"demo:p-loes-kooistra", "demo:p-wim-sluijs"}]
    assert [set(edge) for edge in nx.bridges(network)].count({"demo:p-loes-kooistra", "demo:p-wim-sluijs"}) == 1


def test_nobody_outside_reaches_zonnehoek(rows: Rows, network: nx.Graph) -> None:
    homes = area_of(rows)
    inside = {person for person, home in homes.items() if home == "demo:n-zonnehoek"}

    assert len(inside) == 27
    assert [edge for edge in network.edges if (edge[0] in inside) != (edge[1] in inside)] == []


def test_the_womens_group_is_reached_through_selam_only(network: nx.Graph) -> None:
    without = network.copy()
    without.remove_node("demo:p-selam-ghirmay")

    assert nx.has_path(network, "demo:p-letebrhan-habte", "demo:p-annelies-de-ruiter")
    assert not nx.has_path(without, "demo:p-letebrhan-habte", "demo:p-annelies-de-ruiter")


def test_twelve_people_are_known_to_the_social_worker_only(network: nx.Graph) -> None:
    mirjam = "demo:p-mirjam-zijlmans"

    assert sum(1 for person in network[mirjam] if network.degree(person) == 1) == 12
    assert mirjam in set(nx.articulation_points(network))


def test_some_people_are_known_by_hearsay_only(network: nx.Graph) -> None:
    heard = [
        person
        for person in network
        if network.degree(person) and {tie["known_by"] for tie in network[person].values()} == {"HEARSAY"}
    ]

    assert len(heard) == 6
    assert "demo:p-filmon-tekle" in heard


def test_ties_are_dated_over_two_years(rows: Rows) -> None:
    months = {row["since"][:7] for row in rows["knows"] if "2024-12" <= row["since"] <= "2026-11-22"}

    assert len({month for month in months if len(month) == len("2024-12")}) >= 22


def test_nobody_who_is_kept_apart_knows_the_other(network: nx.Graph) -> None:
    assert not network.has_edge("demo:p-dirk-schipper", "demo:p-jan-lammers")


def test_each_cafe_has_one_evening_to_come_with_new_faces(rows: Rows) -> None:
    came = {row["person"] for row in rows["attendance"] if row["status"] == "CAME"}
    for meeting in ("demo:spoel-2026-12", "demo:bloemhof-2026-12", "demo:pakhuis-2026-12"):
        expected = [row for row in rows["attendance"] if row["meeting"] == meeting]
        assert {row["status"] for row in expected} == {"INVITED", "COMING"}
        assert [row["person"] for row in expected if row["person"] not in came]


def test_more_people_came_to_an_evening_than_are_named(rows: Rows) -> None:
    came = Counter(row["meeting"] for row in rows["attendance"] if row["status"] == "CAME")

    assert [row["id"] for row in rows["meetings"] if row["visitors"] and came[row["id"]] > int(row["visitors"])] == []


def test_regulars_of_de_spoel_have_stayed_away_three_times(rows: Rows) -> None:
    last = {"demo:spoel-2026-09", "demo:spoel-2026-10", "demo:spoel-2026-11"}
    absent = Counter(
        row["person"] for row in rows["attendance"] if row["meeting"] in last and row["status"] == "ABSENT"
    )

    assert [person for person, times in absent.items() if times == 3].count("demo:p-joke-vink") == 1
    assert list(absent.values()) == [3, 3, 3, 3]


def test_gifts_go_round_in_circles_of_two_and_three(rows: Rows) -> None:
    broader = {row["id"]: row["broader"] for row in rows["talents"]}
    gifts = nx.DiGraph()
    for need in (row for row in rows["needs"] if row["status"] == "OPEN"):
        for offer in rows["offers"]:
            talent = offer["talent"]
            while talent and talent != need["talent"]:
                talent = broader[talent]
            if talent and offer["party"] != need["party"]:
                gifts.add_edge(offer["party"], need["party"])

    circles = [set(circle) for circle in nx.simple_cycles(gifts, length_bound=3)]

    assert {"demo:p-oksana-bondarenko", "demo:p-theo-zandbergen"} in circles
    assert {"demo:p-aisha-bakali", "demo:p-frits-overbeek", "demo:p-henk-wassink"} in circles
    assert {"demo:o-draadkracht", "demo:o-eettafel", "demo:o-theater"} in circles


def test_people_of_the_readme_are_in_the_folder(rows: Rows) -> None:
    text = (DEMO / "README.md").read_text(encoding="utf-8")
    ids = {row["id"] for name in ("people", "organisations", "arrangements", "meetings") for row in rows[name]}

    named = [part for part in text.split("`") if part.startswith("demo:")]

    assert len(named) >= 25
    assert [name for name in named if name not in ids] == []


def test_one_organisation_has_so_many_members_that_it_is_no_stepping_stone(rows: Rows) -> None:
    members = Counter(row["organisation"] for row in rows["affiliations"])

    assert [organisation for organisation, count in members.items() if count > 25] == ["demo:o-bibliotheek"]


def test_bases_are_there_for_part_of_the_people(rows: Rows) -> None:
    named = {row["person"] for row in rows["bases"] if row["dataClass"] == "A1" and not row["withdrawnAt"]}

    assert 200 <= len(named) <= 300
    assert {row["dataClass"] for row in rows["bases"]} == {"A1", "A2", "B", "C", "D1", "D2"}
    assert {each for row in rows["bases"] for each in row["audience"].split("|")} == {
        "CONNECTOR",
        "HOST",
        "CARE",
        "ANALYST",
    }
