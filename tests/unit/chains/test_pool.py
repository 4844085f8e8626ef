"""The places of chains in the answer."""

from graph.chains.pool import Pool, arrange, needs_second
from graph.chains.ties import Found, Link, Stop
from graph.model.kinds import TieKind


def chain(way: str, cost: float = 1.0) -> Found:
    names = way.split()
    link = Link(TieKind.KNOWS, None, None, None, 0.2, cost / max(len(names) - 1, 1))
    return Found(tuple(Stop(name, True, name) for name in names), (link,) * (len(names) - 1))


def ways(chains: "list[Found] | tuple[Found, ...]") -> list[str]:
    return [" ".join(each.ids) for each in chains]


def test_two_pools_together_hold_each_chain_once_in_its_cheapest_form() -> None:
    pool = Pool((chain("a b c", 9), chain("a d c", 5))) | Pool((chain("a b c", 2), chain("a c", 40)), is_cut=True)

    assert ways(pool.chains) == ["a c", "a b c", "a d c"]
    assert pool.chains[1].cost == 2
    assert pool.is_cut
    assert not pool.met_apart


def test_the_second_place_goes_to_the_best_that_does_without_the_first_stepping_stone() -> None:
    chains = [chain("a b z"), chain("a b c z"), chain("a d e z"), chain("a f g z")]

    assert ways(arrange(chains, 3)) == ["a b z", "a d e z", "a b c z"]
    assert ways(arrange(chains, 2)) == ["a b z", "a d e z"]
    assert ways(arrange(chains, 1)) == ["a b z"]


def test_a_second_from_a_search_of_its_own_takes_that_place_when_none_of_the_others_can() -> None:
    chains = [chain("a b z"), chain("a b c z"), chain("a b d z")]

    assert ways(arrange(chains, 3, chain("a e f g z"))) == ["a b z", "a e f g z", "a b c z"]
    assert ways(arrange(chains, 3)) == ["a b z", "a b c z", "a b d z"]


def test_a_direct_tie_has_no_stepping_stone_to_do_without() -> None:
    chains = [chain("a z"), chain("a b z"), chain("a c z")]

    assert ways(arrange(chains, 3)) == ["a z", "a b z", "a c z"]
    assert needs_second(chains, 3, ()) is None


def test_a_search_for_a_second_is_needed_only_when_it_can_change_the_answer() -> None:
    through = [chain("a b z"), chain("a c b z")]

    assert needs_second(through, 2, ()) == "b"
    assert needs_second(through, 1, ()) is None
    assert needs_second(through, 2, ("b",)) is None
    assert needs_second([*through, chain("a d z")], 2, ()) is None
    assert needs_second([], 2, ()) is None
