"""Removing entities on the real database: what goes along, and what holds them in place."""

import asyncio
from dataclasses import replace
from itertools import combinations

import pytest

from graph.access import DEMO_VIEWER
from graph.changes import Changed, Refused, introduce, remove_entity
from graph.changes.holding import HOLDING
from graph.database import Database
from graph.errors import Conflict, NotFound
from graph.model import NODE, TIE
from graph.model.kinds import Language
from tests.support.areas import draw_town
from tests.support.changes import count, draw_small_world, fresh, stored, stored_ties, tried_again
from tests.support.graph import draw

ENGLISH = replace(DEMO_VIEWER, language=Language.EN)
ENDS = {
    "Person": "anna",
    "Organisation": "club",
    "Location": "noord",
    "Talent": "koken",
    "Need": "vraag",
    "Meeting": "cafe",
    "Arrangement": "maaltijd",
    "Goal": "doel",
    "Story": "verhaal",
    "Introduction": "kennismaking",
    "LegalBasis": "grond",
}
SECOND = {"Person": "bert", "Organisation": "stichting", "Location": "zuid", "Talent": "eten"}


@pytest.fixture
async def world(empty_database: Database) -> Database:
    await draw_small_world(empty_database)
    return empty_database


async def remove(database: Database, label: str, entity_id: str, version: int = 1) -> Changed:
    return await remove_entity(database, ENGLISH, label, entity_id, expected_version=version, mutation_id=fresh())


async def link(database: Database, start: str, type_: str, end: str) -> None:
    await draw(
        database,
        f"MATCH (a:Entity {{id: $start}}) MATCH (b:Entity {{id: $end}}) "
        f"CREATE (a)-[:{type_} {{id: randomUUID(), version: 1}}]->(b)",
        start=start,
        end=end,
    )


@pytest.mark.parametrize(("label", "entity_id"), ENDS.items())
async def test_what_nobody_depends_on_is_removed(world: Database, label: str, entity_id: str) -> None:
    removed = await remove(world, label, entity_id)

    assert (removed.ref.id, removed.type, removed.version) == (entity_id, label, 1)
    assert await stored(world, entity_id) is None
    assert await count(world, "(n:Entity)") == 18


@pytest.mark.parametrize(
    ("label", "type_", "is_outgoing"),
    [(label, each.type, each.is_outgoing) for label, holding in HOLDING.items() for each in holding],
)
async def test_what_others_depend_on_stays(world: Database, label: str, type_: str, is_outgoing: bool) -> None:
    declared = TIE[type_]
    other_label = (declared.ends if is_outgoing else declared.starts)[0]
    other = SECOND[label] if other_label == label else ENDS[other_label]
    this = ENDS[label]
    await link(world, *((this, type_, other) if is_outgoing else (other, type_, this)))

    with pytest.raises(Refused) as refused:
        await remove(world, label, this)

    assert [(each.code, each.field) for each in refused.value.problems] == [("IN_USE", type_)]
    assert await stored(world, this) is not None


async def test_the_reason_tells_the_number(world: Database) -> None:
    for person in ("anna", "bert", "cato"):
        await link(world, person, "LIVES_IN", "noord")
    await link(world, "zaal", "WITHIN", "noord")
    await link(world, "noord", "WITHIN", "stad")

    with pytest.raises(Refused) as refused:
        await remove(world, "Location", "noord")

    assert [each.message for each in refused.value.problems] == [
        "3 people live here, or once did. Remove those ties first.",
        "One place lies in it. Put that one elsewhere first.",
    ]


async def test_ties_that_hold_nothing_go_along(world: Database) -> None:
    await link(world, "noord", "WITHIN", "stad")
    await link(world, "koken", "BROADER", "eten")
    await link(world, "club", "COOPERATES_WITH", "stichting")

    await remove(world, "Location", "noord")
    await remove(world, "Talent", "koken")
    await remove(world, "Organisation", "club")

    assert await count(world, "()-[t]->()") == 0


async def test_a_person_goes_with_all_that_is_known_of_them_alone(world: Database) -> None:
    await link(world, "anna", "HAS_NEED", "vraag")
    await link(world, "vraag", "ASKS_FOR", "koken")
    await link(world, "bert", "ANSWERS", "vraag")
    await link(world, "anna", "HAS_BASIS", "grond")
    await link(world, "verhaal", "ABOUT", "anna")
    await link(world, "verhaal", "ABOUT", "noord")
    await link(world, "anna", "BROKERS", "kennismaking")
    await link(world, "kennismaking", "INTRODUCES", "bert")
    await link(world, "kennismaking", "INTRODUCES", "cato")
    await link(world, "anna", "KNOWS", "bert")
    await link(world, "anna", "LIVES_IN", "noord")
    await link(world, "anna", "OFFERS", "eten")
    await link(world, "anna", "ATTENDS", "cafe")

    await remove(world, "Person", "anna")

    rows = await draw(world, "MATCH (n:Entity) RETURN n.id ORDER BY n.id")
    assert [row[0] for row in rows] == [
        "bert", "cafe", "cato", "club", "doel", "eten", "koken", "maaltijd", "noord", "stad", "stichting",
        "vervolg", "zaal", "zuid",
    ]  # fmt: skip
    assert await count(world, "()-[t]->()") == 0


async def test_what_is_also_told_about_others_stays(world: Database) -> None:
    await link(world, "anna", "HAS_NEED", "vraag")
    await link(world, "club", "HAS_NEED", "vraag")
    await link(world, "verhaal", "ABOUT", "anna")
    await link(world, "verhaal", "ABOUT", "bert")

    await remove(world, "Person", "anna")

    assert await count(world, "(:Organisation {id: 'club'})-[:HAS_NEED]->(:Need {id: 'vraag'})") == 1
    assert await count(world, "(:Story {id: 'verhaal'})-[:ABOUT]->(:Person {id: 'bert'})") == 1


async def test_an_organisation_goes_with_its_own_needs_and_leaves_stories(world: Database) -> None:
    await link(world, "club", "HAS_NEED", "vraag")
    await link(world, "verhaal", "ABOUT", "club")

    await remove(world, "Organisation", "club")

    assert await stored(world, "vraag") is None
    assert await stored(world, "verhaal") is not None


async def test_a_removed_basis_hides_its_person(world: Database) -> None:
    await link(world, "anna", "HAS_BASIS", "grond")
    await draw(world, "MATCH (n:Person {id: 'anna'}) SET n.seenUntilA1_CONNECTOR = '9999-12-31'")

    await remove(world, "LegalBasis", "grond")

    person = await stored(world, "anna")
    assert person is not None
    assert "seenUntilA1_CONNECTOR" not in person


async def test_what_somebody_changed_meanwhile_is_not_removed(world: Database) -> None:
    with pytest.raises(Conflict) as conflict:
        await remove(world, "Goal", "doel", version=2)

    assert conflict.value.code == "VERSION_CONFLICT"
    assert await stored(world, "doel") is not None


async def test_what_is_not_there_is_not_found(world: Database) -> None:
    with pytest.raises(NotFound):
        await remove(world, "Goal", "anna")


def test_every_tie_that_holds_belongs_to_its_label() -> None:
    for label, holding in HOLDING.items():
        assert label in NODE
        for each in holding:
            assert label in (TIE[each.type].starts if each.is_outgoing else TIE[each.type].ends)


async def test_no_field_keeps_the_id_of_what_was_removed(world: Database) -> None:
    await draw(
        world,
        "MATCH (bert {id: 'bert'}), (cato {id: 'cato'}), (koken {id: 'koken'}), (vraag {id: 'vraag'}) "
        "CREATE (bert)-[:KNOWS {id: 'told', version: 1, reportedBy: 'anna'}]->(cato), "
        "(bert)-[:ANSWERS {id: 'asked', version: 1, askedBy: 'anna'}]->(vraag), "
        "(cato)-[:OFFERS {id: 'other', version: 1, reportedBy: 'bert'}]->(koken) "
        "WITH bert CREATE (b:Entity:LegalBasis {id: 'basis', version: 1, givenBy: 'bert', capturedBy: 'anna'}) "
        "CREATE (bert)-[:HAS_BASIS {id: 'has', version: 1}]->(b)",
    )

    await remove_entity(world, DEMO_VIEWER, "Person", "anna", expected_version=1, mutation_id=fresh())

    [(_, _, told)] = await stored_ties(world, "KNOWS")
    [(_, _, asked)] = await stored_ties(world, "ANSWERS")
    [(_, _, other)] = await stored_ties(world, "OFFERS")
    assert ("reportedBy" in told, "askedBy" in asked, other["reportedBy"]) == (False, False, "bert")
    assert (told["version"], asked["version"], other["version"]) == (2, 2, 1)
    basis = await stored(world, "basis")
    assert basis is not None
    assert ("capturedBy" in basis, basis["givenBy"]) == (False, "bert")


async def test_people_who_all_know_each_other_are_removed_at_once(
    database: Database, other_client: Database, caplog: pytest.LogCaptureFixture
) -> None:
    people = [f"p{number:02}" for number in range(10)]
    await draw_town(database, people, [(one, "KNOWS", other) for one, other in combinations(people, 2)])

    async with asyncio.timeout(60):
        clients = [database, other_client] * 5
        await asyncio.gather(*(remove(*each) for each in zip(clients, ["Person"] * 10, people, strict=True)))

    assert await count(database, "(n:Person)") == 0
    assert tried_again(caplog) == []


async def test_nothing_is_left_of_introductions_made_while_somebody_in_them_is_removed(
    database: Database, other_client: Database, caplog: pytest.LogCaptureFixture
) -> None:
    others = [f"q{number:02}" for number in range(10)]
    # Held before who is removed, by the order of ids, and tied to them.
    await draw_town(database, ["ann", "pat", *others], [("ann", "KNOWS", "pat")])

    async def bring(client: Database, other: str) -> Changed | Refused:
        try:
            return await introduce(client, ENGLISH, mutation_id=fresh(), broker="ann", first="pat", second=other)
        except Refused as error:
            return error

    async with asyncio.timeout(60):
        first, second = ([bring(other_client, each) for each in some] for some in (others[:4], others[4:]))
        done = await asyncio.gather(*first, remove(database, "Person", "pat"), *second)

    refused = [each for each in done if isinstance(each, Refused)]
    assert {(each.code, each.field) for error in refused for each in error.problems} <= {("NOT_FOUND", "first")}
    assert await stored(database, "pat") is None
    assert await count(database, "(n:Introduction)") == 0
    assert tried_again(caplog) == []
