"""What a document selects is found once, but for what depends on a variable."""

from typing import Any, cast

from graphql.execution.values import VariableValues, get_variable_values

from api.reading.documents import Documents
from api.reading.selection import Collector
from api.schema.build import build_route
from graph.projection import Selected

QUERY = """query ($first: Int!, $short: Boolean!) { people(first: 3) { nodes {
  ...card knows(first: $first) { nodes { id } } name @skip(if: $short) } } }
fragment card on Person { id livesIn { ...place } } fragment place on Location { id within { nodes { name } } }"""

schema = build_route().schema
documents = Documents(schema)


def selected(**variables: object) -> dict[str, Selected]:
    """What is selected of a person, by name."""
    document = documents.get(QUERY)
    assert document.operation is not None
    values = get_variable_values(schema, document.operation.variable_definitions or (), dict(variables))
    collector = Collector(schema, document.fragments, cast(VariableValues, values), document.kept)
    query: Any = schema.query_type
    [(key, nodes)] = collector.roots(query, document.operation.selection_set).items()
    [people] = collector.selected(query, key, nodes).only
    return {each.name: each for each in people.only}


def test_what_holds_no_variable_is_kept_with_its_document() -> None:
    one, other = selected(first=5, short=False), selected(first=7, short=False)

    assert one["livesIn"] is other["livesIn"]
    assert one["id"] is other["id"]


def test_what_holds_a_variable_follows_it() -> None:
    one, other = selected(first=5, short=False), selected(first=7, short=True)

    assert (one["knows"].arguments["first"], other["knows"].arguments["first"]) == (5, 7)
    assert one["knows"].children is other["knows"].children
    assert ("name" in one, "name" in other) == (True, False)
