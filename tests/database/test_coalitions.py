"""The question `coalitions`, on small networks of organisations drawn in the test."""

from collections.abc import Iterable, Mapping
from datetime import date

import pytest

from graph.access import Viewer
from graph.coalitions import CoalitionProposal, coalitions
from graph.database import Database
from graph.errors import InvalidInput, NotFound
from graph.model import DataClass
from graph.model.kinds import Audience, Language
from tests.support.neighbourhood import DAY, SEES_ALL, Properties, Tie, asking, draw_neighbourhood, seen

PLACES: dict[str, Properties] = {
    "location:town": {"kind": "MUNICIPALITY"},
    "location:north": {},
    "location:south": {},
    "location:hall": {"kind": "VENUE"},
}
WITHIN: list[Tie] = [
    ("location:north", "WITHIN", "location:town"),
    ("location:south", "WITHIN", "location:town"),
    ("location:hall", "WITHIN", "location:north"),
]
# Sees the people of the north and their ties, and no questions.
NARROW = Viewer(
    "narrow",
    audience=Audience.CONNECTOR,
    classes=frozenset({DataClass.P, DataClass.A1, DataClass.C}),
    areas=frozenset({"location:north"}),
    day=DAY,
    language=Language.EN,
)

#             eat        green      sing
#   club       x           x
#   works      x           x
#   church     x                     x
#   choir                            x     (south)
ORGANISATIONS: dict[str, Properties] = {
    "organisation:club": {"kind": "RESIDENTS_INITIATIVE"},
    "organisation:works": {"kind": "WELFARE"},
    "organisation:church": {"kind": "FAITH"},
    "organisation:choir": {"kind": "CULTURE"},
    "organisation:idle": {},
}
GOALS: dict[str, Properties] = {"goal:eat": {}, "goal:green": {}, "goal:sing": {}}
PURSUITS: list[Tie] = [
    ("organisation:club", "PURSUES", "goal:eat", {"words": "pots", "interest": "guests", "brings": "cooks"}),
    ("organisation:works", "PURSUES", "goal:eat", {"words": "nutrition"}),
    ("organisation:church", "PURSUES", "goal:eat"),
    ("organisation:club", "PURSUES", "goal:green"),
    ("organisation:works", "PURSUES", "goal:green"),
    ("organisation:church", "PURSUES", "goal:sing"),
    ("organisation:choir", "PURSUES", "goal:sing"),
]
ACTIVE: list[Tie] = [
    *((f"organisation:{each}", "ACTIVE_IN", "location:north") for each in ("club", "works", "church", "idle")),
    ("organisation:choir", "ACTIVE_IN", "location:south"),
]


async def draw_organisations(
    database: Database, nodes: Mapping[str, Properties] | None = None, ties: Iterable[Tie] = ()
) -> None:
    """The four organisations, their goals, and what a test adds."""
    everything = {**PLACES, **ORGANISATIONS, **GOALS, **(nodes or {})}
    await draw_neighbourhood(database, everything, [*WITHIN, *PURSUITS, *ACTIVE, *ties])


def members(found: CoalitionProposal) -> list[str]:
    return [each.organisation.id.partition(":")[2] for each in found.members]


def goals(found: CoalitionProposal) -> list[str]:
    return [each.goal.id.partition(":")[2] for each in found.shared_goals]


async def first_of(database: Database, viewer: Viewer = SEES_ALL, as_of: date | None = None) -> CoalitionProposal:
    """The pair that shares two goals."""
    found = (await coalitions(asking(database, viewer), areas=["location:north"], as_of=as_of))[0]
    assert members(found) == ["club", "works"]
    return found


async def test_organisations_belong_together_by_all_goals_they_share(database: Database) -> None:
    await draw_organisations(database)

    everywhere = await coalitions(asking(database))
    north = await coalitions(asking(database), areas=["location:north", "location:north"])
    both = await coalitions(asking(database), areas=["location:town"])

    assert [(members(each), goals(each)) for each in everywhere] == [
        (["club", "works"], ["eat", "green"]),
        (["church", "club", "works"], ["eat"]),
        (["choir", "church"], ["sing"]),
    ]
    assert [goals(each) for each in north] == [["eat", "green"], ["eat"]]
    assert [goals(each) for each in both] == [goals(each) for each in everywhere]
    assert [each.organisations_without_known_goal for each in north] == [1, 1]
    assert [each.pairs_without_known_tie for each in north] == [1, 3]
    assert (north[0].name, north[0].arrangement, north[0].as_of) == ("eat and green", None, DAY)
    assert north[0].explanation == (
        "club and works pursue “eat” and “green”. "
        "Of 1 pair no cooperation is known: unknown, which is not the same as none."
    )


async def test_a_goal_is_told_in_the_words_of_each(database: Database) -> None:
    await draw_organisations(database)

    eat = (await first_of(database)).shared_goals[0]

    assert eat.pursued_by_all is True
    assert [(each.organisation.id, each.words, each.interest, each.brings) for each in eat.parties] == [
        ("organisation:club", "pots", "guests", "cooks"),
        ("organisation:works", "nutrition", None, None),
    ]


async def test_a_pursuit_counts_on_the_days_on_which_it_holds(database: Database) -> None:
    later: list[Tie] = [("organisation:idle", "PURSUES", "goal:green", {"since": "2026-03", "until": "2026-06"})]
    await draw_organisations(database, ties=later)

    during = await coalitions(asking(database), areas=["location:north"], as_of=date(2026, 6, 30))
    before = await coalitions(asking(database), areas=["location:north"], as_of=date(2026, 2, 28))

    assert ["club", "idle", "works"] in [members(each) for each in during]
    assert ["club", "idle", "works"] not in [members(each) for each in before]


@pytest.mark.parametrize(
    ("ties", "at_work", "at_strategic", "sentence"),
    [
        (["WORK"], True, False, "work together on the street, but not at the strategic table"),
        (["STRATEGIC"], False, True, "meet at the strategic table; on the street nothing is known"),
        (["WORK", "STRATEGIC"], True, True, "work together on the street and at the strategic table"),
        ([None], False, False, "work together; at which level nobody told"),
    ],
)
async def test_the_level_of_working_together_is_told(
    database: Database, ties: list[str | None], at_work: bool, at_strategic: bool, sentence: str
) -> None:
    drawn: list[Tie] = [
        (
            "organisation:club",
            "COOPERATES_WITH",
            "organisation:works",
            {"level": each, "strength": 2, "reportedBy": "x"},
        )
        for each in ties
    ]
    await draw_organisations(database, ties=drawn)

    found = await first_of(database)

    (pair,) = found.cooperation
    assert (pair.at_work, pair.at_strategic, pair.strength) == (at_work, at_strategic, 2)
    assert pair.only_on_the_street is (at_work and not at_strategic)
    assert sentence in pair.explanation
    assert (found.pairs_without_known_tie, found.reporters, found.ties_of_unknown_beginning) == (0, 1, len(ties))
    assert (found.pairs_at_work, found.pairs_at_strategic) == (int(at_work), int(at_strategic))


PEOPLE: dict[str, Properties] = {
    "person:ann": seen(classes="A1 C"),
    "person:ben": seen(classes="A1 C"),
    "person:cas": seen("location:south", classes="A1 C"),
}
BELONG: list[Tie] = [
    ("person:ann", "AFFILIATED_WITH", "organisation:club", {"level": "WORK"}),
    ("person:ben", "AFFILIATED_WITH", "organisation:works", {"level": "WORK"}),
    ("person:cas", "AFFILIATED_WITH", "organisation:works", {"level": "WORK"}),
    ("person:ann", "KNOWS", "person:ben"),
    ("person:ann", "KNOWS", "person:cas"),
]


async def test_people_who_know_each_other_are_counted_and_connect(database: Database) -> None:
    await draw_organisations(database, PEOPLE, BELONG)

    found = await first_of(database)

    (pair,) = found.cooperation
    assert (pair.at_work, pair.contacts_at_work, pair.contacts_at_strategic) == (False, 2, 0)
    assert pair.explanation == (
        "Nothing is recorded of club and works together, but their people know each other. "
        "2 pairs of their workers and volunteers know each other."
    )
    assert found.pairs_without_known_tie == 1
    assert [each.party.id for each in found.connectors] == ["person:ann", "person:ben", "person:cas"]
    assert found.connectors[0].explanation == "Belongs to club, and knows people of works."


async def test_a_viewer_of_the_north_sees_no_people_of_the_south(database: Database) -> None:
    await draw_organisations(database, PEOPLE, BELONG)

    found = await first_of(database, NARROW)

    assert found.cooperation[0].contacts_at_work == 1
    assert [each.party.id for each in found.connectors] == ["person:ann", "person:ben"]


@pytest.mark.parametrize(
    "refuses", [{"mayBeAsked": False}, {"pausedUntil": date(2027, 1, 1)}, {"inactiveSince": date(2026, 1, 1)}]
)
async def test_who_may_not_be_asked_counts_and_is_not_proposed(database: Database, refuses: dict[str, object]) -> None:
    people = {**PEOPLE, "person:ann": {**PEOPLE["person:ann"], **refuses}}
    await draw_organisations(database, people, BELONG)

    found = await first_of(database)

    assert found.cooperation[0].contacts_at_work == 2
    assert found.connectors == []


async def test_an_organisation_that_works_with_several_connects_them(database: Database) -> None:
    ties: list[Tie] = [
        ("organisation:club", "COOPERATES_WITH", "organisation:idle"),
        ("organisation:idle", "COOPERATES_WITH", "organisation:works"),
        ("organisation:choir", "COOPERATES_WITH", "organisation:club"),
    ]
    await draw_organisations(database, ties=ties)

    found = await first_of(database)

    assert [each.party.id for each in found.connectors] == ["organisation:idle"]
    assert found.connectors[0].explanation == "Works together with club and works."


def triangle(weak: Properties | None) -> list[Tie]:
    """Church works closely with club and works; the tie between these two is given, or there is none."""
    strong: list[Tie] = [
        ("organisation:church", "COOPERATES_WITH", "organisation:club", {"level": "WORK", "strength": 4}),
        ("organisation:church", "COOPERATES_WITH", "organisation:works", {"level": "WORK", "strength": 3}),
    ]
    return strong if weak is None else [*strong, ("organisation:club", "COOPERATES_WITH", "organisation:works", weak)]


@pytest.mark.parametrize(
    ("weak", "expected"),
    [
        (None, [("club", "works", None, "church")]),
        ({"level": "WORK", "strength": 1}, [("club", "works", 1, "church")]),
        ({"level": "WORK", "strength": 3}, []),
        # Nobody said how closely: unknown is not weak.
        ({"level": "WORK"}, []),
    ],
)
async def test_a_weak_third_side_is_found(
    database: Database, weak: Properties | None, expected: list[tuple[str, str, int | None, str]]
) -> None:
    await draw_organisations(database, ties=triangle(weak))

    found = (await coalitions(asking(database), areas=["location:north"]))[1]

    sides = [
        (*(each.id.partition(":")[2] for each in (side.first, side.second)), side.strength, side.both_work_with.id[13:])
        for side in found.weak_sides
    ]
    assert members(found) == ["church", "club", "works"]
    assert sides == expected


async def test_hand_overs_in_both_directions_come_first(database: Database) -> None:
    ties: list[Tie] = [
        ("organisation:church", "HANDS_OVER_TO", "organisation:club", {"summary": "by telephone"}),
        ("organisation:club", "HANDS_OVER_TO", "organisation:works"),
        ("organisation:works", "HANDS_OVER_TO", "organisation:club"),
        ("organisation:works", "HANDS_OVER_TO", "organisation:choir"),
    ]
    await draw_organisations(database, ties=ties)

    found = (await coalitions(asking(database), areas=["location:north"]))[1]

    assert [(each.from_.id[13:], each.to.id[13:], each.is_both_ways) for each in found.hand_overs] == [
        ("club", "works", True),
        ("works", "club", True),
        ("church", "club", False),
    ]


#   money -- subsidy, grant        room -- office
TALENTS: dict[str, Properties] = {
    "talent:money": {"kind": "MONEY"},
    "talent:subsidy": {"kind": "MONEY"},
    "talent:grant": {"kind": "MONEY"},
    "talent:room": {"kind": "SPACE"},
    "talent:office": {"kind": "SPACE"},
    "talent:coffee": {"kind": "COMPANY"},
}
TREE: list[Tie] = [
    ("talent:subsidy", "BROADER", "talent:money"),
    ("talent:grant", "BROADER", "talent:money"),
    ("talent:office", "BROADER", "talent:room"),
]
FUNDS: dict[str, Properties] = {
    "organisation:fund": {"kind": "FUND"},
    "organisation:far": {"kind": "FUND"},
    "location:elsewhere": {},
}


def needs(**asked: str) -> tuple[dict[str, Properties], list[Tie]]:
    """A question of each organisation for a talent."""
    nodes: dict[str, Properties] = {f"need:{each}": {} for each in asked}
    ties: list[Tie] = [(f"organisation:{each}", "HAS_NEED", f"need:{each}") for each in asked]
    return nodes, [*ties, *((f"need:{each}", "ASKS_FOR", f"talent:{talent}") for each, talent in asked.items())]


GIVES: list[Tie] = [
    *TREE,
    ("organisation:fund", "OFFERS", "talent:subsidy"),
    ("organisation:fund", "ACTIVE_IN", "location:town"),
    ("organisation:far", "OFFERS", "talent:subsidy"),
    ("organisation:far", "ACTIVE_IN", "location:elsewhere"),
]


@pytest.mark.parametrize(
    ("asked", "answers", "expected"),
    [
        ({"club": "subsidy", "works": "subsidy"}, [], [("fund", False)]),
        ({"club": "subsidy", "works": "subsidy"}, ["club", "works"], [("fund", True)]),
        # The question of one was put to another fund, or asks something else.
        ({"club": "subsidy", "works": "grant"}, [], []),
        ({"club": "subsidy"}, ["club"], []),
        ({"club": "office", "works": "office"}, ["club", "works"], []),
    ],
)
async def test_who_ask_the_same_fund_are_told(
    database: Database, asked: dict[str, str], answers: list[str], expected: list[tuple[str, bool]]
) -> None:
    nodes, ties = needs(**asked)
    put: list[Tie] = [("organisation:fund", "ANSWERS", f"need:{each}", {"status": "ASKED"}) for each in answers]
    await draw_organisations(database, {**TALENTS, **FUNDS, **nodes}, [*GIVES, *ties, *put])

    found = await first_of(database)

    assert [(each.fund.id[13:], each.is_asked) for each in found.competing_needs] == expected
    assert (await first_of(database, NARROW)).competing_needs == []


async def test_a_question_put_to_another_fund_does_not_compete(database: Database) -> None:
    nodes, ties = needs(club="subsidy", works="subsidy")
    put: list[Tie] = [
        ("organisation:fund", "ANSWERS", "need:club", {"status": "ASKED"}),
        ("organisation:far", "ANSWERS", "need:works", {"status": "ASKED"}),
    ]
    await draw_organisations(database, {**TALENTS, **FUNDS, **nodes}, [*GIVES, *ties, *put])

    assert (await first_of(database)).competing_needs == []


async def test_a_question_that_has_closed_or_run_out_does_not_compete(database: Database) -> None:
    nodes, ties = needs(club="subsidy", works="subsidy")
    nodes["need:works"] = {"status": "MET", "closedOn": date(2026, 5, 1)}
    await draw_organisations(database, {**TALENTS, **FUNDS, **nodes}, [*GIVES, *ties])

    assert (await first_of(database)).competing_needs == []
    assert (await first_of(database, as_of=date(2026, 4, 30))).competing_needs != []


async def test_a_service_could_move_to_a_room_that_fits(database: Database) -> None:
    nodes, ties = needs(works="room")
    offers: list[Tie] = [
        ("organisation:club", "OFFERS", "talent:office", {"at": "location:hall", "summary": "Back office"}),
        ("organisation:club", "OFFERS", "talent:coffee"),
        ("organisation:works", "OFFERS", "talent:room"),
        ("organisation:choir", "OFFERS", "talent:room"),
    ]
    await draw_organisations(database, {**TALENTS, **nodes}, [*TREE, *ties, *offers])

    (move,) = (await first_of(database)).service_moves

    assert (move.organisation.id, move.to.id, move.talent.id) == (
        "organisation:works",
        "organisation:club",
        "talent:office",
    )
    assert move.venue is not None
    assert move.venue.id == "location:hall"
    assert move.explanation == "works asks: works. club offers: Back office."


async def test_professionals_can_leave_to_residents_what_both_do(database: Database) -> None:
    offers: list[Tie] = [
        (f"organisation:{who}", "OFFERS", f"talent:{what}")
        for who, what in [
            ("club", "coffee"),
            ("works", "coffee"),
            ("club", "room"),
            ("works", "room"),
            ("works", "grant"),
        ]
    ]
    await draw_organisations(database, TALENTS, [*TREE, *offers])

    (left,) = (await first_of(database)).left_to_residents

    assert (left.talent.id, left.organisation.id, left.residents.id) == (
        "talent:coffee",
        "organisation:works",
        "organisation:club",
    )
    assert left.explanation == "Both offer coffee: works could step back and leave it to club."


async def test_a_recorded_coalition_takes_the_place_of_the_one_that_could_be(database: Database) -> None:
    nodes: dict[str, Properties] = {
        "arrangement:table": {"kind": "COALITION", "name": "The table"},
        "arrangement:past": {"kind": "COALITION", "status": "ENDED"},
        "arrangement:lonely": {"kind": "COALITION"},
        "person:ann": seen(classes="A1 C"),
    }
    ties: list[Tie] = [
        ("organisation:club", "TAKES_PART_IN", "arrangement:table", {"role": "OWNER"}),
        ("organisation:works", "TAKES_PART_IN", "arrangement:table", {"role": "PARTICIPANT"}),
        ("person:ann", "TAKES_PART_IN", "arrangement:table", {"role": "HOST"}),
        ("person:ann", "AFFILIATED_WITH", "organisation:choir", {"level": "STRATEGIC", "strength": 3}),
        ("person:ann", "AFFILIATED_WITH", "organisation:idle", {"level": "WORK", "strength": 2}),
        ("organisation:club", "TAKES_PART_IN", "arrangement:past"),
        ("organisation:works", "TAKES_PART_IN", "arrangement:past"),
        ("organisation:club", "TAKES_PART_IN", "arrangement:lonely"),
    ]
    await draw_organisations(database, nodes, ties)

    found = await coalitions(asking(database), areas=["location:north"])

    assert [(each.name, members(each)) for each in found] == [
        ("The table", ["choir", "club", "works"]),
        ("eat", ["church", "club", "works"]),
    ]
    assert [(each.role, each.represented_by and each.represented_by.id) for each in found[0].members] == [
        ("HOST", "person:ann"),
        ("OWNER", None),
        ("PARTICIPANT", None),
    ]
    assert found[0].arrangement is not None
    assert [(each.organisation.id, each.is_member, [to.name for to in each.coalitions]) for each in found[0].links] == [
        ("organisation:club", True, ["eat"]),
        ("organisation:works", True, ["eat"]),
    ]


async def test_a_goal_of_others_under_the_same_theme_is_shown_and_not_shared(database: Database) -> None:
    nodes: dict[str, Properties] = {
        "talent:food": {"labelNl": "Eten"},
        "talent:lunch": {"labelNl": "Samen eten in de kerk", "synonymsNl": ["buurtlunch"]},
        "talent:bicycle": {"labelNl": "Fietsen maken"},
        "goal:eat": {"name": "Buurtlunch op zondag"},
        "goal:table": {"name": "De buurtlunch in Noord"},
    }
    ties: list[Tie] = [
        ("talent:lunch", "BROADER", "talent:food"),
        ("organisation:idle", "PURSUES", "goal:table", {"words": "a table"}),
    ]
    await draw_organisations(database, nodes, ties)

    found = await first_of(database)

    assert goals(found) == ["eat", "green"]
    assert [(each.goal.id, each.theme.id, each.parties[0].words) for each in found.akin_goals] == [
        ("goal:table", "talent:food", "a table")
    ]


async def test_without_shared_goals_there_are_no_coalitions(database: Database) -> None:
    await draw_neighbourhood(database, {**PLACES, "organisation:club": {}, "person:ann": {}}, WITHIN)

    assert await coalitions(asking(database)) == []
    assert await coalitions(asking(database), areas=["location:south"]) == []


async def test_what_was_asked_is_told_in_dutch(database: Database) -> None:
    ties: list[Tie] = [("organisation:club", "COOPERATES_WITH", "organisation:works", {"level": "WORK"})]
    await draw_organisations(database, ties=ties)
    dutch = Viewer("tester", sees_all=True, day=DAY, language=Language.NL)

    found = await first_of(database, dutch)

    assert found.explanation == (
        "club en works streven naar “eat” en “green”. "
        "club en works werken samen in de wijk, maar niet aan de bestuurstafel."
    )


@pytest.mark.parametrize(
    ("areas", "error", "reason"),
    [
        ([], InvalidInput, "areas is empty"),
        (["location:hall"], InvalidInput, "is a venue"),
        (["nowhere"], NotFound, "no area with the id"),
        (["x" * 10_000], InvalidInput, "an id has 1 to 64 characters"),
        ([f"a{each}" for each in range(51)], InvalidInput, "at most 50 are allowed"),
    ],
)
async def test_areas_that_cannot_be_used_are_refused(
    database: Database, areas: list[str], error: type[Exception], reason: str
) -> None:
    await draw_organisations(database)

    with pytest.raises(error, match=reason):
        await coalitions(asking(database), areas=areas)


@pytest.mark.parametrize("first", [0, -1, 101])
async def test_a_number_out_of_bounds_is_refused(database: Database, first: int) -> None:
    with pytest.raises(InvalidInput, match="from 1 to 100"):
        await coalitions(asking(database), first=first)
