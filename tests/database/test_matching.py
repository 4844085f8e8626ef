"""Who could help: along the category tree first, by words last, and who is left out."""

from datetime import date

import pytest

from graph.database import Database
from graph.errors import InvalidInput, NotFound
from graph.matching import Match, MatchPartKind, NeedDraft, OfferRef, matches
from graph.model.kinds import AnswerStatus
from tests.support.dinner import draw_dinner
from tests.support.neighbourhood import Tie, asking, draw_neighbourhood


def told(found: list[Match]) -> list[tuple[str, str, float]]:
    """Party, talent and score of each match, without the kind in front of the ids."""
    return [(each.party.id.split(":")[1], each.talent.id.split(":")[1], each.score) for each in found]


def parties(found: list[Match]) -> list[str]:
    return [each.party.id.split(":")[1] for each in found]


async def test_the_training_kitchen_is_found_for_the_dinner_that_lacks_a_cook(database: Database) -> None:
    await draw_dinner(
        database,
        {"organisation:kitchen": {}, "person:home": {}, "person:baker": {}, "person:chef": {}, "person:gardener": {}},
        [
            (
                "organisation:kitchen",
                "OFFERS",
                "talent:training",
                {"summary": "Elke vrijdag", "conditions": "met een leermeester erbij", "since": "2018"},
            ),
            ("person:home", "OFFERS", "talent:food"),
            ("person:baker", "OFFERS", "talent:baking"),
            ("person:chef", "OFFERS", "talent:world"),
            ("person:gardener", "OFFERS", "talent:garden"),
        ],
    )

    found = await matches(asking(database), need="need:cook")

    assert told(found) == [("kitchen", "training", 1.0), ("home", "food", 0.6), ("baker", "baking", 0.4)]
    best = found[0]
    assert [each.id for each in best.talent_path] == ["talent:groups", "talent:training"]
    assert best.need is not None
    assert best.need.id == "need:cook"
    assert best.party_gives
    assert (best.summary, best.conditions) == ("Elke vrijdag", "met een leermeester erbij")
    assert best.explanation == "What is offered, Training kitchen, falls under what is asked: Cooking for a group."
    assert [each.id for each in found[2].talent_path] == ["talent:groups", "talent:food", "talent:baking"]


async def test_the_same_talent_and_any_depth_below_it_count_in_full(database: Database) -> None:
    await draw_dinner(
        database,
        {"person:a": {}, "person:b": {}, "person:c": {}},
        [
            ("person:a", "OFFERS", "talent:groups"),
            ("person:b", "OFFERS", "talent:training"),
            ("person:c", "OFFERS", "talent:food"),
        ],
    )

    assert told(await matches(asking(database), talent="talent:food")) == [
        ("a", "groups", 1.0),
        ("b", "training", 1.0),
        ("c", "food", 1.0),
    ]


async def test_two_levels_above_is_no_match(database: Database) -> None:
    await draw_dinner(database, {"person:a": {}}, [("person:a", "OFFERS", "talent:food")])

    assert told(await matches(asking(database), talent="talent:training")) == []


async def test_the_best_offer_of_a_party_is_given_once(database: Database) -> None:
    await draw_dinner(
        database,
        {"person:a": {}},
        [("person:a", "OFFERS", "talent:baking"), ("person:a", "OFFERS", "talent:catering")],
    )

    assert told(await matches(asking(database), need="need:cook")) == [("a", "catering", 1.0)]


async def test_words_alone_come_after_every_hit_of_the_tree(database: Database) -> None:
    await draw_dinner(
        database,
        {"person:beside": {}, "person:words": {}},
        [
            ("person:beside", "OFFERS", "talent:baking"),
            ("person:words", "OFFERS", "talent:garden", {"summary": "Ik kookte altijd voor een buurtetentje"}),
        ],
    )

    found = await matches(asking(database), need="need:cook")

    assert parties(found) == ["beside", "words"]
    assert found[0].score == 0.4
    assert 0 < found[1].score <= 0.3
    assert [part.kind for part in found[1].parts] == [MatchPartKind.TEXT, MatchPartKind.LOAD]


async def test_what_is_alike_by_far_fewer_words_than_the_best_is_left_out(database: Database) -> None:
    await draw_dinner(
        database,
        {"person:mender": {}, "person:wheels": {}},
        [
            ("person:mender", "OFFERS", "talent:garden", {"summary": "Ik plak banden van een fiets"}),
            (
                "person:wheels",
                "OFFERS",
                "talent:baking",
                {"summary": "Ik plak banden van een fiets en een aanhanger, en bak brood in een grote steenoven"},
            ),
        ],
    )
    draft = NeedDraft("Wie plakt de banden van mijn fiets")

    found = await matches(asking(database), draft=draft)

    assert found[0].party.id == "person:mender"
    assert all(each.score >= 0.6 * found[0].score for each in found)
    assert "Words in both: " in found[0].explanation
    assert "fiets" in found[0].explanation


async def test_a_need_without_a_talent_is_matched_by_its_words(database: Database) -> None:
    await draw_dinner(
        database,
        {"person:cook": {}, "person:gardener": {}, "need:plain": {"summary": "Wie kan er koken voor een groep?"}},
        [
            ("organisation:dinner", "HAS_NEED", "need:plain"),
            ("person:cook", "OFFERS", "talent:catering"),
            ("person:gardener", "OFFERS", "talent:garden"),
        ],
    )

    found = await matches(asking(database), need="need:plain")

    assert parties(found) == ["cook"]
    assert 0.12 < found[0].score <= 0.3
    assert [each.id for each in found[0].talent_path] == ["talent:catering"]


async def test_a_draft_is_matched_by_its_talents_and_its_words(database: Database) -> None:
    await draw_dinner(
        database,
        {"person:cook": {}, "person:baker": {}},
        [("person:cook", "OFFERS", "talent:groups"), ("person:baker", "OFFERS", "talent:baking")],
    )

    by_talent = await matches(asking(database), draft=NeedDraft("Feestje", talents=("talent:groups",)))
    by_words = await matches(asking(database), draft=NeedDraft("een taart voor zondag"))

    assert told(by_talent) == [("cook", "groups", 1.0), ("baker", "baking", 0.4)]
    assert by_talent[0].need is None
    assert parties(by_words) == ["baker"]


async def test_offers_that_have_ended_or_not_begun_are_left_out(database: Database) -> None:
    offer = "talent:groups"
    await draw_dinner(
        database,
        {f"person:{each}": {} for each in ("ended", "endstoday", "later", "thisyear", "now", "always")},
        [
            ("person:ended", "OFFERS", offer, {"since": "2014", "until": "2018-12-31"}),
            ("person:endstoday", "OFFERS", offer, {"until": "2026-11-22"}),
            ("person:later", "OFFERS", offer, {"since": "2026-12"}),
            ("person:thisyear", "OFFERS", offer, {"until": "2026"}),
            ("person:now", "OFFERS", offer, {"since": "2026-11-22"}),
            ("person:always", "OFFERS", offer),
        ],
    )

    assert parties(await matches(asking(database), need="need:cook")) == ["always", "now", "thisyear"]


async def test_who_may_not_be_asked_is_never_proposed(database: Database) -> None:
    await draw_dinner(
        database,
        {
            "person:no": {"mayBeAsked": False},
            "person:paused": {"pausedUntil": date(2026, 12, 1)},
            "person:back": {"pausedUntil": date(2026, 11, 22)},
            "person:gone": {"inactiveSince": date(2026, 11, 1)},
            "person:going": {"inactiveSince": date(2026, 12, 1)},
        },
        [(f"person:{each}", "OFFERS", "talent:groups") for each in ("no", "paused", "back", "gone", "going")],
    )

    assert parties(await matches(asking(database), need="need:cook")) == ["back", "going"]


async def test_people_who_must_be_kept_apart_are_never_brought_together(database: Database) -> None:
    ties: list[Tie] = [
        ("person:asker", "HAS_NEED", "need:own"),
        ("need:own", "ASKS_FOR", "talent:groups"),
        ("person:asker", "KEEP_APART", "person:one"),
        ("person:two", "KEEP_APART", "person:asker", {"until": "2026-12"}),
        ("person:three", "KEEP_APART", "person:asker", {"until": "2026-11-21"}),
        *[(f"person:{each}", "OFFERS", "talent:groups") for each in ("one", "two", "three")],
    ]
    await draw_dinner(
        database,
        {"person:asker": {}, "person:one": {}, "person:two": {}, "person:three": {}, "need:own": {}},
        ties,
    )

    assert parties(await matches(asking(database), need="need:own")) == ["three"]
    near = await matches(asking(database), talent="talent:groups", near_to="person:asker")
    assert parties(near) == ["three"]
    assert parties(await matches(asking(database), offer=OfferRef("person:one", "talent:groups"))) == ["dinner"]


async def test_the_asker_is_no_match_of_itself(database: Database) -> None:
    await draw_dinner(database, {}, [("organisation:dinner", "OFFERS", "talent:groups")])

    assert await matches(asking(database), need="need:cook") == []
    assert await matches(asking(database), party="organisation:dinner") == []
    draft = NeedDraft("Kok gezocht", talents=("talent:groups",), party="organisation:dinner")
    assert await matches(asking(database), draft=draft) == []


async def test_an_answer_that_was_given_leaves_out_and_one_under_way_is_shown(database: Database) -> None:
    helpers = ("asked", "agreed", "declined", "done", "again", "free")
    await draw_dinner(
        database,
        {f"person:{each}": {} for each in helpers},
        [
            *[(f"person:{each}", "OFFERS", "talent:groups") for each in helpers],
            ("person:asked", "ANSWERS", "need:cook", {"status": "ASKED"}),
            ("person:agreed", "ANSWERS", "need:cook", {"status": "AGREED"}),
            ("person:declined", "ANSWERS", "need:cook", {"status": "DECLINED"}),
            ("person:done", "ANSWERS", "need:cook", {"status": "DONE"}),
            ("person:again", "ANSWERS", "need:cook", {"status": "DECLINED", "askedOn": date(2026, 1, 1)}),
            ("person:again", "ANSWERS", "need:cook", {"status": "ASKED", "askedOn": date(2026, 11, 1)}),
        ],
    )

    found = await matches(asking(database), need="need:cook")

    assert [(each.party.id, each.answer, each.load) for each in found] == [
        ("person:again", AnswerStatus.ASKED, 0),
        ("person:agreed", AnswerStatus.AGREED, 0),
        ("person:asked", AnswerStatus.ASKED, 0),
        ("person:free", None, 0),
    ]
    assert found[1].explanation.endswith("They have said yes already.")


@pytest.mark.parametrize(
    "closed", [{"status": "MET"}, {"status": "MATCHED"}, {"status": "WITHDRAWN"}, {"neededBy": date(2026, 11, 21)}]
)
async def test_a_need_that_is_not_open_has_no_matches(database: Database, closed: dict[str, object]) -> None:
    await draw_dinner(
        database,
        {"person:cook": {}, "need:closed": closed},
        [
            ("person:cook", "OFFERS", "talent:groups"),
            ("organisation:dinner", "HAS_NEED", "need:closed"),
            ("need:closed", "ASKS_FOR", "talent:groups"),
        ],
    )

    assert await matches(asking(database), need="need:closed") == []
    offered = await matches(asking(database), offer=OfferRef("person:cook", "talent:groups"))
    assert [each.need.id for each in offered if each.need] == ["need:cook"]


async def test_a_need_of_nobody_is_matched_too(database: Database) -> None:
    await draw_dinner(
        database,
        {"person:cook": {}, "need:square": {}},
        [("person:cook", "OFFERS", "talent:groups"), ("need:square", "ASKS_FOR", "talent:groups")],
    )

    assert parties(await matches(asking(database), need="need:square")) == ["cook"]


async def test_no_more_are_given_than_were_asked_for(database: Database) -> None:
    people = {f"person:{number:03}": {} for number in range(30)}
    await draw_dinner(database, people, [(each, "OFFERS", "talent:groups") for each in people])

    found = await matches(asking(database), need="need:cook", first=3)

    assert parties(found) == ["000", "001", "002"]


@pytest.mark.parametrize("first", [0, -1, 101, 1000])
async def test_a_number_out_of_bounds_is_refused(database: Database, first: int) -> None:
    with pytest.raises(InvalidInput, match=f"{first} results were asked for. Give a number from 1 to 100"):
        await matches(asking(database), need="need:cook", first=first)


async def test_exactly_one_thing_is_given(database: Database) -> None:
    with pytest.raises(InvalidInput, match="exactly one of need, offer, party, draft, talent; given: -"):
        await matches(asking(database))
    with pytest.raises(InvalidInput, match="given: need, talent"):
        await matches(asking(database), need="need:cook", talent="talent:groups")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"need": "need:none"}, "no need with the id 'need:none'"),
        ({"need": "person:a"}, "no need with the id 'person:a'"),
        ({"party": "nobody"}, "no person or organisation with the id 'nobody'"),
        ({"party": "need:cook"}, "no person or organisation with the id 'need:cook'"),
        ({"party": "location:hall"}, "no person or organisation with the id 'location:hall'"),
        ({"talent": "person:a"}, "no talent with the id 'person:a'"),
        ({"talent": ""}, "no talent with the id ''"),
        ({"offer": OfferRef("nobody", "talent:groups")}, "no person or organisation with the id 'nobody'"),
        ({"offer": OfferRef("person:a", "need:cook")}, "no talent with the id 'need:cook'"),
        ({"offer": OfferRef("person:a", "talent:garden")}, "does not offer 'talent:garden' now"),
        ({"draft": NeedDraft("taart", talents=("talent:x",))}, "no talent with the id 'talent:x'"),
        ({"draft": NeedDraft("taart", party="nobody")}, "no person or organisation with the id 'nobody'"),
        ({"draft": NeedDraft("taart", area="nowhere")}, "no area with the id 'nowhere'"),
        ({"need": "need:cook", "area": "person:a"}, "no area with the id 'person:a'"),
        ({"need": "need:cook", "near_to": "talent:food"}, "no person, organisation or place with the id 'talent:food'"),
    ],
)
async def test_what_is_not_there_or_of_another_kind_is_named(
    database: Database, given: dict[str, object], message: str
) -> None:
    await draw_dinner(
        database, {"person:a": {}, "location:hall": {"kind": "VENUE"}}, [("person:a", "OFFERS", "talent:groups")]
    )

    with pytest.raises(NotFound, match=message):
        await matches(asking(database), **given)  # pyright: ignore[reportArgumentType]


async def test_a_venue_is_no_area(database: Database) -> None:
    await draw_dinner(database, {"location:hall": {"kind": "VENUE"}}, [])

    with pytest.raises(InvalidInput, match="'location:hall' is a venue"):
        await matches(asking(database), need="need:cook", area="location:hall")


@pytest.mark.parametrize(
    ("draft", "message"),
    [
        (NeedDraft(""), "The draft says nothing"),
        (NeedDraft("  ?! "), "The draft says nothing"),
        (NeedDraft("x" * 10_000), "has 10000 characters; at most 500"),
        (NeedDraft("taart", talents=[f"talent:{number}" for number in range(11)]), "names 11 talents; at most 10"),
    ],
)
async def test_a_draft_that_cannot_be_used_is_refused(database: Database, draft: NeedDraft, message: str) -> None:
    with pytest.raises(InvalidInput, match=message):
        await matches(asking(database), draft=draft)


async def test_an_empty_graph_gives_nothing(database: Database) -> None:
    await draw_neighbourhood(database, {"talent:alone": {}, "person:a": {}})

    assert await matches(asking(database), talent="talent:alone") == []
    assert await matches(asking(database), party="person:a") == []
    assert await matches(asking(database), draft=NeedDraft("Kom er maar in (a OR b) *~")) == []
