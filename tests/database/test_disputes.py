"""Anyone can say that something is wrong: it stands beside the fact, for whoever may see that, until it is settled."""

from dataclasses import replace
from typing import Any

import pytest

from graph.access import DEMO_VIEWER, Viewer
from graph.changes import Changed, merge_people, remove_entity, undo_merge
from graph.changes.results import problems_of
from graph.database import Database
from graph.disputes import Dispute, DisputeOutcome, dispute, disputes, settle_dispute
from graph.errors import Conflict, NotFound, SchakelError
from graph.model.kinds import Language
from tests.support.areas import ANALYST, SEES_ALL, asking, draw_town
from tests.support.changes import fresh
from tests.support.folders import everything


async def draw_two(database: Database) -> None:
    await draw_town(
        database,
        {"ann": "north", "bob": "north", "sue": "south"},
        [("ann", "KNOWS", "bob", {"id": "k1", "strength": 2}), ("bob", "KNOWS", "sue", {"id": "k2"})],
        properties={"ann": {"phone": "06-1"}},
    )


async def say_wrong(database: Database, about: str = "ann", field: str = "name", **more: Any) -> Changed:
    wishes: dict[str, Any] = {"says": "It is Anne.", "mutation_id": fresh(), "viewer": SEES_ALL, **more}
    return await dispute(database, wishes.pop("viewer"), about=about, field=field, **wishes)


async def told(database: Database, viewer: Any = SEES_ALL, **more: Any) -> list[Dispute]:
    return await disputes(asking(database, viewer), **more)


async def test_a_dispute_stands_beside_the_fact_and_changes_nothing(database: Database) -> None:
    await draw_two(database)
    before = await everything(database, without=())

    await say_wrong(database)

    [found] = await told(database, of="ann")
    assert (found.field, found.says, found.by, found.outcome) == ("name", "It is Anne.", "tester", None)
    assert found.about is not None
    assert (found.about.id, found.tie_type) == ("ann", None)
    assert found.explanation.startswith("name is said to be wrong: It is Anne. Ask those concerned")
    assert await everything(database, without=()) == before


async def test_a_tie_is_disputed_with_its_type(database: Database) -> None:
    await draw_two(database)

    await say_wrong(database, "k1", "strength", type_="KNOWS", says="Closer than that")

    [found] = await told(database, type_="KNOWS")
    assert (found.about, found.tie_type, found.tie_id) == (None, "KNOWS", "k1")
    assert [each.id for each in found.ends] == ["ann", "bob"]


async def test_it_is_settled_once(database: Database) -> None:
    await draw_two(database)
    said = await say_wrong(database)
    given = {"dispute_id": said.ref.id, "outcome": DisputeOutcome.STANDS, "answer": "Asked her."}

    await settle_dispute(database, DEMO_VIEWER, **given, mutation_id=fresh())
    with pytest.raises(Conflict) as refused:
        await settle_dispute(database, DEMO_VIEWER, **given, mutation_id=fresh())

    assert refused.value.code == "ALREADY_SETTLED"
    assert await told(database) == []
    [found] = await told(database, settled=True)
    assert (found.outcome, found.answer, found.version) == (DisputeOutcome.STANDS, "Asked her.", 2)


async def test_a_repeat_is_said_once(database: Database) -> None:
    await draw_two(database)
    once = fresh()

    first, second = [await say_wrong(database, mutation_id=once) for _ in range(2)]

    assert first == second
    assert len(await told(database)) == 1


async def test_only_who_may_see_the_field_sees_the_dispute(database: Database) -> None:
    await draw_two(database)
    for about, field, more in (
        ("ann", "name", {}),
        ("ann", "phone", {}),
        ("sue", "name", {}),
        ("k1", "strength", {"type_": "KNOWS"}),
        ("k2", "strength", {"type_": "KNOWS"}),
    ):
        await say_wrong(database, about, field, **more)

    seen = {(each.about.id if each.about else each.tie_id, each.field) for each in await told(database, ANALYST)}

    assert seen == {("ann", "name"), ("k1", "strength")}
    assert len(await told(database)) == 5


@pytest.mark.parametrize(
    ("wishes", "code"),
    [
        ({"about": "nobody"}, "NOT_FOUND"),
        ({"about": "x" * 10_000}, "NOT_FOUND"),
        ({"about": "k1"}, "NOT_FOUND"),
        ({"about": "k9", "type_": "KNOWS"}, "NOT_FOUND"),
        ({"field": "colour"}, "UNKNOWN_FIELD"),
        ({"about": "k1", "type_": "KNOWS", "field": "colour"}, "UNKNOWN_FIELD"),
        ({"about": "k1", "type_": "LIKES"}, "INVALID_INPUT"),
        ({"says": "  "}, "REQUIRED"),
        ({"says": "x" * 10_001}, "TOO_LONG"),
        ({"mutation_id": ""}, "INVALID_ID"),
        ({"viewer": ANALYST, "field": "phone"}, "NOT_ALLOWED"),
        ({"viewer": ANALYST, "about": "sue"}, "NOT_FOUND"),
        ({"viewer": ANALYST, "about": "k2", "type_": "KNOWS"}, "NOT_FOUND"),
    ],
)
async def test_what_cannot_be_disputed_is_refused(database: Database, wishes: dict[str, Any], code: str) -> None:
    await draw_two(database)

    with pytest.raises(SchakelError) as refused:
        await say_wrong(database, **wishes)

    assert [each.code for each in problems_of(refused.value, Language.EN)] == [code]
    assert await told(database) == []


async def test_who_may_not_see_it_cannot_settle_it(database: Database) -> None:
    await draw_two(database)
    said = await say_wrong(database, "sue")

    for id_ in (said.ref.id, "nothing"):
        with pytest.raises(NotFound):
            await settle_dispute(database, ANALYST, dispute_id=id_, outcome=DisputeOutcome.STANDS, mutation_id=fresh())


async def test_a_dispute_goes_with_what_it_is_about(database: Database) -> None:
    await draw_two(database)
    await say_wrong(database)
    await say_wrong(database, "k1", "strength", type_="KNOWS")
    await say_wrong(database, "bob")

    await remove_entity(database, DEMO_VIEWER, "Person", "ann", expected_version=1, mutation_id=fresh())

    assert [each.about.id for each in await told(database) if each.about] == ["bob"]
    assert len(await told(database)) == 1


async def test_a_dispute_follows_a_merge_and_its_undoing(database: Database) -> None:
    await draw_two(database)
    await say_wrong(database)
    viewer = replace(DEMO_VIEWER)

    await merge_people(
        database, viewer, keep="bob", merged="ann", expected_version=1, merged_version=1, mutation_id=fresh()
    )
    followed = await told(database, of="bob")
    await undo_merge(database, viewer, merged="ann", expected_version=2, mutation_id=fresh())

    assert len(followed) == 1
    assert len(await told(database, of="ann")) == 1


@pytest.mark.parametrize(
    ("viewer", "of", "type_"),
    [(SEES_ALL, "nope", None), (SEES_ALL, "nope", "KNOWS"), (SEES_ALL, "k1", None), (SEES_ALL, "k1", "SUPPORTS"),
     (ANALYST, "sue", None), (ANALYST, "k2", "KNOWS")],
)  # fmt: skip
async def test_nothing_with_that_id_is_told(database: Database, viewer: Viewer, of: str, type_: str | None) -> None:
    await draw_two(database)

    with pytest.raises(NotFound, match=f"with the id '{of}', given in of"):
        await told(database, viewer, of=of, type_=type_)


@pytest.mark.parametrize("viewer", [SEES_ALL, ANALYST])
async def test_of_what_nobody_disputes_the_list_is_empty(database: Database, viewer: Viewer) -> None:
    await draw_two(database)

    assert await told(database, viewer, of="ann") == []
    assert await told(database, viewer, of="k1", type_="KNOWS") == []
