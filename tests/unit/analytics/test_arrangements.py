"""Proposed arrangements: against trying everything, and what must hold for all of them."""

import random
from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analytics import arrangements as module
from graph.analytics.arrangements import Proposal, proposed_arrangements
from graph.analytics.exchanges import Gift, Gifts
from tests.unit.analytics.gifts import Market, best_arrangements, ends, is_apart, is_arrangement, markets, score_of
from tests.unit.analytics.test_exchanges import random_gifts

LONG = 60.0


@given(market=markets(), most=st.integers(2, 8), first=st.integers(1, 3), data=st.data())
def test_no_other_arrangement_is_better(market: Market, most: int, first: int, data: st.DataObject) -> None:
    around = data.draw(st.sets(st.integers(0, market.parties - 1), max_size=2))
    gifts = market.gifts

    found = proposed_arrangements(
        gifts,
        ties=market.ties,
        apart=market.apart,
        around=around,
        max_parties=most,
        first=first,
        seconds=LONG,
    )

    expected = best_arrangements(market, around=around, most=most, first=first)
    assert [each.parties for each in found] == [each.parties for each in expected]
    assert [score_of(gifts, each.gifts) for each in found] == [each.rank[-1] for each in expected]
    assert all(each.is_optimal for each in found)


@pytest.fixture
def _in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small budget, so that only the most promising sets are looked at."""
    monkeypatch.setattr(module, "CELLS", 50_000_000)


@pytest.mark.usefixtures("_in_a_hurry")
@pytest.mark.parametrize("seed", range(4))
def test_arrangements_of_a_dense_market_are_arrangements(seed: int) -> None:
    gifts = random_gifts(seed, 40, 200)
    chance = random.Random(seed)
    apart = [(chance.randrange(20), chance.randrange(20, 40)) for _ in range(20)]
    market = Market(40, (), (), apart=tuple(apart))

    found = proposed_arrangements(gifts, apart=apart, seconds=LONG)

    earlier: set[int] = set()
    assert len(found) == 5
    for each in found:
        assert is_arrangement(gifts, each.gifts)
        assert set(each.parties) == {end for gift in each.gifts for end in ends(gifts, gift)}
        assert len(each.parties) <= 8
        assert not is_apart(market, each.parties)
        assert 2 * len(earlier.intersection(each.parties)) <= len(each.parties)
        earlier.update(each.parties)


@given(market=markets(), data=st.data())
def test_the_order_of_the_rows_does_not_matter(market: Market, data: st.DataObject) -> None:
    shuffled = Gifts.of(market.parties, data.draw(st.permutations(market.rows)), market.capacities)

    assert proposed_arrangements(shuffled, seconds=LONG) == proposed_arrangements(market.gifts, seconds=LONG)


@pytest.mark.usefixtures("_in_a_hurry")
def test_the_same_gifts_give_the_same_answer_also_when_it_is_not_proven() -> None:
    gifts = random_gifts(1, 40, 300)

    one, other = (proposed_arrangements(gifts, first=2, seconds=LONG) for _ in range(2))

    assert one == other
    assert not one[0].is_optimal


@given(markets())
def test_a_party_that_nobody_gives_to_or_gets_from_changes_nothing(market: Market) -> None:
    larger = Gifts.of(market.parties + 1, market.rows, market.capacities)

    assert proposed_arrangements(larger, seconds=LONG) == proposed_arrangements(market.gifts, seconds=LONG)


# Three circles of two: who gives and gets most stands first, ties decide between equals.
PAIRS: list[Gift] = [
    (0, 1, 0, 0, 1.0),
    (1, 0, 1, 1, 1.0),
    (2, 3, 2, 2, 1.0),
    (3, 2, 3, 3, 1.0),
    (4, 5, 4, 4, 1.0),
    (5, 4, 5, 5, 1.0),
]


def test_existing_ties_decide_between_equals() -> None:
    found = proposed_arrangements(Gifts.of(6, PAIRS, [1] * 6), ties=[(4, 5)], seconds=LONG)

    assert [each.parties for each in found] == [(4, 5), (0, 1), (2, 3)]


def test_needs_met_per_party_count_for_more_than_needs_met() -> None:
    # 2 gives to all of the others, who give each other as well; with 2 more needs are met, by more parties.
    rows = [(0, 1, 0, 0, 1.0), (1, 0, 1, 1, 1.0), (0, 1, 2, 2, 1.0), (1, 0, 3, 3, 1.0), (2, 0, 4, 4, 1.0)]

    found = proposed_arrangements(Gifts.of(3, rows, [1] * 5), first=1, seconds=LONG)

    assert found == (Proposal((0, 1), (0, 1, 2, 3), True),)


def test_an_offer_is_not_given_more_often_than_its_capacity() -> None:
    # 0 offers one thing that 1 and 2 ask; 1 and 2 each give to 0.
    rows = [(0, 1, 0, 0, 1.0), (0, 2, 1, 0, 1.0), (1, 0, 2, 1, 1.0), (2, 0, 3, 2, 1.0)]

    once = proposed_arrangements(Gifts.of(3, rows, [1, 1, 1]), first=1, seconds=LONG)
    twice = proposed_arrangements(Gifts.of(3, rows, [2, 1, 1]), first=1, seconds=LONG)

    assert once[0].parties == (0, 1)
    assert twice[0].parties == (0, 1, 2)


def test_the_better_fitting_of_two_gifts_is_chosen() -> None:
    rows = [(0, 1, 0, 0, 0.6), (0, 1, 0, 1, 1.0), (1, 0, 1, 2, 1.0)]
    gifts = Gifts.of(2, rows, [1, 1, 1])

    found = proposed_arrangements(gifts, seconds=LONG)

    assert [int(gifts.offers[gift]) for gift in found[0].gifts] == [1, 2]


def test_around_forces_parties_in_and_the_gifts_still_connect_all() -> None:
    # 0 <-> 1 is densest; 3 hangs on 2, and 2 on 1.
    rows = [(0, 1, 0, 0, 1.0), (1, 0, 1, 1, 1.0), (1, 2, 2, 1, 1.0), (2, 3, 3, 2, 1.0)]

    found = proposed_arrangements(Gifts.of(4, rows, [1, 2, 1]), around=[0, 3], seconds=LONG)

    assert [each.parties for each in found] == [(0, 1, 2, 3)]


@pytest.mark.parametrize(("around", "apart"), [([2], []), ([0, 1], [(1, 0)])])
def test_around_somebody_with_nothing_to_do_or_two_kept_apart_there_is_nothing(
    around: list[int], apart: list[tuple[int, int]]
) -> None:
    gifts = Gifts.of(3, [(0, 1, 0, 0, 1.0), (1, 0, 1, 1, 1.0)], [1, 1])

    assert proposed_arrangements(gifts, around=around, apart=apart, seconds=LONG) == ()


def test_without_gifts_there_is_nothing_to_propose() -> None:
    assert proposed_arrangements(Gifts.of(0, [], [])) == ()
    assert proposed_arrangements(Gifts.of(4, [], [])) == ()


@pytest.mark.parametrize("wrong", [{"max_parties": 1}, {"max_parties": 9}, {"first": 0}, {"around": [2]}])
def test_what_cannot_be_asked_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"2 to 8 parties|not one of 0 to 1"):
        proposed_arrangements(Gifts.of(2, [], []), **wrong)  # pyright: ignore[reportArgumentType]


def test_when_time_is_up_it_gives_what_it_has_and_does_not_claim_more() -> None:
    begun = monotonic()

    found = proposed_arrangements(random_gifts(2, 64, 1_000), seconds=0.0)

    assert found
    assert not any(each.is_optimal for each in found)
    assert monotonic() - begun < LONG


def test_among_the_gifts_of_a_town_it_searches_and_does_not_claim_to_have_seen_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MOST_GIFTS", 5)

    found = proposed_arrangements(Gifts.of(6, PAIRS, [1] * 6), first=1)

    assert [(len(each.parties), each.is_optimal) for each in found] == [(2, False)]


def test_it_may_be_stopped() -> None:
    def stop() -> None:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        proposed_arrangements(random_gifts(1, 30, 200), check=stop)
