"""Applies rows of ties: [number, id, whether the id was given, start, end, *values of the part's columns]."""

from collections.abc import Iterable

from graph.database import Transaction
from graph.model import TIE
from graph.rows import AddedRow, ChangedRow
from graph.sight import refresh_bases, refresh_homes
from graph.statements import load_statement
from seeds.effects import Effects
from seeds.facts import Facts, by_name, differences, new_facts, stored_facts, typing_of
from seeds.identity import KEYS
from seeds.known import FoundRow
from seeds.parts import Part
from seeds.spool import Row

LIST_TIES_BETWEEN = load_statement("load/list_ties_between", FoundRow)
ADD_TIES = load_statement("load/add_ties", AddedRow)
CHANGE_TIES = load_statement("load/change_ties", ChangedRow)


async def apply_ties(change: Transaction, part: Part) -> Effects:
    """Adds the ties that are not there and changes those that are stored otherwise."""
    properties = by_name(TIE[part.of].properties)
    typing = typing_of(properties, part.columns)
    stored = {} if part.is_new else await _stored(change, part)
    effects, new, changes = Effects(), list[Row](), list[Row]()
    for at, (number, id_, is_given, start, end, *values) in enumerate(part.rows):
        candidates = stored.get(at)
        found = None
        if candidates:
            given: Facts = dict(zip(part.columns, values, strict=True))
            found = _same(part.of, candidates, id_, None if is_given else given)
            if found and (facts := differences(found, given)):
                effects.changed.add(number)
                changes.append([start, end, found["id"], stored_facts(properties, facts)])
        if found is None:
            effects.new.add(number)
            new.append([start, end, {**new_facts(typing, values), "id": id_, "version": 1}])
    effects.lost = await write_ties(change, part.of, new, changes)
    await keep_sight(change, part.of, (row[0] for row in (*new, *changes)))
    return effects


async def write_ties(change: Transaction, type_: str, new: list[Row], changes: list[Row]) -> int:
    """Stores new ties [start, end, facts] and changes [start, end, id, facts]; tells how many had lost an end."""
    lost = 0
    if new:
        [row] = await change.run(ADD_TIES, type=type_, ties=new)
        lost = len(new) - row.added
    if changes:
        await change.run(CHANGE_TIES, type=type_, changes=changes)
    return lost


async def keep_sight(change: Transaction, type_: str, starts: Iterable[str]) -> None:
    """Recomputes where people live and until when they may be seen, where ties of this type have a say in it."""
    people = list(dict.fromkeys(starts)) if type_ in ("LIVES_IN", "HAS_BASIS") else []
    if people:
        await (refresh_homes if type_ == "LIVES_IN" else refresh_bases)(change, people)


async def _stored(change: Transaction, part: Part) -> dict[int, list[Facts]]:
    """The stored ties between the ends of each row, by its place in the part."""
    found: dict[int, list[Facts]] = {}
    pairs = [[row[3], row[4]] for row in part.rows]
    [row] = await change.run(LIST_TIES_BETWEEN, type=part.of, pairs=pairs)
    for pair, facts in sorted(row.found, key=lambda each: str(each[1]["id"])):
        found.setdefault(pair, []).append(facts)
    return found


def _same(type_: str, stored: Iterable[Facts], id_: str, given: Facts | None) -> Facts | None:
    """The stored tie that a row is about: of the same id, else, where no id was given, of the same facts."""
    same: Facts | None = None
    for facts in stored:
        if facts["id"] == id_:
            return facts
        if given is not None and all(facts.get(name) == given.get(name) for name in (*KEYS[type_], "since")):
            same = same or facts
    return same
