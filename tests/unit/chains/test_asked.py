"""Values that cannot be asked are refused before anything is looked up."""

from datetime import date
from typing import Any

import pytest

from graph.chains.asked import ChainOrder, ChainTarget, check_asked
from graph.errors import InvalidInput
from graph.model.kinds import OrganisationKind, TieKind

GOOD: dict[str, Any] = {
    "from_id": "ann",
    "to": "bob",
    "to_any": None,
    "via": (),
    "avoiding": (),
    "by": "FEWEST_STEPS",
    "count": 3,
    "max_steps": 6,
    "ties": None,
    "through_hubs": False,
    "day": date(2026, 11, 22),
}


def test_a_good_question_is_taken_with_its_usual_ties() -> None:
    asked = check_asked(**GOOD)

    assert asked.ties == (TieKind.KNOWS, TieKind.AFFILIATED_WITH, TieKind.COOPERATES_WITH)
    assert asked.by is ChainOrder.FEWEST_STEPS
    assert not asked.needs_network
    assert not asked.is_round


def test_ids_are_taken_without_the_spaces_around_them() -> None:
    assert check_asked(**{**GOOD, "from_id": " ann ", "avoiding": [" cor", "cor"]}).avoiding == ("cor",)


def test_tie_kinds_are_taken_once_and_in_one_order() -> None:
    asked = check_asked(**{**GOOD, "ties": ["MEETS", TieKind.KNOWS, "KNOWS"]})

    assert asked.ties == (TieKind.KNOWS, TieKind.MEETS)


@pytest.mark.parametrize(
    "given",
    [
        {"by": ChainOrder.STRONGEST},
        {"ties": [TieKind.MEETS]},
        {"via": ["cor"]},
        {"to": None, "to_any": ChainTarget(organisation_kind=OrganisationKind.CARE)},
    ],
)
def test_costs_derived_ties_waypoints_and_many_goals_need_the_network(given: dict[str, Any]) -> None:
    assert check_asked(**{**GOOD, **given}).needs_network


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"to": None}, "Give exactly one of to and toAny; none was given."),
        ({"to_any": ChainTarget(talent="t")}, "Give exactly one of to and toAny; both were given."),
        ({"to": None, "to_any": ChainTarget()}, "in toAny; given: -."),
        ({"to": None, "to_any": ChainTarget(talent="t", need="n")}, "in toAny; given: talent, need."),
        ({"from_id": ""}, "from is ''; an id has 1 to 64 characters out of A-Z a-z 0-9 . _ : and -."),
        ({"from_id": "a" * 10_000}, f"from is '{'a' * 61}...'; an id has"),
        ({"to": "x y"}, "to is 'x y'; an id has"),
        ({"via": ["a'b"]}, 'via is "a\'b"; an id has'),
        ({"max_steps": 0}, "maxSteps is 0; give a number from 1 to 8."),
        ({"max_steps": 50}, "maxSteps is 50; give a number from 1 to 8."),
        ({"count": 0}, "count is 0; give a number from 1 to 10."),
        ({"count": 1000}, "count is 1000; give a number from 1 to 10."),
        ({"count": -1}, "count is -1; give a number from 1 to 10."),
        ({"via": ["a", "b", "c", "d"]}, "via has 4 ids; at most 3 are allowed. Drop some."),
        ({"avoiding": ["a"] * 51}, "avoiding has 51 ids; at most 50 are allowed. Drop some."),
        ({"via": ["ann"]}, "via may not hold the start, the goal or the same id twice"),
        ({"via": ["cor", "cor"]}, "via may not hold the start, the goal or the same id twice"),
        ({"avoiding": ["cor", "bob"]}, "bob is to be avoided, but is also the start, the goal or in via."),
        ({"via": ["cor"], "avoiding": ["cor"]}, "cor is to be avoided, but is also"),
        ({"via": ["cor", "dan"], "max_steps": 2}, "A chain by way of 2 others has at least 3 steps; maxSteps is 2."),
        ({"by": "FASTEST"}, "by is 'FASTEST'. Give 'FEWEST_STEPS' or 'STRONGEST'."),
        ({"ties": ["LOVES"]}, "ties is 'LOVES'. Give 'KNOWS', 'AFFILIATED_WITH', 'COOPERATES_WITH', or 'MEETS'."),
        ({"ties": []}, "ties is empty; give at least one of KNOWS, AFFILIATED_WITH, COOPERATES_WITH, MEETS"),
        ({"day": date(1, 1, 1)}, "asOf is 0001-01-01; give a day from 1900-01-01 to 2200-12-31."),
    ],
)
def test_what_was_given_and_what_is_allowed_are_told(given: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        check_asked(**{**GOOD, **given})

    assert message in refused.value.message
