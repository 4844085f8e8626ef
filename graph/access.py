"""Who may see what: the one place where the rule of sight is written, as a Viewer and as Cypher.

A person is seen in a class of facts when their home area is one of the viewer's and the facts are on a legal basis
for the viewer's audience until today or later, or when they are one of the viewer's own people. The rule reads
properties of the person itself (`homeArea`, `seenUntil<class>_<audience>`), which every write of a home or a basis
keeps; an EXISTS on ties costs ten times as much on a list of a thousand.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from graph.dates import today
from graph.model import NODE, TIE, DataClass, NodeType, Property, TieType
from graph.model.kinds import Audience, Language, OrganisationKind

EVERYTHING = frozenset(DataClass)
PERSONAL = tuple(each for each in DataClass if each not in (DataClass.P, DataClass.E))
PRIVATE_ROLES = ("EXPERIENCE_EXPERT", "FAMILY")
PRIVATE_KINDS = (OrganisationKind.CARE.value, OrganisationKind.FAITH.value)


@dataclass(frozen=True)
class Viewer:
    """Who is asking: what they may see, and of whom. `areas` are leaf areas; `own` are people seen in every class."""

    id: str
    sees_all: bool = False
    audience: Audience | None = None
    classes: frozenset[DataClass] = frozenset({DataClass.P})
    areas: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    day: date = field(default_factory=today)
    language: Language = Language.NL

    @cached_property
    def sight(self) -> "Sight":
        """The part of the viewer that shapes a statement's text; the rest are parameters."""
        return Sight(self.sees_all, EVERYTHING if self.sees_all else self.classes)

    @property
    def stand_in(self) -> str:
        """What somebody is called whose name this viewer may not see."""
        return "iemand" if self.language is Language.NL else "somebody"

    def parameters(self) -> dict[str, object]:
        """The parameters that the rule needs; none for a viewer who sees all."""
        if self.sees_all:
            return {}
        return {
            "viewerId": self.id,
            "viewerAreas": sorted(self.areas),
            "viewerOwn": sorted(self.own),
            "viewerDay": self.day.isoformat(),
            "viewerStandIn": self.stand_in,
            **{f"viewerUntil{each}": until_key(each, self.audience) for each in DataClass},
        }


DEMO_VIEWER = Viewer("demo", sees_all=True)


def until_key(data_class: DataClass, audience: Audience | None) -> str:
    """The property of a Person that tells until which day a class of facts may be seen by an audience."""
    return f"seenUntil{data_class}_{audience.value if audience else 'NOBODY'}"


@dataclass(frozen=True)
class Sight:
    """The rule of sight as Cypher, for viewers of one shape. Empty text means no condition."""

    sees_all: bool
    classes: frozenset[DataClass]

    def person(self, name: str, data_class: DataClass) -> str:
        """The condition under which the Person bound to `name` is seen in a class of facts."""
        if self.sees_all or data_class is DataClass.P:
            return ""
        own = f"{name}.id IN $viewerOwn"
        if data_class not in self.classes:
            return own
        return f"({name}.homeArea IN $viewerAreas AND {name}[$viewerUntil{data_class}] >= $viewerDay OR {own})"

    def party(self, name: str, data_class: DataClass) -> str:
        """The same for a node that may also be something else than a Person, which is public."""
        person = self.person(name, data_class)
        return f"(NOT {name}:Person OR {person})" if person else ""

    def node(self, name: str, node: NodeType, classes: Iterable[DataClass]) -> str:
        """The condition under which a node is matched when facts of these classes are asked of it."""
        if self.sees_all:
            return ""
        if node.label == "Person":
            # Any class asked for is enough; the others are hidden one by one by `value`.
            rules = {self.person(name, each) or "true" for each in (set(classes) or {DataClass.A1})}
            return "true" if "true" in rules else f"({' OR '.join(sorted(rules))})"
        return " AND ".join(self._through(name, node, TIE[each]) for each in node.seen_through)

    def _through(self, name: str, node: NodeType, tie: TieType) -> str:
        hidden = self.person("hidden", node.data_class)
        pattern = f"-[:{tie.type}]->" if node.label in tie.starts else f"<-[:{tie.type}]-"
        # A person without a home or a basis makes the rule null, and what is not known to be seen is hidden.
        return (
            f"NOT EXISTS {{ ({name}){pattern}(hidden:Person WHERE NOT coalesce({hidden}, false)) }}"
            if hidden
            else "true"
        )

    def value(self, name: str, node: NodeType, stored: Property) -> str:
        """The expression that reads a property of a node, guarded by its own class."""
        expression, data_class = self.readable(name, stored), stored.data_class
        if self.sees_all or node.label not in ("Person", "Need"):
            return expression
        if node.label == "Need":
            return expression if data_class in self.classes or data_class is DataClass.P else "null"
        if stored.name == "roles" and DataClass.D2 not in self.classes:
            hidden = ", ".join(f"'{role}'" for role in PRIVATE_ROLES)
            expression = f"[role IN {expression} WHERE NOT role IN [{hidden}]]"
        rule = self.person(name, data_class)
        return f"CASE WHEN {rule} THEN {expression} END" if rule else expression

    def tie(self, name: str, tie: TieType, ends: Iterable[tuple[str, str]]) -> str:
        """The condition under which a tie is seen; `ends` are the names and labels of both its ends."""
        if self.sees_all or tie.data_class is DataClass.P:
            return ""
        people = [end for end, label in ends if label == "Person"]
        rules = [rule for end in people if (rule := self.person(end, tie.data_class))]
        if tie.type == "KEEP_APART":
            rules.append(f"{name}.reportedBy = $viewerId")
        if tie.type == "AFFILIATED_WITH":
            rules = [self._affiliation(name, list(ends))]
        if not people and tie.data_class not in self.classes:
            return "false"
        return " AND ".join(rules)

    def readable(self, name: str, stored: Property) -> str:
        """The expression that reads a property; nothing where it is the id of what the viewer may not see."""
        expression = f"{name}.{stored.name}"
        rules = {label: self.node("named", NODE[label], PERSONAL) for label in stored.refers_to}
        # A home or basis that nobody knows makes a rule null, and what is not known to be seen is hidden.
        hidden = [f"named:{label} AND NOT coalesce({rule}, false)" for label, rule in rules.items() if rule]
        if not hidden:
            return expression
        own = f"{expression} = $viewerId OR " if stored.may_be_account else ""
        is_hidden = f"EXISTS {{ (named:Entity {{id: {expression}}}) WHERE {' OR '.join(hidden)} }}"
        return f"CASE WHEN {own}NOT {is_hidden} THEN {expression} END"

    def _affiliation(self, name: str, ends: list[tuple[str, str]]) -> str:
        """Acting for an organisation is public; belonging to care or faith is known only to those who see support."""
        labels = {label: end for end, label in ends}
        person, organisation = labels["Person"], labels["Organisation"]
        kinds = ", ".join(f"'{kind}'" for kind in PRIVATE_KINDS)
        private = self.person(person, DataClass.D2)
        usual = self.person(person, DataClass.C)
        return (
            f"({name}.level IS NOT NULL OR CASE WHEN {organisation}.kind IN [{kinds}] THEN {private} ELSE {usual} END)"
        )


def labels_of_people() -> tuple[str, ...]:
    """The labels whose nodes are people or tell about people."""
    return tuple(label for label, node in NODE.items() if label == "Person" or node.seen_through)
