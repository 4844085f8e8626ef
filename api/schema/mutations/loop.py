"""Closing the loop: what is proposed is made, who was expected came, who was asked answered."""

from collections.abc import Awaitable

from api.context import Context
from api.schema.mutations.change import VERSION, Change, Given, change_field, database_of, id_argument, input_field
from api.schema.types import Argument, Field, declare, enum_name
from graph.changes import (
    COMPANIONS,
    AgreedGift,
    AgreedParty,
    Changed,
    agree_arrangement,
    answer_introduction,
    ask_for_answer,
    cancel_arrangement,
    introduce,
    record_answer,
    record_attendance,
    record_contact,
)
from graph.model import NODE, TIE, kinds

ON = Argument("on", "Date", "On which day it happened; today when left out.")


def loop_changes() -> list[Change]:
    """The changes of this part."""
    return [
        _introduce(),
        _answer_introduction(),
        _record_attendance(),
        _record_contact(),
        _ask_for_answer(),
        _record_answer(),
        _agree_arrangement(),
        _cancel_arrangement(),
    ]


def _introduce() -> Change:
    arguments = (
        Argument("broker", "ID!", "Who introduces the two: the id of a person."),
        Argument("first", "ID!", "One of the two: the id of a person."),
        Argument("second", "ID!", "The other: the id of a person."),
        Argument("reason", "String", "Why these two should meet."),
        ON,
    )
    meaning = "Proposes that somebody introduces two people to each other."
    return Change(
        change_field("introduce", "Introduction", meaning, None, arguments),
        lambda context, given: introduce(
            database_of(context),
            context.viewer,
            mutation_id=given["mutationId"],
            broker=given["broker"],
            first=given["first"],
            second=given["second"],
            reason=given.get("reason"),
            on=given.get("on"),
        ),
    )


def _answer_introduction() -> Change:
    status = Argument("status", f"{enum_name(kinds.IntroductionStatus)}!", "What became of it: MADE or DECLINED.")
    meaning = "Records that an introduction was made, so that the two know each other from then on, or was declined."
    return Change(
        change_field(
            "answerIntroduction", "Introduction", meaning, None, (id_argument("introduction"), VERSION, status, ON)
        ),
        lambda context, given: answer_introduction(
            database_of(context),
            context.viewer,
            given["id"],
            mutation_id=given["mutationId"],
            expected_version=given["expectedVersion"],
            status=kinds.IntroductionStatus(given["status"]),
            on=given.get("on"),
        ),
    )


def _record_attendance() -> Change:
    arguments = (
        Argument("meeting", "ID!", "Which meeting."),
        Argument("came", "[ID!]!", "Who came, as far as known by name: ids of people, at most 500. Lists add up."),
        Argument("visitors", "Int", "How many people came, counted by head; what is recorded stays when left out."),
        Argument(
            "isComplete",
            "Boolean",
            "Whether everybody who came has been named by now: who was invited or said to come and was not named then "
            "stayed away. Left out: no on the day of the meeting itself, yes when that day is over.",
        ),
    )
    meaning = "Records who came to a meeting, and how many: a whole evening at once, or in portions as people come in."
    return Change(
        change_field("recordAttendance", "Meeting", meaning, None, arguments),
        lambda context, given: record_attendance(
            database_of(context),
            context.viewer,
            given["meeting"],
            mutation_id=given["mutationId"],
            came=given["came"],
            visitors=given.get("visitors"),
            is_complete=given.get("isComplete"),
        ),
    )


def _record_contact() -> Change:
    arguments = (
        Argument("with", "[ID!]!", "Whom they met or spoke: ids of people, at most 200."),
        Argument("on", "Date!", "On which day."),
        Argument(
            "by",
            "ID",
            "Whose contacts these are: the id of a person. May be left out by a viewer who is a person in the graph.",
        ),
    )
    meaning = "Records the contacts of one person on one day. The last contact of a tie never moves back."
    return Change(
        change_field("recordContact", "Person", meaning, None, arguments),
        lambda context, given: record_contact(
            database_of(context),
            context.viewer,
            mutation_id=given["mutationId"],
            people=given["with"],
            on=given["on"],
            by=given.get("by"),
        ),
    )


def _ask_for_answer() -> Change:
    arguments = (
        Argument("need", "ID!", "Which need."),
        Argument("party", "ID!", "Who is asked: the id of a person, an organisation or an arrangement."),
        Argument("by", "ID", "Who asked them: the id of a person or organisation."),
        ON,
    )
    meaning = "Records that somebody was asked to answer a need."
    return Change(
        change_field("askForAnswer", "Answers", meaning, None, arguments),
        lambda context, given: ask_for_answer(
            database_of(context),
            context.viewer,
            mutation_id=given["mutationId"],
            need=given["need"],
            party=given["party"],
            by=given.get("by"),
            on=given.get("on"),
        ),
    )


def _record_answer() -> Change:
    arguments = (
        id_argument("tie between who was asked and the need"),
        VERSION,
        Argument("status", f"{enum_name(kinds.AnswerStatus)}!", "What they said or did: AGREED, DECLINED or DONE."),
        ON,
        Argument("thanks", "String", "A word of thanks."),
    )
    meaning = "Records what somebody who was asked said or did. A promise matches the need, what is done meets it."
    return Change(
        change_field("recordAnswer", "Answers", meaning, None, arguments),
        lambda context, given: record_answer(
            database_of(context),
            context.viewer,
            given["id"],
            mutation_id=given["mutationId"],
            expected_version=given["expectedVersion"],
            status=kinds.AnswerStatus(given["status"]),
            on=given.get("on"),
            thanks=given.get("thanks"),
        ),
    )


def _agree_arrangement() -> Change:
    _declare_agreement()
    meaning = (
        "Records a proposed arrangement on which its parties agree: each takes part in it, its needs are matched, and "
        "who gives has promised so. It is not proposed again."
    )
    field = change_field("agreeArrangement", "Arrangement", meaning, "AgreeArrangementInput!")

    def apply(context: Context, given: Given) -> Awaitable[Changed]:
        values = dict(given["input"])
        gifts = [AgreedGift(each["from"], each["to"], each["talent"], each["need"]) for each in values.pop("gifts")]
        parties = [_agreed_party(each) for each in values.pop("parties", None) or ()]
        return agree_arrangement(
            database_of(context),
            context.viewer,
            mutation_id=given["mutationId"],
            values=values,
            gifts=gifts,
            parties=parties,
        )

    return Change(field, apply)


def _cancel_arrangement() -> Change:
    meaning = (
        "Takes back an arrangement that does not go on: it is ENDED, who took part no longer does, what was promised "
        "in it and not done yet is promised no more, and the needs that nobody else answers are OPEN again."
    )
    return Change(
        change_field("cancelArrangement", "Arrangement", meaning, None, (id_argument("arrangement"), VERSION, ON)),
        lambda context, given: cancel_arrangement(
            database_of(context),
            context.viewer,
            given["id"],
            mutation_id=given["mutationId"],
            expected_version=given["expectedVersion"],
            on=given.get("on"),
        ),
    )


def _declare_agreement() -> None:
    """Declares what is given of an agreement: what is known of a new arrangement, its gifts and its parties."""
    gift = [
        Field("from", "ID!", "Who gives."),
        Field("to", "ID!", "Who gets it: who asks the need."),
        Field("talent", "ID!", "What is given."),
        Field("need", "ID!", "The need that it answers; it must be open."),
    ]
    declare("AgreedGiftInput", "What one party gives to another, as in a proposal.", gift, form="input")
    words = [each for each in TIE["TAKES_PART_IN"].properties if each.name in ("gives", "gets")]
    party = [
        Field("party", "ID!", "Who takes part."),
        Field("role", f"{enum_name(kinds.ParticipationRole)}", "What the party is in it; PARTICIPANT when left out."),
        *(input_field(each, False) for each in words),
    ]
    declare("AgreedPartyInput", "What a party is in it, with what it gives and gets in words.", party, form="input")
    node = NODE["Arrangement"]
    own = [each for each in node.properties if not each.is_derived and each.name != "status"]
    fields = [input_field(each, each.is_required and each.default is None and each.name != "id") for each in own]
    fields += [input_field(each.property, False) for each in COMPANIONS["Arrangement"] if each.field != "participants"]
    fields += [
        Field("gifts", "[AgreedGiftInput!]!", "Who gives what to whom; whoever gives or gets takes part."),
        Field(
            "parties",
            "[AgreedPartyInput!]",
            "More about who takes part, also others: who owns it, who goes on with it.",
        ),
    ]
    declare("AgreeArrangementInput", "An arrangement on which its parties agree.", fields, form="input")


def _agreed_party(given: Given) -> AgreedParty:
    role = kinds.ParticipationRole(given.get("role") or kinds.ParticipationRole.PARTICIPANT)
    return AgreedParty(given["party"], role, given.get("gives"), given.get("gets"))
