"""The places of chains in the answer."""

from graph.chains.pool import Ids, Rank, Ranked, arrange, needs_second


def chain(way: str) -> Ids:
    return tuple(way.split())


def chains(*ways: str) -> list[Ids]:
    return [chain(each) for each in ways]


def rank(way: str, cost: float) -> Rank:
    ids = chain(way)
    return len(ids), cost, ids


def ways(arranged: list[Ids]) -> list[str]:
    return [" ".join(each) for each in arranged]


def test_two_searches_together_hold_each_chain_once_in_its_cheapest_form() -> None:
    one = Ranked([rank("a d c", 5), rank("a b c", 9)])
    other = Ranked([rank("a c", 40), rank("a b c", 2)], is_cut=True)

    both = one | other

    assert both.ranks == [rank("a c", 40), rank("a b c", 2), rank("a d c", 5)]
    assert ways(both.ways) == ["a c", "a b c", "a d c"]
    assert both.is_cut
    assert not both.met_apart


def test_the_second_place_goes_to_the_best_that_does_without_the_first_stepping_stone() -> None:
    found = chains("a b z", "a b c z", "a d e z", "a f g z")

    assert ways(arrange(found, 3)) == ["a b z", "a d e z", "a b c z"]
    assert ways(arrange(found, 2)) == ["a b z", "a d e z"]
    assert ways(arrange(found, 1)) == ["a b z"]


def test_the_second_place_goes_to_such_a_chain_also_when_all_others_are_shorter() -> None:
    found = chains("a b z", "a b c z", "a b d z")

    assert ways(arrange([*found, chain("a e f g z")], 3)) == ["a b z", "a e f g z", "a b c z"]
    assert ways(arrange(found, 3)) == ["a b z", "a b c z", "a b d z"]


def test_a_direct_tie_has_no_stepping_stone_to_do_without() -> None:
    found = chains("a z", "a b z", "a c z")

    assert ways(arrange(found, 3)) == ["a z", "a b z", "a c z"]
    assert needs_second(found, 3) is None


def test_a_search_for_a_second_is_needed_only_when_it_can_change_the_answer() -> None:
    through = chains("a b z", "a c b z")

    assert needs_second(through, 2) == "b"
    assert needs_second(through, 1) is None
    assert needs_second(through, 2, ("b",)) is None
    assert needs_second([*through, chain("a d z")], 2) is None
    assert needs_second([], 2) is None
