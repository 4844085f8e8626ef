"""The question `areaStatistics`, on small towns drawn in the test."""

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graph.access import Viewer
from graph.area_statistics import AreaLevel, AreaStatistic, Interval, area_statistics, measures
from graph.database import Database
from graph.errors import InvalidInput, LimitExceeded, NotFound
from graph.model import DataClass
from graph.model.kinds import Language
from tests.support.areas import ANALYST, DAY, SEES_ALL, Tie, asking, draw_meeting, draw_ties, draw_town
from tests.support.graph import draw

POLICY = replace(ANALYST, id="policy", classes=frozenset({DataClass.P, DataClass.E}), areas=frozenset[str]())


async def rows_of(database: Database, viewer: Viewer = SEES_ALL, **given: Any) -> list[AreaStatistic]:
    given.setdefault("from_id", date(2026, 10, 1))
    return await area_statistics(asking(database, viewer), **given)


def one(
    rows: Iterable[AreaStatistic], area: str, measure: str, month: int = 10, theme: str | None = None
) -> AreaStatistic:
    (found,) = (
        each
        for each in rows
        if (each.area_id, each.measure, each.period_end.month, each.theme_id) == (area, measure, month, theme)
    )
    return found


def crowd(area: str, count: int) -> dict[str, str]:
    return {f"{area}-{number:02}": area for number in range(count)}


async def draw_needs(database: Database, askers: Iterable[str], **more: object) -> None:
    """A need of each of these, for bread, which falls under food."""
    ids = list(askers)
    await draw(
        database,
        "MERGE (food:Entity:Talent {id: 'food', labelNl: 'Eten', labelEn: 'Food', kind: 'SKILL'}) "
        "MERGE (bread:Entity:Talent {id: 'bread', labelNl: 'Brood', kind: 'SKILL'}) "
        "MERGE (bread)-[:BROADER]->(food) "
        "WITH bread UNWIND $ids AS id MATCH (asker:Entity {id: id}) "
        "CREATE (asker)-[:HAS_NEED]->(need:Entity:Need)-[:ASKS_FOR]->(bread) "
        "SET need = $own, need.id = 'need-' + id + $own.summary, need.openedOn = date(need.openedOn), "
        "need.closedOn = date(need.closedOn)",
        ids=ids,
        own={"summary": "x", "status": "OPEN", "kind": "QUESTION", "version": 1, "openedOn": "2026-01-01"} | more,
    )


async def test_a_row_has_everything_a_dashboard_needs(database: Database) -> None:
    await draw_town(database, crowd("north", 23) | crowd("south", 12))
    await draw(database, "MATCH (n:Location {id: 'north'}) SET n.code = 'BU01', n.codeYear = 2025")

    rows = await rows_of(database, measures=["people"])

    assert one(rows, "north", "people") == AreaStatistic(
        area_id="north",
        area_name="North",
        area_code="BU01",
        code_year=2025,
        level=AreaLevel.NEIGHBOURHOOD,
        period_start=date(2026, 10, 1),
        period_end=date(2026, 10, 31),
        measure="people",
        theme_id=None,
        theme=None,
        value=25.0,
        unit="people",
        unit_label="residents",
        base=25,
        band=None,
        hidden_because=None,
        is_provisional=False,
    )
    assert [(each.area_id, each.period_end.month, each.is_provisional) for each in rows] == [
        (area, month, month == 11) for area in ("empty", "north", "south") for month in (10, 11)
    ]


async def test_a_row_calls_its_unit_in_the_language_of_the_reader_as_the_measures_do(database: Database) -> None:
    await draw_town(database, crowd("north", 23))
    dutch = replace(SEES_ALL, language=Language.NL)

    rows = await rows_of(database, dutch)
    declared = {each.name: (each.unit, each.unit_label) for each in await measures(asking(database, dutch))}

    assert {each.measure: (each.unit, each.unit_label) for each in rows} == declared
    assert one(rows, "north", "people").unit_label == "bewoners"


async def test_small_numbers_are_hidden_and_protected(database: Database) -> None:
    await draw_town(database, crowd("north", 9) | crowd("south", 14) | crowd("empty", 30))
    await draw_ties(database, [("empty", "WITHIN", "town")])

    areas = await rows_of(database, measures=["people"])
    (town,) = await rows_of(database, measures=["people"], level=AreaLevel.MUNICIPALITY, to=date(2026, 10, 31))

    # The town less the south would give the north away, so that another part is hidden too, for the same reason.
    assert town.value == 55.0
    assert [one(areas, each, "people").value for each in ("empty", "north", "south")] == [None, None, 15.0]
    reasons = {one(areas, each, "people").hidden_because for each in ("empty", "north")}
    assert len(reasons) == 1
    assert one(areas, "north", "people").base is None


async def test_shares_need_many_people_on_both_sides(database: Database) -> None:
    people = crowd("north", 60) | crowd("south", 40)
    ties: list[Tie] = [(f"north-{n:02}", "KNOWS", f"north-{n + 1:02}", {"since": "2020"}) for n in range(44)]
    ties += [(f"south-{n:02}", "KNOWS", f"south-{n + 1:02}", {"since": "2020"}) for n in range(19)]
    await draw_town(database, people, ties)

    rows = await rows_of(database)

    north, south = one(rows, "north", "withoutKnownTieShare"), one(rows, "south", "withoutKnownTieShare")
    assert (north.value, north.base) == (0.25, 60)
    assert south.value is None
    assert "fewer than 50" in (south.hidden_because or "")
    # All 45 with a known tie are in one chain; of the others it is unknown whether anybody is joined to them.
    largest = one(rows, "north", "largestGroupShare")
    assert (largest.band, largest.value, largest.base) == ("0.8-1.0", None, 45)
    assert (one(rows, "north", "fragmentation").band, one(rows, "north", "fragmentation").base) == ("0.0-0.2", 45)
    assert (one(rows, "north", "ties").value, one(rows, "north", "ties").base) == (45.0, 45)


@pytest.mark.parametrize(("tied", "band", "base"), [(24, "0.8-1.0", 25), (8, None, None)])
async def test_how_few_people_fall_apart_is_hidden_in_however_large_a_crowd(
    database: Database, tied: int, band: str | None, base: int | None
) -> None:
    ties: list[Tie] = [(f"north-{n:02}", "KNOWS", f"north-{n + 1:02}", {"since": "2020"}) for n in range(0, tied, 2)]
    await draw_town(database, crowd("north", 60), ties)

    rows = await rows_of(database, measures=["people", "fragmentation"])

    found = one(rows, "north", "fragmentation")
    assert (one(rows, "north", "people").value, found.band, found.base) == (60.0, band, base)


async def test_needs_and_offers_are_given_by_theme(database: Database) -> None:
    people = crowd("north", 40)
    await draw_town(database, people)
    ids = list(people)
    await draw_needs(database, ids[:12])
    await draw_needs(database, ids[20:35], status="MET", closedOn="2026-10-15")
    await draw_ties(database, [(each, "OFFERS", "bread", {"since": "2026-10"}) for each in ids[:17]])

    rows = await rows_of(database, from_id=date(2026, 9, 1), level=AreaLevel.MUNICIPALITY)

    def value(measure: str, month: int, theme: str | None = "food") -> float | None:
        return one(rows, "town", measure, month, theme).value

    assert [value("needsMet", month) for month in (9, 10)] == [None, 15.0]
    assert [value("needsOpen", month) for month in (9, 10)] == [25.0, 10.0]
    assert [value("needsAsked", month, None) for month in (9, 10)] == [25.0, 25.0]
    assert [value("offers", month) for month in (9, 10)] == [None, 15.0]
    assert {each.theme for each in rows} == {None, "Food"}
    assert not [each for each in await rows_of(database, themes=[]) if each.theme_id]


async def test_many_needs_of_few_people_are_hidden(database: Database) -> None:
    await draw_town(database, crowd("north", 40))
    for number in range(6):
        await draw_needs(database, ["north-01", "north-02"], summary=str(number))

    rows = await rows_of(database, measures=["needsAsked"])

    assert {each.value for each in rows} == {None}


async def test_what_is_not_about_people_is_given_as_it_is(database: Database) -> None:
    await draw_town(
        database,
        [],
        [
            ("Club", "BASED_AT", "hall"),
            ("Club", "ACTIVE_IN", "north"),
            ("Old", "ACTIVE_IN", "north", {"until": "2020"}),
        ],
        organisations={"Club": {}, "Old": {}},
    )
    await draw_town_people(database)
    for number, day in enumerate(("2026-08-03", "2026-10-01", "2026-10-31")):
        await draw_meeting(database, f"m{number}", day, [], visitors=7)
    await draw_ties(database, [(f"m{number}", "HELD_AT", "hall") for number in range(3)])
    wanted = ["meetings", "visitors", "organisations"]

    months = await rows_of(database, measures=wanted, to=date(2026, 10, 31))
    quarters = await rows_of(database, measures=wanted, from_id=date(2026, 8, 1), interval=Interval.QUARTER)

    assert [one(months, "north", each).value for each in wanted] == [2.0, 14.0, 1.0]
    assert [one(quarters, "north", each, 9).value for each in wanted] == [1.0, 7.0, 1.0]
    running = one(quarters, "north", "meetings", 12)
    assert (running.value, running.is_provisional) == (2.0, True)


async def draw_town_people(database: Database) -> None:
    """Somebody who lives in the north, so that months of the town are published."""
    await draw(
        database,
        "MATCH (north:Location {id: 'north'}) CREATE (:Entity:Party:Person {id: 'ann', name: 'ann', version: 1})"
        "-[:LIVES_IN {id: 'home', version: 1}]->(north)",
    )


async def test_a_published_month_is_never_counted_again(database: Database) -> None:
    await draw_town(database, crowd("north", 20) | crowd("south", 20))
    before = await rows_of(database, measures=["people"])
    await draw(
        database,
        "MATCH (person:Person) WHERE person.id STARTS WITH 'north' WITH person LIMIT 8 DETACH DELETE person",
    )

    after = await rows_of(database, measures=["people"])

    assert one(after, "north", "people") == one(before, "north", "people")
    assert (one(before, "north", "people", 11).value, one(after, "north", "people", 11).value) == (20.0, 10.0)


async def test_workers_that_publish_at_the_same_time_agree(database: Database) -> None:
    await draw_town(database, crowd("north", 20) | crowd("south", 20))

    answers = await asyncio.gather(*(rows_of(database, measures=["people"]) for _ in range(4)))

    assert all(each == answers[0] for each in answers)
    (stored,) = await draw(database, "MATCH (n:PublishedMonth) RETURN count(n), collect(DISTINCT n.month)")
    assert stored == [1, ["2026-10"]]


async def test_nothing_is_published_of_a_town_of_which_nobody_is_known_yet(database: Database) -> None:
    await draw_town(database, [])
    early = await rows_of(database, measures=["people", "meetings"])
    await draw_town(database, crowd("north", 20) | crowd("south", 20))

    late = await rows_of(database, measures=["people"])

    assert "Nobody was known to live here" in (one(early, "north", "people").hidden_because or "")
    assert one(late, "north", "people").value == 20.0


async def test_the_rest_of_an_area_cannot_be_had_from_its_levels(database: Database) -> None:
    # Three live in the north but in no part of it.
    await draw_town(database, crowd("block", 15) | crowd("north", 3) | crowd("south", 20))

    block = one(await rows_of(database, level=AreaLevel.AREA, measures=["people"]), "block", "people")
    north = one(await rows_of(database, measures=["people"]), "north", "people")

    assert None in (block.value, north.value)


async def test_statistics_are_the_same_for_everybody_who_may_see_them(database: Database) -> None:
    await draw_town(database, crowd("north", 20) | crowd("south", 20))

    mine = await rows_of(database, POLICY)
    whole = await rows_of(database, SEES_ALL)

    assert mine == whole
    assert one(mine, "south", "people").value == 20.0
    with pytest.raises(NotFound, match="no statistics that you may see"):
        await rows_of(database, ANALYST)


async def test_a_place_within_two_areas_hides_the_other_one(database: Database) -> None:
    await draw_town(database, crowd("block", 20) | crowd("south", 20))
    await draw_ties(database, [("block", "WITHIN", "south")])

    rows = await rows_of(database, measures=["people", "organisations"])

    assert one(rows, "south", "people").value is None
    assert "shares a place" in (one(rows, "south", "people").hidden_because or "")
    assert one(rows, "north", "people").value == 20.0
    assert one(rows, "south", "organisations").value == 0.0


async def test_only_areas_within_one_are_given(database: Database) -> None:
    await draw_town(database, crowd("north", 20))

    rows = await rows_of(database, within="north", measures=["people"])

    assert {each.area_id for each in rows} == {"north"}


async def test_measures_say_what_they_mean_in_both_languages(database: Database) -> None:
    english = await measures(asking(database))
    dutch = await measures(asking(database, replace(SEES_ALL, language=Language.NL)))

    assert english[0].name == "people"
    assert (english[0].meaning, dutch[0].meaning) == ("How many residents are known.", "Hoeveel bewoners bekend zijn.")
    assert (dutch[0].unit, dutch[0].unit_label, english[0].unit_label) == ("people", "bewoners", "residents")
    assert (dutch[0].meaning_nl, dutch[0].meaning_en) == (dutch[0].meaning, english[0].meaning)


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        ({"within": "hall"}, InvalidInput, "'hall' is a venue"),
        ({"within": "nowhere"}, NotFound, "no area with the id 'nowhere'"),
        (
            {"within": "north", "level": AreaLevel.MUNICIPALITY},
            InvalidInput,
            "level is MUNICIPALITY, and no area of that level lies in north. Give one that there is: AREA, N",
        ),
        ({"themes": ["nowhere"]}, NotFound, "no theme with the id 'nowhere'"),
        ({"measures": ["happiness"]}, InvalidInput, "measures is 'happiness'. Give 'people'"),
        ({"from_id": DAY, "to": date(2026, 1, 1)}, InvalidInput, "that is not after to"),
    ],
)
async def test_bad_input_is_refused_with_what_is_allowed(
    database: Database, given: dict[str, Any], error: type[Exception], message: str
) -> None:
    await draw_town(database, ["ann"])

    with pytest.raises(error, match=message):
        await rows_of(database, **given)


async def test_too_many_rows_are_refused(database: Database) -> None:
    await draw_town(database, ["ann"])
    await draw(
        database,
        "UNWIND range(1, 100) AS n "
        "CREATE (:Entity:Location {id: 'n-' + n, name: 'n', kind: 'NEIGHBOURHOOD', version: 1})",
    )

    with pytest.raises(LimitExceeded, match="at most 20000 are given"):
        await rows_of(database, from_id=date(2022, 1, 1))
