"""The question `graphFrames`: the network of an area in the columns of Grafana's node graph."""

from dataclasses import fields, replace

import pytest

from graph.database import Database
from graph.errors import InvalidInput, NotFound
from graph.frames import GraphFrames, GraphNode, graph_frames
from graph.model.kinds import Language, TieKind
from tests.support.areas import ANALYST, DAY, SEES_ALL, asking, draw_town

TOLD = {"strength": 4, "knownBy": "BOTH"}


async def draw_small(database: Database) -> None:
    """ann knows ben well and cas by hearsay; dee is alone, and the club carries ben."""
    roles = {"ben": ["VOLUNTEER"], "cas": ["FAMILY"], "dee": []}
    await draw_town(
        database,
        ["ann", "ben", "cas", "dee"],
        [
            ("ann", "KNOWS", "ben", TOLD),
            ("ann", "KNOWS", "cas", {"knownBy": "HEARSAY"}),
            ("ben", "AFFILIATED_WITH", "Club"),
            ("Club", "BASED_AT", "hall"),
        ],
        organisations={"Club": {"name": "The club"}},
        properties={each: {"roles": found} for each, found in roles.items()},
    )


def one_of(answer: GraphFrames, node: str) -> GraphNode:
    return next(each for each in answer.nodes if each.id == node)


def arcs_of(node: GraphNode) -> list[float]:
    return [getattr(node, each.name) for each in fields(node) if each.name.startswith("arc__")]


async def test_nodes_have_the_columns_of_the_node_graph(database: Database) -> None:
    await draw_small(database)

    answer = await graph_frames(asking(database), area="north", as_of=DAY)

    ann = one_of(answer, "ann")
    assert [each.id for each in answer.nodes] == ["ann", "ben", "cas", "dee"]
    assert (ann.title, ann.subtitle, ann.mainstat, ann.secondarystat) == ("ann", "residents", 2.0, 1.0)
    assert (ann.color, ann.node_radius, ann.detail__group, ann.detail__may_be_asked) == ("green", 60, 1, True)
    # Half of the contacts of ann are volunteers, the other half are something else.
    assert arcs_of(ann) == [0, 0.5, 0, 0, 0.5, 0]
    dee = one_of(answer, "dee")
    assert (dee.subtitle, dee.color, dee.detail__group, arcs_of(dee)) == ("", "gray", 0, [0, 0, 0, 0, 0, 1])
    assert all(sum(arcs_of(each)) == pytest.approx(1) for each in answer.nodes)


async def test_edges_are_solid_unless_known_by_hearsay(database: Database) -> None:
    await draw_small(database)

    answer = await graph_frames(asking(database), area="north", as_of=DAY)

    assert [(each.id, each.source, each.target, each.mainstat, each.thickness) for each in answer.edges] == [
        ("ann--ben", "ann", "ben", 4.0, 4),
        ("ann--cas", "ann", "cas", 1.0, 1),
    ]
    assert [(each.secondarystat, each.stroke_dasharray) for each in answer.edges] == [("KNOWS", ""), ("KNOWS", "4 4")]
    assert (answer.people, answer.ties, answer.without_known_tie, answer.is_cut) == (4, 2, 1, False)


async def test_organisations_are_nodes_where_their_ties_are_asked_for(database: Database) -> None:
    await draw_small(database)

    answer = await graph_frames(asking(database), area="north", ties=list(TieKind), as_of=DAY)

    club = one_of(answer, "Club")
    assert (club.title, club.subtitle, club.mainstat, arcs_of(club)) == (
        "The club",
        "organisation",
        1,
        [0, 1, 0, 0, 0, 0],
    )
    assert ("ben", "Club", "AFFILIATED_WITH") in [(e.source, e.target, e.secondarystat) for e in answer.edges]


async def test_the_first_are_those_with_most_contacts_and_the_rest_is_said(database: Database) -> None:
    await draw_small(database)

    answer = await graph_frames(asking(database), area="north", first=2, as_of=DAY)

    assert ([each.id for each in answer.nodes], [each.id for each in answer.edges]) == (["ann", "ben"], ["ann--ben"])
    assert (answer.is_cut, answer.people) == (True, 4)
    assert answer.explanation.startswith(
        "Only the 2 with most contacts are shown. 4 people are known who live or are active here."
    )


async def test_a_name_that_may_not_be_seen_has_a_stand_in(database: Database) -> None:
    await draw_small(database)
    nameless = replace(ANALYST, classes=ANALYST.classes - {"A1"}, language=Language.NL)

    answer = await graph_frames(asking(database, nameless), area="north", as_of=DAY)
    seen = await graph_frames(asking(database, SEES_ALL), area="north", as_of=DAY)

    assert {each.title for each in answer.nodes} == {"iemand"}
    assert one_of(seen, "cas").subtitle == "family"
    # Family is told only to those who may see support.
    assert one_of(answer, "cas").subtitle == ""


async def test_an_area_without_people_is_two_empty_tables(database: Database) -> None:
    await draw_town(database, ["ann"])

    answer = await graph_frames(asking(database), area="empty", as_of=DAY)

    assert (answer.nodes, answer.edges, answer.is_cut) == ([], [], False)


async def test_one_person_without_ties_is_one_node(database: Database) -> None:
    await draw_town(database, ["ann"])

    answer = await graph_frames(asking(database), area="north", as_of=DAY)

    assert ([each.id for each in answer.nodes], answer.edges) == (["ann"], [])
    assert sum(arcs_of(one_of(answer, "ann"))) == pytest.approx(1)


async def test_an_area_with_only_organisations_has_those_as_nodes(database: Database) -> None:
    ties = [("Club", "BASED_AT", "hall"), ("Choir", "BASED_AT", "hall"), ("Choir", "COOPERATES_WITH", "Club")]
    await draw_town(database, [], ties, organisations={"Club": {}, "Choir": {}})

    answer = await graph_frames(asking(database), area="north", ties=[TieKind.COOPERATES_WITH], as_of=DAY)

    assert {each.id for each in answer.nodes} == {"Club", "Choir"}
    assert [{each.source, each.target} for each in answer.edges] == [{"Club", "Choir"}]


async def test_bad_input_is_refused(database: Database) -> None:
    await draw_town(database, ["ann"])

    with pytest.raises(InvalidInput, match="first is 1001; give a number from 1 to 1000"):
        await graph_frames(asking(database), area="north", first=1001)
    with pytest.raises(InvalidInput, match="'hall' is a venue"):
        await graph_frames(asking(database), area="hall")
    with pytest.raises(NotFound, match="no area with the id 'nowhere'"):
        await graph_frames(asking(database), area="nowhere")
