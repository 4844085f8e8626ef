"""Builds the schema once: declares all types, and lets the executor read finished objects by the asker's names."""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, cast

import strawberry
from graphql import GraphQLInterfaceType, GraphQLObjectType, GraphQLResolveInfo, GraphQLSchema, GraphQLUnionType
from graphql.execution.values import VariableValues
from strawberry.schema.config import StrawberryConfig

from api.reading.route import Route
from api.reading.selection import Collector
from api.schema.entities import declare_entities
from api.schema.queries import Question, entity_questions, roots
from api.schema.questions import questions_of_graph
from api.schema.scalars import SCALARS
from api.schema.types import declare
from graph.projection import Selected

if TYPE_CHECKING:
    from api.schema.mutations import Change


def _schema(mutation: type | None) -> GraphQLSchema:
    query, types = _queries()
    config = StrawberryConfig(scalar_map=cast(Any, SCALARS), disable_field_suggestions=True)
    schema = strawberry.Schema(query=query, mutation=mutation, types=types, config=config)
    return schema._schema  # pyright: ignore[reportPrivateUsage]  # the only way to the executable schema


@cache
def _queries() -> tuple[type, list[type]]:
    types = declare_entities()
    return declare("Query", "What can be asked.", [each.field for each in questions()]), types


@cache
def questions() -> list[Question]:
    """Every field of the query type."""
    return [*entity_questions(), *questions_of_graph()]


@cache
def build_route() -> Route:
    """The routes of the schema; it is printed as `api/schema.graphql`."""
    # A command that only asks does without; changes are a third of the time that it takes to make the schema.
    from api.schema.mutations import mutations

    _queries()  # its types come first: those of the changes are made of them
    changes = mutations()
    route = _route(declare("Mutation", "What can be changed.", [each.field for each in changes]))
    _complete_changes(route.schema, changes)
    return route


@cache
def build_asking_route() -> Route:
    """The same without what changes the graph, for a process that only asks."""
    return _route(None)


def _route(mutation: type | None) -> Route:
    schema = _schema(mutation)
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


def _complete_changes(schema: GraphQLSchema, changes: "Iterable[Change]") -> None:
    by_name = {each.field.name: each for each in changes}
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


def _change_resolver(change: "Change"):
    from api.schema.mutations import answer  # as above

    async def resolve(_: object, info: GraphQLResolveInfo[Any], **__: object) -> Any:
        return await answer(change, info.context, _selected(info), info.parent_type.fields[info.field_name].args)

    return resolve
