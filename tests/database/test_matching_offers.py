"""From an offer to the needs it answers, and from a party to both."""

from datetime import date

from graph.database import Database
from graph.matching import Match, OfferRef, matches
from graph.matching.among import matches_among
from tests.support.dinner import draw_dinner
from tests.support.neighbourhood import Properties, Tie, asking


def told(found: list[Match]) -> list[tuple[str, str, float]]:
    """Party, need and score of each match, without the kind in front of the ids."""
    return [
        (each.party.id.split(":")[1], each.need.id.split(":")[1] if each.need else "", each.score) for each in found
    ]


def asks(party: str, need: str, *talents: str) -> list[Tie]:
    """The ties of a need."""
    return [(party, "HAS_NEED", need), *[(need, "ASKS_FOR", talent) for talent in talents]]


async def test_an_offer_answers_what_is_asked_at_or_above_it_in_full(database: Database) -> None:
    nodes: dict[str, Properties] = {
        f"need:{each}": {} for each in ("same", "above", "theme", "below", "beside", "nephew", "other")
    }
    await draw_dinner(
        database,
        {"person:cook": {}, "person:p": {}, **nodes},
        [
            ("person:cook", "OFFERS", "talent:groups", {"conditions": "op zaterdag"}),
            *asks("person:p", "need:same", "talent:groups"),
            *asks("person:p", "need:theme", "talent:food"),
            *asks("person:p", "need:below", "talent:catering"),
            *asks("person:p", "need:beside", "talent:baking"),
            *asks("person:p", "need:nephew", "talent:world"),
            *asks("person:p", "need:other", "talent:garden"),
        ],
    )

    found = await matches(asking(database), offer=OfferRef("person:cook", "talent:groups"))

    assert told(found) == [
        ("dinner", "cook", 1.0),
        ("p", "same", 1.0),
        ("p", "theme", 1.0),
        ("p", "below", 0.6),
        ("p", "beside", 0.4),
    ]
    assert not found[0].party_gives
    assert {each.talent.id for each in found} == {"talent:groups"}
    assert {each.conditions for each in found} == {"op zaterdag"}
    assert [each.id for each in found[2].talent_path] == ["talent:food", "talent:groups"]
    assert [each.id for each in found[4].talent_path] == ["talent:baking", "talent:food", "talent:groups"]


async def test_an_offer_finds_needs_without_a_talent_by_their_words(database: Database) -> None:
    await draw_dinner(
        database,
        {
            "person:baker": {},
            "person:p": {},
            "need:cake": {"summary": "Wie bakt er een taart voor zondag?"},
            "need:weeds": {"summary": "Onkruid wieden in de voortuin"},
        },
        [
            ("person:baker", "OFFERS", "talent:baking", {"summary": "Taart bij de koffie"}),
            ("person:p", "HAS_NEED", "need:cake"),
            ("person:p", "HAS_NEED", "need:weeds"),
        ],
    )

    found = await matches(asking(database), offer=OfferRef("person:baker", "talent:baking"))

    assert [each[:2] for each in told(found)] == [("dinner", "cook"), ("p", "cake")]
    assert 0 < found[1].score <= 0.3


async def test_a_party_gets_helpers_for_its_needs_and_askers_for_its_offers(database: Database) -> None:
    await draw_dinner(
        database,
        {"organisation:kitchen": {}, "organisation:wood": {}, "need:place": {}, "need:other": {}},
        [
            ("organisation:kitchen", "OFFERS", "talent:training"),
            *asks("organisation:kitchen", "need:place", "talent:garden"),
            ("organisation:dinner", "OFFERS", "talent:garden"),
            *asks("organisation:wood", "need:other", "talent:garden"),
        ],
    )

    found = await matches(asking(database), party="organisation:dinner")

    assert [(each.party.id, each.need.id if each.need else "", each.party_gives) for each in found] == [
        ("organisation:kitchen", "need:cook", True),
        ("organisation:kitchen", "need:place", False),
        ("organisation:wood", "need:other", False),
    ]
    assert [each.talent.id for each in found] == ["talent:training", "talent:garden", "talent:garden"]


async def test_the_load_is_that_of_who_would_help(database: Database) -> None:
    await draw_dinner(
        database,
        {
            "person:busy": {},
            "introduction:a": {},
            "introduction:b": {"status": "MADE"},
            "need:else": {},
            "need:met": {},
        },
        [
            ("person:busy", "OFFERS", "talent:groups"),
            ("person:busy", "BROKERS", "introduction:a"),
            ("person:busy", "BROKERS", "introduction:b"),
            ("person:busy", "ANSWERS", "need:else", {"status": "AGREED"}),
            ("person:busy", "ANSWERS", "need:met", {"status": "DONE"}),
        ],
    )

    helping = await matches(asking(database), need="need:cook")
    offering = await matches(asking(database), offer=OfferRef("person:busy", "talent:groups"))

    assert [each.load for each in helping] == [2]
    assert [each.load for each in offering] == [2]
    assert "2 other questions and introductions are open already" in helping[0].explanation


async def test_what_is_asked_already_is_no_load_for_the_same_question(database: Database) -> None:
    await draw_dinner(
        database,
        {**{f"person:{each}": {} for each in ("asked", "busy", "free")}, "need:else": {}},
        [
            *[(f"person:{each}", "OFFERS", "talent:groups") for each in ("asked", "busy", "free")],
            *asks("organisation:dinner", "need:else", "talent:garden"),
            ("person:asked", "ANSWERS", "need:cook", {"status": "ASKED"}),
            ("person:asked", "OFFERS", "talent:garden"),
            ("person:busy", "ANSWERS", "need:cook", {"status": "AGREED"}),
            ("person:busy", "ANSWERS", "need:else", {"status": "AGREED"}),
        ],
    )
    question = asking(database)

    def loads(found: list[Match]) -> list[tuple[str, str | None, int]]:
        return [(each.party.id.split(":")[1], each.need and each.need.id, each.load) for each in found]

    helping = await matches(question, need="need:cook")
    offering = await matches(question, party="person:asked")
    others = ["person:asked", "person:busy", "person:free", "organisation:dinner"]
    among = [each.match for each in await matches_among(question, others)]

    assert loads(helping) == [("asked", "need:cook", 0), ("free", "need:cook", 0), ("busy", "need:cook", 1)]
    assert "One other question or introduction is open already" in helping[2].explanation
    assert loads(offering) == [("dinner", "need:cook", 0), ("dinner", "need:else", 1)]
    assert sorted(loads(among)) == [
        ("asked", "need:cook", 0),
        ("asked", "need:else", 1),
        ("busy", "need:cook", 1),
        ("free", "need:cook", 0),
    ]


async def test_a_lower_load_comes_first_among_equal_scores_only(database: Database) -> None:
    await draw_dinner(
        database,
        {"person:a": {}, "person:b": {}, "person:c": {}, "introduction:i": {}},
        [
            ("person:a", "OFFERS", "talent:groups"),
            ("person:b", "OFFERS", "talent:groups"),
            ("person:c", "OFFERS", "talent:baking"),
            ("person:a", "BROKERS", "introduction:i"),
        ],
    )

    found = await matches(asking(database), need="need:cook")

    assert [(each.party.id, each.score, each.load) for each in found] == [
        ("person:b", 1.0, 0),
        ("person:a", 1.0, 1),
        ("person:c", 0.4, 0),
    ]


async def test_an_offer_of_who_may_not_be_asked_finds_nobody(database: Database) -> None:
    await draw_dinner(
        database,
        {"person:tired": {"pausedUntil": date(2027, 1, 1)}, "need:own": {}, "person:cook": {}},
        [
            ("person:tired", "OFFERS", "talent:groups"),
            ("person:cook", "OFFERS", "talent:garden"),
            *asks("person:tired", "need:own", "talent:garden"),
        ],
    )

    assert await matches(asking(database), offer=OfferRef("person:tired", "talent:groups")) == []
    assert told(await matches(asking(database), party="person:tired")) == [("cook", "own", 1.0)]
    assert await matches(asking(database), offer=OfferRef("person:cook", "talent:garden")) == []


async def test_a_need_that_was_answered_is_not_offered_again(database: Database) -> None:
    await draw_dinner(
        database,
        {"person:cook": {}, "need:b": {}, "need:c": {}},
        [
            ("person:cook", "OFFERS", "talent:groups"),
            ("person:cook", "ANSWERS", "need:cook", {"status": "DECLINED"}),
            *asks("organisation:dinner", "need:b", "talent:groups"),
            ("person:cook", "ANSWERS", "need:b", {"status": "ASKED"}),
            *asks("organisation:dinner", "need:c", "talent:groups"),
        ],
    )

    found = await matches(asking(database), offer=OfferRef("person:cook", "talent:groups"))

    assert [(each.need.id, each.answer) for each in found if each.need] == [("need:b", "ASKED"), ("need:c", None)]


async def test_a_need_that_was_handed_over_belongs_to_who_asks_it_today(database: Database) -> None:
    await draw_dinner(
        database,
        {"person:cook": {}, "person:before": {}, "person:today": {}, "need:n": {}},
        [
            ("person:cook", "OFFERS", "talent:garden"),
            ("person:before", "HAS_NEED", "need:n", {"until": "2026-10"}),
            ("person:today", "HAS_NEED", "need:n", {"since": "2026-10"}),
            ("need:n", "ASKS_FOR", "talent:garden"),
        ],
    )

    assert told(await matches(asking(database), offer=OfferRef("person:cook", "talent:garden"))) == [
        ("today", "n", 1.0)
    ]
    assert await matches(asking(database), party="person:before") == []
