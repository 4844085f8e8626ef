"""Whom to introduce to each other: contacts that two people share, groups that a tie between them would bridge."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from graph.analytics._scipy import matrix_of
from graph.analytics.network import Floats, Integers, Network


def shared_contacts(network: Network, people: int) -> Floats:
    """How much each two of the first people of a network have in common through those they both know.

    Definition: the index of Adamic and Adar, S_ij = sum over the contacts z of both i and j of 1 / ln d_z, where d_z is
    how many of the `people` know z. A contact who knows everybody in the room says little about two of them.

    Parameters:
        network: the people in question as its first nodes, then everybody else they know; ties are undirected and
            without weights.
        people: how many of the nodes are people in question.

    Returns: a symmetric matrix of `people` by `people`, 0 or higher, with 0 on the diagonal.

    Raises: ValueError when `people` is more than there are nodes.

    Complexity: O(sum over z of d_z^2) time, O(people^2) memory; contacts whom many know make it worse.

    Edge cases: isolated people share nothing with anybody; no people give an empty matrix. A contact of two has at
    least d_z = 2, so that nothing is divided by zero.

    Example:
        >>> shared = shared_contacts(Network.of(4, [(0, 3), (1, 3)]), 3)
        >>> shared.round(3).tolist()
        [[0.0, 1.443, 0.0], [1.443, 0.0, 0.0], [0.0, 0.0, 0.0]]

    References: Adamic and Adar 2003, Friends and neighbors on the web, doi:10.1016/S0378-8733(03)00009-1.
    """
    if people > network.size:
        raise ValueError(f"{people} people are more than the {network.size} nodes of the network.")
    known = network.adjacency[:people]
    counts = np.bincount(known.indices, minlength=network.size)
    weights = np.divide(1.0, np.log(np.maximum(counts, 2)), out=np.zeros(network.size), where=counts > 1)
    nodes = np.arange(network.size)
    weighted = known @ matrix_of(weights, nodes, nodes, (network.size, network.size))
    shared = np.asarray((weighted @ known.T).todense(), dtype=np.float64).reshape(people, people)
    np.fill_diagonal(shared, 0.0)
    return shared


def groups_bridged(network: Network, people: int, groups: Integers) -> Floats:
    """How much a tie between each two of the first people of a network would bridge their groups.

    Definition: B_ij = 1 / (1 + t(g_i, g_j)) for two people of different groups, where t counts the ties between people
    of these two groups; 0 for two of the same group and where a group is not known.

    Parameters:
        network: the people in question as its first nodes; ties to other nodes do not count.
        people: how many of the nodes are people in question.
        groups: the number of each one's group, -1 where it is not known.

    Returns: a symmetric matrix of `people` by `people`, from 0 to 1: 1 for the first tie between two groups.

    Raises: ValueError when there are not as many groups as people.

    Complexity: O(m + people^2 + g^2) time and memory for m ties and g groups.

    Edge cases: no people give an empty matrix; with one group, or none known, everything is 0.

    Example:
        >>> network = Network.of(4, [(0, 2)])
        >>> groups_bridged(network, 4, np.array([0, 0, 1, 2])).tolist()[1]
        [0.0, 0.0, 0.5, 1.0]

    References: Burt 1992, Structural holes, Harvard University Press, doi:10.4159/9780674038714; the grading by the
    ties that are there already is ours.
    """
    if len(groups) != people:
        raise ValueError(f"There are {people} people and {len(groups)} groups; give one group for each.")
    inside = network.second < people
    first, second = groups[network.first[inside]], groups[network.second[inside]]
    is_known = (first >= 0) & (second >= 0)
    size = int(groups.max(initial=-1)) + 1
    ties = np.zeros((size, size))
    np.add.at(ties, (first[is_known], second[is_known]), 1.0)
    ties += ties.T
    has_group = groups >= 0
    bridged = np.zeros((people, people))
    rows = np.flatnonzero(has_group)
    own = groups[rows]
    values = 1.0 / (1.0 + ties[np.ix_(own, own)]) if len(rows) else np.zeros((0, 0))
    bridged[np.ix_(rows, rows)] = np.where(own[:, None] != own[None, :], values, 0.0)
    return bridged


def choose_pairs(
    first: Integers, second: Integers, scores: Sequence[Floats], *, subjects: Integers, most: int, most_each: int
) -> Integers:
    """The best pairs of people for one evening: nobody too often, and nothing twice while there is anything else.

    Definition: pairs are ordered by the first score, then the second and so on, highest first, then by their numbers,
    then as given. From the top each is taken unless the same two are taken already, one of them is in `most_each` taken
    pairs, or a taken pair is about the same subject; until there are `most`. When all have had their turn and there are
    fewer, those that only their subject held back follow in the same order.

    So no other allowed choice is better in the first place in which they differ, and no subject comes twice while a
    pair about anything else is left.

    Parameters:
        first, second: the two people of each pair; two who could speak of several things are a pair for each.
        scores: one array for each criterion, the most important first; higher is better.
        subjects: the number of what each pair is about, -1 for nothing that another pair could be about too.
        most: how many pairs at most.
        most_each: how many of them one person may be in.

    Returns: the places of the chosen pairs, the best first, then those whose subject came before.

    Raises: ValueError when there is no criterion.

    Complexity: O(s p log p) time for p pairs and s scores, O(p) memory.

    Edge cases: no pairs give no places. Scores that differ by less than 1e-9 count as equal, since sums differ in their
    last digits by the order of adding.

    Example:
        >>> first, second = np.array([0, 0, 0]), np.array([1, 2, 3])
        >>> scores, subjects = [np.array([1.0, 3.0, 2.0])], np.array([-1, 5, 5])
        >>> choose_pairs(first, second, scores, subjects=subjects, most=8, most_each=2).tolist()
        [1, 0]

    References: none; the greedy choice of a maximal matching with capacities, best first.
    """
    if not scores:
        raise ValueError("Give at least one score by which the pairs are ordered.")
    keys = [second, first, *(-np.round(each, 9) for each in reversed(scores))]
    order: list[int] = np.lexsort(keys).tolist()
    taken: list[int] = []
    waiting: list[int] = []
    times: Counter[int] = Counter()
    pairs: set[tuple[int, int]] = set()
    settled: set[int] = set()
    for turn in (order, waiting):
        for place in turn:
            pair, subject = (int(first[place]), int(second[place])), int(subjects[place])
            if len(taken) == most:
                break
            if pair in pairs or any(times[person] >= most_each for person in pair):
                continue
            if turn is order and subject in settled:
                waiting.append(place)
                continue
            taken.append(place)
            times.update(pair)
            pairs.add(pair)
            settled.update([subject] if subject >= 0 else [])
    return np.array(taken, dtype=np.int64)
