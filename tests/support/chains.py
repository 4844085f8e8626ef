"""Small networks for questions about chains and surroundings, and who asks them."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise

from graph.access import Viewer
from graph.asking import Asking
from graph.chains import Chains
from graph.database import Database
from graph.model import DataClass
from graph.model.kinds import Audience, Language
from graph.settings import ServiceSettings
from graph.snapshot import Snapshots
from tests.support.graph import draw, wipe

DAY = date(2026, 11, 22)
SEES_ALL = Viewer("tester", sees_all=True, day=DAY, language=Language.EN)
# Sees people of the north in all classes but support; whoever lives in the south is hidden.
CONNECTOR = Viewer(
    "connector",
    audience=Audience.CONNECTOR,
    classes=frozenset({DataClass.P, DataClass.A1, DataClass.B, DataClass.C, DataClass.D1}),
    areas=frozenset({"north"}),
    day=DAY,
    language=Language.EN,
)

Tie = tuple[str, str, str] | tuple[str, str, str, dict[str, object]]


def asking(
    database: Database, viewer: Viewer = SEES_ALL, *, hub_size: int = 25, wanted: Iterable[str] | None = None
) -> Asking:
    """A question about to be asked, with an empty store of snapshots, and with time for a busy machine."""
    service = ServiceSettings(hub_size=hub_size).model_copy(update={"request_seconds": 60.0})
    return Asking(database, viewer, service, Snapshots(database), None if wanted is None else frozenset(wanted))


async def draw_network(
    database: Database,
    ties: Iterable[Tie],
    nodes: Mapping[str, Mapping[str, object]] | None = None,
    *,
    south: Iterable[str] = (),
) -> None:
    """Writes a network in place of what was there.

    Names in small letters are people, with a capital organisations. People live in the north, where the connector may
    see them, unless they are named in `south`. A tie is (one, type, other, properties); KNOWS is stored smaller id
    first. `nodes` holds further properties, and parties without ties.
    """
    await wipe(database)
    given, ties = dict(nodes or {}), list(ties)
    names = sorted({name for tie in ties for name in (tie[0], tie[2])} | set(given))
    hidden = set(south)
    people = [_person(name, name in hidden) | given.get(name, {}) for name in names if name[0].islower()]
    organisations = [_organisation(name) | given.get(name, {}) for name in names if name[0].isupper()]
    await draw(database, "UNWIND $rows AS row CREATE (n:Entity:Party:Person) SET n = row", rows=people)
    await draw(database, "UNWIND $rows AS row CREATE (n:Entity:Party:Organisation) SET n = row", rows=organisations)
    for type_ in sorted({tie[1] for tie in ties}):
        rows = [_tie(number, tie) for number, tie in enumerate(ties) if tie[1] == type_]
        await draw(
            database,
            "UNWIND $rows AS row MATCH (a:Entity {id: row.start}) MATCH (b:Entity {id: row.end}) "
            f"CREATE (a)-[t:{type_}]->(b) SET t = row.tie",
            rows=rows,
        )


def _person(name: str, is_hidden: bool) -> dict[str, object]:
    sight = {f"seenUntil{each}_CONNECTOR": "2027-12-31" for each in ("A1", "A2", "B", "C", "D1")}
    home = "south" if is_hidden else "north"
    shown = name.capitalize()
    return {"id": name, "name": shown, "sortName": shown, "mayBeAsked": True, "version": 1, "homeArea": home, **sight}


def _organisation(name: str) -> dict[str, object]:
    return {"id": name, "name": name, "kind": "WELFARE", "version": 1}


def _tie(number: int, tie: Tie) -> dict[str, object]:
    one, type_, other, *more = tie
    start, end = (other, one) if type_ == "KNOWS" and other < one else (one, other)
    return {"start": start, "end": end, "tie": {"id": f"tie{number}", "version": 1, **(more[0] if more else {})}}


def knows(chain: str, **properties: object) -> list[Tie]:
    """KNOWS ties along a chain: "a b c" ties a to b and b to c."""
    names = chain.split()
    return [(one, "KNOWS", other, dict(properties)) for one, other in pairwise(names)]


def ways(found: Chains) -> list[str]:
    """The chains as names in a row."""
    return [" ".join([each.steps[0].from_.id, *(step.to.id for step in each.steps)]) for each in found.chains]


async def draw_meeting(
    database: Database, name: str, day: str, came: str, visitors: int | None = None, *, status: str = "CAME"
) -> None:
    """Adds a meeting to which these people came."""
    await draw(
        database,
        "CREATE (m:Entity:Meeting {id: $name, name: $name, kind: 'SOCIAL_CAFE', version: 1, visitors: $visitors, "
        "startsAt: datetime($day + 'T19:00+01:00')}) WITH m UNWIND split($came, ' ') AS id "
        "MATCH (p:Entity {id: id}) CREATE (p)-[:ATTENDS {id: id + $name, status: $status, version: 1}]->(m)",
        name=name,
        day=day,
        came=came,
        visitors=visitors,
        status=status,
    )
