"""Snapshots of an area: who belongs to it, which ties hold, and when they are read anew."""

import asyncio
from datetime import date

import numpy as np
import pytest

from graph.access import Viewer
from graph.database import Database
from graph.errors import InvalidInput, NotFound
from graph.model.kinds import Language, PersonRole, TieKind
from graph.snapshot import KINDS, Snapshot, Snapshots
from tests.known_answers import known_networks
from tests.support.areas import ANALYST, DAY, SEES_ALL, draw_meeting, draw_ties, draw_town
from tests.support.graph import draw

KNOWS, AFFILIATED_WITH, COOPERATES_WITH, MEETS = KINDS


async def snapshot_of(
    database: Database,
    area: str | None = "north",
    *kinds: TieKind,
    day: date = DAY,
    viewer: Viewer = SEES_ALL,
) -> Snapshot:
    return await Snapshots(database).of(viewer, area=area, kinds=kinds or (KNOWS,), day=day)


def people_of(snapshot: Snapshot) -> list[str]:
    return list(snapshot.ids[: snapshot.people])


def pairs_of(snapshot: Snapshot) -> list[tuple[str, str]]:
    ends = zip(snapshot.network.first.tolist(), snapshot.network.second.tolist(), strict=True)
    return [(snapshot.ids[first], snapshot.ids[second]) for first, second in ends]


async def test_residents_are_those_of_the_area_and_of_every_place_within_it(database: Database) -> None:
    await draw_town(database, {"ann": "north", "ben": "block", "cas": "south", "dee": None})

    assert people_of(await snapshot_of(database, "north")) == ["ann", "ben"]
    assert people_of(await snapshot_of(database, "town")) == ["ann", "ben", "cas"]
    assert people_of(await snapshot_of(database, None)) == ["ann", "ben", "cas", "dee"]


async def test_who_moved_away_or_has_not_come_yet_is_no_resident(database: Database) -> None:
    await draw_town(database, {"ann": "north", "ben": None, "cas": None, "dee": None})
    await draw_ties(
        database,
        [
            ("ben", "LIVES_IN", "north", {"until": "2026-11-22"}),
            ("cas", "LIVES_IN", "north", {"since": "2026-12"}),
            ("dee", "LIVES_IN", "north", {"since": "2020", "until": "2026-11"}),
        ],
    )

    assert people_of(await snapshot_of(database)) == ["ann", "dee"]
    assert people_of(await snapshot_of(database, day=date(2026, 11, 21))) == ["ann", "ben", "dee"]
    assert people_of(await snapshot_of(database, day=date(2026, 12, 1))) == ["ann", "cas"]


async def test_others_belong_only_when_active_there_and_known_to_a_resident(database: Database) -> None:
    await draw_town(
        database,
        dict.fromkeys(["ann", "ben"], "north")
        | dict.fromkeys(["active", "venue", "member", "runner", "stranger", "elsewhere", "ended", "friend"], "south"),
        [
            ("active", "ACTIVE_IN", "north"),
            ("venue", "ACTIVE_IN", "hall"),
            ("member", "AFFILIATED_WITH", "Based"),
            ("runner", "AFFILIATED_WITH", "Runs"),
            ("stranger", "ACTIVE_IN", "north"),
            ("elsewhere", "AFFILIATED_WITH", "Away"),
            ("ended", "ACTIVE_IN", "north"),
            ("Based", "BASED_AT", "hall"),
            ("Runs", "RUNS", "hall"),
            ("Away", "BASED_AT", "south"),
            *[(each, "KNOWS", "ann") for each in ("active", "venue", "member", "runner", "elsewhere", "friend")],
            ("ended", "KNOWS", "ann", {"until": "2025"}),
            ("stranger", "KNOWS", "active"),
        ],
        organisations={"Based": {}, "Runs": {}, "Away": {}},
    )

    snapshot = await snapshot_of(database)

    assert people_of(snapshot) == ["active", "ann", "ben", "member", "runner", "venue"]
    assert [each for each, lives in zip(snapshot.ids, snapshot.is_resident.tolist(), strict=True) if lives] == [
        "ann",
        "ben",
    ]


async def test_only_ties_between_its_people_that_hold_on_the_day_count(database: Database) -> None:
    await draw_town(
        database,
        {"ann": "north", "ben": "north", "cas": "north", "dee": "north", "eve": "south"},
        [
            ("ann", "KNOWS", "ben", {"since": "2026-11-22"}),
            ("ann", "KNOWS", "cas", {"since": "2026-11-23"}),
            ("ben", "KNOWS", "cas", {"until": "2026-11-22"}),
            ("ben", "KNOWS", "dee", {"until": "2026"}),
            ("ann", "KNOWS", "eve"),
            ("cas", "SUPPORTS", "dee"),
        ],
    )

    snapshot = await snapshot_of(database)

    assert pairs_of(snapshot) == [("ann", "ben"), ("ben", "dee")]
    assert snapshot.ties.has_no_beginning.tolist() == [False, True]
    assert pairs_of(await snapshot_of(database, day=date(2026, 11, 20))) == [("ben", "cas"), ("ben", "dee")]


async def test_parallel_ties_count_once_and_the_strongest_is_first(database: Database) -> None:
    weak = {"strength": 2, "knownBy": "HEARSAY", "reportedBy": "cas"}
    strong = {"strength": 4, "knownBy": "SELF", "lastContact": "2026-10-01", "reportedBy": "ann"}
    await draw_town(database, ["ann", "ben", "cas"], [("ann", "KNOWS", "ben", weak), ("ben", "KNOWS", "ann", strong)])

    snapshot = await snapshot_of(database)

    assert pairs_of(snapshot) == [("ann", "ben")]
    assert snapshot.ties.strengths.tolist() == [4, 2]
    assert snapshot.strengths.tolist() == [4]
    assert snapshot.costs.tolist() == [pytest.approx(1.25)]
    assert snapshot.pairs.tolist() == [0, 0]
    assert [snapshot.reporters[each] for each in snapshot.ties.reporters.tolist()] == ["ann", "cas"]


async def test_what_is_not_known_of_a_tie_counts_as_the_lowest(database: Database) -> None:
    await draw_town(database, ["ann", "ben"], [("ann", "KNOWS", "ben")])

    snapshot = await snapshot_of(database)

    assert snapshot.strengths.tolist() == [1]
    assert snapshot.costs.tolist() == [pytest.approx(5 / (0.2 * 0.6))]


async def test_people_meet_who_came_to_two_of_the_same_meetings_within_a_year(database: Database) -> None:
    await draw_town(database, ["ann", "ben", "cas", "dee"])
    await draw_meeting(database, "m1", "2026-09-01", ["ann", "ben", "cas"])
    await draw_meeting(database, "m2", "2026-10-01", ["ann", "ben"], visitors=21)
    await draw_meeting(database, "m3", "2025-11-22", ["ann", "cas"])
    await draw_meeting(database, "m4", "2026-11-23", ["ann", "cas"])
    await draw_ties(database, [("dee", "ATTENDS", "m1", {"status": "INVITED"}), ("dee", "ATTENDS", "m2", {})])

    snapshot = await snapshot_of(database, "north", MEETS)

    # Two other visitors at the first, twenty at the second: 1/2 + 1/20 of the strongest tie.
    assert pairs_of(snapshot) == [("ann", "ben")]
    assert snapshot.strengths.tolist() == [pytest.approx(5 * 0.55)]
    assert snapshot.costs.tolist() == [pytest.approx(1 / 0.55)]


async def test_women_of_the_south_meet_who_shared_two_events(database: Database) -> None:
    both = next(each for each in known_networks() if each.members)
    women = next(each for each in known_networks() if each.name.endswith(", women"))
    await draw_town(database, women.nodes)
    for event in sorted(set(both.nodes) - both.members):
        await draw_meeting(database, event, "2026-11-01", [woman for woman, other, _ in both.ties if other == event])

    found = {frozenset(pair) for pair in pairs_of(await snapshot_of(database, "north", MEETS))}

    assert found == {frozenset((first, second)) for first, second, shared in women.ties if shared >= 2}


async def test_organisations_join_when_their_ties_are_chosen(database: Database) -> None:
    await draw_town(
        database,
        ["ann", "ben"],
        [
            ("ann", "AFFILIATED_WITH", "Club"),
            ("ben", "AFFILIATED_WITH", "Club", {"until": "2020"}),
            ("ben", "AFFILIATED_WITH", "Away"),
            ("Club", "BASED_AT", "hall"),
            ("Fund", "ACTIVE_IN", "north"),
            ("Club", "COOPERATES_WITH", "Fund"),
            ("Away", "COOPERATES_WITH", "Fund"),
        ],
        organisations={"Club": {}, "Fund": {}, "Away": {}},
    )

    affiliations = await snapshot_of(database, "north", AFFILIATED_WITH)
    everything = await snapshot_of(database, None, KNOWS, AFFILIATED_WITH, COOPERATES_WITH)

    assert affiliations.ids == ("ann", "ben", "Club", "Fund")
    assert affiliations.people == 2
    assert pairs_of(affiliations) == [("ann", "Club")]
    assert affiliations.ties.freshness.tolist() == [1.0]
    assert pairs_of(await snapshot_of(database, "north", COOPERATES_WITH)) == [("Club", "Fund")]
    assert set(pairs_of(everything)) == {("ann", "Club"), ("ben", "Away"), ("Club", "Fund"), ("Away", "Fund")}
    assert pairs_of(await snapshot_of(database)) == []


async def test_roles_make_groups_and_narrow(database: Database) -> None:
    roles = {"ann": ["VOLUNTEER", "RESIDENT"], "ben": ["RESIDENT"], "cas": []}
    await draw_town(database, roles, properties={each: {"roles": own} for each, own in roles.items()})
    await draw_ties(database, [(each, "LIVES_IN", "north") for each in roles])

    snapshot = await snapshot_of(database)

    assert snapshot.first_roles.tolist() == [1, 0, -1]
    assert snapshot.has_role(frozenset({PersonRole.RESIDENT})).tolist() == [True, True, False]


async def test_who_may_not_be_asked_is_counted_and_flagged(database: Database) -> None:
    properties: dict[str, dict[str, object]] = {
        "ann": {},
        "ben": {"mayBeAsked": False},
        "cas": {"pausedUntil": "2026-12-01"},
        "dee": {"pausedUntil": "2026-11-22"},
        "eve": {"inactiveSince": "2026-01-01"},
    }
    await draw_town(
        database, list(properties), [("ann", "KNOWS", each) for each in ("ben", "cas", "eve")], properties=properties
    )
    await draw(
        database,
        "MATCH (n:Person) SET n.pausedUntil = date(n.pausedUntil), n.inactiveSince = date(n.inactiveSince)",
    )

    snapshot = await snapshot_of(database)

    assert snapshot.is_askable.tolist() == [True, False, False, True, False]
    assert snapshot.network.degrees.tolist() == [3, 1, 1, 0, 1]


async def test_hidden_people_roles_and_memberships_are_not_in_the_network(database: Database) -> None:
    await draw_town(
        database,
        {"ann": "north", "ben": "north", "cas": "south", "dee": "north"},
        [
            ("ann", "KNOWS", "ben"),
            ("ben", "KNOWS", "cas"),
            ("ben", "KNOWS", "dee"),
            ("cas", "ACTIVE_IN", "north"),
            ("ann", "AFFILIATED_WITH", "Care"),
            ("ben", "AFFILIATED_WITH", "Care", {"level": "WORK"}),
            ("Care", "BASED_AT", "hall"),
        ],
        organisations={"Care": {"kind": "CARE"}},
        properties={"ann": {"roles": ["FAMILY", "VOLUNTEER"]}, "dee": {"seenUntilC_ANALYST": "2026-11-21"}},
    )

    seen = await snapshot_of(database, "north", KNOWS, AFFILIATED_WITH, viewer=ANALYST)
    everything = await snapshot_of(database, "north", KNOWS, AFFILIATED_WITH)

    assert people_of(seen) == ["ann", "ben"]
    assert pairs_of(seen) == [("ann", "ben"), ("ben", "Care")]
    assert seen.first_roles.tolist() == [1, 0]
    assert people_of(await snapshot_of(database, None, viewer=ANALYST)) == ["ann", "ben"]
    assert people_of(everything) == ["ann", "ben", "cas", "dee"]
    assert ("ann", "Care") in pairs_of(everything)


async def test_a_part_of_a_snapshot_keeps_its_own_ties(database: Database) -> None:
    await draw_town(database, ["ann", "ben", "cas"], [("ann", "KNOWS", "ben"), ("ben", "KNOWS", "cas")])
    whole = await snapshot_of(database)

    part = whole.keeping(np.array([False, True, True]))

    assert part.ids == ("ben", "cas")
    assert pairs_of(part) == [("ben", "cas")]
    assert pairs_of(whole) == [("ann", "ben"), ("ben", "cas")]


async def test_a_snapshot_is_kept_until_the_graph_changes(database: Database) -> None:
    await draw_town(database, ["ann", "ben"])
    here, there = Snapshots(database), Snapshots(database)

    first = await here.of(SEES_ALL, area="north", kinds=[KNOWS], day=DAY)
    again = await here.of(SEES_ALL, area="north", kinds=[KNOWS, KNOWS], day=DAY)
    elsewhere = await there.of(SEES_ALL, area="north", kinds=[KNOWS], day=DAY)
    await draw_ties(database, [("ann", "KNOWS", "ben")])
    changed = [await each.of(SEES_ALL, area="north", kinds=[KNOWS], day=DAY) for each in (here, there)]

    assert again is first
    assert pairs_of(elsewhere) == []
    assert [pairs_of(each) for each in changed] == [[("ann", "ben")]] * 2
    assert all(each.revision > first.revision for each in changed)


async def test_another_day_kind_area_or_sight_is_another_snapshot(database: Database) -> None:
    await draw_town(database, ["ann"])
    snapshots = Snapshots(database)
    of = snapshots.of

    first = await of(ANALYST, area="north", kinds=[KNOWS], day=DAY)
    colleague = Viewer("colleague", audience=ANALYST.audience, classes=ANALYST.classes, areas=ANALYST.areas, day=DAY)
    others = [
        await of(ANALYST, area="north", kinds=[KNOWS], day=date(2026, 1, 1)),
        await of(ANALYST, area="north", kinds=[MEETS], day=DAY),
        await of(ANALYST, area="town", kinds=[KNOWS], day=DAY),
        await of(SEES_ALL, area="north", kinds=[KNOWS], day=DAY),
        await of(Viewer("own", own=frozenset({"ann"}), day=DAY), area="north", kinds=[KNOWS], day=DAY),
    ]

    assert await of(colleague, area="north", kinds=[KNOWS], day=DAY) is first
    assert all(each is not first for each in others)
    assert len({id(each) for each in others}) == len(others)


async def test_all_who_ask_at_once_share_one_read(database: Database) -> None:
    await draw_town(database, ["ann", "ben"], [("ann", "KNOWS", "ben")])
    snapshots = Snapshots(database)

    found = await asyncio.gather(*(snapshots.of(SEES_ALL, area="north", kinds=[KNOWS], day=DAY) for _ in range(8)))

    assert len({id(each) for each in found}) == 1


async def test_what_does_not_fit_in_memory_is_forgotten_the_oldest_first(database: Database) -> None:
    await draw_town(database, [f"p{number:03}" for number in range(200)])
    size = (await snapshot_of(database)).size_bytes
    snapshots = Snapshots(database, most_bytes=int(size * 2.5))

    days = [date(2026, 11, day) for day in (1, 2, 3)]
    first, second, third = [await snapshots.of(SEES_ALL, area="north", kinds=[KNOWS], day=day) for day in days]

    assert snapshots.held_bytes <= size * 2.5
    assert await snapshots.of(SEES_ALL, area="north", kinds=[KNOWS], day=days[2]) is third
    assert await snapshots.of(SEES_ALL, area="north", kinds=[KNOWS], day=days[1]) is second
    assert await snapshots.of(SEES_ALL, area="north", kinds=[KNOWS], day=days[0]) is not first


async def test_a_finding_is_kept_until_the_graph_changes(database: Database) -> None:
    await draw_town(database, ["ann", "ben"])
    snapshots, made = Snapshots(database), list[str]()

    async def found(viewer: Viewer = SEES_ALL, key: str = "pairs") -> int:
        async def make() -> int:
            made.append(key)
            await asyncio.sleep(0)
            return len(made)

        return await snapshots.found(viewer, key, make)

    assert await asyncio.gather(*(found() for _ in range(4))) == [1, 1, 1, 1]
    assert await found(ANALYST) == 2
    assert await found() == 1
    await draw_ties(database, [("ann", "KNOWS", "ben")])
    assert await found() == 3
    for number in range(40):
        await found(key=f"other {number}")
    assert await found() == len(made) == 44


async def test_what_is_no_area_is_refused(database: Database) -> None:
    await draw_town(database, ["ann"])

    with pytest.raises(NotFound, match="no area with the id 'ann'"):
        await snapshot_of(database, "ann")
    with pytest.raises(NotFound, match="no area with the id 'nowhere'"):
        await snapshot_of(database, "nowhere")
    with pytest.raises(InvalidInput, match="'hall' is a venue"):
        await snapshot_of(database, "hall")


async def test_an_area_without_people_is_an_empty_network(database: Database) -> None:
    await draw_town(database, ["ann"])

    snapshot = await snapshot_of(database, "empty", *KINDS)

    assert (snapshot.people, snapshot.ids, snapshot.network.ties) == (0, (), 0)


async def test_a_kept_answer_may_hold_words_of_a_closed_list(database: Database) -> None:
    await draw_town(database, ["ann"])
    snapshot = await snapshot_of(database)
    before = snapshot.size_bytes

    snapshot.remember("answer", Viewer("somebody", language=Language.NL))

    assert before < snapshot.size_bytes < before + 10_000
