"""`possibleDuplicates` on a small town: who is shown, to whom, and who never is."""

from dataclasses import replace

import pytest

from graph.access import Viewer
from graph.changes import keep_separate, merge_people
from graph.database import Database
from graph.duplicates import DuplicateReason, possible_duplicates
from graph.errors import InvalidInput, NotFound
from graph.model import DataClass
from graph.model.kinds import Language
from graph.snapshot import Snapshots
from tests.support.areas import ANALYST, SEES_ALL, asking, draw_meeting, draw_ties, draw_town
from tests.support.changes import fresh

NAMES = {
    "a1": {"name": "Anna Kuipers", "sortName": "Kuipers, Anna", "phone": "06-12345678"},
    "a2": {"name": "Anna Kuijpers", "sortName": "Kuijpers, Anna", "phone": "0612345678"},
    "b1": {"name": "Bob Blom", "sortName": "Blom, Bob"},
    "b2": {"name": "Bob Bloem", "sortName": "Bloem, Bob"},
    "c": {"name": "Cas Kuipers", "sortName": "Kuipers, Cas"},
}
HOMES = {"a1": "north", "a2": "north", "b1": "south", "b2": "north", "c": "north"}


async def pairs(database: Database, viewer: Viewer = SEES_ALL, area: str | None = None) -> dict[tuple[str, str], float]:
    found = await possible_duplicates(asking(database, viewer), area=area)
    return {(each.first.id, each.second.id): each.score for each in found}


async def draw_names(database: Database) -> None:
    await draw_town(database, HOMES, properties=NAMES)


async def test_who_may_be_in_here_twice(database: Database) -> None:
    await draw_names(database)

    found = await pairs(database)

    assert list(found) == [("a1", "a2"), ("b1", "b2")]
    assert found["a1", "a2"] > 0.8


async def test_contacts_in_common_speak_for_it_and_a_shared_meeting_against(database: Database) -> None:
    await draw_names(database)
    alone = (await pairs(database))["b1", "b2"]
    await draw_ties(database, [("b1", "KNOWS", "c"), ("b2", "KNOWS", "c")])
    shared = (await pairs(database))["b1", "b2"]
    await draw_meeting(database, "fair", "2026-06-20", ["b1", "b2"])

    assert alone < shared
    assert ("b1", "b2") not in await pairs(database)


async def test_people_who_know_each_other_are_two(database: Database) -> None:
    await draw_names(database)
    await draw_ties(database, [("a1", "KNOWS", "a2")])

    assert list(await pairs(database)) == [("b1", "b2")]


async def test_people_of_whom_somebody_said_so_are_two(database: Database) -> None:
    await draw_names(database)
    await keep_separate(database, SEES_ALL, first="b2", second="b1", mutation_id=fresh())
    separate = await pairs(database)
    await keep_separate(database, SEES_ALL, first="b1", second="b2", are_two=False, mutation_id=fresh())

    assert list(separate) == [("a1", "a2")]
    assert ("b1", "b2") in await pairs(database)


@pytest.mark.parametrize("apart", [("b1", "b2", {}), ("b2", "b1", {"until": "2020"})])
async def test_people_who_are_or_were_kept_apart_are_two(
    database: Database, apart: tuple[str, str, dict[str, object]]
) -> None:
    await draw_names(database)
    await draw_ties(database, [(apart[0], "KEEP_APART", apart[1], {"reportedBy": "somebody", **apart[2]})])

    assert list(await pairs(database)) == [("a1", "a2")]


async def test_who_was_merged_is_one(database: Database) -> None:
    await draw_names(database)

    await merge_people(
        database, SEES_ALL, keep="a1", merged="a2", expected_version=1, merged_version=1, mutation_id=fresh()
    )

    assert list(await pairs(database)) == [("b1", "b2")]


async def test_what_was_found_is_kept_until_somebody_changes_something(database: Database) -> None:
    await draw_names(database)
    snapshots = Snapshots(database)

    async def found(area: str | None = None, first: int = 20) -> list[str]:
        pairs = await possible_duplicates(asking(database, snapshots=snapshots), area=area, first=first)
        return [each.first.id for each in pairs]

    assert await found() == ["a1", "b1"]
    assert await found(first=1) == ["a1"]
    assert await found("south") == ["b1"]
    await keep_separate(database, SEES_ALL, first="a1", second="a2", mutation_id=fresh())
    assert await found() == ["b1"]


async def test_of_an_area_one_of_the_two_lives_there(database: Database) -> None:
    await draw_names(database)

    assert list(await pairs(database, area="south")) == [("b1", "b2")]
    assert list(await pairs(database, area="empty")) == []


async def test_contact_details_tell_only_who_may_see_them(database: Database) -> None:
    await draw_names(database)

    [found] = await possible_duplicates(asking(database, ANALYST))

    reasons = {each.reason for each in found.parts}
    assert (found.first.id, found.second.id) == ("a1", "a2")
    assert reasons == {DuplicateReason.NAME, DuplicateReason.HOME}


async def test_who_sees_no_people_sees_no_pairs(database: Database) -> None:
    await draw_names(database)

    assert await pairs(database, replace(ANALYST, classes=frozenset({DataClass.P}))) == {}


async def test_dutch_is_spoken(database: Database) -> None:
    await draw_names(database)

    found = await possible_duplicates(asking(database, replace(SEES_ALL, language=Language.NL)), first=1)

    assert "Het telefoonnummer is hetzelfde." in found[0].explanation


@pytest.mark.parametrize(
    ("area", "first", "error"),
    [("nowhere", 20, NotFound), ("hall", 20, InvalidInput), ("", 20, InvalidInput), (None, 0, InvalidInput),
     (None, 101, InvalidInput)],
)  # fmt: skip
async def test_what_cannot_be_asked_is_refused(
    database: Database, area: str | None, first: int, error: type[Exception]
) -> None:
    await draw_names(database)

    with pytest.raises(error):
        await possible_duplicates(asking(database), area=area, first=first)
