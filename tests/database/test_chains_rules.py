"""Who may stand on a chain, and that nothing tells of what is hidden."""

from datetime import date

import pytest

from graph.answers import Ref
from graph.chains import ChainOrder, ChainTarget, chains, traced
from graph.chains.networked import NetworkSearch
from graph.database import Database
from graph.errors import NotFound
from graph.model.kinds import TieKind
from tests.support.chains import CONNECTOR, SEES_ALL, Tie, asking, draw_meeting, draw_network, knows, ways

BOTH = tuple(ChainOrder)


def members(organisation: str, *names: str, **properties: object) -> list[Tie]:
    return [(name, "AFFILIATED_WITH", organisation, dict(properties)) for name in names]


@pytest.mark.parametrize("by", BOTH)
async def test_who_may_not_be_asked_is_no_stepping_stone_but_may_be_start_or_goal(
    database: Database, by: ChainOrder
) -> None:
    nodes = {
        "refuses": {"mayBeAsked": False},
        "paused": {"pausedUntil": date(2026, 11, 23)},
        "back": {"pausedUntil": date(2026, 11, 22)},
        "left": {"inactiveSince": date(2026, 11, 22)},
        "leaves": {"inactiveSince": date(2026, 11, 23)},
    }
    await draw_network(database, [tie for name in nodes for tie in knows(f"ann {name} bob")], nodes)

    question = asking(database)
    found = await chains(question, from_id="ann", to="bob", by=by, count=10)

    assert sorted(ways(found)) == ["ann back bob", "ann leaves bob"]
    for name in nodes:
        assert ways(await chains(question, from_id="ann", to=name, by=by, count=1)) == [f"ann {name}"]
        assert ways(await chains(question, from_id=name, to="bob", by=by, count=1)) == [f"{name} bob"]
    later = await chains(question, from_id="ann", to="bob", by=by, count=10, as_of=date(2026, 11, 23))
    assert sorted(ways(later)) == ["ann back bob", "ann paused bob"]


@pytest.mark.parametrize("by", BOTH)
async def test_a_large_organisation_is_no_stepping_stone_unless_asked(database: Database, by: ChainOrder) -> None:
    # The hall has four members on this day, the choir three, though five ties are recorded for it.
    ties = [
        *members("Hall", "ann", "bob", "m1", "m2"),
        *members("Choir", "ann", "bob", "m1"),
        *members("Choir", "m2", until="2020"),
        *members("Choir", "m1", role="singer"),
        *knows("ann cor dan eva bob"),
    ]
    await draw_network(database, ties)
    question = asking(database, hub_size=3)

    found = await chains(question, from_id="ann", to="bob", by=by, count=10)

    assert "ann Choir bob" in ways(found)
    assert not [way for way in ways(found) if "Hall" in way]
    through = await chains(question, from_id="ann", to="bob", by=by, count=10, through_hubs=True)
    assert "ann Hall bob" in ways(through)
    assert through.hubs_left_out == []
    # As start and as goal its size does not matter.
    assert ways(await chains(question, from_id="Hall", to="Choir", by=by, count=1))[0].startswith("Hall ")
    assert ways(await chains(question, from_id="ann", to="Hall", by=by, count=1)) == ["ann Hall"]


@pytest.mark.parametrize("by", BOTH)
async def test_the_answer_names_the_large_organisations_that_would_have_helped(
    database: Database, by: ChainOrder
) -> None:
    ties = [
        *members("Hall", "ann", "bob", "m1", "m2", strength=5, knownBy="SELF"),
        *members("Tower", "m3", "m4", "m5", "m6"),
        *knows("ann cor dan bob"),
    ]
    await draw_network(database, ties)

    found = await chains(asking(database, hub_size=3), from_id="ann", to="bob", by=by)

    assert ways(found) == ["ann cor dan bob"]
    assert found.hubs_left_out == [Ref("Hall")]
    assert "though a chain would be shorter through them: Hall." in found.explanation
    without = await chains(asking(database, hub_size=3, wanted=["chains"]), from_id="ann", to="bob", by=by)
    assert without.hubs_left_out == []


@pytest.mark.parametrize("by", BOTH)
async def test_without_any_chain_the_large_organisation_that_leads_there_is_named(
    database: Database, by: ChainOrder
) -> None:
    await draw_network(database, members("Hall", "ann", "bob", "m1", "m2"))

    found = await chains(asking(database, hub_size=3, wanted=["explanation"]), from_id="ann", to="bob", by=by)

    assert found.chains == []
    assert found.hubs_left_out == [Ref("Hall")]
    assert found.explanation.endswith(
        "Ask again with throughHubs, to go through large organisations. "
        "Too large to introduce people and left out, though a chain leads through them: Hall."
    )


async def test_a_large_organisation_that_would_not_shorten_a_chain_is_not_named(database: Database) -> None:
    await draw_network(database, [*members("Hall", "ann", "bob", "m1", "m2"), *knows("ann cor bob")])

    found = await chains(asking(database, hub_size=3), from_id="ann", to="bob")

    assert ways(found) == ["ann cor bob"]
    assert found.hubs_left_out == []


@pytest.mark.parametrize("by", BOTH)
async def test_somebody_with_many_ties_is_no_hub(database: Database, by: ChainOrder) -> None:
    friends = [tie for number in range(40) for tie in knows(f"ann friend{number}")]
    await draw_network(database, [*friends, *knows("bob ann cor")])

    assert ways(await chains(asking(database, hub_size=3), from_id="bob", to="cor", by=by)) == ["bob ann cor"]


@pytest.mark.parametrize("by", BOTH)
async def test_two_who_are_kept_apart_stand_on_no_chain_together_and_nothing_tells_so(
    database: Database, by: ChainOrder
) -> None:
    # ann - bob - cor - dan    and    ann - eva - fay - gus - dan
    ties: list[Tie] = [*knows("ann bob cor dan", strength=5), *knows("ann eva fay gus dan")]
    question = asking(database)
    await draw_network(database, ties)
    assert ways(await chains(question, from_id="ann", to="dan", by=by, count=1)) == ["ann bob cor dan"]

    for one, other in (("bob", "cor"), ("ann", "cor"), ("dan", "bob")):
        for count in (1, 3):
            await draw_network(database, [*ties, (one, "KEEP_APART", other, {"reportedBy": "somebody"})])
            found = await chains(asking(database), from_id="ann", to="dan", by=by, count=count)

            assert ways(found) == ["ann eva fay gus dan"]
            assert found.explanation == "1 chain leads from Ann to Dan. It takes 4 steps."
            assert not found.is_cut
            assert found.chains[0].avoids is None


@pytest.mark.parametrize("count", [1, 2, 3])
async def test_in_a_large_network_who_are_kept_apart_are_walked_around(
    database: Database, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    """To read it all would take so long that it would tell."""

    async def read(*_: object) -> NetworkSearch:
        raise AssertionError("the whole network is read")

    monkeypatch.setattr(traced, "MOST_TIES", 0)
    monkeypatch.setattr(NetworkSearch, "open", read)
    ties = [*knows("ann bob cor dan"), *knows("ann bob hal ian dan", strength=5), *knows("ann eva fay cor dan")]
    pairs: list[Tie] = [("bob", "KEEP_APART", "cor"), ("fay", "KEEP_APART", "eva"), ("dan", "KEEP_APART", "gus")]
    await draw_network(database, [*ties, *knows("ann gus dan"), *knows("ann jan kim lot dan"), *pairs])

    found = await chains(asking(database), from_id="ann", to="dan", count=count)

    assert ways(found) == ["ann bob hal ian dan", "ann jan kim lot dan"][:count]


@pytest.mark.parametrize("by", BOTH)
async def test_start_and_goal_who_are_kept_apart_look_like_strangers(database: Database, by: ChainOrder) -> None:
    lonely = [*knows("ann bob"), *knows("cor dan")]
    await draw_network(database, lonely)
    strangers = await chains(asking(database), from_id="ann", to="dan", by=by)

    for ties in (lonely, [*lonely, *knows("bob cor")]):
        for pair in (("ann", "dan"), ("dan", "ann")):
            await draw_network(database, [*ties, (pair[0], "KEEP_APART", pair[1])])
            found = await chains(asking(database), from_id="ann", to="dan", by=by)

            assert found == strangers


@pytest.mark.parametrize("by", BOTH)
@pytest.mark.parametrize("count", [1, 3])
async def test_start_and_goal_who_know_each_other_are_not_seen_to_be_kept_apart(
    database: Database, by: ChainOrder, count: int
) -> None:
    tied = [*knows("ann dan"), *knows("cor eva")]
    await draw_network(database, tied)
    free = await chains(asking(database), from_id="ann", to="dan", by=by, count=count)
    nearest = ChainTarget(organisation="Club")
    for pair in (("ann", "dan"), ("dan", "ann")):
        await draw_network(database, [*tied, (pair[0], "KEEP_APART", pair[1])])
        assert await chains(asking(database), from_id="ann", to="dan", by=by, count=count) == free

        # What brings them together by way of others stays out.
        around: list[Tie] = [*tied, *knows("ann cor dan"), *members("Club", "dan"), (pair[0], "KEEP_APART", pair[1])]
        await draw_network(database, around)
        question = asking(database)
        assert ways(await chains(question, from_id="ann", to="dan", by=by, count=count)) == ["ann dan"]
        assert ways(await chains(question, from_id="ann", to_any=nearest, by=by, count=count)) == ["ann dan"]
        assert ways(await chains(question, from_id="ann", to="Club", by=by, count=count)) == []
    assert ways(free) == ["ann dan"]


@pytest.mark.parametrize("by", BOTH)
async def test_an_order_to_keep_apart_holds_until_it_has_ended(database: Database, by: ChainOrder) -> None:
    for until, expected in (("2026-11-22", ["ann cor bob"]), ("2026-11-23", []), ("2026-11", []), ("2027", [])):
        await draw_network(database, [*knows("ann cor bob"), ("ann", "KEEP_APART", "bob", {"until": until})])

        assert ways(await chains(asking(database), from_id="ann", to="bob", by=by)) == expected


@pytest.mark.parametrize("by", BOTH)
async def test_hidden_people_stand_on_no_chain_and_nothing_tells_that_it_exists(
    database: Database, by: ChainOrder
) -> None:
    await draw_network(database, [*knows("ann bob cor"), *knows("ann dan eva cor")], south=["bob", "eva"])
    hidden = await chains(asking(database, CONNECTOR), from_id="ann", to="cor", by=by)
    await draw_network(database, knows("ann dan"), {"cor": {}})
    absent = await chains(asking(database, CONNECTOR), from_id="ann", to="cor", by=by)

    assert hidden.chains == []
    assert hidden == absent
    assert len((await chains(asking(database, SEES_ALL), from_id="ann", to="dan", by=by)).chains) == 1


@pytest.mark.parametrize("by", BOTH)
async def test_a_hidden_start_or_goal_is_like_one_that_does_not_exist(database: Database, by: ChainOrder) -> None:
    await draw_network(database, knows("ann bob"), south=["bob"])
    question = asking(database, CONNECTOR)

    with pytest.raises(NotFound) as hidden:
        await chains(question, from_id="ann", to="bob", by=by)
    with pytest.raises(NotFound) as unknown:
        await chains(question, from_id="ann", to="bub", by=by)

    assert hidden.value.message == unknown.value.message.replace("bub", "bob")
    for given in ({"from_id": "bob", "to": "ann"}, {"from_id": "bob", "to": "bob"}):
        with pytest.raises(NotFound, match="There is no person or organisation with the id 'bob', given in from"):
            await chains(question, **given, by=by)  # pyright: ignore


@pytest.mark.parametrize("by", BOTH)
async def test_relations_without_a_basis_or_a_home_are_hidden(database: Database, by: ChainOrder) -> None:
    nodes = {
        "expired": {"seenUntilC_CONNECTOR": "2026-11-21"},
        "today": {"seenUntilC_CONNECTOR": "2026-11-22"},
        "homeless": {"homeArea": None},
        "unbased": {"seenUntilC_CONNECTOR": None},
    }
    await draw_network(database, [tie for name in nodes for tie in knows(f"ann {name} bob")], nodes)

    assert ways(await chains(asking(database, CONNECTOR), from_id="ann", to="bob", by=by, count=10)) == [
        "ann today bob"
    ]


@pytest.mark.parametrize("by", BOTH)
async def test_belonging_to_care_or_faith_is_hidden_unless_somebody_acts_for_it(
    database: Database, by: ChainOrder
) -> None:
    nodes = {"Clinic": {"kind": "CARE"}, "Church": {"kind": "FAITH"}, "Club": {"kind": "SPORT"}}
    ties = [
        *members("Clinic", "ann", "bob"),
        *members("Church", "ann", level="WORK"),
        *members("Church", "bob", level="STRATEGIC"),
        *members("Club", "ann", "bob"),
    ]
    await draw_network(database, ties, nodes)

    narrow = await chains(asking(database, CONNECTOR), from_id="ann", to="bob", by=by, count=10)
    wide = await chains(asking(database), from_id="ann", to="bob", by=by, count=10)

    assert sorted(ways(narrow)) == ["ann Church bob", "ann Club bob"]
    assert sorted(ways(wide)) == ["ann Church bob", "ann Clinic bob", "ann Club bob"]
    assert ways(await chains(asking(database, CONNECTOR), from_id="ann", to="Clinic", by=by)) == []


@pytest.mark.parametrize("by", BOTH)
async def test_a_name_that_may_not_be_seen_is_not_told(database: Database, by: ChainOrder) -> None:
    await draw_network(database, knows("ann bob cor"), {"bob": {"seenUntilA1_CONNECTOR": "2020-01-01"}})

    [chain] = (await chains(asking(database, CONNECTOR), from_id="ann", to="cor", by=by)).chains

    assert [step.to.id for step in chain.steps] == ["bob", "cor"]
    assert "Bob" not in chain.explanation + chain.steps[0].why
    assert chain.steps[0].why == "Ann and somebody know each other; how was not recorded."


async def test_people_who_keep_coming_to_the_same_meetings_are_tied_by_them(database: Database) -> None:
    await draw_network(database, [], {name: {} for name in ("ann", "bob", "cor", "dan")})
    # ann and bob met twice in twelve months; cor came once; dan was with cor long ago.
    await draw_meeting(database, "spring", "2026-05-22", "ann bob", visitors=21)
    await draw_meeting(database, "autumn", "2026-10-01", "ann bob cor", visitors=11)
    await draw_meeting(database, "old", "2025-11-20", "cor dan bob")
    await draw_meeting(database, "older", "2025-10-20", "cor dan bob")
    kinds = (TieKind.KNOWS, TieKind.MEETS)

    found = await chains(asking(database), from_id="ann", to="bob", ties=kinds)

    [step] = found.chains[0].steps
    assert (step.kind, step.last_contact, step.strength) == (TieKind.MEETS, date(2026, 10, 1), None)
    assert step.why == "Ann and Bob came to 2 of the same meetings, last on 1 October 2026."
    # 1 / (1/20 + 1/10)
    assert found.chains[0].cost == 6.667
    assert ways(await chains(asking(database), from_id="ann", to="cor", ties=kinds)) == []
    assert ways(await chains(asking(database), from_id="ann", to="dan", ties=kinds)) == []
    assert ways(await chains(asking(database), from_id="ann", to="bob")) == []
    past = await chains(asking(database), from_id="cor", to="dan", ties=kinds, as_of=date(2026, 1, 1))
    assert ways(past) == ["cor dan", "cor bob dan"]


async def test_a_stronger_tie_beside_common_meetings_is_the_one_told(database: Database) -> None:
    await draw_network(database, knows("ann bob", strength=5, knownBy="SELF", lastContact=date(2026, 11, 1)))
    await draw_meeting(database, "spring", "2026-05-22", "ann bob", visitors=21)
    await draw_meeting(database, "autumn", "2026-10-01", "ann bob", visitors=11)

    found = await chains(asking(database), from_id="ann", to="bob", ties=tuple(TieKind))

    assert [step.kind for step in found.chains[0].steps] == [TieKind.KNOWS]
    assert len(found.chains) == 1


@pytest.mark.parametrize("count", [1, 2, 10])
async def test_the_same_large_organisations_are_named_however_many_chains_are_wanted(
    database: Database, count: int
) -> None:
    members: list[Tie] = [
        (name, "AFFILIATED_WITH", hall) for hall in ("Hall", "House") for name in ("ann", "dan", "m1", "m2")
    ]
    await draw_network(database, [*knows("ann bob cor dan"), *members])

    found = await chains(asking(database, hub_size=3), from_id="ann", to="dan", count=count)

    assert ways(found) == ["ann bob cor dan"]
    assert [each.id for each in found.hubs_left_out] == ["Hall", "House"]
