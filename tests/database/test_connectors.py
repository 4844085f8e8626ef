"""The question `connectors`, on small networks drawn in the test."""

import asyncio
from dataclasses import replace
from datetime import date

import pytest

from graph.access import Viewer
from graph.connectors import Brokerage, Connector, ConnectorMeasure, Connectors, connectors
from graph.database import Database
from graph.errors import InvalidInput, LimitExceeded, NotFound
from graph.groups import GroupBy
from graph.model.kinds import Language, PersonRole, TieKind
from graph.settings import ServiceSettings
from graph.snapshot import Snapshots
from tests.support.areas import ANALYST, DAY, SEES_ALL, asking, draw_meeting, draw_ties, draw_town
from tests.support.graph import draw

ROLE = {"v": ["VOLUNTEER"], "r": ["RESIDENT"], "p": ["PROFESSIONAL"]}


async def draw_bow_tie(database: Database) -> None:
    """Two triangles that meet in vic; ron hangs on rik.

    ria ─ rik ─ ron      roles by the first letter: residents on the left,
      \\  /               professionals on the right, a volunteer between
       vic
      /  \\
    pam ─ pim            lou is alone
    """
    people = ["ria", "rik", "ron", "vic", "pam", "pim", "lou"]
    roles = {each: {"roles": ROLE.get(each[0], [])} for each in people}
    pairs = ["ria rik", "ria vic", "rik vic", "pam pim", "pam vic", "pim vic", "rik ron"]
    ties = [(one, "KNOWS", other) for one, other in map(str.split, pairs)]
    await draw_town(database, people, ties, properties=roles)


def order_of(answer: Connectors) -> list[tuple[str, int]]:
    return [(each.person.id, each.rank) for each in answer.connectors]


def one_of(answer: Connectors, person_id: str) -> Connector:
    return next(each for each in answer.connectors if each.person.id == person_id)


async def test_the_answer_counts_the_network(database: Database) -> None:
    await draw_bow_tie(database)

    answer = await connectors(asking(database), area="north", as_of=DAY)

    assert (answer.area.id, answer.people, answer.ties, answer.largest_group) == ("north", 7, 7, 6)
    assert (answer.without_known_tie, answer.reporters, answer.ties_of_unknown_beginning) == (1, 0, 7)
    assert (answer.as_of, answer.is_estimate) == (DAY, False)
    assert answer.revision > 0
    assert answer.explanation == (
        "7 people are known who live or are active here. 7 ties join them. "
        "Of 1 person no tie is known here: unknown, which is not the same as lonely. "
        "Nobody knows when 7 of the ties began; they count all the same."
    )


async def test_a_connector_has_every_figure(database: Database) -> None:
    await draw_bow_tie(database)

    answer = await connectors(asking(database), area="north")

    # vic: 3 others on one side and 2 on the other; rik: ron against the 4 others.
    assert order_of(answer)[:2] == [("vic", 1), ("rik", 2)]
    vic = one_of(answer, "vic")
    assert (vic.betweenness, vic.betweenness_share) == (6.0, pytest.approx(6 / 15))
    assert (vic.contacts, vic.effective_size, vic.efficiency) == (4, 3.0, 0.75)
    # A quarter of vic's attention each; rik divides his over three, the others over two.
    assert vic.constraint == pytest.approx((1 / 4 + 1 / 12) ** 2 + 3 * (1 / 4 + 1 / 8) ** 2)
    assert vic.pairs_cut == 6
    assert vic.brokerage == Brokerage(within_group=0, between_others=0, to_outside=0, liaison=8)
    assert vic.groups_connected == ["residents", "professionals"]
    # All reach five others now; without vic the left side two each, the right side one.
    assert [each.id for each in vic.dependents] == ["pam", "pim", "ria", "rik", "ron"]
    assert [each.id for each in one_of(answer, "rik").dependents] == ["ron"]
    assert vic.load == 0
    assert vic.reported_by_others_only is False
    assert vic.explanation == (
        "Of every 100 pairs of others of whom a tie is known, 60 find their shortest way through this person. "
        "Joins residents and professionals. "
        "If this person leaves, 6 pairs of others lose every way to each other. "
        "5 people hang on this one contact for most of whom they reach here."
    )


async def test_somebody_without_ties_comes_last_and_is_said_to_be_unknown(database: Database) -> None:
    await draw_bow_tie(database)

    lou = one_of(await connectors(asking(database), area="north", by=ConnectorMeasure.CONSTRAINT), "lou")

    assert (lou.rank, lou.contacts) == (7, 0)
    assert (lou.constraint, lou.effective_size, lou.efficiency) == (None, None, None)
    assert lou.explanation == "No tie of this person is known here: unknown, which is not the same as none."


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (ConnectorMeasure.BETWEENNESS, [("vic", 1), ("rik", 2), ("pam", 3), ("pim", 3), ("ria", 3)]),
        (ConnectorMeasure.CONSTRAINT, [("vic", 1), ("rik", 2), ("ria", 3), ("pam", 4), ("pim", 4)]),
        (ConnectorMeasure.EFFECTIVE_SIZE, [("vic", 1), ("rik", 2), ("pam", 3), ("pim", 3), ("ria", 3)]),
        (ConnectorMeasure.BROKERAGE, [("vic", 1), ("rik", 2), ("pam", 3), ("pim", 3), ("ria", 3)]),
        (ConnectorMeasure.PAIRS_CUT, [("vic", 1), ("rik", 2), ("pam", 3), ("pim", 3), ("ria", 3)]),
    ],
)
async def test_each_measure_ranks(database: Database, by: ConnectorMeasure, expected: list[tuple[str, int]]) -> None:
    await draw_bow_tie(database)

    answer = await connectors(asking(database), area="north", by=by, first=5)

    assert order_of(answer) == expected
    assert all(each.explanation for each in answer.connectors)


async def test_the_groups_decide_about_the_roles_between_them(database: Database) -> None:
    await draw_town(
        database,
        {"vic": "block", "ria": "south", "pam": "block", "lou": None},
        [(each, "KNOWS", "vic") for each in ("ria", "pam", "lou")]
        + [("vic", "AFFILIATED_WITH", "Club", {"strength": 2}), ("vic", "AFFILIATED_WITH", "Aid", {"strength": 1})]
        + [("pam", "AFFILIATED_WITH", "Club")]
        + [(each, "ACTIVE_IN", "north") for each in ("ria", "lou")],
        organisations={"Club": {"name": "The club"}, "Aid": {}},
    )

    by_home = one_of(await connectors(asking(database), area="north", group_by=GroupBy.NEIGHBOURHOOD), "vic")
    by_club = one_of(await connectors(asking(database), area="north", group_by=GroupBy.ORGANISATION), "vic")

    # The block lies in the north, ria lives in the south, lou nowhere known: a group of their own.
    assert by_home.brokerage == Brokerage(within_group=0, between_others=0, to_outside=4, liaison=2)
    assert by_home.groups_connected == ["North", "South"]
    # vic is in the club and the aid; the stronger tie is the group.
    assert by_club.brokerage == Brokerage(within_group=0, between_others=0, to_outside=4, liaison=2)
    assert by_club.groups_connected == ["The club"]


async def test_weights_make_the_strong_way_the_shortest(database: Database) -> None:
    strong = {"strength": 5, "knownBy": "SELF", "lastContact": "2026-11-01"}
    await draw_town(
        database,
        ["ann", "ben", "cas"],
        [("ann", "KNOWS", "ben", strong), ("ben", "KNOWS", "cas", strong), ("ann", "KNOWS", "cas", {"strength": 1})],
    )

    plain = await connectors(asking(database), area="north", as_of=DAY)
    weighted = await connectors(asking(database), area="north", weighted=True, as_of=DAY)

    assert [each.betweenness for each in plain.connectors] == [0.0, 0.0, 0.0]
    assert order_of(weighted) == [("ben", 1), ("ann", 2), ("cas", 2)]
    ben, ann = one_of(weighted, "ben"), one_of(weighted, "ann")
    assert ben.betweenness == 1.0
    # Half of ben's strength goes to each: (1/2 + 1/2 * 1/6)^2, twice; ann's: (5/6 + 1/6 * 5/6)^2 + (1/6 + 5/6 * 1/2)^2.
    assert ben.constraint == pytest.approx(2 * (1 / 2 + 1 / 12) ** 2)
    assert ann.constraint == pytest.approx((5 / 6 + 5 / 36) ** 2 + (1 / 6 + 5 / 12) ** 2)
    # Of ann's two contacts: ben 1 - 1/6 * 1, cas 1 - 5/6 * 1.
    assert ann.effective_size == pytest.approx(5 / 6 + 1 / 6)


async def test_the_kinds_of_ties_asked_for_make_the_network(database: Database) -> None:
    await draw_town(
        database,
        ["ann", "ben", "cas"],
        [(each, "AFFILIATED_WITH", "Club") for each in ("ann", "ben")] + [("Club", "BASED_AT", "hall")],
        organisations={"Club": {}},
    )
    for number in (1, 2):
        await draw_meeting(database, f"m{number}", f"2026-10-0{number}", ["ben", "cas"])

    known = await connectors(asking(database), area="north", as_of=DAY)
    everything = await connectors(asking(database), area="north", ties=list(TieKind), as_of=DAY)

    assert (known.ties, known.without_known_tie) == (0, 3)
    assert (everything.people, everything.ties, everything.largest_group) == (3, 3, 3)
    assert order_of(everything) == [("ben", 1), ("ann", 2), ("cas", 2)]
    assert one_of(everything, "ben").betweenness == 2.0
    assert [each.id for each in one_of(everything, "ben").dependents] == ["ann", "cas"]


async def test_roles_and_people_taken_out_narrow_the_network_before_it_is_measured(database: Database) -> None:
    await draw_bow_tie(database)

    residents = await connectors(asking(database), area="north", roles=[PersonRole.RESIDENT])
    without = await connectors(asking(database), area="north", without=["vic", "vic"])

    assert (residents.people, residents.ties) == (3, 2)
    assert order_of(residents) == [("rik", 1), ("ria", 2), ("ron", 2)]
    assert (without.people, without.ties, without.largest_group) == (6, 3, 3)
    assert order_of(without)[0] == ("rik", 1)
    assert one_of(without, "rik").betweenness_share == pytest.approx(1 / 10)


async def test_who_loses_every_tie_with_who_was_taken_out_is_not_unknown(database: Database) -> None:
    await draw_bow_tie(database)

    answer = await connectors(asking(database), area="north", without=["rik"], first=9)

    assert [each.id for each in answer.losing_every_tie] == ["ron"]
    assert answer.without_known_tie == 1
    assert one_of(answer, "ron").explanation.startswith("All known ties of this person were with rik.")
    assert one_of(answer, "lou").explanation.startswith("No tie of this person is known here: unknown")


async def test_who_knows_others_outside_the_area_is_not_said_to_lose_everybody(database: Database) -> None:
    ties = [("ann", "KNOWS", "ben"), ("ben", "KNOWS", "cas"), ("cas", "KNOWS", "dee")]
    await draw_town(database, {"ann": "north", "ben": "north", "cas": "north", "dee": "south"}, ties)

    answer = await connectors(asking(database), area="north", without=["ben"], first=9)

    assert [each.id for each in answer.losing_every_tie] == ["ann"]
    assert one_of(answer, "cas").explanation == (
        "All ties of this person in this network were with ben; others outside it are known."
    )


async def test_an_earlier_day_has_the_ties_of_that_day(database: Database) -> None:
    await draw_town(
        database, ["ann", "ben", "cas"], [("ann", "KNOWS", "ben", {"since": "2026-10"}), ("ben", "KNOWS", "cas")]
    )

    before = await connectors(asking(database), area="north", as_of=date(2026, 9, 30))
    after = await connectors(asking(database), area="north", as_of=date(2026, 10, 1))

    assert (before.ties, before.without_known_tie, before.as_of) == (1, 1, date(2026, 9, 30))
    assert (after.ties, after.ties_of_unknown_beginning) == (2, 1)


async def test_load_is_what_is_still_open(database: Database) -> None:
    await draw_town(database, ["ann", "ben", "cas"])
    await draw(
        database,
        "UNWIND range(1, 4) AS n CREATE (:Entity:Need {id: 'need-' + n, summary: 'x', status: 'OPEN', version: 1}) "
        "WITH DISTINCT 1 AS one CREATE (:Entity:Need {id: 'met', summary: 'x', status: 'MET', version: 1}) "
        "WITH DISTINCT 1 AS one UNWIND ['PROPOSED', 'MADE', 'DECLINED'] AS status "
        "CREATE (:Entity:Introduction {id: status, status: status, version: 1})",
    )
    statuses = ["ASKED", "AGREED", "DONE", "DECLINED"]
    await draw_ties(
        database,
        [("ann", "ANSWERS", f"need-{place}", {"status": status}) for place, status in enumerate(statuses, start=1)]
        + [("ann", "BROKERS", status) for status in ("PROPOSED", "MADE", "DECLINED")]
        + [("ben", "ANSWERS", "need-1", {"status": "ASKED", "until": "2026-11-01"})]
        # Nobody took the question back, but the need itself is over.
        + [("cas", "ANSWERS", "met", {"status": "ASKED"})],
    )

    answer = await connectors(asking(database), area="north")

    assert [one_of(answer, each).load for each in ("ann", "ben", "cas")] == [3, 0, 0]
    sentence = "Much is asked of this person already: 3 questions and introductions are open."
    assert [sentence in one_of(answer, each).explanation for each in ("ann", "ben", "cas")] == [True, False, False]
    narrow = await connectors(asking(database, ANALYST, wanted={"connectors", "connectors.explanation"}), area="north")
    # Who sees no questions is told of none; one introduction is not much.
    assert "asked of" not in one_of(narrow, "ann").explanation
    dutch = await connectors(asking(database, replace(SEES_ALL, language=Language.NL)), area="north")
    assert one_of(dutch, "ann").explanation.endswith(
        "Van deze persoon wordt al veel gevraagd: er staan 3 vragen en introducties open."
    )


async def test_it_says_whose_ties_are_told_by_others_only(database: Database) -> None:
    await draw_town(
        database,
        ["ann", "ben", "cas", "dee", "eve"],
        [
            ("ann", "KNOWS", "ben", {"reportedBy": "ann", "knownBy": "SELF"}),
            ("ann", "KNOWS", "cas", {"reportedBy": "worker", "knownBy": "OBSERVED"}),
            ("ben", "KNOWS", "cas", {"knownBy": "HEARSAY"}),
            ("cas", "KNOWS", "dee", {"reportedBy": "dee"}),
            ("dee", "KNOWS", "eve", {"reportedBy": "worker", "knownBy": "BOTH"}),
            ("ann", "KNOWS", "eve", {"knownBy": "SELF"}),
        ],
    )

    answer = await connectors(asking(database), area="north")

    by_others = {each.person.id for each in answer.connectors if each.reported_by_others_only}
    assert by_others == {"ben", "cas"}
    assert answer.reporters == 3
    assert "Others told all of these ties; ask this person too." in one_of(answer, "cas").explanation
    assert "3 people told of these ties." in answer.explanation


async def test_a_range_of_ranks_is_given_when_it_is_asked_for(database: Database) -> None:
    people = [f"p{number:02}" for number in range(14)]
    star = [("p00", "KNOWS", other) for other in people[1:]]
    await draw_town(database, people, [*star, ("p01", "KNOWS", "p02"), ("p03", "KNOWS", "p04")])

    asked = await connectors(asking(database), area="north", first=3)
    again = await connectors(asking(database), area="north", first=3)
    plain = await connectors(asking(database, wanted={"connectors", "connectors.rank"}), area="north", first=3)

    ranges = [(each.rank, each.rank_low, each.rank_high) for each in asked.connectors]
    assert ranges == [(1, 1, 1), (2, 2, 3), (2, 2, 3)]
    assert [each.rank_high for each in again.connectors] == [each.rank_high for each in asked.connectors]
    assert [(each.rank_low, each.rank_high) for each in plain.connectors] == [(1, 1), (2, 2), (2, 2)]


@pytest.mark.parametrize("by", list(ConnectorMeasure))
@pytest.mark.parametrize("weighted", [False, True])
async def test_every_measure_has_ranges(database: Database, by: ConnectorMeasure, weighted: bool) -> None:
    await draw_bow_tie(database)
    wanted = {"connectors", "connectors.rankLow", "connectors.rankHigh"}

    answer = await connectors(asking(database, wanted=wanted), area="north", by=by, weighted=weighted)

    assert answer.connectors[0].person.id == "vic"
    assert all(1 <= each.rank_low <= each.rank_high <= 7 for each in answer.connectors)


async def test_only_what_is_wanted_is_computed(database: Database) -> None:
    await draw_bow_tie(database)
    snapshots = Snapshots(database)
    wanted = {"people", "connectors", "connectors.contacts"}

    answer = await connectors(
        asking(database, snapshots=snapshots, wanted=wanted), area="north", by=ConnectorMeasure.PAIRS_CUT, as_of=DAY
    )

    vic = one_of(answer, "vic")
    assert (vic.contacts, vic.constraint, vic.explanation, vic.dependents) == (4, None, "", [])
    snapshot = await snapshots.of(SEES_ALL, area="north", kinds=[TieKind.KNOWS], day=DAY)
    assert snapshot.remembered("pairs cut") is not None
    assert snapshot.remembered(("betweenness", False)) is None


async def test_the_same_question_is_answered_from_memory_until_the_graph_changes(database: Database) -> None:
    await draw_bow_tie(database)
    snapshots = Snapshots(database)

    first, second = await asyncio.gather(
        *(connectors(asking(database, snapshots=snapshots), area="north") for _ in range(2))
    )
    await draw_ties(database, [("lou", "KNOWS", "ron")])
    third = await connectors(asking(database, snapshots=snapshots), area="north")

    assert first == second
    assert (first.ties, third.ties) == (7, 8)
    assert third.revision > first.revision


async def test_a_narrower_viewer_gets_the_network_of_what_they_may_see(database: Database) -> None:
    await draw_town(
        database,
        {"ann": "north", "ben": "north", "cas": "south"},
        [("ann", "KNOWS", "ben"), ("ben", "KNOWS", "cas"), ("cas", "ACTIVE_IN", "north")],
    )

    seen = await connectors(asking(database, ANALYST), area="north", as_of=DAY)

    assert (seen.people, seen.ties) == (2, 1)
    with pytest.raises(NotFound, match="no person with the id 'cas', given in without"):
        await connectors(asking(database, ANALYST), area="north", without=["cas"], as_of=DAY)


async def test_the_explanation_follows_the_language(database: Database) -> None:
    await draw_bow_tie(database)
    dutch = Viewer("dutch", sees_all=True, language=Language.NL)

    answer = await connectors(asking(database, dutch), area="north", by=ConnectorMeasure.CONSTRAINT)

    vic = one_of(answer, "vic")
    assert vic.groups_connected == ["bewoners", "beroepskrachten"]
    assert vic.explanation.startswith(
        "Beperking 0,53: hoe lager, hoe minder de contacten van deze persoon elkaar kennen."
    )
    assert answer.explanation.startswith(
        "Er zijn 7 mensen bekend die hier wonen of actief zijn. Zij hebben 7 contacten met elkaar."
    )


async def test_whoever_has_no_group_is_a_group_of_their_own(database: Database) -> None:
    await draw_town(
        database,
        ["ann", "ben", "cas"],
        [("ann", "KNOWS", "ben"), ("ben", "KNOWS", "cas"), ("ann", "AFFILIATED_WITH", "Club")],
        organisations={"Club": {"name": "The club"}},
        properties={"ann": {"roles": ["VOLUNTEER"]}, "ben": {"roles": []}},
    )

    by_role = one_of(await connectors(asking(database), area="north"), "ben")
    by_club = one_of(await connectors(asking(database), area="north", group_by=GroupBy.ORGANISATION), "ben")

    assert (by_role.groups_connected, by_role.brokerage.liaison) == (["residents", "volunteers"], 2)
    assert (by_club.groups_connected, by_club.brokerage.liaison) == (["The club"], 2)


async def test_an_area_without_people_has_no_connectors(database: Database) -> None:
    await draw_town(database, ["ann"])

    answer = await connectors(asking(database), area="empty")

    assert (answer.people, answer.ties, answer.largest_group, answer.connectors) == (0, 0, 0, [])
    assert answer.explanation == "0 people are known who live or are active here."


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"area": "hall"}, "'hall' is a venue"),
        ({"area": ""}, "an id has 1 to 64 characters"),
        ({"area": "x" * 10_000}, "an id has 1 to 64 characters"),
        ({"area": "north", "first": 0}, "first is 0; give a number from 1 to 100"),
        ({"area": "north", "first": 1000}, "first is 1000; give a number from 1 to 100"),
        ({"area": "north", "without": ["ann", "zed", "yan"]}, "without names yan, zed: not among the people"),
        ({"area": "north", "without": [f"p{n}" for n in range(101)]}, "without has 101 ids; at most 100"),
        ({"area": "north", "ties": []}, "ties is empty"),
        ({"area": "north", "ties": ["FRIENDS"]}, "ties is 'FRIENDS'. Give 'KNOWS'"),
        ({"area": "north", "roles": []}, "roles is empty"),
        ({"area": "north", "by": "FAME"}, "by is 'FAME'. Give 'BETWEENNESS'"),
        ({"area": "north", "group_by": "AGE"}, "groupBy is 'AGE'. Give 'ROLE'"),
        ({"area": "north", "as_of": date(1, 1, 1)}, "asOf is 0001-01-01"),
    ],
)
async def test_bad_input_is_refused_with_what_is_allowed(
    database: Database, given: dict[str, object], message: str
) -> None:
    await draw_town(database, {"ann": "north", "ben": "north", "yan": None, "zed": "south"})

    with pytest.raises(InvalidInput, match=message):
        await connectors(asking(database), **given)  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("area", ["nowhere", "ann"])
async def test_what_is_no_area_is_not_found(database: Database, area: str) -> None:
    await draw_town(database, ["ann"])

    with pytest.raises(NotFound, match=f"no area with the id '{area}'"):
        await connectors(asking(database), area=area)


async def test_an_analysis_that_takes_too_long_is_stopped(database: Database) -> None:
    await draw_bow_tie(database)
    patient = asking(database)
    hurried = type(patient)(
        database, SEES_ALL, ServiceSettings(analysis_seconds=0.000001), Snapshots(database), patient.wanted
    )

    with pytest.raises(LimitExceeded, match="took too long"):
        await connectors(hurried, area="north")
