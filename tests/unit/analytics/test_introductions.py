"""Whom to introduce to each other: shared contacts against networkx, groups and choices against counting."""

from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analytics.introductions import choose_pairs, groups_bridged, shared_contacts
from graph.analytics.network import Network
from tests.unit.analytics.graphs import as_networkx, networks, random_networks, relabelled, with_isolate


@pytest.mark.parametrize("network", random_networks(), ids=["sparse", "dense", "hubs", "small world"])
def test_among_everybody_it_is_the_index_of_adamic_and_adar(network: Network) -> None:
    found = shared_contacts(network, network.size)

    pairs = list(combinations(range(network.size), 2))
    for one, other, expected in nx.adamic_adar_index(as_networkx(network), pairs):
        assert found[one, other] == pytest.approx(expected)
        assert found[other, one] == pytest.approx(expected)


def test_a_contact_whom_everybody_in_the_room_knows_says_less() -> None:
    #   0 ─ 4 ─ 1        4 knows 0 and 1 only; 5 knows all four
    #   0, 1, 2, 3 ─ 5
    network = Network.of(6, [(0, 4), (1, 4), *((each, 5) for each in range(4))])

    found = shared_contacts(network, 4)

    assert found[0, 1] == pytest.approx(1 / np.log(2) + 1 / np.log(4))
    assert found[2, 3] == pytest.approx(1 / np.log(4))


@given(network=networks(), data=st.data())
def test_numbering_does_not_matter(network: Network, data: st.DataObject) -> None:
    order = np.array(data.draw(st.permutations(range(network.size))), dtype=np.int64)
    groups = np.array(data.draw(st.lists(st.integers(-1, 3), min_size=network.size, max_size=network.size)), dtype=int)
    numbered = relabelled(network, order)

    shared = shared_contacts(network, network.size)
    bridged = groups_bridged(network, network.size, groups)

    assert shared_contacts(numbered, network.size) == pytest.approx(shared[np.ix_(order, order)])
    assert groups_bridged(numbered, network.size, groups[order]) == pytest.approx(bridged[np.ix_(order, order)])


@given(networks())
def test_somebody_without_ties_shares_nothing_and_changes_nothing(network: Network) -> None:
    found = shared_contacts(with_isolate(network), network.size + 1)

    assert found[:-1, :-1] == pytest.approx(shared_contacts(network, network.size))
    assert not found[-1].any()


def test_the_first_tie_between_two_groups_bridges_most() -> None:
    # Groups a: 0 1, b: 2 3, c: 4; 5 belongs to none. a and b have two ties, b and c none.
    network = Network.of(6, [(0, 2), (1, 3), (4, 5)])

    found = groups_bridged(network, 6, np.array([0, 0, 1, 1, 2, -1]))

    assert found[0, 3] == found[1, 2] == pytest.approx(1 / 3)
    assert found[2, 4] == found[0, 4] == 1.0
    assert found[0, 1] == 0.0
    assert not found[5].any()


def test_ties_to_people_who_are_not_there_bridge_nothing() -> None:
    network = Network.of(3, [(0, 2), (1, 2)])

    assert groups_bridged(network, 2, np.array([0, 1])).tolist() == [[0.0, 1.0], [1.0, 0.0]]


@given(
    st.lists(
        st.tuples(st.integers(0, 5), st.integers(6, 9), st.integers(-1, 2), st.integers(0, 3), st.integers(0, 3)),
        max_size=20,
    ),
    st.integers(1, 6),
    st.integers(1, 3),
)
def test_no_allowed_pair_that_was_left_out_comes_before_one_that_was_taken(
    rows: list[tuple[int, int, int, int, int]], most: int, most_each: int
) -> None:
    columns = [np.array(each) for each in zip(*rows, strict=True)] if rows else [np.zeros(0, dtype=np.int64)] * 5
    first, second, subjects = columns[:3]
    scores = [each.astype(float) for each in columns[3:]]

    taken = choose_pairs(first, second, scores, subjects=subjects, most=most, most_each=most_each)

    order = sorted(range(len(rows)), key=lambda place: (-rows[place][3], -rows[place][4], *rows[place][:2], place))
    expected: list[int] = []
    for is_subject_free in (True, False):
        for place in order:
            one, other, subject, *_ = rows[place]
            chosen = [rows[each] for each in expected]
            is_new = (one, other) not in [each[:2] for each in chosen]
            has_room = all(sum(person in each[:2] for each in chosen) < most_each for person in (one, other))
            is_put_back = is_subject_free and subject >= 0 and subject in [each[2] for each in chosen]
            if is_new and has_room and not is_put_back and len(expected) < most:
                expected.append(place)
    assert taken.tolist() == expected


def test_what_one_pair_is_about_already_waits_until_all_others_had_their_turn() -> None:
    #   0 could be introduced to 1 and 2 about the same thing; 3 and 4 fit less well
    first, second = np.array([0, 0, 3]), np.array([1, 2, 4])
    scores, subjects = [np.array([3.0, 2.0, 1.0])], np.array([7, 7, -1])

    two = choose_pairs(first, second, scores, subjects=subjects, most=2, most_each=2)
    three = choose_pairs(first, second, scores, subjects=subjects, most=3, most_each=2)

    assert two.tolist() == [0, 2]
    assert three.tolist() == [0, 2, 1]


def test_a_pair_is_taken_once_for_the_best_of_what_is_not_taken_yet() -> None:
    #   0 and 2 have two things to talk about, of which 0 and 1 take the better
    first, second = np.array([0, 0, 0]), np.array([1, 2, 2])
    scores, subjects = [np.array([3.0, 2.0, 1.0])], np.array([7, 7, 8])

    assert choose_pairs(first, second, scores, subjects=subjects, most=3, most_each=2).tolist() == [0, 2]


def test_wrong_sizes_are_refused() -> None:
    nobody = np.zeros(0, dtype=np.int64)
    with pytest.raises(ValueError, match="more than the 2 nodes"):
        shared_contacts(Network.of(2, []), 3)
    with pytest.raises(ValueError, match="one group for each"):
        groups_bridged(Network.of(2, []), 2, np.zeros(1, dtype=np.int64))
    with pytest.raises(ValueError, match="at least one score"):
        choose_pairs(nobody, nobody, [], subjects=nobody, most=1, most_each=1)
