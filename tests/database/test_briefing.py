"""The question `briefing`, on a small café drawn in the test."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from graph.access import Viewer
from graph.briefing import Briefing, ExpectedBecause, briefing
from graph.database import Database
from graph.errors import InvalidInput, NotFound
from graph.model.kinds import Language
from tests.support.areas import ANALYST, SEES_ALL, Tie, asking, draw_meeting, draw_ties
from tests.support.evenings import TONIGHT, draw_cafe, wishes
from tests.support.graph import draw

COMING = ExpectedBecause.COMING
EVENING = date.fromisoformat(TONIGHT)


async def tonight(database: Database, viewer: Viewer = SEES_ALL, **given: int) -> Briefing:
    return await briefing(asking(database, viewer), meeting="tonight", **given)


async def draw_talents(database: Database, needs: Iterable[tuple[str, list[Tie]]], offers: Iterable[Tie]) -> None:
    """Cooking with home cooking and training below it, baking beside it; and who asks and offers what."""
    await draw(
        database,
        "CREATE (food:Entity:Talent {id: 'food', labelNl: 'Eten', kind: 'SKILL', version: 1}) "
        "CREATE (cook:Entity:Talent {id: 'cook', labelNl: 'Koken', labelEn: 'Cooking', kind: 'SKILL', version: 1}) "
        "CREATE (bake:Entity:Talent {id: 'bake', labelNl: 'Bakken', labelEn: 'Baking', kind: 'SKILL', version: 1}) "
        "CREATE (cook)-[:BROADER {id: 'b1', version: 1}]->(food)<-[:BROADER {id: 'b2', version: 1}]-(bake)",
    )
    ties: list[Tie] = [*offers]
    for text, own in needs:
        await draw(database, text)
        ties += own
    await draw_ties(database, ties)


def pairs(answer: Briefing) -> list[tuple[str, str]]:
    return [(each.first.id, each.second.id) for each in answer.introductions]


async def test_expected_are_those_who_said_so_were_invited_are_there_or_come_often(database: Database) -> None:
    await draw_cafe(
        database,
        ["amy", "bob", "cas", "dot", "eve", "fay", "gus"],
        [("amy", "KNOWS", "bob"), ("amy", "KNOWS", "gus")],
        came={"amy": [1, 2], "cas": [3, 6], "dot": [6], "eve": [3, 4, 5, 6], "fay": [5, 6]},
        tonight={"amy": "COMING", "bob": "INVITED", "eve": "ABSENT", "gus": "CAME"},
        properties={"fay": {"inactiveSince": date(2026, 11, 1)}},
    )

    answer = await tonight(database)

    found = [(each.person.id, each.because.value, each.came_lately, each.contacts_here) for each in answer.expected]
    assert found == [("gus", "CAME", 0, 1), ("amy", "COMING", 0, 2), ("bob", "INVITED", 0, 1), ("cas", "REGULAR", 2, 0)]
    assert [each.id for each in answer.first_visits] == ["gus", "bob"]
    assert [each.id for each in answer.ties_unknown] == ["cas"]
    assert [(each.first.id, each.second.id) for each in answer.acquaintances] == [("amy", "bob"), ("amy", "gus")]
    assert (answer.people, answer.ties, answer.without_known_tie, answer.is_cut) == (4, 2, 1, False)
    assert [each.explanation for each in answer.expected] == [
        "Is here. It is their first time.",
        "Said to be coming.",
        "Was invited; no answer yet. It is their first time.",
        "Came to 2 of the last 4 evenings.",
    ]
    assert answer.explanation == (
        "4 people are expected. 1 is here already. 1 said to come. 1 was invited and has not answered. "
        "1 comes more often than not. 2 ties join them. "
        "Of 1 person no tie is known here: unknown, which is not the same as lonely. "
        "Nobody knows when 2 of the ties began; they count all the same."
    )


async def test_regulars_who_were_missed_three_times_are_told_with_who_could_call(database: Database) -> None:
    await draw_cafe(
        database,
        ["amy", "bob", "cas", "dot", "eve", "fay", "gus"],
        [
            ("amy", "KNOWS", "bob", {"strength": 2}),
            ("amy", "KNOWS", "cas", {"strength": 4, "lastContact": "2026-10-01", "knownBy": "SELF"}),
            ("amy", "KNOWS", "dot", {"strength": 5, "lastContact": "2026-11-01", "knownBy": "SELF"}),
            ("dot", "KNOWS", "eve"),
        ],
        # dot may not be asked, gus has said to come again, fay was never a regular; an empty evening says nothing.
        came={"amy": [1, 2, 3], "eve": [1, 2, 3], "fay": [3], "gus": [1, 2, 3], "bob": [1, 2, 4, 5, 6]},
        tonight={"gus": "COMING"},
        properties={"dot": {"mayBeAsked": False}, "eve": {"mayBeAsked": False}},
    )
    await draw_meeting(database, "evening-7", "2026-11-12", [], series="cafe")

    answer = await tonight(database)

    assert [(each.person.id, each.missed, each.last_came) for each in answer.not_seen_lately] == [
        ("amy", 3, date(2026, 7, 30))
    ]
    assert answer.not_seen_lately[0].caller is not None
    assert answer.not_seen_lately[0].caller.id == "cas"
    assert answer.not_seen_lately[0].explanation == (
        "Last seen on 30 July 2026; not written down at the 3 evenings since. "
        "Whether everybody who came then was named is not known. cas could call and ask how it goes."
    )


async def test_who_may_be_among_guests_without_a_name_is_not_said_to_have_stayed_away(database: Database) -> None:
    #   amy was missed by name on the fifth evening, when three were not named; of the last six, bob was written down
    came = {"amy": [1, 2, 3], "bob": [1, 2, 3, 6], "cas": [4, 5, 6]}
    await draw_cafe(database, ["amy", "bob", "cas"], came=came)
    await draw_ties(database, [("amy", "ATTENDS", "evening-5", {"status": "ABSENT"})])

    async def told(*visitors: int) -> tuple[int | None, str]:
        await draw(
            database,
            "UNWIND range(0, 2) AS each WITH each WHERE each < size($visitors) "
            "MATCH (evening:Meeting {id: 'evening-' + (4 + each)}) SET evening.visitors = $visitors[each]",
            visitors=list(visitors),
        )
        [absentee] = (await tonight(database)).not_seen_lately
        return absentee.not_named, absentee.explanation.removeprefix("Last seen on 30 July 2026; ")

    nobody_calls = "Of nobody is it known that they could call."
    assert await told(3, 4) == (
        None,
        "not written down at the 3 evenings since. Whether everybody who came then was named is not known. "
        f"{nobody_calls}",
    )
    assert await told(3, 4, 2) == (
        2,
        f"not written down at the 3 evenings since. 2 guests were not named then. {nobody_calls}",
    )
    assert (await told(1, 4, 3))[1].startswith("not written down at the 3 evenings since. 1 guest was not named then.")
    # All who came on the fourth and sixth have a name, and amy is known to have stayed away on the fifth.
    assert await told(1, 4, 1) == (0, f"not at the 3 evenings since. {nobody_calls}")


async def test_a_match_comes_before_groups_and_groups_before_shared_contacts(database: Database) -> None:
    #   ann asks what bea offers; cor is of the choir, dan of the band; eli and flo both know kim, who is not there
    await draw_cafe(
        database,
        {**dict.fromkeys(["ann", "bea", "eli", "flo", "kim", "lee"]), "cor": None, "dan": None},
        [
            ("cor", "AFFILIATED_WITH", "Choir"),
            ("dan", "AFFILIATED_WITH", "Band"),
            ("kim", "KNOWS", "eli"),
            ("kim", "KNOWS", "flo"),
            ("lee", "KNOWS", "ann"),
            ("lee", "KNOWS", "bea"),
        ],
        organisations={"Choir": {"name": "The choir"}, "Band": {"name": "The band"}},
        tonight=dict.fromkeys(["ann", "bea", "cor", "dan", "eli", "flo", "lee"], "COMING"),
    )
    await draw_talents(
        database,
        [wishes("ann", "cook", "Who cooks with me?")],
        [("bea", "OFFERS", "cook", {"conditions": "not on Sunday"})],
    )

    answer = await tonight(database)

    assert pairs(answer) == [("ann", "bea"), ("cor", "dan"), ("eli", "flo")]
    assert [each.broker.id if each.broker else None for each in answer.introductions] == ["lee", None, None]
    assert [each.why for each in answer.introductions] == [
        "ann asks: “Who cooks with me?” – bea offers cooking (not on Sunday). "
        "lee knows both and can bring them together.",
        "cor belongs to The choir, dan to The band. Theirs would be the first tie between the two that is known here. "
        "Nobody who is expected is known to know both: introduce them yourself.",
        "Both know kim. Nobody who is expected is known to know both: introduce them yourself.",
    ]
    assert [each.groups for each in answer.introductions] == [[], ["The choir", "The band"], []]
    assert [each.match is not None for each in answer.introductions] == [True, False, False]
    assert [(each.party.id, each.score) for each in answer.matches] == [("bea", 1.0)]


async def test_nobody_is_introduced_more_than_twice_and_no_more_than_asked(database: Database) -> None:
    people = ["hub", *(f"p{number}" for number in range(5))]
    await draw_cafe(
        database,
        [*people, "kim"],
        [("kim", "KNOWS", each) for each in people],
        tonight=dict.fromkeys(people, "COMING"),
    )
    await draw_talents(database, [wishes("hub", "cook")], [(each, "OFFERS", "cook") for each in people[1:]])

    answer = await tonight(database)
    few = await tonight(database, first=1)

    times = [person for pair in pairs(answer) for person in pair]
    assert max(times.count(each) for each in people) == 2
    # All offer what hub asks: one of them is enough, until nobody else is left.
    assert pairs(answer) == [("hub", "p0"), ("p0", "p1"), ("p1", "p2"), ("p2", "p3"), ("p3", "p4"), ("hub", "p4")]
    assert pairs(few) == [("hub", "p0")]


async def test_one_question_takes_a_second_introduction_only_when_nothing_else_is_left(database: Database) -> None:
    #   ann asks for cooking, which bea and cor offer, and for baking, which cor offers; dan and eli both know kim
    people = ["ann", "bea", "cor", "dan", "eli"]
    await draw_cafe(
        database,
        [*people, "kim"],
        [("kim", "KNOWS", "dan"), ("kim", "KNOWS", "eli")],
        tonight=dict.fromkeys(people, "COMING"),
    )
    cooking = wishes("ann", "cook", "Who cooks with me?")
    await draw_talents(database, [cooking], [("bea", "OFFERS", "cook"), ("cor", "OFFERS", "cook")])

    two = await tonight(database, first=2)
    all_ = await tonight(database)
    text, ties = wishes("ann", "bake", "Who bakes?")
    await draw(database, text)
    await draw_ties(database, [*ties, ("cor", "OFFERS", "bake")])
    other = await tonight(database, first=2)

    assert pairs(two) == [("ann", "bea"), ("dan", "eli")]
    assert pairs(all_) == [("ann", "bea"), ("dan", "eli"), ("ann", "cor")]
    assert all_.introductions[2].why.startswith("ann asks: “Who cooks with me?” – cor offers cooking.")
    assert pairs(other) == [("ann", "bea"), ("ann", "cor")]
    assert other.introductions[1].why.startswith("ann asks: “Who bakes?” – cor offers baking.")


async def test_what_was_proposed_stands_though_another_answers_the_same_question(database: Database) -> None:
    people = ["ann", "bea", "cor"]
    await draw_cafe(database, people, tonight=dict.fromkeys(people, "COMING"))
    await draw_talents(database, [wishes("ann", "cook")], [("bea", "OFFERS", "cook"), ("cor", "OFFERS", "cook")])
    await draw(
        database,
        "UNWIND ['bea', 'cor'] AS other "
        "CREATE (:Entity:Introduction {id: 'with-' + other, status: 'PROPOSED', version: 1})",
    )
    for other in ("bea", "cor"):
        own = f"with-{other}"
        await draw_ties(database, [("ann", "BROKERS", own), (own, "INTRODUCES", "ann"), (own, "INTRODUCES", other)])

    answer = await tonight(database, first=2)

    assert pairs(answer) == [("ann", "bea"), ("ann", "cor")]
    assert [each.match is not None for each in answer.introductions] == [True, False]
    assert [each.introduction.id for each in answer.introductions if each.introduction] == ["with-bea", "with-cor"]


async def test_who_may_not_be_asked_or_be_brought_together_or_said_no_is_not_proposed(database: Database) -> None:
    people = ["asks", "apart", "paused", "quiet", "knows", "no", "akin"]
    await draw_cafe(
        database,
        people,
        [
            ("asks", "KEEP_APART", "apart", {"reportedBy": "somebody"}),
            ("asks", "KNOWS", "knows"),
        ],
        tonight=dict.fromkeys(people, "COMING"),
        properties={"paused": {"pausedUntil": date(2026, 12, 24)}, "quiet": {"mayBeAsked": False}},
    )
    offers: list[Tie] = [(each, "OFFERS", "cook") for each in people[1:6]]
    await draw_talents(database, [wishes("asks", "cook")], [*offers, ("akin", "OFFERS", "bake")])
    await draw(
        database,
        "CREATE (:Entity:Introduction {id: 'i', status: 'DECLINED', version: 1}) "
        "CREATE (:Entity:Person:Party {id: 'host', name: 'host', sortName: 'host', mayBeAsked: true, version: 1})",
    )
    await draw_ties(database, [("host", "BROKERS", "i"), ("i", "INTRODUCES", "asks"), ("i", "INTRODUCES", "no")])

    answer = await tonight(database)

    assert answer.people == 7
    assert answer.introductions == []
    # A match is told where the two may be brought together, though they know each other or said no to an introduction.
    assert [each.party.id for each in answer.matches] == ["knows", "no"]


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ([], "As far as is known, gil knows neither of them."),
        (["cor"], "As far as is known, gil only knows cor."),
        (["cor", "dan"], "gil knows both and can bring them together."),
    ],
)
async def test_what_was_proposed_already_comes_first_with_whom_its_broker_knows(
    database: Database, known: list[str], told: str
) -> None:
    people = ["ann", "bea", "cor", "dan"]
    ties: list[Tie] = [("gil", "HOSTS", "tonight"), *(("gil", "KNOWS", each) for each in known)]
    await draw_cafe(database, [*people, "gil"], ties, tonight=dict.fromkeys(people, "COMING"))
    await draw_talents(database, [wishes("ann", "cook")], [("bea", "OFFERS", "cook")])
    await draw(
        database,
        "CREATE (:Entity:Introduction {id: 'i', status: 'PROPOSED', proposedOn: date('2026-11-03'), version: 1, "
        "reason: 'Both like chess.'})",
    )
    await draw_ties(database, [("gil", "BROKERS", "i"), ("i", "INTRODUCES", "cor"), ("i", "INTRODUCES", "dan")])

    answer = await tonight(database)

    assert pairs(answer) == [("cor", "dan"), ("ann", "bea")]
    first, second = answer.introductions
    assert first.introduction is not None
    # Nobody recorded who proposed it, nor that gil agreed. What was written about them is no matter for the table.
    assert (first.introduction.id, first.why, first.reason) == (
        "i",
        f"On 3 November 2026 it was proposed that gil introduces them. {told}",
        "Both like chess.",
    )
    # The host speaks to everybody, also where no tie is known.
    assert second.why.endswith("gil, as host, can bring them together.")


async def test_who_may_not_be_asked_is_named_as_broker_only(database: Database) -> None:
    #   gil, who may not be asked, was to introduce cor and dan, and is the one whom eli and flo both know
    people = ["cor", "dan", "eli", "flo"]
    await draw_cafe(
        database,
        [*people, "gil"],
        [("gil", "KNOWS", "eli"), ("gil", "KNOWS", "flo")],
        tonight=dict.fromkeys(people, "COMING"),
        properties={"gil": {"mayBeAsked": False}},
    )
    await draw(database, "CREATE (:Entity:Introduction {id: 'i', status: 'PROPOSED', version: 1})")
    await draw_ties(database, [("gil", "BROKERS", "i"), ("i", "INTRODUCES", "cor"), ("i", "INTRODUCES", "dan")])

    proposed, shared = (await tonight(database)).introductions

    assert proposed.why.startswith("It was proposed already that gil introduces them.")
    assert shared.why == "Nobody who is expected is known to know both: introduce them yourself."


async def test_once_it_is_recorded_who_came_the_introductions_are_among_those_who_are_there(database: Database) -> None:
    #   kim and lee know all four; only kim is here, as are ann and bea; cor and dan are still expected
    people = ["ann", "bea", "cor", "dan"]
    known: list[Tie] = [(broker, "KNOWS", each) for broker in ("kim", "lee") for each in people]
    closer: list[Tie] = [(one, type_, other, {"strength": 5 if one == "lee" else 1}) for one, type_, other, *_ in known]
    here = dict.fromkeys(["ann", "bea", "kim"], "CAME")
    await draw_cafe(
        database, [*people, "kim", "lee"], closer, tonight={**here, **dict.fromkeys(["cor", "dan", "lee"], "COMING")}
    )

    before = await tonight(database)
    begun = await tonight(database, replace(SEES_ALL, day=EVENING))
    after = await tonight(database, replace(SEES_ALL, day=EVENING + timedelta(days=1)))

    assert ("kim", "lee") in pairs(before)
    assert "lee" in [each.broker.id for each in before.introductions if each.broker]
    for answer in (begun, after):
        assert pairs(answer) == [("ann", "bea")]
        assert [each.broker.id for each in answer.introductions if each.broker] == ["kim"]
        assert len(answer.expected) == 6
    assert begun.explanation.startswith(
        "6 people are expected. 3 are here already. 3 said to come. The introductions are among those who are here. "
    )
    assert after.explanation.startswith(
        "This meeting is over: it was on 26 November 2026. 6 people came or were expected. 3 came. 3 said to come. "
        "The introductions are among those who came. "
    )
    assert (begun.expected[0].explanation, after.expected[0].explanation) == (
        "Is here.",
        "Came.",
    )


async def test_who_was_to_introduce_two_but_is_not_there_yet_gives_way(database: Database) -> None:
    await draw_cafe(
        database,
        ["ann", "bea", "gil"],
        tonight={"ann": "CAME", "bea": "CAME", "gil": "COMING"},
    )
    await draw(database, "CREATE (:Entity:Introduction {id: 'i', status: 'PROPOSED', version: 1})")
    await draw_ties(database, [("gil", "BROKERS", "i"), ("i", "INTRODUCES", "ann"), ("i", "INTRODUCES", "bea")])

    [introduction] = (await tonight(database, replace(SEES_ALL, day=EVENING))).introductions

    assert introduction.broker is None
    assert introduction.why == (
        "It was proposed already that gil introduces them. "
        "Nobody who is here is known to know both: introduce them yourself."
    )


async def test_an_evening_that_is_over_says_so(database: Database) -> None:
    await draw_cafe(database, ["ann"])

    answer = await tonight(database, replace(SEES_ALL, day=EVENING + timedelta(days=1)))

    assert answer.explanation.startswith(
        "This meeting is over: it was on 26 November 2026. Of nobody is it recorded that they came, or were expected."
    )


@pytest.mark.parametrize("kind", ["CARE", "FAITH", "WELFARE"])
async def test_what_lies_behind_a_question_or_who_is_in_care_does_not_stand_on_the_sheet(
    database: Database, kind: str
) -> None:
    people = ["ann", "bea", "cor", "dan"]
    await draw_cafe(
        database,
        dict.fromkeys([*people, "x", "y", "z"]),
        [
            ("cor", "AFFILIATED_WITH", "Clinic"),
            ("dan", "AFFILIATED_WITH", "Band"),
            *((each, "AFFILIATED_WITH", "Shelter") for each in ("x", "y", "z")),
            *((each, "AFFILIATED_WITH", "Club") for each in ("x", "y", "z")),
            ("Shelter", "ACTIVE_IN", "north"),
            ("Club", "ACTIVE_IN", "north"),
            ("Band", "ACTIVE_IN", "north"),
        ],
        organisations={"Clinic": {"kind": kind}, "Shelter": {"kind": kind}, "Band": {}, "Club": {}},
        tonight=dict.fromkeys(people, "COMING"),
    )
    text, ties = wishes("ann", "bake")
    await draw_talents(
        database, [(text, [*ties, ("need-ann-bake", "TRULY_ASKS_FOR", "cook")])], [("bea", "OFFERS", "cook")]
    )

    answer = await tonight(database)

    assert answer.introductions == []
    assert answer.matches == []
    assert answer.absent_groups == ["Club"]


async def test_groups_of_the_area_of_whom_nobody_is_expected_are_told(database: Database) -> None:
    members = [f"m{number}" for number in range(9)]
    await draw_cafe(
        database,
        ["ann", *members],
        [
            *((each, "AFFILIATED_WITH", "Choir") for each in members[:4]),
            *((each, "AFFILIATED_WITH", "Band") for each in members[4:7]),
            *((each, "AFFILIATED_WITH", "Duo") for each in members[7:]),
            *((each, "AFFILIATED_WITH", "Present") for each in ("ann", *members[:2])),
            *((each, "ACTIVE_IN", "north") for each in ("Band", "Duo", "Present")),
            ("Choir", "BASED_AT", "hall"),
        ],
        organisations={"Choir": {}, "Band": {}, "Duo": {}, "Present": {}, "Elsewhere": {}},
        tonight={"ann": "COMING"},
    )

    assert (await tonight(database)).absent_groups == ["Choir", "Band"]


async def test_a_walk_in_of_which_nothing_is_known_says_so(database: Database) -> None:
    await draw_cafe(database, ["ann"])

    answer = await tonight(database)

    assert (answer.people, answer.expected, answer.introductions, answer.not_seen_lately) == (0, [], [], [])
    assert answer.explanation.startswith("Nobody is known to be expected")
    assert answer.explanation.endswith("the next sheet knows more.")


async def test_a_narrower_viewer_is_told_of_those_they_see_only(database: Database) -> None:
    await draw_cafe(
        database,
        {"ann": "north", "bea": "north", "sue": "south", "tom": "south"},
        [("kim", "KNOWS", "ann"), ("ann", "KNOWS", "sue"), ("bea", "KNOWS", "sue")],
        tonight=dict.fromkeys(["ann", "bea", "sue", "tom"], "COMING"),
    )
    await draw_talents(database, [wishes("ann", "cook")], [("bea", "OFFERS", "cook")])

    narrow = await tonight(database, ANALYST)
    whole = await tonight(database)

    assert [each.person.id for each in narrow.expected] == ["ann", "bea"]
    assert (narrow.ties, narrow.without_known_tie, narrow.introductions, narrow.matches) == (0, 2, [], [])
    assert pairs(whole)[0] == ("ann", "bea")


def called(answer: Briefing) -> dict[str, str]:
    return {each.person.id: each.shown_as for each in answer.namesakes}


async def test_visitors_of_one_name_are_told_apart_by_what_may_lie_on_a_table(database: Database) -> None:
    #   five called Zoë Wolf, all in north but sue; cor is of the choir, dan knows Kim, ann is a patient, bea nothing
    same = ["ann", "cor", "dan", "sue", "bea"]
    await draw_cafe(
        database,
        {**dict.fromkeys([*same, "kim", "out"], "north"), "sue": "south"},
        [
            ("ann", "AFFILIATED_WITH", "Clinic"),
            ("cor", "AFFILIATED_WITH", "Choir", {"role": "conductor"}),
            ("dan", "KNOWS", "kim"),
        ],
        organisations={"Choir": {"name": "The choir"}, "Clinic": {"name": "The clinic", "kind": "CARE"}},
        tonight=dict.fromkeys([*same, "kim"], "COMING"),
        properties={"kim": {"name": "Kim"}, **{each: {"name": "Zoë Wolf"} for each in (*same, "out")}},
    )
    await draw_talents(database, [wishes("cor", "cook", "Who cooks?")], [("sue", "OFFERS", "cook")])

    answer = await tonight(database)

    # Nobody mentions the sixth, who does not come.
    assert called(answer) == {
        "ann": "Zoë Wolf (1 of 2)",
        "bea": "Zoë Wolf (2 of 2)",
        "cor": "Zoë Wolf (The choir)",
        "dan": "Zoë Wolf (knows Kim)",
        "sue": "Zoë Wolf (South)",
    }
    assert answer.introductions[0].why.startswith(
        "Zoë Wolf (The choir) asks: “Who cooks?” – Zoë Wolf (South) offers cooking."
    )
    assert answer.explanation.endswith(
        "Nothing that may stand here tells 2 people named Zoë Wolf apart: they have a number. "
        "They may also be one person who was recorded twice."
    )


async def test_a_role_or_an_earlier_visit_tells_namesakes_apart_too(database: Database) -> None:
    await draw_cafe(
        database,
        ["ann", "bea", "cor", "dan"],
        [
            ("ann", "AFFILIATED_WITH", "Choir", {"role": "conductor"}),
            ("bea", "AFFILIATED_WITH", "Choir"),
        ],
        came={"cor": [5]},
        organisations={"Choir": {"name": "The choir"}},
        tonight=dict.fromkeys(["ann", "bea", "cor", "dan"], "COMING"),
        properties={
            each: {"name": "Zoë Wolf" if each in ("ann", "bea") else "Dirk Boer"}
            for each in ("ann", "bea", "cor", "dan")
        },
    )

    assert called(await tonight(database)) == {
        "ann": "Zoë Wolf (conductor, The choir)",
        "bea": "Zoë Wolf (the other one)",
        "cor": "Dirk Boer (came before)",
        "dan": "Dirk Boer (here for the first time)",
    }


async def test_who_is_only_mentioned_is_told_apart_and_a_narrower_viewer_learns_no_more_by_it(
    database: Database,
) -> None:
    #   amy of north was missed; dot, who could call, has the name of eve, who comes; dot is of the choir
    await draw_cafe(
        database,
        {"amy": "north", "dot": "north", "eve": "north", "sue": "south"},
        [("amy", "KNOWS", "dot", {"strength": 4}), ("dot", "AFFILIATED_WITH", "Choir"), ("sue", "KNOWS", "eve")],
        came={"amy": [1, 2, 3], "eve": [4, 5, 6]},
        organisations={"Choir": {"name": "The choir"}},
        tonight=dict.fromkeys(["eve", "sue"], "COMING"),
        properties={each: {"name": "Zoë Wolf"} for each in ("dot", "eve")},
    )

    whole, narrow = await tonight(database), await tonight(database, ANALYST)

    assert called(whole) == {"dot": "Zoë Wolf (The choir)", "eve": "Zoë Wolf (knows sue)"}
    assert whole.not_seen_lately[0].explanation.endswith("Zoë Wolf (The choir) could call and ask how it goes.")
    assert called(narrow) == {"dot": "Zoë Wolf (The choir)", "eve": "Zoë Wolf (came before)"}


async def test_three_hundred_visitors_are_a_clear_answer(database: Database) -> None:
    people = [f"p{number:03}" for number in range(300)]
    ties: list[Tie] = [(people[number], "KNOWS", people[(number * 7 + 3) % 300]) for number in range(300)]
    await draw_cafe(
        database,
        people,
        [(one, type_, other) for one, type_, other, *_ in ties if one != other],
        came={each: [5, 6] for each in people},
        tonight=dict.fromkeys(people[:40], "COMING"),
    )

    answer = await tonight(database)
    again = await tonight(database)

    assert (answer.people, len(answer.expected), len(answer.introductions)) == (300, 300, 8)
    assert again == answer


async def test_the_same_in_dutch(database: Database) -> None:
    await draw_cafe(database, ["ann", "bea"], tonight=dict.fromkeys(["ann", "bea"], "COMING"))
    await draw_talents(database, [wishes("ann", "cook", "Wie kookt er mee?")], [("bea", "OFFERS", "cook")])

    answer = await tonight(database, replace(SEES_ALL, language=Language.NL))

    assert answer.introductions[0].why == (
        "ann vraagt: ‘Wie kookt er mee?’ – bea biedt koken. "
        "Van niemand die verwacht wordt is bekend dat die beiden kent: stel ze zelf aan elkaar voor."
    )


@pytest.mark.parametrize(("meeting", "error"), [("no such", InvalidInput), ("nothing", NotFound), ("ann", NotFound)])
async def test_what_is_no_meeting_is_refused(database: Database, meeting: str, error: type[Exception]) -> None:
    await draw_cafe(database, ["ann"])

    with pytest.raises(error):
        await briefing(asking(database), meeting=meeting)


@pytest.mark.parametrize("first", [0, 51])
async def test_a_number_of_introductions_out_of_range_is_refused(database: Database, first: int) -> None:
    with pytest.raises(InvalidInput, match="first is"):
        await tonight(database, first=first)
