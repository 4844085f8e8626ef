"""Adding, changing, ending and removing ties on the real database: each rule, kept and broken."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from graph.access import DEMO_VIEWER
from graph.changes import Changed, Refused, add_entity, add_tie, change_tie, end_tie, remove_tie
from graph.database import Database
from graph.errors import Conflict, InvalidInput, NotFound
from graph.model.kinds import Language
from tests.support.changes import count, draw_small_world, fresh, stored, stored_ties
from tests.support.graph import draw

DAY = date(2026, 11, 22)
ENGLISH = replace(DEMO_VIEWER, language=Language.EN, day=DAY)


@pytest.fixture
async def world(empty_database: Database) -> Database:
    await draw_small_world(empty_database)
    return empty_database


async def tie(
    database: Database, type_: str, start: str, end: str, values: Mapping[str, object] | None = None
) -> Changed:
    return await add_tie(database, ENGLISH, type_, start, end, mutation_id=fresh(), values=values or {})


async def change(
    database: Database, type_: str, tie_id: str, values: Mapping[str, object], version: int = 1
) -> Changed:
    return await change_tie(
        database, ENGLISH, type_, tie_id, expected_version=version, mutation_id=fresh(), values=values
    )


async def end(database: Database, type_: str, tie_id: str, on: date | str, version: int = 1) -> Changed:
    return await end_tie(database, ENGLISH, type_, tie_id, on=on, expected_version=version, mutation_id=fresh())


async def remove(database: Database, type_: str, tie_id: str, reason: str = "wrong", version: int = 1) -> Changed:
    return await remove_tie(
        database, ENGLISH, type_, tie_id, reason=reason, expected_version=version, mutation_id=fresh()
    )


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[tuple[str, str | None]]:
    return [(each.code, each.field) for each in refused.value.problems]


@pytest.mark.parametrize(
    ("type_", "start", "end", "values", "expected"),
    [
        ("KNOWS", "anna", "club", {}, ("WRONG_END", "to")),
        ("KNOWS", "club", "anna", {}, ("WRONG_END", "from")),
        ("KNOWS", "anna", "anna", {}, ("SELF_TIE", "to")),
        ("KNOWS", "anna", "nobody", {}, ("NOT_FOUND", "to")),
        ("KNOWS", "no id", "anna", {}, ("NOT_FOUND", "from")),
        ("KNOWS", "anna", "bert", {"strength": 6}, ("OUT_OF_RANGE", "strength")),
        ("KNOWS", "anna", "bert", {"role": "x"}, ("UNKNOWN_FIELD", "role")),
        ("KNOWS", "anna", "bert", {"since": "2026-02", "until": "2026-01-31"}, ("WRONG_ORDER", "until")),
        ("KNOWS", "anna", "bert", {"origin": "zaal"}, ("WRONG_END", "origin")),
        ("KNOWS", "anna", "bert", {"origin": "nothing"}, ("NOT_FOUND", "origin")),
        ("AFFILIATED_WITH", "club", "anna", {}, ("WRONG_END", "from")),
        ("LIVES_IN", "anna", "zaal", {}, ("WRONG_PLACE", "to")),
        ("LIVES_IN", "club", "noord", {}, ("WRONG_END", "from")),
        ("RUNS", "club", "noord", {}, ("WRONG_PLACE", "to")),
        ("WITHIN", "noord", "zaal", {}, ("WRONG_PLACE", "to")),
        ("WITHIN", "noord", "noord", {}, ("SELF_TIE", "to")),
        ("WITHIN", "noord", "stad", {"since": "2026"}, ("UNKNOWN_FIELD", "since")),
        ("BROADER", "koken", "koken", {}, ("SELF_TIE", "to")),
        ("OFFERS", "anna", "koken", {"at": "noord"}, ("WRONG_PLACE", "at")),
        ("OFFERS", "anna", "koken", {"at": "club"}, ("WRONG_END", "at")),
        (
            "ANSWERS",
            "anna",
            "vraag",
            {"askedOn": "2026-02-02", "answeredOn": "2026-02-01"},
            ("WRONG_ORDER", "answeredOn"),
        ),
        ("HAS_NEED", "maaltijd", "vraag", {}, ("WRONG_END", "from")),
    ],
)
async def test_what_a_new_tie_must_keep_to(
    world: Database, type_: str, start: str, end: str, values: dict[str, object], expected: tuple[str, str]
) -> None:
    with pytest.raises(Refused) as refused:
        await tie(world, type_, start, end, values)

    assert expected in codes(refused)
    assert await count(world, "()-[t]->()") == 0


@pytest.mark.parametrize(
    ("type_", "start", "end"),
    [
        ("HELD_AT", "cafe", "zaal"),
        ("HELD_AT", "cafe", "noord"),
        ("HELD_AT", "maaltijd", "zaal"),
        ("BASED_AT", "club", "zaal"),
        ("BASED_AT", "club", "noord"),
        ("RUNS", "club", "zaal"),
        ("WITHIN", "zaal", "noord"),
        ("ACTIVE_IN", "anna", "zaal"),
        ("SUPPORTS", "stichting", "anna"),
        ("SUPPORTS", "bert", "anna"),
        ("ANSWERS", "maaltijd", "vraag"),
        ("ABOUT", "verhaal", "vraag"),
    ],
)
async def test_ends_that_fit_are_tied(world: Database, type_: str, start: str, end: str) -> None:
    await tie(world, type_, start, end)

    assert [(a, b) for a, b, _ in await stored_ties(world, type_)] == [(start, end)]


@pytest.mark.parametrize("type_", ["KNOWS", "KEEP_APART"])
async def test_a_tie_without_direction_is_stored_once_from_the_smaller_id(world: Database, type_: str) -> None:
    await tie(world, type_, "bert", "anna")

    with pytest.raises(Conflict) as conflict:
        await tie(world, type_, "anna", "bert")

    [(start, end, values)] = await stored_ties(world, type_)
    assert (start, end) == ("anna", "bert")
    assert conflict.value.code == "DUPLICATE"
    assert conflict.value.facts == {"id": values["id"], "version": 1}


async def test_a_tie_with_a_direction_may_lead_both_ways(world: Database) -> None:
    await tie(world, "HANDS_OVER_TO", "club", "stichting")
    await tie(world, "HANDS_OVER_TO", "stichting", "club")

    assert {(a, b) for a, b, _ in await stored_ties(world, "HANDS_OVER_TO")} == {
        ("club", "stichting"),
        ("stichting", "club"),
    }


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {}),
        ({}, {"since": "2026"}),
        ({"since": "2025"}, {"since": "2026"}),
        ({"since": "2025", "until": "2026"}, {"since": "2026-12-31"}),
        ({"until": "2026-05"}, {"since": "2026-05-31"}),
        ({"since": "2026", "until": "2026"}, {"since": "2026-03-01", "until": "2026-03-02"}),
        ({"since": "2026-03-01", "until": "2026-03-01"}, {"since": "2026-03-01", "until": "2026-03-01"}),
    ],
)
async def test_one_fact_is_not_recorded_twice_for_the_same_time(
    world: Database, first: dict[str, object], second: dict[str, object]
) -> None:
    await tie(world, "KNOWS", "anna", "bert", first)

    with pytest.raises(Conflict) as conflict:
        await tie(world, "KNOWS", "anna", "bert", second)

    assert conflict.value.code == "DUPLICATE"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"until": "2026-05-01"}, {"since": "2026-05-01"}),
        ({"until": "2026-05"}, {"since": "2026-06-01"}),
        ({"until": "2025"}, {"since": "2026"}),
        ({"since": "2026"}, {"since": "2020", "until": "2025"}),
    ],
)
async def test_one_fact_may_hold_again_later(
    world: Database, first: dict[str, object], second: dict[str, object]
) -> None:
    await tie(world, "KNOWS", "anna", "bert", first)
    await tie(world, "KNOWS", "bert", "anna", second)

    assert len(await stored_ties(world, "KNOWS")) == 2


async def test_another_role_is_another_fact(world: Database) -> None:
    await tie(world, "AFFILIATED_WITH", "anna", "club", {"role": "voorzitter"})
    await tie(world, "AFFILIATED_WITH", "anna", "club", {"role": "kok"})

    with pytest.raises(Conflict):
        await tie(world, "AFFILIATED_WITH", "anna", "club", {"role": " kok "})

    assert len(await stored_ties(world, "AFFILIATED_WITH")) == 2


async def test_another_venue_is_another_offer(world: Database) -> None:
    await tie(world, "OFFERS", "anna", "koken", {"at": "zaal"})
    await tie(world, "OFFERS", "anna", "koken")

    assert len(await stored_ties(world, "OFFERS")) == 2


async def test_a_place_does_not_lie_in_itself(world: Database) -> None:
    await tie(world, "WITHIN", "zaal", "noord")
    await tie(world, "WITHIN", "noord", "zuid")
    await tie(world, "WITHIN", "zuid", "stad")

    with pytest.raises(Refused) as refused:
        await tie(world, "WITHIN", "stad", "noord")
    await tie(world, "WITHIN", "noord", "stad")

    assert codes(refused) == [("CIRCLE", "to")]
    assert len(await stored_ties(world, "WITHIN")) == 4


async def test_a_talent_does_not_fall_under_itself(world: Database) -> None:
    await tie(world, "BROADER", "koken", "eten")

    with pytest.raises(Refused) as refused:
        await tie(world, "BROADER", "eten", "koken")
    with pytest.raises(Conflict) as conflict:
        await tie(world, "BROADER", "koken", "eten")

    assert codes(refused) == [("CIRCLE", "to")]
    assert conflict.value.message == f"This is recorded already, under the id {conflict.value.facts['id']}."


async def test_a_tie_with_an_id_in_use_is_a_conflict(world: Database) -> None:
    await tie(world, "KNOWS", "anna", "bert", {"id": "k"})

    with pytest.raises(Conflict) as conflict:
        await tie(world, "KNOWS", "anna", "cato", {"id": "k"})
    await tie(world, "ATTENDS", "anna", "cafe", {"id": "k"})

    assert conflict.value.code == "EXISTS"


async def test_who_keeps_two_apart_is_noted(world: Database) -> None:
    await tie(world, "KEEP_APART", "anna", "bert")

    [(_, _, values)] = await stored_ties(world, "KEEP_APART")
    assert values["reportedBy"] == "demo"


async def test_only_given_fields_of_a_tie_change(world: Database) -> None:
    added = await tie(world, "KNOWS", "anna", "bert", {"strength": 2, "why": "koor", "since": "2020"})

    changed = await change(world, "KNOWS", added.ref.id, {"strength": 4, "why": None})

    [(_, _, values)] = await stored_ties(world, "KNOWS")
    assert changed.version == 2
    assert values == {"id": added.ref.id, "version": 2, "strength": 4, "since": "2020"}


async def test_a_tie_changed_meanwhile_is_a_conflict(world: Database) -> None:
    added = await tie(world, "KNOWS", "anna", "bert")
    await change(world, "KNOWS", added.ref.id, {"strength": 4})

    with pytest.raises(Conflict) as conflict:
        await change(world, "KNOWS", added.ref.id, {"strength": 5})

    assert conflict.value.facts["version"] == 2


@pytest.mark.parametrize("tie_id", ["nothing", "no id", ""])
async def test_unknown_ties_are_not_found(world: Database, tie_id: str) -> None:
    await tie(world, "ATTENDS", "anna", "cafe", {"id": "t"})

    with pytest.raises(NotFound):
        await change(world, "KNOWS", tie_id, {"strength": 5})
    with pytest.raises(NotFound):
        await end(world, "KNOWS", "t", "2026")
    with pytest.raises(NotFound):
        await remove(world, "KNOWS", "t")


async def test_an_unknown_type_of_tie_is_refused(world: Database) -> None:
    with pytest.raises(InvalidInput, match="Choose one of KNOWS"):
        await tie(world, "LOVES", "anna", "bert")


async def test_changed_dates_do_not_make_a_second_record_of_one_fact(world: Database) -> None:
    await tie(world, "KNOWS", "anna", "bert", {"since": "2020", "until": "2021"})
    later = await tie(world, "KNOWS", "anna", "bert", {"since": "2023"})

    with pytest.raises(Conflict) as conflict:
        await change(world, "KNOWS", later.ref.id, {"since": "2021"})
    await change(world, "KNOWS", later.ref.id, {"since": "2022"})

    assert conflict.value.code == "DUPLICATE"


async def test_records_of_one_fact_that_came_from_a_file_can_be_mended(world: Database) -> None:
    await draw(
        world,
        "MATCH (a:Person {id: 'anna'}), (b:Person {id: 'bert'}) "
        "CREATE (a)-[:KNOWS {id: 'k1', version: 1}]->(b), (a)-[:KNOWS {id: 'k2', version: 1}]->(b)",
    )

    changed = await change(world, "KNOWS", "k1", {"why": "koor"})
    with pytest.raises(Conflict):
        await change(world, "KNOWS", "k1", {"since": "2020"}, version=2)
    await remove(world, "KNOWS", "k2")

    assert changed.version == 2


async def test_changed_dates_are_compared_with_what_is_stored(world: Database) -> None:
    added = await tie(world, "KNOWS", "anna", "bert", {"since": "2020"})

    with pytest.raises(Refused) as refused:
        await change(world, "KNOWS", added.ref.id, {"until": "2019"})

    assert codes(refused) == [("WRONG_ORDER", "until")]


async def test_a_tie_is_ended_and_stays_known(world: Database) -> None:
    added = await tie(world, "KNOWS", "anna", "bert", {"since": "2020", "strength": 3})

    ended = await end(world, "KNOWS", added.ref.id, date(2026, 11, 1))

    [(_, _, values)] = await stored_ties(world, "KNOWS")
    assert ended.version == 2
    assert (values["until"], values["strength"]) == ("2026-11-01", 3)


async def test_an_ended_tie_ends_earlier_but_not_later(world: Database) -> None:
    added = await tie(world, "KNOWS", "anna", "bert", {"since": "2020", "until": "2025"})

    with pytest.raises(Refused) as refused:
        await end(world, "KNOWS", added.ref.id, "2026-01-01")
    await end(world, "KNOWS", added.ref.id, "2024-12")

    assert codes(refused) == [("ALREADY_ENDED", "on")]


@pytest.mark.parametrize(
    ("on", "expected"),
    [("2019", ("WRONG_ORDER", "until")), ("soon", ("INVALID_DATE", "on")), ("", ("REQUIRED", "on"))],
)
async def test_a_tie_ends_on_a_day_after_it_began(world: Database, on: str, expected: tuple[str, str]) -> None:
    added = await tie(world, "KNOWS", "anna", "bert", {"since": "2020"})

    with pytest.raises(Refused) as refused:
        await end(world, "KNOWS", added.ref.id, on)

    assert codes(refused) == [expected]


async def test_a_tie_without_dates_is_not_ended(world: Database) -> None:
    added = await tie(world, "WITHIN", "noord", "stad")

    with pytest.raises(Refused) as refused:
        await end(world, "WITHIN", added.ref.id, "2026")

    assert codes(refused) == [("NOT_DATED", None)]


async def test_a_tie_that_was_wrong_is_removed_with_a_reason(world: Database) -> None:
    added = await tie(world, "KNOWS", "anna", "bert")

    with pytest.raises(Refused) as refused:
        await remove(world, "KNOWS", added.ref.id, reason=" ")
    removed = await remove(world, "KNOWS", added.ref.id, reason="een andere Anna")

    assert codes(refused) == [("REQUIRED", "reason")]
    assert (removed.ref.id, removed.version) == (added.ref.id, 1)
    assert await stored_ties(world, "KNOWS") == []
    assert await count(world, "(m:Mutation {reason: 'een andere Anna'})") == 1


async def test_a_removed_basis_or_home_no_longer_lets_a_person_be_seen(world: Database) -> None:
    home = await tie(world, "LIVES_IN", "anna", "noord")
    with_home = await stored(world, "anna")

    await remove(world, "LIVES_IN", home.ref.id)

    without_home = await stored(world, "anna")
    assert with_home is not None
    assert with_home["homeArea"] == "noord"
    assert without_home is not None
    assert "homeArea" not in without_home


@pytest.mark.parametrize("way", ["end", "remove", "change"])
async def test_the_last_party_of_a_need_stays(world: Database, way: str) -> None:
    values = {"summary": "x", "party": "anna"}
    await add_entity(world, ENGLISH, "Need", mutation_id=fresh(), values=values)
    [(_, need, first)] = await stored_ties(world, "HAS_NEED")

    async def stop(tie_id: str) -> None:
        if way == "end":
            await end(world, "HAS_NEED", tie_id, "2026")
        elif way == "remove":
            await remove(world, "HAS_NEED", tie_id)
        else:
            await change(world, "HAS_NEED", tie_id, {"until": "2026"})

    with pytest.raises(Refused) as refused:
        await stop(first["id"])
    second = await tie(world, "HAS_NEED", "club", need, {"since": "2025"})
    await stop(second.ref.id)
    with pytest.raises(Refused):
        await stop(first["id"])

    assert codes(refused) == [("LAST_TIE", None)]


async def test_an_introduction_keeps_one_broker_and_two_others(world: Database) -> None:
    await draw(world, "CREATE (:Entity:Party:Person {id: 'dirk', name: 'Dirk', version: 1})")
    values = {"id": "i", "broker": "anna", "first": "bert", "second": "cato"}
    await add_entity(world, ENGLISH, "Introduction", mutation_id=fresh(), values=values)

    with pytest.raises(Refused) as second_broker:
        await tie(world, "BROKERS", "dirk", "i")
    with pytest.raises(Refused) as third_person:
        await tie(world, "INTRODUCES", "i", "dirk")
    with pytest.raises(Refused) as without_broker:
        await remove(world, "BROKERS", (await stored_ties(world, "BROKERS"))[0][2]["id"])

    assert codes(second_broker) == [("TOO_MANY", "to")]
    assert codes(third_person) == [("TOO_MANY", "to")]
    assert codes(without_broker) == [("LAST_TIE", None)]


async def test_an_introduction_is_filled_up_with_other_people(world: Database) -> None:
    await tie(world, "BROKERS", "anna", "kennismaking")
    await tie(world, "INTRODUCES", "kennismaking", "bert")

    with pytest.raises(Refused) as refused:
        await tie(world, "INTRODUCES", "kennismaking", "anna")
    await tie(world, "INTRODUCES", "kennismaking", "cato")

    assert codes(refused) == [("SAME_PERSON", "to")]


async def test_a_legal_basis_is_of_one_person(world: Database) -> None:
    await tie(world, "HAS_BASIS", "anna", "grond")

    with pytest.raises(Refused) as refused:
        await tie(world, "HAS_BASIS", "bert", "grond")

    person = await stored(world, "anna")
    assert codes(refused) == [("TOO_MANY", "to")]
    assert person is not None
    assert person["seenUntilA1_CONNECTOR"] == "9999-12-31"


async def test_who_moves_no_longer_lives_where_they_lived(world: Database) -> None:
    await tie(world, "LIVES_IN", "anna", "noord", {"since": "2019"})
    await tie(world, "LIVES_IN", "bert", "noord", {"since": "2019"})

    await tie(world, "LIVES_IN", "anna", "zuid", {"since": "2026-05"})

    homes = [each for each in await stored_ties(world, "LIVES_IN") if each[0] == "anna"]
    person = await stored(world, "anna")
    assert [(place, each["since"], each.get("until"), each["version"]) for _, place, each in homes] == [
        ("noord", "2019", "2026-05-01", 2),
        ("zuid", "2026-05", None, 1),
    ]
    assert person is not None
    assert person["homeArea"] == "zuid"
    assert await count(world, "(:Person {id: 'bert'})-[t:LIVES_IN WHERE t.until IS NULL]->()") == 1


async def test_a_home_of_unknown_beginning_ends_the_one_before_today(world: Database) -> None:
    await tie(world, "LIVES_IN", "anna", "noord")

    await tie(world, "LIVES_IN", "anna", "zuid")

    untils = {place: each.get("until") for _, place, each in await stored_ties(world, "LIVES_IN")}
    person = await stored(world, "anna")
    assert untils == {"noord": DAY.isoformat(), "zuid": None}
    assert person is not None
    assert person["homeArea"] == "zuid"


async def test_a_home_of_next_month_leaves_the_present_one_until_then(world: Database) -> None:
    next_month = DAY + timedelta(days=30)
    await tie(world, "LIVES_IN", "anna", "noord", {"since": "2019"})

    await tie(world, "LIVES_IN", "anna", "zuid", {"since": next_month})

    person = await stored(world, "anna")
    untils = {place: each.get("until") for _, place, each in await stored_ties(world, "LIVES_IN")}
    assert person is not None
    assert person["homeArea"] == "noord"
    assert untils == {"noord": next_month.isoformat(), "zuid": None}


async def homes_of(world: Database, person: str) -> dict[str, tuple[str | None, str | None]]:
    ties = await stored_ties(world, "LIVES_IN")
    return {place: (each.get("since"), each.get("until")) for start, place, each in ties if start == person}


@pytest.mark.parametrize("planned", ["2026-11-22", "2026-12-22"])
@pytest.mark.parametrize("instead", ["2026-11-29", "2026-12-05", "2027-02", "2027-02-01"])
async def test_a_move_is_put_off_or_brought_forward(world: Database, planned: str, instead: str) -> None:
    await tie(world, "LIVES_IN", "anna", "noord", {"since": "2019"})
    planned_home = await tie(world, "LIVES_IN", "anna", "zuid", {"since": planned})

    await change(world, "LIVES_IN", planned_home.ref.id, {"since": instead})

    until = instead if len(instead) == 10 else f"{instead}-01"
    assert await homes_of(world, "anna") == {"noord": ("2019", until), "zuid": (instead, None)}
    person = await stored(world, "anna") or {}
    assert person["homeArea"] == "noord"


async def test_a_move_that_is_taken_back_leaves_the_home_before(world: Database) -> None:
    await tie(world, "LIVES_IN", "anna", "noord", {"since": "2019"})
    first = await tie(world, "LIVES_IN", "anna", "zuid", {"since": "2026-12-22"})
    await tie(world, "LIVES_IN", "anna", "stad", {"since": "2027-05"})

    await remove(world, "LIVES_IN", first.ref.id, "does not go on", version=2)
    assert await homes_of(world, "anna") == {"noord": ("2019", "2027-05-01"), "stad": ("2027-05", None)}

    [last] = [each["id"] for _, place, each in await stored_ties(world, "LIVES_IN") if place == "stad"]
    await remove(world, "LIVES_IN", last, "does not go on")
    assert await homes_of(world, "anna") == {"noord": ("2019", None)}


async def test_a_home_that_is_left_for_now_is_taken_back_the_same_day(world: Database) -> None:
    await tie(world, "LIVES_IN", "anna", "noord")
    wrong = await tie(world, "LIVES_IN", "anna", "zuid")

    await remove(world, "LIVES_IN", wrong.ref.id, "the other Anna")

    assert await homes_of(world, "anna") == {"noord": (None, None)}
    person = await stored(world, "anna") or {}
    assert person["homeArea"] == "noord"


async def test_what_ended_long_ago_stays_so_when_a_home_is_removed(world: Database) -> None:
    await tie(world, "LIVES_IN", "anna", "noord", {"since": "2010", "until": "2019-05-01"})
    wrong = await tie(world, "LIVES_IN", "anna", "zuid", {"since": "2019-05-01"})

    await remove(world, "LIVES_IN", wrong.ref.id)

    assert await homes_of(world, "anna") == {"noord": ("2010", "2019-05-01")}


async def test_the_end_of_a_home_may_be_put_before_the_next_but_not_into_it(world: Database) -> None:
    present = await tie(world, "LIVES_IN", "anna", "noord", {"since": "2019"})
    await tie(world, "LIVES_IN", "anna", "zuid", {"since": "2026-12-22"})

    with pytest.raises(Refused) as refused:
        await change(world, "LIVES_IN", present.ref.id, {"until": "2027-01"}, version=2)
    await change(world, "LIVES_IN", present.ref.id, {"until": "2026-12-05"}, version=2)

    assert codes(refused) == [("OVERLAP", "until")]
    assert await homes_of(world, "anna") == {"noord": ("2019", "2026-12-05"), "zuid": ("2026-12-22", None)}


async def test_a_former_home_changes_nothing_today(world: Database) -> None:
    await tie(world, "LIVES_IN", "anna", "noord", {"since": "2019"})

    await tie(world, "LIVES_IN", "anna", "zuid", {"since": "2010", "until": "2019"})

    person = await stored(world, "anna")
    assert person is not None
    assert person["homeArea"] == "noord"
    assert [each["version"] for _, _, each in await stored_ties(world, "LIVES_IN")] == [1, 1]


async def test_two_homes_at_one_time_are_refused(world: Database) -> None:
    await tie(world, "LIVES_IN", "anna", "noord", {"since": "2024"})
    former = await tie(world, "LIVES_IN", "anna", "zuid", {"since": "2010", "until": "2019"})

    with pytest.raises(Refused) as earlier:
        await tie(world, "LIVES_IN", "anna", "stad", {"since": "2020"})
    with pytest.raises(Refused) as reopened:
        await change(world, "LIVES_IN", former.ref.id, {"until": None})

    assert codes(earlier) == [("OVERLAP", "to")]
    assert codes(reopened) == [("OVERLAP", "until")]
