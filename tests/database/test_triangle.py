"""`openTriangle` on a small family: who is proposed, who never is, and who may see any of it."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from graph.access import Viewer
from graph.database import Database
from graph.errors import InvalidInput, NotFound
from graph.model import DataClass
from graph.model.kinds import Audience, Language
from graph.triangle import OpenTriangle, TriangleSide, open_triangle
from tests.support.areas import ANALYST, DAY, SEES_ALL, Tie, asking, draw_ties, draw_town
from tests.support.graph import draw

ROLES = {
    "client": ["RESIDENT"],
    "mother": ["FAMILY", "RESIDENT"],
    "nurse": ["PROFESSIONAL"],
    "expert": ["FAMILY", "EXPERIENCE_EXPERT"],
    "buddy": ["VOLUNTEER"],
    "colleague": ["PROFESSIONAL"],
}
HOMES = {**dict.fromkeys(ROLES, "north"), "colleague": "south", "nurse": "south"}
#  mother --FAMILY-- client <--SUPPORTS-- nurse --- colleague --- expert (lives where the mother lives)
TIES: list[Tie] = [
    ("mother", "KNOWS", "client", {"kind": "FAMILY"}),
    ("mother", "SUPPORTS", "client"),
    ("nurse", "SUPPORTS", "client"),
    ("buddy", "SUPPORTS", "client"),
    ("nurse", "KNOWS", "colleague"),
    ("colleague", "KNOWS", "expert"),
]
# Sees everything of the people of the north, support included.
CARE = Viewer(
    "carer",
    audience=Audience.CARE,
    classes=frozenset(DataClass),
    areas=frozenset({"north", "south"}),
    day=DAY,
    language=Language.EN,
)
SEEN = {f"seenUntil{each}_CARE": "9999-12-31" for each in ("A1", "B", "C", "D1", "D2")}


async def draw_family(
    database: Database, more: list[Tie] | None = None, properties: Mapping[str, Mapping[str, object]] | None = None
) -> None:
    own = {each: {"roles": roles, **SEEN, **(properties or {}).get(each, {})} for each, roles in ROLES.items()}
    await draw_town(database, HOMES, [*TIES, *(more or [])], properties=own, organisations={"clinic": {"kind": "CARE"}})


async def around(database: Database, person: str = "client", viewer: Viewer = SEES_ALL) -> OpenTriangle:
    return await open_triangle(asking(database, viewer), around=person)


def proposed(triangle: OpenTriangle) -> list[str]:
    return [each.person.id for each in triangle.could_stand_beside]


async def test_the_open_side_and_who_could_close_it(database: Database) -> None:
    await draw_family(database)

    found = await around(database)

    assert [each.id for each in found.family] == ["mother"]
    assert [each.id for each in found.professionals] == ["nurse"]
    assert found.missing == [TriangleSide.FAMILY_PROFESSIONAL]
    [expert] = found.could_stand_beside
    assert (expert.person.id, expert.is_near, expert.knows_professional) == ("expert", True, False)
    assert expert.introduced_by is not None
    assert expert.introduced_by.id == "colleague"
    assert expert.explanation == (
        "expert has been family of somebody with care too. expert lives or is active where mother lives. "
        "colleague knows nurse and can introduce expert."
    )


async def test_a_triangle_that_is_closed_needs_nobody(database: Database) -> None:
    await draw_family(database, [("mother", "KNOWS", "nurse")])

    found = await around(database)

    assert (found.missing, found.could_stand_beside) == ([], [])


async def test_an_acquaintance_that_is_over_closes_nothing(database: Database) -> None:
    await draw_family(database, [("mother", "KNOWS", "nurse", {"until": "2025"})])

    assert (await around(database)).missing == [TriangleSide.FAMILY_PROFESSIONAL]


@pytest.mark.parametrize(
    "refusal",
    [{"mayBeAsked": False}, {"pausedUntil": "2027-01-31"}, {"inactiveSince": "2026-01-01"}],
    ids=lambda each: next(iter(each)),
)
@pytest.mark.parametrize("who", ["expert", "mother", "nurse"])
async def test_nobody_is_proposed_who_may_not_be_asked(
    database: Database, who: str, refusal: dict[str, object]
) -> None:
    await draw_family(database)
    name, value = next(iter(refusal.items()))
    stored = "$value" if name == "mayBeAsked" else "date($value)"
    await draw(database, f"MATCH (n:Person {{id: $id}}) SET n.{name} = {stored}", id=who, value=value)

    found = await around(database)

    assert found.could_stand_beside == []
    assert found.missing == [TriangleSide.FAMILY_PROFESSIONAL]


@pytest.mark.parametrize("other", ["client", "mother", "nurse"])
async def test_whoever_is_kept_apart_from_anybody_concerned_is_not_proposed(database: Database, other: str) -> None:
    await draw_family(database)
    open_side = await around(database)
    await draw_ties(database, [("expert", "KEEP_APART", other, {"reportedBy": "somebody"})])

    found = await around(database)

    assert proposed(open_side) == ["expert"]
    assert proposed(found) == []
    assert "apart" not in found.explanation


async def test_an_introducer_is_not_kept_apart_from_those_introduced(database: Database) -> None:
    await draw_family(database, [("colleague", "KEEP_APART", "nurse", {"reportedBy": "somebody"})])

    [expert] = (await around(database)).could_stand_beside

    assert expert.introduced_by is None


async def test_a_family_expert_who_is_nowhere_near_is_not_proposed(database: Database) -> None:
    await draw_family(database)
    await draw(
        database,
        "MATCH (n {id: 'expert'}) OPTIONAL MATCH (n)-[t:LIVES_IN]->() DELETE t REMOVE n.homeArea WITH n "
        "MATCH (n)-[t:KNOWS]-() DELETE t",
    )

    assert proposed(await around(database)) == []


async def test_a_care_organisation_stands_in_where_no_professional_is_known(database: Database) -> None:
    await draw_family(database, [("clinic", "SUPPORTS", "client")])
    with_nurse = await around(database)
    await draw(database, "MATCH ({id: 'nurse'})-[t:SUPPORTS]->() DELETE t")

    found = await around(database)

    assert [each.id for each in with_nurse.professionals] == ["nurse"]
    assert [each.id for each in found.professionals] == ["clinic"]
    assert found.missing == [TriangleSide.FAMILY_PROFESSIONAL]


async def test_without_family_or_professional_the_other_side_is_missing(database: Database) -> None:
    await draw_family(database)
    await draw(database, "MATCH ({id: 'mother'})-[t]-({id: 'client'}) DELETE t")
    no_family = await around(database)
    await draw(database, "MATCH ()-[t:SUPPORTS]->({id: 'client'}) DELETE t")
    nothing = await around(database)

    assert no_family.missing == [TriangleSide.PERSON_FAMILY]
    assert nothing.missing == []
    assert "unknown, which is not none" in nothing.explanation


async def test_who_may_not_see_support_learns_nothing(database: Database) -> None:
    await draw_family(database)
    with_support = await around(database, viewer=ANALYST)
    await draw(database, "MATCH ()-[t:SUPPORTS]->() DELETE t")

    without = await around(database, viewer=ANALYST)

    assert with_support == without
    assert (with_support.is_shown, with_support.family, with_support.missing) == (False, [], [])


async def test_who_may_see_support_sees_the_same_as_who_sees_all(database: Database) -> None:
    await draw_family(database)

    found = await around(database, viewer=CARE)

    assert found == await around(database)


async def test_a_supporter_who_is_hidden_is_not_counted(database: Database) -> None:
    await draw_family(database)
    await draw(database, "MATCH (n {id: 'nurse'}) SET n.seenUntilD2_CARE = '2026-01-01'")

    found = await around(database, viewer=CARE)

    assert found.professionals == []
    assert "nurse" not in found.explanation


async def test_dutch_is_spoken(database: Database) -> None:
    await draw_family(database)

    found = await around(database, viewer=replace(SEES_ALL, language=Language.NL))

    assert found.explanation == (
        "Rond client staan mother en nurse; voor zover bekend kennen zij elkaar niet. "
        "Naast de familie kan staan: expert."
    )


@pytest.mark.parametrize(
    ("person", "error", "words"),
    [
        ("nobody", NotFound, "'nobody'"),
        ("clinic", NotFound, "no person"),
        ("", InvalidInput, "1 to 64 characters"),
        ("é" * 10_000, InvalidInput, "1 to 64 characters"),
    ],
)
async def test_what_is_no_person_is_refused(
    database: Database, person: str, error: type[Exception], words: str
) -> None:
    await draw_family(database)

    with pytest.raises(error, match=words):
        await around(database, person)


async def test_a_person_who_is_hidden_answers_as_nobody(database: Database) -> None:
    await draw_family(database)
    await draw(database, "MATCH (n {id: 'client'}) SET n.homeArea = 'south'")

    with pytest.raises(NotFound):
        await around(database, viewer=ANALYST)
