"""The places, people and organisations of a synthetic network, as rows."""

from collections.abc import Iterator

from seeds.generator_draws import DAYS, LAST, Draws, added_up
from seeds.generator_lists import organisation_patterns, place_names
from seeds.generator_names import InventedName, invent
from seeds.generator_plan import NEIGHBOURHOODS_PER_DISTRICT, World

Row = tuple[object, ...]

LOCATIONS = ("id", "name", "kind", "within", "latitude", "longitude", "address", "openingHours")
PEOPLE = (
    "id", "name", "givenName", "infix", "familyName", "nicknames", "roles", "email", "phone", "postcode", "languages",
    "livesIn", "activeIn", "inactiveSince", "mayBeAsked", "pausedUntil", "steward",
)  # fmt: skip
ORGANISATIONS = ("id", "name", "kind", "basedAt", "runs", "activeIn", "email", "size")

ROLES = (
    (70.0, "RESIDENT"),
    (10.0, "RESIDENT|VOLUNTEER"),
    (7.0, "VOLUNTEER|RESIDENT"),
    (6.0, "PROFESSIONAL"),
    (1.0, "OFFICIAL"),
    (1.5, "EXPERIENCE_EXPERT|RESIDENT"),
    (1.5, "FAMILY|RESIDENT"),
    (3.0, ""),
)
ROLE_SHARES = added_up([share for share, _ in ROLES])
OPEN = ("ma–vr 09:00–17:00", "dagelijks 10:00–16:00", "di en do 13:00–17:00", "wo 10:00–12:00", "")
STREETS = ("Dorpsstraat", "Nieuwe Weg", "Plein", "Lange Laan", "Achterom", "Kade", "Singel", "Kerkpad")


def locations(world: World) -> Iterator[Row]:
    """The municipality, its districts, their neighbourhoods and two venues in each."""
    draws = world.draws("locations")
    yield "gen:m-1", "Voorbeeldstad", "MUNICIPALITY", "", 52.0, 5.5, "", ""
    for district in range(world.plan.districts):
        yield f"gen:d-{district:03}", f"Stadsdeel {district + 1}", "DISTRICT", "gen:m-1", "", "", "", ""
    for number, place in enumerate(world.neighbourhoods):
        # A grid of 800 by 600 metres; hundred-thousandths of a degree keep the text the same everywhere.
        north, east = 5200000 + number // 20 * 700, 550000 + number % 20 * 900
        district = f"gen:d-{number // NEIGHBOURHOODS_PER_DISTRICT:03}"
        yield place, neighbourhood_name(number), "NEIGHBOURHOOD", district, north / 1e5, east / 1e5, "", ""
        for which, sort in enumerate(("Buurthuis", "De Ontmoeting")):
            at = ((north + draws.below(600)) / 1e5, (east + draws.below(800)) / 1e5)
            name = f"{sort} {neighbourhood_name(number)}"
            address = f"{draws.pick(STREETS)} {draws.between(1, 200)}"
            yield world.venue(number, which), name, "VENUE", place, *at, address, draws.pick(OPEN)


def neighbourhood_name(number: int) -> str:
    """The name of a neighbourhood, numbered when the names run out."""
    names = place_names()
    again = number // len(names)
    return names[number % len(names)] + (f" {again + 1}" if again else "")


def people(world: World) -> Iterator[Row]:
    """Everybody, with some values unknown, as in real life."""
    draws = world.draws("people")
    for number, home in enumerate(world.homes):
        name = invent(draws)
        roles = ROLES[draws.index(ROLE_SHARES)][1]
        yield (
            world.people[number],
            name.shown,
            *_full_name(name, draws),
            roles,
            *_contact(number, home, draws),
            name.languages if draws.chance(0.6) else "",
            *_whereabouts(world, home, roles, draws),
            *_availability(draws),
            _steward(world, home, draws),
        )


def _full_name(name: InventedName, draws: Draws) -> Row:
    if draws.chance(0.1):
        return "", "", "", ""
    return name.given, name.infix, name.family, name.given[:3] if draws.chance(0.03) else ""


def _contact(number: int, home: int, draws: Draws) -> Row:
    """Addresses that cannot exist: a reserved top level, mobile numbers and postcodes that are never given out."""
    email = f"persoon{number}@voorbeeld.example" if draws.chance(0.3) else ""
    phone = f"06-0{number % 10_000_000:07}" if draws.chance(0.4) else ""
    postcode = f"{1000 + home % 9000} S{draws.pick('AS')}" if draws.chance(0.5) else ""
    return email, phone, postcode


def _whereabouts(world: World, home: int, roles: str, draws: Draws) -> Row:
    place = world.neighbourhoods[home]
    if roles in ("PROFESSIONAL", "OFFICIAL"):
        return "", place
    return place if draws.chance(0.97) else "", place if draws.chance(0.05) else ""


def _availability(draws: Draws) -> Row:
    inactive = DAYS[draws.recent(LAST - 700)] if draws.chance(0.01) else ""
    asked = "false" if draws.chance(0.02) else ""
    paused = DAYS[LAST + draws.between(1, 60)] if draws.chance(0.01) else ""
    return inactive, asked, paused


def _steward(world: World, home: int, draws: Draws) -> str:
    return world.organisations[home % len(world.organisations)] if draws.chance(0.5) else ""


def organisations(world: World) -> Iterator[Row]:
    """Organisations and informal groups of each neighbourhood."""
    draws = world.draws("organisations")
    patterns = organisation_patterns()
    shares = added_up([float(pattern["share"]) for pattern in patterns])
    names: dict[str, int] = {}
    for number, own in enumerate(world.organisations):
        home = world.organisation_home(number)
        pattern = patterns[draws.index(shares)]
        name = pattern["pattern"].format(place=neighbourhood_name(home))
        names[name] = names.get(name, 0) + 1
        turn = number // world.plan.neighbourhoods
        based = world.venue(home, draws.below(2)) if draws.chance(0.7) else ""
        runs = world.venue(home, turn) if turn < 2 else ""
        size = draws.between(5, 40) if pattern["kind"] == "GROUP" else ""
        email = f"organisatie{number}@voorbeeld.example" if draws.chance(0.5) else ""
        shown = name if names[name] == 1 else f"{name} {names[name]}"
        yield own, shown, pattern["kind"], based, runs, world.neighbourhoods[home], email, size
