"""The format of a Schakel folder: which files there are, which columns they have and what a cell stands for.

Everything that the graph model tells (kinds, choices, lengths, ends) is taken from there and not repeated here.
"""

from dataclasses import dataclass, replace
from typing import Literal

from graph.changes.rules import TO_AREA, TO_VENUE
from graph.model import NODE, TIE, DataClass, Property, TieType, ValueKind

AREA, VENUE = "area", "venue"
"""The two sorts of Location, told apart where a tie leads to one of them only."""
PLACES = (AREA, VENUE)
REASON_COLUMN = "refusedBecause"
TIES_FILE = "ties"


@dataclass(frozen=True)
class ColumnTie:
    """What a column of an entity file stands for: ties of one type between the entity and those in the cell.

    An element that is no longer in the cell ends its tie today where the tie `is_lasting`; elsewhere it was wrong.
    """

    type: str
    owner: Literal["start", "end"]
    is_lasting: bool


@dataclass(frozen=True)
class Column:
    """One column. `kinds` are what an id in the cell may be; empty where the cell holds no id of an entity.

    `tie` is set where the cell stands for ties, `rides_on` where it is a property of another column's tie.
    """

    declared: Property
    is_required: bool = False
    kinds: tuple[str, ...] = ()
    must_exist: bool = True
    tie: ColumnTie | None = None
    rides_on: str | None = None

    @property
    def name(self) -> str:
        """The name in the header."""
        return self.declared.name

    @property
    def is_stored(self) -> bool:
        """Whether the cell is a property of the row's own node or tie."""
        return self.tie is None and self.rides_on is None


@dataclass(frozen=True)
class FileType:
    """One kind of file: of the nodes of a label, of the ties of a type, or of ties of any type."""

    name: str
    columns: tuple[Column, ...]
    label: str | None = None
    tie: str | None = None

    @property
    def start(self) -> Column:
        """The column with the id from which a tie leads."""
        return self.columns[0]

    @property
    def end(self) -> Column:
        """The column with the id to which a tie leads."""
        return self.columns[1]


def kinds_of(labels: tuple[str, ...], tie: str | None = None) -> tuple[str, ...]:
    """Labels with Location parted into areas and venues, of which some ties lead to one sort only."""
    places = (AREA,) if tie in TO_AREA else (VENUE,) if tie in TO_VENUE else PLACES
    return tuple(kind for label in labels for kind in (places if label == "Location" else (label,)))


def _id_property(name: str, meaning: str, *, is_list: bool = False) -> Property:
    return Property(name, ValueKind.ID, DataClass.P, meaning, is_list=is_list)


def stored_column(property_: Property) -> Column:
    """The column of a property of the row's own node or tie."""
    if property_.refers_to:
        kinds = (VENUE,) if property_.name == "at" else kinds_of(property_.refers_to)
        return Column(property_, kinds=kinds, must_exist=not property_.may_be_account)
    return Column(property_, is_required=property_.is_required and property_.default is None)


def tie_columns(tie: TieType) -> tuple[Column, ...]:
    """The columns of a tie's own properties; its id may be left out and is then made from what the tie joins."""
    given = (each for each in tie.properties if not each.is_derived)
    return tuple(stored_column(replace(each, is_required=False)) for each in given)


def _ties_column(name: str, type_: str, owner: Literal["start", "end"], how: str = "") -> Column:
    tie = TIE[type_]
    labels = tie.ends if owner == "start" else tie.starts
    meaning = tie.forward.meaning if owner == "start" or tie.backward is None else tie.backward.meaning
    return Column(
        _id_property(name, meaning, is_list="list" in how),
        is_required="required" in how,
        kinds=kinds_of(labels, type_),
        tie=ColumnTie(type_, owner, is_lasting="lasting" in how),
    )


def _entities(name: str, label: str, order: str, *special: Column) -> FileType:
    node = NODE[label]
    # A legal basis is told apart by what it says, so that its id may be left out.
    own = [
        stored_column(replace(each, is_required=False) if (label, each.name) == ("LegalBasis", "id") else each)
        for each in node.properties
        if not each.is_derived
    ]
    by_name = {each.name: each for each in (*own, *special)}
    first = [by_name.pop(each) for each in order.split()]
    return FileType(name, (*first, *by_name.values()), label=label)


def _ties(name: str, type_: str, start: str, end: str) -> FileType:
    tie = TIE[type_]
    ends = (
        Column(_id_property(start, "From whom the tie leads."), is_required=True, kinds=kinds_of(tie.starts, type_)),
        Column(_id_property(end, "To whom the tie leads."), is_required=True, kinds=kinds_of(tie.ends, type_)),
    )
    own = [each for each in tie_columns(tie) if each.name != "id"]
    common = {"since", "until", "reportedBy", "knownBy", "confirmedOn", "origin", "source"}
    ordered = [each for each in own if each.name not in common] + [each for each in own if each.name in common]
    return FileType(name, (*ends, *ordered, Column(_id_property("id", "The id of the tie."))), tie=type_)


def _any_ties() -> FileType:
    by_name = {column.name: column for tie in TIE.values() for column in tie_columns(tie)}
    anything = tuple(dict.fromkeys(kind for label in NODE for kind in kinds_of((label,))))
    ends = [Column(_id_property(name, ""), is_required=True, kinds=anything) for name in ("from", "to")]
    type_ = Property("type", ValueKind.LINE, DataClass.P, "The type of the tie.", is_required=True)
    return FileType(TIES_FILE, (*ends, Column(type_, is_required=True), *by_name.values()))


_REPORTED_BY = replace(
    next(each for each in tie_columns(TIE["HAS_NEED"]) if each.name == "reportedBy"), rides_on="HAS_NEED"
)

FILES: tuple[FileType, ...] = (
    _entities(
        "locations",
        "Location",
        "id name kind within code codeYear latitude longitude address openingHours",
        _ties_column("within", "WITHIN", "start", "list"),
    ),
    _entities(
        "people",
        "Person",
        "id name givenName infix familyName nicknames roles email phone postcode languages livesIn activeIn "
        "inactiveSince mayBeAsked pausedUntil",
        _ties_column("livesIn", "LIVES_IN", "start", "lasting"),
        _ties_column("activeIn", "ACTIVE_IN", "start", "list lasting"),
    ),
    _entities(
        "organisations",
        "Organisation",
        "id name kind basedAt runs activeIn website email phone size",
        _ties_column("basedAt", "BASED_AT", "start", "lasting"),
        _ties_column("runs", "RUNS", "start", "list lasting"),
        _ties_column("activeIn", "ACTIVE_IN", "start", "list lasting"),
    ),
    _entities(
        "talents",
        "Talent",
        "id labelNl labelEn kind broader synonymsNl synonymsEn escoUri",
        _ties_column("broader", "BROADER", "start", "list"),
    ),
    _entities(
        "needs",
        "Need",
        "id party summary kind talent concerns behind trulyAsksFor status openedOn neededBy closedOn reportedBy",
        _ties_column("party", "HAS_NEED", "end", "required lasting"),
        _ties_column("talent", "ASKS_FOR", "start", "list"),
        _ties_column("concerns", "CONCERNS", "start"),
        _ties_column("trulyAsksFor", "TRULY_ASKS_FOR", "start", "list"),
        _REPORTED_BY,
    ),
    _entities(
        "meetings",
        "Meeting",
        "id name startsAt kind series endsAt heldAt hosts visitors",
        _ties_column("heldAt", "HELD_AT", "start"),
        _ties_column("hosts", "HOSTS", "end", "list"),
    ),
    _entities(
        "arrangements",
        "Arrangement",
        "id name kind summary status recurrence cost channels heldAt pursues since until",
        _ties_column("heldAt", "HELD_AT", "start", "list lasting"),
        _ties_column("pursues", "PURSUES", "start", "list lasting"),
    ),
    _entities("goals", "Goal", "id name summary"),
    _entities(
        "introductions",
        "Introduction",
        "id broker first second status proposedOn madeOn reason",
        _ties_column("broker", "BROKERS", "end", "required"),
        _ties_column("first", "INTRODUCES", "start", "required"),
        _ties_column("second", "INTRODUCES", "start", "required"),
    ),
    _entities("stories", "Story", "id title text toldOn about", _ties_column("about", "ABOUT", "start", "list")),
    _entities(
        "bases",
        "LegalBasis",
        "person dataClass ground purpose article audience since until how givenBy capturedBy textVersion withdrawnAt",
        _ties_column("person", "HAS_BASIS", "end", "required"),
    ),
    _ties("offers", "OFFERS", "party", "talent"),
    _ties("answers", "ANSWERS", "party", "need"),
    _ties("knows", "KNOWS", "from", "to"),
    _ties("supports", "SUPPORTS", "from", "to"),
    _ties("keepApart", "KEEP_APART", "from", "to"),
    _ties("affiliations", "AFFILIATED_WITH", "person", "organisation"),
    _ties("cooperations", "COOPERATES_WITH", "from", "to"),
    _ties("handOvers", "HANDS_OVER_TO", "from", "to"),
    _ties("attendance", "ATTENDS", "person", "meeting"),
    _ties("participations", "TAKES_PART_IN", "party", "arrangement"),
    _ties("pursuits", "PURSUES", "party", "goal"),
    _any_ties(),
)

FILE: dict[str, FileType] = {each.name: each for each in FILES}
FILE_OF_LABEL: dict[str, FileType] = {each.label: each for each in FILES if each.label}
FILE_OF_TIE: dict[str, FileType] = {each.tie: each for each in FILES if each.tie}
COLUMN_TIES: dict[str, ColumnTie] = {
    column.tie.type: column.tie for file in FILES for column in file.columns if column.tie
}
