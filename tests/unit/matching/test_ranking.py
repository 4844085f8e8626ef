"""The order of matches."""

from itertools import permutations

from graph.matching.candidates import Candidate, text_score
from graph.matching.ranking import Nearness, metres_between, ranked, shortlist


def candidate(party: str, score: float = 1.0, load: int = 0) -> Candidate:
    return Candidate(
        party=party,
        gives=True,
        need="need:1",
        talent="talent:a",
        score=score,
        way=None,
        asked_text="",
        offered_texts=(),
        is_behind=False,
        summary=None,
        conditions=None,
        answer=None,
        load=load,
        venue=None,
        our_spot=None,
    )


def order(*found: tuple[Candidate, Nearness]) -> str:
    """The parties in their order, whatever the order they came in."""
    orders = {"".join(each.party for each, _ in ranked(some)) for some in permutations(found)}
    assert len(orders) == 1
    return orders.pop()


def test_closeness_never_lifts_a_worse_match() -> None:
    near, far = Nearness(1, metres=10), Nearness(None, metres=50_000)

    assert order((candidate("a", 0.6), near), (candidate("b", 1.0, load=9), far)) == "ba"


def test_a_lower_load_comes_before_closeness() -> None:
    assert (
        order((candidate("a", load=1), Nearness(1, metres=10)), (candidate("b", load=0), Nearness(3, metres=9_000)))
        == "ba"
    )


def test_fewer_steps_come_before_metres_and_unknown_comes_last() -> None:
    assert (
        order(
            (candidate("a"), Nearness(None, metres=10)),
            (candidate("b"), Nearness(3, metres=10)),
            (candidate("c"), Nearness(2, metres=9_000)),
        )
        == "cba"
    )


def test_the_same_neighbourhood_stands_between_near_and_far() -> None:
    assert (
        order(
            (candidate("a"), Nearness(None, metres=None)),
            (candidate("b"), Nearness(None, metres=4_000)),
            (candidate("c"), Nearness(None, metres=None, is_nearby=True)),
            (candidate("d"), Nearness(None, metres=400)),
        )
        == "dcba"
    )


def test_a_language_in_common_comes_after_closeness_and_before_metres() -> None:
    assert (
        order(
            (candidate("a"), Nearness(2, speaks_alike=False, metres=10)),
            (candidate("b"), Nearness(2, metres=900)),
            (candidate("c"), Nearness(1, speaks_alike=False, metres=900)),
        )
        == "cba"
    )


def test_another_language_in_common_decides_last() -> None:
    turkish = Nearness(languages=("tr",))

    assert order((candidate("a"), Nearness()), (candidate("b"), turkish), (candidate("c"), Nearness())) == "bac"


def test_equals_go_by_id() -> None:
    assert order((candidate("b"), Nearness()), (candidate("a"), Nearness()), (candidate("c"), Nearness())) == "abc"


def test_the_shortlist_keeps_all_that_equal_the_last() -> None:
    found = [candidate("a", 0.4), candidate("b"), candidate("c"), candidate("d", load=1)]

    assert [each.party for each in shortlist(found, 1)] == ["b", "c"]
    assert [each.party for each in shortlist(found, 3)] == ["b", "c", "d"]
    assert len(shortlist(found, 10)) == 4
    assert shortlist([], 5) == []


def test_metres_are_those_of_the_earth() -> None:
    utrecht, amersfoort = (52.0907, 5.1214), (52.1561, 5.3878)

    assert abs(metres_between(utrecht, amersfoort) - 19_590) < 100
    assert metres_between(utrecht, utrecht) == 0
    assert metres_between((90.0, 0.0), (-90.0, 0.0)) == 20_015_087


def test_words_alone_never_reach_the_lowest_score_of_the_tree() -> None:
    assert text_score(1.0) == 0.3
    assert text_score(0.5) == 0.15
    assert text_score(0.44) == 0.0
