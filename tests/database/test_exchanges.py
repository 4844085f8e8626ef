"""Circles in which everybody gives and gets, found in what is asked and offered in an area."""

from datetime import date

import pytest

from graph.access import Viewer
from graph.database import Database
from graph.errors import InvalidInput, NotFound
from graph.exchanges import ExchangePlan, exchanges
from graph.model.kinds import Language
from tests.support.graph import draw
from tests.support.market import Wish, asking, draw_market, id_of, need_of
from tests.support.neighbourhood import CONNECTOR, DAY, SEES_ALL, Properties, seen

#  anna --cake--> bert --lift--> cora --garden--> anna
ASKS: list[Wish] = [("bert", "cake"), ("cora", "lift"), ("anna", "garden")]
OFFERS: list[Wish] = [("anna", "cake"), ("bert", "lift"), ("cora", "garden")]
# anna and bert can help each other.
PAIR_ASKS: list[Wish] = [("anna", "lift"), ("bert", "cake")]
PAIR_OFFERS: list[Wish] = [("anna", "cake"), ("bert", "lift")]
NEEDED_BY = "MATCH (need:Need {id: $id}) SET need.neededBy = date($day)"


async def ask(
    database: Database, viewer: Viewer = SEES_ALL, area: str = "location:north", max_parties: int = 3
) -> ExchangePlan:
    return await exchanges(asking(database, viewer), area=area, max_parties=max_parties)


def circles(plan: ExchangePlan) -> list[str]:
    """Each circle as the names of who gives, in order."""
    return [" ".join(each.from_.id.partition(":")[2] for each in circle.gifts) for circle in plan.circles]


async def test_a_circle_in_which_everybody_gives_to_the_next(database: Database) -> None:
    await draw_market(database, ASKS, OFFERS)

    plan = await ask(database)

    assert circles(plan) == ["anna bert cora"]
    first = plan.circles[0].gifts[0]
    assert (first.from_.id, first.to.id, first.talent.id) == ("person:anna", "person:bert", "talent:cake")
    assert (first.need.id, first.score, first.conditions) == (need_of("bert", "cake"), 1.0, None)
    assert first.explanation == "Anna can offer Bert: cake."
    assert (plan.parties, plan.is_optimal, plan.askers, plan.offerers, plan.open_needs) == (3, True, 3, 3, 3)
    assert plan.explanation == "3 people and organisations can help each other in 1 circle."
    assert await ask(database) == plan


async def test_as_many_take_part_as_possible_each_in_one_circle(database: Database) -> None:
    # Anna and Bert alone would keep Cora and Dirk out.
    asks: list[Wish] = [("anna", "lift"), ("bert", "cake"), ("anna", "garden"), ("cora", "cake"), ("bert", "dutch")]
    asks += [("dirk", "lift")]
    offers: list[Wish] = [("anna", "cake", {"capacity": 9}), ("bert", "lift", {"capacity": 9})]
    offers += [("cora", "garden"), ("dirk", "dutch")]
    await draw_market(database, asks, offers)

    plan = await ask(database)

    assert circles(plan) == ["anna cora", "bert dirk"]
    assert plan.parties == 4


async def test_a_circle_has_no_more_parties_than_asked_for(database: Database) -> None:
    asks: list[Wish] = [("bert", "cake"), ("cora", "lift"), ("dirk", "garden"), ("anna", "dutch")]
    offers: list[Wish] = [*OFFERS, ("dirk", "dutch")]
    await draw_market(database, asks, offers)

    assert circles(await ask(database, max_parties=3)) == []
    assert circles(await ask(database, max_parties=4)) == ["anna bert cora dirk"]


async def test_what_is_broader_may_do_what_stands_beside_it_may_not(database: Database) -> None:
    await draw_market(database, [("bert", "tart"), ("anna", "lift")], PAIR_OFFERS)
    broader = await ask(database)
    await draw_market(database, [("bert", "dutch"), ("anna", "lift")], PAIR_OFFERS)
    beside = await ask(database)

    assert [each.score for each in broader.circles[0].gifts] == [0.6, 1.0]
    assert circles(beside) == []


async def test_what_has_little_to_do_with_the_question_behind_the_question_is_no_gift(database: Database) -> None:
    kinds: dict[str, Properties] = {
        f"talent:{each}": {"kind": "PRACTICE_PLACE"} for each in ("practice", "photos", "kitchen")
    }
    await draw_market(
        database,
        [("bert", "practice"), ("anna", "lift")],
        [("anna", "photos"), ("bert", "lift")],
        parties={"bert": seen(classes="A1 B C D1 D2")},
        more=kinds,
        ties=[
            ("talent:photos", "BROADER", "talent:practice"),
            ("talent:kitchen", "BROADER", "talent:things"),
            (need_of("bert", "practice"), "TRULY_ASKS_FOR", "talent:kitchen"),
        ],
    )

    assert circles(await ask(database)) == []
    # Who may not see what lies behind the question cannot tell from the answer that there is anything.
    assert circles(await ask(database, CONNECTOR)) == ["anna bert"]


async def test_conditions_are_told(database: Database) -> None:
    offers: list[Wish] = [("anna", "cake", {"conditions": "on Sundays"}), ("bert", "lift")]
    await draw_market(database, PAIR_ASKS, offers)

    [circle] = (await ask(database)).circles

    assert circle.gifts[0].conditions == "on Sundays"
    assert circle.explanation == "Anna can offer Bert: cake (on Sundays). Bert can offer Anna: lift."


async def test_the_answer_speaks_dutch(database: Database) -> None:
    await draw_market(database, [*PAIR_ASKS, ("cora", "")], PAIR_OFFERS)

    plan = await ask(database, Viewer("tester", sees_all=True, day=DAY, language=Language.NL))

    assert plan.circles[0].explanation == "Anna kan Bert bieden: cake. Bert kan Anna bieden: lift."
    assert plan.explanation == (
        "2 mensen en organisaties kunnen elkaar helpen in 1 kring. "
        "1 open vraag noemt geen aanbod dat erbij past; daarvoor kon niemand gevonden worden."
    )


@pytest.mark.parametrize(
    "properties",
    [{"mayBeAsked": False}, {"pausedUntil": date(2026, 12, 1)}, {"inactiveSince": date(2026, 11, 1)}],
    ids=lambda each: next(iter(each)),
)
async def test_who_may_not_be_asked_takes_no_part(database: Database, properties: Properties) -> None:
    await draw_market(database, PAIR_ASKS, PAIR_OFFERS, parties={"bert": properties})

    assert circles(await ask(database)) == []


async def test_a_pause_that_is_over_and_a_leave_that_is_to_come_do_not_matter(database: Database) -> None:
    paused = {"pausedUntil": date(2026, 11, 22), "inactiveSince": date(2026, 12, 1)}
    await draw_market(database, PAIR_ASKS, PAIR_OFFERS, parties={"bert": paused})

    assert circles(await ask(database)) == ["anna bert"]


async def test_two_who_must_be_kept_apart_are_in_no_circle_and_nothing_tells_why(database: Database) -> None:
    apart = (id_of("anna"), "KEEP_APART", id_of("cora"))
    await draw_market(database, ASKS, OFFERS, ties=[apart])
    kept = await ask(database)
    await draw_market(database, ASKS, OFFERS, ties=[(*apart, {"until": "2026"})])
    lasting_this_year = await ask(database)
    await draw_market(database, ASKS, OFFERS, ties=[(*apart, {"until": "2026-11-22"})])
    over = await ask(database)

    assert circles(kept) == circles(lasting_this_year) == []
    assert kept.explanation.startswith("With what is recorded here today nobody can be joined in a circle")
    assert circles(over) == ["anna bert cora"]


@pytest.mark.parametrize("dates", [{"until": "2026-11-22"}, {"until": "2026-10"}, {"since": "2026-12"}])
async def test_an_offer_that_is_over_or_not_yet_made_does_not_count(database: Database, dates: Properties) -> None:
    await draw_market(database, PAIR_ASKS, [("anna", "cake", dates), ("bert", "lift")])

    plan = await ask(database)

    assert (circles(plan), plan.offerers) == ([], 1)


@pytest.mark.parametrize("own", [{"status": "MET"}, {"status": "MATCHED"}, {"status": "WITHDRAWN"}])
async def test_a_question_that_is_not_open_does_not_count(database: Database, own: Properties) -> None:
    await draw_market(database, [("anna", "lift", own), ("bert", "cake")], PAIR_OFFERS)

    plan = await ask(database)

    assert (circles(plan), plan.open_needs) == ([], 1)


async def test_a_question_counts_until_the_day_it_is_needed_by(database: Database) -> None:
    await draw_market(database, PAIR_ASKS, PAIR_OFFERS)
    await draw(database, NEEDED_BY, id=need_of("anna", "lift"), day="2026-11-22")
    today = await ask(database)
    await draw(database, NEEDED_BY, id=need_of("anna", "lift"), day="2026-11-21")

    assert circles(today) == ["anna bert"]
    assert circles(await ask(database)) == []


async def test_a_question_without_a_talent_is_counted_and_nothing_is_found_for_it(database: Database) -> None:
    await draw_market(database, [("anna", ""), ("bert", "cake")], PAIR_OFFERS)

    plan = await ask(database)

    assert (circles(plan), plan.open_needs, plan.needs_without_talent) == ([], 2, 1)
    assert plan.explanation.endswith(
        "1 open question does not say which talent would answer it, so nobody could be found for it."
    )


async def test_who_offers_what_they_ask_does_not_give_to_themselves(database: Database) -> None:
    await draw_market(database, [("anna", "cake")], [("anna", "cake")])
    alone = await ask(database)
    await draw_market(database, [("anna", "cake"), ("bert", "cake")], [("anna", "cake"), ("bert", "cake")])

    assert circles(alone) == []
    assert circles(await ask(database)) == ["anna bert"]


@pytest.mark.parametrize(("capacity", "found"), [(None, []), (1, []), (2, ["anna bert"]), (0, [])])
async def test_what_was_promised_to_others_cannot_be_given_again(
    database: Database, capacity: int | None, found: list[str]
) -> None:
    offers: list[Wish] = [("anna", "cake", {} if capacity is None else {"capacity": capacity}), ("bert", "lift")]
    promised = (id_of("anna"), "ANSWERS", need_of("dirk", "cake"), {"status": "AGREED"})
    asks: list[Wish] = [*PAIR_ASKS, ("dirk", "cake", {"status": "MATCHED"})]
    await draw_market(database, asks, offers, ties=[promised])

    assert circles(await ask(database)) == found


@pytest.mark.parametrize(("status", "found"), [("DECLINED", []), ("DONE", []), ("ASKED", ["anna bert"])])
async def test_who_said_no_to_a_question_or_met_it_already_is_not_proposed_for_it(
    database: Database, status: str, found: list[str]
) -> None:
    answer = (id_of("anna"), "ANSWERS", need_of("bert", "cake"), {"status": status})
    await draw_market(database, PAIR_ASKS, PAIR_OFFERS, ties=[answer])

    assert circles(await ask(database)) == found


async def test_organisations_alone_can_exchange_too(database: Database) -> None:
    await draw_market(database, [("Club", "hall"), ("Inn", "cake")], [("Inn", "hall"), ("Club", "cake")])

    plan = await ask(database)

    assert circles(plan) == ["Club Inn"]
    assert circles(await ask(database, area="location:town")) == ["Club Inn"]


@pytest.mark.parametrize("area", ["location:empty", "location:south"])
async def test_an_area_without_anybody_has_no_circles(database: Database, area: str) -> None:
    await draw_market(database, ASKS, OFFERS)

    plan = await ask(database, area=area)

    assert (plan.parties, plan.circles, plan.is_optimal, plan.open_needs) == (0, [], True, 0)


async def test_only_what_may_be_seen_is_brought_together(database: Database) -> None:
    outside = {"homeArea": "location:south"}
    await draw_market(database, ASKS, OFFERS)
    everybody = await ask(database, CONNECTOR)
    await draw_market(database, ASKS, OFFERS, parties={"cora": outside})
    without_cora = await ask(database, CONNECTOR, "location:town")
    no_questions = Viewer("v", audience=CONNECTOR.audience, areas=CONNECTOR.areas, day=DAY, language=Language.EN)
    blind = await ask(database, no_questions, "location:town")

    assert circles(everybody) == ["anna bert cora"]
    assert (circles(without_cora), without_cora.open_needs, without_cora.offerers) == ([], 2, 2)
    assert circles(await ask(database, area="location:town")) == ["anna bert cora"]
    assert (blind.circles, blind.open_needs, blind.askers, blind.offerers) == ([], 0, 0, 0)


async def test_a_question_of_somebody_hidden_too_is_not_told(database: Database) -> None:
    shared = (id_of("dirk"), "HAS_NEED", need_of("bert", "cake"))
    hidden = {"homeArea": "location:south"}
    await draw_market(database, PAIR_ASKS, PAIR_OFFERS, parties={"dirk": hidden}, ties=[shared])

    assert circles(await ask(database, CONNECTOR)) == []
    assert circles(await ask(database)) == ["anna bert"]


@pytest.mark.parametrize("given", [-1, 0, 1, 5, 1000])
async def test_a_size_of_circles_that_cannot_be_is_refused(database: Database, given: int) -> None:
    with pytest.raises(InvalidInput, match=f"maxParties is {given}; give a number from 2 to 4"):
        await ask(database, max_parties=given)


async def test_an_area_that_is_none_is_refused(database: Database) -> None:
    await draw_market(database, ASKS, OFFERS)

    with pytest.raises(NotFound, match="There is no area with the id 'nowhere'"):
        await ask(database, area="nowhere")
    with pytest.raises(NotFound, match="There is no area with the id 'person:anna'"):
        await ask(database, area="person:anna")
    with pytest.raises(InvalidInput, match="'location:barn' is a venue"):
        await ask(database, area="location:barn")
    for wrong in ("", "a b", "x" * 10_000):
        with pytest.raises(InvalidInput, match="an id has 1 to 64 characters"):
            await ask(database, area=wrong)
