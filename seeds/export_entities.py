"""Exports the entities of a label with the ties that stand in their columns, and gives back what no column can tell."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import date

from graph.dates import held_on
from graph.model import NODE, TIE
from seeds.columns import listed
from seeds.export_reading import OwnedFacts, Reader
from seeds.facts import Facts
from seeds.format import COLUMN_TIES, FILE_OF_LABEL, Column
from seeds.identity import BASIS_KEY, basis_id, tie_id


@dataclass(frozen=True)
class LooseTie:
    """A tie that its column does not tell, or not fully."""

    type: str
    start: str
    end: str
    facts: Facts


class EntityExport:
    """The export of one label."""

    def __init__(self, label: str, day: date) -> None:
        self.file = FILE_OF_LABEL[label]
        self.header = [column.name for column in self.file.columns]
        self._label = label
        self._properties = [each for each in NODE[label].properties if not each.is_derived]
        self._columns: dict[str, list[Column]] = {}
        self._riders: dict[str, list[str]] = {}
        for column in self.file.columns:
            if column.tie:
                self._columns.setdefault(column.tie.type, []).append(column)
            if column.rides_on:
                self._riders.setdefault(column.rides_on, []).append(column.name)
        self._day = day

    async def pages(self, reader: Reader) -> AsyncIterator[tuple[list[list[object]], list[LooseTie]]]:
        """Rows in the order of the columns, with the ties that must be told in the file of ties."""
        async for page in reader.entities(self._label, self._properties):
            await reader.drop_unseen(self.file.columns, page)
            by_id = {str(facts["id"]): facts for facts in page}
            loose: list[LooseTie] = []
            for type_, columns in self._columns.items():
                owned = await reader.ties_of(TIE[type_], COLUMN_TIES[type_].owner, self._label, list(by_id))
                for id_, ties in owned.items():
                    loose += self._fill(by_id[id_], type_, columns, ties)
            yield [self._row(facts) for facts in page], loose

    def _fill(self, facts: Facts, type_: str, columns: list[Column], ties: list[OwnedFacts]) -> Iterator[LooseTie]:
        """Puts the ties of today into their columns."""
        room = 10**6 if any(column.declared.is_list for column in columns) else len(columns)
        named: dict[str, Facts] = {}
        riders = self._riders.get(type_, [])
        holding = [each for each in ties if self._holds(each[1])]
        if len(holding) > room:
            # What the column tells fully need not stand elsewhere too.
            id_ = str(facts["id"])
            holding.sort(key=lambda each: not _is_plain(type_, *self._ends(type_, id_, each[0]), each[1], riders))
        for other, tie in holding[:room]:
            named.setdefault(other, tie)
        if room == len(columns):
            for column, other in zip(columns, named, strict=False):
                facts[column.name] = other
        else:
            facts[columns[0].name] = list(named)
        for name in riders:
            facts[name] = next((tie[name] for tie in named.values()), None)
        others = [other for other, _ in ties]
        for other, tie in ties:
            start, end = self._ends(type_, str(facts["id"]), other)
            is_told = named.get(other) is tie and others.count(other) == 1
            if not is_told or not _is_plain(type_, start, end, tie, riders):
                yield LooseTie(type_, start, end, tie)

    def _holds(self, tie: Facts) -> bool:
        return held_on(tie.get("since"), tie.get("until"), self._day)

    def _ends(self, type_: str, owner: str, other: str) -> tuple[str, str]:
        return (owner, other) if COLUMN_TIES[type_].owner == "start" else (other, owner)

    def _row(self, facts: Facts) -> list[object]:
        if self._label == "LegalBasis":
            person = next(iter(listed(facts.get("person"))), "")
            if facts["id"] == basis_id(person, [facts.get(name) for name in BASIS_KEY]):
                facts = {**facts, "id": None}
        return [facts.get(name) for name in self.header]


def _is_plain(type_: str, start: str, end: str, tie: Facts, riders: list[str]) -> bool:
    """Whether a tie holds nothing but what its column tells."""
    if any(value is not None for name, value in tie.items() if name != "id" and name not in riders):
        return False
    return tie["id"] == tie_id(type_, start, end, [tie.get(name) for name in TIE[type_].key])
