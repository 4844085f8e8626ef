"""The questions as they are asked over GraphQL: bound with their arguments, their defaults and their answers."""

from typing import Any

import orjson
import pytest

from api.context import Context
from api.reading.route import Route
from tests.support.graph import draw

PEOPLE = """
CREATE (a:Entity:Party:Person {id: 'q:a', version: 1, name: 'Aisha', sortName: 'Aisha', mayBeAsked: true}),
  (b:Entity:Party:Person {id: 'q:b', version: 1, name: 'Bram', sortName: 'Bram', mayBeAsked: true}),
  (c:Entity:Party:Person {id: 'q:c', version: 1, name: 'Cato', sortName: 'Cato', mayBeAsked: true}),
  (n:Entity:Location {id: 'q:n', version: 1, name: 'Noord', kind: 'NEIGHBOURHOOD'}),
  (t:Entity:Talent {id: 'q:t', version: 1, labelNl: 'Koken', labelEn: 'Cooking', kind: 'SKILL'}),
  (u:Entity:Talent {id: 'q:u', version: 1, labelNl: 'Bakken', labelEn: 'Baking', kind: 'SKILL'}),
  (v:Entity:Need {id: 'q:v', version: 1, summary: 'Wie bakt?', kind: 'QUESTION', status: 'OPEN'}),
  (u)-[:BROADER {id: 'q1', version: 1}]->(t),
  (a)-[:KNOWS {id: 'q2', version: 1, why: 'koor'}]->(b), (b)-[:KNOWS {id: 'q3', version: 1}]->(c),
  (c)-[:OFFERS {id: 'q4', version: 1}]->(u), (a)-[:HAS_NEED {id: 'q5', version: 1}]->(v),
  (v)-[:ASKS_FOR {id: 'q6', version: 1}]->(t)
FOREACH (each IN [a, b, c] | CREATE (each)-[:LIVES_IN {id: 'home:' + each.id, version: 1}]->(n))
SET a.homeArea = n.id, b.homeArea = n.id, c.homeArea = n.id
"""


@pytest.fixture(scope="module")
async def asked(world: Context) -> Context:
    """Three people in a row, beside the world that holds everything."""
    await draw(world.services.database, PEOPLE)
    return world


async def both(route: Route, context: Context, text: str) -> Any:
    """The answer, after both routes gave the same bytes."""
    shaped = await route.answer(context, text, {})
    executed = await route.executed(context, route.documents.get(text), {})
    assert orjson.dumps(shaped) == orjson.dumps(executed)
    assert "errors" not in shaped, shaped
    return shaped["data"]


async def test_a_chain_names_its_people_and_their_ties(route: Route, asked: Context) -> None:
    data = await both(
        route,
        asked,
        '{ chains(from: "q:a", to: "q:c") { isCut chains { length '
        "steps { from { __typename name ... on Person { roles } } to { id } kind } avoids { name } } } }",
    )
    [chain] = data["chains"]["chains"]
    assert [step["from"]["name"] for step in chain["steps"]] == ["Aisha", "Bram"]
    assert chain["steps"][0]["kind"] == "KNOWS"
    assert chain["avoids"] is None


async def test_the_arguments_of_a_chain_reach_the_search(route: Route, asked: Context) -> None:
    data = await both(
        route,
        asked,
        '{ a: chains(from: "q:a", to: "q:c", avoiding: ["q:b"]) { chains { length } } '
        'b: chains(from: "q:a", toAny: { talent: "q:t" }, by: STRONGEST, ties: [KNOWS]) { chains { length } } }',
    )
    assert data["a"]["chains"] == []
    assert data["b"]["chains"] == [{"length": 2}]


async def test_connectors_rank_the_one_in_the_middle_first(route: Route, asked: Context) -> None:
    data = await both(
        route,
        asked,
        '{ connectors(area: "q:n", first: 1) { people ties '
        "connectors { rank pairsCut person { name } brokerage { liaison } } } }",
    )
    [first] = data["connectors"]["connectors"]
    assert (data["connectors"]["people"], data["connectors"]["ties"]) == (3, 2)
    assert first["person"]["name"] == "Bram"
    assert first["pairsCut"] == 1


async def test_matches_go_down_the_tree(route: Route, asked: Context) -> None:
    data = await both(
        route, asked, '{ matches(need: "q:v") { score party { name } talentPath { labelNl } parts { kind value } } }'
    )
    [match] = data["matches"]
    assert (match["party"]["name"], match["score"]) == ("Cato", 1.0)
    assert [each["labelNl"] for each in match["talentPath"]] == ["Koken", "Bakken"]


async def test_search_and_surroundings_and_themes_answer(route: Route, asked: Context) -> None:
    data = await both(
        route,
        asked,
        '{ search(text: "aish") { entity { __typename id } } surroundings(of: "q:a") { nodes { steps entity { id } } } '
        "themes { id narrower { nodes { id } } } }",
    )
    assert {"__typename": "Person", "id": "q:a"} in [each["entity"] for each in data["search"]]
    assert {each["entity"]["id"] for each in data["surroundings"]["nodes"]} == {"q:a", "q:b"}
    assert {"id": "q:t", "narrower": {"nodes": [{"id": "q:u"}]}} in data["themes"]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ('{ chains(from: "q:a", to: "nobody") { isCut } }', "NOT_FOUND"),
        ('{ chains(from: "q:a") { isCut } }', "INVALID_INPUT"),
        ('{ chains(from: "q:t", to: "q:a") { isCut } }', "INVALID_INPUT"),
        ('{ chains(from: "q:a", to: "q:c", maxSteps: 50) { isCut } }', "INVALID_INPUT"),
        ('{ chains(from: "q:a", to: "q:c", count: 0) { isCut } }', "INVALID_INPUT"),
        ('{ connectors(area: "q:a") { people } }', "NOT_FOUND"),
        ('{ connectors(area: "q:n", first: 1000) { people } }', "INVALID_INPUT"),
        ("{ matches { score } }", "INVALID_INPUT"),
        ('{ search(text: "  ") { score } }', "INVALID_INPUT"),
        ('{ surroundings(of: "q:a", depth: 9) { isCut } }', "INVALID_INPUT"),
    ],
)
async def test_what_cannot_be_asked_is_told_with_a_code(route: Route, asked: Context, query: str, code: str) -> None:
    answer = await route.answer(asked, query, {})
    [error] = answer["errors"]
    assert error["extensions"]["code"] == code
    assert answer["data"] is None
