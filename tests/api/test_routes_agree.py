"""The shaped route and the library's executor give the same bytes for any document."""

import dataclasses

import orjson
import pytest

from api.context import Context
from api.reading.route import Route
from graph.access import Viewer
from graph.model import DataClass
from graph.model.kinds import Audience
from graph.projection.compiler import Compiler
from tests.support.documents import CANARY, DocumentMaker
from tests.support.graph import draw

DOCUMENTS = 40


async def both(route: Route, context: Context, text: str, variables: dict[str, object]) -> tuple[bytes, bytes]:
    """The answers of both routes."""
    shaped = await route.answer(context, text, variables)
    executed = await route.executed(context, route.documents.get(text), variables)
    return orjson.dumps(shaped), orjson.dumps(executed)


@pytest.mark.parametrize("seed", range(DOCUMENTS // 10))
async def test_random_documents_give_the_same_bytes(route: Route, world: Context, seed: int) -> None:
    maker = DocumentMaker(route.schema, seed)
    for _ in range(10):
        text, variables = maker.document()
        shaped, executed = await both(route, world, text, variables)
        assert shaped == executed, text
        assert b"errors" not in shaped, (text, shaped[:500])


@pytest.mark.parametrize("fields", ["name @skip(if: true)", "name", "__typename", "name __typename meaning"])
async def test_answers_of_few_or_no_fields_are_shaped(route: Route, world: Context, fields: str) -> None:
    shaped, executed = await both(route, world, f"{{ measures {{ {fields} }} }}", {})

    assert shaped == executed
    assert b"errors" not in shaped


async def test_nothing_the_asker_wrote_stands_in_a_statement(
    route: Route, world: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts: list[str] = []
    compiled = Compiler.plan
    monkeypatch.setattr(Compiler, "plan", lambda self, text: (texts.append(text), compiled(self, text))[1])
    maker = DocumentMaker(route.schema, 99)
    for _ in range(20):
        text, variables = maker.document()
        await route.answer(world, text, variables)
    assert texts
    assert not [text for text in texts if CANARY in text or "person:" in text]


@pytest.mark.parametrize("size", [1, 3, 7])
@pytest.mark.parametrize(
    ("field", "order"),
    [
        ("people", "NAME"),
        ("people", "NAME_DESC"),
        ("needs", "NEEDED_BY"),
        ("needs", "OPENED_ON_DESC"),
        ("meetings", "STARTS_AT_DESC"),
        ("stories", "TOLD_ON_DESC"),
        ("talents", "LABEL_EN"),
    ],
)
async def test_paging_gives_every_row_once(route: Route, world: Context, size: int, field: str, order: str) -> None:
    text = (
        f"query ($after: String) {{ {field}(first: {size}, after: $after, orderBy: {order}) "
        "{ nodes { id } pageInfo { hasNextPage endCursor } totalCount } }"
    )
    whole = await route.answer(world, f"{{ {field}(first: 100, orderBy: {order}) {{ nodes {{ id }} }} }}", {})
    seen: list[str] = []
    after = None
    for _ in range(20):
        page = (await route.answer(world, text, {"after": after}))["data"][field]
        seen += [each["id"] for each in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert seen == [each["id"] for each in whole["data"][field]["nodes"]]
    assert len(seen) == page["totalCount"] == 9


@pytest.mark.parametrize("size", [1, 3, 7])
async def test_paging_over_ties_gives_every_tie_once(route: Route, world: Context, size: int) -> None:
    text = (
        "query ($id: ID!, $after: String) { location(id: $id) { "
        f"residents(first: {size}, after: $after, includeEnded: true) "
        "{ edges { tie { id } node { id } } pageInfo { hasNextPage endCursor } totalCount } } }"
    )
    for number in range(9):
        seen: list[str] = []
        after, more, total = None, True, 0
        while more:
            answer = await route.answer(world, text, {"id": f"location:{number}", "after": after})
            page = answer["data"]["location"]["residents"]
            seen += [each["tie"]["id"] for each in page["edges"]]
            after, more, total = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"], page["totalCount"]
        assert len(seen) == len(set(seen)) == total


async def test_a_viewer_of_one_area_sees_only_what_rests_on_a_basis(route: Route, world: Context) -> None:
    await draw(
        world.services.database,
        "MATCH (n:Person) SET n.homeArea = CASE WHEN n.id IN ['person:0', 'person:1', 'person:2'] THEN 'location:1' "
        "ELSE 'location:2' END, "
        "n.seenUntilA1_CONNECTOR = CASE n.id WHEN 'person:1' THEN '2020-01-01' ELSE '2099-01-01' END, "
        "n.seenUntilC_CONNECTOR = CASE n.id WHEN 'person:2' THEN '2099-01-01' END",
    )
    viewer = Viewer(
        "c1",
        audience=Audience.CONNECTOR,
        classes=frozenset({DataClass.A1, DataClass.C, DataClass.P}),
        areas=frozenset({"location:1"}),
    )
    narrow = dataclasses.replace(world, viewer=viewer)
    answer = await route.answer(narrow, "{ people { totalCount nodes { id name email } } }", {})
    people = answer["data"]["people"]
    assert [each["id"] for each in people["nodes"]] == sorted(
        ["person:0", "person:2"], key=lambda each: [one["id"] for one in people["nodes"]].index(each)
    )
    assert people["totalCount"] == 2
    assert {each["email"] for each in people["nodes"]} == {None}
    hidden = await route.answer(narrow, '{ person(id: "person:5") { id } entity(id: "person:1") { id } }', {})
    assert hidden == {"data": {"person": None, "entity": None}}
    ties = await route.answer(
        narrow, "{ people { nodes { knows(includeEnded: true) { totalCount nodes { id } } } } }", {}
    )
    assert {tie["id"] for each in ties["data"]["people"]["nodes"] for tie in each["knows"]["nodes"]} <= {"person:2"}


@pytest.mark.parametrize("seed", range(3))
async def test_both_routes_agree_for_a_narrow_viewer(route: Route, world: Context, seed: int) -> None:
    viewer = Viewer(
        "c2",
        audience=Audience.HOST,
        classes=frozenset({DataClass.A1, DataClass.B, DataClass.P}),
        areas=frozenset({"location:1"}),
        own=frozenset({"person:3"}),
    )
    narrow = dataclasses.replace(world, viewer=viewer)
    maker = DocumentMaker(route.schema, 500 + seed)
    for _ in range(10):
        text, variables = maker.document()
        shaped, executed = await both(route, narrow, text, variables)
        assert shaped == executed, text
