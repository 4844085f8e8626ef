"""The ties with and among organisations of a synthetic network, and the few that need care."""

from collections.abc import Iterator

from seeds.generator_draws import DAYS, LAST, Draws, added_up, partial
from seeds.generator_knows import dates
from seeds.generator_plan import World

Row = tuple[object, ...]

AFFILIATIONS = ("person", "organisation", "role", "level", "strength", "since", "until", "reportedBy", "knownBy")
COOPERATIONS = ("from", "to", "level", "summary", "strength", "since")
HAND_OVERS = ("from", "to", "summary", "since")
SUPPORTS = ("from", "to", "role", "lastContact", "since")
KEEP_APART = ("from", "to", "reportedBy")

MEMBERSHIPS = (
    ("lid", ""),
    ("bezoeker", ""),
    ("vrijwilliger", ""),
    ("deelnemer", ""),
    ("medewerker", "WORK"),
    ("bestuurslid", "STRATEGIC"),
)
TOGETHER = ("delen een ruimte", "houden samen spreekuur", "organiseren samen de burendag", "zitten in één overleg", "")
HANDED = ("belt zelf mee en vraagt na een maand terug", "brengt iemand persoonlijk langs", "meldt aan en houdt contact")


def affiliations(world: World) -> Iterator[Row]:
    """Who belongs to what: mostly in the own neighbourhood, a few organisations with many people."""
    draws = world.draws("affiliations")
    count = len(world.organisations)
    pull = [draws.heavy_tail(8.0) for _ in range(count)]
    local = _local(world, pull)
    anywhere = added_up(pull)
    seen: set[tuple[int, int]] = set()
    wanted = world.plan.share(0.08, 2.0)
    for _ in range(4 * wanted):
        if len(seen) >= wanted:
            break
        person = draws.below(world.plan.people)
        numbers, shares = local[world.homes[person]]
        organisation = numbers[draws.index(shares)] if numbers and draws.chance(0.85) else draws.index(anywhere)
        if (person, organisation) not in seen:
            seen.add((person, organisation))
            yield _affiliation(world, person, organisation, draws)


def _local(world: World, pull: list[float]) -> list[tuple[list[int], list[float]]]:
    """For each neighbourhood its organisations and the running total of their pull."""
    numbers: list[list[int]] = [[] for _ in world.neighbourhoods]
    for organisation in range(len(world.organisations)):
        numbers[world.organisation_home(organisation)].append(organisation)
    return [(each, added_up([pull[number] for number in each])) for each in numbers]


def _affiliation(world: World, person: int, organisation: int, draws: Draws) -> Row:
    role, level = draws.pick(MEMBERSHIPS)
    _, since, until, _ = dates(draws)
    strength = draws.between(1, 5) if draws.chance(0.6) else ""
    own = world.people[person]
    told = (own, "SELF") if draws.chance(0.6) else ("", "")
    return own, world.organisations[organisation], role, level, strength, since, until, *told


def cooperations(world: World) -> Iterator[Row]:
    """Which organisations work together, on the street or at the strategic table."""
    draws = world.draws("cooperations")
    for one, other in _organisation_pairs(world, world.plan.share(0.003, 0.05), draws):
        level = draws.pick(("WORK", "WORK", "STRATEGIC"))
        strength = draws.between(1, 5) if draws.chance(0.8) else ""
        since = partial(DAYS[draws.recent(0, LAST)], draws)
        yield world.organisations[one], world.organisations[other], level, draws.pick(TOGETHER), strength, since


def hand_overs(world: World) -> Iterator[Row]:
    """Which organisations hand people over to each other."""
    draws = world.draws("hand overs")
    for one, other in _organisation_pairs(world, world.plan.share(0.001, 0.02), draws):
        ends = (one, other) if draws.chance(0.5) else (other, one)
        since = partial(DAYS[draws.recent(0, LAST)], draws)
        yield world.organisations[ends[0]], world.organisations[ends[1]], draws.pick(HANDED), since


def _organisation_pairs(world: World, wanted: int, draws: Draws) -> list[tuple[int, int]]:
    """Pairs of organisations, the smaller number first, most of them near each other."""
    count = len(world.organisations)
    found: set[tuple[int, int]] = set()
    for _ in range(10 * wanted):
        if len(found) >= wanted:
            break
        one = draws.below(count)
        step = world.plan.neighbourhoods * draws.between(1, 4) if draws.chance(0.7) else draws.below(count)
        other = (one + step) % count
        if one != other:
            found.add((min(one, other), max(one, other)))
    return sorted(found)


def supports(world: World) -> Iterator[Row]:
    """Who gets care or guidance."""
    draws = world.draws("supports")
    seen: set[int] = set()
    for _ in range(world.plan.share(0.005, 0.05)):
        person = draws.below(world.plan.people)
        giver = world.reporter(world.homes[person], draws)
        if person not in seen and giver != world.people[person]:
            seen.add(person)
            last_contact, since, _, _ = dates(draws)
            role = draws.pick(("begeleider", "wijkverpleegkundige", "maatje", "ambulant begeleider"))
            yield giver, world.people[person], role, last_contact, since


def keep_apart(world: World) -> Iterator[Row]:
    """A few pairs who must not be brought together."""
    draws = world.draws("keep apart")
    seen: set[tuple[int, int]] = set()
    for _ in range(world.plan.share(0.0002, 0.002)):
        home = draws.below(world.plan.neighbourhoods)
        one, other = world.someone(home, draws), world.someone(home, draws)
        pair = (min(one, other), max(one, other))
        if one != other and pair not in seen:
            seen.add(pair)
            yield world.people[pair[0]], world.people[pair[1]], world.reporter(home, draws)
