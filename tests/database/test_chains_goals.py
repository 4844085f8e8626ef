"""Chains by way of others, around others, and to anybody who fits."""

import pytest

from graph.chains import ChainOrder, Chains, ChainTarget, chains
from graph.database import Database
from graph.errors import NotFound
from graph.model.kinds import OrganisationKind
from tests.support.chains import CONNECTOR, Tie, asking, draw_network, knows, ways
from tests.support.graph import draw

BOTH = tuple(ChainOrder)

# ann - bob - cor - dan
#   \- eva - fay -/
NETWORK: list[Tie] = [*knows("ann bob cor dan"), *knows("ann eva fay dan"), *knows("bob fay")]


@pytest.mark.parametrize("by", BOTH)
async def test_a_chain_goes_by_way_of_others_in_their_order(database: Database, by: ChainOrder) -> None:
    await draw_network(database, NETWORK)
    question = asking(database)

    async def by_way_of(*via: str) -> list[str]:
        return ways(await chains(question, from_id="ann", to="dan", via=via, by=by, count=10))

    # On the way to or from the waypoint it holds two who are tied themselves: ann and bob, or fay and dan.
    detours = ["ann eva fay bob cor dan"] if by is ChainOrder.STRONGEST else []
    assert await by_way_of("fay") == ["ann bob fay dan", "ann eva fay dan", *detours]
    assert await by_way_of("cor") == ["ann bob cor dan", *detours]
    assert await by_way_of("bob", "fay") == ["ann bob fay dan"]
    assert await by_way_of("fay", "bob") == ["ann eva fay bob cor dan"]
    assert await by_way_of("cor", "bob") == []


@pytest.mark.parametrize("by", BOTH)
async def test_a_waypoint_who_may_not_be_asked_gives_no_chain_and_is_named(database: Database, by: ChainOrder) -> None:
    await draw_network(database, NETWORK, {"cor": {"mayBeAsked": False}})

    found = await chains(asking(database), from_id="ann", to="dan", via=["cor"], by=by)

    assert found.chains == []
    assert "Cor cannot be a stepping stone on this day" in found.explanation
    assert "Ask again without the stepping stones that were prescribed or ruled out." in found.explanation


async def test_a_large_organisation_that_is_named_as_waypoint_is_wanted(database: Database) -> None:
    ties: list[Tie] = [(name, "AFFILIATED_WITH", "Hall") for name in ("ann", "bob", "cor", "dan")]
    await draw_network(database, ties)

    found = await chains(asking(database, hub_size=3), from_id="ann", to="dan", via=["Hall"])

    assert ways(found) == ["ann Hall dan"]


@pytest.mark.parametrize("by", BOTH)
async def test_nobody_to_be_avoided_stands_on_a_chain(database: Database, by: ChainOrder) -> None:
    await draw_network(database, NETWORK)
    question = asking(database)

    async def around(*avoiding: str) -> list[str]:
        return ways(await chains(question, from_id="ann", to="dan", avoiding=avoiding, by=by, count=10))

    assert await around("bob") == ["ann eva fay dan"]
    assert await around("fay", "eva") == ["ann bob cor dan"]
    assert await around("bob", "fay") == []


# ann - bob (cook), ann - cor - dan (baker), ann - eva - fay - gus (cook); hal (cook) has no ties.
KITCHEN = [*knows("ann bob"), *knows("ann cor dan"), *knows("ann eva fay gus")]


async def draw_kitchen(database: Database) -> None:
    await draw_network(database, KITCHEN, {"hal": {}, "Welfare": {}, "Sport": {"kind": "SPORT"}}, south=["fay"])
    await draw(
        database,
        """
        CREATE (:Entity:Talent {id: 'food', labelNl: 'Eten', labelEn: 'Food'})
        CREATE (:Entity:Talent {id: 'cooking', labelNl: 'Koken', labelEn: 'Cooking'})
        CREATE (:Entity:Talent {id: 'soup', labelNl: 'Soep', labelEn: 'Soup'})
        CREATE (:Entity:Talent {id: 'chess', labelNl: 'Schaken'})
        CREATE (:Entity:Need {id: 'hungry', summary: 'Secret'})
        CREATE (:Entity:Location {id: 'village', name: 'Village', kind: 'AREA'})
        CREATE (:Entity:Location {id: 'square', name: 'Square', kind: 'AREA'})
        CREATE (:Entity:Meeting {id: 'evening', name: 'Evening', startsAt: datetime('2026-12-01T19:00+01:00')})
        """,
    )
    ties = [
        ("cooking", "BROADER", "food", {}),
        ("soup", "BROADER", "cooking", {}),
        ("ann", "OFFERS", "cooking", {}),
        ("bob", "OFFERS", "cooking", {"until": "2020"}),
        ("dan", "OFFERS", "soup", {}),
        ("gus", "OFFERS", "cooking", {}),
        ("hal", "OFFERS", "cooking", {}),
        ("cor", "OFFERS", "chess", {}),
        ("square", "WITHIN", "village", {}),
        ("dan", "LIVES_IN", "square", {}),
        ("gus", "ACTIVE_IN", "village", {"since": "2026-01"}),
        ("bob", "LIVES_IN", "square", {"until": "2025"}),
        ("bob", "ATTENDS", "evening", {"status": "INVITED"}),
        ("dan", "ATTENDS", "evening", {"status": "COMING"}),
        ("gus", "ATTENDS", "evening", {"status": "ABSENT"}),
        ("cor", "HAS_NEED", "hungry", {}),
        ("gus", "ANSWERS", "hungry", {"status": "AGREED"}),
        ("bob", "ANSWERS", "hungry", {"status": "DECLINED"}),
        ("cor", "AFFILIATED_WITH", "Welfare", {}),
        ("gus", "AFFILIATED_WITH", "Welfare", {}),
        ("dan", "AFFILIATED_WITH", "Sport", {}),
    ]
    for number, (one, type_, other, properties) in enumerate(ties):
        await draw(
            database,
            "MATCH (a:Entity {id: $one}) MATCH (b:Entity {id: $other}) "
            f"CREATE (a)-[t:{type_} {{id: $id}}]->(b) SET t += $more",
            one=one,
            other=other,
            id=f"extra{number}",
            more=properties,
        )


@pytest.mark.parametrize(
    ("target", "expected", "words"),
    [
        (ChainTarget(talent="food"), ["ann cor dan", "ann cor Welfare gus"], "somebody who offers Food"),
        (ChainTarget(talent="soup"), ["ann cor dan"], "somebody who offers Soup"),
        (ChainTarget(organisation="Welfare"), ["ann cor", "ann cor Welfare gus"], "somebody of Welfare"),
        (ChainTarget(organisation_kind=OrganisationKind.WELFARE), ["ann cor Welfare"], "a welfare organisation"),
        (ChainTarget(area="village"), ["ann cor dan", "ann cor Welfare gus"], "somebody in Village"),
        (ChainTarget(area="square"), ["ann cor dan"], "somebody in Square"),
        (ChainTarget(meeting="evening"), ["ann cor dan"], "somebody who comes to Evening"),
        (ChainTarget(need="hungry"), ["ann cor", "ann cor Welfare gus"], "somebody who has or answers this need"),
    ],
    ids=lambda given: " ".join(given.given) if isinstance(given, ChainTarget) else "",
)
async def test_the_nearest_who_fit_are_found_one_chain_each(
    database: Database, target: ChainTarget, expected: list[str], words: str
) -> None:
    await draw_kitchen(database)

    found = await chains(asking(database), from_id="ann", to_any=target, count=len(expected))

    assert ways(found) == expected
    assert f" from Ann to {words}." in found.explanation


async def test_when_few_fit_further_chains_lead_to_the_same(database: Database) -> None:
    await draw_kitchen(database)

    soup = ChainTarget(talent="soup")
    found = await chains(asking(database), from_id="ann", to_any=soup, by=ChainOrder.STRONGEST, count=5)

    assert ways(found) == ["ann cor dan", "ann eva fay gus Welfare cor dan"]
    # Ann and cor are tied themselves: with the fewest steps nobody goes around between them.
    assert ways(await chains(asking(database), from_id="ann", to_any=soup, count=5)) == ["ann cor dan"]
    again = await chains(asking(database), from_id="ann", to_any=ChainTarget(organisation="Welfare"), count=5)
    assert ways(again) == ["ann cor", "ann cor Welfare gus", "ann eva fay gus"]


@pytest.mark.parametrize("by", BOTH)
async def test_who_leads_the_way_is_not_who_is_looked_for(database: Database, by: ChainOrder) -> None:
    await draw_kitchen(database)
    welfare, soup = ChainTarget(organisation="Welfare"), ChainTarget(talent="soup")

    async def found(target: ChainTarget, *via: str) -> Chains:
        return await chains(asking(database), from_id="ann", to_any=target, via=via, by=by)

    # Cor is of Welfare too: as a waypoint, and on the way to one.
    assert ways(await found(welfare, "cor")) == ["ann cor Welfare gus"]
    assert ways(await found(welfare, "Welfare")) == ["ann cor Welfare gus", "ann eva fay gus Welfare cor"]
    # Dan is the only one who makes soup.
    nobody = await found(soup, "dan")
    assert ways(nobody) == []
    assert nobody.explanation == "Nobody else is recorded who fits: somebody who offers Soup."


async def test_to_any_the_strongest_chain_counts_when_asked(database: Database) -> None:
    await draw_network(
        database,
        [*knows("ann bob", strength=1), *knows("ann cor dan", strength=5, knownBy="SELF"), *knows("bob dan")],
        {"Club": {}},
    )
    await draw(
        database,
        "MATCH (c:Entity {id: 'Club'}) UNWIND ['bob', 'dan'] AS id MATCH (p:Entity {id: id}) "
        "CREATE (p)-[:AFFILIATED_WITH {id: id}]->(c)",
    )
    target = ChainTarget(organisation="Club")

    short = await chains(asking(database), from_id="ann", to_any=target, count=1)
    strong = await chains(asking(database), from_id="ann", to_any=target, count=1, by=ChainOrder.STRONGEST)

    assert ways(short) == ["ann bob"]
    assert ways(strong) == ["ann cor dan"]


async def test_people_who_fit_but_are_hidden_are_not_found(database: Database) -> None:
    await draw_kitchen(database)
    await draw(database, "MATCH (p:Person) WHERE p.id IN ['dan'] SET p.seenUntilB_CONNECTOR = '2020-01-01'")
    question = asking(database, CONNECTOR)

    found = await chains(question, from_id="ann", to_any=ChainTarget(talent="food"))

    # Of dan the talents are hidden; fay, who lives in the south, on no chain; gus is reached through the organisation.
    assert ways(found) == ["ann cor Welfare gus"]


async def test_a_need_of_somebody_hidden_is_like_one_that_does_not_exist(database: Database) -> None:
    await draw_kitchen(database)
    await draw(database, "MATCH (p:Person {id: 'cor'}) SET p.seenUntilD1_CONNECTOR = null")

    for need in ("hungry", "nothing"):
        with pytest.raises(NotFound, match=f"There is no need with the id '{need}', given in toAny.need"):
            await chains(asking(database, CONNECTOR), from_id="ann", to_any=ChainTarget(need=need))


async def test_nobody_who_fits_is_told_apart_from_nobody_who_can_be_reached(database: Database) -> None:
    await draw_kitchen(database)
    await draw(database, "CREATE (:Entity:Talent {id: 'flying', labelNl: 'Vliegen', labelEn: 'Flying'})")

    nobody = await chains(asking(database), from_id="ann", to_any=ChainTarget(talent="flying"))
    unreached = await chains(asking(database), from_id="hal", to_any=ChainTarget(talent="soup"))

    assert nobody.explanation == "Nobody else is recorded who fits: somebody who offers Flying."
    assert unreached.explanation.startswith(
        "No chain of at most 6 steps is known from Hal to somebody who offers Soup."
    )


async def test_who_asks_does_not_count_as_somebody_who_fits(database: Database) -> None:
    await draw_kitchen(database)

    found = await chains(asking(database), from_id="gus", to_any=ChainTarget(talent="soup"), avoiding=["dan"])

    assert found.explanation == "Nobody else is recorded who fits: somebody who offers Soup."


@pytest.mark.parametrize("by", BOTH)
@pytest.mark.parametrize("end", ["ann", "dan"])
async def test_that_an_introduction_may_not_be_possible_now_is_told(
    database: Database, by: ChainOrder, end: str
) -> None:
    await draw_network(database, NETWORK, {end: {"mayBeAsked": False}})
    told = "Introducing them to each other may not be possible now."

    planned = await chains(asking(database), from_id="ann", to="dan", by=by)
    direct = await chains(asking(database), from_id=end, to={"ann": "bob", "dan": "cor"}[end], by=by)
    others = await chains(asking(database), from_id="bob", to="eva", by=by)

    assert planned.chains
    assert planned.explanation.endswith(told)
    assert told not in direct.explanation + others.explanation


async def test_no_chain_goes_by_way_of_whom_it_ends_at(database: Database) -> None:
    """Before the waypoint one who fits may be a stepping stone, though another chain ends there."""
    members: list[Tie] = [(name, "AFFILIATED_WITH", "Club") for name in ("gil", "hans")]
    await draw_network(database, [*knows("ann gil vic hans"), *knows("ann eva fay vic"), *members])
    target = ChainTarget(organisation="Club")

    found = await chains(asking(database), from_id="ann", to_any=target, via=["vic"], ties=["KNOWS"], count=2)

    assert ways(found) == ["ann gil vic hans", "ann eva fay vic gil"]
    assert "by way of" not in found.explanation
