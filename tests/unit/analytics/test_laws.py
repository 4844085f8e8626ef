"""What must hold for every network: numbering does not matter, and somebody without ties changes nothing for others."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analytics.betweenness import betweenness
from graph.analytics.brokerage import brokerage
from graph.analytics.components import fragmentation
from graph.analytics.distances import distance_fragmentation, mean_distance, reach
from graph.analytics.holes import burt_efficiency, constraint, effective_size
from graph.analytics.mixing import ei_index
from graph.analytics.network import Floats, Network
from graph.analytics.pieces import bridges, dependents, pairs_cut
from graph.analytics.ranks import rank_ranges, ranks
from tests.unit.analytics.graphs import groups_of, networks, relabelled, with_isolate

PerNode = Callable[[Network], Floats]
PER_NODE: dict[str, PerNode] = {
    "betweenness": lambda network: betweenness(network).values,
    "constraint": constraint,
    "effective size": effective_size,
    "efficiency": lambda network: burt_efficiency(network, effective_size(network)),
    "brokerage": lambda network: brokerage(network, np.zeros(network.size, dtype=np.int64)).total.astype(float),
    "pairs cut": lambda network: pairs_cut(network).astype(float),
    "contacts": lambda network: network.degrees.astype(float),
    "nearness": lambda network: reach(network).nearness,
}
every_measure = pytest.mark.parametrize("measure", PER_NODE.values(), ids=PER_NODE.keys())


@every_measure
@given(network=networks(), data=st.data())
def test_numbering_does_not_matter(measure: PerNode, network: Network, data: st.DataObject) -> None:
    order = np.array(data.draw(st.permutations(range(network.size))), dtype=np.int64)

    found = measure(relabelled(network, order))

    assert found == pytest.approx(measure(network)[order], abs=1e-9, nan_ok=True)


@every_measure
@given(network=networks())
def test_somebody_without_ties_changes_nothing_for_others(measure: PerNode, network: Network) -> None:
    found = measure(with_isolate(network))

    assert found[:-1] == pytest.approx(measure(network), abs=1e-9, nan_ok=True)
    assert found[-1] == 0 or np.isnan(found[-1])


@given(networks())
def test_betweenness_adds_up_to_the_steps_between_reachable_pairs(network: Network) -> None:
    found = reach(network)
    between = (int(found.steps.sum()) - int(found.others.sum())) / 2

    assert betweenness(network).values.sum() == pytest.approx(between, abs=1e-9)


@given(networks())
def test_equal_costs_give_the_same_betweenness_as_steps(network: Network) -> None:
    found = betweenness(network, np.full(network.ties, 0.3)).values

    assert found == pytest.approx(betweenness(network).values, abs=1e-9)


@given(networks())
def test_equal_strengths_give_the_same_constraint_and_size_as_none(network: Network) -> None:
    strengths = np.full(network.ties, 3.0)

    assert constraint(network, strengths) == pytest.approx(constraint(network), abs=1e-9, nan_ok=True)
    assert effective_size(network, strengths) == pytest.approx(effective_size(network), abs=1e-9, nan_ok=True)


@given(networks())
def test_the_roles_add_up_to_the_open_pairs_however_the_groups_are(network: Network) -> None:
    one_group = brokerage(network, np.zeros(network.size, dtype=np.int64)).total

    assert brokerage(network, groups_of(network)).total.tolist() == one_group.tolist()
    assert brokerage(network, np.full(network.size, -1)).total.tolist() == one_group.tolist()


@given(networks())
def test_people_without_a_group_are_groups_of_their_own(network: Network) -> None:
    without = brokerage(network, np.full(network.size, -1))

    assert without.liaison.tolist() == without.total.tolist()


@given(networks())
def test_a_tie_more_never_fragments_more(network: Network) -> None:
    fewer = network.keeping_ties(np.arange(network.ties) != 0)

    assert (fragmentation(fewer) or 0) >= (fragmentation(network) or 0) - 1e-12
    assert (distance_fragmentation(reach(fewer)) or 0) >= (distance_fragmentation(reach(network)) or 0) - 1e-12


@given(networks())
def test_steps_count_more_than_reach(network: Network) -> None:
    assert (distance_fragmentation(reach(network)) or 0) >= (fragmentation(network) or 0) - 1e-12


@given(networks())
def test_a_bridge_separates_as_many_pairs_as_its_sides_have(network: Network) -> None:
    before = fragmentation(network)
    for each in bridges(network):
        kept = ~((network.first == each.first) & (network.second == each.second))
        after = fragmentation(network.keeping_ties(kept))
        assert after is not None
        assert before is not None
        assert (after - before) * network.size * (network.size - 1) / 2 == pytest.approx(each.pairs)


@given(networks())
def test_who_cuts_no_pair_and_has_two_contacts_has_no_dependents(network: Network) -> None:
    cut = pairs_cut(network)
    for node in range(network.size):
        if cut[node] == 0 and network.degrees[node] > 1:
            assert dependents(network, node).tolist() == []


@given(networks())
def test_the_ei_index_of_nodes_weighs_up_to_that_of_the_network(network: Network) -> None:
    found = ei_index(network, groups_of(network))

    weighed = np.nansum(found.nodes * network.degrees)
    assert weighed == pytest.approx(2 * (found.external - found.internal), abs=1e-9)


@given(networks())
def test_the_mean_distance_is_at_least_one(network: Network) -> None:
    found = mean_distance(reach(network))

    assert found is None or found >= 1


@given(st.lists(st.integers(0, 5) | st.just(float("nan"))))
def test_a_rank_counts_who_is_above(scores: list[float]) -> None:
    values = np.array(scores, dtype=np.float64)
    known = values[~np.isnan(values)]
    expected = [len(known) + 1 if np.isnan(each) else 1 + int((known > each).sum()) for each in values]

    assert ranks(values).tolist() == expected


@given(networks())
def test_rank_ranges_are_ordered_and_the_same_each_time(network: Network) -> None:
    first = rank_ranges(network, lambda kept, _: kept.degrees.astype(float), resamples=20)
    second = rank_ranges(network, lambda kept, _: kept.degrees.astype(float), resamples=20)

    assert (first[0] <= first[1]).all()
    assert [each.tolist() for each in first] == [each.tolist() for each in second]
