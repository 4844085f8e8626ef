"""The question `keyPlayers`, on small networks drawn in the test."""

from dataclasses import replace
from datetime import date

import pytest

from graph.database import Database
from graph.errors import InvalidInput, NotFound
from graph.key_players import KeyPlayerAim, KeyPlayers, key_players
from graph.model.kinds import Language, PersonRole, TieKind
from tests.support.areas import ANALYST, DAY, SEES_ALL, asking, draw_ties, draw_town
from tests.support.graph import draw

FRAGMENT = KeyPlayerAim.FRAGMENT


def knows(*pairs: str) -> list[tuple[str, str, str]]:
    return [(one, "KNOWS", other) for one, other in map(str.split, pairs)]


async def draw_two_stars(database: Database, **properties: dict[str, object]) -> None:
    """Two stars that meet in mid: ann with a1, a2, a3, and bea with b1, b2; lou is alone."""
    people = ["ann", "a1", "a2", "a3", "mid", "bea", "b1", "b2", "lou"]
    ties = knows("ann a1", "ann a2", "ann a3", "ann mid", "mid bea", "bea b1", "bea b2")
    await draw_town(database, people, ties, properties=properties)


def chosen(answer: KeyPlayers) -> list[str]:
    return [each.id for each in answer.people]


async def test_the_two_who_reach_all_others_are_found(database: Database) -> None:
    await draw_two_stars(database)

    answer = await key_players(asking(database), area="north", count=2, as_of=DAY)

    assert chosen(answer) == ["ann", "bea"]
    assert (answer.score, answer.reached_in_one_step, answer.reached_in_two_steps, answer.total) == (1.0, 8, 8, 8)
    assert (answer.is_exact, answer.without_known_tie, answer.ties, answer.is_estimate) == (True, 1, 7, False)
    assert answer.explanation.startswith(
        "With these 2 people you reach 8 of the 8 people of whom a tie is known: they were asked, or know one who was. "
        "In two steps that is 8. It is proven that no other choice does better. "
        "9 people are known who live or are active here."
    )


async def test_one_player_is_scored_by_how_near_the_others_are(database: Database) -> None:
    await draw_two_stars(database)

    answer = await key_players(asking(database), area="north", count=1, as_of=DAY)

    # ann: herself and four contacts, bea at two steps, her two contacts at three.
    assert chosen(answer) == ["ann"]
    assert answer.score == pytest.approx((5 + 1 / 2 + 2 / 3) / 8)
    assert (answer.reached_in_one_step, answer.reached_in_two_steps) == (5, 6)


async def test_without_a_number_three_are_chosen(database: Database) -> None:
    await draw_two_stars(database)

    assert len((await key_players(asking(database), area="north", as_of=DAY)).people) == 3


@pytest.mark.parametrize(("coverage", "expected"), [(0.1, 1), (5 / 8, 1), (0.63, 2), (1.0, 2)])
async def test_the_fewest_who_bring_a_share_within_one_step(database: Database, coverage: float, expected: int) -> None:
    await draw_two_stars(database)

    answer = await key_players(asking(database), area="north", coverage=coverage, as_of=DAY)

    assert (len(answer.people), answer.is_exact) == (expected, True)
    assert answer.reached_in_one_step >= coverage * 8


async def test_those_without_whom_most_breaks_are_found(database: Database) -> None:
    await draw_two_stars(database)

    one = await key_players(asking(database), area="north", aim=FRAGMENT, count=1, as_of=DAY)
    two = await key_players(asking(database), area="north", aim=FRAGMENT, count=2, as_of=DAY)

    # Without ann the star of bea is left: three ties and three pairs two steps apart, out of 21 pairs.
    assert (chosen(one), one.score) == (["ann"], pytest.approx(1 - (3 + 3 / 2) / 21))
    assert (chosen(two), two.score, two.is_exact) == (["ann", "bea"], 1.0, True)
    assert two.explanation.startswith(
        "If these 2 people leave, the others are farthest apart: 100 on a scale from 0, everybody knows everybody, to "
        "100, nobody reaches anybody; with them it is 46. It is proven that no other choice does better."
    )


async def test_roles_and_excluding_say_who_may_be_chosen_not_whose_network_it_is(database: Database) -> None:
    await draw_two_stars(database, mid={"roles": ["VOLUNTEER"]}, b1={"roles": ["VOLUNTEER"]})

    volunteers = await key_players(asking(database), area="north", count=1, roles=[PersonRole.VOLUNTEER], as_of=DAY)
    others = await key_players(asking(database), area="north", count=2, excluding=["ann", "lou"], as_of=DAY)

    assert (chosen(volunteers), volunteers.total) == (["mid"], 8)
    assert chosen(others) == ["a1", "bea"]


async def test_who_may_not_be_asked_is_not_invited_but_counted(database: Database) -> None:
    await draw_two_stars(database, ann={"mayBeAsked": False}, mid={"pausedUntil": "2027-01-01"})
    await draw(database, "MATCH (n:Person {id: 'mid'}) SET n.pausedUntil = date(n.pausedUntil)")

    invited = await key_players(asking(database), area="north", count=2, as_of=DAY)
    leaving = await key_players(asking(database), area="north", aim=FRAGMENT, count=1, as_of=DAY)

    assert chosen(invited) == ["a1", "bea"]
    assert invited.total == 8
    assert chosen(leaving) == ["ann"]


async def test_two_who_are_kept_apart_are_not_invited_together(database: Database) -> None:
    await draw_two_stars(database)
    await draw_ties(database, [("ann", "KEEP_APART", "bea")])

    two = await key_players(asking(database), area="north", count=2, as_of=DAY)
    all_of_them = await key_players(asking(database), area="north", coverage=1.0, as_of=DAY)
    leaving = await key_players(asking(database), area="north", aim=FRAGMENT, count=2, as_of=DAY)

    assert not {"ann", "bea"} <= set(chosen(two))
    assert not {"ann", "bea"} <= set(chosen(all_of_them))
    assert all_of_them.reached_in_one_step == 8
    assert chosen(leaving) == ["ann", "bea"]


async def test_what_cannot_be_had_is_said(database: Database) -> None:
    await draw_two_stars(database)
    everybody = ["ann", "a1", "a2", "a3", "mid", "b1", "b2"]

    short = await key_players(asking(database), area="north", coverage=1.0, excluding=everybody, as_of=DAY)
    few = await key_players(asking(database), area="north", count=2, excluding=everybody, as_of=DAY)
    none = await key_players(asking(database), area="north", excluding=[*everybody, "bea"], as_of=DAY)

    assert (chosen(short), short.reached_in_one_step) == (["bea"], 4)
    assert "More cannot be reached in one step by those who may be chosen." in short.explanation
    assert "No more people can be chosen." in few.explanation
    assert (chosen(none), none.score, none.reached_in_one_step) == ([], 0.0, 0)
    assert none.explanation.startswith("Nobody can be chosen: all who are left may not be asked or are excluded.")


async def test_only_people_are_chosen_where_organisations_carry_the_ways(database: Database) -> None:
    await draw_town(
        database,
        ["ann", "ben", "cas"],
        [(each, "AFFILIATED_WITH", "Club") for each in ("ann", "ben", "cas")] + [("Club", "BASED_AT", "hall")],
        organisations={"Club": {}},
    )
    ties = [TieKind.AFFILIATED_WITH]

    reach = await key_players(asking(database), area="north", count=1, ties=ties, as_of=DAY)
    fewest = await key_players(asking(database), area="north", coverage=0.5, ties=ties, as_of=DAY)

    assert (chosen(reach), reach.reached_in_one_step, reach.reached_in_two_steps, reach.total) == (["ann"], 1, 3, 3)
    assert len(fewest.people) == 2


async def test_the_explanation_follows_the_language(database: Database) -> None:
    await draw_two_stars(database)
    dutch = replace(SEES_ALL, language=Language.NL)

    answer = await key_players(asking(database, dutch), area="north", count=1, as_of=DAY)

    assert answer.explanation.startswith("Met deze persoon bereikt u 5 van de 8 mensen van wie een contact bekend is")


async def test_a_narrower_viewer_gets_what_they_may_see(database: Database) -> None:
    await draw_town(
        database,
        {"ann": "north", "ben": "north", "cas": "south"},
        [*knows("ann ben", "ben cas"), ("cas", "ACTIVE_IN", "north")],
    )

    seen = await key_players(asking(database, ANALYST), area="north", as_of=DAY)

    assert (chosen(seen), seen.total) == (["ann", "ben"], 2)
    with pytest.raises(NotFound, match="no person with the id 'cas', given in excluding"):
        await key_players(asking(database, ANALYST), area="north", excluding=["cas"], as_of=DAY)


@pytest.mark.parametrize("people", [[], ["ann"], ["ann", "ben"]])
@pytest.mark.parametrize("given", [{}, {"coverage": 0.5}, {"aim": FRAGMENT}])
async def test_where_no_tie_is_known_nobody_is_chosen(
    database: Database, people: list[str], given: dict[str, float]
) -> None:
    await draw_town(database, people)

    answer = await key_players(asking(database), area="north", as_of=DAY, **given)  # pyright: ignore[reportArgumentType]

    assert (chosen(answer), answer.score, answer.total) == ([], 0.0, 0)
    assert answer.explanation.startswith("No tie is known here, so nobody can be chosen by their ties.")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"area": "hall"}, "'hall' is a venue"),
        ({"area": "north", "count": 0}, "count is 0; give a number from 1 to 25"),
        ({"area": "north", "count": 26}, "count is 26; give a number from 1 to 25"),
        ({"area": "north", "count": 2, "coverage": 0.5}, "count and coverage are both given"),
        ({"area": "north", "coverage": 0.5, "aim": FRAGMENT}, "coverage goes with the aim REACH only"),
        ({"area": "north", "coverage": 80.0}, "coverage is 80; give a share above 0 and at most 1, as 0.8 for 80 %"),
        ({"area": "north", "coverage": 0.0}, "coverage is 0; give a share"),
        ({"area": "north", "coverage": float("nan")}, "coverage is nan; give a share"),
        ({"area": "north", "aim": "FAME"}, "aim is 'FAME'. Give 'REACH' or 'FRAGMENT'"),
        ({"area": "north", "excluding": ["zed"]}, "excluding names zed: not among the people"),
        ({"area": "north", "roles": []}, "roles is empty"),
        ({"area": "north", "as_of": date(1, 1, 1)}, "asOf is 0001-01-01"),
    ],
)
async def test_bad_input_is_refused_with_what_is_allowed(
    database: Database, given: dict[str, object], message: str
) -> None:
    await draw_town(database, {"ann": "north", "ben": "north", "zed": "south"})

    with pytest.raises(InvalidInput, match=message):
        await key_players(asking(database), **given)  # pyright: ignore[reportArgumentType]
    with pytest.raises(NotFound, match="no area with the id 'nowhere'"):
        await key_players(asking(database), area="nowhere")
