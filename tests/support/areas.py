"""A small town for questions about the network of an area: north with a block and a hall in it, south beside it."""

from collections.abc import Iterable, Mapping
from datetime import date

from graph.access import Viewer
from graph.asking import Asking
from graph.database import Database
from graph.model import DataClass
from graph.model.kinds import Audience, Language
from graph.settings import ServiceSettings
from graph.snapshot import Snapshots
from tests.support.graph import draw, wipe

DAY = date(2026, 11, 22)
SEES_ALL = Viewer("tester", sees_all=True, day=DAY, language=Language.EN)
# Sees relations of the people of the north; the rest is hidden, and so is everybody of the south.
ANALYST = Viewer(
    "analyst",
    audience=Audience.ANALYST,
    classes=frozenset({DataClass.P, DataClass.A1, DataClass.C}),
    areas=frozenset({"north", "block"}),
    day=DAY,
    language=Language.EN,
)

Tie = tuple[str, str, str] | tuple[str, str, str, Mapping[str, object]]

_PLACES = """
CREATE (town:Entity:Location {id: 'town', name: 'Town', kind: 'MUNICIPALITY', version: 1})
CREATE (north:Entity:Location {id: 'north', name: 'North', kind: 'NEIGHBOURHOOD', version: 1})
CREATE (south:Entity:Location {id: 'south', name: 'South', kind: 'NEIGHBOURHOOD', version: 1})
CREATE (block:Entity:Location {id: 'block', name: 'Block', kind: 'AREA', version: 1})
CREATE (hall:Entity:Location {id: 'hall', name: 'Hall', kind: 'VENUE', version: 1})
CREATE (empty:Entity:Location {id: 'empty', name: 'Empty', kind: 'NEIGHBOURHOOD', version: 1})
CREATE (north)-[:WITHIN {id: 'w1', version: 1}]->(town), (south)-[:WITHIN {id: 'w2', version: 1}]->(town)
CREATE (block)-[:WITHIN {id: 'w3', version: 1}]->(north), (hall)-[:WITHIN {id: 'w4', version: 1}]->(north)
"""


def asking(
    database: Database,
    viewer: Viewer = SEES_ALL,
    *,
    snapshots: Snapshots | None = None,
    wanted: Iterable[str] | None = None,
) -> Asking:
    """A question about to be asked, of a store of snapshots that is empty unless one is given."""
    fields = None if wanted is None else frozenset(wanted)
    return Asking(database, viewer, ServiceSettings(), snapshots or Snapshots(database), fields)


async def draw_town(
    database: Database,
    people: Mapping[str, str | None] | Iterable[str],
    ties: Iterable[Tie] = (),
    *,
    organisations: Mapping[str, Mapping[str, object]] | None = None,
    properties: Mapping[str, Mapping[str, object]] | None = None,
) -> None:
    """Writes a network in place of what was there.

    `people` maps ids to homes (None for nowhere); a list lives in the north. A tie is (one, type, other, properties),
    with any of these as its ends or a place; KNOWS is stored smaller id first. `properties` are further ones of people.
    """
    await wipe(database)
    await draw(database, _PLACES)
    homes = people if isinstance(people, Mapping) else dict.fromkeys(people, "north")
    given = properties or {}
    rows = [_person(each, home) | dict(given.get(each, {})) for each, home in homes.items()]
    await draw(database, "UNWIND $rows AS row CREATE (n:Entity:Party:Person) SET n = row", rows=rows)
    companies = [
        {"id": each, "name": each, "kind": "OTHER", "version": 1} | dict(more)
        for each, more in (organisations or {}).items()
    ]
    await draw(database, "UNWIND $rows AS row CREATE (n:Entity:Party:Organisation) SET n = row", rows=companies)
    lives = [(each, "LIVES_IN", home, {}) for each, home in homes.items() if home]
    await draw_ties(database, [*lives, *ties])


async def draw_ties(database: Database, ties: Iterable[Tie]) -> None:
    """Adds ties to what is there."""
    by_type: dict[str, list[dict[str, object]]] = {}
    for number, (one, type_, other, *more) in enumerate(ties):
        ends = sorted((one, other)) if type_ in ("KNOWS", "COOPERATES_WITH") else [one, other]
        own = {"id": f"{type_.lower()}-{number}-{one}-{other}", "version": 1, **(more[0] if more else {})}
        by_type.setdefault(type_, []).append({"one": ends[0], "other": ends[1], "own": own})
    for type_, rows in by_type.items():
        await draw(
            database,
            "UNWIND $rows AS row MATCH (one:Entity {id: row.one}) MATCH (other:Entity {id: row.other}) "
            f"CREATE (one)-[tie:{type_}]->(other) SET tie = row.own "
            "SET tie.lastContact = date(tie.lastContact), tie.confirmedOn = date(tie.confirmedOn)",
            rows=rows,
        )


async def draw_meeting(database: Database, meeting_id: str, day: str, came: Iterable[str], **more: object) -> None:
    """A meeting to which these people came."""
    own = {"id": meeting_id, "name": meeting_id, "kind": "SOCIAL_CAFE", "version": 1, **more}
    moment = f"{day}T19:30:00+01:00"
    await draw(
        database,
        "CREATE (meeting:Entity:Meeting) SET meeting = $own SET meeting.startsAt = datetime($moment)",
        own=own,
        moment=moment,
    )
    await draw_ties(database, [(each, "ATTENDS", meeting_id, {"status": "CAME"}) for each in came])


def _person(person_id: str, home: str | None) -> dict[str, object]:
    seen = {f"seenUntil{each}_ANALYST": "9999-12-31" for each in ("A1", "C")}
    own: dict[str, object] = {
        "id": person_id,
        "name": person_id,
        "sortName": person_id,
        "mayBeAsked": True,
        "version": 1,
    }
    return {**own, "roles": ["RESIDENT"], "homeArea": home, **seen}
