"""One value against its declaration: the one place that knows kinds, lengths, choices and limits.

Used for every value that enters the graph, from a change or from a file. No database, no rule over several values.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import cast

from graph.dates import EARLIEST, LATEST, earliest_of, is_possible_day, parse_day, parse_moment, parse_partial_day
from graph.errors import InvalidInput
from graph.model.kinds import Language
from graph.model.values import Property, ValueKind

LONGEST_LIST = 100
ID_PATTERN = re.compile(r"[A-Za-z0-9._:-]{1,64}")

_LARGEST = 2**63 - 1
_SHOWN = 40
# Control characters, halves of a surrogate pair (which no UTF-8 text can hold), what Unicode keeps from being text,
# separators of lines, and the signs that turn the direction of writing and make a name look like another.
_NO_TEXT = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
_FORBIDDEN = re.compile(rf"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef{_NO_TEXT}]")
# Accents without a letter, spaces, and signs that only join or part others.
_UNREADABLE = frozenset({"Mn", "Mc", "Me", "Zs", "Cf"})
_LINE_ENDS = re.compile(r"\r\n?")
# Only what is surely no address or number is refused: whether it reaches somebody is known when it is tried.
_EMAIL = re.compile(r"[^@\s|,;<>]+@[^@\s|.,;<>]+(?:\.[^@\s|.,;<>]+)+")
_PHONE = re.compile(r"\+?[0-9 ()/.-]+")
_POSTCODE = re.compile(r"([1-9][0-9]{3})\s?([A-Za-z]{2})")
_INVISIBLE = " \t\n\r\f\v\u00a0\u200b\ufeff"


class UnfitValue(InvalidInput):
    """A value that its property cannot hold."""

    def __init__(self, code: str, sentence: str, /, **told: object) -> None:
        super().__init__(sentence, code=code, facts=None, **told)


def check_value(property_: Property, value: object, language: Language = Language.EN) -> str | None:
    """Says what is wrong with a value for a property, None when it fits. Absent is wrong only where it is required."""
    try:
        if stored_value(property_, value) is None and property_.is_required and property_.default is None:
            return missing(property_).text(language)
    except UnfitValue as fault:
        return fault.text(language)
    return None


def missing(property_: Property) -> UnfitValue:
    """The fault of a required property without a value."""
    return UnfitValue("REQUIRED", "{field} is required and cannot be empty.", field=property_.name)


def stored_value(property_: Property, value: object) -> object:
    """The value as the graph keeps it, None for absent (also empty text and an empty list); UnfitValue otherwise."""
    if value is None:
        return None
    if not property_.is_list:
        return _READ[property_.kind](property_, value)
    if not isinstance(value, list | tuple):
        raise UnfitValue("WRONG_KIND", "{field} takes a list, not {given}.", field=property_.name, given=shown(value))
    given = cast("list[object]", value)
    if len(given) > LONGEST_LIST:
        raise UnfitValue(
            "TOO_MANY",
            "{field} has {count} items, at most {longest} are allowed.",
            field=property_.name,
            count=len(given),
            longest=LONGEST_LIST,
        )
    read = (_READ[property_.kind](property_, each) for each in given if each is not None)
    return list(dict.fromkeys(each for each in read if each is not None)) or None


def default_value(property_: Property) -> object:
    """What is stored where nothing is given."""
    default = property_.default
    return default.value if isinstance(default, StrEnum) else default


def shown(value: object) -> str:
    """A given value, short enough for a message."""
    if isinstance(value, int) and abs(value) > _LARGEST:
        return "…"  # repr refuses to print the largest ones
    text = _FORBIDDEN.sub("�", value if isinstance(value, str) else repr(value))
    short = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return f'"{short}"' if isinstance(value, str) else short


def is_id(value: object) -> bool:
    """Whether this has the form of an id."""
    return isinstance(value, str) and ID_PATTERN.fullmatch(value) is not None


def _text(property_: Property, value: object) -> str | None:
    if not isinstance(value, str):
        raise UnfitValue("WRONG_KIND", "{field} takes text, not {given}.", field=property_.name, given=shown(value))
    text = value.strip(_INVISIBLE).strip()
    if not (text.isascii() and text.isprintable()):
        text = _checked_signs(property_, text)
    if len(text) > property_.kind.longest:
        raise UnfitValue(
            "TOO_LONG",
            "{field} has {count} characters, at most {longest} are allowed. Make it shorter.",
            field=property_.name,
            count=len(text),
            longest=property_.kind.longest,
        )
    form = FORMS.get(property_.name)
    return form(property_, text) if form and text else text or None


def _checked_signs(property_: Property, text: str) -> str:
    text = _LINE_ENDS.sub("\n", text)
    lines = text.replace("\n", "").replace("\t", "") if property_.kind is ValueKind.TEXT else text
    if found := _FORBIDDEN.search(lines):
        if found[0] in "\n\t":
            raise UnfitValue(
                "FORBIDDEN_CHARACTER",
                "{field} is one line. Take out the line breaks and tabs.",
                field=property_.name,
            )
        raise UnfitValue(
            "FORBIDDEN_CHARACTER",
            "{field} holds a character that cannot be printed ({character}). Take it out.",
            field=property_.name,
            character=f"U+{ord(found[0]):04X}",
        )
    if lines and all(unicodedata.category(sign) in _UNREADABLE for sign in lines):
        raise UnfitValue(
            "FORBIDDEN_CHARACTER",
            "{field} holds nothing that can be read: no letter, digit or other sign of its own. Give text.",
            field=property_.name,
        )
    # One spelling of an accented letter, so that equal names compare as equal.
    return unicodedata.normalize("NFC", text)


def _email(property_: Property, text: str) -> str:
    if not _EMAIL.fullmatch(text):
        sentence = "{given} is not an e-mail address for {field}. Give one such as naam@voorbeeld.nl."
        raise UnfitValue("INVALID_FORM", sentence, field=property_.name, given=shown(text))
    return text


def _phone(property_: Property, text: str) -> str:
    if not _PHONE.fullmatch(text) or not 5 <= sum(sign.isdigit() for sign in text) <= 15:
        sentence = "{given} is not a telephone number for {field}. Give one such as 06 12345678 or +31 6 12345678."
        raise UnfitValue("INVALID_FORM", sentence, field=property_.name, given=shown(text))
    return text


def _postcode(property_: Property, text: str) -> str:
    found = _POSTCODE.fullmatch(text)
    if not found:
        sentence = "{given} is not a Dutch postcode for {field}. Give four digits and two letters, such as 1234 AB."
        raise UnfitValue("INVALID_FORM", sentence, field=property_.name, given=shown(text))
    return f"{found[1]} {found[2].upper()}"


FORMS: dict[str, Callable[[Property, str], str]] = {"email": _email, "phone": _phone, "postcode": _postcode}
"""Text of a form of its own, by the name of its property: refused in another form, and kept in one spelling."""


def _id(property_: Property, value: object) -> str | None:
    text = value.strip() if isinstance(value, str) else value
    if text == "":
        return None
    if not is_id(text):
        raise UnfitValue(
            "INVALID_ID",
            "{given} is not an id for {field}. An id has 1 to 64 characters out of A-Z a-z 0-9 . _ : and -.",
            field=property_.name,
            given=shown(value),
        )
    return cast(str, text)


def _number(property_: Property, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise UnfitValue(
            "WRONG_KIND", "{field} takes a whole number, not {given}.", field=property_.name, given=shown(value)
        )
    _check_range(property_, value)
    return value


def _decimal(property_: Property, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
        raise UnfitValue("WRONG_KIND", "{field} takes a number, not {given}.", field=property_.name, given=shown(value))
    _check_range(property_, value)
    return float(value)


def _check_range(property_: Property, value: float) -> None:
    lowest = -_LARGEST if property_.lowest is None else property_.lowest
    highest = _LARGEST if property_.highest is None else property_.highest
    if not lowest <= value <= highest:
        raise UnfitValue(
            "OUT_OF_RANGE",
            "{field} is {given}, it must lie from {lowest} to {highest}.",
            field=property_.name,
            given=shown(value),
            lowest=f"{lowest:.0f}",
            highest=f"{highest:.0f}",
        )


def _flag(property_: Property, value: object) -> bool:
    if not isinstance(value, bool):
        raise UnfitValue(
            "WRONG_KIND", "{field} takes true or false, not {given}.", field=property_.name, given=shown(value)
        )
    return value


def _choice(property_: Property, value: object) -> str | None:
    text = value.strip() if isinstance(value, str) else value
    if text == "":
        return None
    choices = [each.value for each in cast("Iterable[StrEnum]", property_.choices)]
    if not isinstance(text, str) or text not in choices:
        raise UnfitValue(
            "UNKNOWN_CHOICE",
            "{given} is not a choice for {field}. Choose one of {choices}.",
            field=property_.name,
            given=shown(value),
            choices=", ".join(choices),
        )
    return str(text)


def check_possible(field: str, day: date) -> None:
    """UnfitValue for a day at which nothing in a neighbourhood can have been."""
    if not is_possible_day(day):
        raise UnfitValue(
            "OUT_OF_RANGE",
            "{field} is {day}. Give a day from {earliest} to {latest}.",
            field=field,
            day=day.isoformat(),
            earliest=EARLIEST.isoformat(),
            latest=LATEST.isoformat(),
        )


def _day(property_: Property, value: object) -> date | None:
    if isinstance(value, date) and not isinstance(value, datetime):
        check_possible(property_.name, value)
        return value
    text = _date_text(value)
    if text == "":
        return None
    try:
        day = parse_day(text or "")
    except InvalidInput:
        raise UnfitValue(
            "INVALID_DATE",
            "{given} is not a full day for {field}. Give a day such as 2026-11-22.",
            field=property_.name,
            given=shown(value),
        ) from None
    check_possible(property_.name, day)
    return day


def _partial_day(property_: Property, value: object) -> str | None:
    given = value.isoformat() if isinstance(value, date) and not isinstance(value, datetime) else value
    text = _date_text(given)
    if text == "":
        return None
    try:
        day = parse_partial_day(text or "")
    except InvalidInput:
        raise UnfitValue(
            "INVALID_DATE",
            "{given} is not a date for {field}. Give a day such as 2026-11-22, a month such as 2026-11 "
            "or a year such as 2026.",
            field=property_.name,
            given=shown(value),
        ) from None
    check_possible(property_.name, earliest_of(day))
    return day


def _moment(property_: Property, value: object) -> datetime | None:
    text = _date_text(value.isoformat() if isinstance(value, datetime) else value)
    if text == "":
        return None
    try:
        moment = parse_moment(text or "")
    except (InvalidInput, OverflowError):
        raise UnfitValue(
            "INVALID_DATE",
            "{given} is not a date and time for {field}. Give it as 2026-11-22 19:30 or 2026-11-22T19:30+01:00.",
            field=property_.name,
            given=shown(value),
        ) from None
    check_possible(property_.name, moment.date())
    return moment


def _date_text(value: object) -> str | None:
    """Text that may hold a date; digits of other scripts would be stored as they stand."""
    return value.strip() if isinstance(value, str) and value.isascii() else None


_READ: dict[ValueKind, Callable[[Property, object], object]] = {
    ValueKind.ID: _id,
    ValueKind.LINE: _text,
    ValueKind.TEXT: _text,
    ValueKind.NUMBER: _number,
    ValueKind.DECIMAL: _decimal,
    ValueKind.FLAG: _flag,
    ValueKind.DAY: _day,
    ValueKind.PARTIAL_DAY: _partial_day,
    ValueKind.MOMENT: _moment,
    ValueKind.CHOICE: _choice,
}
