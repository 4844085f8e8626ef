"""Registering people of whom no tie is known changes no verdict about anybody."""

from dataclasses import replace

from graph.connectors import connectors
from graph.database import Database
from graph.fragility import fragility
from graph.key_players import KeyPlayerAim, key_players
from tests.support.areas import DAY, asking, draw_ties, draw_town

PAIRS = ["ria rik", "ria vic", "rik vic", "pam pim", "pam vic", "pim vic", "rik ron", "sam sue", "sue sid"]


async def verdicts(database: Database) -> list[object]:
    """All that is said about people, without the counts of who has no known tie and their own sentences."""
    found = await connectors(asking(database), area="north", first=9, as_of=DAY)
    broken = await fragility(asking(database), area="north", as_of=DAY)
    near = await key_players(asking(database), area="north", count=4, as_of=DAY)
    leaving = await key_players(asking(database), area="north", aim=KeyPlayerAim.FRAGMENT, count=2, as_of=DAY)
    assert found.connectors[0].person.id == "vic"
    judging = broken.explanation.split("between others.")[0]
    return [
        [replace(each, betweenness_share=0.0, rank_low=0, rank_high=0) for each in found.connectors],
        replace(broken, people=0, without_known_tie=0, revision=0, explanation=judging),
        *[(each.people, each.score, each.total, each.reached_in_one_step) for each in (near, leaving)],
    ]


async def test_forty_people_without_a_known_tie_change_no_verdict(database: Database) -> None:
    people = sorted({each for pair in PAIRS for each in pair.split()})
    ties = [(one, "KNOWS", other) for one, other in map(str.split, PAIRS)]
    await draw_town(database, people, ties)
    before = await verdicts(database)
    newcomers = [f"new-{number:02}" for number in range(40)]

    await draw_town(database, [*people, *newcomers], ties)
    await draw_ties(database, [])

    assert await verdicts(database) == before
    assert (await fragility(asking(database), area="north", as_of=DAY)).without_known_tie == 40
