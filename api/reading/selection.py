"""From a parsed document to a plain tree of what was asked for."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    InlineFragmentNode,
    SelectionSetNode,
    get_named_type,
)
from graphql.execution.values import VariableValues, get_argument_values, get_directive_values
from graphql.type import GraphQLIncludeDirective, GraphQLSkipDirective

from graph.projection import Selected

Grouped = dict[str, list[FieldNode]]
TYPENAME = "__typename"


class Collector:
    """Collects what one request selects; fragments are merged, @skip and @include are decided."""

    def __init__(
        self, schema: GraphQLSchema, fragments: Mapping[str, FragmentDefinitionNode], variables: VariableValues
    ) -> None:
        self._schema = schema
        self._fragments = fragments
        self._variables = variables

    def roots(self, type_: GraphQLObjectType, selection_set: SelectionSetNode) -> Grouped:
        """The fields selected of an operation, by the asker's names for them."""
        grouped: Grouped = {}
        self._collect(type_, selection_set, grouped, set())
        return grouped

    def selected(self, type_: GraphQLObjectType, key: str, nodes: Sequence[FieldNode]) -> Selected:
        """One selected field with everything below it."""
        name = nodes[0].name.value
        if name == TYPENAME:
            return Selected(key, name)
        field = type_.fields[name]
        return Selected(key, name, self._arguments(field, nodes[0]), self._children(field, nodes))

    def _arguments(self, field: GraphQLField, node: FieldNode) -> Mapping[str, object]:
        if not field.args:
            return {}
        return get_argument_values(field, node, self._variables, hide_suggestions=True)

    def _children(self, field: GraphQLField, nodes: Sequence[FieldNode]) -> Mapping[str, tuple[Selected, ...]]:
        named = cast(GraphQLNamedType, get_named_type(cast(Any, field.type)))
        if isinstance(named, GraphQLObjectType):
            types: Sequence[GraphQLObjectType] = (named,)
        elif isinstance(named, GraphQLInterfaceType | GraphQLUnionType):
            types = self._schema.get_possible_types(named)
        else:
            return {}
        return {each.name: self._below(each, nodes) for each in types}

    def _below(self, type_: GraphQLObjectType, nodes: Sequence[FieldNode]) -> tuple[Selected, ...]:
        grouped: Grouped = {}
        visited: set[str] = set()
        for node in nodes:
            if node.selection_set:
                self._collect(type_, node.selection_set, grouped, visited)
        return tuple(self.selected(type_, key, each) for key, each in grouped.items())

    def _collect(
        self, type_: GraphQLObjectType, selection_set: SelectionSetNode, grouped: Grouped, visited: set[str]
    ) -> None:
        for node in selection_set.selections:
            if node.directives and not self._is_included(node):
                continue
            if isinstance(node, FieldNode):
                key = node.alias.value if node.alias else node.name.value
                grouped.setdefault(key, []).append(node)
            elif isinstance(node, FragmentSpreadNode):
                if node.name.value not in visited:
                    visited.add(node.name.value)
                    self._fragment(type_, self._fragments[node.name.value], grouped, visited)
            else:
                self._fragment(type_, cast(InlineFragmentNode, node), grouped, visited)

    def _fragment(
        self,
        type_: GraphQLObjectType,
        fragment: FragmentDefinitionNode | InlineFragmentNode,
        grouped: Grouped,
        visited: set[str],
    ) -> None:
        condition = fragment.type_condition
        if condition is not None and condition.name.value != type_.name:
            wider: Any = self._schema.get_type(condition.name.value)
            if isinstance(wider, GraphQLObjectType) or not self._schema.is_sub_type(wider, type_):
                return
        self._collect(type_, fragment.selection_set, grouped, visited)

    def _is_included(self, node: FieldNode | FragmentSpreadNode | InlineFragmentNode | Any) -> bool:
        skip = get_directive_values(GraphQLSkipDirective, node, self._variables)
        include = get_directive_values(GraphQLIncludeDirective, node, self._variables)
        return not (skip and skip["if"]) and not (include and not include["if"])
