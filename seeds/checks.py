"""Checks the rows of a folder against each other and against the database: references, doubles, circles."""

import asyncio
from collections.abc import Iterator

from graph.changes.rules import COUNTS, TREES
from seeds.columns import References, TieColumn, column_ties, listed, owner_and_other
from seeds.folder_read import FolderRead, OnProgress
from seeds.folders import Source
from seeds.format import Column
from seeds.identity import KEYS
from seeds.known import Place
from seeds.nouns import noun, nouns
from seeds.rows import END, ID, IS_GIVEN, START, TIE_ID, TYPE, Reading
from seeds.spool import Row
from seeds.trees import circles

# An entity has these ties from its own row, so that a file of ties may only tell more about them.
_FROM_ROW = frozenset(type_ for type_, count in COUNTS.items() if count.most is not None)
_ONE_TODAY = "LIVES_IN"
_ROW_BITS = 32


class Checker:
    """One check of one folder. With `is_skipping` rows that refer to refused rows are refused too."""

    def __init__(self, folder: FolderRead, is_skipping: bool, on_progress: OnProgress) -> None:
        self._folder = folder
        self._known = folder.known
        self._is_skipping = is_skipping
        self._on_progress = on_progress
        self._done = 0
        # As numbers and bytes: a million ties take 130 MB this way, 250 MB otherwise.
        self._ties: dict[bytes | str, int] = {}
        self._identities: dict[bytes, int] = {}
        self._named: dict[tuple[str, str], list[str]] = {}

    async def run(self) -> None:
        """Notes everything that is wrong."""
        while True:
            count = len(self._folder.problems.bad)
            self._done = 0
            for source in self._folder.entity_sources():
                await self._check_entities(source)
            await self._check_trees()
            # A refused row may leave others without what they refer to.
            if not self._is_skipping or len(self._folder.problems.bad) == count:
                break
        for source in self._folder.tie_sources():
            await self._check_ties(source)

    async def _check_entities(self, source: Source) -> None:
        reading = self._folder.readings[source.number].of(None)
        references, columns = References.of(reading), column_ties(reading)
        for block in self._folder.good_blocks(source):
            await self._known.ask(references.ids(block))
            await self._known.stored.ask_kinds(row[ID] for row in block if row[ID])
            for row in block:
                faults = [*self._wrong_references(references, row), *self._wrong_entity(source, row, columns)]
                for column, value, reason in faults:
                    self._folder.note(source, row[0], column, value, reason)
                if faults:
                    self._known.refuse(row[ID])
            await self._report(len(block))

    def _wrong_entity(self, source: Source, row: Row, columns: list[TieColumn]) -> Iterator[tuple[str, object, str]]:
        id_, label = row[ID], str(source.file.label)
        stored = self._known.stored.kind(id_)
        if stored and (stored if stored not in ("area", "venue") else "Location") != label:
            yield "id", id_, f"{id_} is {noun(stored)} in the database. Choose another id."
        for column in columns:
            others = column.others(row)
            if id_ in others:
                yield column.names[0], id_, f"{id_} refers to itself. Name another, or leave the cell empty."
            if (column.tie.type, id_) in self._folder.beside:
                self._named[(column.tie.type, id_)] = others

    async def _check_trees(self) -> None:
        for type_ in sorted(TREES):
            edges, places = await self._tree(type_)
            for circle in circles(edges):
                below = " > ".join([*circle, circle[0]])
                what = "lies within" if type_ == "WITHIN" else "falls under"
                told = [*dict.fromkeys(places[each] for each in circle if each in places)]
                # Told once; but each row that is set aside to be mended has its reason beside it.
                for place in told if self._is_skipping else told[:1]:
                    source = self._folder.sources[place.source]
                    column = None if source.file.label is None else {"WITHIN": "within", "BROADER": "broader"}[type_]
                    reason = f"{circle[0]} {what} itself: {below}. Take one step of this circle out."
                    self._folder.note(source, place.row, column, circle[0], reason)
                for id_ in circle:
                    self._known.refuse(id_)

    async def _tree(self, type_: str) -> tuple[dict[str, set[str]], dict[str, Place]]:
        """What lies under what after this load, and where the folder says so."""
        edges: dict[str, set[str]] = {}
        places: dict[str, Place] = {}
        told: set[str] = set()
        for source in self._folder.entity_sources():
            reading = self._folder.readings[source.number].of(None)
            for column in column_ties(reading):
                if column.tie.type == type_:
                    for row in (row for block in self._folder.good_blocks(source) for row in block):
                        told.add(row[ID])
                        edges.setdefault(row[ID], set()).update(column.others(row))
                        places[row[ID]] = Place(source.number, row[0])
        for (tie, lower), besides in self._folder.beside.items():
            if tie == type_:
                edges.setdefault(lower, set()).update(each.other for each in besides)
                places.setdefault(lower, besides[0].place)
        for lower, upper in await self._known.stored.tree(type_) if any(edges.values()) else ():
            if lower not in told:
                edges.setdefault(lower, set()).add(upper)
        return edges, places

    async def _check_ties(self, source: Source) -> None:
        readings = self._folder.readings[source.number]
        for block in self._folder.good_blocks(source):
            for type_ in dict.fromkeys(row[TYPE] for row in block):
                reading = readings.of(type_)
                await self._check_tie_rows(source, reading, [row for row in block if row[TYPE] == type_])
            await self._report(len(block))

    async def _check_tie_rows(self, source: Source, reading: Reading, rows: list[Row]) -> None:
        references = References.of(reading)
        await self._known.ask(references.ids(rows))
        ends = await self._known.stored.ends(str(reading.type), (row[TIE_ID] for row in rows if row[IS_GIVEN]))
        for row in rows:
            faults = [*self._wrong_references(references, row), *self._wrong_tie(source, reading, row)]
            taken = ends.get(row[TIE_ID]) if row[IS_GIVEN] else None
            if taken and taken != (row[START], row[END]):
                faults.append(
                    ("id", row[TIE_ID], f"This tie joins {taken[0]} and {taken[1]} already. Leave the id empty.")
                )
            for column, value, reason in faults:
                self._folder.note(source, row[0], column, value, reason)

    def _wrong_references(self, references: References, row: Row) -> Iterator[tuple[str, object, str]]:
        for at, column in references.columns:
            for id_ in listed(row[at]):
                if reason := self._wrong_reference(column, id_):
                    yield column.name, id_, reason

    def _wrong_reference(self, column: Column, id_: str) -> str | None:
        known = self._known
        if self._is_skipping and (place := known.refused_place(id_)):
            return f"{id_} is refused itself ({self._folder.shown(place)}). Mend that row first."
        kind = known.kind(id_)
        if kind is None:
            if not column.must_exist or known.may_be_stored:
                return None
            return f"There is nothing with the id {id_} in the folder or in the database. Add it, or give the right id."
        if kind not in column.kinds:
            return f"{id_} is {noun(kind)}. {column.name} takes the id of {nouns(column.kinds)}."
        return None

    def _wrong_tie(self, source: Source, reading: Reading, row: Row) -> Iterator[tuple[str | None, object, str]]:
        if other := self._double(source, reading, row):
            yield "id" if row[IS_GIVEN] and reading.has_ids else None, row[TIE_ID], self._twice(other, row[TYPE])
        type_ = row[TYPE]
        ends = owner_and_other(type_, row[START], row[END])
        if ends is None:
            return
        named = self._named.get((type_, ends[0]))
        if type_ in _FROM_ROW and ends[1] not in (named or ()):
            yield None, ends[1], f"{type_} needs a row of {ends[0]} in this folder that names {ends[1]}."
        if type_ == _ONE_TODAY and named and ends[1] not in named and self._holds(ends, Place(source.number, row[0])):
            yield None, ends[1], f"{ends[0]} lives in {named[0]} according to livesIn. Give this home an end (until)."

    def _double(self, source: Source, reading: Reading, row: Row) -> Place | None:
        """Another row for the same tie; two rows with two ids of their own are two ties."""
        here: int = source.number << _ROW_BITS | int(row[0])
        if not row[IS_GIVEN]:
            made = bytes.fromhex(row[TIE_ID])
            other = self._ties.setdefault(made, here)
            other = self._identities.get(made, here) if other == here else other
        else:
            other = self._ties.setdefault(f"{row[TYPE]}:{row[TIE_ID]}", here)
            made = bytes.fromhex(reading.identity(row))
            self._identities.setdefault(made, here)
            other = self._ties.get(made, here) if other == here else other
        return None if other == here else Place(other >> _ROW_BITS, other & (1 << _ROW_BITS) - 1)

    def _holds(self, ends: tuple[str, str], here: Place) -> bool:
        besides = self._folder.beside[(_ONE_TODAY, ends[0])]
        return any(each.holds_today for each in besides if each.place == here)

    def _twice(self, other: Place, type_: str) -> str:
        compared = ", ".join(["the same ends", *(f"the same {name}" for name in KEYS[type_]), "the same since"])
        return f"The same tie stands in {self._folder.shown(other)}: {compared}. Keep one of the two."

    async def _report(self, rows: int) -> None:
        self._done += rows
        self._on_progress("check", self._done, self._folder.rows())
        await asyncio.sleep(0)
