"""By what lists can be filtered. A filter reads a property, so it is guarded by the class of what it reads.

A tie is matched only for who may see its own class, and its properties are of no other, so that they need no guard.
"""

from dataclasses import dataclass

from graph.conditions import condition
from graph.model import DataClass

A1, B, C, D1, P = DataClass.A1, DataClass.B, DataClass.C, DataClass.D1, DataClass.P


@dataclass(frozen=True)
class Filter:
    """One field of a filter: the condition on node or tie `{n}` with parameter `{p}`, and its GraphQL type."""

    type: str
    data_class: DataClass
    condition: str
    meaning: str


_AREAS = "COLLECT {{ MATCH (:Entity {{id: {p}}})<-[:WITHIN*0..6]-(area:Location) RETURN area.id }}"
_WITHIN = "(:Location)-[:WITHIN*0..6]->(:Entity {{id: {p}}})"
_BELOW = "(:Talent)-[:BROADER*0..6]->(:Entity {{id: {p}}})"
_HOLDS = condition("holds", "tie", "$day")


def _text(property_name: str, data_class: DataClass = P) -> Filter:
    condition = f"toLower({{n}}.{property_name}) CONTAINS toLower({{p}})"
    return Filter("String", data_class, condition, "Only those in whose name this text occurs.")


def _choices(type_name: str, property_name: str, data_class: DataClass = P) -> Filter:
    return Filter(f"[{type_name}!]", data_class, f"{{n}}.{property_name} IN {{p}}", "Only those of one of these.")


def _tied(data_class: DataClass, pattern: str, meaning: str) -> Filter:
    return Filter("ID", data_class, f"EXISTS {{{{ {pattern} }}}}", meaning)


_OFFERS = _tied(
    B,
    f"({{n}})-[tie:OFFERS]->{_BELOW} WHERE {_HOLDS}",
    "Only those who offer this talent or one below it.",
)
_ACTIVE = _tied(P, f"({{n}})-[tie:ACTIVE_IN|BASED_AT]->{_WITHIN} WHERE {_HOLDS}", "Only those active or based here.")
_HELD = _tied(P, f"({{n}})-[:HELD_AT]->{_WITHIN}", "Only those that take place in this area or venue.")

FILTERS: dict[str, dict[str, Filter]] = {
    "Person": {
        "area": Filter("ID", A1, f"{{n}}.homeArea IN {_AREAS}", "Only those who live in this area today."),
        "roles": Filter(
            "[PersonRole!]",
            A1,
            "any(role IN {n}.roles WHERE role IN {p})",
            "Only those with one of these roles.",
        ),
        "talent": _OFFERS,
        "organisation": _tied(
            C,
            f"({{n}})-[tie:AFFILIATED_WITH]->(:Entity {{{{id: {{p}}}}}}) WHERE {_HOLDS}",
            "Only those who belong to this organisation today.",
        ),
        "meeting": _tied(
            C,
            "({n})-[:ATTENDS]->(:Entity {{id: {p}}})",
            "Only those invited to this meeting, whether they came or not.",
        ),
        "hasOpenNeed": Filter(
            "Boolean",
            D1,
            "EXISTS {{ ({n})-[:HAS_NEED]->(:Need {{status: 'OPEN'}}) }} = {p}",
            "Only those who have (or do not have) an open need.",
        ),
        "text": _text("name", A1),
        "activeOn": Filter(
            "Date",
            A1,
            "({n}.inactiveSince IS NULL OR {n}.inactiveSince > date({p}))",
            "Only those who took part on this day.",
        ),
    },
    "Organisation": {
        "kinds": _choices("OrganisationKind", "kind"),
        "area": _ACTIVE,
        "talent": _OFFERS,
        "text": _text("name"),
    },
    "Location": {
        "kinds": _choices("LocationKind", "kind"),
        "within": _tied(P, "({n})-[:WITHIN*1..6]->(:Entity {{id: {p}}})", "Only those that lie in this area."),
        "text": _text("name"),
    },
    "Talent": {
        "kinds": _choices("TalentKind", "kind"),
        "theme": _tied(P, "({n})-[:BROADER*0..6]->(:Entity {{id: {p}}})", "Only this talent and those below it."),
        "text": Filter(
            "String",
            P,
            "any(label IN [{n}.labelNl, {n}.labelEn] + coalesce({n}.synonymsNl, []) + coalesce({n}.synonymsEn, []) "
            "WHERE toLower(label) CONTAINS toLower({p}))",
            "Only those in whose names or synonyms this text occurs.",
        ),
    },
    "Need": {
        "kinds": _choices("NeedKind", "kind", D1),
        "statuses": _choices("NeedStatus", "status", D1),
        "area": _tied(
            D1,
            f"({{n}})<-[:HAS_NEED]-()-[tie:LIVES_IN|ACTIVE_IN|BASED_AT]->{_WITHIN} WHERE {_HOLDS}",
            "Only those asked by somebody who lives, is active or is based here.",
        ),
        "talent": _tied(D1, f"({{n}})-[:ASKS_FOR]->{_BELOW}", "Only those that ask for this talent or one below it."),
        "party": _tied(D1, "({n})<-[:HAS_NEED]-(:Entity {{id: {p}}})", "Only those asked by this party."),
        "text": _text("summary", D1),
        "neededFrom": Filter(
            "Date", D1, "({n}.neededBy IS NULL OR {n}.neededBy >= date({p}))", "Only those not expired on this day."
        ),
    },
    "Meeting": {
        "kinds": _choices("MeetingKind", "kind"),
        "series": Filter("String", P, "{n}.series = {p}", "Only those of this series."),
        "area": _HELD,
        "from": Filter("Date", P, "{n}.startsAt >= datetime({p})", "Only those that start on this day or later."),
        "to": Filter(
            "Date", P, "{n}.startsAt < datetime({p}) + duration('P1D')", "Only those that start on this day or before."
        ),
        "text": _text("name"),
    },
    "Arrangement": {
        "kinds": _choices("ArrangementKind", "kind"),
        "statuses": _choices("ArrangementStatus", "status"),
        "area": _HELD,
        "goal": _tied(P, "({n})-[:PURSUES]->(:Entity {{id: {p}}})", "Only those that pursue this goal."),
        "text": _text("name"),
    },
    "Goal": {
        "party": _tied(P, "({n})<-[:PURSUES]-(:Entity {{id: {p}}})", "Only those pursued by this party."),
        "text": _text("name"),
    },
    "Story": {
        "about": _tied(A1, "({n})-[:ABOUT]->(:Entity {{id: {p}}})", "Only those about this."),
        "text": _text("title", A1),
    },
    "Introduction": {
        "statuses": _choices("IntroductionStatus", "status", C),
        "person": _tied(
            C,
            "({n})-[:INTRODUCES|BROKERS]-(:Entity {{id: {p}}})",
            "Only those in which this person is introduced or introduces.",
        ),
    },
}

# The arguments of a list of ties, beside those that every such list takes.
TIE_FILTERS: dict[str, dict[str, Filter]] = {
    "ATTENDS": {
        "statuses": Filter(
            "[AttendanceStatus!]", C, "{n}.status IN {p}", "Only those with one of these: `[CAME]` for who came."
        )
    },
}
