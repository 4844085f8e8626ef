"""Builds the schema once: declares all types, and lets the executor read finished objects by the asker's names."""

from functools import cache
from typing import Any, cast

import strawberry
from graphql import GraphQLInterfaceType, GraphQLObjectType, GraphQLResolveInfo, GraphQLSchema, GraphQLUnionType
from graphql.execution.values import VariableValues
from strawberry.schema.config import StrawberryConfig

from api.reading.route import Route
from api.reading.selection import Collector
from api.schema.entities import declare_entities
from api.schema.mutations import Change, answer, mutations
from api.schema.queries import Question, entity_questions, roots
from api.schema.questions import questions_of_graph
from api.schema.scalars import SCALARS
from api.schema.types import declare
from graph.projection import Selected


@cache
def strawberry_schema() -> strawberry.Schema:
    """The schema as Strawberry has it; printed as `api/schema.graphql`."""
    types = declare_entities()
    query = declare("Query", "What can be asked.", [each.field for each in questions()])
    config = StrawberryConfig(scalar_map=cast(Any, SCALARS), disable_field_suggestions=True)
    mutation = declare("Mutation", "What can be changed.", [each.field for each in changes()])
    return strawberry.Schema(query=query, mutation=mutation, types=types, config=config)


@cache
def questions() -> list[Question]:
    """Every field of the query type."""
    return [*entity_questions(), *questions_of_graph()]


@cache
def changes() -> list[Change]:
    """Every field of the mutation type."""
    return mutations()


@cache
def build_route() -> Route:
    """The routes of the schema."""
    schema = strawberry_schema()._schema  # pyright: ignore[reportPrivateUsage]  # the only way to the executable schema
    every = questions()
    route = Route.of(schema, roots(every), frozenset(each.field.name for each in every if each.is_slow))
    _complete(schema, route)
    return route


def _complete(schema: GraphQLSchema, route: Route) -> None:
    for type_ in schema.type_map.values():
        if isinstance(type_, GraphQLObjectType) and not type_.name.startswith("__"):
            type_.is_type_of = None
            if type_ is not schema.mutation_type:
                for field in type_.fields.values():
                    field.resolve = _finished
        elif isinstance(type_, GraphQLInterfaceType | GraphQLUnionType):
            type_.resolve_type = _type_of
    query = cast(GraphQLObjectType, schema.query_type)
    for field in query.fields.values():
        field.resolve = _root_resolver(route)
    by_name = {each.field.name: each for each in changes()}
    mutation = cast(GraphQLObjectType, schema.mutation_type)
    for name, field in mutation.fields.items():
        field.resolve = _change_resolver(by_name[name])


def _finished(source: Any, info: GraphQLResolveInfo[Any], **_: object) -> Any:
    return source[info.path.key]


def _type_of(source: Any, *_: Any) -> str:
    return source.type_name


def _selected(info: GraphQLResolveInfo[Any]) -> Selected:
    collector = Collector(info.schema, info.fragments, cast(VariableValues, cast(Any, info.variable_values)))
    return collector.selected(info.parent_type, str(info.path.key), info.field_nodes)


def _root_resolver(route: Route):
    async def resolve(_: object, info: GraphQLResolveInfo[Any], **__: object) -> Any:
        return await route.resolve(info.context, _selected(info))

    return resolve


def _change_resolver(change: Change):
    async def resolve(_: object, info: GraphQLResolveInfo[Any], **__: object) -> Any:
        return await answer(change, info.context, _selected(info))

    return resolve
