"""Two records of one person become one, nothing is lost, and it can be taken back exactly."""

import asyncio
from functools import partial
from typing import Any

import pytest

from graph.access import DEMO_VIEWER, EVERYTHING, Viewer
from graph.changes import Changed, Refused, add_tie, change_entity, change_tie, keep_separate, merge_people, undo_merge
from graph.changes.journal import SET_ASIDE
from graph.changes.results import Problem, problems_of
from graph.changes.stored import lock_entities
from graph.database import Database, Transaction
from graph.errors import Conflict, NotFound, SchakelError
from graph.model.kinds import Language
from graph.sight import SIGHTS
from tests.support.areas import ANALYST, draw_ties, draw_town
from tests.support.changes import count, fresh, insisting, stored, stored_ties, tried_again
from tests.support.folders import VARYING, everything
from tests.support.graph import draw
from tests.support.world import draw_world


async def merge(database: Database, keep: str = "ann", merged: str = "anna", **more: Any) -> Changed:
    versions = [(await stored(database, each) or {}).get("version", 1) for each in (keep, merged)]
    wishes: dict[str, Any] = {"mutation_id": fresh(), "viewer": DEMO_VIEWER, **more}
    return await merge_people(
        database,
        wishes.pop("viewer"),
        keep=keep,
        merged=merged,
        **{"expected_version": versions[0], "merged_version": versions[1], **wishes},
    )


async def undo(database: Database, merged: str = "anna", keep: str = "ann", viewer: Viewer = DEMO_VIEWER) -> Changed:
    version = (await stored(database, keep) or {}).get("version", 1)
    return await undo_merge(database, viewer, merged=merged, expected_version=version, mutation_id=fresh())


async def draw_twice(database: Database) -> None:
    """Ann and Anna are one; Bob knows both, Cas only Anna."""
    await draw_town(
        database,
        ["ann", "anna", "bob", "cas"],
        [
            ("ann", "KNOWS", "bob", {"id": "k1", "strength": 2, "since": "2024", "why": "buren", "knownBy": "HEARSAY"}),
            (
                "anna",
                "KNOWS",
                "bob",
                {
                    "id": "k2", "strength": 4, "since": "2020-05", "lastContact": "2026-10-01", "why": "koor",
                    "knownBy": "SELF", "reportedBy": "bob",
                },
            ),
            ("anna", "KNOWS", "cas", {"id": "k3", "reportedBy": "anna"}),
            ("ann", "KNOWS", "anna", {"id": "k4"}),
            ("cas", "KNOWS", "bob", {"id": "k5", "reportedBy": "anna"}),
        ],
        properties={
            "ann": {"phone": "06-1", "roles": ["RESIDENT"]},
            "anna": {"phone": "06-2", "email": "a@b.example", "roles": ["VOLUNTEER"], "mayBeAsked": False},
        },
    )  # fmt: skip
    await without_sight(database)


async def without_sight(database: Database) -> None:
    """Takes away what no legal basis stands behind, and would be taken away by the first change."""
    await draw(
        database,
        "MATCH (n:Person) UNWIND keys(n) AS key WITH n, key WHERE key STARTS WITH 'seenUntil' SET n[key] = null",
    )


async def test_ties_that_say_the_same_become_one_with_the_stronger_and_later_facts(database: Database) -> None:
    await draw_twice(database)

    changed = await merge(database)

    assert (changed.ref.id, changed.version) == ("ann", 2)
    [(one, other, tie)] = [each for each in await stored_ties(database, "KNOWS") if each[:2] == ("ann", "bob")]
    assert (tie["id"], tie["strength"], tie["since"], tie["why"]) == ("k1", 4, "2020-05", "buren; koor")
    assert (tie["knownBy"], tie["reportedBy"], str(tie["lastContact"]), tie["version"]) == (
        "SELF", "bob", "2026-10-01", 2,
    )  # fmt: skip
    assert (one, other) == ("ann", "bob")


async def test_other_ties_move_and_one_between_the_two_goes(database: Database) -> None:
    await draw_twice(database)

    await merge(database)

    ties = {each[2]["id"]: each for each in await stored_ties(database, "KNOWS")}
    assert ties.keys() == {"k1", "k3", "k5"}
    assert ties["k3"][:2] == ("ann", "cas")
    assert (ties["k3"][2]["reportedBy"], ties["k5"][2]["reportedBy"]) == ("ann", "ann")
    assert ties["k5"][2]["version"] == 2


async def test_the_person_keeps_their_own_values_and_gets_what_was_missing(database: Database) -> None:
    await draw_twice(database)

    await merge(database)

    ann = await stored(database, "ann")
    assert ann is not None
    assert (ann["phone"], ann["email"], ann["roles"]) == ("06-1", "a@b.example", ["RESIDENT", "VOLUNTEER"])
    assert (ann["nicknames"], ann["mayBeAsked"]) == (["anna"], False)
    assert await stored(database, "anna") is None


async def test_undoing_gives_the_graph_as_it_was(database: Database) -> None:
    await draw_twice(database)
    before = await everything(database)

    await merge(database)
    changed = await undo(database)

    assert await everything(database) == before
    assert changed.ref.id == "anna"
    assert await count(database, "(n:Merge|MergedRecord|MergedEntity)") == 0


@pytest.mark.parametrize("seed", range(1, 5))
async def test_whatever_there_is_undoing_gives_it_back(database: Database, seed: int) -> None:
    await draw_world(database, seed)
    # Two who are kept apart are two people.
    await draw(database, "MATCH ({id: 'person:0'})-[apart:KEEP_APART]-({id: 'person:1'}) DELETE apart")
    await draw(
        database,
        "MATCH ()-[t]->() WHERE t.id ENDS WITH '3' OR t.id ENDS WITH '7' SET t.reportedBy = 'person:1' "
        "WITH count(*) AS all MATCH (b:LegalBasis) SET b.givenBy = 'person:1'",
    )
    # Kept by Schakel itself; the random graph holds values that no change ever wrote.
    derived = (*VARYING, "sortName", "homeArea", *(each["key"] for each in SIGHTS))
    before = await everything(database, without=derived)

    await merge(database, "person:0", "person:1")
    between = await everything(database, without=derived)
    await undo(database, "person:1", "person:0")

    assert between != before
    assert await everything(database, without=derived) == before


async def test_a_graph_keeps_nothing_of_the_old_id(database: Database) -> None:
    await draw_twice(database)

    await merge(database)

    assert not any('"anna"' in each and "nicknames" not in each for each in await everything(database))


async def test_of_two_homes_the_later_stays_and_there_is_one_today(database: Database) -> None:
    await draw_town(database, {"ann": "south", "anna": "north"})
    await draw(database, "MATCH ({id: 'anna'})-[t:LIVES_IN]->() SET t.since = '2025-03'")
    await without_sight(database)
    before = await everything(database)

    await merge(database)

    homes = {end: values.get("until") for _, end, values in await stored_ties(database, "LIVES_IN")}
    assert homes == {"north": None, "south": "2025-03-01"}
    assert (await stored(database, "ann") or {})["homeArea"] == "north"
    await undo(database)
    assert await everything(database) == before


async def test_nobody_is_introduced_to_themselves(database: Database) -> None:
    await draw_twice(database)
    await draw(database, "CREATE (:Entity:Introduction {id: 'meet', status: 'PROPOSED', version: 1})")
    await draw_ties(
        database,
        [("bob", "BROKERS", "meet"), ("meet", "INTRODUCES", "ann"), ("meet", "INTRODUCES", "anna", {"id": "i2"})],
    )
    before = await everything(database)

    await merge(database)

    assert await stored(database, "meet") is None
    await undo(database)
    assert await everything(database) == before


async def test_a_repeat_has_one_effect(database: Database) -> None:
    await draw_twice(database)
    once = fresh()

    first = await merge(database, mutation_id=once)
    after = await everything(database, without=())
    second = await merge(database, mutation_id=once, expected_version=1, merged_version=1)

    assert first == second
    assert await everything(database, without=()) == after


async def test_a_change_since_that_nobody_can_divide_keeps_a_merge(database: Database) -> None:
    await draw_twice(database)
    await merge(database)
    await draw(database, "MATCH ()-[t:KNOWS {id: 'k1'}]->() SET t.strength = 5, t.version = t.version + 1")
    before = await everything(database)

    with pytest.raises(Conflict, match="strength") as refused:
        await undo(database)

    assert refused.value.code == "CHANGED_SINCE"
    assert await everything(database) == before


async def test_what_was_added_since_stays_with_who_was_kept(database: Database) -> None:
    await draw_twice(database)
    before = await everything(database)
    await merge(database)
    values = {"postcode": "1000 AA"}
    await change_entity(database, DEMO_VIEWER, "Person", "ann", expected_version=2, mutation_id=fresh(), values=values)
    await draw_ties(database, [("ann", "KNOWS", "cas", {"id": "new", "since": "2026-11"})])

    await undo(database)

    added = set(await everything(database)) - set(before)
    assert len(added) == 2
    assert (await stored(database, "ann") or {})["postcode"] == "1000 AA"


async def test_two_merges_are_undone_the_last_one_first(database: Database) -> None:
    await draw_twice(database)
    before = await everything(database)
    await merge(database, "ann", "anna")
    await merge(database, "bob", "ann")

    with pytest.raises(Conflict):
        await undo(database, "anna", "bob")
    await undo(database, "ann", "bob")
    await undo(database, "anna", "ann")

    assert await everything(database) == before


async def test_people_who_are_known_to_be_two_are_not_merged(database: Database) -> None:
    await draw_twice(database)
    await keep_separate(database, DEMO_VIEWER, first="anna", second="ann", mutation_id=fresh())

    with pytest.raises(Refused) as refused:
        await merge(database)
    await keep_separate(database, DEMO_VIEWER, first="ann", second="anna", are_two=False, mutation_id=fresh())
    await merge(database)

    assert [each.code for each in problems_of(refused.value, Language.EN)] == ["TWO_PEOPLE"]


@pytest.mark.parametrize(
    ("wishes", "code"),
    [
        ({"merged": "ann"}, "SAME_PERSON"),
        ({"merged": "nobody"}, "NOT_FOUND"),
        ({"merged": "north"}, "NOT_FOUND"),
        ({"merged": "x" * 10_000}, "NOT_FOUND"),
        ({"expected_version": 7}, "VERSION_CONFLICT"),
        ({"merged_version": 7}, "VERSION_CONFLICT"),
        ({"merged_version": 0}, "OUT_OF_RANGE"),
        ({"mutation_id": ""}, "INVALID_ID"),
    ],
)
async def test_what_cannot_be_merged_is_refused_and_changes_nothing(
    database: Database, wishes: dict[str, Any], code: str
) -> None:
    await draw_twice(database)
    before = await everything(database, without=())

    with pytest.raises(SchakelError) as refused:
        await merge(database, **wishes)

    assert [each.code for each in problems_of(refused.value, Language.EN)] == [code]
    assert await everything(database, without=()) == before


async def test_who_was_not_merged_cannot_be_taken_back(database: Database) -> None:
    await draw_twice(database)

    with pytest.raises(NotFound):
        await undo(database)


async def test_who_does_not_see_all_of_both_may_not_merge_them(database: Database) -> None:
    await draw_twice(database)
    await draw(database, "MATCH (n:Person) SET n.seenUntilA1_ANALYST = '9999', n.seenUntilC_ANALYST = '9999'")

    with pytest.raises(Refused) as refused:
        await merge(database, viewer=ANALYST)

    assert [each.code for each in refused.value.problems] == ["NOT_ALLOWED"]


async def test_who_is_merged_away_meanwhile_is_not_found_any_more(database: Database) -> None:
    await draw_twice(database)
    is_held = asyncio.Event()

    async def merging(change: Transaction) -> None:
        await lock_entities(change, ["ann", "anna", "bob", "cas"])
        is_held.set()
        await asyncio.sleep(0.5)  # time for the others to wait for the lock
        await change.run(SET_ASIDE, ids=["anna"], merged_id="anna")

    async def others() -> tuple[Changed | BaseException, Changed | BaseException]:
        await is_held.wait()
        tie = add_tie(database, DEMO_VIEWER, "KNOWS", "anna", "cas", mutation_id=fresh(), values={"since": "2030"})
        return await asyncio.gather(merge(database, "anna", "ann"), tie, return_exceptions=True)

    _, (merged, tied) = await asyncio.gather(database.write(DEMO_VIEWER, merging, name="tests/merge"), others())

    assert isinstance(merged, NotFound)
    assert [(each.code, each.field) for each in problems_of(merged, Language.EN)] == [("NOT_FOUND", "keep")]
    assert isinstance(tied, Refused)
    assert [(each.code, each.field) for each in tied.problems] == [("NOT_FOUND", "from")]


async def test_of_merges_both_ways_at_once_one_is_done(database: Database) -> None:
    await draw_twice(database)
    ways = [("ann", "anna"), ("anna", "ann")] * 4

    done = await asyncio.gather(*(insisting(partial(merge, database, *way)) for way in ways), return_exceptions=True)

    assert sum(isinstance(each, Changed) for each in done) == 1
    assert all(isinstance(each, Changed | NotFound | Conflict) for each in done)
    assert await count(database, "(n:Merge)") == 1


async def test_of_merges_that_follow_on_each_other_at_once_each_is_done_whole_or_not(
    database: Database, other_client: Database, caplog: pytest.LogCaptureFixture
) -> None:
    await draw_twice(database)
    # Bob goes into Ann, while Ann goes into Anna: whoever is second looked at what is no more so.
    keys = {("ann", "bob"): fresh(), ("anna", "ann"): fresh()}

    async def once(client: Database, keep: str, merged: str) -> Changed | SchakelError:
        versions = {"expected_version": 1, "merged_version": 1}
        try:
            return await merge(client, keep, merged, mutation_id=keys[keep, merged], **versions)
        except (NotFound, Conflict) as error:
            return error

    async with asyncio.timeout(60):
        done = await asyncio.gather(*(once(each, *way) for each in (database, other_client) * 3 for way in keys))

    merged = [each for each in done if isinstance(each, Changed)]
    assert len(merged) == 6
    assert len(set(merged)) == 1
    assert {each.code for each in done if isinstance(each, SchakelError)} <= {"NOT_FOUND", "VERSION_CONFLICT"}
    assert (await count(database, "(n:Merge)"), await count(database, "(n:Person)")) == (1, 3)
    assert tried_again(caplog) == []


async def test_ties_recorded_while_their_person_is_merged_away_are_kept_or_refused(
    database: Database, other_client: Database, caplog: pytest.LogCaptureFixture
) -> None:
    others = [f"p{number:02}" for number in range(12)]
    await draw_town(database, ["ann", "anna", *others], [("ann", "KNOWS", "anna")])

    async def tie(other: str) -> Changed | Refused:
        try:
            return await add_tie(other_client, DEMO_VIEWER, "KNOWS", "anna", other, mutation_id=fresh(), values={})
        except Refused as error:
            return error

    async with asyncio.timeout(60):
        first, second = ([tie(each) for each in some] for some in (others[:6], others[6:]))
        done = await asyncio.gather(*first, merge(database), *second)

    refused = [each for each in done if isinstance(each, Refused)]
    assert {(each.code, each.field) for error in refused for each in error.problems} <= {("NOT_FOUND", "from")}
    known = await stored_ties(database, "KNOWS")
    assert [one for one, _, _ in known] == ["ann"] * (len(others) - len(refused))
    assert tried_again(caplog) == []


async def test_a_tie_that_a_merge_moves_meanwhile_is_changed_where_it_is(database: Database) -> None:
    await draw_twice(database)
    is_held = asyncio.Event()

    async def merging(change: Transaction) -> None:
        await lock_entities(change, ["ann", "anna", "cas"])
        is_held.set()
        await asyncio.sleep(0.5)
        await change.run_text(
            "MATCH (anna {id: 'anna'})-[t:KNOWS {id: 'k3'}]->(cas), (ann {id: 'ann'}) WITH *, properties(t) AS own "
            "DELETE t CREATE (ann)-[moved:KNOWS]->(cas) SET moved = own",
            {},
        )

    async def changing() -> Changed:
        await is_held.wait()
        wishes = {"expected_version": 1, "mutation_id": fresh(), "values": {"strength": 5}}
        return await insisting(partial(change_tie, database, DEMO_VIEWER, "KNOWS", "k3", **wishes))

    await asyncio.gather(database.write(DEMO_VIEWER, merging, name="tests/move"), changing())

    moved = [each for each in await stored_ties(database, "KNOWS") if each[2]["id"] == "k3"]
    assert [(start, end, own["strength"]) for start, end, own in moved] == [("ann", "cas", 5)]


async def test_of_undoing_at_once_the_losers_hear_what_a_later_repeat_hears(database: Database) -> None:
    await draw_twice(database)
    await merge(database)

    done = await asyncio.gather(*(insisting(partial(undo, database)) for _ in range(6)), return_exceptions=True)

    told = [problems_of(each, Language.EN) for each in done if isinstance(each, SchakelError)]
    assert len(told) == 5
    assert {(each.code, each.field) for problems in told for each in problems} == {("NOT_FOUND", "merged")}


COLLEAGUES = [
    Viewer(name, classes=EVERYTHING, own=frozenset({"ann", "anna"}), language=Language.EN) for name in ("eva", "finn")
]


async def test_taking_back_ones_own_word_does_not_tell_of_who_must_be_kept_apart(database: Database) -> None:
    """Somebody else may have said that these are two people just as well."""
    eva, finn = COLLEAGUES

    async def tell(viewer: Viewer, *, are_two: bool) -> None:
        await keep_separate(database, viewer, first="ann", second="anna", are_two=are_two, mutation_id=fresh())

    async def refusal() -> tuple[Problem, ...]:
        await tell(eva, are_two=True)
        await tell(eva, are_two=False)
        with pytest.raises(Refused) as refused:
            await merge(database, viewer=eva)
        return refused.value.problems

    await draw_town(database, ["ann", "anna"])
    await tell(finn, are_two=True)
    by_word = await refusal()
    await tell(finn, are_two=False)
    await draw_ties(database, [("ann", "KEEP_APART", "anna", {"id": "apart", "reportedBy": "finn"})])

    assert await refusal() == by_word
    await draw(database, "MATCH ()-[tie:KEEP_APART]->() DELETE tie")
    assert (await merge(database, viewer=eva)).ref.id == "ann"


@pytest.mark.parametrize("apart", [("ann", "anna"), ("anna", "ann")])
async def test_people_who_are_kept_apart_are_refused_as_two_people(database: Database, apart: tuple[str, str]) -> None:
    await draw_twice(database)
    await keep_separate(database, DEMO_VIEWER, first="anna", second="ann", mutation_id=fresh())
    with pytest.raises(Refused) as separate:
        await merge(database)
    await keep_separate(database, DEMO_VIEWER, first="ann", second="anna", are_two=False, mutation_id=fresh())
    await draw_ties(database, [(apart[0], "KEEP_APART", apart[1], {"reportedBy": "somebody"})])

    with pytest.raises(Refused) as kept_apart:
        await merge(database)

    assert kept_apart.value.problems == separate.value.problems


async def test_a_problem_names_the_argument_that_was_given(database: Database) -> None:
    await draw_twice(database)

    for keep, merged, field in (("nope", "anna", "keep"), ("ann", "nope", "merged")):
        with pytest.raises(NotFound) as told:
            await merge(database, keep, merged)
        assert told.value.facts["field"] == field
    with pytest.raises(NotFound) as told:
        await keep_separate(database, DEMO_VIEWER, first="ann", second="nope", mutation_id=fresh())
    assert told.value.facts["field"] == "second"
