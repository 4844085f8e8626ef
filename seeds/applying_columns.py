"""Applies columns that stand for ties: [number, entity, others, others told of in files of ties, *values].

The values are of columns that belong to these ties, such as who reported a need. After it an entity has the ties of
today that its cell names: others are ended today where the tie lasts, and were wrong where it does not.
"""

from dataclasses import dataclass, field
from datetime import date

from graph.database import Transaction
from graph.dates import held_on
from graph.model import TIE
from graph.rows import RemovedRow
from graph.statements import load_statement
from seeds.applying_ties import keep_sight, write_ties
from seeds.effects import Effects
from seeds.facts import Facts
from seeds.identity import tie_id
from seeds.known import FoundRow
from seeds.parts import Part
from seeds.spool import Row

LIST_TIES_FROM = load_statement("load/list_ties_from", FoundRow)
LIST_TIES_TO = load_statement("load/list_ties_to", FoundRow)
REMOVE_TIES = load_statement("load/remove_ties", RemovedRow)


OwnedFacts = tuple[str, Facts]
"""The id at the other end of a tie, and the properties of the tie."""


@dataclass
class _Writes:
    new: list[Row] = field(default_factory=list[Row])
    changes: list[Row] = field(default_factory=list[Row])
    gone: list[Row] = field(default_factory=list[Row])

    def count(self) -> int:
        return len(self.new) + len(self.changes) + len(self.gone)


class _Column:
    """One column of a part, with what is stored of its ties."""

    def __init__(self, part: Part, stored: dict[str, list[OwnedFacts]], day: date) -> None:
        self.part = part
        self.stored = stored
        self.tie = TIE[part.of]
        self.day = day
        self.writes = _Writes()

    def apply(self, row: Row) -> None:
        """Notes what one row changes."""
        _, owner, others, beside, *values = row
        stored = self.stored.get(owner, [])
        holding = {other: facts for other, facts in stored if self._holds(facts)}
        riders = dict(zip(self.part.columns, values, strict=True))
        for other in others:
            if other not in holding:
                self._add(owner, other, [facts for each, facts in stored if each == other], riders)
            elif other not in beside:
                self._change(owner, other, holding[other], riders)
        for other, facts in holding.items():
            if other not in others and other not in beside:
                self._end(owner, other, facts)

    def ends(self, owner: str, other: str) -> tuple[str, str]:
        """Start and end of a tie between the entity with the column and another."""
        return (owner, other) if self.part.owner == "start" else (other, owner)

    def _holds(self, facts: Facts) -> bool:
        return held_on(facts.get("since"), facts.get("until"), self.day)

    def _add(self, owner: str, other: str, before: list[Facts], riders: Facts) -> None:
        # What ended before begins anew today; without a past its beginning is unknown.
        since = self.day.isoformat() if before and self.tie.is_dated else None
        start, end = self.ends(owner, other)
        key = [riders.get(name) for name in self.tie.key]
        id_ = tie_id(self.part.of, start, end, key, since)
        given = {name: value for name, value in riders.items() if value is not None}
        if any(facts["id"] == id_ for facts in before):
            self.writes.changes.append([start, end, id_, {**given, "until": None}])
        else:
            dated = {"since": since} if since else {}
            self.writes.new.append([start, end, {**given, **dated, "id": id_, "version": 1}])

    def _change(self, owner: str, other: str, facts: Facts, riders: Facts) -> None:
        different = {name: value for name, value in riders.items() if facts.get(name) != value}
        if different:
            self.writes.changes.append([*self.ends(owner, other), facts["id"], different])

    def _end(self, owner: str, other: str, facts: Facts) -> None:
        ends = self.ends(owner, other)
        if self.part.is_lasting:
            self.writes.changes.append([*ends, facts["id"], {"until": self.day.isoformat()}])
        else:
            self.writes.gone.append([*ends, facts["id"]])


async def apply_columns(change: Transaction, part: Part) -> Effects:
    """Makes the ties of today what the cells say."""
    column, effects = _Column(part, await _stored(change, part), change.viewer.day), Effects()
    for row in part.rows:
        before = column.writes.count()
        column.apply(row)
        if column.writes.count() > before:
            effects.changed.add(row[0])
    writes = column.writes
    effects.lost = await write_ties(change, part.of, writes.new, writes.changes)
    if writes.gone:
        await change.run(REMOVE_TIES, type=part.of, ties=writes.gone)
    touched = {each[0] for each in (*writes.new, *writes.changes, *writes.gone)}
    if part.of == "HAS_BASIS":
        # What a basis says may have changed, also where the tie to it has not.
        touched |= {column.ends(row[1], other)[0] for row in part.rows for other in row[2]}
    await keep_sight(change, part.of, touched)
    return effects


async def _stored(change: Transaction, part: Part) -> dict[str, list[OwnedFacts]]:
    found: dict[str, list[OwnedFacts]] = {}
    if not part.is_new:
        statement = LIST_TIES_FROM if part.owner == "start" else LIST_TIES_TO
        [row] = await change.run(statement, type=part.of, ids=[row[1] for row in part.rows])
        for owner, other, facts in sorted(row.found, key=lambda each: (each[1], each[2]["id"])):
            found.setdefault(owner, []).append((other, facts))
    return found
