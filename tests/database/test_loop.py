"""Closing the loop on the real database: introductions, an evening, a day's contacts, and answers."""

import asyncio
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from graph.chains import chains
from graph.changes import (
    Changed,
    Refused,
    add_entity,
    answer_introduction,
    ask_for_answer,
    change_entity,
    introduce,
    record_answer,
    record_attendance,
    record_contact,
    remove_entity,
)
from graph.connectors import connectors
from graph.database import Database
from graph.errors import Conflict, NotFound, SchakelError
from graph.model.kinds import AnswerStatus, IntroductionStatus
from tests.support.areas import ANALYST, DAY, SEES_ALL, asking, draw_meeting, draw_ties, draw_town
from tests.support.changes import fresh, insisting, stored, stored_ties, tried_again
from tests.support.graph import draw

MADE, DECLINED = IntroductionStatus.MADE, IntroductionStatus.DECLINED
YESTERDAY = date(2026, 11, 21)


@pytest.fixture
async def town(database: Database) -> Database:
    """Ann, Bob, Cas and Dot in the north, Sue in the south; paused Pim, quiet Qin; Ann and Dot are kept apart."""
    people = {**dict.fromkeys(["ann", "bob", "cas", "dot", "pim", "qin"], "north"), "sue": "south"}
    properties = {"pim": {"pausedUntil": date(2026, 12, 1)}, "qin": {"mayBeAsked": False}}
    await draw_town(database, people, [("ann", "KEEP_APART", "dot", {"reportedBy": "x"})], properties=properties)
    await draw(
        database,
        "CREATE (:Entity:Need {id: 'need', summary: 'Wie kookt er?', kind: 'QUESTION', status: 'OPEN', version: 1})",
    )
    await draw_ties(database, [("ann", "HAS_NEED", "need")])
    return database


async def proposed(town: Database, first: str = "bob", second: str = "cas", broker: str = "ann") -> Changed:
    return await introduce(
        town, SEES_ALL, mutation_id=fresh(), broker=broker, first=first, second=second, on=date(2026, 11, 20)
    )


async def answered(town: Database, id_: str, status: IntroductionStatus = MADE, version: int = 1) -> Changed:
    return await answer_introduction(
        town, SEES_ALL, id_, mutation_id=fresh(), expected_version=version, status=status, on=YESTERDAY
    )


async def load_of(town: Database, person: str) -> int:
    answer = await connectors(asking(town), area="north", first=100)
    return next(each.load for each in answer.connectors if each.person.id == person)


def codes_of(error: object) -> list[str]:
    assert isinstance(error, Refused)
    return [each.code for each in error.problems]


def codes(refused: "pytest.ExceptionInfo[Refused]") -> list[tuple[str, str | None]]:
    return [(each.code, each.field) for each in refused.value.problems]


async def test_an_introduction_is_proposed_and_made(town: Database) -> None:
    made = await proposed(town)

    introduction = await stored(town, made.ref.id)
    assert introduction is not None
    assert (introduction["status"], introduction["proposedOn"]) == ("PROPOSED", date(2026, 11, 20))
    assert await load_of(town, "ann") == 1

    assert (await answered(town, made.ref.id)).version == 2

    [(first, second, tie)] = await stored_ties(town, "KNOWS")
    assert (first, second, tie["origin"], tie["since"]) == ("bob", "cas", made.ref.id, "2026-11-21")
    assert (tie["lastContact"], tie["knownBy"]) == (YESTERDAY, "OBSERVED")
    assert await load_of(town, "ann") == 0


async def test_an_introduction_of_two_who_know_each_other_refreshes_their_tie(town: Database) -> None:
    made = await proposed(town)
    await draw_ties(town, [("bob", "KNOWS", "cas", {"since": "2020", "lastContact": "2021-01-01"})])

    await answered(town, made.ref.id)

    [(_, _, tie)] = await stored_ties(town, "KNOWS")
    assert (tie["since"], tie["lastContact"], tie.get("origin")) == ("2020", YESTERDAY, None)


async def removed(town: Database, id_: str, version: int = 2) -> Changed:
    return await remove_entity(town, SEES_ALL, "Introduction", id_, expected_version=version, mutation_id=fresh())


async def test_an_introduction_that_is_removed_takes_the_tie_that_it_made_with_it(town: Database) -> None:
    made = await proposed(town)
    await answered(town, made.ref.id)

    await removed(town, made.ref.id)

    assert await stored_ties(town, "KNOWS") == []


async def test_a_tie_of_which_more_was_recorded_outlives_its_introduction(town: Database) -> None:
    made = await proposed(town)
    await answered(town, made.ref.id)
    await record_contact(town, SEES_ALL, mutation_id=fresh(), by="bob", people=["cas"], on=DAY)

    await removed(town, made.ref.id)

    [(first, second, tie)] = await stored_ties(town, "KNOWS")
    assert (first, second, tie["lastContact"], tie.get("origin")) == ("bob", "cas", DAY, None)


async def test_a_tie_that_was_there_before_outlives_the_introduction(town: Database) -> None:
    made = await proposed(town)
    await draw_ties(town, [("bob", "KNOWS", "cas", {"since": "2020"})])
    await answered(town, made.ref.id)

    await removed(town, made.ref.id)

    assert len(await stored_ties(town, "KNOWS")) == 1


async def test_a_chain_tells_by_whom_two_were_introduced_and_why(town: Database) -> None:
    given: dict[str, Any] = {
        "broker": "ann",
        "first": "bob",
        "second": "cas",
        "reason": "Beiden fietsen.",
        "on": YESTERDAY,
    }
    made = await introduce(town, SEES_ALL, mutation_id=fresh(), **given)
    await answered(town, made.ref.id)

    answer = await chains(asking(town), from_id="cas", to="bob")

    assert answer.chains[0].steps[0].why == (
        "ann introduced cas and bob to each other on 21 November 2026. The reason: Beiden fietsen."
    )
    assert "ann introduced cas and bob to each other on 21 November 2026." in answer.chains[0].explanation


async def test_two_who_know_each_other_need_no_introduction(town: Database) -> None:
    ties: list[Any] = [("bob", "KNOWS", "cas"), ("bob", "KNOWS", "dot", {"until": "2020"}), ("bob", "KNOWS", "sue")]
    await draw_ties(town, ties)

    with pytest.raises(Refused) as refused:
        await proposed(town, "cas", "bob")

    assert codes(refused) == [("KNOWN_ALREADY", "second")]
    await proposed(town, "bob", "dot", "cas")
    with pytest.raises(Refused) as hidden:
        await introduce(town, ANALYST, mutation_id=fresh(), broker="ann", first="bob", second="sue")
    assert "KNOWN_ALREADY" not in [each.code for each in hidden.value.problems]


async def test_who_came_to_be_kept_apart_cannot_be_introduced_any_more(town: Database) -> None:
    made = await proposed(town)
    await draw_ties(town, [("cas", "KEEP_APART", "bob", {"reportedBy": "somebody"})])

    with pytest.raises(Refused) as refused:
        await answered(town, made.ref.id)

    assert codes(refused) == [("NOT_POSSIBLE", None)]
    assert await stored_ties(town, "KNOWS") == []
    assert (await answered(town, made.ref.id, DECLINED)).version == 2


async def test_who_must_be_kept_apart_is_not_recorded_as_introduced_either(town: Database) -> None:
    made = await proposed(town)
    await draw_ties(town, [("cas", "KEEP_APART", "bob", {"reportedBy": "somebody"})])
    people = {"broker": "ann", "first": "bob", "second": "cas"}

    with pytest.raises(Refused) as added:
        await add_entity(town, SEES_ALL, "Introduction", mutation_id=fresh(), values={**people, "status": "MADE"})
    with pytest.raises(Refused) as changed:
        await change_entity(
            town, SEES_ALL, "Introduction", made.ref.id,
            mutation_id=fresh(), expected_version=1, values={"status": "MADE", "madeOn": YESTERDAY},
        )  # fmt: skip

    assert codes(added) == codes(changed) == [("NOT_POSSIBLE", None)]
    assert await stored_ties(town, "KNOWS") == []
    declined = {**people, "status": "DECLINED"}
    await add_entity(town, SEES_ALL, "Introduction", mutation_id=fresh(), values=declined)
    again = await change_entity(
        town, SEES_ALL, "Introduction", made.ref.id,
        mutation_id=fresh(), expected_version=1, values={"reason": "beiden koken"},
    )  # fmt: skip
    assert again.version == 2


async def test_a_declined_introduction_ties_nobody(town: Database) -> None:
    made = await proposed(town)

    await answered(town, made.ref.id, DECLINED)

    assert await stored_ties(town, "KNOWS") == []
    with pytest.raises(Refused) as refused:
        await answered(town, made.ref.id, MADE, version=2)
    assert codes(refused) == [("ALREADY_ANSWERED", "status")]


@pytest.mark.parametrize(
    ("broker", "first", "second"),
    [("bob", "ann", "dot"), ("bob", "cas", "pim"), ("bob", "qin", "cas"), ("ann", "dot", "cas"), ("pim", "bob", "cas")],
)
async def test_who_may_not_be_brought_together_is_refused_alike(
    town: Database, broker: str, first: str, second: str
) -> None:
    with pytest.raises(Refused) as refused:
        await proposed(town, first, second, broker)

    assert codes(refused) == [("NOT_POSSIBLE", None)]
    assert refused.value.problems[0].message == (
        "These people cannot be brought together now: somebody may not be asked, is paused or no longer takes part, or "
        "it is not wanted. Choose somebody else."
    )
    assert await draw(town, "MATCH (n:Introduction) RETURN n.id") == []


async def test_the_same_introduction_is_not_open_twice(town: Database) -> None:
    await proposed(town)

    with pytest.raises(Conflict) as refused:
        await proposed(town, "cas", "bob", "dot")

    assert refused.value.code == "DUPLICATE"


async def test_a_repeated_change_has_one_effect_and_the_same_answer(town: Database) -> None:
    given: dict[str, Any] = {"mutation_id": fresh(), "broker": "ann", "first": "bob", "second": "cas"}

    first = await introduce(town, SEES_ALL, **given)
    again = await introduce(town, SEES_ALL, **given)

    assert again == first
    assert await draw(town, "MATCH (n:Introduction) RETURN count(n)") == [[1]]
    with pytest.raises(Conflict) as refused:
        await introduce(town, SEES_ALL, **{**given, "second": "dot"})
    assert refused.value.code == "MUTATION_REUSED"


async def test_a_whole_evening_is_recorded_in_one_call(town: Database) -> None:
    await draw_meeting(town, "cafe", "2026-11-20", [])
    expected = {"ann": "COMING", "bob": "INVITED", "cas": "COMING"}
    await draw_ties(town, [(each, "ATTENDS", "cafe", {"status": status}) for each, status in expected.items()])

    for _ in range(2):
        await record_attendance(town, SEES_ALL, "cafe", mutation_id=fresh(), came=["ann", "sue", "ann"], visitors=12)

    found = {start: (tie["status"], tie["version"]) for start, _, tie in await stored_ties(town, "ATTENDS")}
    assert found == {"ann": ("CAME", 2), "bob": ("ABSENT", 2), "cas": ("ABSENT", 2), "sue": ("CAME", 1)}
    meeting = await stored(town, "cafe")
    assert meeting is not None
    assert (meeting["visitors"], meeting["version"]) == (12, 2)


async def test_an_evening_may_be_recorded_as_people_come_in(town: Database) -> None:
    await draw_meeting(town, "cafe", DAY.isoformat(), [])
    await draw_ties(town, [(each, "ATTENDS", "cafe", {"status": "COMING"}) for each in ("ann", "bob", "cas")])

    async def statuses_after(came: list[str], *, is_complete: bool | None = None) -> list[object]:
        mutation = fresh()
        for _ in range(2):
            await record_attendance(town, SEES_ALL, "cafe", mutation_id=mutation, came=came, is_complete=is_complete)
        ties = {start: tie["status"] for start, _, tie in await stored_ties(town, "ATTENDS")}
        return [ties[each] for each in ("ann", "bob", "cas")]

    assert await statuses_after(["ann"]) == ["CAME", "COMING", "COMING"]
    assert await statuses_after(["bob"]) == ["CAME", "CAME", "COMING"]
    assert await statuses_after([], is_complete=True) == ["CAME", "CAME", "ABSENT"]
    # Who came in after all is named after all.
    assert await statuses_after(["cas"]) == ["CAME", "CAME", "CAME"]


async def test_the_list_of_an_evening_that_is_over_may_still_be_a_part(town: Database) -> None:
    await draw_meeting(town, "cafe", "2026-11-20", [])
    await draw_ties(town, [(each, "ATTENDS", "cafe", {"status": "INVITED"}) for each in ("ann", "bob")])

    await record_attendance(town, SEES_ALL, "cafe", mutation_id=fresh(), came=["ann"], is_complete=False)

    assert {start: tie["status"] for start, _, tie in await stored_ties(town, "ATTENDS")} == {
        "ann": "CAME",
        "bob": "INVITED",
    }


async def test_lists_of_one_evening_add_up(town: Database) -> None:
    await draw_meeting(town, "cafe", "2026-11-20", ["ann"])

    await record_attendance(town, SEES_ALL, "cafe", mutation_id=fresh(), came=["bob"])
    await record_attendance(town, SEES_ALL, "cafe", mutation_id=fresh(), came=[])

    assert {start: tie["status"] for start, _, tie in await stored_ties(town, "ATTENDS")} == {
        "ann": "CAME",
        "bob": "CAME",
    }


async def test_an_evening_that_cannot_have_been_so_is_refused(town: Database) -> None:
    await draw_meeting(town, "cafe", "2026-11-20", ["ann"])
    await draw_meeting(town, "later", "2026-11-23", [])

    async def refused_for(meeting: str, came: list[str], visitors: int | None = None) -> list[tuple[str, str | None]]:
        with pytest.raises(Refused) as refused:
            await record_attendance(town, SEES_ALL, meeting, mutation_id=fresh(), came=came, visitors=visitors)
        return codes(refused)

    assert await refused_for("later", ["ann"]) == [("IN_FUTURE", "meeting")]
    with pytest.raises(Refused, match="Record who came on the day itself or after it"):
        await record_attendance(town, SEES_ALL, "later", mutation_id=fresh(), came=["ann"])
    assert await refused_for("cafe", ["bob"], 1) == [("TOO_FEW", "visitors")]
    assert await refused_for("cafe", [], -1) == [("OUT_OF_RANGE", "visitors")]
    assert await refused_for("cafe", ["nobody", "bob"], 1) == [("NOT_FOUND", "came"), ("TOO_FEW", "visitors")]
    assert await refused_for("cafe", ["nobody"], 1) == [("NOT_FOUND", "came")]
    assert await refused_for("cafe", ["nobody", "hall"]) == [("NOT_FOUND", "came"), ("WRONG_KIND", "came")]
    with pytest.raises(NotFound):
        await record_attendance(town, SEES_ALL, "hall", mutation_id=fresh(), came=[])
    assert len(await stored_ties(town, "ATTENDS")) == 1


async def test_who_sees_less_records_less(town: Database) -> None:
    await draw_meeting(town, "cafe", "2026-11-20", [])
    await draw_ties(town, [(each, "ATTENDS", "cafe", {"status": "INVITED"}) for each in ("ann", "sue")])

    await record_attendance(town, ANALYST, "cafe", mutation_id=fresh(), came=["bob"])

    statuses = {start: tie["status"] for start, _, tie in await stored_ties(town, "ATTENDS")}
    assert statuses == {"ann": "ABSENT", "bob": "CAME", "sue": "INVITED"}
    with pytest.raises(Refused) as refused:
        await record_attendance(town, ANALYST, "cafe", mutation_id=fresh(), came=["sue"])
    assert codes(refused) == [("NOT_FOUND", "came")]


async def test_two_hosts_who_record_at_once_both_count(town: Database) -> None:
    await draw_meeting(town, "cafe", "2026-11-20", [])

    async def came(person: str) -> Changed:
        mutation = fresh()
        return await insisting(
            lambda: record_attendance(town, SEES_ALL, "cafe", mutation_id=mutation, came=[person, "cas"])
        )

    await asyncio.gather(came("ann"), came("bob"))

    assert sorted(start for start, _, _ in await stored_ties(town, "ATTENDS")) == ["ann", "bob", "cas"]


async def test_twenty_who_record_one_evening_at_once_do_not_wait_for_each_other(
    town: Database, caplog: pytest.LogCaptureFixture
) -> None:
    people = [f"p{number}" for number in range(40)]
    await draw_town(town, dict.fromkeys(people, "north"), [])
    # Held after its guests, by the order of ids.
    await draw_meeting(town, "supper", "2026-11-20", people[::4])

    async def come(number: int) -> Changed:
        came = [people[(number * 3 + step) % len(people)] for step in range(4)]
        return await record_attendance(town, SEES_ALL, "supper", mutation_id=fresh(), came=came)

    async with asyncio.timeout(60):
        await asyncio.gather(*(come(number) for number in range(20)))

    assert sorted(start for start, _, _ in await stored_ties(town, "ATTENDS")) == sorted(people)
    assert tried_again(caplog) == []


async def test_twenty_introductions_by_one_broker_at_once_wait_for_the_broker_only(
    town: Database, caplog: pytest.LogCaptureFixture
) -> None:
    pairs = [(f"p{number}", f"q{number}") for number in range(20)]
    await draw_town(town, {**dict.fromkeys([each for pair in pairs for each in pair], "north"), "pat": "north"}, [])

    async with asyncio.timeout(60):
        made = await asyncio.gather(*(proposed(town, first, second, "pat") for first, second in pairs))

    assert len({each.ref.id for each in made}) == len(await stored_ties(town, "BROKERS")) == 20
    assert tried_again(caplog) == []


async def test_an_introduction_waits_for_its_people_and_for_no_earlier_introduction(
    town: Database, other_client: Database, caplog: pytest.LogCaptureFixture
) -> None:
    people = [f"p{number:02}" for number in range(13)]
    await draw_town(town, dict.fromkeys([*people, "pat"], "north"), [])
    made = [await proposed(town, *pair, "pat") for pair in pairwise(people)]

    async def again(first: str, second: str) -> Changed | SchakelError:
        try:
            return await proposed(other_client, second, first, "pat")
        except Conflict as error:
            return error

    async with asyncio.timeout(60):
        declined, answers = await asyncio.gather(
            asyncio.gather(*(answered(town, each.ref.id, DECLINED) for each in made)),
            asyncio.gather(*(again(*pair) for pair in pairwise(people))),
        )

    assert [each.version for each in declined] == [2] * 12
    # Who was first was told that the other one is open still.
    assert {each.code for each in answers if isinstance(each, Conflict)} <= {"DUPLICATE"}
    assert tried_again(caplog) == []


async def test_of_many_answers_to_one_introduction_the_first_counts(
    town: Database, other_client: Database, caplog: pytest.LogCaptureFixture
) -> None:
    made, again = await proposed(town), fresh()

    async def answer(client: Database, status: IntroductionStatus, mutation_id: str) -> Changed | SchakelError:
        try:
            return await answer_introduction(
                client, SEES_ALL, made.ref.id, mutation_id=mutation_id, expected_version=1, status=status
            )
        except Refused as error:
            return error

    clients = [town, other_client] * 3
    same = await asyncio.gather(*(answer(each, MADE, again) for each in clients))
    others = await asyncio.gather(*(answer(each, DECLINED, fresh()) for each in clients))

    assert same == [Changed(made.ref, "Introduction", 2)] * 6
    assert [codes_of(each) for each in others] == [["ALREADY_ANSWERED"]] * 6
    assert [(first, second) for first, second, _ in await stored_ties(town, "KNOWS")] == [("bob", "cas")]
    assert tried_again(caplog) == []


async def test_a_day_of_contacts_is_recorded_and_never_moves_back(town: Database) -> None:
    await draw_ties(
        town,
        [
            ("ann", "KNOWS", "bob", {"lastContact": "2026-11-22", "since": "2026-11-22"}),
            ("ann", "KNOWS", "cas", {"lastContact": "2026-01-01", "until": "2027"}),
            ("ann", "SUPPORTS", "dot", {"lastContact": "2026-01-01"}),
            ("ann", "KNOWS", "qin", {"lastContact": "2020-01-01", "until": "2021"}),
        ],
    )

    await record_contact(
        town, SEES_ALL, mutation_id=fresh(), people=["bob", "cas", "dot", "qin", "sue"], on=YESTERDAY, by="ann"
    )

    known = [
        (other, tie.get("since"), tie["lastContact"].isoformat()) for _, other, tie in await stored_ties(town, "KNOWS")
    ]
    assert sorted(known, key=str) == [
        ("bob", "2026-11-21", "2026-11-22"),
        ("cas", None, "2026-11-21"),
        ("qin", "2026-11-21", "2026-11-21"),
        ("qin", None, "2020-01-01"),
        ("sue", "2026-11-21", "2026-11-21"),
    ]
    [(_, _, care)] = await stored_ties(town, "SUPPORTS")
    assert care["lastContact"] == YESTERDAY


async def test_a_contact_needs_to_know_whose_it_is(town: Database) -> None:
    async def refused_for(**given: Any) -> list[tuple[str, str | None]]:
        with pytest.raises(Refused) as refused:
            await record_contact(town, SEES_ALL, mutation_id=fresh(), **{"people": ["bob"], "on": DAY, **given})
        return codes(refused)

    assert await refused_for() == [("REQUIRED", "by")]
    assert await refused_for(by="nobody") == [("NOT_FOUND", "by")]
    assert await refused_for(by="ann", people=[]) == [("NOTHING_GIVEN", "with")]
    assert await refused_for(by="ann", people=["ann"]) == [("SELF_TIE", "with")]
    assert await refused_for(by="ann", on=date(2026, 11, 23)) == [("IN_FUTURE", "on")]


async def asked(town: Database, party: str = "bob", **more: Any) -> Changed:
    return await ask_for_answer(town, SEES_ALL, mutation_id=fresh(), need="need", party=party, **more)


async def told(town: Database, id_: str, status: AnswerStatus, version: int, **more: Any) -> Changed:
    return await record_answer(
        town, SEES_ALL, id_, mutation_id=fresh(), expected_version=version, status=status, **more
    )


async def need_of(town: Database) -> tuple[str, date | None]:
    need = await stored(town, "need")
    assert need is not None
    return need["status"], need.get("closedOn")


async def test_an_answer_is_asked_promised_and_done_with_thanks(town: Database) -> None:
    answer = await asked(town, by="cas", on=date(2026, 11, 2))
    assert await load_of(town, "bob") == 1
    assert await need_of(town) == ("OPEN", None)

    await told(town, answer.ref.id, AnswerStatus.AGREED, 1, on=date(2026, 11, 5))
    assert await need_of(town) == ("MATCHED", None)

    await told(town, answer.ref.id, AnswerStatus.DONE, 2, on=YESTERDAY)
    assert await need_of(town) == ("MET", YESTERDAY)
    await told(town, answer.ref.id, AnswerStatus.DONE, 3, thanks="Het was heerlijk")

    [(_, _, tie)] = await stored_ties(town, "ANSWERS")
    assert (tie["status"], tie["askedBy"], tie["askedOn"]) == ("DONE", "cas", date(2026, 11, 2))
    assert (tie["answeredOn"], tie["thanks"], tie["version"]) == (date(2026, 11, 5), "Het was heerlijk", 4)
    assert await load_of(town, "bob") == 0


async def test_the_last_no_opens_a_need_again(town: Database) -> None:
    one, other = await asked(town, "bob"), await asked(town, "cas")
    await told(town, one.ref.id, AnswerStatus.AGREED, 1)
    await told(town, other.ref.id, AnswerStatus.AGREED, 1)

    await told(town, one.ref.id, AnswerStatus.DECLINED, 2)
    assert await need_of(town) == ("MATCHED", None)
    await told(town, other.ref.id, AnswerStatus.DECLINED, 2)

    assert await need_of(town) == ("OPEN", None)


async def test_who_cannot_be_asked_is_refused(town: Database) -> None:
    async def refused_for(party: str, **more: Any) -> list[tuple[str, str | None]]:
        with pytest.raises(SchakelError) as refused:
            await asked(town, party, **more)
        assert isinstance(refused.value, Refused), refused.value
        return [(each.code, each.field) for each in refused.value.problems]

    assert (
        await refused_for("dot") == await refused_for("pim") == await refused_for("qin") == [("NOT_POSSIBLE", "party")]
    )
    assert await refused_for("ann") == [("SAME_PARTY", "party")]
    assert await refused_for("hall") == [("WRONG_KIND", "party")]
    assert await refused_for("nobody") == [("NOT_FOUND", "party")]
    assert await refused_for("bob", by="nobody") == [("NOT_FOUND", "by")]
    assert await refused_for("bob", on=date(2027, 1, 1)) == [("IN_FUTURE", "on")]
    await draw(town, "MATCH (n:Need) SET n.status = 'MET'")
    assert await refused_for("bob") == [("CLOSED", "need")]


async def test_an_answer_goes_one_way(town: Database) -> None:
    answer = await asked(town)
    with pytest.raises(Conflict) as again:
        await asked(town)
    assert again.value.code == "DUPLICATE"
    await told(town, answer.ref.id, AnswerStatus.DECLINED, 1)

    with pytest.raises(Refused) as refused:
        await told(town, answer.ref.id, AnswerStatus.AGREED, 2)

    assert codes(refused) == [("WRONG_STATUS", "status")]
    with pytest.raises(Conflict) as late:
        await told(town, answer.ref.id, AnswerStatus.DONE, 1)
    assert late.value.code == "VERSION_CONFLICT"
