"""What the background people of the demo district ask and offer, who answers, and on what basis it is known."""

from itertools import pairwise

from seeds.district_crowd import CROWD, Crowd, Row, Somebody
from seeds.district_ties import Acquaintances, Told
from seeds.generator_draws import DAYS, LAST, Draws, partial
from seeds.generator_names import read_rows

NEEDS = (
    "id", "party", "summary", "kind", "talent", "concerns", "behind", "trulyAsksFor", "status", "openedOn", "neededBy",
    "closedOn", "reportedBy",
)  # fmt: skip
OFFERS = ("party", "talent", "summary", "conditions", "capacity", "since")
ANSWERS = ("party", "need", "status", "askedBy", "askedOn", "answeredOn", "thanks")
INTRODUCTIONS = ("id", "broker", "first", "second", "status", "proposedOn", "madeOn", "reason")
BASES = ("person", "dataClass", "ground", "purpose", "audience", "since", "until", "how", "capturedBy", "withdrawnAt")

STATUSES = ("OPEN",) * 12 + ("MATCHED",) * 2 + ("MET",) * 5 + ("WITHDRAWN",)
BROKERS = ("gerda-van-t-hof", "rachid-ouali", "tineke-roelofs", "marlene-pinas", "loes-kooistra", "frits-overbeek")
INTRODUCED = ("MADE", "MADE", "PROPOSED", "MADE", "DECLINED", "MADE", "PROPOSED", "MADE", "MADE", "PROPOSED", "MADE")
MEETING_REASONS = (
    "zoeken allebei iemand om mee te wandelen",
    "hebben kinderen in dezelfde klas",
    "kwamen uit dezelfde streek",
    "willen allebei iets met de tuin",
    "werkten allebei in de zorg",
    "kunnen elkaars taal oefenen",
)
PURPOSES = {
    "A1": ("kennen en gekend worden", "CONNECTOR|HOST|ANALYST"),
    "B": ("talenten inzetten", "CONNECTOR|HOST"),
    "C": ("mensen in contact brengen", "CONNECTOR|ANALYST"),
    "D1": ("een vraag doorgeven", "CONNECTOR|HOST|CARE"),
    "A2": ("contact opnemen", "CONNECTOR"),
    "D2": ("begeleiding", "CARE"),
}
GIVEN = (1, 2, 2, 3, 3, 3, 4, 4, 5, 6)  # how many of these classes somebody agreed to
KNOWN_SHARE = 0.62


class Questions:
    """Needs, offers and answers, which have to agree with each other."""

    def __init__(self, crowd: Crowd) -> None:
        self.crowd = crowd
        self._draws = crowd.draws("questions")
        self._residents = [each for area in crowd.residents.values() for each in area]
        self.offers = self._offers()
        self.needs: list[Row] = []
        self.answers: list[Row] = []
        asking = self._draws.shuffled(self._residents)
        for number, text in enumerate(read_rows(CROWD / "needs.csv")):
            self._ask(number, text, self._speaker(text["language"], asking, number))

    def _offers(self) -> list[Row]:
        rows: list[Row] = []
        offering = self._draws.shuffled([each for each in self._residents if each.is_regular])
        for number, text in enumerate(read_rows(CROWD / "offers.csv")):
            each = self._speaker(text["language"], offering, number)
            capacity = self._draws.between(1, 4) if self._draws.chance(0.7) else ""
            since = partial(DAYS[self._draws.recent(LAST - 1500, LAST - 5)], self._draws)
            rows.append((each.id, text["talent"], text["summary"], text["conditions"], capacity, since))
        return rows

    def _speaker(self, language: str, order: list[Somebody], number: int) -> Somebody:
        """The next in order, or the first from there who speaks a language."""
        turn = order[number % len(order) :] + order[: number % len(order)]
        return next((each for each in turn if language in each.name.languages), turn[0])

    def _ask(self, number: int, text: dict[str, str], each: Somebody) -> None:
        draws = self._draws
        status = draws.pick(STATUSES)
        opened = draws.recent(LAST - 700, LAST - 12)
        closed = draws.between(opened + 7, LAST) if status in ("MET", "WITHDRAWN") else 0
        needed_by = DAYS[LAST + draws.between(4, 60)] if status == "OPEN" and draws.chance(0.25) else ""
        reporter = self.crowd.areas[each.home].reporter
        own = f"demo:need-c{number + 1:02}"
        behind = (text["behind"], text["trulyAsksFor"])
        asked = (own, each.id, text["summary"], text["kind"], text["talent"])
        concerns = each.home if text["kind"] == "COLLECTIVE" else ""
        told = reporter if draws.chance(0.6) else each.id
        dates = (DAYS[opened], needed_by, DAYS[closed] if closed else "", told)
        self.needs.append((*asked, concerns, *behind, status, *dates))
        self._answer(own, each, text["talent"], status, opened, closed or LAST, reporter)

    def _answer(
        self, need: str, each: Somebody, talent: str, status: str, opened: int, closed: int, reporter: str
    ) -> None:
        draws = self._draws
        if status == "WITHDRAWN" or (status == "OPEN" and not draws.chance(0.3)):
            return
        able = [str(row[0]) for row in self.offers if row[1] == talent and row[0] != each.id]
        near = [one.id for one in self.crowd.regulars(each.home) if one is not each]
        party = draws.pick(able) if able else draws.pick(near)
        begin = draws.between(opened, closed)
        state = {"MET": "DONE", "MATCHED": "AGREED"}.get(status, "ASKED")
        answered = DAYS[draws.between(begin, closed)] if state != "ASKED" else ""
        thanks = draws.pick(read_rows(CROWD / "thanks.csv"))["text"] if state == "DONE" and draws.chance(0.7) else ""
        self.answers.append((party, need, state, reporter, DAYS[begin], answered, thanks))


def introductions(crowd: Crowd, ties: Acquaintances) -> list[Row]:
    """Introductions of background people by those who know both; those that were made became ties."""
    draws = crowd.draws("introductions")
    homes = {each.id: each.home for each in crowd.everybody if each.is_regular and each.home}
    rows: list[Row] = []
    for number, status in enumerate(INTRODUCED):
        broker = f"demo:p-{BROKERS[number % len(BROKERS)]}"
        known = [one if other == broker else other for one, other in ties.rows if broker in (one, other)]
        order = draws.shuffled([each for each in known if each in homes])
        pairs = [(one, other) for one, other in pairwise(order) if not ties.has(one, other)]
        first, second = pairs[0]
        proposed = draws.between(LAST - 500, LAST - 30)
        made = DAYS[proposed + draws.between(3, 25)] if status == "MADE" else ""
        own = f"demo:intro-c{number + 1:02}"
        reason = draws.pick(MEETING_REASONS)
        rows.append((own, broker, first, second, status, DAYS[proposed], made, reason))
        if made:
            told = Told("aan elkaar voorgesteld", "OBSERVED", broker, made, own)
            ties.add(first, second, "ACQUAINTANCE", homes[first], told)
    return rows


def bases(crowd: Crowd) -> list[Row]:
    """The bases for part of the people; for the others nothing was recorded yet."""
    draws = crowd.draws("bases")
    done = {row["person"] for row in crowd.stories["bases"]}
    homes = {each.id: each.home for each in crowd.everybody}
    homes |= {row["id"]: row["livesIn"] for row in crowd.stories["people"]}
    rows: list[Row] = []
    for person in sorted(homes):
        if person not in done and draws.chance(KNOWN_SHARE):
            home = crowd.areas.get(homes[person])
            rows += _bases_of(person, home.reporter if home else "", draws)
    return rows


def _bases_of(person: str, reporter: str, draws: Draws) -> list[Row]:
    since = draws.between(LAST - 355, LAST - 3)
    until = DAYS[min(since + 365, len(DAYS) - 1)]
    withdrawn = DAYS[draws.between(since, LAST)] if draws.chance(0.03) else ""
    how = draws.pick(("verteld", "verteld", "op papier", "met tolk"))
    captured = reporter if reporter != person else ""
    return [
        (person, each, "CONSENT", *PURPOSES[each], DAYS[since], until, how, captured, withdrawn)
        for each in list(PURPOSES)[: draws.pick(GIVEN)]
    ]
