"""A viewer changes what they may see, and a change tells no more than a read does."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from graph.access import DEMO_VIEWER, Viewer
from graph.changes import (
    Changed,
    Refused,
    add_entity,
    add_tie,
    change_entity,
    change_tie,
    end_tie,
    remove_entity,
    remove_tie,
)
from graph.database import Database
from graph.errors import Conflict, NotFound
from graph.model import DataClass
from graph.model.kinds import Audience, Language
from tests.support.changes import count, fresh, stored, stored_ties
from tests.support.graph import draw

A1, A2, B, C, D1, D2, P = (
    DataClass.A1,
    DataClass.A2,
    DataClass.B,
    DataClass.C,
    DataClass.D1,
    DataClass.D2,
    DataClass.P,
)
CONNECTOR = Viewer(
    "connector",
    audience=Audience.CONNECTOR,
    classes=frozenset({P, A1, B, C, D1}),
    areas=frozenset({"noord"}),
    language=Language.EN,
)
STRANGER = Viewer("stranger", language=Language.EN)

# Anna and Bert live in Noord and may be seen in what a connector sees; Cato in her name only; Dirk lives elsewhere;
# Eva has neither a home nor a basis.
GRAPH = """
CREATE
  (noord:Entity:Location {id: 'noord', name: 'Noord', kind: 'NEIGHBOURHOOD', version: 1}),
  (zuid:Entity:Location {id: 'zuid', name: 'Zuid', kind: 'NEIGHBOURHOOD', version: 1}),
  (anna:Entity:Party:Person {id: 'anna', name: 'Anna', version: 1, homeArea: 'noord',
    roles: ['EXPERIENCE_EXPERT', 'RESIDENT'],
    seenUntilA1_CONNECTOR: '9999-12-31', seenUntilB_CONNECTOR: '9999-12-31',
    seenUntilC_CONNECTOR: '9999-12-31', seenUntilD1_CONNECTOR: '9999-12-31'}),
  (bert:Entity:Party:Person {id: 'bert', name: 'Bert', version: 1, homeArea: 'noord',
    seenUntilA1_CONNECTOR: '9999-12-31', seenUntilB_CONNECTOR: '9999-12-31',
    seenUntilC_CONNECTOR: '9999-12-31', seenUntilD1_CONNECTOR: '9999-12-31'}),
  (cato:Entity:Party:Person {id: 'cato', name: 'Cato', version: 1, homeArea: 'noord',
    seenUntilA1_CONNECTOR: '9999-12-31'}),
  (dirk:Entity:Party:Person {id: 'dirk', name: 'Dirk', version: 1, homeArea: 'zuid',
    seenUntilA1_CONNECTOR: '9999-12-31', seenUntilC_CONNECTOR: '9999-12-31'}),
  (eva:Entity:Party:Person {id: 'eva', name: 'Eva', version: 1}),
  (zorg:Entity:Party:Organisation {id: 'zorg', name: 'Zorg', kind: 'CARE', version: 1}),
  (club:Entity:Party:Organisation {id: 'club', name: 'Club', kind: 'GROUP', version: 1}),
  (koken:Entity:Talent {id: 'koken', labelNl: 'Koken', kind: 'SKILL', version: 1}),
  (seen:Entity:Need {id: 'seen', summary: 'x', kind: 'WISH', status: 'OPEN', version: 1}),
  (hidden:Entity:Need {id: 'hidden', summary: 'x', kind: 'WISH', status: 'OPEN', version: 1}),
  (homeless:Entity:Need {id: 'homeless', summary: 'x', kind: 'WISH', status: 'OPEN', version: 1}),
  (anna)-[:HAS_NEED {id: 'h1', version: 1}]->(seen),
  (dirk)-[:HAS_NEED {id: 'h2', version: 1}]->(hidden),
  (eva)-[:HAS_NEED {id: 'h3', version: 1}]->(homeless),
  (anna)-[:KNOWS {id: 'ab', version: 1}]->(bert),
  (anna)-[:KNOWS {id: 'ac', version: 1}]->(cato),
  (anna)-[:KNOWS {id: 'ad', version: 1}]->(dirk),
  (zorg)-[:SUPPORTS {id: 'za', version: 1}]->(anna),
  (anna)-[:AFFILIATED_WITH {id: 'az', version: 1}]->(zorg),
  (anna)-[:AFFILIATED_WITH {id: 'al', version: 1}]->(club),
  (anna)-[:KEEP_APART {id: 'mine', version: 1, reportedBy: 'connector'}]->(bert),
  (anna)-[:LIVES_IN {id: 'home', version: 1}]->(noord),
  (seen)-[:ASKS_FOR {id: 'sk', version: 1}]->(koken),
  (seen)-[:TRULY_ASKS_FOR {id: 'tk', version: 1}]->(koken)
"""


@pytest.fixture
async def world(empty_database: Database) -> Database:
    await draw(empty_database, GRAPH)
    return empty_database


async def change(
    database: Database, viewer: Viewer, label: str, entity_id: str, values: Mapping[str, object], version: int = 1
) -> Changed:
    return await change_entity(
        database, viewer, label, entity_id, expected_version=version, mutation_id=fresh(), values=values
    )


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[tuple[str, str | None]]:
    return [(each.code, each.field) for each in refused.value.problems]


async def test_what_is_seen_is_changed(world: Database) -> None:
    assert (await change(world, CONNECTOR, "Person", "anna", {"name": "Anna B."})).version == 2
    assert (await change(world, CONNECTOR, "Person", "cato", {"name": "Cato B.", "source": "x"})).version == 2
    assert (await change(world, CONNECTOR, "Need", "seen", {"status": "MET"})).version == 2
    assert (await change(world, CONNECTOR, "Organisation", "club", {"size": 3})).version == 2
    assert (await change(world, STRANGER, "Organisation", "club", {"size": 4}, version=2)).version == 3


@pytest.mark.parametrize(
    ("label", "entity_id"), [("Person", "dirk"), ("Person", "eva"), ("Need", "hidden"), ("Need", "homeless")]
)
async def test_what_is_hidden_answers_as_what_does_not_exist(world: Database, label: str, entity_id: str) -> None:
    with pytest.raises(NotFound) as hidden:
        await change(world, CONNECTOR, label, entity_id, {"source": "x"}, version=7)
    with pytest.raises(NotFound) as absent:
        await change(world, CONNECTOR, label, "x" + entity_id, {"source": "x"}, version=7)
    with pytest.raises(NotFound):
        await remove_entity(world, CONNECTOR, label, entity_id, expected_version=1, mutation_id=fresh())

    assert hidden.value.message == absent.value.message.replace("x" + entity_id, entity_id)
    assert hidden.value.code == absent.value.code
    assert {**hidden.value.facts, "id": None} == {**absent.value.facts, "id": None}


async def test_fields_of_a_hidden_class_are_not_changed(world: Database) -> None:
    with pytest.raises(Refused) as person:
        await change(world, CONNECTOR, "Person", "anna", {"phone": "06 12345678", "name": "x"})
    with pytest.raises(Refused) as need:
        await change(world, CONNECTOR, "Need", "seen", {"behind": "x"})

    assert codes(person) == [("NOT_ALLOWED", "phone")]
    assert codes(need) == [("NOT_ALLOWED", "behind")]


async def test_own_people_are_changed_in_every_class(world: Database) -> None:
    resident = Viewer("dirk", own=frozenset({"dirk"}), language=Language.EN)

    assert (await change(world, resident, "Person", "dirk", {"phone": "06 12345678", "mayBeAsked": False})).version == 2


async def test_roles_that_are_hidden_stay_and_keep_their_place(world: Database) -> None:
    await change(world, CONNECTOR, "Person", "anna", {"roles": ["VOLUNTEER"]})
    anna = await stored(world, "anna")

    with pytest.raises(Refused) as refused:
        await change(world, CONNECTOR, "Person", "bert", {"roles": ["FAMILY"]})
    await change(world, CONNECTOR, "Person", "bert", {"roles": None})
    bert = await stored(world, "bert")

    assert anna is not None
    assert anna["roles"] == ["EXPERIENCE_EXPERT", "VOLUNTEER"]
    assert codes(refused) == [("NOT_ALLOWED", "roles")]
    assert bert is not None
    assert "roles" not in bert


async def test_care_stays_care_for_who_does_not_see_who_belongs_to_it(world: Database) -> None:
    with pytest.raises(Refused) as refused:
        await change(world, CONNECTOR, "Organisation", "zorg", {"kind": "GROUP", "name": "x"})
    zorg = await stored(world, "zorg")
    with pytest.raises(NotFound):
        await change_tie(
            world, CONNECTOR, "AFFILIATED_WITH", "az", expected_version=1, mutation_id=fresh(), values={"role": "lid"}
        )

    await change(world, CONNECTOR, "Organisation", "zorg", {"kind": "FAITH", "size": 3})
    await change(world, DEMO_VIEWER, "Organisation", "zorg", {"kind": "GROUP"}, version=2)
    await change(world, CONNECTOR, "Organisation", "zorg", {"kind": "CARE"}, version=3)

    assert codes(refused) == [("NOT_ALLOWED", "kind")]
    assert zorg is not None
    assert (zorg["kind"], zorg["name"], zorg["version"]) == ("CARE", "Zorg", 1)


async def test_who_sees_no_names_adds_no_people(world: Database) -> None:
    with pytest.raises(Refused) as refused:
        await add_entity(world, STRANGER, "Person", mutation_id=fresh(), values={"name": "x"})
    with pytest.raises(Refused) as contact:
        await add_entity(world, CONNECTOR, "Person", mutation_id=fresh(), values={"name": "x", "email": "x@y.nl"})
    added = await add_entity(world, CONNECTOR, "Person", mutation_id=fresh(), values={"name": "x", "livesIn": "noord"})

    assert ("NOT_ALLOWED", "name") in codes(refused)
    assert codes(contact) == [("NOT_ALLOWED", "email")]
    assert added.version == 1


@pytest.mark.parametrize("party", ["dirk", "eva", "nobody"])
async def test_a_need_is_not_recorded_of_whom_one_does_not_see(world: Database, party: str) -> None:
    with pytest.raises(Refused) as refused:
        await add_entity(world, CONNECTOR, "Need", mutation_id=fresh(), values={"summary": "x", "party": party})

    assert codes(refused) == [("NOT_FOUND", "party")]


async def test_a_need_is_not_recorded_of_whom_one_sees_the_name_only(world: Database) -> None:
    with pytest.raises(Refused) as name_only:
        await add_entity(world, CONNECTOR, "Need", mutation_id=fresh(), values={"summary": "x", "party": "cato"})
    added = await add_entity(world, CONNECTOR, "Need", mutation_id=fresh(), values={"summary": "x", "party": "bert"})

    assert [code for code, _ in codes(name_only)] == ["NOT_ALLOWED"]
    assert added.version == 1


@pytest.mark.parametrize(
    ("type_", "tie_id", "values"),
    [
        ("KNOWS", "ab", {"strength": 3}),
        ("AFFILIATED_WITH", "al", {"role": "lid"}),
        ("KEEP_APART", "mine", {"source": "x"}),
        ("LIVES_IN", "home", {"since": "2020"}),
        ("ASKS_FOR", "sk", {"source": "x"}),
        ("HAS_NEED", "h1", {"source": "x"}),
    ],
)
async def test_ties_that_are_seen_are_changed(
    world: Database, type_: str, tie_id: str, values: dict[str, object]
) -> None:
    viewer = CONNECTOR
    if type_ == "KEEP_APART":
        viewer = Viewer("connector", own=frozenset({"anna", "bert"}), classes=frozenset({P, D2}))

    changed = await change_tie(world, viewer, type_, tie_id, expected_version=1, mutation_id=fresh(), values=values)

    assert changed.version == 2


@pytest.mark.parametrize(
    ("type_", "tie_id"),
    [
        ("KNOWS", "ac"),
        ("KNOWS", "ad"),
        ("SUPPORTS", "za"),
        ("AFFILIATED_WITH", "az"),
        ("KEEP_APART", "mine"),
        ("HAS_NEED", "h2"),
        ("HAS_NEED", "h3"),
        ("TRULY_ASKS_FOR", "tk"),
        ("KNOWS", "nothing"),
    ],
)
async def test_ties_that_are_hidden_answer_as_what_does_not_exist(world: Database, type_: str, tie_id: str) -> None:
    with pytest.raises(NotFound) as changed:
        await change_tie(
            world, CONNECTOR, type_, tie_id, expected_version=9, mutation_id=fresh(), values={"source": "x"}
        )
    with pytest.raises(NotFound) as ended:
        await end_tie(world, CONNECTOR, type_, tie_id, on="2026", expected_version=9, mutation_id=fresh())
    with pytest.raises(NotFound) as removed:
        await remove_tie(world, CONNECTOR, type_, tie_id, reason="x", expected_version=9, mutation_id=fresh())

    expected = f'There is no tie of type {type_} with the id "{tie_id}".'
    assert [each.value.message for each in (changed, ended, removed)] == [expected] * 3


async def test_who_recorded_that_two_are_kept_apart_is_the_only_one_to_see_it(world: Database) -> None:
    both = {"own": frozenset({"anna", "bert"}), "classes": frozenset({P, D2}), "language": Language.EN}
    other = Viewer("other", **both)

    with pytest.raises(NotFound):
        await end_tie(world, other, "KEEP_APART", "mine", on="2026", expected_version=1, mutation_id=fresh())
    # The other may record it too, and does not learn that it is recorded already.
    await add_tie(world, other, "KEEP_APART", "bert", "anna", mutation_id=fresh(), values={})
    with pytest.raises(Conflict):
        await add_tie(world, other, "KEEP_APART", "anna", "bert", mutation_id=fresh(), values={})

    assert {each["reportedBy"] for _, _, each in await stored_ties(world, "KEEP_APART")} == {"connector", "other"}


@pytest.mark.parametrize("reporter", ["connector", "other", "anna", "nobody", None])
async def test_who_keeps_two_apart_records_it_in_their_own_name(world: Database, reporter: str | None) -> None:
    both = {"own": frozenset({"anna", "bert"}), "classes": frozenset({P, D2}), "language": Language.EN}
    other = Viewer("other", **both)
    added = await add_tie(world, other, "KEEP_APART", "anna", "bert", mutation_id=fresh(), values={})

    for viewer in (other, DEMO_VIEWER):
        with pytest.raises(Refused) as refused:
            await change_tie(
                world,
                viewer,
                "KEEP_APART",
                added.ref.id,
                expected_version=1,
                mutation_id=fresh(),
                values={"reportedBy": reporter},
            )
        assert codes(refused) == [("UNCHANGEABLE", "reportedBy")]
    if reporter:
        with pytest.raises(Refused):
            await add_tie(
                world, other, "KEEP_APART", "anna", "bert", mutation_id=fresh(), values={"reportedBy": reporter}
            )

    assert {each["reportedBy"] for _, _, each in await stored_ties(world, "KEEP_APART")} == {"connector", "other"}


@pytest.mark.parametrize("reporter", ["nope", "dirk", "eva"])
async def test_nobody_is_named_as_who_told_it_who_is_not_seen(world: Database, reporter: str) -> None:
    with pytest.raises(Refused) as changed:
        await change_tie(
            world,
            CONNECTOR,
            "KNOWS",
            "ab",
            expected_version=1,
            mutation_id=fresh(),
            values={"reportedBy": reporter, "strength": 3},
        )
    told: dict[str, object] = {"reportedBy": reporter}
    with pytest.raises(Refused) as added:
        await add_tie(world, CONNECTOR, "OFFERS", "anna", "koken", mutation_id=fresh(), values=told)
    for seen, version in (("cato", 1), ("club", 2)):
        values = {"reportedBy": seen}
        await change_tie(world, CONNECTOR, "KNOWS", "ab", expected_version=version, mutation_id=fresh(), values=values)

    assert codes(changed) == codes(added) == [("NOT_FOUND", "reportedBy")]
    assert "strength" not in next(each for _, _, each in await stored_ties(world, "KNOWS") if each["id"] == "ab")


@pytest.mark.parametrize("told", ["nope", "dirk", "eva"])
async def test_nobody_is_named_as_who_asked_or_recorded_who_is_not_seen(world: Database, told: str) -> None:
    keeper = replace(CONNECTOR, own=frozenset({"anna"}), classes=CONNECTOR.classes | {A2})
    basis: dict[str, object] = {"person": "anna", "dataClass": "C", "ground": "CONSENT"}

    with pytest.raises(Refused) as asked:
        await add_tie(world, keeper, "ANSWERS", "bert", "seen", mutation_id=fresh(), values={"askedBy": told})
    values = {**basis, "givenBy": told, "capturedBy": told}
    with pytest.raises(Refused) as recorded:
        await add_entity(world, keeper, "LegalBasis", mutation_id=fresh(), values=values)
    await add_tie(world, keeper, "ANSWERS", "bert", "seen", mutation_id=fresh(), values={"askedBy": "cato"})
    # Somebody with an account records in their own name, though accounts do not stand in the graph.
    values = {**basis, "givenBy": "anna", "capturedBy": keeper.id}
    await add_entity(world, keeper, "LegalBasis", mutation_id=fresh(), values=values)

    assert codes(asked) == [("NOT_FOUND", "askedBy")]
    assert codes(recorded) == [("NOT_FOUND", "givenBy"), ("NOT_FOUND", "capturedBy")]
    assert [each["askedBy"] for _, _, each in await stored_ties(world, "ANSWERS")] == ["cato"]


@pytest.mark.parametrize(
    ("type_", "start", "end", "expected"),
    [
        ("KNOWS", "bert", "cato", ("NOT_ALLOWED", None)),
        ("KNOWS", "anna", "cato", ("NOT_ALLOWED", None)),
        ("KNOWS", "bert", "dirk", ("NOT_FOUND", "to")),
        ("KNOWS", "anna", "dirk", ("NOT_FOUND", "to")),
        ("KNOWS", "anna", "nobody", ("NOT_FOUND", "to")),
        ("AFFILIATED_WITH", "anna", "zorg", ("NOT_ALLOWED", None)),
        ("SUPPORTS", "club", "bert", ("NOT_ALLOWED", None)),
        ("ANSWERS", "club", "hidden", ("NOT_FOUND", "to")),
    ],
)
async def test_ties_are_recorded_only_where_they_would_be_seen(
    world: Database, type_: str, start: str, end: str, expected: tuple[str, str | None]
) -> None:
    before = len(await stored_ties(world, type_))

    with pytest.raises(Refused) as refused:
        await add_tie(world, CONNECTOR, type_, start, end, mutation_id=fresh(), values={})

    assert codes(refused) == [expected]
    assert len(await stored_ties(world, type_)) == before


async def test_somebody_may_be_recorded_as_moved_out_of_sight(world: Database) -> None:
    await add_tie(world, CONNECTOR, "LIVES_IN", "anna", "zuid", mutation_id=fresh(), values={"since": "2026-11-01"})

    anna = await stored(world, "anna")
    assert anna is not None
    assert anna["homeArea"] == "zuid"
    with pytest.raises(NotFound):
        await change(world, CONNECTOR, "Person", "anna", {"name": "x"})


async def test_a_public_function_in_care_is_recorded(world: Database) -> None:
    added = await add_tie(
        world, CONNECTOR, "AFFILIATED_WITH", "bert", "zorg", mutation_id=fresh(), values={"level": "WORK"}
    )

    assert added.version == 1


async def test_who_does_not_see_all_of_a_person_does_not_remove_them(world: Database) -> None:
    with pytest.raises(Refused) as refused:
        await remove_entity(world, CONNECTOR, "Person", "anna", expected_version=1, mutation_id=fresh())
    resident = Viewer("anna", own=frozenset({"anna"}))
    await remove_entity(world, resident, "Person", "anna", expected_version=1, mutation_id=fresh())

    assert codes(refused) == [("NOT_ALLOWED", None)]
    assert await count(world, "(n {id: 'anna'})") == 0


async def test_the_number_of_hidden_dependents_is_not_told(world: Database) -> None:
    with pytest.raises(Refused) as all_seen:
        await remove_entity(world, DEMO_VIEWER, "Organisation", "zorg", expected_version=1, mutation_id=fresh())
    with pytest.raises(Refused) as some_hidden:
        await remove_entity(world, CONNECTOR, "Organisation", "zorg", expected_version=1, mutation_id=fresh())

    assert [(each.code, each.field) for each in all_seen.value.problems] == [
        ("IN_USE", "AFFILIATED_WITH"),
        ("IN_USE", "SUPPORTS"),
    ]
    assert all_seen.value.problems[0].message.startswith("Eén persoon hoort erbij")
    assert [(each.field, each.message) for each in some_hidden.value.problems] == [
        (None, "Others depend on it, in ways that you may not see.")
    ]


async def test_the_number_of_public_dependents_is_told(world: Database) -> None:
    await draw(world, "MATCH (a {id: 'club'}), (b {id: 'zuid'}) CREATE (a)-[:BASED_AT {id: 'e', version: 1}]->(b)")

    with pytest.raises(Refused) as refused:
        await remove_entity(world, CONNECTOR, "Location", "zuid", expected_version=1, mutation_id=fresh())

    assert (
        refused.value.problems[0].message == "One organisation has its seat here, or once had. Remove that tie first."
    )
