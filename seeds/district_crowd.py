"""The background people of the demo district: who lives where, who works where. Their number and mix stand in data."""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from seeds.generator_draws import DAYS, LAST, Draws, added_up
from seeds.generator_names import InventedName, backgrounds, invent, read_rows

DEMO = Path(__file__).parent / "demo"
STORYLINES = DEMO / "storylines"
CROWD = DEMO / "crowd"
SEED = 2026

Row = tuple[object, ...]

PEOPLE = (
    "id", "name", "givenName", "infix", "familyName", "roles", "email", "phone", "postcode", "languages", "livesIn",
    "activeIn", "inactiveSince", "mayBeAsked", "pausedUntil", "steward",
)  # fmt: skip

ROLES = (
    (66.0, "RESIDENT"),
    (17.0, "RESIDENT|VOLUNTEER"),
    (10.0, "VOLUNTEER|RESIDENT"),
    (2.0, "EXPERIENCE_EXPERT|RESIDENT"),
    (3.0, "FAMILY|RESIDENT"),
    (2.0, ""),
)
ROLE_SHARES = added_up([share for share, _ in ROLES])
RELATIVES = 0.18  # share of residents who live near family
LETTERS = str.maketrans({"ł": "l", "ı": "i", "ş": "s", "ç": "c", "ğ": "g", "İ": "i"})


@dataclass(frozen=True)
class Area:
    """A neighbourhood and what its background people are like."""

    id: str
    people: int
    unknown: int
    reporter: str
    postcode: str
    backgrounds: dict[str, float]
    organisations: tuple[str, ...]
    cafes: dict[str, int]
    memberships: dict[str, float]  # per cent of the people who belong to something so large that they do not meet


@dataclass
class Somebody:
    """A background person."""

    id: str
    name: InventedName
    roles: str
    home: str = ""
    areas: tuple[str, ...] = ()
    steward: str = ""
    relative: "Somebody | None" = None
    only: str = ""  # who alone knows this person; "nobody" when no tie is known
    organisations: list[str] = field(default_factory=list[str])

    @property
    def is_regular(self) -> bool:
        """Whether this person has ties like anybody else."""
        return not self.only


class Crowd:
    """All background people, with the storylines they live beside."""

    def __init__(self) -> None:
        self.areas = {row["area"]: _area(row) for row in read_rows(CROWD / "neighbourhoods.csv")}
        self.stories = {path.stem: read_rows(path) for path in sorted(STORYLINES.glob("*.csv"))}
        self._taken = {row["id"] for row in self.stories["people"]}
        self._names = {row["name"] for row in self.stories["people"]}
        self.residents = {key: self._residents(area) for key, area in self.areas.items()}
        self.professionals = self._professionals()

    @cached_property
    def jobs(self) -> dict[str, tuple[str, str]]:
        """The role and level of each professional in their organisation."""
        rows = read_rows(CROWD / "professionals.csv")
        return {each.id: (row["role"], row["level"]) for each, row in zip(self.professionals, rows, strict=True)}

    @cached_property
    def everybody(self) -> list[Somebody]:
        """All background people."""
        return [each for area in self.residents.values() for each in area] + self.professionals

    def draws(self, stream: str) -> Draws:
        """The numbers of one stream."""
        return Draws(SEED, stream)

    def regulars(self, area: str) -> list[Somebody]:
        """The residents of an area who have ties like anybody else."""
        return [each for each in self.residents[area] if each.is_regular]

    def _residents(self, area: Area) -> list[Somebody]:
        draws = self.draws(f"people {area.id}")
        found: list[Somebody] = []
        for _ in range(area.people):
            near = found[-1] if found and draws.chance(RELATIVES) else None
            name = self._name(draws, area.backgrounds, near)
            roles = ROLES[draws.index(ROLE_SHARES)][1]
            found.append(Somebody(self._id(name), name, roles, home=area.id, relative=near))
        self._set_apart(area, found, draws)
        return found

    def _set_apart(self, area: Area, found: list[Somebody], draws: Draws) -> None:
        """Chooses who is known to nobody, and who to one person only."""
        waiting = draws.shuffled([each for each in found if each.relative is None])
        apart = [("nobody", area.unknown)]
        apart += [(row["person"], int(row["only"])) for row in contacts() if row["area"] == area.id]
        for person, count in apart:
            for _ in range(count):
                waiting.pop().only = person
        for each in found:
            if each.relative and not each.relative.is_regular:
                each.relative = None

    def _professionals(self) -> list[Somebody]:
        draws = self.draws("professionals")
        found: list[Somebody] = []
        for row in read_rows(CROWD / "professionals.csv"):
            name = self._name(draws, {each.key: 1.0 for each in backgrounds()[0]} | {"dutch": 30.0}, None)
            own = Somebody(self._id(name), name, row["personRole"], areas=tuple(row["areas"].split("|")))
            own.steward = f"demo:o-{row['organisation']}"
            found.append(own)
        return found

    def _name(self, draws: Draws, shares: dict[str, float], near: Somebody | None) -> InventedName:
        while True:
            name = invent(draws, shares)
            if near:
                name = InventedName(name.given, near.name.infix, near.name.family, near.name.languages)
            if name.shown not in self._names:
                self._names.add(name.shown)
                return name

    def _id(self, name: InventedName) -> str:
        own = f"demo:p-{slug(name.shown)}"
        if own in self._taken:
            raise ValueError(f"{own} is there twice")
        self._taken.add(own)
        return own


def contacts() -> list[dict[str, str]]:
    """Which person of the storylines knows how many background people of which area."""
    return read_rows(CROWD / "contacts.csv")


def slug(name: str) -> str:
    """A name as it stands in an id: small letters without accents, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name.translate(LETTERS).lower()).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")


def people(crowd: Crowd) -> list[Row]:
    """The rows of all background people, with some values unknown."""
    draws = crowd.draws("particulars")
    return [_person(crowd, number, each, draws) for number, each in enumerate(crowd.everybody)]


def _person(crowd: Crowd, number: int, each: Somebody, draws: Draws) -> Row:
    own = each.id.removeprefix("demo:p-")
    email = f"{own}@vlietstad.example" if each.steward or draws.chance(0.3) else ""
    phone = f"06-0{1910000 + number * 173:07}" if draws.chance(0.4) else ""
    postcode = f"{crowd.areas[each.home].postcode} S{draws.pick('ADS')}" if each.home and draws.chance(0.6) else ""
    languages = each.name.languages if draws.chance(0.7) else ""
    inactive = DAYS[LAST - draws.between(30, 300)] if each.home and draws.chance(0.012) else ""
    asked = "false" if draws.chance(0.015) else ""
    paused = DAYS[LAST + draws.between(9, 60)] if draws.chance(0.01) else ""
    parts = (each.name.given, each.name.infix, each.name.family) if draws.chance(0.92) else ("", "", "")
    place = (languages, each.home, "|".join(each.areas), inactive, asked, paused, each.steward)
    return each.id, each.name.shown, *parts, each.roles, email, phone, postcode, *place


def _area(row: dict[str, str]) -> Area:
    return Area(
        row["area"],
        int(row["people"]),
        int(row["unknown"]),
        row["reporter"],
        row["postcode"],
        _numbers(row["backgrounds"]),
        tuple(f"demo:o-{each}" for each in row["organisations"].split("|") if each),
        {series: int(number) for series, number in _numbers(row["cafes"]).items()},
        {f"demo:o-{key}": number for key, number in _numbers(row["memberships"]).items()},
    )


def _numbers(text: str) -> dict[str, float]:
    """`dutch:6|turkish:2` as a mapping."""
    pairs = (each.split(":") for each in text.split("|") if each)
    return {key: float(number) for key, number in pairs}
