"""What happens in a synthetic network: meetings and who came, arrangements, goals, introductions, stories."""

from collections.abc import Iterator

from seeds.generator_draws import DAYS, LAST, Draws, partial
from seeds.generator_plan import MEETINGS_PER_NEIGHBOURHOOD, World

Row = tuple[object, ...]

MEETINGS = ("id", "name", "startsAt", "kind", "series", "endsAt", "heldAt", "hosts", "visitors")
ATTENDANCE = ("person", "meeting", "status")
ARRANGEMENTS = ("id", "name", "kind", "summary", "status", "recurrence", "cost", "heldAt", "pursues", "since")
PARTICIPATIONS = ("party", "arrangement", "role", "gives", "gets", "since")
GOALS = ("id", "name", "summary")
PURSUITS = ("party", "goal", "words", "interest", "brings", "since")
INTRODUCTIONS = ("id", "broker", "first", "second", "status", "proposedOn", "madeOn", "reason")
STORIES = ("id", "title", "text", "toldOn", "about")
BASES = ("person", "dataClass", "ground", "purpose", "audience", "since", "until", "how", "capturedBy", "withdrawnAt")

DAYS_BETWEEN = 25
AIMS = (
    "Niemand eenzaam", "Meer groen", "Veilig op straat", "Taal voor iedereen", "Samen eten", "Jongeren aan het werk",
    "Gezond ouder worden", "Minder schulden", "Een prettig plein", "Mantelzorgers ontlast",
)  # fmt: skip
EVENTS = (("Buurtmaaltijd", "SERVICE"), ("Burendag", "EVENT"), ("Buurtcirkel", "CIRCLE"), ("Repaircafé", "PROJECT"))
PARTS = ("INITIATOR", "OWNER", "SUCCESSOR", "HOST", "FUNDER", "COACH", "GOOD_NEIGHBOUR", "PARTICIPANT")


def meetings(world: World) -> Iterator[Row]:
    """A meeting every 25 days in each neighbourhood over two years; the last is still to come."""
    draws = world.draws("meetings")
    for home in range(world.plan.neighbourhoods):
        for turn in range(MEETINGS_PER_NEIGHBOURHOOD):
            kind = "SOCIAL_CAFE" if turn % 5 else draws.pick(("RESIDENTS_EVENING", "WORKSHOP"))
            day = DAYS[_day(turn)]
            came = sum(1 for _, status in _attendees(world, home, turn) if status == "CAME")
            name = "Sociaal café" if kind == "SOCIAL_CAFE" else "Bijeenkomst"
            series = f"gen:cafe-{home:05}" if kind == "SOCIAL_CAFE" else ""
            host = world.organisations[home % len(world.organisations)]
            visitors = came + draws.below(6) if came and draws.chance(0.9) else ""
            hours = f"{day}T19:30", f"{day}T21:30"
            yield _id(home, turn), name, hours[0], kind, series, hours[1], world.venue(home, 0), host, visitors


def attendance(world: World) -> Iterator[Row]:
    """Who was invited, came or stayed away: regulars, and others now and then."""
    for home in range(world.plan.neighbourhoods):
        for turn in range(MEETINGS_PER_NEIGHBOURHOOD):
            for person, status in _attendees(world, home, turn):
                yield world.people[person], _id(home, turn), status


def _attendees(world: World, home: int, turn: int) -> list[tuple[int, str]]:
    draws = world.draws(f"meeting {home} {turn}")
    first, end = world.bounds[home]
    number = home * MEETINGS_PER_NEIGHBOURHOOD + turn
    total = world.plan.neighbourhoods * MEETINGS_PER_NEIGHBOURHOOD
    wanted = world.plan.share(0.09, 3.0)
    quota = wanted * (number + 1) // total - wanted * number // total
    regulars = max(1, (end - first) // 12)
    found: set[int] = set()
    for _ in range(5 * quota):
        if len(found) >= quota:
            break
        is_regular = draws.chance(0.6)
        found.add(first + (12 * draws.below(regulars) % (end - first) if is_regular else draws.below(end - first)))
    return [(person, _status(turn, draws)) for person in sorted(found)]


def _status(turn: int, draws: Draws) -> str:
    if _day(turn) > LAST:
        return draws.pick(("INVITED", "COMING"))
    return "CAME" if draws.chance(0.85) else "ABSENT"


def _day(turn: int) -> int:
    return LAST + 20 - DAYS_BETWEEN * (MEETINGS_PER_NEIGHBOURHOOD - 1 - turn)


def _id(home: int, turn: int) -> str:
    return f"gen:meeting-{home:05}-{turn:02}"


def goals() -> Iterator[Row]:
    """Goals that organisations share."""
    for number, name in enumerate(AIMS):
        yield f"gen:goal-{number:02}", name, f"{name}, in elke buurt"


def arrangements(world: World) -> Iterator[Row]:
    """What several parties do together."""
    draws = world.draws("arrangements")
    for number in range(world.plan.people // 200):
        home = number % world.plan.neighbourhoods
        name, kind = draws.pick(EVENTS)
        status = draws.pick(("PROPOSED", "AGREED", "RUNNING", "RUNNING", "ENDED"))
        goal = f"gen:goal-{draws.below(len(AIMS)):02}"
        since = partial(DAYS[draws.recent(LAST - 1500, LAST)], draws)
        about = (f"{name} voor en door de buurt", status, "elke maand", "")
        yield f"gen:arrangement-{number:05}", name, kind, *about, world.venue(home, 1), goal, since


def participations(world: World) -> Iterator[Row]:
    """Who takes part in what, what each gives and gets."""
    draws = world.draws("participations")
    arranged = world.plan.people // 200
    seen: set[tuple[str, int]] = set()
    for number in range(world.plan.share(0.004, 0.04) if arranged else 0):
        arrangement = number % arranged
        home = arrangement % world.plan.neighbourhoods
        is_person = draws.chance(0.7)
        party = world.people[world.someone(home, draws)] if is_person else draws.pick(world.organisations)
        if (party, arrangement) in seen:
            continue
        seen.add((party, arrangement))
        since = partial(DAYS[draws.recent(LAST - 1500, LAST)], draws)
        gives, gets = draws.pick(("tijd", "een ruimte", "ervaring", "")), draws.pick(("gezelschap", "bekendheid", ""))
        yield party, f"gen:arrangement-{arrangement:05}", draws.pick(PARTS), gives, gets, since


def pursuits(world: World) -> Iterator[Row]:
    """Which organisations pursue which goal, in their own words."""
    draws = world.draws("pursuits")
    for number in draws.some(range(len(world.organisations)), world.plan.share(0.002, 0.02)):
        goal = draws.below(len(AIMS))
        words = f"wij werken aan: {AIMS[goal].lower()}"
        since = str(2026 - draws.below(8))
        yield world.organisations[number], f"gen:goal-{goal:02}", words, "", draws.pick(("mensen", "ruimte", "")), since


def introductions(world: World) -> Iterator[Row]:
    """People introduced to each other by a third, or about to be."""
    draws = world.draws("introductions")
    for number in range(world.plan.people // 200):
        home = draws.below(world.plan.neighbourhoods)
        three = {world.someone(home, draws) for _ in range(3)}
        if len(three) < 3:
            continue
        status = draws.pick(("PROPOSED", "MADE", "MADE", "DECLINED"))
        proposed = draws.recent(LAST - 400, LAST - 1)
        made = DAYS[draws.between(proposed, LAST)] if status == "MADE" else ""
        ends = [world.people[person] for person in draws.shuffled(sorted(three))]
        yield f"gen:introduction-{number:05}", *ends, status, DAYS[proposed], made, "kunnen elkaar verder helpen"


def stories(world: World) -> Iterator[Row]:
    """What somebody told."""
    draws = world.draws("stories")
    for number in range(world.plan.people // 400):
        person = world.people[draws.below(world.plan.people)]
        told = DAYS[draws.recent(LAST - 700)]
        text = "Eerst kende ik hier niemand. Nu weet ik bij wie ik kan aankloppen."
        yield f"gen:story-{number:05}", "Hoe het begon", text, told, person


def bases(world: World) -> Iterator[Row]:
    """On what basis facts about one in ten people are held, each class for itself."""
    draws = world.draws("bases")
    for number, person in enumerate(world.people):
        if not draws.chance(0.1):
            continue
        since = draws.between(LAST - 360, LAST)
        captured = world.reporter(world.homes[number], draws)
        for data_class in ("A1", "B", "C", "D1")[: draws.between(1, 4)]:
            until = DAYS[min(since + 365, LAST + 60)]
            withdrawn = DAYS[draws.between(since, LAST)] if draws.chance(0.03) else ""
            audience = draws.pick(("CONNECTOR", "CONNECTOR|HOST", "CONNECTOR|CARE", "CONNECTOR|HOST|ANALYST"))
            purpose = "mensen met elkaar in contact brengen"
            yield person, data_class, "CONSENT", purpose, audience, DAYS[since], until, "verteld", captured, withdrawn
