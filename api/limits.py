"""How much one request may ask. Every check takes time linear in the document, whatever it holds."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graphql import (
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FloatValueNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    IntValueNode,
    Node,
    OperationDefinitionNode,
    SelectionSetNode,
)

from graph.errors import LimitExceeded
from graph.projection import WRAPPERS
from graph.words import Phrase

BODY_BYTES = 64 * 1024
SOURCE_CHARACTERS = 16 * 1024
TOKENS = 1_000
DEPTH = 8
# GraphiQL asks for the schema with one document of its own, which is deeper than any question.
INTROSPECTION_DEPTH = 20
ALIASES = 15
ROOT_FIELDS = 5
DIRECTIVES = 10
FRAGMENTS = 20
SPREADS = 40
# More than any number that is asked for; Python itself refuses to read some thousands, in words of its own.
DIGITS = 100


@dataclass
class Measure:
    """Counts what a document holds, each node once; depth is remembered per fragment."""

    document: DocumentNode

    def refusals(self) -> Iterator[LimitExceeded]:
        """Why the document is refused; nothing when it is not."""
        at_top = sum(len(each.selection_set.selections) for each in self._operations)
        counts: Mapping[Phrase, tuple[int, int]] = {
            Phrase("operations"): (len(self._operations), 1),
            Phrase("fragments"): (len(self._fragments), FRAGMENTS),
            Phrase("fragment spreads"): (self._counts[FragmentSpreadNode], SPREADS),
            Phrase("directives"): (self._counts[DirectiveNode], DIRECTIVES),
            Phrase("aliases"): (self._counts["aliases"], ALIASES),
            Phrase("fields at the top"): (at_top, ROOT_FIELDS),
            Phrase("levels"): (self._depth, INTROSPECTION_DEPTH if self._is_introspection else DEPTH),
        }
        for things, (count, limit) in counts.items():
            if count > limit:
                sentence = "The document has {count} {things}; at most {most} are allowed. Ask in several requests."
                yield LimitExceeded(sentence, count=count, things=things, most=limit)
        if (count := self._counts["digits"]) > DIGITS:
            sentence = "A number in the document has {count} digits; at most {most} are allowed. Give a smaller number."
            yield LimitExceeded(sentence, count=count, most=DIGITS)

    @cached_property
    def _operations(self) -> list[OperationDefinitionNode]:
        return [each for each in self.document.definitions if isinstance(each, OperationDefinitionNode)]

    @cached_property
    def _fragments(self) -> dict[str, FragmentDefinitionNode]:
        return {each.name.value: each for each in self.document.definitions if isinstance(each, FragmentDefinitionNode)}

    @cached_property
    def _is_introspection(self) -> bool:
        roots = [field for each in self._operations for field in each.selection_set.selections]
        return all(isinstance(each, FieldNode) and each.name.value in ("__schema", "__type") for each in roots)

    @cached_property
    def _counts(self) -> Counter[object]:
        counts: Counter[object] = Counter()
        stack: list[Any] = [self.document]
        while stack:
            node = stack.pop()
            counts[type(node)] += 1
            counts["aliases"] += isinstance(node, FieldNode) and node.alias is not None
            if isinstance(node, IntValueNode | FloatValueNode):
                counts["digits"] = max(counts["digits"], len(node.value))
            for key in node.keys:
                below = getattr(node, key, None)
                if isinstance(below, Node):
                    stack.append(below)
                elif isinstance(below, list | tuple):
                    stack.extend(below)  # pyright: ignore[reportUnknownArgumentType]
        return counts

    @cached_property
    def _depth(self) -> int:
        known: dict[str, int] = {}
        return max((self._deepest(each.selection_set, known, frozenset()) for each in self._operations), default=0)

    def _deepest(self, selections: SelectionSetNode, known: dict[str, int], within: frozenset[str]) -> int:
        deepest = 0
        for node in selections.selections:
            if isinstance(node, FragmentSpreadNode):
                deepest = max(deepest, self._of_fragment(node.name.value, known, within))
            elif isinstance(node, FieldNode):
                step = 0 if node.name.value in WRAPPERS else 1
                below = self._deepest(node.selection_set, known, within) if node.selection_set else 0
                deepest = max(deepest, step + below)
            elif (inner := getattr(node, "selection_set", None)) is not None:
                deepest = max(deepest, self._deepest(inner, known, within))
        return deepest

    def _of_fragment(self, name: str, known: dict[str, int], within: frozenset[str]) -> int:
        if name not in known:
            fragment = self._fragments.get(name)
            # A fragment within itself is refused by the standard rules; here it only must not loop.
            if fragment is None or name in within:
                return 0
            known[name] = self._deepest(fragment.selection_set, known, within | {name})
        return known[name]


def check_document(document: DocumentNode) -> LimitExceeded | None:
    """The first limit that a document breaks."""
    return next(Measure(document).refusals(), None)
