"""What stands around somebody, on the real database."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from graph.database import Database
from graph.errors import InvalidInput, NotFound
from graph.model.kinds import TieKind
from graph.surroundings import Surroundings, surroundings
from tests.support.chains import CONNECTOR, Tie, asking, draw_meeting, draw_network, knows
from tests.support.graph import draw

# ann - bob - cor - dan - eva, ann - dan, and everybody but eva in the club
NETWORK: list[Tie] = [
    *knows("ann bob", strength=2),
    *knows("bob cor dan eva"),
    *knows("ann dan", strength=4, why="choir", knownBy="SELF"),
    *((name, "AFFILIATED_WITH", "Club", {"role": "member"}) for name in ("ann", "bob", "cor", "dan")),
]


def nodes(found: Surroundings) -> list[tuple[str, int, int]]:
    return [(each.entity.id, each.steps, each.hidden_neighbours) for each in found.nodes]


def ties(found: Surroundings) -> list[tuple[str, str]]:
    return [(each.from_.id, each.to.id) for each in found.ties]


async def test_neighbours_come_with_the_ties_among_them_and_what_lies_beyond(database: Database) -> None:
    await draw_network(database, NETWORK)

    found = await surroundings(asking(database), of="ann")

    assert nodes(found) == [("ann", 0, 0), ("dan", 1, 2), ("bob", 1, 1), ("Club", 1, 1)]
    assert ties(found) == [("ann", "Club"), ("ann", "bob"), ("ann", "dan"), ("bob", "Club"), ("dan", "Club")]
    choir = found.ties[2]
    assert (choir.kind, choir.why, choir.strength) == (TieKind.KNOWS, "choir", 4)
    assert found.ties[0].why == "Ann belongs to Club (member)."
    assert not found.is_cut
    assert found.explanation == "3 others are tied to Ann. 5 ties among them are shown."


async def test_each_step_further_shows_more(database: Database) -> None:
    await draw_network(database, NETWORK)
    question = asking(database)

    two = await surroundings(question, of="ann", depth=2, ties=[TieKind.KNOWS])
    three = await surroundings(question, of="eva", depth=3, ties=["KNOWS"])

    assert nodes(two) == [("ann", 0, 0), ("dan", 1, 0), ("bob", 1, 0), ("cor", 2, 0), ("eva", 2, 0)]
    assert nodes(three) == [("eva", 0, 0), ("dan", 1, 0), ("ann", 2, 0), ("cor", 2, 0), ("bob", 3, 0)]
    assert two.explanation == "4 others stand within 2 steps of Ann. 5 ties among them are shown."


async def test_the_best_tied_come_first_when_there_are_too_many(database: Database) -> None:
    friends = [tie for number in range(1, 6) for tie in knows(f"ann friend{number}", strength=number)]
    await draw_network(database, friends)

    found = await surroundings(asking(database), of="ann", first=3)

    assert nodes(found) == [("ann", 0, 3), ("friend5", 1, 0), ("friend4", 1, 0)]
    assert found.is_cut
    assert found.explanation.endswith("There is more than is shown; the best tied come first.")
    alone = await surroundings(asking(database), of="ann", first=1)
    assert nodes(alone) == [("ann", 0, 5)]
    assert alone.is_cut
    for depth in (1, 2):
        exact = await surroundings(asking(database, wanted=["nodes"]), of="ann", first=6, depth=depth)
        assert not exact.is_cut


async def test_those_with_most_ties_to_the_nearer_ones_come_first_further_away(database: Database) -> None:
    await draw_network(database, [*knows("ann bob dan"), *knows("ann cor dan"), *knows("bob eva", strength=5)])

    found = await surroundings(asking(database), of="ann", depth=2, first=4)

    assert [each.entity.id for each in found.nodes] == ["ann", "bob", "cor", "dan"]
    assert found.is_cut
    full = await surroundings(asking(database, wanted=["nodes"]), of="ann", depth=2, first=3)
    assert [each.entity.id for each in full.nodes] == ["ann", "bob", "cor"]
    assert full.is_cut


async def test_a_large_organisation_is_shown_but_not_looked_beyond_unless_asked_about(database: Database) -> None:
    members: list[Tie] = [(name, "AFFILIATED_WITH", "Hall") for name in ("ann", "bob", "cor", "dan")]
    await draw_network(database, [*members, *knows("ann eva")])
    question = asking(database, hub_size=3)

    found = await surroundings(question, of="ann", depth=3)

    assert nodes(found) == [("ann", 0, 0), ("Hall", 1, 3), ("eva", 1, 0)]
    assert "Too large to look beyond: Hall." in found.explanation
    assert len((await surroundings(question, of="Hall", depth=1)).nodes) == 5


async def test_hidden_people_and_ties_are_neither_shown_nor_counted(database: Database) -> None:
    nodes_ = {"Clinic": {"kind": "CARE"}}
    network: list[Tie] = [
        *knows("ann bob cor"),
        *knows("ann hid"),
        *knows("bob hid"),
        ("ann", "AFFILIATED_WITH", "Clinic"),
        ("bob", "AFFILIATED_WITH", "Clinic", {"level": "WORK"}),
        ("hid", "AFFILIATED_WITH", "Clinic", {"level": "WORK"}),
    ]
    await draw_network(database, network, nodes_, south=["hid"])

    found = await surroundings(asking(database, CONNECTOR), of="ann")

    assert nodes(found) == [("ann", 0, 0), ("bob", 1, 2)]
    assert ties(found) == [("ann", "bob")]
    assert nodes(await surroundings(asking(database, CONNECTOR), of="Clinic")) == [("Clinic", 0, 0), ("bob", 1, 2)]
    with pytest.raises(NotFound, match="There is no person or organisation with the id 'hid', given in of"):
        await surroundings(asking(database, CONNECTOR), of="hid")


async def test_a_name_that_may_not_be_seen_is_not_told(database: Database) -> None:
    await draw_network(database, knows("ann bob"), {"bob": {"seenUntilA1_CONNECTOR": "2020"}})

    found = await surroundings(asking(database, CONNECTOR), of="ann")

    assert found.ties[0].why == "Ann and somebody know each other; how was not recorded."


async def test_ties_are_those_of_the_day(database: Database) -> None:
    await draw_network(database, [*knows("ann bob", until="2024"), *knows("ann cor", since="2025")])
    question = asking(database)

    now = await surroundings(question, of="ann")
    then = await surroundings(question, of="ann", as_of=date(2024, 6, 1))

    assert nodes(now) == [("ann", 0, 0), ("cor", 1, 0)]
    assert nodes(then) == [("ann", 0, 0), ("bob", 1, 0)]


async def test_of_ties_of_one_kind_the_strongest_is_shown(database: Database) -> None:
    roles: Sequence[tuple[str, int]] = [("member", 1), ("cook", 5), ("guest", 2)]
    network: list[Tie] = [("ann", "AFFILIATED_WITH", "Club", {"role": role, "strength": many}) for role, many in roles]
    await draw_network(database, network)

    found = await surroundings(asking(database), of="Club")

    assert [each.why for each in found.ties] == ["Ann belongs to Club (cook)."]


async def test_meetings_tie_those_who_keep_coming_when_asked(database: Database) -> None:
    await draw_network(database, knows("ann bob"), {name: {} for name in ("cor", "dan", "hid")}, south=["hid"])
    await draw_meeting(database, "spring", "2026-05-22", "ann bob cor hid")
    await draw_meeting(database, "summer", "2026-07-22", "ann cor dan hid")
    await draw_meeting(database, "autumn", "2026-10-22", "ann bob cor dan")
    await draw_meeting(database, "older", "2025-10-22", "ann bob cor dan")
    question = asking(database, CONNECTOR)

    usual = await surroundings(question, of="ann")
    with_knows = await surroundings(question, of="ann", ties=[TieKind.KNOWS, TieKind.MEETS])
    alone = await surroundings(question, of="bob", ties=[TieKind.MEETS], first=2)

    assert nodes(usual) == [("ann", 0, 0), ("bob", 1, 0)]
    # With ann: bob twice, cor three times, dan twice. bob and dan met once.
    assert nodes(with_knows) == [("ann", 0, 0), ("bob", 1, 0), ("cor", 1, 0), ("dan", 1, 0)]
    assert sorted((each.from_.id, each.to.id, each.kind.value) for each in with_knows.ties) == [
        ("ann", "bob", "KNOWS"),
        ("ann", "bob", "MEETS"),
        ("ann", "cor", "MEETS"),
        ("ann", "dan", "MEETS"),
        ("bob", "cor", "MEETS"),
        ("cor", "dan", "MEETS"),
    ]
    assert with_knows.ties[2].why == "Ann and Cor came to 3 of the same meetings, last on 22 October 2026."
    assert nodes(alone) == [("bob", 0, 1), ("ann", 1, 2)]
    assert alone.is_cut


async def test_somebody_without_ties_stands_alone(database: Database) -> None:
    await draw_network(database, [], {"ann": {}})

    found = await surroundings(asking(database), of="ann", depth=3)

    assert nodes(found) == [("ann", 0, 0)]
    assert found.ties == []
    assert found.explanation == "Of Ann no tie is recorded that can be used; ask whom Ann knows and record it."


async def test_what_is_not_asked_for_is_not_counted(database: Database) -> None:
    await draw_network(database, knows("ann bob cor"))

    found = await surroundings(asking(database, wanted=["nodes", "nodes.steps"]), of="ann")

    assert nodes(found) == [("ann", 0, 0), ("bob", 1, 0)]


@pytest.mark.parametrize(
    ("given", "kind", "message"),
    [
        ({"of": "nobody"}, NotFound, "There is no person or organisation with the id 'nobody', given in of."),
        ({"of": "cooking"}, InvalidInput, "'cooking', given in of, is a talent."),
        ({"of": ""}, InvalidInput, "of is ''; an id has 1 to 64 characters"),
        ({"depth": 0}, InvalidInput, "depth is 0; give a number from 1 to 3."),
        ({"depth": 4}, InvalidInput, "depth is 4; give a number from 1 to 3."),
        ({"first": 0}, InvalidInput, "first is 0; give a number from 1 to 500."),
        ({"first": 501}, InvalidInput, "first is 501; give a number from 1 to 500."),
        ({"ties": []}, InvalidInput, "ties is empty; give at least one of"),
        ({"ties": ["LOVES"]}, InvalidInput, "ties is 'LOVES'. Give 'KNOWS', 'AFFILIATED_WITH'"),
        ({"as_of": date(3000, 1, 1)}, InvalidInput, "asOf is 3000-01-01; give a day from"),
    ],
)
async def test_what_cannot_be_asked_is_refused_with_what_is_allowed(
    database: Database, given: dict[str, Any], kind: type[Exception], message: str
) -> None:
    await draw_network(database, knows("ann bob"))
    await draw(database, "CREATE (:Entity:Talent {id: 'cooking', labelNl: 'Koken'})")

    with pytest.raises(kind) as refused:
        await surroundings(asking(database), **{"of": "ann", **given})

    assert message in str(refused.value)
