"""What people and organisations of a synthetic network ask, offer and answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from seeds.generator_draws import DAYS, LAST, Draws, by_rank, partial
from seeds.generator_lists import talents, within_sentence
from seeds.generator_plan import World

Row = tuple[object, ...]
Ranked = tuple[list[dict[str, str]], list[float]]

NEEDS = (
    "id", "party", "summary", "kind", "talent", "concerns", "behind", "trulyAsksFor", "status", "openedOn", "neededBy",
    "closedOn", "reportedBy",
)  # fmt: skip
OFFERS = ("party", "talent", "summary", "conditions", "capacity", "at", "since", "until")
ANSWERS = ("party", "need", "status", "askedBy", "askedOn", "answeredOn", "thanks")

PEOPLE_PER_NEED = 10
ASKED = ("Ik zoek hulp bij: {}", "Wie kan mij helpen met {}?", "Gezocht: {}", "Wij zoeken iemand voor {}", "Graag: {}")
OFFERED = ("Ik doe graag iets met {}", "Altijd te vragen voor {}", "Kan helpen met {}", "Biedt aan: {}")
CONDITIONS = ("alleen overdag", "in eigen buurt", "op woensdag en vrijdag", "materiaal zelf betalen", "met z’n tweeën")
BEHIND = ("voelt zich alleen sinds de verhuizing", "wil vooral weer iets betekenen", "ziet op tegen de papieren")
STATUSES = ("OPEN",) * 11 + ("MATCHED",) * 2 + ("MET",) * 5 + ("WITHDRAWN",) * 2
OUTCOMES = {"OPEN": ("ASKED", "DECLINED"), "MATCHED": ("AGREED",), "MET": ("DONE",), "WITHDRAWN": ("DECLINED",)}


@dataclass(frozen=True)
class InventedNeed:
    """A need with what its answers have to agree with."""

    row: Row
    home: int
    status: str
    opened: int
    closed: int


def needs(world: World) -> list[InventedNeed]:
    """The needs; a few talents are asked often, most seldom."""
    draws = world.draws("needs")
    ranked = by_rank(talents(), draws)
    count = world.plan.people // PEOPLE_PER_NEED
    return [_need(world, f"gen:need-{number:06}", ranked, draws) for number in range(count)]


def _need(world: World, need: str, ranked: Ranked, draws: Draws) -> InventedNeed:
    party, home, is_person = _party(world, draws)
    talent = _talent(ranked, draws)
    is_collective = not is_person and draws.chance(0.4)
    kind = "COLLECTIVE" if is_collective else draws.pick(("QUESTION", "QUESTION", "WISH", "DILEMMA"))
    status = draws.pick(STATUSES)
    opened = draws.recent(LAST - 730, LAST - 20)
    closed = draws.between(opened + 5, LAST) if status in ("MET", "WITHDRAWN") else 0
    needed_by = DAYS[LAST + draws.between(1, 60)] if status == "OPEN" and draws.chance(0.3) else ""
    has_behind = is_person and draws.chance(0.15)
    row = (
        need,
        party,
        draws.pick(ASKED).format(within_sentence(talent["labelNl"])),
        kind,
        talent["id"],
        world.neighbourhoods[home] if is_collective else "",
        draws.pick(BEHIND) if has_behind else "",
        _talent(ranked, draws)["id"] if has_behind else "",
        status,
        DAYS[opened],
        needed_by,
        DAYS[closed] if closed else "",
        world.reporter(home, draws) if draws.chance(0.5) else "",
    )
    return InventedNeed(row, home, status, opened, closed)


def offers(world: World) -> Iterator[Row]:
    """Who offers what; what is offered often is not what is asked often."""
    draws = world.draws("offers")
    ranked = by_rank(talents(), draws)
    seen: set[tuple[str, str]] = set()
    wanted = world.plan.share(0.06, 1.5)
    for _ in range(4 * wanted):
        if len(seen) >= wanted:
            break
        party, home, is_person = _party(world, draws)
        talent = _talent(ranked, draws)
        if (party, talent["id"]) not in seen:
            seen.add((party, talent["id"]))
            yield party, talent["id"], *_offer(world, home, talent, is_person, draws)


def _offer(world: World, home: int, talent: dict[str, str], is_person: bool, draws: Draws) -> Row:
    label = within_sentence(talent["labelNl"])
    summary = draws.pick(OFFERED).format(label) if draws.chance(0.5) else ""
    conditions = draws.pick(CONDITIONS) if draws.chance(0.3) else ""
    capacity = draws.between(1, 6) if draws.chance(0.4) else ""
    has_place = talent["kind"] == "SPACE" or (not is_person and draws.chance(0.3))
    at = world.venue(home, draws.below(2)) if has_place else ""
    begin = draws.recent(LAST - 1200, LAST - 1)
    until = DAYS[draws.between(begin + 1, LAST)] if draws.chance(0.05) else ""
    return summary, conditions, capacity, at, partial(DAYS[begin], draws), until


def answers(world: World, asked: list[InventedNeed]) -> Iterator[Row]:
    """Who was asked, and how it went on."""
    draws = world.draws("answers")
    for need in draws.some(asked, world.plan.share(0.005, 0.05)):
        party = world.people[world.someone(need.home, draws)]
        if party == need.row[1]:
            continue
        status = draws.pick(OUTCOMES[need.status])
        begin = draws.between(need.opened, need.closed or LAST)
        answered = DAYS[draws.between(begin, need.closed or LAST)] if status != "ASKED" else ""
        thanks = "Dank je wel, dit hielp echt" if status == "DONE" and draws.chance(0.4) else ""
        asker = world.reporter(need.home, draws)
        yield party, need.row[0], status, asker, DAYS[begin], answered, thanks


def _party(world: World, draws: Draws) -> tuple[str, int, bool]:
    """Who asks or offers, with their neighbourhood and whether it is a person."""
    if draws.chance(0.15):
        number = draws.below(len(world.organisations))
        return world.organisations[number], world.organisation_home(number), False
    number = draws.below(world.plan.people)
    return world.people[number], world.homes[number], True


def _talent(ranked: Ranked, draws: Draws) -> dict[str, str]:
    items, cumulative = ranked
    return items[draws.index(cumulative)]
