"""Who of the background people of the demo district came to which evening, and whom they met there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from seeds.district_crowd import Crowd, Row, Somebody
from seeds.generator_draws import DAYS, LAST, Draws

ATTENDANCE = ("person", "meeting", "status")

TODAY = DAYS[LAST]
FADED = 3  # regulars of a series who stayed away from its last three evenings
TALKS = 2  # pairs who get to know each other on an evening
ONCE = {
    "demo:burendag-2025": 16,
    "demo:burendag-2026": 18,
    "demo:bewonersavond-plein": 14,
    "demo:repaircafedag-2025": 12,
    "demo:oogstfeest-2026": 10,
}
PLACES = {"demo:v-de-spoel": "De Spoel", "demo:v-bloemhof": "Bloemhof", "demo:v-pakhuis": "Het Pakhuis"}


@dataclass
class Evening:
    """One evening of a series."""

    id: str
    day: str
    place: str
    visitors: int
    came: list[str] = field(default_factory=list[str])

    @property
    def is_past(self) -> bool:
        """Whether it has been."""
        return self.day <= TODAY


class Evenings:
    """All evenings of the three cafés, with who came."""

    def __init__(self, crowd: Crowd) -> None:
        self.crowd = crowd
        self.rows: list[Row] = []
        self._homes = {each.id: each.home for each in crowd.everybody}
        self._known = {(row["person"], row["meeting"]) for row in crowd.stories["attendance"]}
        self.series = _series(crowd)
        for name, evenings in self.series.items():
            self._fill(name, evenings)
        self._fill_once()

    def first_talks(self, has_tie: Callable[[str, str], bool]) -> Iterator[tuple[Evening, list[tuple[str, str, str]]]]:
        """For each past evening the pairs of visitors who met there for the first time, with the area of the first."""
        draws = self.crowd.draws("talks")
        strangers = {each.id for each in self.crowd.everybody if not each.is_regular}
        for evening in (each for evenings in self.series.values() for each in evenings if each.is_past):
            visitors = [each for each in evening.came if each not in strangers]
            order = draws.shuffled(visitors)
            pairs = [
                (one, other) for one, other in zip(order[::2], order[1::2], strict=False) if not has_tie(one, other)
            ]
            yield evening, [(one, other, self._homes[one]) for one, other in pairs[:TALKS]]

    def _fill(self, name: str, evenings: list[Evening]) -> None:
        """Regulars come often, others now and then; some stopped coming; the coming evening has newcomers."""
        draws = self.crowd.draws(f"evenings {name}")
        pool = self._pool(name, draws)
        faded, regulars = pool[:FADED], pool[FADED : len(pool) // 2]
        others = pool[len(pool) // 2 : -4]
        past = [each for each in evenings if each.is_past]
        for number, evening in enumerate(past):
            is_late = number >= len(past) - 3
            room = (
                evening.visitors - sum(1 for _, meeting in self._known if meeting == evening.id) - draws.between(2, 6)
            )
            coming = [each for each in regulars if draws.chance(0.65)] + [each for each in others if draws.chance(0.25)]
            coming += [] if is_late else [each for each in faded if draws.chance(0.85)]
            for each in draws.some(coming, max(0, room)):
                evening.came.append(each.id)
                self._add(each, evening.id, "CAME")
            for each in faded if is_late else []:
                self._add(each, evening.id, "ABSENT")
        self._announce(evenings[-1], regulars, others, pool[-4:], draws)

    def _announce(
        self, evening: Evening, regulars: list[Somebody], others: list[Somebody], new: list[Somebody], draws: Draws
    ) -> None:
        for each in regulars:
            if draws.chance(0.6):
                self._add(each, evening.id, "COMING")
        for each in others:
            if draws.chance(0.2):
                self._add(each, evening.id, "INVITED")
        for number, each in enumerate(new):
            self._add(each, evening.id, "COMING" if number % 2 else "INVITED")

    def _pool(self, name: str, draws: Draws) -> list[Somebody]:
        """Those who may come, one without known ties among the newcomers at the end."""
        pool: list[Somebody] = []
        strangers: list[Somebody] = []
        for area in self.crowd.areas.values():
            count = area.cafes.get(name, 0)
            pool += draws.some([each for each in self.crowd.regulars(area.id) if each.roles], count)
            strangers += [each for each in self.crowd.residents[area.id] if each.only == "nobody" and count]
        return draws.shuffled(pool) + draws.some(strangers, 1)

    def _fill_once(self) -> None:
        draws = self.crowd.draws("once")
        open_areas = [area.id for area in self.crowd.areas.values() if area.cafes]
        everyone = [each for area in open_areas for each in self.crowd.regulars(area)]
        for meeting, count in ONCE.items():
            for each in draws.some(everyone, count):
                self._add(each, meeting, "CAME")

    def _add(self, each: Somebody, meeting: str, status: str) -> None:
        self.rows.append((each.id, meeting, status))


def _series(crowd: Crowd) -> dict[str, list[Evening]]:
    """The evenings of each café in the order of time."""
    found: dict[str, list[Evening]] = {}
    for row in crowd.stories["meetings"]:
        if row["kind"] == "SOCIAL_CAFE":
            name = row["series"].removeprefix("demo:cafe-")
            evening = Evening(row["id"], row["startsAt"][:10], PLACES[row["heldAt"]], int(row["visitors"] or 0))
            found.setdefault(name, []).append(evening)
    return found
