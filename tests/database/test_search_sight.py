"""Searching never finds by what the viewer may not see."""

from collections.abc import Sequence

from graph.access import Viewer
from graph.database import Database
from graph.model import DataClass
from graph.model.kinds import Audience, Language
from graph.search import SearchHit, search
from tests.support.neighbourhood import CONNECTOR, DAY, Properties, asking, draw_neighbourhood, seen


def ids(found: Sequence[SearchHit]) -> list[str]:
    return sorted(each.entity.id.split(":")[1] for each in found)


def viewer(*classes: DataClass, own: str = "") -> Viewer:
    """A connector of the north who sees some classes of facts."""
    return Viewer(
        "v",
        audience=Audience.CONNECTOR,
        classes=frozenset({DataClass.P, *classes}),
        areas=frozenset({"location:north"}),
        own=frozenset(own.split()),
        day=DAY,
        language=Language.EN,
    )


FULL: Properties = {"givenName": "Maria", "familyName": "Jansen", "nicknames": ["Rietje"]}


async def test_names_of_hidden_people_are_not_found(database: Database) -> None:
    await draw_neighbourhood(
        database,
        {
            "person:seen": {**seen(), "name": "Anna Vos"},
            "person:elsewhere": {**seen("location:south"), "name": "Bea Vos"},
            "person:expired": {**seen(until="2026-11-21"), "name": "Carla Vos"},
            "person:nobasis": {"homeArea": "location:north", "name": "Dirk Vos"},
            "person:nohome": {"name": "Eva Vos"},
        },
    )

    assert ids(await search(asking(database, CONNECTOR), text="vos")) == ["seen"]
    assert ids(await search(asking(database), text="vos")) == ["elsewhere", "expired", "nobasis", "nohome", "seen"]
    assert ids(await search(asking(database, viewer()), text="vos")) == []
    own = viewer(own="person:elsewhere")
    assert ids(await search(asking(database, own), text="vos")) == ["elsewhere"]


async def test_nicknames_and_full_names_are_found_only_by_who_may_see_them(database: Database) -> None:
    await draw_neighbourhood(
        database,
        {
            "person:shown": {**seen(classes="A1"), **FULL, "name": "R. J."},
            "person:full": {**seen(classes="A1 A2"), **FULL, "name": "Ria"},
        },
    )
    full = viewer(DataClass.A1, DataClass.A2)

    for text in ("rietje", "maria", "jansen", "maria jansen", "riet"):
        assert ids(await search(asking(database, CONNECTOR), text=text)) == []
        assert ids(await search(asking(database, full), text=text)) == ["full"]
        assert ids(await search(asking(database), text=text)) == ["full", "shown"]
    assert ids(await search(asking(database, CONNECTOR), text="ria")) == ["full"]


async def test_hits_on_what_is_hidden_do_not_crowd_out_what_may_be_seen(database: Database) -> None:
    hidden: dict[str, Properties] = {
        f"person:{number:03}": {**seen(classes="A1"), "name": f"R {number}", "givenName": "Maria"}
        for number in range(150)
    }
    await draw_neighbourhood(database, {**hidden, "person:zz": {**seen(classes="A1"), "name": "Zus Maria"}})

    assert ids(await search(asking(database, CONNECTOR), text="maria")) == ["zz"]


async def test_needs_are_found_only_by_who_may_see_questions_of_that_person(database: Database) -> None:
    await draw_neighbourhood(
        database,
        {
            "person:seen": seen(),
            "person:elsewhere": seen("location:south"),
            "person:nobasis": {"homeArea": "location:north"},
            "organisation:o": {},
            **{f"need:{each}": {"summary": "Een taart"} for each in ("seen", "elsewhere", "nobasis", "o")},
        },
        [
            *[(f"person:{each}", "HAS_NEED", f"need:{each}") for each in ("seen", "elsewhere", "nobasis")],
            ("organisation:o", "HAS_NEED", "need:o"),
        ],
    )

    assert ids(await search(asking(database, CONNECTOR), text="taart")) == ["o", "seen"]
    assert ids(await search(asking(database, viewer(DataClass.A1)), text="taart")) == []
    assert len(await search(asking(database), text="taart")) == 4


async def test_stories_and_introductions_are_hidden_with_the_people_they_are_about(database: Database) -> None:
    await draw_neighbourhood(
        database,
        {
            "person:seen": seen(),
            "person:hidden": seen("location:south"),
            "person:noties": seen(classes="A1"),
            "story:both": {"title": "Duiven", "text": "Duiven houden"},
            "story:seen": {"title": "Duiven", "text": "Duiven houden"},
            "introduction:hidden": {"reason": "Duiven"},
            "introduction:noties": {"reason": "Duiven"},
            "introduction:seen": {"reason": "Duiven"},
        },
        [
            ("story:both", "ABOUT", "person:seen"),
            ("story:both", "ABOUT", "person:hidden"),
            ("story:seen", "ABOUT", "person:seen"),
            ("person:seen", "BROKERS", "introduction:hidden"),
            ("introduction:hidden", "INTRODUCES", "person:hidden"),
            ("introduction:noties", "INTRODUCES", "person:noties"),
            ("person:seen", "BROKERS", "introduction:seen"),
        ],
    )

    found = await search(asking(database, CONNECTOR), text="duiven")

    assert sorted(each.entity.id for each in found) == ["introduction:seen", "story:seen"]
    assert len(await search(asking(database), text="duiven")) == 5


async def test_a_hidden_home_is_no_reason_to_be_found_in_an_area(database: Database) -> None:
    full_only = {**seen(classes="A2 D1"), "name": "Geheim", "nicknames": ["Vos"]}
    await draw_neighbourhood(
        database,
        {"location:north": {}, "person:p": full_only, "need:n": {"summary": "Vos gezocht"}},
        [("person:p", "HAS_NEED", "need:n")],
    )
    narrow = viewer(DataClass.A2, DataClass.D1)

    assert ids(await search(asking(database, narrow), text="vos")) == ["n", "p"]
    assert ids(await search(asking(database, narrow), text="vos", area="location:north")) == []
