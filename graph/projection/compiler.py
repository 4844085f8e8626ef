"""Compiles a selection of entities to one Cypher statement and its shaping function.

The one place where Cypher is put together. Whatever the asker wrote is a parameter; the text holds only names of the
declared model and numbered parameters.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from operator import itemgetter
from typing import cast

from graph.access import Sight
from graph.conditions import condition
from graph.model import NODE, TIE, DataClass
from graph.projection.connections import Path, Rows, Taker
from graph.projection.fields import FIELDS, TIE_FIELDS, Stored, Ties, members, text_of
from graph.projection.filters import FILTERS, TIE_FILTERS
from graph.projection.orders import ORDERS, TIE_ORDER, Order
from graph.projection.selection import Selected
from graph.projection.shaping import Generator, Row, Shape, Source, constant, object_source


@dataclass(frozen=True)
class Slot:
    """One parameter of a plan: from which argument of which selected field it comes, and how."""

    path: Path
    take: Taker


@dataclass(frozen=True)
class Plan:
    """A compiled selection: text, parameters to be taken from any selection of the same shape, shaping function."""

    text: str
    slots: tuple[Slot, ...]
    shape: Shape

    def values(self, selected: Selected) -> list[object]:
        """The plan's own parameters for a selection, in the order of their numbers."""
        return [slot.take(_find(selected, slot.path).arguments) for slot in self.slots]


def _find(selected: Selected, path: Path) -> Selected:
    for type_name, number in path:
        selected = selected.children[type_name][number]
    return selected


def _first(arguments: Mapping[str, object]) -> int:
    # One more than asked tells whether there is a next page.
    return cast(int, arguments.get("first") or 25) + 1


class Compiler:
    """Compiles one selection for viewers of one sight."""

    def __init__(self, sight: Sight) -> None:
        self.sight = sight
        self.generator = Generator()
        self.slots: list[Slot] = []
        self._names = 0

    def name(self) -> str:
        """A new name in the statement."""
        self._names += 1
        return f"n{self._names}"

    def parameter(self, path: Path, take: Taker) -> str:
        """A new parameter; its name in the text."""
        self.slots.append(Slot(path, take))
        return f"$p{len(self.slots) - 1}"

    # What is read of a node

    def entity(
        self, row: Row, label: str, name: str, selected: Sequence[Selected], path: Path
    ) -> list[tuple[str, Source]]:
        """Adds to `row` the columns that a node of a certain label needs; the keys and sources of its object."""
        cells: list[tuple[str, Source]] = []
        for number, each in enumerate(selected):
            if each.name == "__typename":
                cells.append((each.key, partial(constant, repr(label))))
                continue
            spec = FIELDS[label][each.name]
            if isinstance(spec, Stored):
                source = self._stored(row, label, name, spec)
            elif spec.is_single:
                source = self._single(row, label, name, spec, each, (*path, (label, number)))
            else:
                source = self._connection(row, label, name, spec, each, (*path, (label, number)))
            cells.append((each.key, source))
        return cells

    def _stored(self, row: Row, label: str, name: str, spec: Stored) -> Source:
        expression = text_of(name, spec.stored)
        guarded = self.sight.value(name, NODE[label], spec.stored)
        if guarded != f"{name}.{spec.stored.name}":
            expression = expression.replace(f"{name}.{spec.stored.name}", guarded)
            if spec.has_stand_in:
                expression = f"coalesce({expression}, $viewerStandIn)"
        return self.generator.value(spec.stored, f"{label}.{spec.stored.name}", spec.is_promised, row.add(expression))

    def node(self, row: Row, end: str, name: str, selected: Selected, path: Path) -> Source:
        """Adds the columns for a node of a type that may be an interface; the source of its object."""
        if len(members(end)) == 1:
            cells = self.entity(row, end, name, selected.of(end), path)
            return lambda source: object_source(cells, source)
        branches: list[str] = []
        functions: list[str] = []
        for label in members(end):
            inner = Row()
            cells = self.entity(inner, label, name, selected.of(label), path)
            branches.append(f"WHEN {name}:{label} THEN ['{label}', {inner.text}]")
            functions.append(f"{label!r}: {self._shape_of(cells)}")
        number = row.add(f"CASE {' '.join(branches)} END")
        shapes = "{" + ", ".join(functions) + "}"
        return lambda source: f"polymorphic({source}[{number}], {shapes}, p)"

    def _shape_of(self, cells: list[tuple[str, Source]]) -> str:
        return self.generator.function("a, p", [f"return {object_source(cells, 'a')}"])

    def seen(self, end: str, name: str, classes: set[DataClass]) -> list[str]:
        """The conditions under which a node is matched: its label is one we know, and the viewer may see it."""
        labels = members(end)
        conditions = [f"({' OR '.join(f'{name}:{label}' for label in labels)})"] if len(labels) > 1 else []
        for label in labels:
            rule = self.sight.node(name, NODE[label], classes)
            if rule:
                conditions.append(rule if len(labels) == 1 else f"(NOT {name}:{label} OR {rule})")
        return conditions

    # Ties

    def _match(self, label: str, name: str, spec: Ties, tie: str, other: str, selected: Selected, path: Path) -> str:
        left, right = spec.arrow
        end = f":{spec.end}" if spec.end in NODE else ""
        classes = asked_classes(spec.end, selected)
        conditions = self.seen(spec.end, other, classes)
        ends = [(name, label), *((other, each) for each in spec.labels)]
        conditions.append(self._tie_rule(tie, spec, ends))
        if spec.tie.is_dated and not selected.arguments.get("includeEnded"):
            as_of = selected.arguments.get("asOf")
            day = self.parameter(path, lambda given: str(given["asOf"])) if as_of is not None else "$day"
            conditions.append(condition("holds", tie, day))
        conditions += self._tie_filters(tie, spec, selected, path)
        text = f"MATCH ({name}){left}[{tie}:{spec.tie.type}]{right}({other}{end})"
        given = [each for each in conditions if each]
        return f"{text} WHERE {' AND '.join(given)}" if given else text

    def _tie_filters(self, tie: str, spec: Ties, selected: Selected, path: Path) -> list[str]:
        filters = TIE_FILTERS.get(spec.tie.type, {})
        given = [name for name in filters if selected.arguments.get(name) is not None]
        return [filters[each].condition.format(n=tie, p=self.parameter(path, itemgetter(each))) for each in given]

    def _tie_rule(self, tie: str, spec: Ties, ends: list[tuple[str, str]]) -> str:
        rule = self.sight.tie(tie, spec.tie, ends[:1] + ends[1:2])
        if rule and len(ends) > 2:
            # At an end that may be a person or something else, the rule concerns the person only.
            other = ends[1][0]
            rule = self.sight.tie(tie, spec.tie, ends[:1]) or "true"
            person = self.sight.person(other, spec.tie.data_class)
            return f"{rule} AND (NOT {other}:Person OR {person})" if person else rule
        return rule

    def _single(self, row: Row, label: str, name: str, spec: Ties, selected: Selected, path: Path) -> Source:
        tie, other, inner = self.name(), self.name(), Row()
        source = self.node(inner, spec.end, other, selected, path)
        match = self._match(label, name, spec, tie, other, selected, path)
        order = f"coalesce({tie}.since, '') DESC, {tie}.id" if spec.tie.is_dated else f"{tie}.id"
        number = row.add(
            f"head(COLLECT {{ {match} WITH {tie}, {other} ORDER BY {order} LIMIT 1 RETURN {inner.text} }})"
        )
        function = self.generator.function("a, p", [f"return {source('a')}"])
        return lambda outer: f"(None if {outer}[{number}] is None else {function}({outer}[{number}], p))"

    def _connection(self, row: Row, label: str, name: str, spec: Ties, selected: Selected, path: Path) -> Source:
        tie, other = self.name(), self.name()
        match = self._match(label, name, spec, tie, other, selected, path)
        order, key = self._end_order(spec, other)
        rows = Rows(self, selected, path, replace(order, name=f"{spec.tie.type}.{order.name}"), key, f"{tie}.id")
        inner, counted = rows.compile(partial(self._edge, spec, tie, other))
        limit = self.parameter(path, _first)
        page = (
            f"COLLECT {{ {match}{_where(match, rows.after())} "
            f"WITH {tie}, {other} ORDER BY {key}{' DESC' if order.is_descending else ''}, {tie}.id LIMIT {limit} "
            f"RETURN {inner.text} }}"
        )
        number = row.add(page) if rows.reads_rows else row.add("[]")
        total = row.add(f"COUNT {{ {match} }}") if counted else None
        function = rows.function(limit)
        return lambda outer: f"{function}({outer}[{number}], {'None' if total is None else f'{outer}[{total}]'}, p)"

    def _edge(self, spec: Ties, tie: str, other: str, row: Row, field: Selected, path: Path) -> Source:
        if field.name == "tie":
            return self._tie(row, spec, tie, field)
        return self.node(row, spec.end, other, field, path)

    def _tie(self, row: Row, spec: Ties, tie: str, selected: Selected) -> Source:
        cells: list[tuple[str, Source]] = []
        for each in selected.only:
            if each.name == "__typename":
                cells.append((each.key, partial(constant, repr(spec.tie.name))))
            elif each.name == "type":
                cells.append((each.key, partial(constant, repr(spec.tie.type))))
            elif (stored := TIE_FIELDS[spec.tie.type][each.name]) is None:
                cells.append((each.key, partial(constant, "None")))
            else:
                where, is_promised = f"{spec.tie.name}.{stored.name}", stored.is_required
                expression = text_of(tie, stored)
                number = row.add(expression.replace(f"{tie}.{stored.name}", self.sight.readable(tie, stored)))
                cells.append((each.key, self.generator.value(stored, where, is_promised, number)))
        return lambda source: object_source(cells, source)

    def tie_by_id(self, type_: str, selected: Selected) -> str:
        """The text that reads one tie by its id, in whichever class the viewer may see both its ends."""
        tie, start, end, row = self.name(), self.name(), self.name(), Row()
        declared = TIE[type_]
        source = self._tie(row, Ties(declared, ("-", "->"), declared.ends, ""), tie, selected)
        people = [
            f"(NOT {name}:Person OR {rule})"
            for name in (start, end)
            if (rule := self.sight.person(name, declared.data_class))
        ]
        where = f" WHERE {' AND '.join(people)}" if people else ""
        parameter = self.parameter((), lambda given: given["id"])
        self.generator.function("a, p", [f"return {source('a')}"])
        return f"MATCH ({start})-[{tie}:{type_} {{id: {parameter}}}]->({end}){where} RETURN {row.text} AS row"

    def _end_order(self, spec: Ties, other: str) -> tuple[Order, str]:
        if spec.end in NODE:
            order = TIE_ORDER[spec.end]
            stored = NODE[spec.end].property(order.property)
            return order, self.sight.value(other, NODE[spec.end], stored)
        person = self.sight.value(other, NODE["Person"], NODE["Person"].property("sortName"))
        return Order(
            "END", "name"
        ), f"coalesce({person}, {other}.name, {other}.labelNl, {other}.summary, {other}.title)"

    # Roots

    def by_id(self, end: str, selected: Selected) -> str:
        """The text that reads one entity by its id."""
        name, row = self.name(), Row()
        label = "" if end == "Entity" else f":{end}"
        parameter = self.parameter((), lambda given: given["id"])
        source = self.node(row, end, name, selected, ())
        conditions = [*self.seen(end, name, asked_classes(end, selected))]
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        self.generator.function("a, p", [f"return {source('a')}"])
        return f"MATCH ({name}:Entity{label} {{id: {parameter}}}){where} RETURN {row.text} AS row"

    def by_ids(self, end: str, selected: Selected) -> str:
        """The text that reads the entities with the ids in `$ids`, each with its id before it."""
        name, row = self.name(), Row()
        row.add(f"{name}.id")
        source = self.node(row, end, name, selected, ())
        conditions = " AND ".join(self.seen(end, name, asked_classes(end, selected))) or "true"
        label = "" if end in ("Entity", "Party") else f":{end}"
        self.generator.function("rows, p", [f"return {{a[0]: {source('a')} for a in rows}}"])
        match = f"UNWIND $ids AS id MATCH ({name}:Entity{label} {{id: id}}) WHERE {conditions}"
        return f"{match} RETURN collect({row.text}) AS row"

    def listed(self, label: str, selected: Selected) -> str:
        """The text that reads a page of all entities of a label."""
        name = self.name()
        order = _order(label, selected)
        key = self.sight.value(name, NODE[label], NODE[label].property(order.property))
        classes = asked_classes(label, selected) | {NODE[label].property(order.property).data_class}
        conditions = [*self.seen(label, name, classes), *self._filters(label, name, selected)]
        match = f"MATCH ({name}:{label})"
        rows = Rows(self, selected, (), replace(order, name=f"{label}.{order.name}"), key, f"{name}.id")
        inner, counted = rows.compile(lambda row, field, path: self.node(row, label, name, field, path))
        if NODE[label].property(order.property).is_required:
            # Without this the planner sorts the whole label instead of reading an index in its order.
            conditions.insert(0, f"{name}.{order.property} IS NOT NULL")
        limit = self.parameter((), _first)
        page = (
            f"COLLECT {{ {_matched(match, [*conditions, *rows.after()])} "
            f"WITH {name} ORDER BY {key}{' DESC' if order.is_descending else ''}, {name}.id LIMIT {limit} "
            f"RETURN {inner.text} }}"
        )
        total = f"COUNT {{ {_matched(match, conditions)} }}" if counted else "null"
        function = rows.function(limit)
        self.generator.function("a, p", [f"return {function}(a[0], a[1], p)"])
        return f"RETURN [{page if rows.reads_rows else '[]'}, {total}] AS row"

    def _filters(self, label: str, name: str, selected: Selected) -> list[str]:
        given = cast("Mapping[str, object]", selected.arguments.get("filter") or {})
        conditions: list[str] = []
        for key in sorted(key for key, value in given.items() if value is not None):
            each = FILTERS[label][key]
            parameter = self.parameter((), partial(_filter_value, key))
            condition = each.condition.format(n=name, p=parameter)
            rules = self.sight.node(name, NODE[label], {each.data_class}) if label == "Person" else ""
            conditions.append(f"({rules} AND {condition})" if rules else f"({condition})")
        return conditions

    def plan(self, text: str) -> Plan:
        """The finished plan; the function added last shapes the row."""
        return Plan(text, tuple(self.slots), self.generator.build(f"f{len(self.generator.functions) - 1}"))


def _filter_value(key: str, given: Mapping[str, object]) -> object:
    value = cast("Mapping[str, object]", given["filter"])[key]
    return value.isoformat() if isinstance(value, date) else value


def _matched(match: str, conditions: Sequence[str]) -> str:
    return f"{match} WHERE {' AND '.join(conditions)}" if conditions else match


def _where(match: str, conditions: Sequence[str]) -> str:
    if not conditions:
        return ""
    return f" {'AND' if ' WHERE ' in match else 'WHERE'} {' AND '.join(conditions)}"


def _order(label: str, selected: Selected) -> Order:
    named = {each.name: each for each in ORDERS[label]}
    return named[str(selected.arguments.get("orderBy") or ORDERS[label][0].name)]


def asked_classes(end: str, selected: Selected) -> set[DataClass]:
    """The data classes of everything that is asked of a node itself, at any place below this field."""
    classes: set[DataClass] = set()
    for label in members(end):
        for each in _node_fields(label, selected):
            spec = FIELDS[label].get(each.name)
            if isinstance(spec, Stored):
                classes.add(spec.stored.data_class)
            elif spec is not None:
                classes.add(spec.tie.data_class)
    return classes - {DataClass.P} or {DataClass.A1}


def _node_fields(label: str, selected: Selected) -> list[Selected]:
    if label in selected.children:
        return list(selected.children[label])
    below = [each for each in selected.only if each.name in ("edges", "node", "nodes")]
    return [found for each in below for found in _node_fields(label, each)]
