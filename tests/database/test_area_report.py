"""The question `areaReport`, on small towns drawn in the test."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graph.access import Viewer
from graph.area_report import AreaReport, area_report
from graph.database import Database
from graph.errors import InvalidInput, NotFound
from graph.fragility import fragility
from graph.groups import GroupBy
from graph.model import DataClass
from graph.model.kinds import Language
from graph.snapshot import Snapshots
from tests.support.areas import ANALYST, DAY, SEES_ALL, Tie, asking, draw_meeting, draw_ties, draw_town
from tests.support.graph import draw

EARLIER = date(2025, 11, 22)


async def report_of(database: Database, viewer: Viewer = SEES_ALL, **given: Any) -> AreaReport:
    return await area_report(asking(database, viewer), area=given.pop("area", "north"), **given)


async def draw_need(database: Database, need_id: str, asker: str, **more: object) -> None:
    await draw(
        database,
        "CREATE (need:Entity:Need) SET need = $own "
        "SET need.openedOn = date(need.openedOn), need.closedOn = date(need.closedOn), "
        "need.neededBy = date(need.neededBy)",
        own={"id": need_id, "summary": need_id, "status": "OPEN", "kind": "QUESTION", "version": 1} | more,
    )
    await draw_ties(database, [(asker, "HAS_NEED", need_id)])


async def draw_talents(database: Database) -> None:
    """cooking under food, and bread under cooking."""
    await draw(
        database,
        "UNWIND ['food', 'cooking', 'bread'] AS id CREATE (:Entity:Talent {id: id, labelNl: id, kind: 'SKILL'})",
    )
    await draw_ties(database, [("cooking", "BROADER", "food"), ("bread", "BROADER", "cooking")])


async def test_a_day_has_its_figures_and_how_complete_they_are(database: Database) -> None:
    told: list[Tie] = [
        ("ann", "KNOWS", "ben", {"since": "2020", "reportedBy": "ann", "confirmedOn": "2026-01-01"}),
        ("ben", "KNOWS", "cas", {"reportedBy": "ann", "confirmedOn": "2025-11-22"}),
        ("dee", "KNOWS", "eve", {"since": "2026-11"}),
        ("ann", "KNOWS", "cas", {"since": "2027"}),
        ("ann", "KNOWS", "eve", {"until": "2026-11-22"}),
    ]
    await draw_town(database, ["ann", "ben", "cas", "dee", "eve", "fay"], told)

    now = (await report_of(database)).now

    assert (now.people, now.ties, now.without_known_tie, now.reporters, now.ties_without_reporter) == (6, 3, 1, 1, 1)
    assert (now.ties_of_unknown_beginning, now.ties_confirmed, now.confirmed_share) == (1, 1, pytest.approx(1 / 3))
    assert (now.groups, now.group_sizes, now.largest_group) == (2, [3, 2], 3)
    # Of fay it is not known whether anybody is joined to her, so the five others are what falls apart.
    assert now.fragmentation == pytest.approx(1 - (3 * 2 + 2) / 20)
    assert now.distance_fragmentation == pytest.approx(1 - 2 * (1 + 1 + 1 / 2 + 1) / 20)


async def test_like_is_compared_with_like(database: Database) -> None:
    """dee moves in and eve moves out in between; fay meets a first resident; ron told old ties, but is new.

    ann ─ ben ─ cas      both days
    ann ─ cas            new, told by ann
    ben ─ dee            dee is new
    cas ─ pat            pat has been active here all the time, and meets the first resident
    pat ─ pim            colleagues for years
    ann ─ ben (again)    told by ron too
    """
    homes = {"ann": "north", "ben": "north", "cas": "north", "pat": None, "pim": None, "ron": None}
    own: list[Tie] = [
        ("ann", "KNOWS", "ben", {"since": "2020", "reportedBy": "ann"}),
        ("ben", "KNOWS", "cas", {"reportedBy": "ann"}),
        ("ann", "KNOWS", "cas", {"since": "2026-03", "reportedBy": "ann"}),
        ("ben", "KNOWS", "dee", {"since": "2026-03", "reportedBy": "ann"}),
        ("ann", "KNOWS", "eve", {"since": "2010", "reportedBy": "ann"}),
        ("cas", "KNOWS", "pat", {"since": "2026-04", "reportedBy": "ann"}),
        ("pat", "KNOWS", "pim", {"since": "2015", "reportedBy": "ann"}),
        ("ben", "KNOWS", "pim", {"since": "2015", "reportedBy": "ann"}),
        ("cas", "KNOWS", "pim", {"since": "2012", "reportedBy": "ron"}),
        ("ann", "KNOWS", "ron", {"since": "2026-05", "reportedBy": "ron"}),
        ("dee", "LIVES_IN", "north", {"since": "2026"}),
        ("eve", "LIVES_IN", "north", {"until": "2026"}),
        ("pat", "ACTIVE_IN", "north"),
        ("pim", "ACTIVE_IN", "north"),
        ("ron", "ACTIVE_IN", "north", {"since": "2026-05"}),
    ]
    await draw_town(database, homes | {"dee": None, "eve": None}, own)
    await draw(database, "MATCH (:Person {id: 'eve'})-[home:LIVES_IN]->() SET home.until = '2026-06'")

    answer = await report_of(database, compared_to=EARLIER)

    before, after, new = answer.before, answer.after, answer.new_records
    assert before is not None
    assert after is not None
    assert new is not None
    # ann, ben, cas, pat and pim were there on both days.
    assert (before.people, after.people) == (5, 5)
    assert (before.ties, after.ties) == (4, 6)
    assert (before.day, after.day) == (EARLIER, DAY)
    assert (new.people_joined, new.people_left) == (2, 1)
    assert (new.reporters_joined, new.reporters_left) == (1, 0)
    assert (new.ties_of_new_reporters, new.ties_of_people_joined) == (1, 2)
    assert answer.now.people == 7
    assert {each.measure: each.difference for each in answer.changes}["ties"] == 2


async def test_forty_people_without_known_ties_change_no_verdict(database: Database) -> None:
    ties: list[Tie] = [("ann", "KNOWS", "ben", {"since": "2020"}), ("ben", "KNOWS", "cas", {"since": "2026"})]
    await draw_town(database, ["ann", "ben", "cas"], ties)
    small = await report_of(database, compared_to=EARLIER)
    await draw_town(database, ["ann", "ben", "cas", *(f"new-{number}" for number in range(40))], ties)

    large = await report_of(database, compared_to=EARLIER)

    verdict = "More of these people can now reach each other"
    assert verdict in small.explanation
    assert verdict in large.explanation
    same = ("ties", "groups", "largestGroup", "fragmentation", "distanceFragmentation", "eiIndexOfRoles")
    assert [each for each in small.changes if each.measure in same] == [
        each for each in large.changes if each.measure in same
    ]
    assert large.now.without_known_tie == 40


async def test_the_report_and_fragility_say_the_same_of_how_it_falls_apart(database: Database) -> None:
    ties: list[Tie] = [("ann", "KNOWS", "ben"), ("ben", "KNOWS", "cas"), ("dee", "KNOWS", "eve")]
    await draw_town(database, ["ann", "ben", "cas", "dee", "eve", *(f"new-{number}" for number in range(12))], ties)

    now, broken = (await report_of(database)).now, await fragility(asking(database), area="north")

    assert now.fragmentation == broken.fragmentation == pytest.approx(0.6)
    assert now.distance_fragmentation == broken.distance_fragmentation == pytest.approx(0.65)


async def test_a_first_tie_of_people_of_whom_none_was_known_is_no_setback(database: Database) -> None:
    ties: list[Tie] = [("ann", "KNOWS", "ben", {"since": "2020"}), ("cas", "KNOWS", "dee", {"since": "2026"})]
    await draw_town(database, ["ann", "ben", "cas", "dee"], ties)

    answer = await report_of(database, compared_to=EARLIER)

    before, after = answer.before, answer.after
    assert before is not None
    assert after is not None
    assert (before.fragmentation, after.fragmentation) == (pytest.approx(5 / 6), pytest.approx(2 / 3))
    assert answer.now.fragmentation == after.fragmentation
    assert "More of these people can now reach each other" in answer.explanation


async def test_groups_are_bridged_by_the_meeting_their_ties_came_of(database: Database) -> None:
    await draw_town(
        database,
        ["ann", "ben", "cas", "dee"],
        [
            *((each, "AFFILIATED_WITH", "Choir") for each in ("ann", "ben")),
            *((each, "AFFILIATED_WITH", "Walkers") for each in ("cas",)),
            *((each, "AFFILIATED_WITH", "Table") for each in ("dee",)),
            ("ann", "KNOWS", "ben", {"since": "2026-02", "origin": "cafe"}),
            ("ann", "KNOWS", "cas", {"since": "2026-02", "origin": "cafe"}),
            ("cas", "KNOWS", "dee", {"since": "2026-02", "origin": "intro"}),
            ("ben", "KNOWS", "dee", {"since": "2019"}),
            ("ann", "KNOWS", "dee", {"since": "2026-02", "origin": "cafe"}),
        ],
        organisations={"Choir": {}, "Walkers": {}, "Table": {}},
    )
    await draw_meeting(database, "cafe", "2026-02-01", ["ann", "ben", "cas"], visitors=12)
    await draw_meeting(database, "elsewhere", "2026-02-01", ["ann"])
    await draw_ties(database, [("cafe", "HELD_AT", "hall"), ("elsewhere", "HELD_AT", "south")])

    answer = await report_of(database, compared_to=EARLIER)

    found = [
        (each.group_by, each.first, each.second, [one.id for one in each.meetings]) for each in answer.groups_bridged
    ]
    # Choir and table had a tie already.
    assert found == [
        (GroupBy.ORGANISATION, "Choir", "Walkers", ["cafe"]),
        (GroupBy.ORGANISATION, "Table", "Walkers", []),
    ]
    (meeting,) = answer.meetings
    assert (meeting.meeting.id, meeting.visitors, meeting.recorded) == ("cafe", 12, 3)
    assert (meeting.ties, meeting.groups_bridged) == (3, 1)
    assert answer.now.ties_from_meetings == 3


async def test_ties_run_across_groups_or_within_them(database: Database) -> None:
    await draw_town(
        database,
        {"ann": "north", "ben": "north", "cas": "south", "dee": "north"},
        [
            ("ann", "KNOWS", "ben"),
            ("ann", "KNOWS", "cas"),
            ("ben", "KNOWS", "dee"),
            ("cas", "ACTIVE_IN", "north"),
            ("ann", "AFFILIATED_WITH", "Club"),
            ("ben", "AFFILIATED_WITH", "Club"),
        ],
        organisations={"Club": {}},
        properties={"dee": {"roles": ["PROFESSIONAL"]}},
    )

    mixing = {each.group_by: each for each in (await report_of(database)).now.mixing}

    role, home, club = mixing[GroupBy.ROLE], mixing[GroupBy.NEIGHBOURHOOD], mixing[GroupBy.ORGANISATION]
    assert (role.within, role.across, role.unknown, role.ei_index) == (2, 1, 0, pytest.approx(-1 / 3))
    assert (home.within, home.across, home.unknown) == (2, 1, 0)
    # Two of the three ties have an end outside the club: whose group is not known counts in neither.
    assert (club.within, club.across, club.unknown, club.ei_index) == (1, 0, 2, -1.0)
    assert [(each.name, each.people) for each in role.groups] == [("residents", 3), ("professionals", 1)]
    assert club.explanation == ""
    assert role.explanation == (
        "Ties across two roles, such as a resident and a professional: 1 of the 3 of which the role of both people is "
        "known, 33 of every 100."
    )


async def test_needs_and_offers_are_counted_by_theme_with_the_ratio_both_ways(database: Database) -> None:
    await draw_town(
        database, {"ann": "north", "ben": "south"}, [("Club", "ACTIVE_IN", "hall")], organisations={"Club": {}}
    )
    await draw_talents(database)
    await draw_need(database, "open", "ann", openedOn="2026-01-01")
    await draw_need(database, "met", "Club", openedOn="2025-01-01", closedOn="2026-03-01", status="MET")
    await draw_need(database, "undated", "ann", status="MET")
    await draw_need(database, "late", "ann", openedOn="2026-01-01", neededBy="2026-02-01")
    await draw_need(database, "withdrawn", "ann", openedOn="2025-01-01", closedOn="2026-02-01", status="WITHDRAWN")
    await draw_need(database, "future", "ann", openedOn="2027-01-01")
    await draw_need(database, "outside", "ben", openedOn="2020-01-01")
    await draw_need(database, "without-talent", "ann", openedOn="2026-01-01")
    asked = ("open", "met", "undated", "late", "withdrawn", "future", "outside")
    await draw_ties(database, [(each, "ASKS_FOR", "bread") for each in asked])
    await draw_ties(
        database,
        [
            ("ann", "OFFERS", "cooking", {"since": "2026"}),
            ("Club", "OFFERS", "bread", {"until": "2026-03"}),
            ("ben", "OFFERS", "bread"),
        ],
    )

    answer = await report_of(database, compared_to=EARLIER)

    now, before = answer.now, answer.before
    assert before is not None
    assert (now.needs_asked, now.needs_met, now.needs_open, now.needs_expired, now.offers) == (5, 2, 2, 1, 1)
    # On the earlier day the withdrawn one was still open, and the club still offered bread.
    assert (before.needs_asked, before.needs_met, before.needs_open, before.offers) == (3, 1, 2, 1)
    assert "5 questions were asked here: 2 met, 2 still open, 1 not met in time." in answer.explanation
    told = "questions asked 3 → 5; questions met 1 → 2; questions still open 2 → 2; questions not met in time 0 → 1"
    assert told in answer.explanation
    assert [(each.before, each.after) for each in answer.changes if each.measure == "needsAsked"] == [(3, 5)]
    (theme,) = now.themes
    assert (theme.theme.id, theme.asked, theme.met, theme.open, theme.offers) == ("food", 4, 2, 1, 1)
    assert (theme.offers_per_open_need, theme.open_needs_per_offer) == (1.0, 1.0)


async def test_partners_needs_of_the_place_and_introductions(database: Database) -> None:
    await draw_town(
        database,
        ["ann", "ben"],
        [("Club", "ACTIVE_IN", "north"), ("Aid", "BASED_AT", "hall", {"since": "2026"})],
        organisations={"Club": {}, "Aid": {}, "Town hall": {}, "Far": {}},
    )
    await draw(
        database,
        "UNWIND $rows AS row CREATE (a:Entity:Arrangement) SET a = row",
        rows=[
            {"id": "square", "name": "Square", "status": "RUNNING", "version": 1},
            {"id": "idea", "name": "Idea", "status": "PROPOSED", "version": 1},
        ],
    )
    await draw(
        database,
        "CREATE (:Entity:Introduction {id: 'i', status: 'MADE', proposedOn: date('2025-01-01'), "
        "madeOn: date('2026-01-01'), version: 1})",
    )
    await draw_ties(
        database,
        [
            ("square", "HELD_AT", "block"),
            ("idea", "HELD_AT", "north"),
            ("Club", "TAKES_PART_IN", "square", {"since": "2025"}),
            ("Town hall", "TAKES_PART_IN", "square", {"since": "2026-05"}),
            ("Aid", "TAKES_PART_IN", "square", {"until": "2026-02"}),
            ("Far", "TAKES_PART_IN", "square", {"until": "2026-03"}),
            ("Far", "TAKES_PART_IN", "idea"),
            ("Club", "COOPERATES_WITH", "Town hall", {"since": "2026-05"}),
            ("Aid", "COOPERATES_WITH", "Far"),
            ("i", "INTRODUCES", "ann"),
            ("i", "INTRODUCES", "ben"),
            ("ann", "BROKERS", "i"),
        ],
    )
    await draw_need(database, "lamp", "Far", openedOn="2025-01-01", closedOn="2026-01-01", status="MET")
    await draw_ties(database, [("lamp", "CONCERNS", "block")])

    answer = await report_of(database, compared_to=EARLIER)

    before, after = answer.before, answer.after
    assert before is not None
    assert after is not None
    assert [(each.organisation.id, each.since, each.is_new) for each in answer.partners] == [
        ("Club", "2025", False),
        ("Town hall", "2026-05", True),
    ]
    assert (before.partners, after.partners, before.organisations, after.organisations) == (3, 2, 1, 2)
    assert "partners 3 → 2" in answer.explanation
    assert "1 partner joined. 2 partners left." in answer.explanation
    assert (before.cooperations, after.cooperations) == (1, 1)
    assert (before.place_needs_met, before.place_needs_open, after.place_needs_met) == (0, 1, 1)
    assert (before.introductions_proposed, before.introductions_made, after.introductions_made) == (1, 0, 1)


async def test_a_narrower_viewer_gets_the_report_of_what_they_may_see(database: Database) -> None:
    await draw_town(
        database,
        {"ann": "north", "ben": "north", "cas": "south"},
        [("ann", "KNOWS", "ben"), ("ben", "KNOWS", "cas"), ("cas", "ACTIVE_IN", "north"), ("ann", "OFFERS", "food")],
    )
    await draw_talents(database)
    await draw_need(database, "hidden", "ann", openedOn="2026-01-01")
    await draw_ties(database, [("hidden", "CONCERNS", "north"), ("hidden", "ASKS_FOR", "food")])
    await draw_ties(database, [("ann", "OFFERS", "food")])
    await draw_meeting(database, "cafe", "2026-02-01", ["ann", "cas"])
    await draw_ties(database, [("cafe", "HELD_AT", "hall")])

    whole, seen = await report_of(database), await report_of(database, ANALYST)

    assert (whole.now.people, whole.now.ties, whole.now.needs_asked, whole.now.offers) == (3, 2, 1, 1)
    # Neither needs nor offers are among the classes that an analyst sees.
    assert (seen.now.people, seen.now.ties, seen.now.needs_asked, seen.now.offers) == (2, 1, 0, 0)
    assert (whole.now.place_needs_asked, seen.now.place_needs_asked) == (1, 0)
    assert (whole.meetings[0].recorded, seen.meetings[0].recorded) == (2, 1)


async def test_who_sees_no_relations_gets_no_report_of_nobody(database: Database) -> None:
    await draw_town(database, ["ann", "ben"], [("ann", "KNOWS", "ben")])
    policy = replace(ANALYST, classes=frozenset({DataClass.P, DataClass.E}))

    with pytest.raises(NotFound, match="Ask areaStatistics for safe figures"):
        await report_of(database, policy)


@pytest.mark.parametrize(
    ("people", "area", "figures"),
    [
        ([], "north", (0, 0, None, None, None)),
        (["ann"], "north", (1, 0, None, None, None)),
        (["ann", "ben"], "north", (2, 0, None, None, None)),
        ([], "empty", (0, 0, None, None, None)),
    ],
)
async def test_little_is_reported_without_figures_that_do_not_exist(
    database: Database, people: list[str], area: str, figures: tuple[object, ...]
) -> None:
    await draw_town(database, people, [("Club", "ACTIVE_IN", "north")], organisations={"Club": {}})

    answer = await report_of(database, area=area, compared_to=EARLIER)

    now = answer.now
    found = (now.people, now.ties, now.fragmentation, now.distance_fragmentation, now.confirmed_share)
    assert found == figures
    assert all(each.ei_index is None for each in now.mixing)
    assert answer.explanation
    assert answer.changes


async def test_the_report_is_told_in_dutch(database: Database) -> None:
    await draw_town(database, ["ann", "ben"], [("ann", "KNOWS", "ben", {"since": "2026"})])

    answer = await report_of(database, replace(SEES_ALL, language=Language.NL), compared_to=EARLIER)

    assert answer.explanation.startswith(
        "North op 22 november 2026. Er zijn 2 mensen bekend die hier wonen of actief zijn."
    )
    assert "contacten 0 → 1" in answer.explanation
    assert "Meer van deze mensen kunnen elkaar nu bereiken" in answer.explanation


async def test_a_report_is_kept_until_the_graph_changes(database: Database) -> None:
    await draw_town(database, ["ann", "ben"])
    snapshots = Snapshots(database)

    first = await area_report(asking(database, snapshots=snapshots), area="north")
    second = await area_report(asking(database, snapshots=snapshots), area="north")
    await draw_ties(database, [("ann", "KNOWS", "ben")])
    third = await area_report(asking(database, snapshots=snapshots), area="north")

    assert first is second
    assert (first.now.ties, third.now.ties) == (0, 1)
    assert third.revision > first.revision


async def test_only_what_is_wanted_is_computed(database: Database) -> None:
    await draw_town(database, ["ann", "ben"], [("ann", "KNOWS", "ben")])

    answer = await area_report(asking(database, wanted={"now", "now.ties"}), area="north")

    assert (answer.now.ties, answer.now.distance_fragmentation, answer.now.mixing) == (1, None, [])


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"area": "hall"}, "'hall' is a venue"),
        ({"area": ""}, "an id has 1 to 64 characters"),
        ({"compared_to": DAY}, "comparedTo is 2026-11-22 and asOf is 2026-11-22; give an earlier day"),
        ({"compared_to": date(2027, 1, 1)}, "give an earlier day in comparedTo"),
        ({"as_of": date(1, 1, 1)}, "asOf is 0001-01-01"),
        ({"compared_to": date(1, 1, 1)}, "comparedTo is 0001-01-01"),
    ],
)
async def test_bad_input_is_refused_with_what_is_allowed(
    database: Database, given: dict[str, Any], message: str
) -> None:
    await draw_town(database, ["ann"])

    with pytest.raises(InvalidInput, match=message):
        await report_of(database, **given)


@pytest.mark.parametrize("area", ["nowhere", "ann"])
async def test_what_is_no_area_is_not_found(database: Database, area: str) -> None:
    await draw_town(database, ["ann"])

    with pytest.raises(NotFound, match=f"no area with the id '{area}'"):
        await report_of(database, area=area)
