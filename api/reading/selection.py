"""From a parsed document to a plain tree of what was asked for."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, Generic, TypeVar, cast

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
    Node,
    SelectionSetNode,
    VariableNode,
    get_named_type,
)
from graphql.execution.values import VariableValues, get_argument_values, get_directive_values
from graphql.type import GraphQLIncludeDirective, GraphQLSkipDirective

from graph.projection import Children, Selected

Found = TypeVar("Found")
Grouped = dict[str, list[FieldNode]]
TYPENAME = "__typename"


class Store(Generic[Found]):
    """What is found once for fields of a document, unless it differs between requests for one of them."""

    def __init__(self) -> None:
        self.varying: set[int] = set()
        self._known: dict[Hashable, Found] = {}

    def get(self, key: Hashable, nodes: Sequence[FieldNode]) -> Found | None:
        """What was found for these fields, when it is known."""
        return self._known.get((key, *map(id, nodes)))

    def put(self, key: Hashable, nodes: Sequence[FieldNode], found: Found) -> None:
        """Keeps what was found for these fields, when it is the same for every request."""
        if self.varying.isdisjoint(map(id, nodes)):
            self._known[(key, *map(id, nodes))] = found


class Kept:
    """What is selected of a document without looking at any variable: found at the first request, kept for the next.

    `selected` by a type and the asker's name for a field, `children` below a field by the field itself.
    """

    def __init__(self, selection_set: SelectionSetNode, fragments: Mapping[str, FragmentDefinitionNode]) -> None:
        self._fragments = fragments
        self._varies_in: dict[str, bool] = {}
        self.selected = Store[Selected]()
        self.children = Store[Children]()
        self._varies(selection_set)

    def _varies(self, node: Node) -> bool:
        """Whether a variable stands at or below a node, fragments included; notes the fields for which it does."""
        if isinstance(node, VariableNode):
            return True
        varies = isinstance(node, FragmentSpreadNode) and self._varies_within(node.name.value)
        for part in _parts(node):
            if self._varies(part):
                varies = True
                if isinstance(part, SelectionSetNode):
                    self.children.varying.add(id(node))
        if varies and isinstance(node, FieldNode):
            self.selected.varying.add(id(node))
        return varies

    def _varies_within(self, name: str) -> bool:
        if name not in self._varies_in:
            self._varies_in[name] = self._varies(self._fragments[name].selection_set)
        return self._varies_in[name]


def _parts(node: Node) -> list[Node]:
    parts: list[Node] = []
    for key in node.keys:
        part: Any = getattr(node, key, None)
        several = cast("Sequence[Any]", part) if isinstance(part, list | tuple) else (part,)
        parts.extend(each for each in several if isinstance(each, Node))
    return parts


class Collector:
    """Collects what one request selects; fragments are merged, @skip and @include are decided."""

    def __init__(
        self,
        schema: GraphQLSchema,
        fragments: Mapping[str, FragmentDefinitionNode],
        variables: VariableValues,
        kept: Kept | None = None,
    ) -> None:
        self._schema = schema
        self._fragments = fragments
        self._variables = variables
        self._kept = kept

    def roots(self, type_: GraphQLObjectType, selection_set: SelectionSetNode) -> Grouped:
        """The fields selected of an operation, by the asker's names for them."""
        grouped: Grouped = {}
        self._collect(type_, selection_set, grouped, set())
        return grouped

    def selected(self, type_: GraphQLObjectType, key: str, nodes: Sequence[FieldNode]) -> Selected:
        """One selected field with everything below it."""
        if self._kept is None:
            return self._selected(type_, key, nodes)
        selected = self._kept.selected.get((type_.name, key), nodes)
        if selected is None:
            selected = self._selected(type_, key, nodes)
            self._kept.selected.put((type_.name, key), nodes, selected)
        return selected

    def _selected(self, type_: GraphQLObjectType, key: str, nodes: Sequence[FieldNode]) -> Selected:
        name = nodes[0].name.value
        if name == TYPENAME:
            return Selected(key, name)
        field = type_.fields[name]
        return Selected(key, name, self._arguments(field, nodes[0]), self._children(field, nodes))

    def _arguments(self, field: GraphQLField, node: FieldNode) -> Mapping[str, object]:
        if not field.args:
            return {}
        return get_argument_values(field, node, self._variables, hide_suggestions=True)

    def _children(self, field: GraphQLField, nodes: Sequence[FieldNode]) -> Children:
        children = self._kept.children.get(id(field), nodes) if self._kept else None
        if children is None:
            children = Children({each.name: self._below(each, nodes) for each in self._types(field)})
            if self._kept:
                self._kept.children.put(id(field), nodes, children)
        return children

    def _types(self, field: GraphQLField) -> Sequence[GraphQLObjectType]:
        named = cast(GraphQLNamedType, get_named_type(cast(Any, field.type)))
        if isinstance(named, GraphQLObjectType):
            return (named,)
        if isinstance(named, GraphQLInterfaceType | GraphQLUnionType):
            return self._schema.get_possible_types(named)
        return ()

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
