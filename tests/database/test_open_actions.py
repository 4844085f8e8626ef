"""The question `openActions`, and that what is done is open no more."""

from dataclasses import replace
from datetime import date

import pytest

from graph.access import Viewer
from graph.actions import OpenAction, OpenActionKind, open_actions
from graph.changes import answer_introduction, record_answer, record_contact
from graph.database import Database
from graph.errors import InvalidInput, NotFound
from graph.model.kinds import AnswerStatus, IntroductionStatus, Language
from tests.support.areas import ANALYST, DAY, SEES_ALL, asking, draw_ties
from tests.support.changes import fresh
from tests.support.evenings import draw_cafe
from tests.support.graph import draw

K = OpenActionKind
NODES = """
CREATE (:Entity:Introduction {id: 'intro', status: 'PROPOSED', proposedOn: date('2026-11-01'), version: 1})
CREATE (:Entity:Introduction {id: 'apart', status: 'PROPOSED', proposedOn: date('2026-01-01'), version: 1})
CREATE (:Entity:Introduction {id: 'made', status: 'MADE', version: 1})
CREATE (:Entity:Need {id: 'soon', summary: 'Een lift.', kind: 'QUESTION', status: 'OPEN', neededBy: date('2026-12-01'),
  openedOn: date('2026-11-20'), version: 1})
CREATE (:Entity:Need {id: 'later', summary: 'Een fiets', kind: 'QUESTION', status: 'OPEN', neededBy: date('2027-02-01'),
  version: 1})
CREATE (:Entity:Need {id: 'past', summary: 'Een kast', kind: 'QUESTION', status: 'OPEN', neededBy: date('2026-11-21'),
  version: 1})
CREATE (:Entity:Need {id: 'matched', summary: 'Een bed', kind: 'QUESTION', status: 'MATCHED',
  neededBy: date('2026-11-10'), version: 1})
CREATE (:Entity:Need {id: 'long ago', summary: 'Een stoel', kind: 'QUESTION', status: 'OPEN',
  neededBy: date('2026-09-22'), version: 1})
CREATE (:Entity:Need {id: 'met', summary: 'Een tafel', kind: 'QUESTION', status: 'MET', neededBy: date('2026-11-10'),
  version: 1})
CREATE (:Entity:LegalBasis {id: 'b1', dataClass: 'C', ground: 'CONSENT', since: date('2025-12-05'),
  until: date('2026-12-05'), version: 1})
CREATE (:Entity:LegalBasis {id: 'b2', dataClass: 'A1', ground: 'CONSENT', until: date('2026-12-10'), version: 1})
CREATE (:Entity:LegalBasis {id: 'b3', dataClass: 'C', ground: 'CONSENT', until: date('2026-12-05'), version: 1})
CREATE (:Entity:LegalBasis {id: 'b4', dataClass: 'C', ground: 'CONSENT', until: date('2027-12-05'), version: 1})
"""


@pytest.fixture
async def town(database: Database) -> Database:
    """A café with amy missing since August; bob and cas to be introduced, and to be left apart; dot was asked."""
    await draw_cafe(
        database,
        {**dict.fromkeys(["amy", "bob", "cas", "dot", "eve"], "north"), "sue": "south"},
        [("amy", "KNOWS", "eve", {"strength": 3, "lastContact": "2026-09-01", "knownBy": "SELF"})],
        came={"amy": [1, 2, 3], "eve": [1, 2, 3, 4, 5, 6]},
    )
    await draw(database, NODES)
    await draw_ties(
        database,
        [
            *((broker, "BROKERS", intro) for broker, intro in (("eve", "intro"), ("eve", "apart"), ("eve", "made"))),
            *(("intro", "INTRODUCES", each) for each in ("bob", "cas")),
            *(("apart", "INTRODUCES", each) for each in ("bob", "dot")),
            *(("made", "INTRODUCES", each) for each in ("cas", "dot")),
            ("bob", "KEEP_APART", "dot", {"reportedBy": "x"}),
            ("bob", "HAS_NEED", "soon", {"reportedBy": "eve"}),
            *(("bob", "HAS_NEED", each) for each in ("later", "past", "matched", "long ago", "met")),
            ("amy", "HAS_BASIS", "b1"),
            ("amy", "HAS_BASIS", "b2"),
            ("bob", "HAS_BASIS", "b3"),
            ("bob", "HAS_BASIS", "b4"),
        ],
    )
    await draw(
        database,
        "MATCH (dot:Entity {id: 'dot'}), (need:Entity {id: 'later'}) CREATE (dot)-[:ANSWERS {id: 'answer', version: 1, "
        "status: 'ASKED', askedBy: 'eve', askedOn: date('2026-10-01')}]->(need)",
    )
    return database


async def asked(
    town: Database, viewer: Viewer = SEES_ALL, area: str | None = "north", by: str | None = None
) -> list[OpenAction]:
    return await open_actions(asking(town, viewer), area=area, by=by)


def kinds(actions: list[OpenAction]) -> list[tuple[OpenActionKind, str]]:
    return [(each.kind, each.about.id) for each in actions]


async def test_what_runs_out_comes_first_and_then_what_waits_the_longest(town: Database) -> None:
    found = await asked(town)

    assert kinds(found) == [
        (K.NEED_RUNNING_OUT, "matched"),
        (K.NEED_RUNNING_OUT, "past"),
        (K.NEED_RUNNING_OUT, "soon"),
        (K.NOT_SEEN_LATELY, "amy"),
        (K.ANSWER_WITHOUT_OUTCOME, "later"),
        (K.INTRODUCTION_UNANSWERED, "intro"),
        (K.BASIS_RUNNING_OUT, "amy"),
    ]
    assert [each.who_could_act.id if each.who_could_act else None for each in found] == [
        None,
        None,
        "eve",
        "eve",
        "dot",
        "eve",
        None,
    ]
    # Whose question it is, and who was asked.
    assert [each.id for each in found[4].people] == ["bob", "dot"]
    assert (found[2].since, found[2].due, found[2].days_open) == (date(2026, 11, 20), date(2026, 12, 1), 2)
    # Held for a year, but open for no day yet.
    assert (found[6].since, found[6].due, found[6].days_open) == (None, date(2026, 12, 5), None)
    assert [each.explanation for each in found] == [
        "bob asked: “Een bed”, by 10 November 2026. The day has passed; somebody said yes. Has it been done?",
        "bob asked: “Een kast”, by 21 November 2026. The day has passed and nobody has said yes. Is it still needed?",
        "bob asks: “Een lift”, by 1 December 2026. Nobody has said yes.",
        "amy. Last seen on 30 July 2026; not written down at the 3 evenings since. "
        "Whether everybody who came then was named is not known. eve could call and ask how it goes.",
        "bob asks: “Een fiets”. dot was asked on 1 October 2026; there is no answer yet.",
        "eve would introduce bob and cas to each other, since 1 November 2026. Has it been done?",
        "What is known of amy may be kept until 5 December 2026. Ask whether it may be kept longer.",
    ]


async def test_what_is_done_is_open_no_more(town: Database) -> None:
    await answer_introduction(
        town, SEES_ALL, "intro", mutation_id=fresh(), expected_version=1, status=IntroductionStatus.MADE
    )
    await record_answer(town, SEES_ALL, "answer", mutation_id=fresh(), expected_version=1, status=AnswerStatus.DONE)
    await record_contact(town, SEES_ALL, mutation_id=fresh(), people=["amy"], on=DAY, by="eve")

    assert kinds(await asked(town)) == [
        *((K.NEED_RUNNING_OUT, each) for each in ("matched", "past", "soon")),
        (K.BASIS_RUNNING_OUT, "amy"),
    ]


async def test_one_may_ask_for_ones_own_and_for_another_area(town: Database) -> None:
    assert len(await asked(town, by="eve")) == 4
    assert await asked(town, by="bob") == []
    assert await asked(town, area="south") == []
    assert kinds(await asked(town, area=None)) == kinds(await asked(town))


async def test_who_promised_something_finds_it_among_their_own(town: Database) -> None:
    await draw(
        town,
        "MATCH (:Entity {id: 'dot'})-[answer:ANSWERS]->(need:Entity {id: 'later'}) SET need.status = 'MATCHED', "
        "answer.status = 'AGREED', answer.askedBy = null, answer.answeredOn = date('2026-11-22')",
    )

    [promise] = await asked(town, by="dot")

    assert (promise.kind, promise.about.id) == (K.ANSWER_WITHOUT_OUTCOME, "later")
    assert promise.who_could_act
    assert promise.who_could_act.id == "dot"
    assert promise.explanation == "bob asks: “Een fiets”. dot said yes on 22 November 2026. Has it been done?"


async def test_who_was_asked_owes_the_answer_and_who_put_the_question_finds_it_too(town: Database) -> None:
    [question] = await asked(town, by="dot")
    of_eve = await asked(town, by="eve")

    assert question.who_could_act
    assert question.who_could_act.id == "dot"
    assert question in [replace(each, open_in_all=1) for each in of_eve]


async def test_who_was_asked_but_may_not_be_now_leaves_it_to_who_asked(town: Database) -> None:
    await draw(town, "MATCH (dot:Entity {id: 'dot'}) SET dot.pausedUntil = date('2027-01-01')")

    [question] = await asked(town, by="dot")

    assert question.who_could_act
    assert question.who_could_act.id == "eve"


async def test_a_question_of_an_organisation_names_it(town: Database) -> None:
    await draw(
        town,
        "CREATE (club:Entity:Party:Organisation {id: 'club', name: 'Club', version: 1}) WITH club "
        "MATCH (need:Entity {id: 'later'})<-[has:HAS_NEED]-() DELETE has "
        "CREATE (club)-[:HAS_NEED {id: 'of-club', version: 1}]->(need)",
    )

    [question] = await asked(town, area=None, by="dot")
    [dutch] = await asked(town, replace(SEES_ALL, language=Language.NL), area=None, by="dot")

    assert question.explanation == "Club asks: “Een fiets”. dot was asked on 1 October 2026; there is no answer yet."
    assert dutch.explanation == "Club vraagt: ‘Een fiets’. Op 1 oktober 2026 gevraagd aan dot; er is nog geen antwoord."


async def test_it_is_told_how_many_are_open_beyond_those_shown(town: Database) -> None:
    found = await open_actions(asking(town, SEES_ALL), area="north", first=2)

    assert [each.open_in_all for each in found] == [7, 7]


async def test_who_may_not_be_asked_is_not_named_to_act(town: Database) -> None:
    await draw(town, "MATCH (eve:Entity {id: 'eve'}) SET eve.mayBeAsked = false")

    found = await asked(town)

    assert len(found) == 7
    assert [each.who_could_act and each.who_could_act.id for each in found] == [*[None] * 4, "dot", None, None]


async def test_a_narrower_viewer_is_told_of_what_they_see(town: Database) -> None:
    found = await asked(town, ANALYST)

    assert kinds(found) == [(K.NOT_SEEN_LATELY, "amy"), (K.INTRODUCTION_UNANSWERED, "intro")]


async def test_wrong_input_is_refused(town: Database) -> None:
    with pytest.raises(NotFound):
        await asked(town, area="nowhere")
    with pytest.raises(InvalidInput, match="first is 0"):
        await open_actions(asking(town), first=0)
    with pytest.raises(InvalidInput, match="by is"):
        await asked(town, by="not an id")


async def test_an_unknown_actor_is_told(town: Database) -> None:
    with pytest.raises(NotFound, match="no person or organisation with the id 'nope', given in by"):
        await open_actions(asking(town), by="nope")
