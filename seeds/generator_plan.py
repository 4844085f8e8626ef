"""How many of everything a synthetic network of a given size has, and the ids they go by."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import fsum

from graph.errors import InvalidInput
from seeds.generator_draws import Draws

FEWEST_PEOPLE, MOST_PEOPLE = 10, 2_000_000
PEOPLE_PER_NEIGHBOURHOOD = 500
NEIGHBOURHOODS_PER_DISTRICT = 8
MEETINGS_PER_NEIGHBOURHOOD = 30
WITHOUT_KNOWN_TIE = 0.03
WITH_FEW_TIES = 0.2
HEAVIEST = 25.0


@dataclass(frozen=True)
class Plan:
    """The size of a network. The numbers of ties are shares of all ties; KNOWS makes up what is left."""

    people: int
    ties: int
    seed: int

    def __post_init__(self) -> None:
        if not FEWEST_PEOPLE <= self.people <= MOST_PEOPLE:
            raise InvalidInput(
                f"{self.people} people cannot be generated. Give a number from {FEWEST_PEOPLE} to {MOST_PEOPLE}."
            )
        if not 0 <= self.ties <= self.most_ties:
            raise InvalidInput(
                f"{self.ties} ties cannot be generated among {self.people} people. "
                f"Give a number from 0 to {self.most_ties}."
            )

    @property
    def most_ties(self) -> int:
        """More ties than this would leave too few pairs of people to choose from."""
        return self.people * min(50, (self.people - 1) // 4)

    @property
    def neighbourhoods(self) -> int:
        """How many neighbourhoods: one for every 500 people."""
        return max(1, round(self.people / PEOPLE_PER_NEIGHBOURHOOD))

    @property
    def districts(self) -> int:
        """How many districts: one for every eight neighbourhoods."""
        return -(-self.neighbourhoods // NEIGHBOURHOODS_PER_DISTRICT)

    @property
    def organisations(self) -> int:
        """How many organisations."""
        return max(3, self.people // 30)

    def share(self, of_ties: float, per_person: float) -> int:
        """A number of ties of one sort: a share of all, and no more than so many a person."""
        return min(int(self.ties * of_ties), int(self.people * per_person))


class World:
    """The people, neighbourhoods and organisations by number, with the ids and weights that all files share."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        width = max(6, len(str(plan.people)))
        # Padded, so that the smaller number is the smaller id too.
        self.people = [f"gen:p-{number:0{width}}" for number in range(plan.people)]
        self.neighbourhoods = [f"gen:n-{number:05}" for number in range(plan.neighbourhoods)]
        self.organisations = [f"gen:o-{number:06}" for number in range(plan.organisations)]

    def draws(self, stream: str) -> Draws:
        """The numbers of one stream."""
        return Draws(self.plan.seed, stream)

    @cached_property
    def bounds(self) -> list[tuple[int, int]]:
        """For each neighbourhood its first person and the first beyond it; neighbourhood 0 is of average size."""
        draws = self.draws("neighbourhoods")
        count = self.plan.neighbourhoods
        sizes = [1.0]
        while len(sizes) < count:
            more = draws.fraction() * 0.4
            sizes += [1 + more, 1 - more]
        total = fsum(sizes[:count])  # sum() rounds differently from one Python to the next
        edges, passed = [0], 0.0
        for size in sizes[:count]:
            passed += size
            edges.append(int(self.plan.people * passed / total + 0.5))
        return list(pairwise(edges))

    @cached_property
    def homes(self) -> list[int]:
        """For each person the number of their neighbourhood."""
        return [number for number, (first, end) in enumerate(self.bounds) for _ in range(first, end)]

    @cached_property
    def weights(self) -> list[float]:
        """How likely each person is to have ties: a heavy tail, and 0 for those of whom no tie is known."""
        draws = self.draws("weights")
        return [_weight(draws) for _ in range(self.plan.people)]

    def organisation_home(self, organisation: int) -> int:
        """The number of the neighbourhood in which an organisation sits."""
        return organisation % self.plan.neighbourhoods

    def venue(self, neighbourhood: int, which: int) -> str:
        """The id of one of the two venues of a neighbourhood."""
        return f"gen:v-{neighbourhood:05}-{which}"

    def someone(self, neighbourhood: int, draws: Draws) -> int:
        """The number of somebody of a neighbourhood."""
        first, end = self.bounds[neighbourhood]
        return first + draws.below(end - first)

    def reporter(self, neighbourhood: int, draws: Draws) -> str:
        """The id of one of the few who tell about others in a neighbourhood."""
        first, end = self.bounds[neighbourhood]
        return self.people[first + draws.below(max(1, (end - first) // 50))]


def _weight(draws: Draws) -> float:
    if draws.chance(WITHOUT_KNOWN_TIE):
        return 0.0
    return 0.05 + 0.3 * draws.fraction() if draws.chance(WITH_FEW_TIES) else draws.heavy_tail(HEAVIEST)
