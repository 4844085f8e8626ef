"""Random GraphQL documents over the whole schema of entities: aliases, fragments, directives, arguments, paging."""

import random
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_leaf_type,
)

from graph.model import NODES
from tests.support.world import PER_LABEL

CANARY = "canary"


class DocumentMaker:
    """Makes one valid document after another; every alias carries the canary, which no Cypher text may hold."""

    def __init__(self, schema: GraphQLSchema, seed: int) -> None:
        self.schema = schema
        self.chance = random.Random(seed)
        self.variables: dict[str, Any] = {}
        self.declared: list[str] = []
        self._aliases = self._directives = 0

    def document(self) -> tuple[str, dict[str, Any]]:
        """A document and its variables."""
        self.variables, self.declared, self._aliases, self._directives = {}, [], 0, 0
        query = self.schema.query_type
        assert query is not None
        name = self.chance.choice([each for each in query.fields if self._reads_entities(query.fields[each])])
        body = self._field(name, query.fields[name], 0)
        head = f"query ({', '.join(self.declared)}) " if self.declared else ""
        return f"{head}{{ {body} }}", dict(self.variables)

    def _reads_entities(self, field: GraphQLField) -> bool:
        name = get_named_type(field.type).name
        return name == "Entity" or any(name in (node.label, f"{node.label}Connection") for node in NODES)

    def _field(self, name: str, field: GraphQLField, depth: int) -> str:
        alias = ""
        if self.chance.random() < 0.2 and self._aliases < 8:
            self._aliases += 1
            alias = f"{CANARY}{self._aliases}: "
        arguments = self._arguments(name, field)
        directive = ""
        if self.chance.random() < 0.05 and self._directives < 8:
            self._directives += 2
            directive = f" @include(if: {self._variable('Boolean!', self.chance.random() < 0.7)}) @skip(if: false)"
        named = get_named_type(field.type)
        below = "" if is_leaf_type(named) else f" {{ {self._selection(named, depth + 1)} }}"
        return f"{alias}{name}{arguments}{directive}{below}"

    def _selection(self, type_: Any, depth: int) -> str:
        parts = ["__typename"] if self.chance.random() < 0.3 else []
        if isinstance(type_, GraphQLInterfaceType):
            parts += self._some_fields(type_, depth)
            for each in self.chance.sample(list(self.schema.get_possible_types(type_)), 2) if self._aliases < 6 else ():
                parts.append(f"... on {each.name} {{ {' '.join(self._some_fields(each, depth, alias_all=True))} }}")
        else:
            parts += self._some_fields(type_, depth)
        return " ".join(parts)

    def _some_fields(
        self, type_: GraphQLObjectType | GraphQLInterfaceType, depth: int, alias_all: bool = False
    ) -> list[str]:
        leaves = [name for name, field in type_.fields.items() if is_leaf_type(get_named_type(field.type))]
        deeper = [name for name in type_.fields if name not in leaves]
        chosen = self.chance.sample(leaves, min(len(leaves), self.chance.randrange(1, 5)))
        if depth < 7 and deeper and not alias_all:
            chosen += self.chance.sample(deeper, min(len(deeper), 1 if depth > 2 else 2))
        if alias_all:
            # Fields of one name may differ in type between the types of an interface, so each gets a name of its own.
            self._aliases += len(chosen)
            made = [f"{type_.name}_{name}: {name}" for name in chosen]
        else:
            made = [self._field(name, type_.fields[name], depth) for name in chosen]
        return made or ["__typename"]

    def _arguments(self, name: str, field: GraphQLField) -> str:
        given: list[str] = []
        for argument, spec in field.args.items():
            # Small pages keep every document within the number of entities that one request may ask.
            is_required = isinstance(spec.type, GraphQLNonNull) and argument in ("id", "first")
            if not is_required and self.chance.random() < 0.5:
                continue
            value = self._argument(name, argument, spec.type)
            if value is not None:
                given.append(f"{argument}: {value}")
        return f"({', '.join(given)})" if given else ""

    def _argument(self, field: str, argument: str, type_: Any) -> str | None:
        if argument == "id":
            label = field if field != "entity" else self.chance.choice(NODES[:-1]).label
            return self._variable("ID!", f"{label.lower()}:{self.chance.randrange(PER_LABEL + 1)}")
        if argument == "first":
            return str(self.chance.randrange(1, 5))
        if argument == "asOf":
            return self._variable("Date", f"20{self.chance.randrange(23, 28)}-06-15")
        if argument == "includeEnded":
            return self.chance.choice(["true", "false"])
        if argument in ("orderBy", "statuses"):
            named = get_named_type(type_)
            assert isinstance(named, GraphQLEnumType)
            values = list(named.values)
            if argument == "orderBy":
                return self.chance.choice(values)
            some = self.chance.sample(values, self.chance.randrange(1, len(values)))
            return self._variable(f"[{named.name}!]", some) if self.chance.random() < 0.8 else "null"
        return None

    def _variable(self, type_: str, value: Any) -> str:
        name = f"{CANARY}V{len(self.declared)}"
        self.declared.append(f"${name}: {type_}")
        self.variables[name] = value
        return f"${name}"
