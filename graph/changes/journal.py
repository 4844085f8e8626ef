"""The journal of a merge: what was there before, so that it can be put back exactly."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from graph.access import Viewer
from graph.changes.stored import natives
from graph.changes.values import Values
from graph.database import Database, Transaction
from graph.model import TIES
from graph.rows import PropertiesRow
from graph.schema import Nothing
from graph.statements import load_statement


class Fate(StrEnum):
    """What became of what stands in the journal.

    MOVED: a tie that leads to who is kept now. JOINED: one that said the same as a tie of theirs. DROPPED: one that
    would lead from somebody to themselves. CHANGED and RESULT: a tie before and after. BEFORE and AFTER: the person
    kept. NAMED: where the id of who was merged away stood.
    """

    MOVED = "MOVED"
    JOINED = "JOINED"
    DROPPED = "DROPPED"
    CHANGED = "CHANGED"
    RESULT = "RESULT"
    BEFORE = "BEFORE"
    AFTER = "AFTER"
    NAMED = "NAMED"


@dataclass(frozen=True)
class AnyTieRow:
    type: str
    start_id: str
    end_id: str
    properties: dict[str, object]


@dataclass(frozen=True)
class MergeRow:
    kept_id: str


@dataclass(frozen=True)
class MergedRow:
    merged_id: str
    kept_id: str
    is_seen: bool


LIST_ALL_TIES = load_statement("changes/list_all_ties", AnyTieRow)
NOTE_TIES = load_statement("changes/note_ties", Nothing)
NOTE_PERSON = load_statement("changes/note_person", Nothing)
MOVE_TIES = load_statement("changes/move_ties", Nothing)
RESTORE_TIES = load_statement("changes/restore_ties", Nothing)
PUT_BACK_TIES = load_statement("changes/put_back_ties", Nothing)
SET_ASIDE = load_statement("changes/set_aside", Nothing)
PUT_BACK = load_statement("changes/put_back", Nothing)
ADD_MERGE = load_statement("changes/add_merge", Nothing)
FIND_MERGE = load_statement("changes/find_merge", MergeRow)
LIST_MERGES = load_statement("changes/list_merges", MergedRow)
LIST_RECORDS = load_statement("changes/list_records", PropertiesRow)
REMOVE_MERGE = load_statement("changes/remove_merge", Nothing)
CHANGE_TELLERS = load_statement("changes/change_tellers", Nothing)
RESTORE_TELLERS = load_statement("changes/restore_tellers", Nothing)

MOST_IN_A_ROW = 10
UNDIRECTED = [each.type for each in TIES if each.is_undirected]


@dataclass(frozen=True)
class Bare:
    """A tie by the ids of its ends."""

    type: str
    start: str
    end: str
    values: Values

    @property
    def key(self) -> str:
        """Type and id, which no other tie shares."""
        return f"{self.type} {self.values['id']}"

    def other_than(self, entity: str) -> str:
        """The id at the other end."""
        return self.end if self.start == entity else self.start


@dataclass(frozen=True)
class Record:
    """One entry of the journal."""

    fate: Fate
    type: str | None
    start: str | None
    end: str | None
    fields: list[str]
    values: Values

    @property
    def key(self) -> str:
        """Type and id of a tie."""
        return f"{self.type} {self.values['id']}"


async def all_ties(change: Transaction, entity_id: str) -> list[Bare]:
    """Every tie of an entity."""
    rows = await change.run(LIST_ALL_TIES, id=entity_id)
    return [Bare(row.type, row.start_id, row.end_id, natives(row.properties)) for row in rows]


async def note(change: Transaction, entity_id: str, merged_id: str, fate: Fate, ties: Iterable[Bare]) -> None:
    """Writes ties of an entity into the journal."""
    keys = [each.key for each in ties]
    if keys:
        await change.run(NOTE_TIES, id=entity_id, merged_id=merged_id, fate=fate.value, keys=keys)


async def records_of(change: Transaction, merged_id: str) -> list[Record]:
    """All that stands in the journal of a merge."""
    return [_record(natives(row.properties)) for row in await change.run(LIST_RECORDS, merged_id=merged_id)]


def _record(stored: dict[str, Any]) -> Record:
    values = {name: value for name, value in stored.items() if not name.endswith("_")}
    return Record(
        Fate(stored["fate_"]),
        stored.get("type_"),
        stored.get("start_"),
        stored.get("end_"),
        list(stored.get("fields_", [])),
        values,
    )


async def kept_instead(database: Database, viewer: Viewer, merged: Iterable[str]) -> dict[str, str]:
    """Who is kept in place of those merged away, also after several merges, as far as the viewer may see them.

    Who may not be seen now is left out, so that an old id tells no more than the new one.
    """
    ends = {each: each for each in merged}
    kept: dict[str, MergedRow] = {}
    for _ in range(MOST_IN_A_ROW):
        rows = await database.read(LIST_MERGES, viewer, merged_ids=sorted(set(ends.values()) - kept.keys()))
        if not rows:
            break
        kept |= {row.merged_id: row for row in rows}
        ends = {each: kept[end].kept_id if end in kept else end for each, end in ends.items()}
    seen = {row.kept_id for row in kept.values() if row.is_seen}
    return {each: end for each, end in ends.items() if end in seen}
