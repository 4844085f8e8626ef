"""The id of somebody who was merged away leads on wherever an id is given, and shows no more than the new one."""

from dataclasses import replace
from typing import Any

import pytest

from api.context import Context
from api.schema.build import build_route
from graph.database import Database
from tests.support.areas import ANALYST, SEES_ALL, draw_ties, draw_town
from tests.support.graph import draw
from tests.support.services import patient_services

# Anna was merged into Annie, and Annie into Ann; Zus was merged into Sue, of the south.
MERGES = "CREATE (:Merge {merged: 'anna', kept: 'annie'}), (:Merge {merged: 'annie', kept: 'ann'})," + (
    " (:Merge {merged: 'zus', kept: 'sue'})"
)
PROBLEMS = "... on Problems { problems { code field message } }"


@pytest.fixture
async def context(database: Database) -> Context:
    """Ann knows Bob, who knows Cas; Sue knows Bob too."""
    people = {"ann": "north", "bob": "north", "cas": "north", "sue": "south"}
    await draw_town(database, people, [("ann", "KNOWS", "bob"), ("bob", "KNOWS", "cas"), ("sue", "KNOWS", "bob")])
    await draw(database, MERGES)
    return Context(patient_services(database), SEES_ALL)


async def ask(context: Context, text: str) -> dict[str, Any]:
    return await build_route().answer(context, text, {})


QUESTIONS = [
    '{ chains(from: "OLD", to: "cas") { chains { length steps { from { id } to { id } } } } }',
    '{ chains(from: "cas", to: "OLD") { chains { length steps { from { id } to { id } } } } }',
    '{ chains(from: "bob", to: "cas", via: ["OLD"]) { explanation chains { length } } }',
    '{ chains(from: "bob", to: "cas", avoiding: ["OLD"]) { explanation chains { length } } }',
    '{ surroundings(of: "OLD") { nodes { entity { id } steps } } }',
    '{ openTriangle(around: "OLD") { explanation } }',
    '{ keyPlayers(area: "north", excluding: ["OLD"]) { people { id } score } }',
    '{ connectors(area: "north", without: ["OLD"]) { people connectors { person { id } } } }',
    '{ fragility(area: "north", without: ["bob", "OLD"]) { largestGroup explanation } }',
    '{ matches(party: "OLD") { party { id } } }',
    '{ matches(draft: { summary: "soup", party: "OLD" }, nearTo: "OLD") { party { id } } }',
    '{ openActions(by: "OLD") { kind } }',
    '{ disputes(of: "OLD") { id } }',
    '{ person(id: "OLD") { id } entity(id: "OLD") { id } }',
]


@pytest.mark.parametrize("question", QUESTIONS)
async def test_an_old_id_is_answered_as_the_new_one(context: Context, question: str) -> None:
    old, new = [await ask(context, question.replace("OLD", each)) for each in ("anna", "ann")]

    assert old == new
    assert "errors" not in new


@pytest.mark.parametrize("question", QUESTIONS)
async def test_an_old_id_tells_no_more_than_one_of_nobody(context: Context, question: str) -> None:
    narrow = replace(context, viewer=ANALYST)

    old, nobody = [await ask(narrow, question.replace("OLD", each)) for each in ("zus", "zis")]

    assert str(old) == str(nobody).replace("zis", "zus")
    assert "sue" not in str(old)


async def test_only_ids_lead_on(context: Context) -> None:
    """A text that is refused is not looked up among the ids."""
    answer = await ask(context, '{ search(text: "anna", area: "nowhere") { score } }')

    assert "'nowhere'" in answer["errors"][0]["message"]


CHANGES = [
    ('recordContact(mutationId: "ID", by: "OLD", with: ["cas"], on: "2026-11-20")', "... on Person { id }"),
    ('recordContact(mutationId: "ID", by: "cas", with: ["bob", "OLD"], on: "2026-11-20")', "... on Person { id }"),
    (
        'introduce(mutationId: "ID", broker: "bob", first: "OLD", second: "cas", on: "2026-11-20")',
        "... on Introduction { status }",
    ),
    ('tieKnows(mutationId: "ID", from: "OLD", to: "cas", input: { strength: 3 })', "... on Knows { strength }"),
    (
        'tieKnows(mutationId: "ID", from: "ann", to: "cas", input: { reportedBy: "OLD" })',
        "... on Knows { reportedBy }",
    ),
    (
        'changePerson(mutationId: "ID", id: "OLD", expectedVersion: 1, input: { phone: "06 12345678" })',
        "... on Person { id }",
    ),
    (
        'addNeed(mutationId: "ID", input: { summary: "soup", kind: QUESTION, status: OPEN, party: "OLD" })',
        "... on Need { summary }",
    ),
]


@pytest.mark.parametrize(("change", "read"), CHANGES)
async def test_a_change_of_an_old_id_is_of_the_new_one_and_once(context: Context, change: str, read: str) -> None:
    text = f"mutation {{ {change} {{ {read} {PROBLEMS} }} }}".replace("ID", "m-1", 1).replace("OLD", "anna")
    before = await counted(context)

    first = await ask(context, text)
    after = await counted(context)

    assert "problems" not in str(first), first
    assert "errors" not in first
    assert after != before
    assert await ask(context, text) == first
    assert await counted(context) == after


async def counted(context: Context) -> list[list[Any]]:
    """What hangs on the one who was kept."""
    text = "MATCH (n:Person {id: 'ann'}) OPTIONAL MATCH (n)-[t]-() RETURN n.version, count(t), sum(t.version)"
    return await context.services.database.read_text(text, {}, name="test")


async def test_a_change_of_an_old_id_tells_no_more_than_one_of_nobody(context: Context) -> None:
    narrow = replace(context, viewer=ANALYST)
    text = f'mutation {{ tieKnows(mutationId: "m", from: "OLD", to: "ann", input: {{}}) {{ {PROBLEMS} }} }}'

    old, nobody = [await ask(narrow, text.replace("OLD", each)) for each in ("zus", "zis")]

    assert str(old) == str(nobody).replace("zis", "zus")
    assert old["data"]["tieKnows"]["problems"][0]["code"] == "NOT_FOUND"


async def test_an_old_id_removes_nobody(context: Context) -> None:
    text = f'mutation {{ removePerson(mutationId: "m", id: "anna", expectedVersion: 1) {{ {PROBLEMS} }} }}'

    removed = await ask(context, text)

    assert removed["data"]["removePerson"]["problems"][0]["code"] == "NOT_FOUND"


async def test_who_takes_part_may_be_given_by_an_old_id(context: Context) -> None:
    await draw(
        context.services.database,
        "CREATE (:Entity:Talent {id: 'soup', labelNl: 'soep', kind: 'GOODS', version: 1})",
    )
    await draw_ties(context.services.database, [("ann", "OFFERS", "soup")])
    offered = '{ matches(offer: { party: "OLD", talent: "soup" }) { party { id } } }'
    around = '{ proposedArrangements(area: "north", around: ["OLD"]) { explanation } }'

    for question in (offered, around):
        old, new = [await ask(context, question.replace("OLD", each)) for each in ("anna", "ann")]
        assert old == new
        assert "errors" not in new
