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
from api.errors import refused
from api.reading.misspelt import told
from api.reading.selection import Kept
from graph.errors import InvalidInput, LimitExceeded, SchakelError

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
    def name(self) -> str | None:
        """The name of its operation, if it has one."""
        return self.operation.name.value if self.operation is not None and self.operation.name else None

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
            sentence = "The document has {count} characters; at most {most} are allowed. Ask in several requests."
            return _refused(LimitExceeded(sentence, count=len(text), most=limits.SOURCE_CHARACTERS))
        try:
            ast = parse(text, max_lexical_tokens=limits.TOKENS, max_comments=100)
        except GraphQLError as error:
            return Document(error=error)
        except RecursionError:
            return _refused(InvalidInput("The document is nested too deeply. Ask for fewer levels.", code="GRAPHQL"))
        if too_much := limits.check_document(ast):
            return _refused(too_much)
        if errors := validate(self._schema, ast, max_errors=1):
            return Document(error=told(errors[0], self._schema))
        operation = next((each for each in ast.definitions if isinstance(each, OperationDefinitionNode)), None)
        if operation is None:
            sentence = "The document holds no query and no mutation. Send one of them."
            return _refused(InvalidInput(sentence, code="GRAPHQL"))
        fragments = {each.name.value: each for each in ast.definitions if isinstance(each, FragmentDefinitionNode)}
        return Document(ast, operation, fragments, kept=Kept(operation.selection_set, fragments))


def _refused(error: SchakelError) -> Document:
    return Document(error=refused(error))
