"""A proposed arrangement on which its parties agree is stored: who takes part, and the needs that it answers."""

import asyncio
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graph.access import Viewer
from graph.answers import Ref
from graph.arrangements import ArrangementProposal, proposed_arrangements
from graph.changes import (
    AgreedGift,
    AgreedParty,
    Changed,
    Refused,
    add_tie,
    agree_arrangement,
    ask_for_answer,
    cancel_arrangement,
    record_answer,
)
from graph.database import Database
from graph.errors import Conflict, NotFound, SchakelError
from graph.model import DataClass
from graph.model.kinds import AnswerStatus, ParticipationRole
from tests.support.changes import fresh, insisting, stored, stored_ties, tried_again
from tests.support.graph import draw
from tests.support.market import Wish, asking, draw_market, id_of, need_of
from tests.support.neighbourhood import CONNECTOR, DAY, SEES_ALL, Properties, Tie

ASKS: list[Wish] = [("bert", "cake"), ("Inn", "lift"), ("anna", "hall")]
OFFERS: list[Wish] = [("anna", "cake"), ("bert", "lift"), ("Inn", "hall")]
CAKE = AgreedGift("person:anna", "person:bert", "talent:cake", need_of("bert", "cake"))
LIFT = AgreedGift("person:bert", "organisation:Inn", "talent:lift", need_of("Inn", "lift"))
HALL = AgreedGift("organisation:Inn", "person:anna", "talent:hall", need_of("anna", "hall"))
GIFTS = [CAKE, LIFT, HALL]


async def agree(
    database: Database,
    gifts: list[AgreedGift] = GIFTS,
    *,
    viewer: Viewer = SEES_ALL,
    mutation_id: str = "",
    parties: list[AgreedParty] | None = None,
    **values: object,
) -> Changed:
    return await agree_arrangement(
        database,
        viewer,
        mutation_id=mutation_id or fresh(),
        values={"name": "Tea for all", **values},
        gifts=gifts,
        parties=parties or [],
    )


async def proposals(database: Database) -> list[ArrangementProposal]:
    return await proposed_arrangements(asking(database), area="location:north")


async def nothing_stored(database: Database) -> bool:
    needs = [await stored(database, each.need) for each in GIFTS]
    answers, parts = await stored_ties(database, "ANSWERS"), await stored_ties(database, "TAKES_PART_IN")
    statuses = {each["status"] for each in needs if each}
    arrangements = await draw(database, "MATCH (n:Arrangement) RETURN n.id")
    return (answers, parts, arrangements, statuses) == ([], [], [], {"OPEN"})


def codes(error: SchakelError) -> list[tuple[str, str | None]]:
    assert isinstance(error, Refused)
    return [(each.code, each.field) for each in error.problems]


async def test_all_of_a_proposal_is_stored_and_not_proposed_again(database: Database) -> None:
    await draw_market(database, ASKS, OFFERS)
    [proposal] = await proposals(database)
    gifts = [AgreedGift(each.from_.id, each.to.id, each.talent.id, each.need.id) for each in proposal.gifts]

    agreed = await agree(database, gifts, heldAt=["location:barn"], kind="EVENT", recurrence="every month")

    arrangement = await stored(database, agreed.ref.id)
    assert arrangement is not None
    assert (arrangement["name"], arrangement["status"], arrangement["kind"]) == ("Tea for all", "AGREED", "EVENT")
    parts = {start: own for start, _, own in await stored_ties(database, "TAKES_PART_IN")}
    assert {name: (own["role"], own["gives"], own["gets"], own["since"]) for name, own in parts.items()} == {
        "person:anna": ("PARTICIPANT", "cake", "hall", "2026-11-22"),
        "person:bert": ("PARTICIPANT", "lift", "cake", "2026-11-22"),
        "organisation:Inn": ("PARTICIPANT", "hall", "lift", "2026-11-22"),
    }
    answers = {(start, end): own for start, end, own in await stored_ties(database, "ANSWERS")}
    assert answers.keys() == {(each.giver, each.need) for each in GIFTS}
    assert all((own["status"], own["answeredOn"]) == ("AGREED", DAY) for own in answers.values())
    needs = [await stored(database, each.need) for each in GIFTS]
    assert [(each["status"], each["version"]) for each in needs if each] == [("MATCHED", 2)] * 3
    [(_, venue, _)] = await stored_ties(database, "HELD_AT")
    assert venue == "location:barn"
    assert await proposals(database) == []


async def test_roles_and_words_may_be_given_and_others_may_have_a_part(database: Database) -> None:
    await draw_market(database, ASKS, OFFERS, parties={"mila": {}})
    told = [
        AgreedParty("person:anna", ParticipationRole.OWNER, gives="her best cake"),
        AgreedParty("person:mila", ParticipationRole.INITIATOR, gets="a neighbourhood that goes on"),
        AgreedParty("person:mila", ParticipationRole.SUCCESSOR),
    ]

    await agree(database, parties=told, since="2026-12")

    parts = {(start, own["role"]): own for start, _, own in await stored_ties(database, "TAKES_PART_IN")}
    assert parts.keys() == {
        ("person:anna", "OWNER"),
        ("person:mila", "INITIATOR"),
        ("person:mila", "SUCCESSOR"),
        ("person:bert", "PARTICIPANT"),
        ("organisation:Inn", "PARTICIPANT"),
    }
    assert (parts["person:anna", "OWNER"]["gives"], parts["person:anna", "OWNER"]["gets"]) == ("her best cake", "hall")
    initiator = parts["person:mila", "INITIATOR"]
    assert ("gives" in initiator, initiator["gets"]) == (False, "a neighbourhood that goes on")
    assert {own["since"] for own in parts.values()} == {"2026-12"}


async def test_sent_again_it_has_one_effect_and_the_same_answer(database: Database) -> None:
    await draw_market(database, ASKS, OFFERS)
    key = fresh()

    first, again = await agree(database, mutation_id=key), await agree(database, mutation_id=key)

    assert first == again
    assert len(await stored_ties(database, "TAKES_PART_IN")) == 3
    with pytest.raises(Conflict, match="was used for another change"):
        await agree(database, [CAKE], mutation_id=key)


@pytest.mark.parametrize("status", ["MATCHED", "MET", "WITHDRAWN"])
async def test_a_need_that_was_matched_meanwhile_is_a_conflict_and_nothing_is_stored(
    database: Database, status: str
) -> None:
    await draw_market(database, ASKS, OFFERS)
    await draw(database, "MATCH (n:Need {id: $id}) SET n.status = $status", id=HALL.need, status=status)

    with pytest.raises(Conflict, match=f"{HALL.need} is not open any more, it is {status}") as refused:
        await agree(database)

    assert (refused.value.code, refused.value.facts["id"]) == ("NOT_OPEN", HALL.need)
    await draw(database, "MATCH (n:Need {id: $id}) SET n.status = 'OPEN'", id=HALL.need)
    assert await nothing_stored(database)


async def test_of_two_agreements_about_one_need_one_is_stored(database: Database) -> None:
    await draw_market(database, ASKS, OFFERS)
    keys = [fresh(), fresh()]

    async def one(key: str) -> Changed:
        return await insisting(lambda: agree(database, mutation_id=key))

    found: list[Any] = await asyncio.gather(*map(one, keys), return_exceptions=True)

    assert sorted(type(each).__name__ for each in found) == ["Changed", "Conflict"]
    assert len(await stored_ties(database, "TAKES_PART_IN")) == 3


async def test_who_was_asked_before_now_agrees(database: Database) -> None:
    asked: Tie = (id_of("anna"), "ANSWERS", CAKE.need, {"status": "ASKED", "askedOn": date(2026, 11, 1)})
    await draw_market(database, ASKS, OFFERS, ties=[asked])

    await agree(database, [CAKE])

    [(start, end, own)] = await stored_ties(database, "ANSWERS")
    assert (start, end, own["status"], own["askedOn"], own["answeredOn"], own["version"]) == (
        CAKE.giver,
        CAKE.need,
        "AGREED",
        date(2026, 11, 1),
        DAY,
        2,
    )


@pytest.mark.parametrize(
    ("properties", "ties"),
    [
        ({}, [(id_of("bert"), "KEEP_APART", id_of("anna"), {"reportedBy": "x"})]),
        ({"mayBeAsked": False}, []),
        ({"pausedUntil": date(2026, 12, 1)}, []),
        ({"inactiveSince": date(2026, 1, 1)}, []),
    ],
    ids=["kept apart", "not to be asked", "paused", "inactive"],
)
async def test_who_may_not_be_brought_together_is_refused_with_one_answer(
    database: Database, properties: Properties, ties: list[Tie]
) -> None:
    await draw_market(database, ASKS, OFFERS, parties={"bert": properties}, ties=ties)

    with pytest.raises(Refused) as refused:
        await agree(database)

    assert codes(refused.value) == [("NOT_POSSIBLE", None)]
    assert await nothing_stored(database)


@pytest.mark.parametrize(
    ("gifts", "parties", "expected"),
    [
        ([], [], [("OUT_OF_RANGE", "gifts")]),
        ([CAKE] * 2, [], [("DUPLICATE", "gifts")]),
        ([replace(CAKE, to=CAKE.giver)], [], [("SAME_PARTY", "gifts")]),
        ([replace(CAKE, to="organisation:Inn")], [], [("WRONG_END", "gifts")]),
        ([replace(CAKE, giver="person:nobody")], [], [("NOT_FOUND", "gifts.from")]),
        ([replace(CAKE, to="person:nobody")], [], [("NOT_FOUND", "gifts.to")]),
        ([CAKE], [AgreedParty("person:nobody")], [("NOT_FOUND", "parties")]),
        ([replace(CAKE, need="")], [], [("NOT_FOUND", "gifts")]),
        ([replace(CAKE, need="talent:cake")], [], [("WRONG_KIND", "gifts")]),
        ([replace(CAKE, talent="person:anna")], [], [("WRONG_KIND", "gifts")]),
        ([replace(CAKE, giver="location:barn")], [], [("WRONG_KIND", "gifts.from")]),
        ([CAKE], [AgreedParty("person:anna")] * 2, [("DUPLICATE", "parties")]),
        ([CAKE], [AgreedParty("person:anna")] * 51, [("TOO_MANY", "parties"), ("DUPLICATE", "parties")]),
        ([CAKE], [AgreedParty("person:anna", gives="x" * 10_000)], [("TOO_LONG", "gives")]),
    ],
)
async def test_what_cannot_be_agreed_is_refused_and_nothing_is_stored(
    database: Database, gifts: list[AgreedGift], parties: list[AgreedParty], expected: list[tuple[str, str]]
) -> None:
    await draw_market(database, ASKS, OFFERS)

    with pytest.raises(Refused) as refused:
        await agree(database, gifts, parties=parties)

    assert codes(refused.value)[: len(expected)] == expected
    assert await nothing_stored(database)


@pytest.mark.parametrize(
    ("offer", "is_accepted"),
    [("cake", True), ("tart", True), ("things", True), ("lift", False), ("", False)],
)
async def test_a_giver_offers_what_is_given_or_what_answers_it(
    database: Database, offer: str, is_accepted: bool
) -> None:
    await draw_market(database, [("bert", "cake")], [("anna", offer)] if offer else [], parties={"anna": {}})

    if is_accepted:
        assert (await agree(database, [CAKE])).type == "Arrangement"
        return
    with pytest.raises(Refused, match="person:anna does not offer cake") as refused:
        await agree(database, [CAKE])
    assert codes(refused.value) == [("NOT_OFFERED", "gifts")]


async def test_an_offer_that_ended_is_given_no_more(database: Database) -> None:
    await draw_market(database, [("bert", "cake")], [("anna", "cake", {"until": "2026-11-01"})])

    with pytest.raises(Refused) as refused:
        await agree(database, [CAKE])

    assert codes(refused.value) == [("NOT_OFFERED", "gifts")]


async def test_a_new_arrangement_is_checked_as_every_other(database: Database) -> None:
    await draw_market(database, ASKS, OFFERS)

    for values, code in [
        ({"name": ""}, ("REQUIRED", "name")),
        ({"kind": "PARTY"}, ("UNKNOWN_CHOICE", "kind")),
        ({"heldAt": ["location:nowhere"]}, ("NOT_FOUND", "heldAt")),
        ({"pursues": ["person:anna"]}, ("WRONG_END", "pursues")),
    ]:
        with pytest.raises(Refused) as refused:
            await agree(database, **values)
        assert codes(refused.value) == [code]
    with pytest.raises(Conflict) as used:
        await agree(database, id="person:anna")
    assert used.value.code == "EXISTS"
    assert await nothing_stored(database)


async def test_only_what_may_be_seen_can_be_agreed(database: Database) -> None:
    await draw_market(database, ASKS, OFFERS, parties={"bert": {"homeArea": "location:south"}})
    no_relations = replace(CONNECTOR, classes=CONNECTOR.classes - {DataClass.C})

    with pytest.raises(Refused) as hidden:
        await agree(database, viewer=CONNECTOR)
    with pytest.raises(Refused) as narrow:
        await agree(database, [HALL], viewer=no_relations)

    assert ("NOT_FOUND", "gifts.from") in codes(hidden.value)
    assert {code for code, _ in codes(narrow.value)} == {"NOT_ALLOWED"}
    assert await nothing_stored(database)
    assert (await agree(database, [HALL], viewer=CONNECTOR)).type == "Arrangement"


async def cancel(
    database: Database,
    agreed: Changed,
    *,
    viewer: Viewer = SEES_ALL,
    mutation_id: str = "",
    version: int = 0,
    on: date | None = None,
) -> Changed:
    return await cancel_arrangement(
        database,
        viewer,
        agreed.ref.id,
        mutation_id=mutation_id or fresh(),
        expected_version=version or agreed.version,
        on=on,
    )


async def statuses(database: Database) -> list[object]:
    needs = [await stored(database, each.need) for each in GIFTS]
    return [each["status"] for each in needs if each]


async def test_what_was_agreed_can_be_taken_back_and_agreed_again(database: Database) -> None:
    await draw_market(database, ASKS, OFFERS)
    before = await proposals(database)
    agreed, mutation = await agree(database), fresh()

    cancelled = [await cancel(database, agreed, mutation_id=mutation) for _ in range(2)]

    assert cancelled == [Changed(agreed.ref, "Arrangement", 2)] * 2
    arrangement = await stored(database, agreed.ref.id)
    assert arrangement is not None
    assert (arrangement["status"], arrangement["until"], arrangement["version"]) == ("ENDED", DAY.isoformat(), 2)
    ties = [*await stored_ties(database, "TAKES_PART_IN"), *await stored_ties(database, "ANSWERS")]
    assert [(own["until"], own["version"]) for _, _, own in ties] == [(DAY.isoformat(), 2)] * 6
    assert await statuses(database) == ["OPEN"] * 3
    assert await proposals(database) == before
    await agree(database)
    assert await statuses(database) == ["MATCHED"] * 3
    assert len(await stored_ties(database, "ANSWERS")) == 6


async def test_what_was_done_or_is_promised_elsewhere_stays(database: Database) -> None:
    others: Tie = (id_of("bert"), "ANSWERS", HALL.need, {"status": "AGREED"})
    await draw_market(database, ASKS, OFFERS, ties=[others])
    agreed = await agree(database)
    answers = {(start, end): own for start, end, own in await stored_ties(database, "ANSWERS")}
    done = str(answers[LIFT.giver, LIFT.need]["id"])
    await record_answer(database, SEES_ALL, done, mutation_id=fresh(), expected_version=1, status=AnswerStatus.DONE)

    await cancel(database, agreed)

    assert await statuses(database) == ["OPEN", "MET", "MATCHED"]
    ended = {(start, end): "until" in own for start, end, own in await stored_ties(database, "ANSWERS")}
    assert ended == {
        (CAKE.giver, CAKE.need): True,
        (LIFT.giver, LIFT.need): False,
        (HALL.giver, HALL.need): True,
        (id_of("bert"), HALL.need): False,
    }


async def test_who_promised_in_what_was_cancelled_may_be_asked_again(database: Database) -> None:
    await draw_market(database, ASKS, OFFERS)
    agreed = await agree(database, [CAKE])

    async def ask() -> Changed:
        return await ask_for_answer(database, SEES_ALL, mutation_id=fresh(), need=CAKE.need, party=CAKE.giver)

    with pytest.raises(Conflict):
        await ask()

    await cancel(database, agreed)

    assert (await ask()).type == "ANSWERS"


async def test_an_arrangement_that_has_yet_to_begin_never_begins(database: Database) -> None:
    await draw_market(database, ASKS, OFFERS)
    agreed = await agree(database, since="2027-01")

    await cancel(database, agreed)

    arrangement = await stored(database, agreed.ref.id)
    assert arrangement is not None
    assert (arrangement["since"], arrangement["until"]) == ("2027-01", "2027-01-01")


async def test_what_cannot_be_taken_back_is_refused_and_stays(database: Database) -> None:
    await draw_market(database, ASKS, OFFERS, parties={"bert": {"homeArea": "location:south"}})
    agreed = await agree(database)

    with pytest.raises(Conflict) as changed:
        await cancel(database, agreed, version=7)
    with pytest.raises(Refused) as hidden:
        await cancel(database, agreed, viewer=CONNECTOR)
    with pytest.raises(Refused) as future:
        await cancel(database, agreed, on=date(2026, 11, 23))
    with pytest.raises(NotFound):
        await cancel(database, Changed(Ref("person:anna"), "Arrangement", 1))
    assert await statuses(database) == ["MATCHED"] * 3
    await cancel(database, agreed)
    with pytest.raises(Refused) as over:
        await cancel(database, replace(agreed, version=2))

    assert changed.value.code == "VERSION_CONFLICT"
    assert codes(hidden.value) == [("NOT_ALLOWED", "id")]
    assert "bert" not in hidden.value.problems[0].message
    assert codes(future.value) == [("IN_FUTURE", "on")]
    assert codes(over.value) == [("WRONG_STATUS", "id")]


async def test_agreements_on_one_talent_do_not_stand_in_each_others_way(
    database: Database, other_client: Database, caplog: pytest.LogCaptureFixture
) -> None:
    names = [f"p{number}" for number in range(20)]
    await draw_market(database, [(each, "cake") for each in names], [(each, "cake") for each in names])
    # Held before all people, by the order of ids.
    await draw(database, "MATCH (n:Talent {id: 'talent:cake'}) SET n.id = 'cake'")

    async def swap(client: Database, one: str, other: str) -> Changed:
        ends = [(one, other), (other, one)]
        gifts = [AgreedGift(id_of(giver), id_of(to), "cake", need_of(to, "cake")) for giver, to in ends]
        return await agree(client, gifts)

    async def offer(client: Database, name: str) -> Changed:
        values = {"since": "2019", "until": "2020"}
        return await add_tie(client, SEES_ALL, "OFFERS", id_of(name), "cake", mutation_id=fresh(), values=values)

    await draw(database, "MATCH ()-[t:OFFERS]->() SET t.since = '2021'")
    swaps = [swap(database, *each) for each in zip(names[::2], names[1::2], strict=True)]
    async with asyncio.timeout(60):
        await asyncio.gather(*swaps, *(offer(other_client, each) for each in names))

    assert len(await stored_ties(database, "ANSWERS")) == 20
    assert tried_again(caplog) == []
