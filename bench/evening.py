"""The evening: the briefing of about 40 people, and what is still open in a neighbourhood, over HTTP."""

from collections.abc import AsyncIterator
from typing import Any

from neo4j import AsyncDriver

from bench.ground import Bench
from bench.measure import timing
from bench.rows import Row

PEOPLE = 40
TIMES = 40
BRIEFING = """query ($meeting: ID!) { briefing(meeting: $meeting) {
  people ties explanation absentGroups
  expected { person { id name } because explanation }
  introductions { first { id name } second { id name } broker { id name } why }
  firstVisits { id name } tiesUnknown { id name } notSeenLately { person { id name } caller { id name } explanation }
  matches { party { id name } score explanation } } }"""
OPEN_ACTIONS = """query ($area: ID!) { openActions(area: $area) {
  kind since due explanation people { id name } whoCouldAct { id name } } }"""
# The generator's own evenings are smaller or larger; this one has just as many as the goal names.
INVITE = """
MATCH (person:Person)-[:LIVES_IN]->(:Entity {id: $area})
WITH person ORDER BY person.id LIMIT $people
MERGE (meeting:Entity:Meeting {id: 'bench:tonight'})
  ON CREATE SET meeting.name = 'Tonight', meeting.kind = 'SOCIAL_CAFE', meeting.version = 1,
    meeting.startsAt = datetime() + duration('P1D')
MERGE (person)-[tie:ATTENDS]->(meeting)
  ON CREATE SET tie.id = 'bench:' + person.id, tie.version = 1, tie.status = 'COMING'
RETURN count(*) AS invited
"""


async def measure(bench: Bench) -> AsyncIterator[Row]:
    """The briefing of an evening to which 40 people of one neighbourhood said they come, and its open actions."""
    await _invite(bench.driver, bench.sample.area)
    briefing: dict[str, Any] = {"meeting": "bench:tonight"}
    yield await _row(bench, f"briefing of {PEOPLE} people", BRIEFING, briefing, "≤ 1 s", 1_000)
    yield await _row(bench, "open actions of a neighbourhood", OPEN_ACTIONS, {"area": bench.sample.area}, "", None)


async def _invite(driver: AsyncDriver, area: str) -> None:
    async with driver.session(database="neo4j") as session:
        await (await session.run(INVITE, {"area": area, "people": PEOPLE})).consume()


async def _row(bench: Bench, name: str, text: str, variables: dict[str, Any], goal: str, most: float | None) -> Row:
    client = bench.client()
    client.ask(text, variables)
    turn = client.turn(text, lambda _: variables, TIMES)
    ours = timing([await turn(number) for number in range(TIMES)])
    return Row(name, ours, None, goal, None if most is None else ours.median <= most)
