"""How two records of one fact become one: the stronger and later value stays, and no words are lost. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from graph.changes.periods import end_day, first_day
from graph.model import Property, TieType, ValueKind
from graph.model.kinds import AnswerStatus, AttendanceStatus, KnownBy

# From the surest to the least: what was seen or done tells more than what was meant.
_SUREST: tuple[tuple[str, ...], ...] = (
    (KnownBy.BOTH, KnownBy.SELF, KnownBy.OBSERVED, KnownBy.HEARSAY),
    (AttendanceStatus.CAME, AttendanceStatus.ABSENT, AttendanceStatus.COMING, AttendanceStatus.INVITED),
    (AnswerStatus.DONE, AnswerStatus.AGREED, AnswerStatus.ASKED, AnswerStatus.DECLINED),
)
_KEPT_BY_SCHAKEL = frozenset({"id", "version", "createdAt", "updatedAt", "sortName", "name"})
_BETWEEN = "; "

Values = Mapping[str, Any]


def joined_tie(tie: TieType, kept: Values, other: Values) -> dict[str, Any]:
    """What changes of a tie that is kept when another that says the same is joined to it."""
    values = {each.name: _joined(each, kept.get(each.name), other.get(each.name)) for each in tie.properties}
    if tie.is_dated:
        values["since"] = _earliest(kept.get("since"), other.get("since"))
        values["until"] = _latest_end(kept, other)
    if _is_surer(other.get("knownBy"), kept.get("knownBy")):
        values["knownBy"], values["reportedBy"] = other["knownBy"], other.get("reportedBy")
    return _changes(kept, values)


def joined_person(properties: Sequence[Property], kept: Values, other: Values) -> dict[str, Any]:
    """What changes of a person who is kept when another record of them is joined to theirs.

    A wish to be left in peace on either record holds. Another name becomes a nickname, so that it still finds them.
    Whether they take part is what the record that is kept says.
    """
    values = {each.name: _filled(each, kept.get(each.name), other.get(each.name)) for each in properties}
    values["inactiveSince"] = kept.get("inactiveSince")
    values["mayBeAsked"] = kept.get("mayBeAsked") is not False and other.get("mayBeAsked") is not False
    values["pausedUntil"] = _larger(kept.get("pausedUntil"), other.get("pausedUntil"))
    if other.get("name") not in (None, kept.get("name")):
        values["nicknames"] = list(dict.fromkeys([*(values.get("nicknames") or []), other["name"]]))
    return _changes(kept, values)


def _changes(kept: Values, values: Values) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in _KEPT_BY_SCHAKEL and value != kept.get(name)}


def _filled(property_: Property, kept: Any, other: Any) -> Any:
    """Lists are put together; of one value that of the kept record stays."""
    if property_.is_list:
        return list(dict.fromkeys([*(kept or []), *(other or [])])) or None
    return other if kept is None else kept


def _joined(property_: Property, kept: Any, other: Any) -> Any:
    if kept is None or other is None or property_.is_list:
        return _filled(property_, kept, other)
    if property_.kind in (ValueKind.NUMBER, ValueKind.DAY, ValueKind.MOMENT, ValueKind.DECIMAL):
        return _larger(kept, other)
    if property_.kind is ValueKind.CHOICE:
        return other if _is_surer(other, kept) else kept
    if property_.kind in (ValueKind.LINE, ValueKind.TEXT) and other not in kept:
        both = f"{kept}{_BETWEEN}{other}"
        return both if len(both) <= property_.kind.longest else kept
    return kept


def _is_surer(one: Any, other: Any) -> bool:
    """Whether a word of a closed list tells more than another of the same list."""
    for words in _SUREST:
        if one in words:
            return other is None or (other in words and words.index(one) < words.index(other))
    return False


def _larger(one: Any, other: Any) -> Any:
    given = [each for each in (one, other) if each is not None]
    return max(given) if given else None


def _earliest(one: str | None, other: str | None) -> str | None:
    """The beginning that is known and lies furthest back; the more precise of two that agree."""
    given = [each for each in (one, other) if each is not None]
    return min(given, key=lambda each: (first_day(each), -len(each))) if given else None


def _latest_end(kept: Values, other: Values) -> str | None:
    """No end where one of the two has none, else the later."""
    ends = [kept.get("until"), other.get("until")]
    return None if None in ends else max(ends, key=end_day)
