"""`circleCheck` on small circles: who counts, who sees what, and what is refused."""

from dataclasses import replace

import pytest

from graph.access import Viewer
from graph.circles import CircleCheck, circle_check
from graph.database import Database
from graph.errors import InvalidInput, NotFound
from graph.groups import GroupBy
from graph.model.kinds import Language
from tests.support.areas import ANALYST, SEES_ALL, asking, draw_meeting, draw_ties, draw_town
from tests.support.graph import draw

PEOPLE = {"ann": "north", "bob": "north", "cas": "block", "dia": "south", "coach": None}


def part(person: str, since: str | None = "2024-01-01", role: str | None = "PARTICIPANT", **more: object):
    """Somebody who takes part in the circle."""
    own = {"since": since, "role": role, **more}
    return (person, "TAKES_PART_IN", "circle", {name: value for name, value in own.items() if value is not None})


async def draw_circle(database: Database) -> None:
    #   ann - bob - coach - dia     cas
    await draw_town(database, PEOPLE, organisations={"home": {"kind": "CARE"}})
    await draw(
        database,
        "CREATE (:Entity:Arrangement {id: 'circle', name: 'Circle', kind: 'CIRCLE', status: 'RUNNING', version: 1}), "
        "(:Entity:Arrangement {id: 'party', name: 'Party', kind: 'EVENT', status: 'RUNNING', version: 1})",
    )
    await draw_ties(
        database,
        [
            part("ann"),
            part("bob", since=None),
            part("cas", since="2022"),
            part("dia", role=None),
            part("coach", role="COACH"),
            ("ann", "KNOWS", "bob", {"reportedBy": "coach"}),
            ("bob", "KNOWS", "coach", {"since": "2024", "reportedBy": "coach"}),
            ("coach", "KNOWS", "dia", {"since": "2024", "reportedBy": "bob"}),
            ("ann", "AFFILIATED_WITH", "home", {"until": "2020"}),
            ("bob", "AFFILIATED_WITH", "home", {}),
            ("dia", "AFFILIATED_WITH", "home", {}),
        ],
    )


async def check(database: Database, viewer: Viewer = SEES_ALL) -> CircleCheck:
    return await circle_check(asking(database, viewer), arrangement="circle")


async def test_reach_and_coverage_are_told_apart(database: Database) -> None:
    await draw_circle(database)

    found = await check(database)

    assert [each.person.id for each in found.participants] == ["cas", "ann", "dia", "bob"]
    assert (found.people, found.ties, found.without_known_tie, found.reporters) == (5, 3, 1, 2)
    assert found.ties_of_unknown_beginning == 1
    assert not found.reaches_everyone
    assert [each.id for each in found.not_reached] == ["cas"]
    assert {each.person.id: [cut.id for cut in each.cut_off] for each in found.losses} == {
        "coach": ["dia"],
        "bob": ["ann"],
    }


async def test_a_beginning_that_is_not_known_is_not_counted_as_new(database: Database) -> None:
    await draw_circle(database)

    since = {each.person.id: each for each in (await check(database)).participants}

    assert since["bob"].since is None
    assert (since["bob"].three_years_on, since["bob"].days_left, since["bob"].is_over) == (None, None, False)
    assert "ask" in since["bob"].explanation
    assert (since["cas"].three_years_on, since["cas"].is_over) == ("2025", True)


async def test_whoever_left_or_comes_later_is_not_counted(database: Database) -> None:
    await draw_circle(database)
    await draw(database, "MATCH ({id: 'ann'})-[t:TAKES_PART_IN]->() SET t.until = '2026-11-22'")
    await draw(database, "MATCH ({id: 'dia'})-[t:TAKES_PART_IN]->() SET t.since = '2026-12'")

    found = await check(database)

    assert {each.person.id for each in found.participants} == {"bob", "cas"}


async def test_former_stays_count_as_a_background(database: Database) -> None:
    await draw_circle(database)

    backgrounds = {each.by: each for each in (await check(database)).backgrounds}

    assert backgrounds[GroupBy.ORGANISATION].people == 3
    assert backgrounds[GroupBy.ORGANISATION].dominates
    assert not backgrounds[GroupBy.ROLE].dominates


async def test_a_missed_regular_was_perhaps_seen_elsewhere(database: Database) -> None:
    await draw_circle(database)
    for month in range(1, 8):
        came = ["ann", "bob"] if month < 5 else ["bob", "cas"]
        await draw_meeting(database, f"evening-{month}", f"2026-0{month}-10", came, series="evenings")
    await draw_meeting(database, "fair", "2026-06-20", ["ann", "bob"])

    found = {each.person.id: each for each in (await check(database)).participants}

    assert [each for each, told in found.items() if told.not_seen_lately] == ["ann"]
    assert str(found["ann"].last_seen_on) == "2026-04-10"
    assert found["ann"].seen_elsewhere is not None
    assert found["ann"].seen_elsewhere.id == "fair"
    assert found["bob"].seen_elsewhere is None


async def test_an_evening_without_a_list_of_who_came_tells_nothing(database: Database) -> None:
    await draw_circle(database)
    for month in range(1, 5):
        await draw_meeting(database, f"evening-{month}", f"2026-0{month}-10", ["ann", "bob"], series="evenings")
    for month in range(5, 9):
        await draw_meeting(database, f"evening-{month}", f"2026-0{month}-10", [], series="evenings")

    found = await check(database)

    assert [each.id for each in found.evenings] == ["evening-4", "evening-3", "evening-2"]
    assert not any(each.not_seen_lately for each in found.participants)


async def test_a_viewer_reads_of_those_they_may_see(database: Database) -> None:
    await draw_circle(database)

    found = await check(database, ANALYST)

    assert {each.person.id for each in found.participants} == {"ann", "bob", "cas"}
    assert found.companions == []
    assert found.ties == 1
    assert [each.by for each in found.backgrounds if each.by is GroupBy.ORGANISATION] == []


async def test_names_that_may_not_be_seen_are_not_told(database: Database) -> None:
    await draw_circle(database)
    await draw(database, "MATCH (n:Person {id: 'bob'}) REMOVE n.seenUntilA1_ANALYST SET n.name = 'Secret'")

    found = await check(database, ANALYST)

    assert not any("Secret" in each.explanation for each in [*found.participants, *found.losses, found])


async def test_dutch_is_spoken(database: Database) -> None:
    await draw_circle(database)

    found = await check(database, replace(SEES_ALL, language=Language.NL))

    assert found.explanation.startswith("4 mensen doen mee. De drie jaar zijn vol voor cas.")


async def test_an_empty_circle_is_answered(database: Database) -> None:
    await draw_circle(database)
    await draw(database, "MATCH ()-[t:TAKES_PART_IN]->() DELETE t")

    found = await check(database)

    assert (found.people, found.participants, found.losses, found.reaches_everyone) == (0, [], [], True)


@pytest.mark.parametrize(
    ("arrangement", "error", "words"),
    [
        ("nothing", NotFound, "'nothing'"),
        ("ann", NotFound, "no arrangement with the id 'ann', given in arrangement"),
        ("party", InvalidInput, "of the kind EVENT"),
        ("", InvalidInput, "1 to 64 characters"),
        ("x" * 10_000, InvalidInput, "1 to 64 characters"),
    ],
)
async def test_what_is_no_circle_is_refused(
    database: Database, arrangement: str, error: type[Exception], words: str
) -> None:
    await draw_circle(database)

    with pytest.raises(error, match=words):
        await circle_check(asking(database), arrangement=arrangement)
