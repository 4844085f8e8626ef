"""Adding and changing entities on the real database: each rule, kept and broken."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from graph.access import DEMO_VIEWER
from graph.changes import Changed, Refused, add_entity, change_entity, problems_of
from graph.database import Database
from graph.errors import Conflict, InvalidInput, NotFound
from graph.model.kinds import Language
from tests.support.changes import count, draw_small_world, fresh, stored, stored_ties
from tests.support.graph import draw

DAY = date(2026, 11, 22)
ENGLISH = replace(DEMO_VIEWER, language=Language.EN, day=DAY)


@pytest.fixture
async def world(empty_database: Database) -> Database:
    await draw_small_world(empty_database)
    return empty_database


async def add(database: Database, label: str, values: Mapping[str, object]) -> Changed:
    return await add_entity(database, ENGLISH, label, mutation_id=fresh(), values=values)


async def change(
    database: Database, label: str, entity_id: str, values: Mapping[str, object], version: int = 1
) -> Changed:
    return await change_entity(
        database, ENGLISH, label, entity_id, expected_version=version, mutation_id=fresh(), values=values
    )


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[tuple[str, str | None]]:
    return [(each.code, each.field) for each in refused.value.problems]


async def test_a_new_person_is_a_party_with_a_name_that_sorts(world: Database) -> None:
    added = await add(world, "Person", {"name": "Anna van den Berg", "livesIn": "noord"})

    person = await stored(world, added.ref.id)
    assert person is not None
    assert person["sortName"] == "Berg, Anna van den"
    assert person["homeArea"] == "noord"
    assert person["mayBeAsked"] is True
    assert await count(world, "(n:Entity:Party:Person {id: $id})", id=added.ref.id) == 1
    assert added.ref.id[14] == "7"


async def test_a_new_goal_is_no_party(world: Database) -> None:
    added = await add(world, "Goal", {"name": "Groen"})

    assert await count(world, "(n:Entity:Goal {id: $id} WHERE NOT n:Party)", id=added.ref.id) == 1


async def test_only_given_fields_change(world: Database) -> None:
    await add(world, "Person", {"id": "dirk", "name": "Dirk Jan", "phone": "06 12345678", "nicknames": ["Dickie"]})

    changed = await change(world, "Person", "dirk", {"phone": "06 87654321"})
    person = await stored(world, "dirk")

    assert changed.version == 2
    assert person is not None
    assert (person["name"], person["phone"], person["nicknames"]) == ("Dirk Jan", "06 87654321", ["Dickie"])
    assert person["updatedAt"] > person["createdAt"]


async def test_empty_text_and_null_clear_a_field(world: Database) -> None:
    await add(
        world, "Person", {"id": "dirk", "name": "Dirk", "phone": "06 12345678", "email": "d@example.org", "roles": []}
    )

    await change(world, "Person", "dirk", {"phone": None, "email": "  "})

    person = await stored(world, "dirk")
    assert person is not None
    assert {"phone", "email", "roles"} & person.keys() == set()


async def test_a_changed_family_name_sorts_anew(world: Database) -> None:
    await add(world, "Person", {"id": "dirk", "name": "Dirk de Boer"})

    await change(world, "Person", "dirk", {"familyName": "Smit", "name": "Dirk Smit"})

    person = await stored(world, "dirk")
    assert person is not None
    assert person["sortName"] == "Smit, Dirk"


async def test_all_problems_are_told_at_once(world: Database) -> None:
    with pytest.raises(Refused) as refused:
        await add(
            world,
            "Person",
            {
                "roles": ["RESIDENT", "KING"],
                "phone": "0" * 501,
                "inactiveSince": "2026-13",
                "mayBeAsked": "yes",
                "version": 3,
                "colour": "red",
                "livesIn": "not an id",
            },
        )

    assert set(codes(refused)) == {
        ("REQUIRED", "name"),
        ("UNKNOWN_CHOICE", "roles"),
        ("TOO_LONG", "phone"),
        ("INVALID_DATE", "inactiveSince"),
        ("WRONG_KIND", "mayBeAsked"),
        ("UNCHANGEABLE", "version"),
        ("UNKNOWN_FIELD", "colour"),
        ("INVALID_ID", "livesIn"),
    }


async def test_a_refusal_is_told_in_dutch(world: Database) -> None:
    with pytest.raises(Refused) as refused:
        await add_entity(world, DEMO_VIEWER, "Goal", mutation_id=fresh(), values={"name": " "})

    assert refused.value.problems[0].message == "name is verplicht en mag niet leeg zijn."


async def test_a_refused_change_leaves_nothing(world: Database) -> None:
    with pytest.raises(Refused):
        await add(world, "Person", {"id": "dirk", "name": "Dirk", "livesIn": "nowhere"})

    assert await stored(world, "dirk") is None
    assert await count(world, "(m:Mutation)") == 0


async def test_a_required_field_cannot_be_cleared(world: Database) -> None:
    with pytest.raises(Refused) as refused:
        await change(world, "Need", "vraag", {"summary": None, "status": None, "behind": None})

    assert codes(refused) == [("REQUIRED", "summary"), ("REQUIRED", "status")]


async def test_nothing_to_change_is_refused(world: Database) -> None:
    with pytest.raises(Refused) as refused:
        await change(world, "Need", "vraag", {})

    assert codes(refused) == [("NOTHING_GIVEN", None)]


async def test_an_id_stays_what_it_is(world: Database) -> None:
    with pytest.raises(Refused) as refused:
        await change(world, "Need", "vraag", {"id": "other"})

    assert codes(refused) == [("UNCHANGEABLE", "id")]


async def test_a_version_that_is_not_the_present_one_is_a_conflict(world: Database) -> None:
    await change(world, "Goal", "doel", {"summary": "eerst"})

    with pytest.raises(Conflict) as conflict:
        await change(world, "Goal", "doel", {"summary": "daarna"}, version=1)

    assert conflict.value.code == "VERSION_CONFLICT"
    assert conflict.value.facts["version"] == 2
    assert [each.field for each in problems_of(conflict.value, Language.EN)] == ["expectedVersion"]


@pytest.mark.parametrize("version", [0, -1, True])
async def test_a_version_below_one_is_refused(world: Database, version: int) -> None:
    with pytest.raises(Refused) as refused:
        await change(world, "Goal", "doel", {"summary": "x"}, version=version)

    assert codes(refused) == [("OUT_OF_RANGE", "expectedVersion")]


@pytest.mark.parametrize(
    ("label", "entity_id"), [("Goal", "nobody"), ("Person", "doel"), ("Goal", "no id"), ("Goal", "")]
)
async def test_unknown_ids_and_ids_of_something_else_are_not_found(world: Database, label: str, entity_id: str) -> None:
    with pytest.raises(NotFound):
        await change(world, label, entity_id, {"name": "x"})


async def test_an_unknown_kind_of_entity_is_refused(world: Database) -> None:
    with pytest.raises(InvalidInput, match="Choose one of Person"):
        await add(world, "Dragon", {"name": "x"})


async def test_an_id_in_use_is_a_conflict(world: Database) -> None:
    with pytest.raises(Conflict) as conflict:
        await add(world, "Goal", {"id": "anna", "name": "x"})

    assert conflict.value.code == "EXISTS"


@pytest.mark.parametrize("mutation_id", ["", "with space", "x" * 65, "é"])
async def test_a_mutation_id_of_the_wrong_form_is_refused(world: Database, mutation_id: str) -> None:
    with pytest.raises(Refused) as refused:
        await add_entity(world, ENGLISH, "Goal", mutation_id=mutation_id, values={"name": "x"})

    assert codes(refused) == [("INVALID_ID", "mutationId")]


async def test_companions_are_made_with_their_entity(world: Database) -> None:
    need = await add(
        world,
        "Need",
        {
            "summary": "Wie leert mij koken?",
            "party": "anna",
            "asksFor": ["koken", "eten", "koken"],
            "trulyAsksFor": ["eten"],
            "concerns": ["noord"],
        },
    )
    meeting = await add(
        world, "Meeting", {"name": "Café", "startsAt": "2026-12-01 20:00", "heldAt": "zaal", "hosts": ["club"]}
    )
    arrangement = await add(
        world,
        "Arrangement",
        {"name": "Eten", "heldAt": ["zaal"], "pursues": ["doel"], "participants": ["anna", "club"]},
    )

    assert [(a, b) for a, b, _ in await stored_ties(world, "HAS_NEED")] == [("anna", need.ref.id)]
    assert {b for _, b, _ in await stored_ties(world, "ASKS_FOR")} == {"koken", "eten"}
    assert [(a, b) for a, b, _ in await stored_ties(world, "TRULY_ASKS_FOR")] == [(need.ref.id, "eten")]
    assert [(a, b) for a, b, _ in await stored_ties(world, "CONCERNS")] == [(need.ref.id, "noord")]
    assert {(a, b) for a, b, _ in await stored_ties(world, "HELD_AT")} == {
        (meeting.ref.id, "zaal"),
        (arrangement.ref.id, "zaal"),
    }
    assert [(a, b) for a, b, _ in await stored_ties(world, "HOSTS")] == [("club", meeting.ref.id)]
    assert [(a, b) for a, b, _ in await stored_ties(world, "PURSUES")] == [(arrangement.ref.id, "doel")]
    assert {a for a, _, _ in await stored_ties(world, "TAKES_PART_IN")} == {"anna", "club"}
    assert all(values["version"] == 1 for _, _, values in await stored_ties(world, "ASKS_FOR"))


@pytest.mark.parametrize(
    ("label", "values", "expected"),
    [
        ("Person", {"name": "x", "livesIn": "nowhere"}, ("NOT_FOUND", "livesIn")),
        ("Person", {"name": "x", "livesIn": "zaal"}, ("WRONG_PLACE", "livesIn")),
        ("Person", {"name": "x", "livesIn": "anna"}, ("WRONG_END", "livesIn")),
        ("Person", {"name": "x", "livesIn": ["noord"]}, ("INVALID_ID", "livesIn")),
        ("Person", {"name": "x", "activeIn": "noord"}, ("WRONG_KIND", "activeIn")),
        ("Person", {"name": "x", "steward": "anna"}, ("WRONG_END", "steward")),
        ("Person", {"name": "x", "steward": "nobody"}, ("NOT_FOUND", "steward")),
        ("Organisation", {"name": "x", "runs": ["noord"]}, ("WRONG_PLACE", "runs")),
        ("Location", {"name": "x", "kind": "AREA", "within": ["zaal"]}, ("WRONG_PLACE", "within")),
        ("Location", {"id": "self", "name": "x", "kind": "AREA", "within": ["self"]}, ("SELF_TIE", "within")),
        ("Location", {"name": "x", "kind": "AREA", "latitude": 52.0}, ("REQUIRED", "longitude")),
        ("Need", {"summary": "x"}, ("REQUIRED", "party")),
        ("Need", {"summary": "x", "party": "koken"}, ("WRONG_END", "party")),
        (
            "Need",
            {"summary": "x", "party": "anna", "openedOn": "2026-02-02", "closedOn": "2026-02-01"},
            ("WRONG_ORDER", "closedOn"),
        ),
        (
            "Meeting",
            {"name": "x", "startsAt": "2026-01-01 20:00", "endsAt": "2026-01-01 19:00"},
            ("WRONG_ORDER", "endsAt"),
        ),
        ("Arrangement", {"name": "x", "since": "2026-02", "until": "2026-01"}, ("WRONG_ORDER", "until")),
        ("Introduction", {"broker": "anna", "first": "bert", "second": "bert"}, ("SAME_PERSON", "second")),
        ("Introduction", {"broker": "anna", "first": "anna", "second": "bert"}, ("SAME_PERSON", "second")),
        ("Introduction", {"broker": "anna", "first": "bert"}, ("REQUIRED", "second")),
        ("Introduction", {"broker": "club", "first": "bert", "second": "cato"}, ("WRONG_END", "broker")),
        ("LegalBasis", {"dataClass": "A1", "ground": "CONSENT"}, ("REQUIRED", "person")),
    ],
)
async def test_what_a_new_entity_must_keep_to(
    world: Database, label: str, values: dict[str, object], expected: tuple[str, str]
) -> None:
    with pytest.raises(Refused) as refused:
        await add(world, label, values)

    assert codes(refused) == [expected]


@pytest.mark.parametrize(
    ("label", "values"),
    [
        ("Person", {"name": "x", "livesIn": "noord", "activeIn": ["zaal"], "steward": "club"}),
        ("Organisation", {"name": "x", "basedAt": "noord", "runs": ["zaal"], "activeIn": ["stad"]}),
        ("Location", {"name": "x", "kind": "VENUE", "within": ["noord", "stad"], "latitude": 52, "longitude": 6.5}),
        ("Talent", {"labelNl": "x", "broader": ["eten"]}),
        ("Need", {"summary": "x", "party": "club", "openedOn": "2026-02-02", "closedOn": "2026-02-02"}),
        ("Meeting", {"name": "x", "startsAt": "2026-01-01 20:00", "endsAt": "2026-01-01 20:00", "heldAt": "noord"}),
        ("Arrangement", {"name": "x", "since": "2026-02-03", "until": "2026"}),
        ("Story", {"title": "x", "text": "y\nz", "about": ["anna", "noord", "vraag"]}),
        ("Introduction", {"broker": "anna", "first": "bert", "second": "cato"}),
    ],
)
async def test_what_keeps_to_the_rules_is_stored(world: Database, label: str, values: dict[str, object]) -> None:
    added = await add(world, label, values)

    assert await stored(world, added.ref.id) is not None


async def test_dates_are_compared_with_what_is_stored(world: Database) -> None:
    await change(world, "Need", "vraag", {"openedOn": "2026-05-05"})

    with pytest.raises(Refused) as refused:
        await change(world, "Need", "vraag", {"closedOn": date(2026, 5, 4)}, version=2)

    assert codes(refused) == [("WRONG_ORDER", "closedOn")]


async def test_a_legal_basis_lets_its_person_be_seen(world: Database) -> None:
    basis = await add(
        world,
        "LegalBasis",
        {"dataClass": "B", "ground": "CONSENT", "audience": ["CONNECTOR"], "until": "2027-01-31", "person": "anna"},
    )
    before = await stored(world, "anna")

    await change(world, "LegalBasis", basis.ref.id, {"withdrawnAt": "2026-11-01"})
    after = await stored(world, "anna")

    assert before is not None
    assert before["seenUntilB_CONNECTOR"] == "2027-01-31"
    assert after is not None
    assert "seenUntilB_CONNECTOR" not in after


async def test_an_area_with_residents_does_not_become_a_venue(world: Database) -> None:
    await add(world, "Person", {"name": "x", "livesIn": "noord"})

    with pytest.raises(Refused) as refused:
        await change(world, "Location", "noord", {"kind": "VENUE"})
    changed = await change(world, "Location", "zuid", {"kind": "VENUE"})

    assert codes(refused) == [("WRONG_PLACE", "kind")]
    assert changed.version == 2


async def test_a_venue_that_is_run_does_not_become_an_area(world: Database) -> None:
    await add(world, "Organisation", {"name": "x", "runs": ["zaal"]})

    with pytest.raises(Refused) as refused:
        await change(world, "Location", "zaal", {"kind": "AREA"})

    assert codes(refused) == [("WRONG_PLACE", "kind")]


async def test_an_introduction_that_is_made_becomes_a_tie(world: Database) -> None:
    made = await add(world, "Introduction", {"id": "i", "broker": "anna", "first": "cato", "second": "bert"})
    assert await stored_ties(world, "KNOWS") == []

    await change(world, "Introduction", made.ref.id, {"status": "MADE", "madeOn": "2026-11-03"})

    [(start, end, tie)] = await stored_ties(world, "KNOWS")
    assert (start, end) == ("bert", "cato")
    assert (tie["since"], tie["lastContact"], tie["origin"]) == ("2026-11-03", date(2026, 11, 3), "i")
    assert tie["version"] == 1


async def test_an_introduction_of_acquaintances_refreshes_their_tie(world: Database) -> None:
    await draw(
        world,
        "MATCH (a:Person {id: 'bert'}), (b:Person {id: 'cato'}) "
        "CREATE (a)-[:KNOWS {id: 'k', version: 1, strength: 4, lastContact: date('2020-01-01')}]->(b)",
    )

    await add(world, "Introduction", {"broker": "anna", "first": "cato", "second": "bert", "status": "MADE"})

    [(_, _, tie)] = await stored_ties(world, "KNOWS")
    assert tie == {"id": "k", "version": 2, "strength": 4, "lastContact": DAY}


async def test_an_introduction_that_was_made_long_ago_does_not_set_a_tie_back(world: Database) -> None:
    await draw(
        world,
        "MATCH (a:Person {id: 'bert'}), (b:Person {id: 'cato'}) "
        "CREATE (a)-[:KNOWS {id: 'k', version: 1, lastContact: date('2026-10-01')}]->(b)",
    )
    values = {"broker": "anna", "first": "cato", "second": "bert", "status": "MADE", "madeOn": "2019-01-01"}

    made = await add(world, "Introduction", values)
    await change(world, "Introduction", made.ref.id, {"reason": "beiden koken"})

    [(_, _, tie)] = await stored_ties(world, "KNOWS")
    assert (tie["lastContact"], tie["version"]) == (date(2026, 10, 1), 2)


async def test_every_change_raises_the_revision_once(world: Database) -> None:
    before = (await draw(world, "MATCH (r:Revision {id: 'graph'}) RETURN r.number"))[0][0]

    await add(world, "Goal", {"name": "x"})

    after = (await draw(world, "MATCH (r:Revision {id: 'graph'}) RETURN r.number"))[0][0]
    assert isinstance(before, int)
    assert after == before + 2  # one for the change, one for the look before it
