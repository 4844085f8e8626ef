"""Reads a Schakel folder in the plainest way and tells what in it would break: for the tests of the seeds."""

import csv
from collections import Counter
from pathlib import Path

from graph.model import NODE, TIE
from graph.model.values import ValueKind

Rows = dict[str, list[dict[str, str]]]

COLUMNS = {
    "locations": "id name kind within code codeYear latitude longitude address openingHours",
    "people": "id name givenName infix familyName nicknames roles email phone postcode languages livesIn activeIn "
    "inactiveSince mayBeAsked pausedUntil",
    "organisations": "id name kind basedAt runs activeIn website email phone size",
    "talents": "id labelNl labelEn kind broader synonymsNl synonymsEn escoUri",
    "needs": "id party summary kind talent concerns behind trulyAsksFor status openedOn neededBy closedOn reportedBy",
    "offers": "party talent summary conditions capacity at",
    "answers": "party need status askedBy askedOn answeredOn thanks",
    "knows": "from to strength kind lastContact why",
    "supports": "from to role lastContact",
    "keepApart": "from to",
    "affiliations": "person organisation role level strength",
    "cooperations": "from to level summary strength",
    "handOvers": "from to summary",
    "meetings": "id name startsAt kind series endsAt heldAt hosts visitors",
    "attendance": "person meeting status",
    "arrangements": "id name kind summary status recurrence cost channels heldAt pursues since until",
    "participations": "party arrangement role gives gets",
    "goals": "id name summary",
    "pursuits": "party goal words interest brings",
    "introductions": "id broker first second status proposedOn madeOn reason",
    "stories": "id title text toldOn about",
    "bases": "person dataClass ground purpose article audience since until how givenBy capturedBy textVersion "
    "withdrawnAt",
}
OF_ENTITIES = {"source", "steward"}
OF_TIES = {"since", "until", "reportedBy", "knownBy", "confirmedOn", "origin", "source"}

LABELS = {
    "locations": "Location",
    "people": "Person",
    "organisations": "Organisation",
    "talents": "Talent",
    "needs": "Need",
    "meetings": "Meeting",
    "arrangements": "Arrangement",
    "goals": "Goal",
    "stories": "Story",
    "introductions": "Introduction",
    "bases": "LegalBasis",
}
TYPES = {
    "knows": "KNOWS",
    "supports": "SUPPORTS",
    "keepApart": "KEEP_APART",
    "affiliations": "AFFILIATED_WITH",
    "cooperations": "COOPERATES_WITH",
    "handOvers": "HANDS_OVER_TO",
    "offers": "OFFERS",
    "answers": "ANSWERS",
    "attendance": "ATTENDS",
    "participations": "TAKES_PART_IN",
    "pursuits": "PURSUES",
}
ENDS = {
    "knows": ("from", "to"),
    "supports": ("from", "to"),
    "keepApart": ("from", "to"),
    "affiliations": ("person", "organisation"),
    "cooperations": ("from", "to"),
    "handOvers": ("from", "to"),
    "offers": ("party", "talent"),
    "answers": ("party", "need"),
    "attendance": ("person", "meeting"),
    "participations": ("party", "arrangement"),
    "pursuits": ("party", "goal"),
}
PARTY = "people organisations"
POINTS_TO = {
    "livesIn": "locations", "activeIn": "locations", "basedAt": "locations", "runs": "locations", "within": "locations",
    "heldAt": "locations", "concerns": "locations", "at": "locations", "broader": "talents", "talent": "talents",
    "trulyAsksFor": "talents", "party": PARTY, "hosts": PARTY, "person": "people", "organisation": "organisations",
    "meeting": "meetings", "arrangement": "arrangements", "goal": "goals", "pursues": "goals", "need": "needs",
    "broker": "people", "first": "people", "second": "people", "askedBy": PARTY, "reportedBy": PARTY,
    "capturedBy": PARTY, "givenBy": PARTY, "steward": "organisations", "origin": "meetings introductions",
}  # fmt: skip
ENDS_OF = {
    "supports": (PARTY, "people"),
    "cooperations": ("organisations", "organisations"),
    "handOvers": ("organisations", "organisations"),
}


def read_folders(*folders: Path) -> Rows:
    """The rows of all files of these folders together."""
    rows: Rows = {name: [] for name in COLUMNS}
    for folder in folders:
        for path in sorted(folder.glob("*.csv")):
            with path.open(encoding="utf-8", newline="") as file:
                rows[path.stem] += [dict(row) for row in csv.DictReader(file, strict=True)]
    return rows


def faults(rows: Rows) -> list[str]:
    """Everything that a loader would have to refuse, in words."""
    return [*_unknown_columns(rows), *_dangling(rows), *_wrong_values(rows), *_wrong_ties(rows), *_twice(rows)]


def _unknown_columns(rows: Rows) -> list[str]:
    found: list[str] = []
    for name, each in rows.items():
        common = OF_TIES if name in TYPES else OF_ENTITIES
        allowed = common | set(COLUMNS[name].split())
        found += [f"{name}: column {column}" for row in each[:1] for column in row if column not in allowed]
        found += [f"{name}: row without source {row}" for row in each if name != "talents" and not row["source"]]
    return found


def _dangling(rows: Rows) -> list[str]:
    ids = {name: {row["id"] for row in each if "id" in row} for name, each in rows.items()}
    found: list[str] = []
    for name, each in rows.items():
        targets = dict(POINTS_TO)
        if name in ("knows", "keepApart", *ENDS_OF):
            targets["from"], targets["to"] = ENDS_OF.get(name, ("people", "people"))
        if name == "answers":
            targets["party"] += " arrangements"
        for column, kinds in targets.items():
            known = set[str]().union(*(ids[kind] for kind in kinds.split()))
            given = [value for row in each for value in row.get(column, "").split("|") if value]
            found += [f"{name}: {column} {value}" for value in given if value not in known]
    return found


def _wrong_values(rows: Rows) -> list[str]:
    found: list[str] = []
    for name, each in rows.items():
        declared = NODE[LABELS[name]].properties if name in LABELS else TIE[TYPES[name]].properties
        for row in each:
            for each_property in declared:
                value = row.get(each_property.name, "")
                values = value.split("|") if each_property.is_list else [value]
                if value and each_property.choices:
                    found += [f"{name}: {one}" for one in values if one not in set(each_property.choices)]
                if value and each_property.kind is ValueKind.DAY and len(value) != len("2026-11-22"):
                    found.append(f"{name}: {each_property.name} {value} is no full day")
                if each_property.kind.longest and any(len(one) > each_property.kind.longest for one in values):
                    found.append(f"{name}: {each_property.name} too long")
    return found


def _wrong_ties(rows: Rows) -> list[str]:
    found: list[str] = []
    for name, (start, end) in ENDS.items():
        for row in rows[name]:
            if row[start] == row[end]:
                found.append(f"{name}: self-tie {row[start]}")
            if name in ("knows", "keepApart", "cooperations") and row[start] > row[end]:
                found.append(f"{name}: larger id first {row[start]} {row[end]}")
            if row.get("until") and row.get("since", "") > row["until"]:
                found.append(f"{name}: ends before it begins {row[start]} {row[end]}")
    return found


def _twice(rows: Rows) -> list[str]:
    ids = [row["id"] for each in rows.values() for row in each if "id" in row]
    found = [f"id twice: {each}" for each, count in Counter(ids).items() if count > 1]
    for name, (start, end) in ENDS.items():
        key = (start, end, "since", *TIE[TYPES[name]].key)
        seen: set[tuple[str, ...]] = set()
        for row in rows[name]:
            mark = tuple(row.get(column, "") for column in key)
            if mark in seen:
                found.append(f"{name}: twice {mark}")
            seen.add(mark)
    return found
