"""The question `venuesFor`, on a few halls drawn in the test."""

from collections.abc import Iterable, Mapping

import pytest

from graph.access import Viewer
from graph.database import Database
from graph.errors import InvalidInput, NotFound
from graph.model import DataClass
from graph.model.kinds import Audience, Language
from graph.venues import VenueFit, VenuePartKind, venues_for
from tests.support.graph import draw
from tests.support.neighbourhood import DAY, SEES_ALL, Properties, Tie, asking, draw_neighbourhood, seen

#        talent:space                 talent:home (not a place)    talent:coffee
#        /    |     \                      |
#    room   hall   kitchen               bed
#      |
#   office
NODES: dict[str, Properties] = {
    "location:town": {"kind": "MUNICIPALITY"},
    "location:north": {"latitude": 52.0, "longitude": 5.0},
    "location:barn": {"kind": "VENUE", "latitude": 52.004, "longitude": 5.0},
    "location:school": {"kind": "VENUE", "latitude": 52.05, "longitude": 5.0},
    "location:inn": {"kind": "VENUE"},
    **{f"talent:{each}": {"kind": "SPACE"} for each in ("space", "room", "hall", "kitchen", "office", "bed")},
    "talent:home": {"kind": "SKILL"},
    "talent:coffee": {"kind": "COMPANY"},
    "organisation:barn": {},
    "organisation:school": {},
    "organisation:inn": {},
    "organisation:asker": {},
    "arrangement:feast": {"status": "PROPOSED"},
    "goal:eat": {},
    "need:hall": {},
    "need:coffee": {},
}
TIES: list[Tie] = [
    ("location:north", "WITHIN", "location:town"),
    *((f"location:{each}", "WITHIN", "location:north") for each in ("barn", "inn")),
    ("location:school", "WITHIN", "location:town"),
    *((f"talent:{each}", "BROADER", "talent:space") for each in ("room", "hall", "kitchen")),
    ("talent:office", "BROADER", "talent:room"),
    ("talent:bed", "BROADER", "talent:home"),
    ("organisation:barn", "RUNS", "location:barn"),
    ("organisation:inn", "RUNS", "location:inn"),
    ("organisation:asker", "TAKES_PART_IN", "arrangement:feast", {"role": "INITIATOR"}),
    ("organisation:asker", "HAS_NEED", "need:hall"),
    ("organisation:asker", "HAS_NEED", "need:coffee"),
    ("need:hall", "ASKS_FOR", "talent:hall"),
    ("need:coffee", "ASKS_FOR", "talent:coffee"),
    ("arrangement:feast", "PURSUES", "goal:eat"),
]
OFFERS: list[Tie] = [
    ("organisation:barn", "OFFERS", "talent:hall", {"summary": "Straw", "conditions": "sweep"}),
    ("organisation:school", "OFFERS", "talent:hall", {"at": "location:school"}),
    ("organisation:inn", "OFFERS", "talent:office"),
]


async def draw_halls(
    database: Database, nodes: Mapping[str, Properties] | None = None, ties: Iterable[Tie] = ()
) -> None:
    """The halls, the tree of talents, a feast that seeks one, and what a test adds."""
    await draw_neighbourhood(database, {**NODES, **(nodes or {})}, [*TIES, *ties])


async def draw_visitors(database: Database, venue: str, day: str, visitors: int | None) -> None:
    """A meeting at a venue."""
    await draw(
        database,
        "MATCH (venue:Location {id: $venue}) "
        "CREATE (meeting:Entity:Meeting {id: $id, name: 'm', kind: 'OTHER', version: 1}) "
        "SET meeting.startsAt = datetime($moment), meeting.visitors = $visitors "
        "CREATE (meeting)-[:HELD_AT {id: $id, version: 1}]->(venue)",
        venue=venue,
        id=f"meeting:{venue[9:]}-{day}",
        moment=f"{day}T20:00:00+01:00",
        visitors=visitors,
    )


def order(found: list[VenueFit]) -> list[tuple[str, float]]:
    return [(each.venue.id.partition(":")[2], each.score) for each in found]


async def test_what_is_offered_fits_along_the_tree(database: Database) -> None:
    await draw_halls(database, ties=OFFERS)

    halls = await venues_for(asking(database), talents=["talent:hall"])
    rooms = await venues_for(asking(database), talents=["talent:room"])
    spaces = await venues_for(asking(database), talents=["talent:space"])

    assert order(halls) == [("barn", 1.0), ("school", 1.0)]
    assert order(rooms) == [("inn", 1.0), ("barn", 0.4), ("school", 0.4)]
    assert order(spaces) == [("barn", 1.0), ("inn", 1.0), ("school", 1.0)]
    barn = halls[0]
    assert ([each.id for each in barn.run_by], barn.meetings, barn.visitors_per_meeting) == (
        ["organisation:barn"],
        0,
        None,
    )
    (space,) = barn.spaces
    assert (space.talent.id, space.asked and space.asked.id, space.party.id) == (
        "talent:hall",
        "talent:hall",
        "organisation:barn",
    )
    assert barn.explanation == "Offered here: hall (Straw). On condition: sweep."
    assert rooms[0].explanation == (
        "Offered here: office, which is a kind of what is asked: room. "
        "It stands above the next because what is offered here fits better."
    )
    assert [each.above_next_by for each in rooms] == [VenuePartKind.SPACE, None, None]
    assert rooms[1].explanation.startswith(
        "Offered here: hall (Straw). That falls under the same as what is asked: space."
    )


async def test_of_several_talents_the_mean_counts(database: Database) -> None:
    await draw_halls(
        database, ties=[*OFFERS, ("organisation:school", "OFFERS", "talent:kitchen", {"at": "location:school"})]
    )

    found = await venues_for(asking(database), talents=["talent:hall", "talent:kitchen"])

    assert order(found) == [("school", 1.0), ("barn", 0.7)]


async def test_an_arrangement_seeks_the_places_that_its_starter_asks(database: Database) -> None:
    await draw_halls(database, ties=OFFERS)

    assert order(await venues_for(asking(database), arrangement="arrangement:feast")) == [
        ("barn", 1.0),
        ("school", 1.0),
    ]


async def test_without_a_question_for_a_place_any_place_will_do(database: Database) -> None:
    beds: list[Tie] = [("organisation:inn", "OFFERS", "talent:bed"), ("organisation:inn", "OFFERS", "talent:coffee")]
    await draw_halls(database, {"need:hall": {"status": "MET"}}, [*OFFERS[:1], *beds])

    found = await venues_for(asking(database), arrangement="arrangement:feast")

    assert order(found) == [("barn", 1.0)]
    assert found[0].spaces[0].asked is None


async def test_how_much_nearer_a_venue_is_is_told_to_the_metre(database: Database) -> None:
    hut = {"location:hut": {"kind": "VENUE", "latitude": 52.00405, "longitude": 5.0}}
    ties: list[Tie] = [
        OFFERS[0],
        ("location:hut", "WITHIN", "location:north"),
        ("organisation:school", "OFFERS", "talent:hall", {"at": "location:hut"}),
    ]
    await draw_halls(database, hut, ties)

    barn, other = await venues_for(asking(database), talents=["talent:hall"], near="location:north")

    assert [(each.venue.id, each.metres) for each in (barn, other)] == [("location:barn", 445), ("location:hut", 450)]
    assert barn.explanation.endswith(
        "It is about 450 metres away. It stands above the next because it is 5 metres nearer."
    )


async def test_goals_come_before_nearness_and_nearness_before_use(database: Database) -> None:
    ties: list[Tie] = [*OFFERS, ("organisation:inn", "OFFERS", "talent:hall")]
    await draw_halls(database, ties=ties)
    await draw_visitors(database, "location:barn", "2026-10-01", 40)
    await draw_visitors(database, "location:barn", "2026-11-22", 21)
    await draw_visitors(database, "location:inn", "2026-10-01", 4)
    for day, visitors in [("2025-11-20", 400), ("2026-12-01", 400), ("2026-09-01", None)]:
        await draw_visitors(database, "location:inn", day, visitors)

    far = await venues_for(asking(database), talents=["talent:hall"])
    near = await venues_for(asking(database), talents=["talent:hall"], near="location:north")
    await draw_halls(database, ties=[*ties, ("organisation:school", "PURSUES", "goal:eat")])
    shared = await venues_for(asking(database), arrangement="arrangement:feast", near="location:north")

    assert [each for each, _ in order(far)] == ["inn", "barn", "school"]
    assert [(each.meetings, each.visitors_per_meeting) for each in far] == [(1, 4.0), (2, 30.5), (0, None)]
    assert [(each.venue.id[9:], each.is_nearby, each.metres) for each in near] == [
        ("inn", True, None),
        ("barn", True, 445),
        ("school", False, 5560),
    ]
    assert [part.kind.value for part in near[1].parts] == ["SPACE", "DISTANCE", "VISITORS"]
    assert near[1].explanation.endswith(
        "It is about 450 metres away. About 30 people come to a meeting there, counted over 2 in the last 12 months. "
        "It stands above the next because it is near."
    )
    assert [each.venue.id[9:] for each in shared] == ["school", "barn", "inn"]
    goals, distance, visitors = VenuePartKind.GOALS, VenuePartKind.DISTANCE, VenuePartKind.VISITORS
    reasons = [(each.above_next_by, each.explanation.partition(" It stands above the next")[2]) for each in far[:2]]
    assert reasons == [
        (visitors, " because it is quieter: fewer people come here."),
        (visitors, ", of which nobody counted the visitors."),
    ]
    assert [each.above_next_by for each in near] == [visitors, distance, None]
    assert [each.above_next_by for each in shared] == [goals, distance, None]
    assert shared[0].explanation.endswith("It stands above the next because more goals are shared with you here.")
    assert shared[1].explanation.endswith("It stands above the next, whose distance is not known.")
    [first] = await venues_for(asking(database), arrangement="arrangement:feast", near="location:north", first=1)
    # What it is above is not shown, so that no sentence speaks of it.
    assert (first.venue, first.above_next_by) == (shared[0].venue, goals)
    assert "above the next" not in first.explanation
    assert [each.id for each in shared[0].shared_goals] == ["goal:eat"]


async def test_an_organisation_that_asks_brings_its_own_goals(database: Database) -> None:
    ties: list[Tie] = [
        *OFFERS,
        ("organisation:asker", "PURSUES", "goal:eat"),
        ("organisation:school", "PURSUES", "goal:eat"),
    ]
    await draw_halls(database, ties=ties)

    found = await venues_for(asking(database), talents=["talent:hall"], near="organisation:asker")

    assert [(each.venue.id[9:], len(each.shared_goals)) for each in found] == [("school", 1), ("barn", 0)]


async def test_offers_without_a_place_and_offers_that_are_over_are_left_out(database: Database) -> None:
    ties: list[Tie] = [
        ("organisation:school", "OFFERS", "talent:hall"),
        ("organisation:asker", "OFFERS", "talent:hall", {"at": "location:gone"}),
        ("organisation:barn", "OFFERS", "talent:hall", {"until": "2026-11"}),
        ("organisation:inn", "OFFERS", "talent:hall", {"until": "2026-10"}),
    ]
    await draw_halls(database, ties=ties)

    assert order(await venues_for(asking(database), talents=["talent:hall"])) == [("barn", 1.0)]


async def test_near_somewhere_only_places_of_the_same_municipality_are_shown(database: Database) -> None:
    abroad: dict[str, Properties] = {"location:abroad": {}, "location:villa": {"kind": "VENUE"}}
    ties: list[Tie] = [
        *OFFERS,
        ("location:villa", "WITHIN", "location:abroad"),
        ("organisation:villa", "OFFERS", "talent:hall", {"at": "location:villa"}),
        ("organisation:asker", "ACTIVE_IN", "location:north"),
    ]
    await draw_halls(database, {**abroad, "organisation:villa": {}}, ties)

    everywhere = await venues_for(asking(database), talents=["talent:hall"])
    near = await venues_for(asking(database), talents=["talent:hall"], near="organisation:asker")

    assert [each for each, _ in order(everywhere)] == ["barn", "school", "villa"]
    assert [each for each, _ in order(near)] == ["barn", "school"]


async def test_who_has_a_seat_there_is_told(database: Database) -> None:
    await draw_halls(database, ties=[*OFFERS, ("organisation:asker", "BASED_AT", "location:barn")])

    barn = (await venues_for(asking(database), talents=["talent:hall"]))[0]

    assert [each.id for each in barn.based_here] == ["organisation:asker"]


PEOPLE: dict[str, Properties] = {
    "person:ann": seen(classes="A1 B C"),
    "person:ben": seen(classes="A1 B C"),
    "person:cas": seen("location:south", classes="A1 B C"),
}
AT: list[Tie] = [
    ("person:ann", "OFFERS", "talent:hall", {"at": "location:barn"}),
    ("person:cas", "OFFERS", "talent:hall", {"at": "location:inn"}),
]


async def test_people_who_may_not_be_asked_or_are_kept_apart_are_left_out(database: Database) -> None:
    await draw_halls(database, PEOPLE, AT)
    assert order(await venues_for(asking(database), talents=["talent:hall"])) == [("barn", 1.0), ("inn", 1.0)]

    refuses = {"person:cas": {**PEOPLE["person:cas"], "mayBeAsked": False}}
    await draw_halls(database, {**PEOPLE, **refuses}, [*AT, ("person:ann", "KEEP_APART", "person:ben")])

    assert order(await venues_for(asking(database), talents=["talent:hall"])) == [("barn", 1.0)]
    assert await venues_for(asking(database), talents=["talent:hall"], near="person:ben") == []


async def test_a_narrower_viewer_sees_offers_of_people_of_the_north_only(database: Database) -> None:
    await draw_halls(database, PEOPLE, [*AT, *OFFERS])
    classes = {DataClass.P, DataClass.A1, DataClass.B, DataClass.C}

    def viewer(without: set[DataClass]) -> Viewer:
        return Viewer(
            "narrow",
            audience=Audience.CONNECTOR,
            classes=frozenset(classes - without),
            areas=frozenset({"location:north"}),
            day=DAY,
            language=Language.EN,
        )

    some = await venues_for(asking(database, viewer(set())), talents=["talent:hall"])
    none = await venues_for(asking(database, viewer({DataClass.B})), talents=["talent:hall"])

    assert [(each.venue.id[9:], [one.party.id for one in each.spaces]) for each in some] == [
        ("barn", ["organisation:barn", "person:ann"]),
        ("school", ["organisation:school"]),
    ]
    assert none == []


async def test_it_is_told_in_dutch(database: Database) -> None:
    await draw_halls(database, ties=OFFERS)
    dutch = Viewer("tester", sees_all=True, day=DAY, language=Language.NL)

    found = await venues_for(asking(database, dutch), talents=["talent:hall"], near="location:north")

    assert found[0].explanation == (
        "Hier is: hall (Straw). Voorwaarde: sweep. Het is ongeveer 450 meter verderop. "
        "Het staat boven de volgende, want het is dichtbij."
    )


@pytest.mark.parametrize(
    ("given", "error", "reason"),
    [
        ({}, InvalidInput, "Give an arrangement, talents that are places, or both"),
        ({"talents": []}, InvalidInput, "Give an arrangement"),
        ({"near": "location:north"}, InvalidInput, "Give an arrangement"),
        ({"talents": ["talent:coffee"]}, InvalidInput, "is not a place"),
        ({"talents": ["talent:none"]}, NotFound, "no talent with the id"),
        ({"talents": ["x" * 10_000]}, InvalidInput, "an id has 1 to 64 characters"),
        ({"talents": ["talent:hall"] * 11}, InvalidInput, "at most 10 are allowed"),
        ({"talents": ["talent:hall"], "near": "nobody"}, NotFound, "no person, organisation or place"),
        ({"talents": ["talent:hall"], "first": 0}, InvalidInput, "from 1 to 100"),
        ({"arrangement": "goal:eat"}, InvalidInput, "is a goal"),
        ({"arrangement": "organisation:barn"}, NotFound, "no arrangement with the id"),
    ],
)
async def test_what_cannot_be_used_is_refused(
    database: Database, given: dict[str, object], error: type[Exception], reason: str
) -> None:
    await draw_halls(database)

    with pytest.raises(error, match=reason):
        await venues_for(asking(database, SEES_ALL), **given)  # pyright: ignore[reportArgumentType]
