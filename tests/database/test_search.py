"""Finding people, things and texts by what somebody types."""

from collections.abc import Sequence

import pytest

from graph.database import Database
from graph.errors import InvalidInput, NotFound
from graph.model.kinds import EntityKind
from graph.search import SearchHit, search
from tests.support.graph import draw
from tests.support.neighbourhood import Properties, Tie, asking, draw_neighbourhood

PEOPLE: dict[str, Properties] = {
    "person:zoe": {"name": "Zoë van der Berg", "givenName": "Zoë", "infix": "van der", "familyName": "Berg"},
    "person:piet": {"name": "Piet Vandenberg"},
    "person:marielle": {"name": "Mariëlle v.d.Berg"},
    "person:steen": {"name": "Ria Steenberg"},
    "person:marieke": {"name": "Marieke de Vries"},
    "person:marijke": {"name": "Marijke Smit"},
    "person:rene": {"name": "René 't Hart"},
    "person:hondt": {"name": "Anna D'Hondt"},
    "person:sukran": {"name": "Şükran Yılmaz"},
    "person:will": {"name": "Will Jansen"},
    "person:willem": {"name": "Willem Jansen"},
    "person:an": {"name": "An Peeters"},
    "person:dijk": {"name": "Jan Dijkstra"},
    "person:rietje": {
        "name": "R. Jansen",
        "givenName": "Maria",
        "familyName": "Jansen",
        "nicknames": ["Rietje", "Tante Riet"],
    },
}


def ids(found: Sequence[SearchHit]) -> list[str]:
    return [each.entity.id.split(":")[1] for each in found]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Zoë van der Berg", "zoe"),
        ("zoe berg", "zoe"),
        ("vd berg zoe", "zoe"),
        ("van den Berg Piet", "piet"),
        ("vandenberg", "piet"),
        ("marielle berg", "marielle"),
        ("marieke", "marieke"),
        ("mariek", "marieke"),
        ("Mareike de vries", "marieke"),
        ("marijke", "marijke"),
        ("rene", "rene"),
        ("René", "rene"),
        ("'t hart", "rene"),
        ("hondt", "hondt"),
        ("d’hondt", "hondt"),
        ("sukran", "sukran"),
        ("yilmas", "sukran"),
        ("will jansen", "will"),
        ("will", "will"),
        ("an", "an"),
        ("dykstra", "dijk"),
        ("rietje", "rietje"),
        ("rietje jansen", "rietje"),
        ("tante riet", "rietje"),
        ("maria jansen", "rietje"),
    ],
)
async def test_people_are_found_by_any_spelling_of_their_name(database: Database, text: str, first: str) -> None:
    await draw_neighbourhood(database, PEOPLE)

    assert ids(await search(asking(database), text=text))[:1] == [first]


async def test_exact_names_come_before_beginnings_ends_and_mistakes(database: Database) -> None:
    await draw_neighbourhood(
        database,
        {
            "person:mistake": {"name": "Jan Borg"},
            "person:end": {"name": "Jan Steenberg"},
            "person:beginning": {"name": "Jan Bergsma"},
            "person:exact": {"name": "Jan van den Berg"},
            "person:other": {"name": "Jan Bakker"},
        },
    )

    found = await search(asking(database), text="berg")

    assert [(each.entity.id, each.score) for each in found] == [
        ("person:exact", 1.0),
        ("person:beginning", 0.8),
        ("person:end", 0.6),
        ("person:mistake", 0.55),
    ]


async def test_a_beginning_finds_while_typing(database: Database) -> None:
    await draw_neighbourhood(database, PEOPLE)

    assert ids(await search(asking(database), text="mar")) == ["rietje", "marieke", "marielle", "marijke"]
    assert ids(await search(asking(database), text="marie"))[:2] == ["marieke", "marielle"]


async def test_every_telling_word_must_be_found_unless_nothing_has_them_all(database: Database) -> None:
    await draw_neighbourhood(database, PEOPLE)

    assert ids(await search(asking(database), text="willem jansen")) == ["willem"]
    assert set(ids(await search(asking(database), text="jansen fietsclub"))) == {"will", "willem", "rietje"}


THINGS: dict[str, Properties] = {
    "organisation:kolk": {"name": "Buurthuis De Kolk", "kind": "WELFARE"},
    "location:hall": {"name": "Zaal Vier", "kind": "VENUE", "address": "Dorpsstraat 12, Voorst", "code": "BU00030102"},
    "meeting:cafe": {"name": "Sociaal café", "series": "Maandcafé"},
    "arrangement:trip": {"name": "De bustocht", "summary": "Met ouderen een dagje naar zee"},
    "goal:lonely": {"name": "Niemand alleen", "summary": "Minder eenzaamheid onder ouderen"},
    "talent:bike": {
        "labelNl": "Fietsen repareren",
        "labelEn": "Bicycle repair",
        "synonymsNl": ["fietsenmaker", "band plakken"],
        "synonymsEn": ["puncture"],
    },
    "need:bike": {"summary": "Wie helpt mij met een lekke fietsband?"},
    "story:bike": {
        "title": "De werkplaats",
        "text": "Er was eens een man. " * 30 + "Hij repareerde fietsen voor de wijk.",
    },
    "introduction:i": {"reason": "Beiden houden van duiven"},
}


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("de kolk", "kolk"),
        ("buurthuis", "kolk"),
        ("Dorpsstraat", "hall"),
        ("BU00030102", "hall"),
        ("cafe", "cafe"),
        ("maandcafé", "cafe"),
        ("bustocht", "trip"),
        ("dagje zee", "trip"),
        ("eenzaam", "lonely"),
        ("fietsenmaker", "bike"),
        ("puncture", "bike"),
        ("duiven", "i"),
    ],
)
async def test_everything_is_found_by_its_names_and_texts(database: Database, text: str, first: str) -> None:
    await draw_neighbourhood(database, THINGS)

    assert ids(await search(asking(database), text=text))[:1] == [first]


async def test_texts_are_found_by_dutch_stems_and_compound_parts(database: Database) -> None:
    await draw_neighbourhood(database, THINGS)

    found = await search(asking(database), text="Wie kan mijn fiets repareren")

    assert {each.entity.id for each in found} == {"talent:bike", "story:bike"}
    assert found[0].entity.id == "talent:bike"
    assert "fietsen" in found[1].matched
    assert {each.entity.id for each in await search(asking(database), text="fietsreparatie")} >= {"talent:bike"}
    assert {each.entity.id for each in await search(asking(database), text="fiets")} == {
        "talent:bike",
        "need:bike",
        "story:bike",
    }


async def test_what_lies_behind_a_need_is_not_searched(database: Database) -> None:
    await draw_neighbourhood(database, {"need:n": {"summary": "Een lift", "behind": "Zij is bang alleen te zijn"}})

    assert ids(await search(asking(database), text="bang")) == []
    assert ids(await search(asking(database), text="lift")) == ["n"]


async def test_only_the_kinds_that_were_asked_for_are_found(database: Database) -> None:
    await draw_neighbourhood(database, {**THINGS, "person:fiets": {"name": "Jan Fiets"}})

    async def kinds(*asked: EntityKind) -> set[str]:
        return {each.entity.id for each in await search(asking(database), text="fiets", kinds=asked)}

    assert await kinds(EntityKind.PERSON) == {"person:fiets"}
    assert await kinds(EntityKind.TALENT, EntityKind.NEED) == {"talent:bike", "need:bike"}
    assert await kinds(EntityKind.GOAL) == set()
    assert await kinds() == {"person:fiets", "talent:bike", "need:bike", "story:bike"}


AREA: dict[str, Properties] = {
    "location:town": {"kind": "MUNICIPALITY"},
    "location:north": {},
    "location:hall": {"name": "Vos", "kind": "VENUE"},
    "person:lives": {"name": "Anna Vos", "homeArea": "location:north"},
    "person:active": {"name": "Bram Vos", "homeArea": "location:south"},
    "person:was": {"name": "Carla Vos", "homeArea": "location:south"},
    "person:south": {"name": "Dirk Vos", "homeArea": "location:south"},
    "organisation:based": {"name": "De Vos"},
    "organisation:away": {"name": "Het Vosje"},
    "meeting:held": {"name": "Avond van de vos"},
    "need:of": {"summary": "Vos gezien"},
    "need:about": {"summary": "Vos gezocht"},
    "need:away": {"summary": "Vos weg"},
    "talent:fox": {"labelNl": "Vossen vangen", "synonymsNl": ["vos"]},
}
IN_AREA: list[Tie] = [
    ("location:north", "WITHIN", "location:town"),
    ("location:hall", "WITHIN", "location:north"),
    ("person:active", "ACTIVE_IN", "location:hall"),
    ("person:was", "ACTIVE_IN", "location:north", {"until": "2025"}),
    ("organisation:based", "BASED_AT", "location:hall"),
    ("meeting:held", "HELD_AT", "location:hall"),
    ("person:lives", "HAS_NEED", "need:of"),
    ("person:south", "HAS_NEED", "need:about"),
    ("need:about", "CONCERNS", "location:north"),
    ("person:south", "HAS_NEED", "need:away"),
]


async def test_an_area_keeps_what_is_there_and_what_belongs_to_no_place(database: Database) -> None:
    await draw_neighbourhood(database, AREA, IN_AREA)

    for area in ("location:north", "location:town"):
        found = {each.entity.id for each in await search(asking(database), text="vos", area=area)}
        assert found == {
            "location:hall",
            "person:lives",
            "person:active",
            "organisation:based",
            "meeting:held",
            "need:of",
            "need:about",
            "talent:fox",
        }


async def test_the_order_is_always_the_same(database: Database) -> None:
    people: dict[str, Properties] = {f"person:{number:02}": {"name": "Jan Jansen"} for number in range(40)}
    await draw_neighbourhood(database, dict(reversed(people.items())))

    found = await search(asking(database), text="jan jansen", first=5)

    assert ids(found) == ["00", "01", "02", "03", "04"]
    assert {(each.score, each.matched) for each in found} == {(1.0, "Jan Jansen")}


async def test_of_equals_what_is_named_exactly_so_comes_first_and_then_people(database: Database) -> None:
    await draw_neighbourhood(
        database,
        {
            "talent:bike": {"labelNl": "Fiets"},
            "organisation:bike": {"name": "De vrije fiets"},
            "person:bike": {"name": "Jan Fiets"},
        },
    )

    found = await search(asking(database), text="fiets")

    assert [each.entity.id for each in found] == ["talent:bike", "person:bike", "organisation:bike"]


async def test_a_hit_says_whether_it_is_a_theme_under_which_the_talents_stand(database: Database) -> None:
    await draw_neighbourhood(
        database,
        {
            "talent:moving": {"labelNl": "Fietsen en lopen"},
            "talent:bike": {"labelNl": "Fiets"},
            "organisation:bike": {"name": "De vrije fiets"},
        },
        [("talent:bike", "BROADER", "talent:moving")],
    )

    found = await search(asking(database, wanted=["isTheme"]), text="fiets")

    assert {each.entity.id: each.is_theme for each in found} == {
        "talent:bike": False,
        "talent:moving": True,
        "organisation:bike": False,
    }


async def test_a_changed_name_is_found_at_once_and_the_old_one_no_more(database: Database) -> None:
    await draw_neighbourhood(database, PEOPLE)
    await draw(database, "MATCH (n:Entity {id: 'person:dijk'}) SET n.name = 'Jan Molenaar'")

    assert ids(await search(asking(database), text="molenaar")) == ["dijk"]
    assert ids(await search(asking(database), text="dijkstra")) == []


@pytest.mark.parametrize("text", ["", " ", "?", "*:*", "()", "\\"])
async def test_a_text_without_a_letter_is_refused(database: Database, text: str) -> None:
    with pytest.raises(InvalidInput, match="no letter or digit"):
        await search(asking(database), text=text)


@pytest.mark.parametrize("first", [0, 101, -5])
async def test_a_number_out_of_bounds_is_refused(database: Database, first: int) -> None:
    with pytest.raises(InvalidInput, match="Give a number from 1 to 100"):
        await search(asking(database), text="jan", first=first)


async def test_a_long_text_and_a_wrong_area_are_refused(database: Database) -> None:
    await draw_neighbourhood(database, AREA)

    with pytest.raises(InvalidInput, match="10000 characters; at most 200"):
        await search(asking(database), text="a" * 10_000)
    with pytest.raises(NotFound, match="no area with the id 'person:lives'"):
        await search(asking(database), text="jan", area="person:lives")
    with pytest.raises(InvalidInput, match="is a venue"):
        await search(asking(database), text="jan", area="location:hall")


@pytest.mark.parametrize(
    "text",
    [
        "name:jan",
        "jan OR 1=1",
        "jan AND NOT jansen",
        "(jan",
        'jan"',
        "jan~0.1^99",
        "[a TO z]",
        "/.*/ jan",
        "jan\\",
        "x' MATCH (n) RETURN n //",
        "小明 Олена jan",
        "a" * 200,
        "-- jan; DROP",
    ],
)
async def test_signs_of_the_query_language_are_only_text(database: Database, text: str) -> None:
    await draw_neighbourhood(database, PEOPLE)

    found = await search(asking(database), text=text)

    assert len(found) <= 20
    assert all(0 < each.score <= 1 for each in found)
