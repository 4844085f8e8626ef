"""Circles in what must be a tree."""

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from seeds.trees import circles


def test_a_tree_has_no_circle() -> None:
    assert [*circles({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []})] == []


def test_a_circle_begins_with_its_smallest_id_and_leaves_out_what_leads_to_it() -> None:
    assert [*circles({"x": ["c"], "c": ["a"], "a": ["b"], "b": ["c", "z"]})] == [["a", "b", "c"]]


def test_two_circles_are_both_found() -> None:
    assert [*circles({"a": ["b"], "b": ["a"], "c": ["d"], "d": ["c"]})] == [["a", "b"], ["c", "d"]]


def test_something_under_itself_is_a_circle() -> None:
    assert [*circles({"a": ["a"]})] == [["a"]]


IDS = st.sampled_from("abcdefgh")


@given(st.dictionaries(IDS, st.sets(IDS, max_size=3)))
def test_nothing_is_left_in_a_circle_when_one_tie_of_each_is_taken_out(edges: dict[str, set[str]]) -> None:
    graph = nx.DiGraph((lower, upper) for lower, uppers in edges.items() for upper in uppers)

    found = [*circles(edges)]

    assert bool(found) != nx.is_directed_acyclic_graph(graph)
    for circle in found:
        steps = [*zip(circle, [*circle[1:], circle[0]], strict=True)]
        assert all(upper in edges[lower] for lower, upper in steps)
        graph.remove_edges_from(steps)
    assert nx.is_directed_acyclic_graph(graph)
