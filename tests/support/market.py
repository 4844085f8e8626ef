"""A street where things are asked and offered: the smallest graph for exchanges and arrangements."""

from collections.abc import Iterable, Mapping

from graph.access import Viewer
from graph.answers import Ref
from graph.asking import Asking
from graph.database import Database
from tests.support.neighbourhood import SEES_ALL, Properties, Tie, draw_neighbourhood, seen
from tests.support.neighbourhood import asking as asking_with

#  things             spaces
#  /  |  \              |
# cake lift garden     hall
#  |
# tart
TALENTS: dict[str, Properties] = {
    "talent:things": {},
    "talent:spaces": {"kind": "SPACE"},
    **{f"talent:{each}": {} for each in ("cake", "lift", "garden", "dutch", "tart")},
    "talent:hall": {"kind": "SPACE"},
}
TREE: list[Tie] = [
    *((f"talent:{each}", "BROADER", "talent:things") for each in ("cake", "lift", "garden", "dutch")),
    ("talent:tart", "BROADER", "talent:cake"),
    ("talent:hall", "BROADER", "talent:spaces"),
]
PLACES: dict[str, Properties] = {
    "location:town": {"kind": "MUNICIPALITY"},
    "location:north": {},
    "location:south": {},
    "location:empty": {},
    "location:barn": {"kind": "VENUE", "name": "The Barn"},
}
WITHIN: list[Tie] = [(f"location:{each}", "WITHIN", "location:town") for each in ("north", "south", "empty")]

Wish = tuple[str, str] | tuple[str, str, Properties]


def asking(database: Database, viewer: Viewer = SEES_ALL, *, wanted: str = "connectors venue explanation") -> Asking:
    """A question about to be asked, for these fields of the answer."""
    return asking_with(database, viewer, wanted=wanted.split())


def need_of(party: str, talent: str) -> str:
    """The id of what a party asks."""
    return f"need:{party}-{talent}"


async def draw_market(
    database: Database,
    asks: Iterable[Wish],
    offers: Iterable[Wish],
    *,
    parties: Mapping[str, Properties] | None = None,
    ties: Iterable[Tie] = (),
    more: Mapping[str, Properties] | None = None,
) -> None:
    """Parties of the north with what they ask and offer, in place of what was there.

    A name that begins with a capital is an organisation. A wish is a party, a talent (empty for none) and further
    properties of the need or of the offer. `more` are other nodes, for the ties.
    """
    asks, offers, given = list(asks), list(offers), dict(parties or {})
    names = {each[0] for each in (*asks, *offers)} | given.keys()
    nodes: dict[str, Properties] = {**TALENTS, **PLACES, **(more or {})}
    drawn: list[Tie] = [*TREE, *WITHIN, *ties]
    for name in sorted(names):
        is_person = name.islower()
        nodes[id_of(name)] = {"name": name.capitalize(), **(seen() if is_person else {}), **given.get(name, {})}
        home = str(nodes[id_of(name)].get("homeArea", "location:north"))
        drawn.append((id_of(name), "LIVES_IN" if is_person else "ACTIVE_IN", home))
    for party, talent, *more in asks:
        nodes[need_of(party, talent)] = dict(more[0]) if more else {}
        drawn.append((id_of(party), "HAS_NEED", need_of(party, talent)))
        if talent:
            drawn.append((need_of(party, talent), "ASKS_FOR", f"talent:{talent}"))
    drawn += [(id_of(party), "OFFERS", f"talent:{talent}", more[0] if more else {}) for party, talent, *more in offers]
    await draw_neighbourhood(database, nodes, drawn)


def id_of(name: str) -> str:
    """The id of a party by its name."""
    return f"person:{name}" if name.islower() else f"organisation:{name}"


def names(refs: Iterable[Ref]) -> list[str]:
    """The names of parties, or what follows the colon of any id."""
    return [each.id.partition(":")[2] for each in refs]
