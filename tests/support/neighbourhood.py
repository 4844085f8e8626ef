"""Small neighbourhoods for questions about needs, offers and names: what an id begins with tells what it is."""

from collections.abc import Iterable, Mapping
from datetime import date

from graph.access import Viewer
from graph.asking import Asking
from graph.database import Database
from graph.model import NODE, DataClass
from graph.model.kinds import Audience, Language
from graph.settings import ServiceSettings
from graph.snapshot import Snapshots
from tests.support.graph import draw, wipe

DAY = date(2026, 11, 22)
SEES_ALL = Viewer("tester", sees_all=True, day=DAY, language=Language.EN)
# Sees people of the north on a basis for connectors in every class but A2, D2 and E.
CONNECTOR = Viewer(
    "connector",
    audience=Audience.CONNECTOR,
    classes=frozenset({DataClass.P, DataClass.A1, DataClass.B, DataClass.C, DataClass.D1}),
    areas=frozenset({"location:north"}),
    day=DAY,
    language=Language.EN,
)

Properties = Mapping[str, object]
Tie = tuple[str, str, str] | tuple[str, str, str, Properties]

_REQUIRED: dict[str, dict[str, object]] = {
    "Person": {"mayBeAsked": True},
    "Organisation": {"kind": "OTHER"},
    "Location": {"kind": "NEIGHBOURHOOD"},
    "Talent": {"kind": "SKILL"},
    "Need": {"kind": "QUESTION", "status": "OPEN"},
    "Meeting": {"kind": "OTHER"},
    "Arrangement": {"kind": "OTHER", "status": "RUNNING"},
    "Introduction": {"status": "PROPOSED"},
}
_NAME = {"Talent": "labelNl", "Need": "summary", "Story": "title"}


def asking(database: Database, viewer: Viewer = SEES_ALL, *, wanted: Iterable[str] = (), hub_size: int = 25) -> Asking:
    """A question about to be asked; chains and other costly fields only when they are wanted."""
    return Asking(database, viewer, ServiceSettings(hub_size=hub_size), Snapshots(database), frozenset(wanted))


def seen(area: str = "location:north", *, classes: str = "A1 B C D1", until: str = "2027-01-01") -> dict[str, object]:
    """The properties by which a person is seen by a connector of an area, in some classes of facts."""
    return {"homeArea": area, **{f"seenUntil{each}_CONNECTOR": until for each in classes.split()}}


async def draw_neighbourhood(database: Database, nodes: Mapping[str, Properties], ties: Iterable[Tie] = ()) -> None:
    """Writes a graph in place of what was there. A node without a name bears what follows the colon of its id."""
    await wipe(database)
    by_label: dict[str, list[dict[str, object]]] = {}
    for node_id, properties in nodes.items():
        label = node_id.partition(":")[0].capitalize()
        by_label.setdefault(label, []).append(_node(label, node_id, properties))
    for label, rows in by_label.items():
        party = ":Party" if NODE[label].is_party else ""
        await draw(database, f"UNWIND $rows AS row CREATE (n:Entity:{label}{party}) SET n = row", rows=rows)
    by_type: dict[str, list[dict[str, object]]] = {}
    for number, (start, type_, end, *more) in enumerate(ties):
        own = {"id": f"tie:{number}", "version": 1, **(more[0] if more else {})}
        by_type.setdefault(type_, []).append({"start": start, "end": end, "own": own})
    for type_, rows in by_type.items():
        await draw(
            database,
            "UNWIND $rows AS row MATCH (a:Entity {id: row.start}), (b:Entity {id: row.end}) "
            f"CREATE (a)-[t:{type_}]->(b) SET t = row.own",
            rows=rows,
        )


def _node(label: str, node_id: str, properties: Properties) -> dict[str, object]:
    name = node_id.partition(":")[2]
    common: dict[str, object] = {"id": node_id, "version": 1, _NAME.get(label, "name"): name}
    if label == "Person":
        common["sortName"] = properties.get("name", name)
    return {**common, **_REQUIRED.get(label, {}), **properties}
