"""Closeness, distance, areas and chains of matches."""

from graph.database import Database
from graph.matching import Match, MatchPartKind, NeedDraft, matches
from tests.support.dinner import draw_dinner
from tests.support.neighbourhood import Properties, Tie, asking


def parties(found: list[Match]) -> list[str]:
    return [each.party.id.split(":")[1] for each in found]


def part(match: Match, kind: MatchPartKind) -> float | None:
    return next((each.value for each in match.parts if each.kind is kind), None)


def offers(*names: str) -> list[Tie]:
    return [(f"person:{name}", "OFFERS", "talent:groups") for name in names]


# asker - one - two - three - four      asker - Club - member      asker .. paused - behind
PEOPLE: dict[str, Properties] = {
    **{f"person:{each}": {} for each in ("asker", "one", "two", "three", "four", "member", "behind", "alone")},
    "person:paused": {"mayBeAsked": False},
    "organisation:club": {},
}
TIES: list[Tie] = [
    ("person:asker", "HAS_NEED", "need:own"),
    ("need:own", "ASKS_FOR", "talent:groups"),
    ("person:asker", "KNOWS", "person:one"),
    ("person:one", "KNOWS", "person:two"),
    ("person:three", "KNOWS", "person:two"),
    ("person:four", "KNOWS", "person:three"),
    ("person:asker", "AFFILIATED_WITH", "organisation:club"),
    ("person:member", "AFFILIATED_WITH", "organisation:club"),
    ("person:asker", "KNOWS", "person:paused"),
    ("person:behind", "KNOWS", "person:paused"),
]


async def draw(database: Database, more: dict[str, Properties] | None = None, ties: list[Tie] | None = None) -> None:
    await draw_dinner(database, {**PEOPLE, "need:own": {}, **(more or {})}, [*TIES, *(ties or [])])


async def test_who_is_fewer_steps_away_comes_first(database: Database) -> None:
    await draw(database, ties=offers("four", "three", "two", "one", "alone"))

    found = await matches(asking(database), need="need:own")

    assert parties(found) == ["one", "two", "three", "alone", "four"]
    assert [part(each, MatchPartKind.CHAIN) for each in found] == [1, 2, 3, None, None]
    assert "They know each other." in found[0].explanation
    assert "One person or organisation stands between them." in found[1].explanation


async def test_steps_go_through_a_club_but_not_through_who_may_not_be_asked(database: Database) -> None:
    await draw(database, ties=offers("behind", "member"))

    found = await matches(asking(database), need="need:own")

    assert [(each.party.id, part(each, MatchPartKind.CHAIN)) for each in found] == [
        ("person:member", 2),
        ("person:behind", None),
    ]


async def test_a_large_organisation_is_no_stepping_stone(database: Database) -> None:
    more = {f"person:m{number}": {} for number in range(3)}
    await draw(database, more, [*offers("member"), *[(each, "AFFILIATED_WITH", "organisation:club") for each in more]])

    large = await matches(asking(database, hub_size=4), need="need:own")
    small = await matches(asking(database, hub_size=5), need="need:own")

    assert [part(each, MatchPartKind.CHAIN) for each in large] == [None]
    assert [part(each, MatchPartKind.CHAIN) for each in small] == [2]


async def test_ties_that_have_ended_are_no_steps(database: Database) -> None:
    await draw(
        database,
        {"person:old": {}},
        [*offers("old"), ("person:asker", "KNOWS", "person:old", {"until": "2025"})],
    )

    assert [part(each, MatchPartKind.CHAIN) for each in await matches(asking(database), need="need:own")] == [None]


async def test_closeness_is_counted_from_who_was_named(database: Database) -> None:
    await draw(database, ties=offers("one", "three"))

    found = await matches(asking(database), need="need:own", near_to="person:four")

    assert parties(found) == ["three", "one"]


def venue(latitude: float, longitude: float) -> Properties:
    return {"kind": "VENUE", "latitude": latitude, "longitude": longitude}


async def test_the_nearest_venue_comes_first_when_nothing_else_decides(database: Database) -> None:
    await draw_dinner(
        database,
        {
            "location:hall": venue(52.0, 5.0),
            "location:near": venue(52.001, 5.0),
            "location:far": venue(52.1, 5.0),
            "organisation:far": {},
            "organisation:near": {},
            "organisation:nowhere": {},
            "organisation:at": {},
        },
        [
            ("organisation:dinner", "BASED_AT", "location:hall"),
            ("organisation:far", "BASED_AT", "location:far"),
            ("organisation:near", "RUNS", "location:near"),
            *[(f"organisation:{each}", "OFFERS", "talent:groups") for each in ("far", "near", "nowhere")],
            ("organisation:at", "OFFERS", "talent:groups", {"at": "location:hall"}),
            ("organisation:at", "BASED_AT", "location:far"),
        ],
    )

    found = await matches(asking(database), need="need:cook")

    assert [(each.party.id, each.metres) for each in found] == [
        ("organisation:at", 0),
        ("organisation:near", 111),
        ("organisation:far", 11119),
        ("organisation:nowhere", None),
    ]
    assert "about 110 metres" in found[1].explanation
    assert "about 11.1 kilometres" in found[2].explanation


async def test_distance_is_counted_from_the_place_of_the_need_or_the_one_named(database: Database) -> None:
    await draw_dinner(
        database,
        {
            "location:hall": venue(52.0, 5.0),
            "location:square": venue(52.01, 5.0),
            "location:park": venue(52.02, 5.0),
            "organisation:o": {},
        },
        [
            ("organisation:dinner", "BASED_AT", "location:hall"),
            ("need:cook", "CONCERNS", "location:square"),
            ("organisation:o", "BASED_AT", "location:hall"),
            ("organisation:o", "OFFERS", "talent:groups"),
        ],
    )

    assert [each.metres for each in await matches(asking(database), need="need:cook")] == [1112]
    assert [each.metres for each in await matches(asking(database), need="need:cook", near_to="location:park")] == [
        2224
    ]


async def test_a_postcode_decides_only_where_no_coordinates_are_known(database: Database) -> None:
    await draw_dinner(
        database,
        {
            "person:asker": {"postcode": "3511 AB"},
            "person:other": {"postcode": "3512 AB"},
            "person:same": {"postcode": "3511ZZ"},
            "need:own": {},
        },
        [
            ("person:asker", "HAS_NEED", "need:own"),
            ("need:own", "ASKS_FOR", "talent:groups"),
            *offers("other", "same"),
        ],
    )

    found = await matches(asking(database), need="need:own")

    assert parties(found) == ["same", "other"]
    assert found[0].metres is None
    assert part(found[0], MatchPartKind.DISTANCE) == 0
    assert "same neighbourhood" in found[0].explanation
    assert part(found[1], MatchPartKind.DISTANCE) is None


AREAS: dict[str, Properties] = {
    "location:town": {"kind": "MUNICIPALITY"},
    "location:north": {},
    "location:south": {},
    "location:hall": {"kind": "VENUE"},
}
WITHIN: list[Tie] = [
    ("location:north", "WITHIN", "location:town"),
    ("location:south", "WITHIN", "location:town"),
    ("location:hall", "WITHIN", "location:north"),
]


async def test_an_area_keeps_who_lives_is_active_or_is_based_there(database: Database) -> None:
    await draw_dinner(
        database,
        {
            **AREAS,
            "person:lives": {"homeArea": "location:north"},
            "person:active": {"homeArea": "location:south"},
            "person:was": {"homeArea": "location:south"},
            "person:elsewhere": {"homeArea": "location:south"},
            "organisation:based": {},
            "person:comes": {"homeArea": "location:south"},
        },
        [
            *WITHIN,
            *offers("lives", "active", "was", "elsewhere"),
            ("person:comes", "OFFERS", "talent:groups", {"at": "location:hall"}),
            ("organisation:based", "OFFERS", "talent:groups"),
            ("organisation:based", "BASED_AT", "location:hall"),
            ("person:active", "ACTIVE_IN", "location:north"),
            ("person:was", "ACTIVE_IN", "location:north", {"until": "2025"}),
        ],
    )

    north = await matches(asking(database), need="need:cook", area="location:north")
    town = await matches(asking(database), need="need:cook", area="location:town")
    draft = NeedDraft("Kok", talents=("talent:groups",), area="location:north")

    assert parties(north) == ["based", "active", "comes", "lives"]
    assert parties(await matches(asking(database), draft=draft)) == parties(north)
    assert len(town) == 6


async def test_the_chain_is_given_when_it_is_asked_for(database: Database) -> None:
    await draw(database, ties=offers("two", "alone"))

    plain = await matches(asking(database), need="need:own")
    found = await matches(asking(database, wanted=["chain"]), need="need:own")

    assert [each.chain for each in plain] == [None, None]
    assert parties(found) == ["two", "alone"]
    chain = found[0].chain
    assert chain is not None
    assert [step.to.id for step in chain.steps] == ["person:one", "person:two"]
    assert found[1].chain is None


SPEAKERS: dict[str, Properties] = {
    "person:asker": {"languages": ["Somali", "Engels"], "homeArea": "location:south"},
    "person:dutch": {"languages": ["Nederlands"], "homeArea": "location:south"},
    "person:english": {"languages": ["English"]},
    "person:far": {"languages": ["Nederlands", "Somalisch"]},
    "person:near": {"languages": ["somali", "engels"], "homeArea": "location:south"},
    "person:unknown": {},
    "need:own": {},
}


async def draw_speakers(database: Database, more: dict[str, Properties] | None = None) -> None:
    """The asker and the near one live in the same place, and everybody can help."""
    await draw_dinner(
        database,
        {**SPEAKERS, **(more or {}), "location:south": {}, "organisation:club": {}},
        [
            ("person:asker", "HAS_NEED", "need:own"),
            ("need:own", "ASKS_FOR", "talent:groups"),
            *offers("dutch", "english", "far", "near", "unknown"),
            ("organisation:club", "OFFERS", "talent:groups"),
        ],
    )


async def test_a_language_in_common_and_then_nearness_decide_among_equals(database: Database) -> None:
    await draw_speakers(database)

    found = await matches(asking(database), need="need:own")

    # Who has no language written down is taken to speak Dutch, as are organisations.
    assert parties(found) == ["near", "english", "far", "dutch", "club", "unknown"]
    assert [part(each, MatchPartKind.LANGUAGE) for each in found] == [2, 1, 1, None, None, None]
    told = ["Both speak English and Somali.", "Both speak English.", "Both speak Somali."]
    assert [sentence in each.explanation for each, sentence in zip(found, told, strict=False)] == [True] * 3
    assert not any("speak" in each.explanation for each in found[3:])


async def test_dutch_in_common_is_not_worth_a_word(database: Database) -> None:
    await draw_speakers(database, {"person:asker": {"languages": ["Nederlands", "Turks"]}})

    found = await matches(asking(database), need="need:own")

    assert parties(found) == ["club", "dutch", "far", "unknown", "english", "near"]
    assert not any("speak" in each.explanation for each in found)


async def test_languages_weigh_nothing_where_nobody_is_known_to_ask(database: Database) -> None:
    await draw_speakers(database)

    found = await matches(asking(database), talent="talent:groups")

    assert parties(found) == ["club", "dutch", "english", "far", "near", "unknown"]
