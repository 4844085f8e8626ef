"""Reads the values of a change against the declared model; every rule here needs no database."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, cast

from graph.changes.results import Findings
from graph.model import Property
from graph.model_values import UnfitValue, default_value, missing, shown, stored_value

# The first may not be later than the second.
ORDERED = (
    ("since", "until"),
    ("startsAt", "endsAt"),
    ("openedOn", "neededBy"),
    ("openedOn", "closedOn"),
    ("proposedOn", "madeOn"),
    ("askedOn", "answeredOn"),
)
# One without the other means nothing.
TOGETHER = (("latitude", "longitude"),)

Values = dict[str, object]


def read_new(properties: Iterable[Property], given: Mapping[str, object], findings: Findings) -> Values:
    """What is stored of something new: given values and defaults, nothing for what is absent."""
    values = _read(properties, given, findings)
    for each in properties:
        if each.is_derived or each.name == "id" or values.get(each.name) is not None:
            continue
        values.pop(each.name, None)
        if each.default is not None:
            values[each.name] = default_value(each)
        elif each.is_required and not any(problem.field == each.name for problem in findings.problems):
            findings.add_fault(each.name, missing(each))
    if values.get("id", "") is None:
        del values["id"]
    check_together(values, findings)
    return values


def read_changed(properties: Iterable[Property], given: Mapping[str, object], findings: Findings) -> Values:
    """What changes of something stored: only the fields given, None for a field that is cleared."""
    if not given:
        findings.add("NOTHING_GIVEN", None, "Nothing to change was given. Give at least one field.")
    if "id" in given:
        findings.add("UNCHANGEABLE", "id", "An id stays what it is. Leave it out.")
    values = _read(properties, {name: value for name, value in given.items() if name != "id"}, findings)
    for each in properties:
        if each.is_required and values.get(each.name, "") is None:
            findings.add_fault(each.name, missing(each))
    return values


def check_together(values: Mapping[str, object], findings: Findings) -> None:
    """Rules over several values of one thing: dates in order, coordinates in pairs."""
    for first, second in ORDERED:
        earlier, later = values.get(first), values.get(second)
        if earlier is not None and later is not None and _is_later(earlier, later):
            findings.add(
                "WRONG_ORDER",
                second,
                "{second} ({later}) lies before {first} ({earlier}). Put the dates in order.",
                first=first,
                second=second,
                earlier=earlier,
                later=later,
            )
    for first, second in TOGETHER:
        if (values.get(first) is None) != (values.get(second) is None):
            absent = first if values.get(first) is None else second
            findings.add("REQUIRED", absent, "{first} and {second} go together. Give both.", first=first, second=second)


def native(value: Any) -> Any:
    """A value as read from the graph in Python's own types."""
    return value.to_native() if hasattr(value, "to_native") else value


def _read(properties: Iterable[Property], given: Mapping[str, object], findings: Findings) -> Values:
    known = {each.name: each for each in properties}
    values: Values = {}
    for name, value in given.items():
        declared = known.get(name)
        if declared is None:
            fields = ", ".join(sorted(each.name for each in known.values() if not each.is_derived))
            findings.add(
                "UNKNOWN_FIELD",
                name,
                "There is no field {field}. Use one of {fields}.",
                field=shown(name),
                fields=fields,
            )
        elif declared.is_derived:
            findings.add("UNCHANGEABLE", name, "{field} is kept by Schakel itself. Leave it out.", field=name)
        else:
            try:
                values[name] = stored_value(declared, value)
            except UnfitValue as fault:
                findings.add_fault(name, fault)
    return values


def _is_later(earlier: object, later: object) -> bool:
    if isinstance(earlier, str) and isinstance(later, str):
        # 2026-11-22 is not later than 2026: a year lasts until its last day.
        return earlier > later and not earlier.startswith(later)
    if isinstance(earlier, datetime) or not isinstance(earlier, date):
        return cast(datetime, earlier) > cast(datetime, later)
    return earlier > cast(date, later)
