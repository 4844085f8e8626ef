"""Who knows whom among the background people of the demo district, and what they belong to."""

from dataclasses import dataclass

from seeds.district_crowd import Crowd, Row, Somebody, contacts
from seeds.district_meetings import Evenings
from seeds.generator_draws import DAYS, LAST, Draws, partial
from seeds.generator_lists import reasons

KNOWS = (
    "from", "to", "strength", "kind", "lastContact", "why", "since", "until", "reportedBy", "knownBy", "confirmedOn",
    "origin",
)  # fmt: skip
AFFILIATIONS = ("person", "organisation", "role", "level", "strength", "since", "reportedBy", "knownBy")

STAIRS = 6  # front doors that share a porch
STRENGTHS = {
    "FAMILY": (3, 5),
    "FRIEND": (3, 4),
    "NEIGHBOUR": (2, 3),
    "COLLEAGUE": (2, 3),
    "VOLUNTEER": (2, 3),
    "ACQUAINTANCE": (1, 2),
}
OPEN_AREAS = 6  # the areas whose people also have friends elsewhere stand first in the data
FRIENDS_ELSEWHERE = 22
TWO_YEARS = LAST - 740


@dataclass(frozen=True)
class Told:
    """What is known about how a tie came about; what is empty is drawn."""

    why: str = ""
    known_by: str = ""
    reporter: str = ""
    since: str = ""
    origin: str = ""


class Acquaintances:
    """The KNOWS ties, each pair once, next to those that the storylines have."""

    def __init__(self, crowd: Crowd) -> None:
        self.crowd = crowd
        self.rows: dict[tuple[str, str], Row] = {}
        self._told = {(row["from"], row["to"]) for row in crowd.stories["knows"]}
        self._apart = {(row["from"], row["to"]) for row in crowd.stories["keepApart"]}
        self._draws = crowd.draws("knows")

    def has(self, one: str, other: str) -> bool:
        """Whether these two know each other already, or must not."""
        pair = (min(one, other), max(one, other))
        return one == other or pair in self.rows or pair in self._told or pair in self._apart

    def add(self, one: str, other: str, kind: str, area: str, told: Told | None = None) -> None:
        """Adds a tie, unless they know each other already."""
        if self.has(one, other):
            return
        told = told or Told()
        draws = self._draws
        pair = (min(one, other), max(one, other))
        why = told.why or (draws.pick(reasons()[kind]) if draws.chance(0.85) else "")
        known_by, reporter = self._source(pair, area, told)
        strength = draws.between(*STRENGTHS[kind]) if draws.chance(0.92) else ""
        since, last_contact, until, confirmed = self._dates(kind, told)
        times = (since, until, reporter, known_by, confirmed, told.origin)
        self.rows[pair] = (*pair, strength, kind, last_contact, why, *times)

    def _source(self, pair: tuple[str, str], area: str, told: Told) -> tuple[str, str]:
        if told.known_by:
            return told.known_by, told.reporter
        drawn = self._draws.fraction()
        if drawn < 0.55:
            return "BOTH" if drawn < 0.15 else "SELF", self._draws.pick(pair)
        reporter = self.crowd.areas[area].reporter if area else ""
        return ("OBSERVED" if drawn < 0.88 else "HEARSAY") if reporter else "", reporter

    def _dates(self, kind: str, told: Told) -> tuple[str, str, str, str]:
        draws = self._draws
        if told.since:
            begin = DAYS.index(told.since)
        else:
            is_old = kind in ("FAMILY", "NEIGHBOUR") or draws.chance(0.4)
            begin = draws.between(0, TWO_YEARS) if is_old else draws.between(TWO_YEARS, LAST - 10)
        end = draws.between(begin + 1, LAST) if not told.since and draws.chance(0.03) else 0
        last = end or LAST
        seen = max(begin, last - (60 if draws.chance(0.35) else 600))
        contact = DAYS[draws.recent(seen, last)] if draws.chance(0.85) else ""
        confirmed = DAYS[draws.recent(max(begin, last - 420), last)] if draws.chance(0.25) else ""
        since = told.since or ("" if kind == "FAMILY" else partial(DAYS[begin], draws))
        return since, contact, DAYS[end] if end else "", confirmed


def affiliations(crowd: Crowd) -> list[Row]:
    """What background people belong to; notes it on them too, for the ties that come of it."""
    draws = crowd.draws("affiliations")
    rows: list[Row] = []
    for area in crowd.areas.values():
        for each in crowd.regulars(area.id):
            count = (draws.chance(0.55) + draws.chance(0.2)) if area.organisations else 0
            for organisation in draws.some(area.organisations, count):
                each.organisations.append(organisation)
                rows.append(_membership(each, organisation, draws))
    rows += _large_memberships(crowd)
    jobs = crowd.jobs
    for each in crowd.professionals:
        each.organisations.append(each.steward)
        role, level = jobs[each.id]
        since = partial(DAYS[draws.between(0, LAST - 100)], draws)
        rows.append((each.id, each.steward, role, level, draws.between(4, 5), since, each.id, "SELF"))
    return rows


def _large_memberships(crowd: Crowd) -> list[Row]:
    draws = crowd.draws("large memberships")
    return [
        (each.id, organisation, "lid", "", 1, "", each.id, "SELF")
        for area in crowd.areas.values()
        for each in crowd.regulars(area.id)
        for organisation, per_cent in area.memberships.items()
        if draws.chance(per_cent / 100)
    ]


def _membership(each: Somebody, organisation: str, draws: Draws) -> Row:
    role = "vrijwilliger" if "VOLUNTEER" in each.roles else draws.pick(("lid", "deelnemer", "lid", "bezoeker"))
    strength = draws.between(2, 4) if draws.chance(0.7) else ""
    since = partial(DAYS[draws.recent(LAST - 2500, LAST - 20)], draws)
    told = (each.id, "SELF") if draws.chance(0.7) else ("", "")
    return each.id, organisation, role, "", strength, since, *told


def knows(crowd: Crowd, evenings: Evenings) -> Acquaintances:
    """All KNOWS ties of background people; affiliations must have been drawn before."""
    ties = Acquaintances(crowd)
    draws = crowd.draws("pairs")
    for area in crowd.areas:
        _neighbours(crowd, area, ties, draws)
    _members(crowd, ties, draws)
    _professionals(crowd, ties, draws)
    _through_storylines(crowd, ties, draws)
    _friends_elsewhere(crowd, ties, draws)
    for evening, pairs in evenings.first_talks(ties.has):
        told = Told(f"raakten aan de praat in {evening.place}", since=evening.day, origin=evening.id)
        for one, other, area in pairs:
            ties.add(one, other, "ACQUAINTANCE", area, told)
    return ties


def _neighbours(crowd: Crowd, area: str, ties: Acquaintances, draws: Draws) -> None:
    """People of one porch, and families."""
    regulars = crowd.regulars(area)
    for number, each in enumerate(regulars):
        if each.relative:
            ties.add(each.id, each.relative.id, "FAMILY", area)
        for step, share in ((1, 0.8), (2, 0.35), (3, 0.15)):
            is_near = number % STAIRS + step < STAIRS and number + step < len(regulars)
            if is_near and draws.chance(share):
                ties.add(each.id, regulars[number + step].id, "NEIGHBOUR", area)


def _members(crowd: Crowd, ties: Acquaintances, draws: Draws) -> None:
    """People who belong to the same: a newcomer gets to know one or two of those who are there."""
    there: dict[str, list[str]] = {}
    for row in crowd.stories["affiliations"]:
        if not row["until"]:
            there.setdefault(row["organisation"], []).append(row["person"])
    for each in crowd.everybody:
        if not each.home:
            continue
        for organisation in each.organisations:
            known = there.setdefault(organisation, [])
            for other in draws.some(known, draws.between(1, 2)):
                kind = "VOLUNTEER" if "VOLUNTEER" in each.roles else "ACQUAINTANCE"
                ties.add(each.id, other, kind, each.home)
            known.append(each.id)


def _professionals(crowd: Crowd, ties: Acquaintances, draws: Draws) -> None:
    """Professionals know colleagues, a colleague of an organisation they work with, and a few residents."""
    staff: dict[str, list[str]] = {}
    for row in crowd.stories["affiliations"]:
        if row["level"] and not row["until"]:
            staff.setdefault(row["organisation"], []).append(row["person"])
    for each in crowd.professionals:
        staff.setdefault(each.steward, []).append(each.id)
    partners = [(row["from"], row["to"]) for row in crowd.stories["cooperations"]]
    for each in crowd.professionals:
        area = each.areas[0]
        for other in staff[each.steward]:
            ties.add(each.id, other, "COLLEAGUE", area, Told("werken bij dezelfde organisatie"))
        near = [one if other == each.steward else other for one, other in partners if each.steward in (one, other)]
        for organisation in draws.some([partner for partner in near if partner in staff], 2):
            ties.add(each.id, draws.pick(staff[organisation]), "COLLEAGUE", area)
        for other in draws.some([one.id for place in each.areas for one in crowd.regulars(place)], 3):
            ties.add(each.id, other, "ACQUAINTANCE", area, Told("kennen elkaar van het spreekuur"))


def _through_storylines(crowd: Crowd, ties: Acquaintances, draws: Draws) -> None:
    """Those whom the people of the storylines know, among them those whom nobody else knows."""
    for row in contacts():
        told = Told(row["why"], row["knownBy"], row["reportedBy"])
        alone = [each for each in crowd.residents[row["area"]] if each.only == row["person"]]
        for each in alone + draws.some(crowd.regulars(row["area"]), int(row["contacts"])):
            ties.add(row["person"], each.id, row["kind"], row["area"], told)


def _friends_elsewhere(crowd: Crowd, ties: Acquaintances, draws: Draws) -> None:
    areas = list(crowd.areas)[:OPEN_AREAS]
    for _ in range(FRIENDS_ELSEWHERE):
        one, other = draws.some(areas, 2)
        ties.add(draws.pick(crowd.regulars(one)).id, draws.pick(crowd.regulars(other)).id, "FRIEND", one)
