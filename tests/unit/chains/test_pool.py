"""The places of chains in the answer."""

from math import inf

import pytest

from graph.chains.pool import Ids, Rank, Ranked, arrange, is_whole, looks_whole, needs_second


def chain(way: str) -> Ids:
    return tuple(way.split())


def chains(*ways: str) -> list[Ids]:
    return [chain(each) for each in ways]


def rank(way: str, cost: int) -> Rank:
    ids = chain(way)
    return len(ids), cost, ids


def ways(arranged: list[Ids]) -> list[str]:
    return [" ".join(each) for each in arranged]


def test_two_searches_together_hold_each_chain_once_in_its_cheapest_form() -> None:
    one = Ranked([rank("a d c", 5), rank("a b c", 9)], whole=3)
    other = Ranked([rank("a c", 40), rank("a b c", 2)], whole=2)

    both = one | other

    assert both.ranks == [rank("a c", 40), rank("a b c", 2), rank("a d c", 5)]
    assert ways(both.ways) == ["a c", "a b c", "a d c"]
    assert both.whole == 3
    assert not both.apart


def test_the_second_place_goes_to_the_best_that_does_without_the_first_stepping_stone() -> None:
    found = chains("a b z", "a b c z", "a d e z", "a f g z")

    assert ways(arrange(found, 3)) == ["a b z", "a d e z", "a b c z"]
    assert ways(arrange(found, 2)) == ["a b z", "a d e z"]
    assert ways(arrange(found, 1)) == ["a b z"]


def test_the_second_place_goes_to_such_a_chain_also_when_all_others_are_shorter() -> None:
    found = chains("a b z", "a b c z", "a b d z")

    assert ways(arrange([*found, chain("a e f g z")], 3)) == ["a b z", "a e f g z", "a b c z"]
    assert ways(arrange(found, 3)) == ["a b z", "a b c z", "a b d z"]


@pytest.mark.parametrize(
    ("given", "count", "whole", "whole_around", "expected"),
    [
        (["a b z", "a c z"], 2, 3, 0, True),
        (["a b z", "a c z"], 2, 2, 0, False),
        (["a b z", "a c d z"], 2, 3, 0, False),
        (["a b z", "a c d z"], 2, 3, 4, True),
        (["a b z", "a b c z"], 2, 3, 4, False),
        (["a b z", "a c d z", "a b e z"], 3, 3, 4, False),
        (["a b z", "a c d z", "a b e z"], 3, 4, 0, True),
        (["a b z"], 2, 3, 0, False),
        (["a b z"], 2, inf, 0, True),
        ([], 2, inf, 0, True),
        ([], 2, 0, 0, False),
        (["a z"], 1, 2, 0, True),
        (["a z"], 2, 2, 0, False),
        (["a z"], 2, 2, inf, True),
        (["a z", "a b z"], 2, 2, 3, True),
        (["a z", "a b z"], 3, 2, 3, False),
        (["a z", "a b z", "a c d z"], 3, 2, 3, False),
    ],
)
def test_an_answer_is_whole_when_nothing_as_short_was_passed_over(
    given: list[str], count: int, whole: float, whole_around: float, expected: bool
) -> None:
    assert is_whole(chains(*given), count, whole, whole_around) is expected


@pytest.mark.parametrize(
    ("given", "count", "expected"),
    [
        ([], 3, True),
        (["a b z"], 3, False),
        (["a b c d z"], 3, True),
        (["a b z", "a c z"], 2, True),
        (["a b z", "a c d z"], 2, True),
        (["a b z", "a b d z"], 2, False),
        (["a b z", "a c d z", "a b e z"], 3, False),
        (["a z"], 3, True),
        (["a z", "a b z"], 3, False),
        (["a z", "a b z"], 2, True),
        (["a z", "a b z", "a c d z"], 3, False),
        (["a z", "a b c d z"], 3, True),
    ],
)
def test_whether_an_answer_looks_whole_is_told_by_its_chains_of_at_most_four_steps(
    given: list[str], count: int, expected: bool
) -> None:
    assert looks_whole(chains(*given), count, max_steps=4) is expected


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
