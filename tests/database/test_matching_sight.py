"""What a viewer may not see is not matched, and not told by an order or an explanation."""

import pytest

from graph.access import Viewer
from graph.database import Database
from graph.errors import NotFound
from graph.matching import Match, MatchPartKind, OfferRef, matches
from graph.model import DataClass
from graph.model.kinds import Audience, Language
from tests.support.dinner import draw_dinner
from tests.support.neighbourhood import CONNECTOR, DAY, Tie, asking, seen


def parties(found: list[Match]) -> list[str]:
    return [each.party.id.split(":")[1] for each in found]


def viewer(*classes: DataClass, own: str = "") -> Viewer:
    """A connector of the north who sees some classes of facts."""
    return Viewer(
        "v",
        audience=Audience.CONNECTOR,
        classes=frozenset({DataClass.P, *classes}),
        areas=frozenset({"location:north"}),
        own=frozenset(own.split()),
        day=DAY,
        language=Language.EN,
    )


async def test_offers_of_people_are_matched_only_for_who_may_see_them(database: Database) -> None:
    await draw_dinner(
        database,
        {
            "person:seen": seen(),
            "person:elsewhere": seen("location:south"),
            "person:expired": seen(until="2026-11-21"),
            "person:noclass": seen(classes="A1 C D1"),
            "person:nobasis": {"homeArea": "location:north"},
            "person:homeless": {**seen(), "homeArea": None},
            "organisation:open": {},
        },
        [
            (each, "OFFERS", "talent:groups")
            for each in (
                "person:seen",
                "person:elsewhere",
                "person:expired",
                "person:noclass",
                "person:nobasis",
                "person:homeless",
                "organisation:open",
            )
        ],
    )

    assert parties(await matches(asking(database, CONNECTOR), need="need:cook")) == ["open", "seen"]
    assert len(await matches(asking(database), need="need:cook")) == 7
    assert await matches(asking(database, viewer(DataClass.A1, DataClass.D1)), need="need:cook") == []
    own = viewer(DataClass.A1, DataClass.D1, own="person:elsewhere")
    assert parties(await matches(asking(database, own), need="need:cook")) == ["elsewhere"]


NEEDS: list[Tie] = [
    ("person:cook", "OFFERS", "talent:groups"),
    *[
        tie
        for name in ("seen", "elsewhere", "nobasis")
        for tie in (
            (f"person:{name}", "HAS_NEED", f"need:{name}"),
            (f"need:{name}", "ASKS_FOR", "talent:groups"),
        )
    ],
]
PEOPLE = {
    "person:cook": seen(),
    "person:seen": seen(),
    "person:elsewhere": seen("location:south"),
    "person:nobasis": {"homeArea": "location:north"},
    "need:seen": {},
    "need:elsewhere": {},
    "need:nobasis": {},
}


async def test_needs_of_people_are_matched_only_for_who_may_see_them(database: Database) -> None:
    await draw_dinner(database, PEOPLE, NEEDS)
    offer = OfferRef("person:cook", "talent:groups")

    assert sorted(parties(await matches(asking(database, CONNECTOR), offer=offer))) == ["dinner", "seen"]
    assert len(await matches(asking(database), offer=offer)) == 4
    assert await matches(asking(database, viewer(DataClass.B)), offer=offer) == []


@pytest.mark.parametrize("need", ["need:elsewhere", "need:nobasis", "need:unknown"])
async def test_a_hidden_need_is_as_unknown_as_one_that_is_not_there(database: Database, need: str) -> None:
    await draw_dinner(database, PEOPLE, NEEDS)

    with pytest.raises(NotFound, match=f"There is no need with the id '{need}', given in need"):
        await matches(asking(database, CONNECTOR), need=need)


async def test_needs_are_unknown_to_who_sees_no_questions(database: Database) -> None:
    await draw_dinner(database, PEOPLE, NEEDS)

    with pytest.raises(NotFound):
        await matches(asking(database, viewer(DataClass.B)), need="need:cook")


async def test_a_hidden_person_is_as_unknown_as_one_that_is_not_there(database: Database) -> None:
    await draw_dinner(database, PEOPLE, NEEDS)

    for given in ({"party": "person:elsewhere"}, {"talent": "talent:groups", "near_to": "person:nobasis"}):
        with pytest.raises(NotFound, match=r"given in (party|nearTo)"):
            await matches(asking(database, CONNECTOR), **given)  # pyright: ignore[reportArgumentType]


async def test_the_question_behind_counts_only_for_who_may_see_it(database: Database) -> None:
    await draw_dinner(
        database,
        {
            "person:asker": seen(classes="A1 B C D1 D2"),
            "person:other": seen(),
            "person:cook": seen(classes="A1 B C D1 D2"),
            "need:a": {"summary": "Zomaar"},
            "need:b": {"summary": "Zomaar"},
        },
        [
            ("person:cook", "OFFERS", "talent:training"),
            ("person:asker", "HAS_NEED", "need:a"),
            ("need:a", "TRULY_ASKS_FOR", "talent:groups"),
            ("person:other", "HAS_NEED", "need:b"),
            ("need:b", "TRULY_ASKS_FOR", "talent:groups"),
        ],
    )
    care = viewer(DataClass.A1, DataClass.B, DataClass.C, DataClass.D1, DataClass.D2)
    offer = OfferRef("person:cook", "talent:training")

    found = await matches(asking(database, care), need="need:a")

    assert [(each.party.id, each.score, each.answers_behind) for each in found] == [("person:cook", 1.0, True)]
    assert "It answers the question behind the question." in found[0].explanation
    assert await matches(asking(database, CONNECTOR), need="need:a") == []
    # Of the other asker this viewer sees no support, so what lies behind that question stays hidden.
    assert await matches(asking(database, care), need="need:b") == []
    assert sorted(parties(await matches(asking(database, care), offer=offer))) == ["asker", "dinner"]
    assert parties(await matches(asking(database, CONNECTOR), offer=offer)) == ["dinner"]
    assert len(await matches(asking(database), offer=offer)) == 3


async def test_what_is_of_another_branch_than_the_question_behind_comes_lower_for_who_may_see_that(
    database: Database,
) -> None:
    await draw_dinner(
        database,
        {"person:asker": seen(classes="A1 B C D1 D2"), "person:cook": seen(), "need:a": {"summary": "Zomaar"}},
        [
            ("person:cook", "OFFERS", "talent:catering"),
            ("person:asker", "HAS_NEED", "need:a"),
            ("need:a", "ASKS_FOR", "talent:groups"),
            ("need:a", "TRULY_ASKS_FOR", "talent:garden"),
        ],
    )
    care = viewer(DataClass.A1, DataClass.B, DataClass.C, DataClass.D1, DataClass.D2)
    offer = OfferRef("person:cook", "talent:catering")

    for found in (
        await matches(asking(database, care), need="need:a"),
        [each for each in await matches(asking(database, care), offer=offer) if each.party.id == "person:asker"],
    ):
        assert [(each.score, each.answers_behind) for each in found] == [(0.4, False)]
        assert found[0].explanation.startswith(
            "What is offered, Catering, falls under what is asked, Cooking for a group, "
            "but has little to do with the question behind the question."
        )
    for found in (
        await matches(asking(database, CONNECTOR), need="need:a"),
        [each for each in await matches(asking(database, CONNECTOR), offer=offer) if each.party.id == "person:asker"],
    ):
        assert [each.score for each in found] == [1.0]
        assert "behind" not in found[0].explanation


async def test_an_open_question_is_told_before_one_behind_it(database: Database) -> None:
    await draw_dinner(
        database,
        {"person:cook": {}},
        [("person:cook", "OFFERS", "talent:training"), ("need:cook", "TRULY_ASKS_FOR", "talent:training")],
    )

    for found in (
        await matches(asking(database), need="need:cook"),
        await matches(asking(database), offer=OfferRef("person:cook", "talent:training")),
    ):
        assert [(each.score, each.answers_behind) for each in found] == [(1.0, False)]


async def test_hidden_ties_are_no_steps_and_hidden_loads_do_not_count(database: Database) -> None:
    await draw_dinner(
        database,
        {
            "person:asker": seen(),
            "person:hidden": seen("location:south"),
            "person:behind": seen(),
            "person:noties": seen(classes="A1 B"),
            "need:own": {},
            "introduction:i": {},
        },
        [
            ("person:asker", "HAS_NEED", "need:own"),
            ("need:own", "ASKS_FOR", "talent:groups"),
            ("person:asker", "KNOWS", "person:hidden"),
            ("person:hidden", "KNOWS", "person:behind"),
            ("person:asker", "KNOWS", "person:noties"),
            ("person:behind", "OFFERS", "talent:groups"),
            ("person:noties", "OFFERS", "talent:groups"),
            ("person:noties", "BROKERS", "introduction:i"),
        ],
    )

    def steps(found: list[Match]) -> dict[str, list[float]]:
        return {
            each.party.id: [part.value for part in each.parts if part.kind is MatchPartKind.CHAIN] for each in found
        }

    narrow = await matches(asking(database, CONNECTOR), need="need:own")
    wide = await matches(asking(database), need="need:own")

    assert steps(narrow) == {"person:behind": [], "person:noties": []}
    assert [each.load for each in narrow] == [0, 0]
    assert steps(wide) == {"person:behind": [2], "person:noties": [1]}
    assert {each.party.id: each.load for each in wide} == {"person:behind": 0, "person:noties": 1}


async def test_belonging_to_care_brings_nobody_nearer(database: Database) -> None:
    await draw_dinner(
        database,
        {
            "person:asker": seen(),
            "person:member": seen(),
            "organisation:care": {"kind": "CARE"},
            "organisation:club": {"kind": "SPORT"},
            "person:player": seen(),
            "need:own": {},
        },
        [
            ("person:asker", "HAS_NEED", "need:own"),
            ("need:own", "ASKS_FOR", "talent:groups"),
            *[(f"person:{each}", "AFFILIATED_WITH", "organisation:care") for each in ("asker", "member")],
            *[(f"person:{each}", "AFFILIATED_WITH", "organisation:club") for each in ("asker", "player")],
            ("person:member", "OFFERS", "talent:groups"),
            ("person:player", "OFFERS", "talent:groups"),
        ],
    )

    found = await matches(asking(database, CONNECTOR), need="need:own")

    assert parties(found) == ["player", "member"]
    assert parties(await matches(asking(database), need="need:own")) == ["member", "player"]


async def test_a_hidden_postcode_home_and_language_bring_nobody_nearer(database: Database) -> None:
    await draw_dinner(
        database,
        {
            "person:asker": {**seen(), "postcode": "3511 AB", "languages": ["Somali"]},
            "person:a": {**seen(), "postcode": "3599 AB"},
            "person:z": {**seen(), "postcode": "3511 ZZ", "languages": ["Somali"]},
            "need:own": {},
        },
        [
            ("person:asker", "HAS_NEED", "need:own"),
            ("need:own", "ASKS_FOR", "talent:groups"),
            ("person:a", "OFFERS", "talent:groups"),
            ("person:z", "OFFERS", "talent:groups"),
        ],
    )
    only_offers = viewer(DataClass.B, DataClass.D1)

    found = await matches(asking(database, only_offers), need="need:own")

    assert parties(found) == ["a", "z"]
    told = {part.kind for each in found for part in each.parts}
    assert not told & {MatchPartKind.DISTANCE, MatchPartKind.LANGUAGE}


async def test_no_explanation_holds_a_name(database: Database) -> None:
    await draw_dinner(
        database,
        {"person:cook": {"name": "Ans Geheim"}},
        [("person:cook", "OFFERS", "talent:groups", {"summary": "Ans Geheim kookt"})],
    )

    found = await matches(asking(database), need="need:cook")

    assert "Geheim" not in found[0].explanation
    assert not [part for part in found[0].parts if "Geheim" in part.explanation]
