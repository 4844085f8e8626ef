"""The ties that are made together with a new entity, declared once per label."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.changes.results import Findings
from graph.model import TIE, Property, TieType, ValueKind
from graph.model_values import UnfitValue, missing, stored_value


@dataclass(frozen=True)
class Companion:
    """A field of a new entity that holds the id, or the ids, at the other end of a tie."""

    field: str
    type: str
    meaning: str
    is_list: bool = False
    is_required: bool = False
    is_incoming: bool = False  # the tie leads from the other end to the new entity

    @property
    def tie(self) -> TieType:
        """The tie that is made."""
        return TIE[self.type]

    @property
    def property(self) -> Property:
        """The field as a declared value, for its checks and for the input type of the API."""
        return Property(
            self.field,
            ValueKind.ID,
            self.tie.data_class,
            self.meaning,
            is_list=self.is_list,
            is_required=self.is_required,
        )


C = Companion

COMPANIONS: dict[str, tuple[Companion, ...]] = {
    "Person": (
        C("livesIn", "LIVES_IN", "The id of the area where this person lives."),
        C("activeIn", "ACTIVE_IN", "The ids of the places where this person is active.", is_list=True),
    ),
    "Organisation": (
        C("basedAt", "BASED_AT", "The id of the venue or area where it has its seat."),
        C("runs", "RUNS", "The ids of the venues it runs.", is_list=True),
        C("activeIn", "ACTIVE_IN", "The ids of the places where it is active.", is_list=True),
    ),
    "Location": (C("within", "WITHIN", "The ids of the areas this place lies in.", is_list=True),),
    "Talent": (C("broader", "BROADER", "The ids of the broader talents it falls under.", is_list=True),),
    "Need": (
        C("party", "HAS_NEED", "The id of the party that asks it.", is_required=True, is_incoming=True),
        C("asksFor", "ASKS_FOR", "The ids of the talents that would answer it.", is_list=True),
        C(
            "trulyAsksFor",
            "TRULY_ASKS_FOR",
            "The ids of the talents that would answer the question behind it.",
            is_list=True,
        ),
        C("concerns", "CONCERNS", "The ids of the places it is about.", is_list=True),
    ),
    "Meeting": (
        C("heldAt", "HELD_AT", "The id of the place where it is held."),
        C("hosts", "HOSTS", "The ids of the parties that host it.", is_list=True, is_incoming=True),
    ),
    "Arrangement": (
        C("heldAt", "HELD_AT", "The ids of the places where it is held.", is_list=True),
        C("pursues", "PURSUES", "The ids of the goals it pursues.", is_list=True),
        C(
            "participants",
            "TAKES_PART_IN",
            "The ids of the parties that take part.",
            is_list=True,
            is_incoming=True,
        ),
    ),
    "Goal": (),
    "Story": (C("about", "ABOUT", "The ids of what or whom it is about.", is_list=True),),
    "Introduction": (
        C("broker", "BROKERS", "The id of the person who introduces the two.", is_required=True, is_incoming=True),
        C("first", "INTRODUCES", "The id of one of the two people.", is_required=True),
        C("second", "INTRODUCES", "The id of the other.", is_required=True),
    ),
    "LegalBasis": (
        C("person", "HAS_BASIS", "The id of the person whose facts it covers.", is_required=True, is_incoming=True),
    ),
}


@dataclass(frozen=True)
class Companionship:
    """One companion tie to make: which field asked for it, and the id at its other end."""

    companion: Companion
    other: str


def split_companions(
    label: str, given: Mapping[str, object], findings: Findings
) -> tuple[dict[str, object], list[Companionship]]:
    """The values that are properties, and the companion ties that were asked for."""
    companions = {each.field: each for each in COMPANIONS[label]}
    own = {name: value for name, value in given.items() if name not in companions}
    made = [
        Companionship(each, other)
        for each in companions.values()
        for other in _read_ids(each, given.get(each.field), findings)
    ]
    return own, made


def _read_ids(companion: Companion, value: object, findings: Findings) -> list[str]:
    try:
        read = stored_value(companion.property, value)
        if read is None and companion.is_required:
            raise missing(companion.property)
    except UnfitValue as fault:
        findings.add_fault(companion.field, fault)
        return []
    if isinstance(read, list):
        return [str(each) for each in read]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    return [] if read is None else [str(read)]
