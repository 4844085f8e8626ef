"""Lists that are filtered by a tie hold those whose tie holds today."""

from dataclasses import replace
from datetime import date

import pytest

from api.context import Context
from graph.access import DEMO_VIEWER
from graph.database import Database
from tests.support.graph import draw, wipe
from tests.support.practices import Practice
from tests.support.services import patient_services

# anna, bert, … offer to cook, and belong to the cooking club:
DATES = {
    "anna": {},
    "bert": {"until": "2026-11"},
    "cato": {"until": "2026-11-22"},
    "dirk": {"since": "2026-12"},
    "emma": {"since": "2020", "until": "2027"},
}


@pytest.mark.parametrize("given", ['talent: "cook"', 'organisation: "club"'])
async def test_a_filter_by_a_tie_takes_it_as_it_holds_today(database: Database, given: str) -> None:
    await wipe(database)
    await draw(
        database,
        """
        CREATE (cook:Entity:Talent {id: 'cook', labelNl: 'koken', version: 1}),
          (club:Entity:Party:Organisation {id: 'club', name: 'Club', kind: 'GROUP', version: 1})
        WITH cook, club UNWIND keys($dates) AS name
        CREATE (person:Entity:Party:Person {id: name, name: name, sortName: name, mayBeAsked: true, version: 1}),
          (person)-[offers:OFFERS {id: name}]->(cook), (person)-[belongs:AFFILIATED_WITH {id: name}]->(club)
        SET offers += $dates[name], belongs += $dates[name]
        """,
        dates=DATES,
    )
    viewer = replace(DEMO_VIEWER, day=date(2026, 11, 22))

    data = await Practice(Context(patient_services(database), viewer)).ask(
        f"{{ people(filter: {{ {given} }}) {{ totalCount nodes {{ id }} }} }}"
    )

    assert [each["id"] for each in data["people"]["nodes"]] == ["anna", "bert", "emma"]
    assert data["people"]["totalCount"] == 3


STATUSES = {"anna": "CAME", "bert": "ABSENT", "cato": "INVITED", "dirk": "COMING", "emma": "CAME", "fred": None}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("", ["anna", "bert", "cato", "dirk", "emma", "fred"]),
        ("statuses: null", ["anna", "bert", "cato", "dirk", "emma", "fred"]),
        ("statuses: [CAME]", ["anna", "emma"]),
        ("statuses: [ABSENT, INVITED], first: 1", ["bert"]),
        ("statuses: []", []),
    ],
)
async def test_who_came_is_asked_from_both_sides(database: Database, given: str, expected: list[str]) -> None:
    await wipe(database)
    await draw(
        database,
        """
        CREATE (cafe:Entity:Meeting {id: 'cafe', name: 'Café', kind: 'SOCIAL_CAFE', version: 1})
        WITH cafe UNWIND keys($statuses) AS name
        CREATE (person:Entity:Party:Person {id: name, name: name, sortName: name, mayBeAsked: true, version: 1}),
          (person)-[:ATTENDS {id: name, status: $statuses[name], version: 1}]->(cafe)
        """,
        statuses=STATUSES,
    )
    arguments = f"({given})" if given else ""
    practice = Practice(Context(patient_services(database), DEMO_VIEWER))

    data = await practice.ask(
        f"""{{ meeting(id: "cafe") {{
            attendees{arguments} {{ totalCount nodes {{ id }} edges {{ tie {{ status }} }} }}
        }}
        people {{ nodes {{ id attends{arguments} {{ totalCount nodes {{ id }} }} }} }} }}"""
    )

    attendees = data["meeting"]["attendees"]
    assert [each["id"] for each in attendees["nodes"]] == expected
    assert [each["tie"]["status"] for each in attendees["edges"]] == [STATUSES[each] for each in expected]
    counted = [each["id"] for each in data["people"]["nodes"] if each["attends"]["totalCount"]]
    assert [each["id"] for each in data["people"]["nodes"] if each["attends"]["nodes"]] == counted
    assert len(counted) == attendees["totalCount"]
    assert counted[: len(expected)] == expected
