"""Values of a change, read together: absent, cleared, derived, unknown, in order."""

from datetime import date

import pytest

from graph.changes.given import check_past
from graph.changes.periods import first_day
from graph.changes.results import Findings
from graph.changes.values import check_together, read_changed, read_new
from graph.model import NODE, TIE
from graph.model.kinds import Language


def found(findings: Findings) -> list[tuple[str, str | None]]:
    return [(each.code, each.field) for each in findings.problems]


def test_a_new_thing_holds_what_is_given_and_the_defaults() -> None:
    findings = Findings(Language.EN)

    values = read_new(NODE["Need"].properties, {"summary": " x ", "behind": "", "openedOn": "2026-11-22"}, findings)

    assert values == {"summary": "x", "openedOn": date(2026, 11, 22), "kind": "QUESTION", "status": "OPEN"}
    assert found(findings) == []


def test_a_change_holds_only_what_is_given() -> None:
    findings = Findings(Language.EN)

    values = read_changed(NODE["Need"].properties, {"behind": "", "neededBy": None}, findings)

    assert values == {"behind": None, "neededBy": None}
    assert found(findings) == []


def test_a_wrong_required_value_is_told_once() -> None:
    findings = Findings(Language.EN)

    read_new(NODE["Goal"].properties, {"name": 3}, findings)

    assert found(findings) == [("WRONG_KIND", "name")]


def test_a_default_stands_where_nothing_is_given_on_purpose() -> None:
    findings = Findings(Language.EN)

    values = read_new(NODE["Person"].properties, {"name": "x", "mayBeAsked": None}, findings)

    assert values == {"name": "x", "mayBeAsked": True}


@pytest.mark.parametrize("field", ["version", "createdAt", "updatedAt", "sortName"])
def test_what_schakel_keeps_is_not_given(field: str) -> None:
    findings = Findings(Language.EN)

    read_changed(NODE["Person"].properties, {field: "x"}, findings)

    assert found(findings) == [("UNCHANGEABLE", field)]


def test_an_unknown_field_names_the_known_ones() -> None:
    findings = Findings(Language.EN)

    read_changed(NODE["Goal"].properties, {"nmae": "x"}, findings)

    assert findings.problems[0].message == ('There is no field "nmae". Use one of id, name, source, steward, summary.')


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2026", "2026", []),
        ("2026-11-22", "2026", []),
        ("2026-11-22", "2026-11", []),
        ("2026-11-22", "2026-11-22", []),
        ("2025", "2026-01-01", []),
        (None, "2020", []),
        ("2026", None, []),
        ("2026", "2025-12-31", [("WRONG_ORDER", "until")]),
        ("2026-11-22", "2026-10", [("WRONG_ORDER", "until")]),
        ("2026-11-22", "2026-11-21", [("WRONG_ORDER", "until")]),
    ],
)
def test_periods_stand_in_order(since: str | None, until: str | None, expected: list[tuple[str, str]]) -> None:
    findings = Findings(Language.EN)

    check_together({"since": since, "until": until}, findings)

    assert found(findings) == expected


def test_ties_take_their_own_fields_only() -> None:
    findings = Findings(Language.EN)

    read_new(TIE["WITHIN"].properties, {"since": "2026", "strength": 3}, findings)

    assert found(findings) == [("UNKNOWN_FIELD", "since"), ("UNKNOWN_FIELD", "strength")]


@pytest.mark.parametrize(
    ("since", "is_possible"),
    [("1900", True), ("1899", False), ("1899-12", False), ("0001-01-01", False), ("2200-12-31", True), ("2201", False)],
)
def test_a_day_is_one_on_which_something_can_have_been(since: str, is_possible: bool) -> None:
    findings, asked = Findings(Language.EN), Findings(Language.EN)

    read_changed(TIE["KNOWS"].properties, {"since": since}, findings)
    check_past(first_day(since), date(2300, 1, 1), asked)

    assert found(findings) == ([] if is_possible else [("OUT_OF_RANGE", "since")])
    assert found(asked) == ([] if is_possible else [("OUT_OF_RANGE", "on")])


@pytest.mark.parametrize("field", ["openedOn", "neededBy"])
def test_a_day_of_an_entity_is_possible_too(field: str) -> None:
    findings = Findings(Language.EN)

    read_changed(NODE["Need"].properties, {field: date(1000, 1, 1)}, findings)

    assert [(each.field, each.message) for each in findings.problems] == [
        (field, f"{field} is 1000-01-01. Give a day from 1900-01-01 to 2200-12-31.")
    ]
