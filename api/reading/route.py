"""Answers GraphQL requests: reads by the shaped route, mutations and introspection by the library's executor.

Both routes read through the same resolvers of `api.schema.queries`, which return finished objects keyed by the asker's
names; the executor then only completes them, so that each route is the other's oracle.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

import graphql
from graphql import (
    FieldNode,
    GraphQLError,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
)
from graphql.execution.values import VariableValues, get_variable_values

from api import errors
from api.context import Context
from api.leading import led_on
from api.reading.documents import Document, Documents
from api.reading.misspelt import told
from api.reading.selection import TYPENAME, Collector
from api.schema.list_sizes import check_list_sizes
from graph.errors import InvalidInput, LimitExceeded, NotFound
from graph.model_values import shown
from graph.projection import Selected

Root = Callable[[Context, Selected], Awaitable[Any]]
"""Answers one field of the query type."""


@dataclass(frozen=True)
class Route:
    """The routes of one schema."""

    schema: GraphQLSchema
    roots: Mapping[str, Root]
    slow: frozenset[str]
    documents: Documents

    @classmethod
    def of(cls, schema: GraphQLSchema, roots: Mapping[str, Root], slow: frozenset[str]) -> "Route":
        """The routes of a schema; `slow` names the questions that get the longer deadline."""
        return cls(schema, roots, slow, Documents(schema))

    async def answer(
        self, context: Context, text: str, variables: Mapping[str, Any], operation: str | None = None
    ) -> dict[str, Any]:
        """The answer to a request, as an object for JSON; `operation` names the one of the document that is asked."""
        document = self.documents.get(text)
        if document.error is not None or document.operation is None:
            return _refused(context, document.error or GraphQLError("Nothing was asked."))
        if operation and operation != document.name:
            sentence = (
                "Unknown operation named {given}: the document holds none of that name. Leave `operationName` out."
            )
            return errors.refusal(
                InvalidInput(sentence, code="GRAPHQL", given=shown(operation)), context.viewer.language
            )
        definitions = document.operation.variable_definitions or ()
        values = get_variable_values(self.schema, definitions, dict(variables), max_errors=1)
        if isinstance(values, list):
            return _refused(context, told(values[0], self.schema))
        if document.asks_schema and not context.services.settings.graphiql:
            sentence = "The schema is not given here. Read it in api/schema.graphql, or start with --graphiql."
            return errors.refusal(InvalidInput(sentence, code="NO_INTROSPECTION"), context.viewer.language)
        if document.is_query and (answer := await self._shaped(context, document, values)) is not None:
            return answer
        return await self.executed(context, document, variables)

    async def _shaped(self, context: Context, document: Document, values: VariableValues) -> dict[str, Any] | None:
        """The answer by the shaped route; None when the document asks for the schema itself."""
        query = cast(GraphQLObjectType, self.schema.query_type)
        operation = document.operation
        assert operation is not None  # noqa: S101  # narrowed by the caller
        collector = Collector(self.schema, document.fragments, values, document.kept)
        grouped = collector.roots(query, operation.selection_set)
        if any(nodes[0].name.value.startswith("__") and nodes[0].name.value != TYPENAME for nodes in grouped.values()):
            return None
        work = [self._root(context, collector, query, key, nodes) for key, nodes in grouped.items()]
        # A task of its own for the only field would cost a twentieth of a small answer.
        outcomes = [await work[0]] if len(work) == 1 else await asyncio.gather(*work)
        failures = [outcome for outcome in outcomes if isinstance(outcome, GraphQLError)]
        answer: dict[str, Any] = {"data": _data(query, grouped, outcomes)}
        if failures:
            answer["errors"] = [_formatted(context, each) for each in failures]
        return answer

    async def _root(
        self, context: Context, collector: Collector, query: GraphQLObjectType, key: str, nodes: list[FieldNode]
    ) -> Any:
        try:
            selected = collector.selected(query, key, nodes)
            return query.name if selected.name == TYPENAME else await self.resolve(context, selected)
        except GraphQLError as error:
            return GraphQLError(error.message, nodes, path=[key], original_error=error.original_error)
        except Exception as error:  # noqa: BLE001  # every failure becomes an answer; `errors` decides what is shown
            return GraphQLError("", nodes, path=[key], original_error=error)

    async def resolve(self, context: Context, selected: Selected) -> Any:
        """One field of the query type, within the limits of one request and its deadline."""
        settings = context.services.settings
        check_list_sizes(selected)
        if (asked := selected.most_entities) > settings.nodes_per_call:
            raise LimitExceeded(
                "{question} could give {asked} entities; at most {most} are allowed. "
                "Lower `first`, or ask for fewer levels.",
                question=selected.name,
                asked=asked,
                most=settings.nodes_per_call,
            )
        seconds = settings.analysis_seconds if selected.name in self.slow else settings.request_seconds
        try:
            async with asyncio.timeout(seconds):
                return await self._answered(context, selected)
        except TimeoutError:
            raise LimitExceeded(
                "{question} took longer than {seconds:g} seconds and was stopped. Try again: after a start the first "
                "answers are the slowest. If it stays so, ask for less: a smaller area, fewer steps, a shorter list.",
                question=selected.name,
                seconds=seconds,
            ) from None

    async def _answered(self, context: Context, selected: Selected) -> Any:
        root = self.roots[selected.name]
        try:
            return await root(context, selected)
        except (NotFound, InvalidInput):
            field = cast(GraphQLObjectType, self.schema.query_type).fields[selected.name]
            led = await led_on(context, field.args, selected.arguments)
            if led is None:
                raise
        return await root(context, replace(selected, arguments=led))

    async def executed(self, context: Context, document: Document, variables: Mapping[str, Any]) -> dict[str, Any]:
        """The answer by the library's executor."""
        if document.ast is None:
            raise InvalidInput("A document that is refused cannot be executed. Send another.")
        result = graphql.execute(
            self.schema, document.ast, None, context, variable_values=dict(variables), hide_suggestions=True
        )
        outcome: Any = await cast(Awaitable[Any], result) if asyncio.iscoroutine(result) else result
        answer: dict[str, Any] = {"data": outcome.data}
        if outcome.errors:
            answer["errors"] = [_formatted(context, each) for each in outcome.errors]
        return answer


def _formatted(context: Context, error: GraphQLError) -> dict[str, Any]:
    return errors.formatted(error, context.viewer.language, context.spelt)


def _refused(context: Context, error: GraphQLError) -> dict[str, Any]:
    return {"data": None, "errors": [_formatted(context, error)]}


def _data(
    query: GraphQLObjectType, grouped: Mapping[str, list[FieldNode]], outcomes: list[Any]
) -> dict[str, Any] | None:
    data: dict[str, Any] = {}
    for (key, nodes), outcome in zip(grouped.items(), outcomes, strict=True):
        is_failure = isinstance(outcome, GraphQLError)
        if is_failure and isinstance(query.fields[nodes[0].name.value].type, GraphQLNonNull):
            return None
        data[key] = None if is_failure else outcome
    return data
