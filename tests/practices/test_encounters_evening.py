"""Organise encounters: the next afternoon in the walk-in room is prepared, held and recorded."""

from datetime import date

from graph.database import Database
from tests.practices.test_encounters import AFTER, FOLDER, groups_joined_by
from tests.support.practices import load_practice

BRIEFING = """query ($meeting: ID!) {
  briefing(meeting: $meeting) {
    people
    explanation
    expected { person { id } because isFirstVisit }
    introductions { first { id } second { id } broker { id } why groups match { score } }
    firstVisits { id }
    notSeenLately { person { id } }
  }
}"""


async def test_the_next_afternoon_is_prepared_held_and_recorded(database: Database) -> None:
    """Nobody is invited to a walk-in: regulars are expected, and those who walk in are put on the sheet."""
    practice = (await load_practice(database, FOLDER, day=AFTER)).on(date(2018, 7, 20))
    await practice.ask(
        """mutation { addMeeting(mutationId: "new", input: { id: "encounters:walk-in-7", name: "Vrijdagmiddag",
          kind: SOCIAL_CAFE, series: "encounters:walk-in", startsAt: "2018-07-20T14:00:00+02:00",
          heldAt: "encounters:walk-in-room", hosts: ["encounters:room-foundation"] }) { __typename } }"""
    )

    sheet = (await practice.ask(BRIEFING, {"meeting": "encounters:walk-in-7"}))["briefing"]
    assert {(each["person"]["id"], each["because"]) for each in sheet["expected"]} == {
        ("encounters:host", "REGULAR"),
        ("encounters:walkers-1", "REGULAR"),
        ("encounters:language-table-1", "REGULAR"),
    }
    # Those three know each other already.
    assert sheet["introductions"] == []

    came = ["encounters:day-group-2", "encounters:walkers-1", "encounters:choir-5", "encounters:day-group-1"]
    recorded = await practice.ask(
        """mutation ($came: [ID!]!) { recordAttendance(mutationId: "came", meeting: "encounters:walk-in-7", came: $came,
          visitors: 9) {
          ... on Meeting { visitors attendees { totalCount } } ... on Problems { problems { code } } } }""",
        {"came": [*came, "encounters:host"]},
    )
    assert recorded["recordAttendance"] == {"visitors": 9, "attendees": {"totalCount": 5}}

    sheet = (await practice.ask(BRIEFING, {"meeting": "encounters:walk-in-7"}))["briefing"]
    pairs = [{each["first"]["id"], each["second"]["id"]} for each in sheet["introductions"]]
    # One asks for company on a walk and the other offers it; one asks for cake and another bakes.
    assert {frozenset(each) for each in pairs[:2]} == {
        frozenset(("encounters:choir-5", "encounters:day-group-1")),
        frozenset(("encounters:day-group-2", "encounters:walkers-1")),
    }
    assert all(each["match"]["score"] >= 0.6 for each in sheet["introductions"][:2])
    assert all("encounters:host" not in pair for pair in pairs)


async def test_an_introduction_made_joins_the_groups_it_was_meant_for(database: Database) -> None:
    practice = await load_practice(database, FOLDER, day=AFTER)
    before = await groups_joined_by(practice, "encounters:walkers-5", AFTER)

    proposed = await practice.ask(
        """mutation { introduce(mutationId: "p", broker: "encounters:host", first: "encounters:walkers-5",
          second: "encounters:day-group-5", reason: "Allebei vroeg op") {
          ... on Introduction { id version status } ... on Problems { problems { code message } } } }"""
    )
    introduction = proposed["introduce"]
    assert introduction["status"] == "PROPOSED"
    await practice.ask(
        """mutation ($id: ID!) { answerIntroduction(mutationId: "m", id: $id, expectedVersion: 1, status: MADE) {
          __typename ... on Problems { problems { code message } } } }""",
        {"id": introduction["id"]},
    )
    contact = await practice.ask(
        """mutation { recordContact(mutationId: "c", with: ["encounters:walkers-5"], on: "2018-06-16",
          by: "encounters:day-group-5") { ... on Person { id } ... on Problems { problems { code } } } }"""
    )

    after = await groups_joined_by(practice, "encounters:walkers-5", AFTER)
    assert (before, set(after)) == ([], {"Wandelgroep De Lus", "Daggroep De Werf"})
    assert contact["recordContact"] == {"id": "encounters:day-group-5"}
