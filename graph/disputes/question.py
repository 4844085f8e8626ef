"""The question `disputes`: what is said to be wrong."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from graph.answers import Ref
from graph.asking import Asking
from graph.changes.stored import natives
from graph.checks import check_id, check_number, no_such
from graph.dates import ZONE
from graph.disputes.answer import Dispute, DisputeOutcome
from graph.disputes.sight import seen_disputes
from graph.known import is_known
from graph.misspelt import check_name
from graph.model import NODE, TIE
from graph.model.kinds import Language
from graph.rows import PropertiesRow
from graph.statements import load_statement
from graph.words import Phrase, as_sentence, say

MOST_DISPUTES = 200


LIST_DISPUTES = load_statement("disputes/list_disputes", PropertiesRow)


async def disputes(
    asking: Asking, *, of: str | None = None, type_: str | None = None, settled: bool = False, first: int = 50
) -> list[Dispute]:
    """What is said to be wrong about what the viewer may see, the latest first; `settled` also what was settled.

    `of` is the id of an entity or, with `type_`, of a tie.
    """
    if type_ is not None:
        check_name("type", type_, list(TIE))
    about = None if of is None else check_id("of", of)
    found = await _stored(asking, about=about, type_=type_, is_settled=settled)
    most = check_number("first", first, MOST_DISPUTES)
    seen = await seen_disputes(asking, found)
    if about is not None and not seen:
        await _check_known(asking, about, type_)
    return [_told(each, asking.viewer.language) for each in seen[:most]]


async def _check_known(asking: Asking, about: str, type_: str | None) -> None:
    """NotFound, alike, for an id of nothing and of what the viewer may not see."""
    if not await is_known(asking, about, type_):
        raise no_such(Phrase("entity" if type_ is None else "tie of that type"), about, "of")


async def find_dispute(asking: Asking, dispute_id: str) -> Dispute | None:
    """One dispute, None when the viewer may not see what it is about."""
    found = await seen_disputes(asking, await _stored(asking, id_=dispute_id, is_settled=True))
    return _told(found[0], asking.viewer.language) if found else None


async def _stored(
    asking: Asking,
    *,
    id_: str | None = None,
    about: str | None = None,
    type_: str | None = None,
    is_settled: bool,
) -> list[Mapping[str, Any]]:
    rows = await asking.database.read(
        LIST_DISPUTES, asking.viewer, id=id_, about=about, type=type_, is_settled=is_settled
    )
    return [natives(row.properties) for row in rows]


def _told(stored: Mapping[str, Any], language: Language) -> Dispute:
    is_tie = stored["type"] not in NODE
    outcome = DisputeOutcome(stored["outcome"]) if stored.get("outcome") else None
    return Dispute(
        id=stored["id"],
        about=None if is_tie else Ref(stored["about"]),
        tie_type=stored["type"] if is_tie else None,
        tie_id=stored["about"] if is_tie else None,
        ends=[Ref(each) for each in stored["ends"]] if is_tie else [],
        field=stored["field"],
        says=stored["says"],
        by=stored["by"],
        said_on=_day(stored["at"]),
        outcome=outcome,
        answer=stored.get("answer"),
        settled_on=_day(stored["settledAt"]) if outcome else None,
        version=stored["version"],
        explanation=_explanation(stored, outcome, language),
    )


def _explanation(stored: Mapping[str, Any], outcome: DisputeOutcome | None, language: Language) -> str:
    said = say(language, "{field} is said to be wrong: {says}", field=stored["field"], says=stored["says"])
    sentence = {
        None: "Ask those concerned, correct it where it is wrong, and settle this.",
        DisputeOutcome.CORRECTED: "It was corrected.",
        DisputeOutcome.STANDS: "It was looked into, and stands.",
        DisputeOutcome.WITHDRAWN: "It was taken back.",
    }[outcome]
    return f"{as_sentence(said)} {say(language, sentence)}"


def _day(moment: Any) -> date:
    return moment.astimezone(ZONE).date()
