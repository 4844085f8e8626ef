"""The question `stakeholders`, on a small initiative drawn in the test."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

import pytest

from graph.access import Viewer
from graph.database import Database
from graph.errors import InvalidInput, NotFound
from graph.model import DataClass
from graph.model.kinds import Audience, Language, ParticipationRole
from graph.stakeholders import Stakeholders, stakeholders
from tests.support.graph import draw
from tests.support.neighbourhood import DAY, SEES_ALL, Properties, Tie, asking, draw_neighbourhood, seen

#          talent:money                talent:rooms
#          /          \                 /        \
#      grant        cofund           hall       kitchen
NODES: dict[str, Properties] = {
    "location:town": {"kind": "MUNICIPALITY"},
    "location:north": {},
    "location:elsewhere": {"kind": "MUNICIPALITY"},
    "talent:money": {"kind": "MONEY"},
    "talent:grant": {"kind": "MONEY"},
    "talent:cofund": {"kind": "MONEY"},
    "talent:rooms": {"kind": "SPACE"},
    "talent:hall": {"kind": "SPACE"},
    "talent:kitchen": {"kind": "SPACE"},
    "organisation:porch": {},
    "organisation:church": {},
    "organisation:town": {"kind": "MUNICIPALITY"},
    "organisation:critic": {},
    "organisation:stranger": {},
    "organisation:far": {},
    "arrangement:table": {"status": "PROPOSED"},
    "goal:welcome": {},
    "goal:other": {},
    "need:money": {"summary": "Some money."},
    "need:kitchen": {"summary": "A kitchen"},
}
TIES: list[Tie] = [
    ("location:north", "WITHIN", "location:town"),
    *((f"talent:{each}", "BROADER", "talent:money") for each in ("grant", "cofund")),
    *((f"talent:{each}", "BROADER", "talent:rooms") for each in ("hall", "kitchen")),
    ("arrangement:table", "PURSUES", "goal:welcome"),
    ("organisation:porch", "TAKES_PART_IN", "arrangement:table", {"role": "INITIATOR", "gives": "ideas"}),
    ("organisation:porch", "ACTIVE_IN", "location:north"),
    ("organisation:porch", "HAS_NEED", "need:money"),
    ("organisation:porch", "HAS_NEED", "need:kitchen"),
    ("need:money", "ASKS_FOR", "talent:grant"),
    ("need:kitchen", "ASKS_FOR", "talent:kitchen"),
    ("organisation:church", "PURSUES", "goal:welcome", {"interest": "guests", "words": "come in", "brings": "a room"}),
    ("organisation:town", "PURSUES", "goal:welcome", {"interest": "calm"}),
    ("organisation:critic", "PURSUES", "goal:welcome", {"words": "does it work?"}),
    *((f"organisation:{each}", "ACTIVE_IN", "location:north") for each in ("church", "critic", "stranger")),
    ("organisation:town", "ACTIVE_IN", "location:town"),
    ("organisation:far", "ACTIVE_IN", "location:elsewhere"),
]


async def draw_initiative(
    database: Database, nodes: Mapping[str, Properties] | None = None, ties: Iterable[Tie] = ()
) -> None:
    """The initiative, those around it, and what a test adds."""
    await draw_neighbourhood(database, {**NODES, **(nodes or {})}, [*TIES, *ties])


async def of_table(database: Database, viewer: Viewer = SEES_ALL) -> Stakeholders:
    """The stakeholders of the table."""
    return await stakeholders(asking(database, viewer), of=" arrangement:table ")


def names(found: Stakeholders) -> list[str]:
    return [each.party.id.partition(":")[2] for each in found.with_interest]


async def test_interest_is_told_apart_from_a_view_from_outside(database: Database) -> None:
    await draw_initiative(database)

    found = await of_table(database)

    assert names(found) == ["porch", "church", "town"]
    porch, church, _ = found.with_interest
    assert (porch.role, porch.interest, porch.brings) == (ParticipationRole.INITIATOR, None, "ideas")
    assert porch.explanation == "Takes part already. Brings: ideas."
    assert (church.role, church.words, church.interest, church.brings) == (None, "come in", "guests", "a room")
    (critic,) = found.without_interest
    assert (critic.party.id, critic.words, critic.interest) == ("organisation:critic", "does it work?", None)
    assert critic.explanation == "Speaks of the goal; what is in it for them nobody told."
    assert found.arrangement is not None
    assert ([each.id for each in found.goals], found.as_of) == (["goal:welcome"], DAY)


async def test_offers_that_match_what_is_lacking_come_first(database: Database) -> None:
    ties: list[Tie] = [
        ("organisation:church", "OFFERS", "talent:kitchen", {"summary": "Our kitchen", "conditions": "not on Sunday"}),
        # Beside what is asked, not asked at all, over, and of somebody who has no interest.
        ("organisation:town", "OFFERS", "talent:hall"),
        ("organisation:town", "OFFERS", "talent:rooms", {"until": "2026-10"}),
        ("organisation:critic", "OFFERS", "talent:grant"),
    ]
    await draw_initiative(database, ties=ties)

    found = await of_table(database)

    assert names(found) == ["church", "porch", "town"]
    (kitchen,) = found.with_interest[0].means
    assert (kitchen.talent.id, kitchen.need.id, kitchen.score) == ("talent:kitchen", "need:kitchen", 1.0)
    assert (kitchen.conditions, kitchen.euros) == ("not on Sunday", None)
    assert kitchen.explanation == "Offers what is asked, kitchen (Our kitchen), for: A kitchen."
    assert found.with_interest[2].means == []
    lacking = [(each.need.id, each.party.id, [by.id for by in each.brought_by]) for each in found.lacking]
    assert lacking == [
        ("need:kitchen", "organisation:porch", ["organisation:church"]),
        ("need:money", "organisation:porch", []),
    ]
    assert (found.needs, found.needs_at_hand) == (2, 1)
    assert found.money == []


async def test_amounts_are_added_by_kind_of_money(database: Database) -> None:
    ties: list[Tie] = [
        ("organisation:porch", "HAS_NEED", "need:second"),
        ("need:second", "ASKS_FOR", "talent:cofund"),
        ("organisation:town", "OFFERS", "talent:grant", {"summary": "Tot € 15.000", "conditions": "samen"}),
        ("organisation:church", "OFFERS", "talent:cofund", {"summary": "2.500 euro"}),
        ("organisation:porch", "OFFERS", "talent:cofund", {"summary": "€ 900"}),
        ("organisation:other", "PURSUES", "goal:welcome", {"interest": "x"}),
        ("organisation:other", "OFFERS", "talent:cofund", {"summary": "€ 500 of meer"}),
    ]
    await draw_initiative(database, {"need:second": {}, "organisation:other": {}}, ties)

    found = await of_table(database)

    money = [(each.talent.id, each.euros, len(each.parties), each.conditions) for each in found.money]
    assert money == [("talent:cofund", 3_000, 2, []), ("talent:grant", 15_000, 1, ["samen"])]
    assert found.money[0].explanation == "Cofund: at most € 3,000, from 2 parties together."


async def test_what_nobody_brings_is_looked_for_elsewhere_in_the_town(database: Database) -> None:
    ties: list[Tie] = [
        ("organisation:stranger", "OFFERS", "talent:kitchen", {"summary": "A stove"}),
        ("organisation:far", "OFFERS", "talent:kitchen"),
        ("organisation:church", "OFFERS", "talent:grant"),
        ("organisation:stranger", "OFFERS", "talent:grant"),
    ]
    await draw_initiative(database, ties=ties)

    money, kitchen = sorted((await of_table(database)).lacking, key=lambda each: each.need.id, reverse=True)

    assert [(each.party.id, each.summary) for each in kitchen.elsewhere] == [("organisation:stranger", "A stove")]
    assert kitchen.elsewhere[0].explanation == (
        "Offers kitchen (A stove), for: A kitchen. Whether anything is in it for them is not known: ask."
    )
    assert money.elsewhere == []

    await draw(database, "MATCH (need:Need {id: 'need:kitchen'}) SET need.summary = 'Who has a kitchen?'")
    dutch = await of_table(database, replace(SEES_ALL, language=Language.NL))

    told = [each.explanation for lacking in dutch.lacking for each in lacking.elsewhere]
    assert told == [
        "Biedt kitchen (A stove), voor: Who has a kitchen? Of zij er zelf iets aan hebben is niet bekend: vraag het."
    ]


async def test_a_goal_has_the_questions_of_all_who_started_or_own_something_for_it(database: Database) -> None:
    nodes: dict[str, Properties] = {"organisation:owner": {}, "need:owner": {}, "arrangement:past": {"status": "ENDED"}}
    ties: list[Tie] = [
        ("organisation:owner", "TAKES_PART_IN", "arrangement:table", {"role": "OWNER"}),
        ("organisation:owner", "HAS_NEED", "need:owner"),
        ("organisation:stranger", "TAKES_PART_IN", "arrangement:past", {"role": "OWNER"}),
        ("arrangement:past", "PURSUES", "goal:welcome"),
    ]
    await draw_initiative(database, nodes, ties)

    of_goal = await stakeholders(asking(database), of="goal:welcome")
    of_arrangement = await of_table(database)

    assert sorted(each.need.id for each in of_goal.lacking) == ["need:kitchen", "need:money", "need:owner"]
    assert sorted(each.need.id for each in of_arrangement.lacking) == ["need:kitchen", "need:money"]
    assert "stranger" not in names(of_goal)
    assert of_goal.arrangement is None


PEOPLE: dict[str, Properties] = {
    "person:ann": seen(classes="A1 B C"),
    "person:ben": seen(classes="A1 B C"),
    "person:cas": seen("location:south", classes="A1 B C"),
}
PURSUE: list[Tie] = [
    ("person:ann", "TAKES_PART_IN", "arrangement:table", {"role": "HOST"}),
    *((each, "PURSUES", "goal:welcome", {"interest": "company"}) for each in ("person:ben", "person:cas")),
]


async def test_people_who_may_not_be_asked_or_are_kept_apart_are_left_out(database: Database) -> None:
    await draw_initiative(database, PEOPLE, PURSUE)
    assert {"ann", "ben", "cas"} <= set(names(await of_table(database)))

    apart: Tie = ("person:ben", "KEEP_APART", "person:ann")
    refuses = {"person:cas": {**PEOPLE["person:cas"], "mayBeAsked": False}}
    await draw_initiative(database, {**PEOPLE, **refuses}, [*PURSUE, apart])

    assert {"ann", "ben", "cas"} & set(names(await of_table(database))) == {"ann"}


async def test_a_narrower_viewer_sees_neither_people_of_elsewhere_nor_questions(database: Database) -> None:
    await draw_initiative(database, PEOPLE, [*PURSUE, ("organisation:church", "OFFERS", "talent:kitchen")])
    viewer = Viewer(
        "narrow",
        audience=Audience.CONNECTOR,
        classes=frozenset({DataClass.P, DataClass.A1, DataClass.C}),
        areas=frozenset({"location:north"}),
        day=DAY,
        language=Language.EN,
    )

    found = await of_table(database, viewer)

    assert {"ann", "ben", "cas"} & set(names(found)) == {"ann", "ben"}
    assert (found.lacking, found.needs) == ([], 0)


async def test_nothing_known_is_said_not_to_be_nobody(database: Database) -> None:
    await draw_initiative(database)

    found = await stakeholders(asking(database), of="goal:other")

    assert (found.with_interest, found.without_interest, found.lacking, found.money) == ([], [], [], [])
    assert found.explanation.startswith("Nobody is known who pursues its goal or takes part: unknown")


async def test_it_is_told_in_dutch(database: Database) -> None:
    await draw_initiative(database)
    dutch = Viewer("tester", sees_all=True, day=date(2026, 11, 22), language=Language.NL)

    assert (await of_table(database, dutch)).explanation == (
        "3 partijen hebben hier belang bij. "
        "1 spreekt over het doel en heeft er voor zover bekend zelf niets aan: een blik van buiten. "
        "2 vragen staan open, en niemand met belang heeft er een antwoord op."
    )


@pytest.mark.parametrize(
    ("of", "error", "reason"),
    [
        ("arrangement:nothing", NotFound, "no arrangement or goal with the id"),
        ("organisation:porch", NotFound, "no arrangement or goal with the id"),
        ("", InvalidInput, "an id has 1 to 64 characters"),
        ("x" * 10_000, InvalidInput, "an id has 1 to 64 characters"),
    ],
)
async def test_what_cannot_be_used_is_refused(database: Database, of: str, error: type[Exception], reason: str) -> None:
    await draw_initiative(database)

    with pytest.raises(error, match=reason):
        await stakeholders(asking(database), of=of)
