"""Which records could be of one person: candidates that share a key, scored part by part. Pure.

No record is compared with all others: only records that share a key are, so that the work grows with the number of
records and not with its square.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from graph.duplicates.answer import DuplicateReason
from graph.duplicates.naming import PersonName, family_sound, given_forms, name_likeness, sound

LEAST_SCORE = 0.5
# By name alone two records are candidates from here on; less is enough when an address is the same.
LEAST_LIKENESS = 0.72
LEAST_LIKENESS_WITH_ADDRESS = 0.45
# What a name tells: less when many have it.
RARE_NAME, COMMON_NAME = 0.7, 0.4
VALUES = {
    DuplicateReason.EMAIL: 0.8,
    DuplicateReason.PHONE: 0.6,
    DuplicateReason.POSTCODE: 0.25,
    DuplicateReason.HOME: 0.15,
}
PER_CONTACT = 0.2
MOST_OF_CONTACTS = 0.6
AGAINST = -0.4
# A key that more records share says too little; they are compared within narrower keys.
MOST_OF_ONE_KEY = 400

Part = tuple[DuplicateReason, float]


@dataclass(frozen=True)
class Record:
    """What is compared of one record; contact details in one spelling, None where unknown or not to be seen."""

    id: str
    name: PersonName
    email: str | None
    phone: str | None
    postcode: str | None
    home: str | None


@dataclass(frozen=True)
class Candidate:
    """Two records that may be of one person, the smaller id first, with what speaks for it."""

    one: Record
    other: Record
    parts: tuple[Part, ...]

    @property
    def score(self) -> float:
        """All that speaks for it taken together, each part telling about what the others leave open."""
        open_ = 1.0
        for _, value in self.parts:
            open_ *= 1 - max(value, 0.0)
        against = 1.0
        for _, value in self.parts:
            against *= 1 + min(value, 0.0)
        return round((1 - open_) * against, 3)

    @property
    def order(self) -> tuple[float, str, str]:
        """The most likely first; equal ones by their ids."""
        return -self.score, self.one.id, self.other.id

    def knowing(self, contacts: int, meetings: int) -> "Candidate":
        """The same with what the graph tells: contacts in common, and meetings to which both came."""
        parts = list(self.parts)
        if contacts:
            parts.append((DuplicateReason.CONTACTS, min(1 - (1 - PER_CONTACT) ** contacts, MOST_OF_CONTACTS)))
        if meetings:
            parts.append((DuplicateReason.SAME_MEETING, AGAINST))
        return Candidate(self.one, self.other, tuple(parts))


def plain_email(email: str | None) -> str | None:
    """An address as it is compared."""
    return email.strip().casefold() if email and "@" in email else None


def plain_phone(phone: str | None) -> str | None:
    """The last nine digits, which a country code does not change; None for too few."""
    digits = re.sub(r"\D", "", phone or "")
    return digits[-9:] if len(digits) >= 9 else None


def plain_postcode(postcode: str | None) -> str | None:
    """A postcode without spaces."""
    return re.sub(r"\s", "", postcode).upper() or None if postcode else None


def candidates(
    records: Sequence[Record], check: Callable[[], None], within: frozenset[str] | None = None
) -> list[Candidate]:
    """The pairs that look alike, the most likely first; `within` asks that one of the two is among these."""
    keys: defaultdict[str, list[Record]] = defaultdict(list)
    for record in sorted(records, key=lambda each: each.id):
        for key in _keys(record):
            keys[key].append(record)
    common = Counter(_full_sound(each) for each in records)
    found: dict[tuple[str, str], Candidate] = {}
    seen: set[tuple[str, str]] = set()
    for number, sharing in enumerate(keys.values()):
        if number % 1000 == 0:
            check()
        if not 2 <= len(sharing) <= MOST_OF_ONE_KEY:
            continue
        for one, other in combinations(sharing, 2):
            pair = (one.id, other.id)
            if pair in seen or (within is not None and one.id not in within and other.id not in within):
                continue
            seen.add(pair)
            if candidate := _compared(one, other, common):
                found[pair] = candidate
    return sorted(found.values(), key=lambda each: each.order)


def _keys(record: Record) -> Iterable[str]:
    """What records of one person share, if anything: a record is compared with those that share one of these."""
    name = record.name
    family, forms = family_sound(name), given_forms(name)
    yield from {f"name {each[0]} {family}" for each in forms}
    if record.home is not None:
        yield f"home {record.home} {family}"
        yield from {f"near {record.home} {each} {''.join(name.family)[:1]}" for each in forms}
    yield from {f"part {sound(each)} {form}" for each in name.family for form in forms if len(name.family) > 1}
    yield from {f"part {family} {form}" for form in forms if len(name.family) == 1}
    yield from {f"typo {form} {''.join(name.family)[:2]}" for form in forms}
    if record.email:
        yield f"email {record.email}"
    if record.phone:
        yield f"phone {record.phone}"


def _full_sound(record: Record) -> str:
    given = record.name.given
    return f"{given[0][:1] if given else ''} {family_sound(record.name)}"


def _compared(one: Record, other: Record, common: Counter[str]) -> Candidate | None:
    likeness = name_likeness(one.name, other.name)
    parts: list[Part] = []
    for reason, first, second in (
        (DuplicateReason.EMAIL, one.email, other.email),
        (DuplicateReason.PHONE, one.phone, other.phone),
        (DuplicateReason.POSTCODE, one.postcode, other.postcode),
        (DuplicateReason.HOME, one.home, other.home),
    ):
        if first is not None and first == second:
            parts.append((reason, VALUES[reason]))
    has_address = any(reason in (DuplicateReason.EMAIL, DuplicateReason.PHONE) for reason, _ in parts)
    if likeness < (LEAST_LIKENESS_WITH_ADDRESS if has_address else LEAST_LIKENESS):
        return None
    sharing = max(common[_full_sound(one)], common[_full_sound(other)], 2)
    value = round(likeness * (COMMON_NAME + (RARE_NAME - COMMON_NAME) * 2 / sharing), 3)
    return Candidate(one, other, ((DuplicateReason.NAME, value), *parts))
