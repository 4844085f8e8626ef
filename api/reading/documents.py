"""Documents: parsed and validated once, kept for the next request with the same text."""

from collections import OrderedDict
from dataclasses import dataclass, field
from functools import cached_property

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    parse,
    validate,
)

from api import limits
from api.reading.selection import Kept

KEPT = 1_000


@dataclass(frozen=True)
class Document:
    """One document: its operation and fragments, or the one error for which it is refused."""

    ast: DocumentNode | None = None
    operation: OperationDefinitionNode | None = None
    fragments: dict[str, FragmentDefinitionNode] = field(default_factory=dict[str, FragmentDefinitionNode])
    error: GraphQLError | None = None
    kept: Kept | None = None

    @property
    def is_query(self) -> bool:
        """Whether it only reads."""
        return self.operation is not None and self.operation.operation is OperationType.QUERY

    @cached_property
    def asks_schema(self) -> bool:
        """Whether it asks, at the top, for the schema itself."""
        if self.operation is None:
            return False
        every = [self.operation.selection_set, *(each.selection_set for each in self.fragments.values())]
        return any(
            isinstance(each, FieldNode) and each.name.value in ("__schema", "__type")
            for selections in every
            for each in selections.selections
        )


class Documents:
    """The documents seen lately, least recently used out first."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self._schema = schema
        self._known: OrderedDict[str, Document] = OrderedDict()

    def get(self, text: str) -> Document:
        """The document with this text."""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._read(text)
            if len(self._known) > KEPT:
                self._known.popitem(last=False)
        else:
            self._known.move_to_end(text)
        return known

    def _read(self, text: str) -> Document:
        if len(text) > limits.SOURCE_CHARACTERS:
            message = f"The document has {len(text)} characters; at most {limits.SOURCE_CHARACTERS} are allowed."
            return Document(error=GraphQLError(message, extensions={"code": "LIMIT_EXCEEDED"}))
        try:
            ast = parse(text, max_lexical_tokens=limits.TOKENS, max_comments=100)
        except (GraphQLError, RecursionError) as error:
            return Document(error=error if isinstance(error, GraphQLError) else GraphQLError("Nested too deeply."))
        if refused := limits.check_document(ast):
            return Document(error=refused)
        if errors := validate(self._schema, ast, max_errors=1, hide_suggestions=True):
            return Document(error=errors[0])
        operation = next((each for each in ast.definitions if isinstance(each, OperationDefinitionNode)), None)
        if operation is None:
            return Document(error=GraphQLError("The document holds no query and no mutation."))
        fragments = {each.name.value: each for each in ast.definitions if isinstance(each, FragmentDefinitionNode)}
        return Document(ast, operation, fragments, kept=Kept(operation.selection_set, fragments))
