"""Every property of every node and tie can be written, read back and cleared; driven by the declared model."""

from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Any, cast

import pytest

from graph.access import DEMO_VIEWER
from graph.changes import COMPANIONS, add_entity, add_tie, change_entity, change_tie
from graph.database import Database
from graph.model import NODE, NODES, TIE, TIES, Property, ValueKind
from tests.support.changes import draw_small_world, fresh, stored, stored_ties

REFERENCES = {
    **dict.fromkeys(("reportedBy", "askedBy", "givenBy", "capturedBy"), "anna"),
    "steward": "stichting",
    "at": "zaal",
    "origin": "cafe",
}
SAMPLES = {
    ValueKind.ID: "some:id",
    ValueKind.LINE: "één regel",
    ValueKind.TEXT: "twee\nregels",
    ValueKind.DECIMAL: 52.25,
    ValueKind.FLAG: False,
    ValueKind.DAY: date(2026, 5, 4),
    ValueKind.PARTIAL_DAY: "2026-05",
    ValueKind.MOMENT: datetime(2026, 5, 4, 20, 0, tzinfo=timezone(timedelta(hours=2))),
}
FORMED = {"email": "naam@voorbeeld.nl", "phone": "06 12345678", "postcode": "1234 AB"}
ENDS = {
    "Person": ("anna", "bert"),
    "Organisation": ("club", "stichting"),
    "Location": ("zuid", "stad"),
    "Talent": ("koken", "eten"),
    "Need": ("vraag", "vraag"),
    "Meeting": ("cafe", "cafe"),
    "Arrangement": ("maaltijd", "maaltijd"),
    "Goal": ("doel", "doel"),
    "Story": ("verhaal", "vervolg"),
    "Introduction": ("kennismaking", "kennismaking"),
    "LegalBasis": ("grond", "grond"),
}


def sample(declared: Property) -> object:
    """A value that fits a property."""
    if declared.name in REFERENCES:
        return REFERENCES[declared.name]
    if declared.name in FORMED:
        return FORMED[declared.name]
    if declared.kind is ValueKind.CHOICE:
        choices = [each.value for each in cast("type[StrEnum]", declared.choices)]
        return choices[-2:] if declared.is_list else choices[-1]
    if declared.kind is ValueKind.NUMBER:
        return int(declared.lowest or 0) + 2
    return ["eerste", "tweede"] if declared.is_list else SAMPLES[declared.kind]


def settable(properties: tuple[Property, ...]) -> list[Property]:
    return [each for each in properties if not each.is_derived and each.name != "id"]


def companions(label: str) -> dict[str, object]:
    required = {"party": "anna", "broker": "anna", "first": "bert", "second": "cato", "person": "anna"}
    return {each.field: required[each.field] for each in COMPANIONS[label] if each.is_required}


@pytest.mark.parametrize("label", [node.label for node in NODES])
async def test_every_property_of_a_node_is_stored_and_cleared(empty_database: Database, label: str) -> None:
    await draw_small_world(empty_database)
    given = {each.name: sample(each) for each in settable(NODE[label].properties)}

    added = await add_entity(
        empty_database, DEMO_VIEWER, label, mutation_id=fresh(), values={"id": "new", **given, **companions(label)}
    )
    after_adding = await stored(empty_database, "new")
    optional = {each.name: None for each in settable(NODE[label].properties) if not each.is_required}
    changed = await change_entity(
        empty_database, DEMO_VIEWER, label, "new", expected_version=1, mutation_id=fresh(), values=optional
    )
    after_clearing = await stored(empty_database, "new")

    assert (added.ref.id, added.type, added.version) == ("new", label, 1)
    assert after_adding is not None
    assert {name: after_adding[name] for name in given} == given
    assert changed.version == 2
    assert after_clearing is not None
    assert not optional.keys() & after_clearing.keys()
    assert {each.name for each in NODE[label].properties if each.is_required} <= after_clearing.keys()


@pytest.mark.parametrize(
    ("type_", "start_label", "end_label"),
    [(tie.type, start, end) for tie in TIES for start in tie.starts for end in tie.ends],
)
async def test_every_property_of_a_tie_is_stored_and_cleared(
    empty_database: Database, type_: str, start_label: str, end_label: str
) -> None:
    await draw_small_world(empty_database)
    start, end = ENDS[start_label][0], "zaal" if type_ == "RUNS" else ENDS[end_label][1]
    given = {each.name: sample(each) for each in settable(TIE[type_].properties)}
    # Who must be kept apart is recorded in one's own name only, which stays.
    kept = {"reportedBy": DEMO_VIEWER.id} if type_ == "KEEP_APART" else {}
    for name in kept:
        del given[name]

    added = await add_tie(
        empty_database, DEMO_VIEWER, type_, start, end, mutation_id=fresh(), values={"id": "new", **given}
    )
    [after_adding] = await stored_ties(empty_database, type_)
    await change_tie(
        empty_database,
        DEMO_VIEWER,
        type_,
        "new",
        expected_version=1,
        mutation_id=fresh(),
        values=dict.fromkeys(given),
    )
    [after_clearing] = await stored_ties(empty_database, type_)

    assert (added.ref.id, added.type, added.version) == ("new", type_, 1)
    assert after_adding == (start, end, {"id": "new", "version": 1, **given, **kept})
    assert after_clearing == (start, end, {"id": "new", "version": 2, **kept})


@pytest.mark.parametrize("node", NODES, ids=lambda node: node.label)
async def test_defaults_are_stored_where_nothing_is_given(empty_database: Database, node: Any) -> None:
    await draw_small_world(empty_database)
    required = {
        each.name: sample(each) for each in settable(node.properties) if each.is_required and each.default is None
    }
    before = datetime.now(UTC) - timedelta(minutes=1)

    added = await add_entity(
        empty_database, DEMO_VIEWER, node.label, mutation_id=fresh(), values={**required, **companions(node.label)}
    )
    found = await stored(empty_database, added.ref.id)

    assert found is not None
    for each in settable(node.properties):
        if each.default is not None:
            default = each.default
            assert found[each.name] == (default.value if isinstance(default, StrEnum) else default)
    assert found["version"] == 1
    assert before < found["createdAt"] == found["updatedAt"]
    assert found["createdAt"].utcoffset() == timedelta()
