"""What several people and organisations could do together, found in what is asked and offered in an area."""

from datetime import date

import pytest

from graph.access import Viewer
from graph.arrangements import ArrangementProposal, proposed_arrangements
from graph.database import Database
from graph.errors import InvalidInput, NotFound
from graph.model.kinds import Language
from tests.support.market import Wish, asking, draw_market, id_of, names, need_of
from tests.support.neighbourhood import CONNECTOR, DAY, SEES_ALL, Properties, Tie

# The inn has a hall and wants cake and a garden; anna and bert want the hall, cora only gives.
ASKS: list[Wish] = [("Inn", "cake"), ("Inn", "garden"), ("anna", "hall"), ("bert", "hall"), ("bert", "dutch")]
OFFERS: list[Wish] = [("Inn", "hall", {"capacity": 2}), ("anna", "cake"), ("bert", "garden"), ("cora", "cake")]


async def ask(
    database: Database,
    viewer: Viewer = SEES_ALL,
    *,
    area: str = "location:north",
    around: list[str] | None = None,
    max_parties: int = 8,
    first: int = 5,
) -> list[ArrangementProposal]:
    return await proposed_arrangements(
        asking(database, viewer), area=area, around=around, max_parties=max_parties, first=first
    )


def parties(found: list[ArrangementProposal]) -> list[list[str]]:
    return [names(each.parties) for each in found]


async def test_who_could_do_most_for_each_other_comes_first(database: Database) -> None:
    await draw_market(database, ASKS, OFFERS)

    found = await ask(database)

    [best] = found
    assert names(best.parties) == ["Inn", "anna", "bert"]
    gifts = {(each.from_.id, each.to.id, each.talent.id, each.need.id) for each in best.gifts}
    assert gifts == {
        (id_of("Inn"), id_of("anna"), "talent:hall", need_of("anna", "hall")),
        (id_of("Inn"), id_of("bert"), "talent:hall", need_of("bert", "hall")),
        (id_of("anna"), id_of("Inn"), "talent:cake", need_of("Inn", "cake")),
        (id_of("bert"), id_of("Inn"), "talent:garden", need_of("Inn", "garden")),
    }
    assert (best.needs_met, best.gives_only, best.gets_only, best.is_optimal) == (4, [], [], True)
    assert names(best.unmet) == ["bert-dutch"]
    assert best.explanation == (
        "Inn, Anna, and Bert could do something together, and give each other what they ask for: "
        "hall, cake, and garden. "
        "These 3 can help each other with 4 of their open questions. That is 1.3 for each of them on average. "
        "Inn can offer: hall to Anna; hall to Bert. Anna can offer: cake to Inn. Bert can offer: garden to Inn. "
        "Everybody gives something and gets something. 1 question of theirs stays open."
    )
    assert await ask(database) == found


async def test_who_only_gives_or_gets_is_told(database: Database) -> None:
    asks: list[Wish] = [("anna", "cake"), ("anna", "lift"), ("dirk", "garden")]
    offers: list[Wish] = [("bert", "cake"), ("cora", "lift"), ("anna", "garden")]
    await draw_market(database, asks, offers)

    [best] = await ask(database)

    assert names(best.parties) == ["anna", "bert", "cora", "dirk"]
    assert (names(best.gives_only), names(best.gets_only)) == (["bert", "cora"], ["dirk"])
    assert best.explanation.startswith(
        "Anna, Bert, Cora, and Dirk could do something together, with what some of them offer and others ask for: "
    )
    assert best.explanation.startswith(best.summary)
    assert "Would give without getting anything yet: Bert and Cora." in best.explanation
    assert "Would get without giving anything yet: Dirk." in best.explanation


@pytest.mark.parametrize(
    ("own", "expected", "needs_met"),
    [
        ({"capacity": 2}, ["anna", "bert", "cora"], 4),
        ({"capacity": 1}, ["anna", "cora"], 2),
        ({}, ["anna", "cora"], 2),
    ],
    ids=["twice", "once", "unknown counts as once"],
)
async def test_an_offer_is_given_no_more_often_than_it_can_be(
    database: Database, own: Properties, expected: list[str], needs_met: int
) -> None:
    asks: list[Wish] = [("anna", "cake"), ("bert", "cake"), ("cora", "lift"), ("cora", "garden")]
    await draw_market(database, asks, [("cora", "cake", own), ("anna", "lift"), ("bert", "garden")])

    best = (await ask(database))[0]

    assert (names(best.parties), best.needs_met) == (expected, needs_met)


async def test_one_gift_is_a_match_and_no_arrangement(database: Database) -> None:
    await draw_market(database, [("anna", "cake")], [("bert", "cake")])

    assert await ask(database) == []


async def test_existing_ties_decide_between_equals(database: Database) -> None:
    asks: list[Wish] = [("zoe", "cake"), ("anna", "lift"), ("bert", "lift")]
    offers: list[Wish] = [("anna", "cake"), ("bert", "cake"), ("zoe", "lift")]
    await draw_market(database, asks, offers)
    unknown = await ask(database, first=1)
    known: Tie = (id_of("bert"), "KNOWS", id_of("zoe"))
    await draw_market(database, asks, offers, ties=[known])
    tied = await ask(database, first=1)
    await draw_market(database, asks, offers, ties=[(*known, {"until": "2025"})])

    assert parties(unknown) == [["anna", "zoe"]]
    assert parties(tied) == [["bert", "zoe"]]
    assert parties(await ask(database, first=1)) == [["anna", "zoe"]]


async def test_organisations_are_tied_by_who_belongs_to_both_and_by_working_together(database: Database) -> None:
    asks: list[Wish] = [("Zoo", "cake"), ("Art", "lift"), ("Bus", "lift")]
    offers: list[Wish] = [("Art", "cake"), ("Bus", "cake"), ("Zoo", "lift")]
    shared: list[Tie] = [(id_of("mila"), "AFFILIATED_WITH", id_of(each)) for each in ("Bus", "Zoo")]
    await draw_market(database, asks, offers, parties={"mila": {}}, ties=shared)
    by_a_member = await ask(database, first=1)
    await draw_market(database, asks, offers, ties=[(id_of("Bus"), "COOPERATES_WITH", id_of("Zoo"))])

    assert parties(by_a_member) == [["Bus", "Zoo"]]
    assert parties(await ask(database, first=1)) == [["Bus", "Zoo"]]


async def test_who_knows_most_of_them_could_bring_them_together(database: Database) -> None:
    knows = [(id_of("mila"), "KNOWS", id_of(each)) for each in ("anna", "bert")]
    host = (id_of("host"), "AFFILIATED_WITH", id_of("Inn"))
    more: list[Tie] = [*knows, host, (id_of("host"), "KNOWS", id_of("mila"))]
    everybody: dict[str, Properties] = {"mila": {}, "host": {}}
    await draw_market(database, ASKS, OFFERS, parties=everybody, ties=more)
    [best] = await ask(database)
    await draw_market(database, ASKS, OFFERS, parties={**everybody, "mila": {"mayBeAsked": False}}, ties=more)
    [without] = await ask(database)
    apart = (id_of("mila"), "KEEP_APART", id_of("bert"))
    await draw_market(database, ASKS, OFFERS, parties=everybody, ties=[*more, apart])
    [kept] = await ask(database)

    assert names(best.connectors) == ["mila"]
    assert "Could bring them together, because they know most of them: Mila." in best.explanation
    assert (without.connectors, kept.connectors) == ([], [])
    assert names(best.parties) == names(without.parties) == names(kept.parties)


async def test_who_takes_part_is_not_named_again_as_who_could_bring_them_together(database: Database) -> None:
    everybody = [(id_of("anna"), "KNOWS", id_of("bert"))]
    host = (id_of("anna"), "AFFILIATED_WITH", id_of("Inn"))
    await draw_market(database, ASKS, OFFERS, ties=[*everybody, host])

    [best] = await ask(database)

    assert "anna" in names(best.parties)
    assert best.connectors == []


async def test_the_venue_is_where_a_space_is_given_else_one_that_is_run(database: Database) -> None:
    at_the_barn: Wish = ("Inn", "hall", {"capacity": 2, "at": "location:barn"})
    await draw_market(database, ASKS, [at_the_barn, *OFFERS[1:]])
    [given] = await ask(database)
    runs: Tie = (id_of("Inn"), "RUNS", "location:barn")
    cakes: list[Wish] = [("Inn", "cake"), ("anna", "lift")]
    lifts: list[Wish] = [("Inn", "lift"), ("anna", "cake")]
    await draw_market(database, cakes, lifts, ties=[runs])
    [run] = await ask(database)
    await draw_market(database, cakes, lifts)
    [nowhere] = await ask(database)

    assert (given.venue and given.venue.id, run.venue and run.venue.id) == ("location:barn", "location:barn")
    assert "could do something together at The Barn, and give each other" in given.explanation
    assert nowhere.venue is None
    assert "could do something together, and give each other what they ask for: " in nowhere.explanation


async def test_later_proposals_share_at_most_half_of_their_parties_with_earlier_ones(database: Database) -> None:
    people = [f"{letter}{number}" for letter in "abcd" for number in (1, 2)]
    pairs = [("a1", "a2"), ("b1", "b2"), ("c1", "c2"), ("d1", "d2"), ("a1", "b1"), ("a2", "c1")]
    needs: dict[str, Properties] = {}
    ties: list[Tie] = []
    for one, other in pairs:
        for giver, taker in ((one, other), (other, one)):
            need = f"need:{giver}-for-{taker}"
            needs[need] = {}
            ties += [(id_of(taker), "HAS_NEED", need), (need, "ASKS_FOR", f"talent:{giver}-{taker}")]
            needs[f"talent:{giver}-{taker}"] = {}
            ties.append((id_of(giver), "OFFERS", f"talent:{giver}-{taker}"))
    await draw_market(database, [], [], parties={each: {} for each in people}, ties=ties, more=needs)

    found = await ask(database, first=10, max_parties=4)

    seen: set[str] = set()
    for each in found:
        shared = seen & set(names(each.parties))
        assert 2 * len(shared) <= len(each.parties)
        seen |= set(names(each.parties))
    assert len(found) > 2
    assert parties(found) == parties(await ask(database, first=10, max_parties=4))
    assert parties(found)[:2] == parties(await ask(database, first=2, max_parties=4))


async def test_who_must_take_part_takes_part_wherever_they_are(database: Database) -> None:
    asks: list[Wish] = [*ASKS, ("dora", "hall")]
    offers: list[Wish] = [("Inn", "hall", {"capacity": 3}), *OFFERS[1:], ("dora", "cake")]
    await draw_market(database, asks, offers, parties={"dora": {"homeArea": "location:south"}})

    usual = await ask(database)
    around = await ask(database, around=["person:dora"])
    both = await ask(database, around=["person:cora", " person:dora ", "person:cora"])

    assert all("dora" not in each for each in parties(usual))
    assert around
    assert all("dora" in each for each in parties(around))
    assert both
    assert all({"cora", "dora"} <= set(each) for each in parties(both))


async def test_nothing_is_proposed_around_who_has_nothing_to_give_or_get(database: Database) -> None:
    await draw_market(database, ASKS, OFFERS, parties={"mute": {}})

    assert await ask(database, around=["person:mute"]) == []


async def test_two_who_must_be_kept_apart_are_in_no_proposal_and_nothing_tells_why(database: Database) -> None:
    apart: Tie = (id_of("anna"), "KEEP_APART", id_of("bert"))
    await draw_market(database, ASKS, OFFERS, ties=[apart])

    found = await ask(database)

    assert found
    assert not [each for each in parties(found) if {"anna", "bert"} <= set(each)]
    assert await ask(database, around=["person:anna", "person:bert"]) == []


@pytest.mark.parametrize(
    "properties",
    [{"mayBeAsked": False}, {"pausedUntil": date(2026, 12, 1)}, {"inactiveSince": date(2026, 11, 1)}],
    ids=lambda each: next(iter(each)),
)
async def test_who_may_not_be_asked_is_not_proposed(database: Database, properties: Properties) -> None:
    await draw_market(database, ASKS, OFFERS, parties={"bert": properties})

    assert parties(await ask(database)) == [["Inn", "anna"]]
    with pytest.raises(InvalidInput, match="'person:bert' cannot be proposed now"):
        await ask(database, around=["person:bert"])


async def test_only_what_may_be_seen_is_proposed(database: Database) -> None:
    await draw_market(database, ASKS, OFFERS, parties={"bert": {"homeArea": "location:south"}})
    town = "location:town"

    narrow, whole = await ask(database, CONNECTOR, area=town), await ask(database, area=town)

    assert (parties(narrow), parties(whole)) == ([["Inn", "anna"]], [["Inn", "anna", "bert"]])
    assert not [each for each in narrow if "Bert" in each.explanation]
    with pytest.raises(NotFound, match="no person or organisation with the id 'person:bert', given in around"):
        await ask(database, CONNECTOR, area=town, around=["person:bert"])


async def test_a_name_that_may_not_be_seen_has_a_word_in_its_place(database: Database) -> None:
    nameless = {"seenUntilA1_CONNECTOR": "2020-01-01"}
    active: Tie = (id_of("anna"), "ACTIVE_IN", "location:north")
    await draw_market(database, ASKS, OFFERS, parties={"anna": nameless}, ties=[active])

    [best] = await ask(database, CONNECTOR)

    assert "somebody can offer: cake to Inn." in best.explanation
    assert "Anna" not in best.explanation


async def test_ties_that_may_not_be_seen_do_not_count(database: Database) -> None:
    asks: list[Wish] = [("zoe", "cake"), ("anna", "lift"), ("bert", "lift")]
    offers: list[Wish] = [("anna", "cake"), ("bert", "cake"), ("zoe", "lift")]
    hidden = {"seenUntilC_CONNECTOR": "2020-01-01"}
    known: Tie = (id_of("bert"), "KNOWS", id_of("zoe"))
    await draw_market(database, asks, offers, parties={"bert": hidden}, ties=[known])

    assert parties(await ask(database, CONNECTOR, first=1)) == [["anna", "zoe"]]
    assert parties(await ask(database, first=1)) == [["bert", "zoe"]]


async def test_organisations_alone_can_do_something_together(database: Database) -> None:
    await draw_market(database, [("Club", "hall"), ("Inn", "cake")], [("Inn", "hall"), ("Club", "cake")])

    assert parties(await ask(database)) == [["Club", "Inn"]]


async def test_an_area_without_anybody_has_no_proposals(database: Database) -> None:
    await draw_market(database, ASKS, OFFERS)

    assert await ask(database, area="location:empty") == []


async def test_questions_without_a_talent_stay_open(database: Database) -> None:
    await draw_market(database, [*ASKS, ("anna", "")], OFFERS)

    [best] = await ask(database)

    assert names(best.unmet) == ["anna-", "bert-dutch"]


async def test_the_answer_speaks_dutch(database: Database) -> None:
    await draw_market(database, ASKS, OFFERS)

    [best] = await ask(database, Viewer("tester", sees_all=True, day=DAY, language=Language.NL))

    assert best.explanation == (
        "Inn, Anna en Bert kunnen samen iets doen, en elkaar geven wat zij vragen: hall, cake en garden. "
        "Deze 3 kunnen elkaar helpen met 4 van hun open vragen. Dat is gemiddeld 1,3 per deelnemer. "
        "Inn kan bieden: hall aan Anna; hall aan Bert. Anna kan bieden: cake aan Inn. Bert kan bieden: garden aan Inn. "
        "Iedereen geeft iets en krijgt iets. 1 vraag van hen blijft open."
    )


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"max_parties": 1}, "maxParties is 1; give a number from 2 to 8"),
        ({"max_parties": 9}, "maxParties is 9; give a number from 2 to 8"),
        ({"first": 0}, "first is 0; give a number from 1 to 10"),
        ({"first": 11}, "first is 11; give a number from 1 to 10"),
        ({"around": ["person:a", "person:b", "person:c"], "max_parties": 2}, "around has 3 ids; at most 2 are allowed"),
        ({"around": [""]}, "around is ''; an id has 1 to 64 characters"),
        ({"area": "a b"}, "area is 'a b'; an id has 1 to 64 characters"),
    ],
)
async def test_what_cannot_be_asked_is_refused(database: Database, given: dict[str, object], reason: str) -> None:
    with pytest.raises(InvalidInput, match=reason):
        await ask(database, **given)  # pyright: ignore[reportArgumentType]


async def test_around_what_is_no_party_nothing_can_be_proposed(database: Database) -> None:
    await draw_market(database, ASKS, OFFERS)

    for nobody in ("person:nobody", "location:north", need_of("Inn", "cake")):
        with pytest.raises(NotFound, match=f"There is no person or organisation with the id '{nobody}'"):
            await ask(database, around=[nobody])
    with pytest.raises(NotFound, match="There is no area with the id 'nowhere'"):
        await ask(database, area="nowhere")
