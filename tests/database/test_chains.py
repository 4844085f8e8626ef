"""Chains on the real database: which ways are found, in which order, and what is told of each."""

from dataclasses import replace
from datetime import date

import pytest

from graph.answers import Ref
from graph.chains import ChainOrder, chains
from graph.database import Database
from graph.model.kinds import KnownBy, TieKind
from tests.support.chains import Tie, asking, draw_network, knows, ways

# fatima - aisha - bram          two ways of two steps, one of three
#       \- carla -/ /
#        \- dirk - els
SQUARE: list[Tie] = [
    *knows("fatima aisha bram", strength=4),
    *knows("fatima carla bram", strength=2),
    *knows("fatima dirk els bram", strength=5),
]


async def test_one_chain_has_the_fewest_steps(database: Database) -> None:
    await draw_network(database, SQUARE)

    found = await chains(asking(database), from_id="fatima", to="bram", count=1)

    assert [each.length for each in found.chains] == [2]
    assert ways(found)[0] in ("fatima aisha bram", "fatima carla bram")
    assert found.max_steps == 6
    assert not found.is_cut


async def test_several_chains_come_by_steps_and_then_by_cost(database: Database) -> None:
    await draw_network(database, SQUARE)

    found = await chains(asking(database), from_id="fatima", to="bram", count=5)

    assert ways(found) == ["fatima aisha bram", "fatima carla bram", "fatima dirk els bram"]
    assert [each.cost for each in found.chains] == [20.833, 41.667, 25.0]
    assert [each.weakest_strength for each in found.chains] == [4, 2, 5]
    assert [each.avoids for each in found.chains] == [None, Ref("aisha"), Ref("carla")]
    assert not found.is_cut


async def test_the_strongest_chain_may_be_longer(database: Database) -> None:
    await draw_network(database, [*SQUARE, ("bram", "KNOWS", "fatima", {"strength": 1, "knownBy": "HEARSAY"})])

    found = await chains(asking(database), from_id="fatima", to="bram", by=ChainOrder.STRONGEST, count=4)

    assert ways(found) == ["fatima aisha bram", "fatima dirk els bram", "fatima bram", "fatima carla bram"]
    assert [each.cost for each in found.chains] == [20.833, 25.0, 41.667, 41.667]


async def test_a_step_tells_how_the_two_know_each_other(database: Database) -> None:
    ties: list[Tie] = [
        (
            "aisha",
            "KNOWS",
            "fatima",
            {
                "strength": 3,
                "why": "cooking club",
                "lastContact": date(2026, 5, 3),
                "confirmedOn": date(2024, 1, 1),
                "knownBy": "BOTH",
            },
        ),
        ("aisha", "AFFILIATED_WITH", "Kitchen", {"role": "cook", "level": "WORK"}),
        ("Kitchen", "COOPERATES_WITH", "Market", {"strength": 2, "summary": "the Friday meal"}),
    ]
    await draw_network(database, ties)

    [chain] = (await chains(asking(database), from_id="fatima", to="Market")).chains

    assert [(step.from_.id, step.to.id, step.kind) for step in chain.steps] == [
        ("fatima", "aisha", TieKind.KNOWS),
        ("aisha", "Kitchen", TieKind.AFFILIATED_WITH),
        ("Kitchen", "Market", TieKind.COOPERATES_WITH),
    ]
    assert [step.why for step in chain.steps] == [
        "cooking club",
        "Aisha acts for Kitchen (cook).",
        "Kitchen and Market work together: the Friday meal",
    ]
    first = chain.steps[0]
    assert (first.strength, first.last_contact, first.known_by) == (3, date(2026, 5, 3), KnownBy.BOTH)
    assert [step.freshness for step in chain.steps] == [0.982, 1.0, 1.0]
    # 5/(3 x 0.982 x 1) + 5/(1 x 1 x 0.6) + 5/(2 x 1 x 0.6)
    assert chain.cost == pytest.approx(1.697 + 8.333 + 4.167, abs=0.002)
    assert chain.explanation == (
        "Fatima asks Aisha. They know each other: cooking club "
        "(last contact on 3 May 2026; strength 3 of 5; told by both). "
        "Aisha can introduce Fatima to Kitchen. Aisha acts for Kitchen (cook). "
        "Kitchen can bring Fatima to Market. Kitchen and Market work together: the Friday meal (strength 2 of 5)."
    )


async def test_of_parallel_ties_the_cheapest_is_told_and_one_chain_is_given(database: Database) -> None:
    ties: list[Tie] = [
        ("aisha", "AFFILIATED_WITH", "Club", {"role": "member", "strength": 1}),
        ("aisha", "AFFILIATED_WITH", "Club", {"role": "treasurer", "strength": 5}),
        ("aisha", "AFFILIATED_WITH", "Club", {"role": "singer", "strength": 2}),
        ("bram", "AFFILIATED_WITH", "Club", {"role": "member"}),
        ("bram", "AFFILIATED_WITH", "Club", {"role": "cook"}),
        *knows("aisha carla dirk bram"),
    ]
    await draw_network(database, ties)

    for count in (1, 3):
        found = await chains(asking(database), from_id="aisha", to="bram", count=count)

        assert ways(found) == ["aisha Club bram", "aisha carla dirk bram"][:count]
        assert found.chains[0].steps[0].why == "Aisha belongs to Club (treasurer)."
        assert not found.is_cut


async def test_the_second_chain_does_without_the_first_stepping_stone_though_it_is_longer(database: Database) -> None:
    # Three ways through aisha, one of four steps around her.
    ties = [*knows("fatima aisha bram"), *knows("aisha carla bram"), *knows("aisha dirk bram")]
    await draw_network(database, [*ties, *knows("fatima els femke gijs bram")])

    for by in ChainOrder:
        found = await chains(asking(database), from_id="fatima", to="bram", by=by, count=2)

        assert ways(found) == ["fatima aisha bram", "fatima els femke gijs bram"]
        assert found.chains[1].avoids == Ref("aisha")
        assert found.explanation == (
            "2 chains lead from Fatima to Bram. The first takes 2 steps. The second does without Aisha."
        )


async def test_without_a_way_around_the_first_stepping_stone_the_next_best_is_second(database: Database) -> None:
    await draw_network(database, [*knows("fatima aisha carla bram"), *knows("aisha dirk els bram")])

    found = await chains(asking(database), from_id="fatima", to="bram")

    assert ways(found) == ["fatima aisha carla bram", "fatima aisha dirk els bram"]
    assert [each.avoids for each in found.chains] == [None, None]
    assert found.explanation.endswith(" Each of them goes by way of Aisha.")
    of_via = await chains(asking(database), from_id="fatima", to="bram", via=["aisha"])
    assert "by way of" not in of_via.explanation


async def test_nobody_stands_on_a_chain_twice(database: Database) -> None:
    # A ring with a tail: walking round the ring and back would be a longer way.
    await draw_network(database, [*knows("fatima aisha carla dirk els hans aisha"), *knows("fatima bram")])

    found = await chains(asking(database), from_id="bram", to="dirk", count=10, max_steps=8)

    assert ways(found) == ["bram fatima aisha carla dirk", "bram fatima aisha hans els dirk"]


async def test_chains_may_have_no_more_steps_than_allowed(database: Database) -> None:
    await draw_network(database, SQUARE)

    for by in ChainOrder:
        found = await chains(asking(database), from_id="fatima", to="els", by=by, max_steps=2, count=10)

        assert ways(found) == ["fatima dirk els"]
        assert found.max_steps == 2


async def test_a_chain_of_eight_steps_is_found_when_it_is_allowed(database: Database) -> None:
    await draw_network(database, knows("a b c d e f g h i j"))

    assert ways(await chains(asking(database), from_id="a", to="i", max_steps=8)) == ["a b c d e f g h i"]
    assert ways(await chains(asking(database), from_id="a", to="i", max_steps=7)) == []
    assert ways(await chains(asking(database), from_id="a", to="j", max_steps=8)) == []


async def test_ties_are_those_of_the_day(database: Database) -> None:
    ties = [
        *knows("ann bob", until="2024"),
        *knows("ann cor", since="2025-03"),
        *knows("ann dan", until="2026-11-22"),
        *knows("ann eva", until="2026-11"),
        *knows("ann fay", since="2026-11-23"),
    ]
    await draw_network(database, ties)

    async def reached(day: date | None, by: ChainOrder) -> list[str]:
        names = ("bob", "cor", "dan", "eva", "fay")
        question = asking(database)
        return [
            name for name in names if (await chains(question, from_id="ann", to=name, as_of=day, by=by, count=1)).chains
        ]

    for by in ChainOrder:
        assert await reached(date(2024, 12, 31), by) == ["bob", "dan", "eva"]
        assert await reached(date(2025, 3, 1), by) == ["cor", "dan", "eva"]
        # A month holds until its last day, a day not on that day itself.
        assert await reached(None, by) == ["cor", "eva"]
        assert await reached(date(2026, 12, 1), by) == ["cor", "fay"]


async def test_only_the_chosen_kinds_of_ties_are_used(database: Database) -> None:
    ties: list[Tie] = [
        *knows("ann bob cor"),
        ("ann", "AFFILIATED_WITH", "Club"),
        ("cor", "AFFILIATED_WITH", "Club"),
        ("Club", "COOPERATES_WITH", "Fund"),
        ("ann", "SUPPORTS", "cor"),
    ]
    await draw_network(database, ties)

    async def between(one: str, other: str, *kinds: TieKind) -> list[str]:
        return ways(await chains(asking(database), from_id=one, to=other, ties=kinds or None))

    assert await between("ann", "cor") == ["ann Club cor", "ann bob cor"]
    assert await between("ann", "cor", TieKind.KNOWS) == ["ann bob cor"]
    assert await between("ann", "cor", TieKind.AFFILIATED_WITH) == ["ann Club cor"]
    assert await between("ann", "Fund", TieKind.KNOWS, TieKind.AFFILIATED_WITH) == []
    assert await between("ann", "Fund", TieKind.COOPERATES_WITH, TieKind.AFFILIATED_WITH) == [
        "ann Club Fund",
    ]


async def test_start_and_goal_may_be_organisations(database: Database) -> None:
    await draw_network(database, [("ann", "AFFILIATED_WITH", "Club"), ("ann", "AFFILIATED_WITH", "Fund")])

    found = await chains(asking(database), from_id="Club", to="Fund")

    assert ways(found) == ["Club ann Fund"]
    assert found.chains[0].explanation == (
        "Club asks Ann. Ann belongs to Club. Ann can introduce Club to Fund. Ann belongs to Fund."
    )


async def test_somebody_needs_no_chain_to_themselves(database: Database) -> None:
    await draw_network(database, knows("ann bob"))

    for by in ChainOrder:
        found = await chains(asking(database), from_id="ann", to="ann", by=by)

        assert [(each.length, each.steps, each.cost) for each in found.chains] == [(0, [], 0.0)]
        assert found.explanation == "Ann is both the start and the goal, so nobody needs to introduce anybody."


async def test_separate_groups_give_no_chain_and_say_what_could_be_tried(database: Database) -> None:
    await draw_network(database, [*knows("ann bob"), *knows("cor dan")])

    for by in ChainOrder:
        found = await chains(asking(database), from_id="ann", to="dan", by=by)

        assert found.chains == []
        assert not found.is_cut
        assert found.explanation == (
            "No chain of at most 6 steps is known from Ann to Dan. "
            "Unknown is not none: what nobody has recorded cannot be found. Allow more steps, up to 8. "
            "Try it with ties MEETS, for people who came to the same meetings."
        )


async def test_what_could_be_tried_is_called_as_the_asker_calls_it(database: Database) -> None:
    await draw_network(database, [*knows("ann bob"), *knows("cor dan")])
    question = replace(asking(database), spelt="--{}".format)

    found = await chains(question, from_id="ann", to="dan")

    assert found.explanation.endswith("Try it with --ties MEETS, for people who came to the same meetings.")


async def test_somebody_without_ties_is_named(database: Database) -> None:
    # The only tie of eva has ended, and support is no tie for a chain.
    ties: list[Tie] = [*knows("ann bob"), *knows("bob eva", until="2020"), ("bob", "SUPPORTS", "eva")]
    await draw_network(database, ties)

    found = await chains(asking(database), from_id="ann", to="eva", max_steps=8)

    assert found.explanation == (
        "No chain of at most 8 steps is known from Ann to Eva. "
        "Unknown is not none: what nobody has recorded cannot be found. "
        "Of Eva no tie is recorded that can be used; ask whom Eva knows and record it. "
        "Try it with ties MEETS, for people who came to the same meetings."
    )
