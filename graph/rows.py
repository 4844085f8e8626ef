"""Rows that several statements return: one column, of which the header of each statement says what its lists hold."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class PeopleRow:
    """People, each a list."""

    people: list[list[Any]]


@dataclass(frozen=True)
class PersonIdsRow:
    """The ids of people."""

    people: list[str]


@dataclass(frozen=True)
class TiesRow:
    """Ties, each a list."""

    ties: list[list[Any]]


@dataclass(frozen=True)
class NeedsRow:
    """Needs, each a list."""

    needs: list[list[Any]]


@dataclass(frozen=True)
class OffersRow:
    """Offers, each a list."""

    offers: list[list[Any]]


@dataclass(frozen=True)
class MeetingsRow:
    """Meetings, each a list."""

    meetings: list[list[Any]]


@dataclass(frozen=True)
class IntroductionsRow:
    """Introductions, each a list."""

    introductions: list[list[Any]]


@dataclass(frozen=True)
class PropertiesRow:
    """One record as it is stored."""

    properties: dict[str, object]


@dataclass(frozen=True)
class AddedRow:
    """How many were added."""

    added: int


@dataclass(frozen=True)
class ChangedRow:
    """How many were changed."""

    changed: int


@dataclass(frozen=True)
class RemovedRow:
    """How many were removed."""

    removed: int
