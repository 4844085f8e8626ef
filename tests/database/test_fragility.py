"""The question `fragility`, on small networks drawn in the test."""

from dataclasses import replace
from datetime import date

import pytest

from graph.access import Viewer
from graph.database import Database
from graph.errors import InvalidInput, NotFound
from graph.fragility import Fragility, SuggestedTie, fragility
from graph.model import DataClass
from graph.model.kinds import Language, TieKind
from tests.support.areas import ANALYST, DAY, SEES_ALL, asking, draw_meeting, draw_ties, draw_town
from tests.support.graph import draw


def knows(*pairs: str) -> list[tuple[str, str, str]]:
    return [(one, "KNOWS", other) for one, other in map(str.split, pairs)]


BOW_TIE = knows("ria rik", "ria vic", "rik vic", "pam pim", "pam vic", "pim vic", "rik ron")


async def draw_bow_tie(database: Database, **properties: dict[str, object]) -> None:
    """Two triangles that meet in vic; ron hangs on rik.

    ria ─ rik ─ ron
      \\  /
       vic
      /  \\
    pam ─ pim            lou is alone
    """
    people = ["ria", "rik", "ron", "vic", "pam", "pim", "lou"]
    await draw_town(database, people, BOW_TIE, properties=properties)


def pairs_of(answer: Fragility) -> list[tuple[str, str]]:
    return [(each.first.id, each.second.id) for each in answer.suggested_ties]


async def test_the_answer_says_what_holds_the_network_together(database: Database) -> None:
    await draw_bow_tie(database)

    answer = await fragility(asking(database), area="north", as_of=DAY)

    assert (answer.people, answer.ties, answer.largest_group, answer.groups) == (7, 7, 6, 1)
    assert (answer.without_known_tie, answer.reporters, answer.is_estimate) == (1, 0, False)
    assert [(each.person.id, each.pairs_cut, each.dependents) for each in answer.cut_points] == [
        ("vic", 6, 5),
        ("rik", 4, 1),
    ]
    assert [(each.first.id, each.second.id, each.smaller_side, each.larger_side) for each in answer.bridges] == [
        ("ron", "rik", 1, 5)
    ]
    few = await fragility(asking(database), area="north", first=1, as_of=DAY)
    assert [each.person.id for each in few.cut_points] == ["vic"]
    assert (few.cut_point_count, few.bridge_count, few.hanging_by_one_tie) == (2, 1, 1)
    # lou is unknown and counts in no pair. Of 15 pairs 7 are tied, 6 two steps apart (ria and rik to pam and pim, ron
    # to ria and vic) and ron three from pam and pim.
    assert answer.fragmentation == 0
    assert answer.distance_fragmentation == pytest.approx(1 - (7 + 6 / 2 + 2 / 3) / 15)
    assert answer.explanation.startswith(
        "Everybody of whom a tie is known can reach all the others. 2 people are the only way between others. "
        "7 people are known who live or are active here."
    )
    assert answer.cut_points[1].explanation == (
        "If this person leaves, 4 pairs of others lose every way to each other. "
        "1 person hangs on this one contact for most of whom they reach here."
    )
    assert answer.bridges[0].explanation == "This tie is the only way from 1 person to the other 5."


async def test_without_somebody_the_rest_is_measured_and_who_is_left_alone_counts(database: Database) -> None:
    await draw_bow_tie(database)

    answer = await fragility(asking(database), area="north", without=["rik", "vic"], as_of=DAY)

    # ria and ron are alone now, pam and pim have each other; lou stays unknown, as before.
    assert [each.id for each in answer.losing_every_tie] == ["ria", "ron"]
    assert answer.without_known_tie == 1
    assert (answer.people, answer.ties, answer.largest_group, answer.groups) == (5, 1, 2, 3)
    assert answer.fragmentation == pytest.approx(5 / 6)
    assert answer.distance_fragmentation == pytest.approx(5 / 6)
    assert answer.explanation.startswith(
        "Without these 2 people, the largest group goes from 6 to 2 people. The people of whom a tie is known fall "
        "into 3 groups that have no tie to each other; the largest has 2 people. Of every 100 pairs of them, 83 have "
        "no way to each other. Nobody is the only way between others."
    )
    assert (
        "2 people lose every known tie and are each left alone: all of them were with rik and vic. Of 1 person "
        "no tie is known"
    ) in answer.explanation
    assert pairs_of(answer) == [("pam", "ria"), ("pam", "ron")]


async def test_who_knows_others_outside_the_area_does_not_lose_everybody(database: Database) -> None:
    # ria knows sam, who has nothing to do with the north; pim lives beside it, and knows sue there.
    await draw_bow_tie(database)
    await draw(database, "CREATE (:Entity:Party:Person {id: 'old', name: 'old', version: 1, mayBeAsked: true})")
    await draw(
        database,
        "UNWIND ['sam', 'sue'] AS id CREATE (n:Entity:Party:Person {id: id, name: id, version: 1}) "
        "WITH n MATCH (south:Location {id: 'south'}) CREATE (n)-[:LIVES_IN {id: 'home-' + n.id, version: 1}]->(south)",
    )
    over = {"until": "2025-01-01"}
    await draw_ties(database, [*knows("ria sam", "vic sue"), ("ron", "KNOWS", "old", over)])

    answer = await fragility(asking(database), area="north", without=["rik", "vic"], as_of=DAY)
    dutch = await fragility(
        asking(database, replace(SEES_ALL, language=Language.NL)), area="north", without=["rik", "vic"], as_of=DAY
    )
    unseeing = await fragility(asking(database, ANALYST), area="north", without=["rik", "vic"], as_of=DAY)

    assert [each.id for each in answer.losing_every_tie] == ["ron"]
    assert answer.without_known_tie == 1
    assert (
        "1 person loses every known tie and is left alone: all of them were with rik and vic. 1 person loses every tie "
        "in this network, but is known to know others outside it. Of 1 person no tie is known"
    ) in answer.explanation
    assert "blijft alleen over: alle contacten waren met rik en vic." in dutch.explanation
    # ria has sam: no tie within the area has to mend that.
    assert pairs_of(answer) == [("pam", "ron")]
    # Who may not see sam is told no more than what they may see.
    assert [each.id for each in unseeing.losing_every_tie] == ["ria", "ron"]


async def test_the_tie_that_brings_most_nearer_has_a_broker(database: Database) -> None:
    await draw_bow_tie(database)

    answer = await fragility(asking(database), area="north", as_of=DAY)

    # ron and vic: themselves from 2 steps to 1, ron and both on the right from 3 to 2. Then each has their own.
    assert [(each.first.id, each.second.id, each.broker and each.broker.id) for each in answer.suggested_ties] == [
        ("ron", "vic", "rik"),
        ("pam", "rik", "vic"),
        ("pim", "ria", "vic"),
    ]
    assert answer.suggested_ties[0].gain == pytest.approx((1 / 2 + 2 / 6) / 15)
    assert answer.suggested_ties[0].why == (
        "As far as is known they do not know each other, but they have 1 contact in common. "
        "Of these new ties within a group, theirs would bring the others nearest to each other."
    )
    assert [
        each.why.endswith("Their tie would bring others nearer to each other.") for each in answer.suggested_ties
    ] == [
        False,
        True,
        True,
    ]


async def test_of_each_list_no_more_is_given_than_was_asked(database: Database) -> None:
    await draw_bow_tie(database)

    answer = await fragility(asking(database), area="north", first=1, as_of=DAY)

    assert (len(answer.cut_points), len(answer.bridges), pairs_of(answer)) == (1, 1, [("ron", "vic")])


async def test_who_may_not_be_asked_is_counted_but_never_proposed(database: Database) -> None:
    await draw_bow_tie(
        database, rik={"mayBeAsked": False}, pam={"pausedUntil": "2027-01-01"}, vic={"inactiveSince": "2026-01-01"}
    )
    await draw(
        database, "MATCH (n:Person) SET n.pausedUntil = date(n.pausedUntil), n.inactiveSince = date(n.inactiveSince)"
    )

    answer = await fragility(asking(database), area="north", as_of=DAY)

    assert [each.person.id for each in answer.cut_points] == ["vic", "rik"]
    assert [(each.first.id, each.second.id, each.broker) for each in answer.suggested_ties] == [
        ("pim", "ria", None),
    ]


async def test_two_who_are_kept_apart_are_never_proposed_nor_told(database: Database) -> None:
    await draw_bow_tie(database)
    before = await fragility(asking(database), area="north", as_of=DAY)
    await draw_ties(database, [("rik", "KEEP_APART", "pam"), ("vic", "KEEP_APART", "ron")])

    answer = await fragility(asking(database), area="north", as_of=DAY)
    after_its_end = await fragility(asking(database), area="north", as_of=DAY)

    assert pairs_of(answer) == [("pim", "rik"), ("pam", "ria")]
    assert replace(answer, suggested_ties=[], revision=0) == replace(before, suggested_ties=[], revision=0)
    assert after_its_end == answer


async def one_joining(database: Database, viewer: Viewer = SEES_ALL, language: Language = Language.EN) -> SuggestedTie:
    """The tie proposed between the two groups of three."""
    answer = await fragility(asking(database, replace(viewer, language=language)), area="north", as_of=DAY)
    return answer.suggested_ties[0]


async def draw_two_groups(database: Database, *ties: tuple[str, str, str]) -> None:
    """ann ─ ben ─ cas     dee ─ eve ─ fay, with more ties to what they share."""
    people = ["ann", "ben", "cas", "dee", "eve", "fay"]
    everything = [*knows("ann ben", "ben cas", "dee eve", "eve fay"), *ties]
    await draw_town(database, people, everything, organisations={"Club": {}, "Care": {"kind": "CARE"}})


async def test_two_groups_are_joined_by_those_with_most_contacts_when_nothing_is_shared(database: Database) -> None:
    await draw_two_groups(database)

    found = await one_joining(database)

    assert (found.first.id, found.second.id, found.broker) == ("ben", "eve", None)
    # The pair itself, four pairs at two steps and four at three.
    assert found.gain == pytest.approx((1 + 4 / 2 + 4 / 3) / 15)
    assert found.why == (
        "Nothing is known yet that they share; each knows most people of their group. "
        "Their tie would join a group of 3 to a group of 3, which have none now."
    )


async def test_a_shared_place_organisation_match_or_meeting_each_make_it_easier(database: Database) -> None:
    await draw_two_groups(database, ("cas", "ACTIVE_IN", "hall"), ("dee", "ACTIVE_IN", "hall"))
    by_venue = await one_joining(database)
    await draw_ties(database, [("ann", "AFFILIATED_WITH", "Club"), ("dee", "AFFILIATED_WITH", "Club")])
    by_club = await one_joining(database)
    await draw(
        database,
        "CREATE (cooking:Entity:Talent {id: 'cooking', labelNl: 'Koken', labelEn: 'Cooking', version: 1}) "
        "CREATE (dinner:Entity:Need {id: 'dinner', summary: 'x', status: 'OPEN', version: 1}) "
        "CREATE (dinner)-[:ASKS_FOR {id: 'a', version: 1}]->(cooking)",
    )
    await draw_ties(database, [("ann", "HAS_NEED", "dinner"), ("fay", "OFFERS", "cooking")])
    by_match = await one_joining(database)
    # A viewer who may not see questions is not told of one.
    unseeing = await one_joining(database, ANALYST)
    await draw_meeting(database, "cafe", "2026-10-01", ["cas", "fay"], name="Coffee in the Hall")
    by_meeting = await one_joining(database)

    assert (by_venue.first.id, by_venue.second.id, by_venue.why.split(".")[0]) == (
        "cas",
        "dee",
        "Both are active at Hall",
    )
    assert (by_club.first.id, by_club.second.id, by_club.why.split(".")[0]) == ("ann", "dee", "Both belong to Club")
    assert (by_match.first.id, by_match.second.id) == ("ann", "fay")
    assert by_match.why.startswith("The one asks for what the other offers: Cooking.")
    assert unseeing.why.startswith("Both belong to Club.")
    assert (by_meeting.first.id, by_meeting.second.id) == ("cas", "fay")
    assert by_meeting.why.startswith("Both came to Coffee in the Hall.")
    assert (await one_joining(database, language=Language.NL)).why.startswith("Beiden waren op Coffee in the Hall.")


async def burden(database: Database, person: str, count: int) -> None:
    """Asks this person so much."""
    await draw(
        database,
        "MATCH (n:Person {id: $person}) UNWIND range(1, $count) AS each "
        "CREATE (n)-[:ANSWERS {id: 'a' + each, version: 1, status: 'ASKED'}]->"
        "(:Entity:Need {id: 'n' + each, summary: 'x', status: 'OPEN', version: 1})",
        person=person,
        count=count,
    )


@pytest.mark.parametrize(("count", "joined"), [(0, "ben"), (2, "ben"), (3, "ann")])
async def test_of_whom_much_is_asked_gives_way_to_another_of_the_same_group(
    database: Database, count: int, joined: str
) -> None:
    await draw_two_groups(database, *[(each, "AFFILIATED_WITH", "Club") for each in ("ann", "ben", "dee")])
    await burden(database, "ben", count)

    found = await one_joining(database)

    assert (found.first.id, found.second.id) == (joined, "dee")


async def test_where_nothing_is_shared_who_knows_most_is_joined_whatever_is_asked(database: Database) -> None:
    await draw_two_groups(database)
    await burden(database, "ben", 3)

    assert (await one_joining(database)).first.id == "ben"


@pytest.mark.parametrize(("busy", "pairs"), [("ann", ["ben", "dee"]), ("ben", ["ann", "cas"])])
async def test_among_equals_those_of_whom_least_is_asked_are_joined_and_bring_together(
    database: Database, busy: str, pairs: list[str]
) -> None:
    # ann ─ ben ─ cas ─ dee ─ ann
    await draw_town(database, ["ann", "ben", "cas", "dee"], knows("ann ben", "ben cas", "cas dee", "ann dee"))
    await burden(database, busy, 1)

    found = (await fragility(asking(database), area="north", as_of=DAY)).suggested_ties

    assert [found[0].first.id, found[0].second.id] == pairs
    assert found[0].broker is not None
    assert found[0].broker.id not in (busy, *pairs)


async def test_belonging_to_care_is_told_only_to_who_may_see_support(database: Database) -> None:
    await draw_two_groups(database, ("ann", "AFFILIATED_WITH", "Care"), ("dee", "AFFILIATED_WITH", "Care"))
    support = replace(ANALYST, classes=ANALYST.classes | {DataClass.D2})
    await draw(database, "MATCH (n:Person) SET n.seenUntilD2_ANALYST = '9999-12-31'")

    assert (await one_joining(database, ANALYST)).why.startswith("Nothing is known yet that they share")
    assert (await one_joining(database, support)).why.startswith("Both belong to Care.")


async def test_organisations_carry_ways_but_only_people_are_named(database: Database) -> None:
    await draw_town(
        database,
        ["ann", "ben", "cas"],
        [(each, "AFFILIATED_WITH", "Club") for each in ("ann", "ben")]
        + [("Club", "BASED_AT", "hall"), *knows("ben cas")],
        organisations={"Club": {}},
    )

    answer = await fragility(asking(database), area="north", ties=[TieKind.KNOWS, TieKind.AFFILIATED_WITH], as_of=DAY)

    assert (answer.largest_group, answer.groups, answer.fragmentation) == (3, 1, 0)
    assert [each.person.id for each in answer.cut_points] == ["ben"]
    assert [(each.first.id, each.second.id) for each in answer.bridges] == [("cas", "ben")]
    assert all(each.broker is None or each.broker.id != "Club" for each in answer.suggested_ties)


async def test_an_earlier_day_has_the_ties_of_that_day(database: Database) -> None:
    await draw_town(
        database,
        ["ann", "ben", "cas"],
        [("ann", "KNOWS", "ben", {"since": "2026"}), ("ben", "KNOWS", "cas", {"since": "2027-01-01"})],
    )

    before = await fragility(asking(database), area="north", as_of=date(2025, 12, 31))
    now = await fragility(asking(database), area="north", as_of=DAY)

    assert (before.ties, before.largest_group, before.groups) == (0, 1, 0)
    assert (now.ties, now.without_known_tie, now.as_of) == (1, 1, DAY)


async def test_a_narrower_viewer_gets_what_they_may_see(database: Database) -> None:
    await draw_town(
        database,
        {"ann": "north", "ben": "north", "cas": "south"},
        [*knows("ann ben", "ben cas"), ("cas", "ACTIVE_IN", "north")],
    )

    seen = await fragility(asking(database, ANALYST), area="north", as_of=DAY)

    assert (seen.people, seen.cut_points) == (2, [])
    with pytest.raises(NotFound, match="no person with the id 'cas', given in without"):
        await fragility(asking(database, ANALYST), area="north", without=["cas"], as_of=DAY)


@pytest.mark.parametrize("people", [[], ["ann"], ["ann", "ben"]])
async def test_where_no_tie_is_known_nothing_is_said_to_break(database: Database, people: list[str]) -> None:
    await draw_town(database, people, [("Club", "BASED_AT", "hall")], organisations={"Club": {}})

    for ties in ([TieKind.KNOWS], list(TieKind)):
        answer = await fragility(asking(database), area="north", ties=ties, as_of=DAY)

        assert (answer.people, answer.without_known_tie, answer.groups) == (len(people), len(people), 0)
        assert (answer.fragmentation, answer.distance_fragmentation) == (0, 0)
        assert (answer.cut_points, answer.bridges, answer.suggested_ties) == ([], [], [])
        assert answer.explanation.startswith("No tie is known here, so nothing can be said of what would break.")


async def test_only_what_is_wanted_is_computed(database: Database) -> None:
    await draw_bow_tie(database)

    answer = await fragility(asking(database, wanted={"fragmentation"}), area="north", as_of=DAY)

    assert (answer.cut_points, answer.bridges, answer.suggested_ties, answer.explanation) == ([], [], [], "")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"area": "hall"}, "'hall' is a venue"),
        ({"area": ""}, "an id has 1 to 64 characters"),
        ({"area": "north", "first": 0}, "first is 0; give a number from 1 to 1000"),
        ({"area": "north", "without": ["ann", "zed"]}, "without names zed: not among the people"),
        ({"area": "north", "ties": []}, "ties is empty"),
        ({"area": "north", "as_of": date(1, 1, 1)}, "asOf is 0001-01-01"),
    ],
)
async def test_bad_input_is_refused_with_what_is_allowed(
    database: Database, given: dict[str, object], message: str
) -> None:
    await draw_town(database, {"ann": "north", "ben": "north", "zed": "south"})

    with pytest.raises(InvalidInput, match=message):
        await fragility(asking(database), **given)  # pyright: ignore[reportArgumentType]
    with pytest.raises(NotFound, match="no area with the id 'nowhere'"):
        await fragility(asking(database), area="nowhere")
