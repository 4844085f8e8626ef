"""One value against its declaration: kinds, lengths, choices, limits, and what is stored of it."""

from datetime import date, datetime, timedelta, timezone

import pytest

from graph.model import DataClass, Property, ValueKind
from graph.model.kinds import Language, PersonRole
from graph.model_values import UnfitValue, check_value, default_value, is_id, stored_value


def declared(kind: ValueKind, **more: object) -> Property:
    return Property("field", kind, DataClass.P, "A field.", **more)  # type: ignore[arg-type]


ID = declared(ValueKind.ID)
LINE = declared(ValueKind.LINE)
TEXT = declared(ValueKind.TEXT)
LINES = declared(ValueKind.LINE, is_list=True)
NUMBER = declared(ValueKind.NUMBER, lowest=1, highest=5)
DECIMAL = declared(ValueKind.DECIMAL, lowest=-90, highest=90)
FLAG = declared(ValueKind.FLAG)
DAY = declared(ValueKind.DAY)
PARTIAL_DAY = declared(ValueKind.PARTIAL_DAY)
MOMENT = declared(ValueKind.MOMENT)
CHOICE = declared(ValueKind.CHOICE, choices=PersonRole)
CHOICES = declared(ValueKind.CHOICE, choices=PersonRole, is_list=True)
SUMMER = timezone(timedelta(hours=2))
WINTER = timezone(timedelta(hours=1))


@pytest.mark.parametrize(
    ("property_", "given", "expected"),
    [
        (LINE, "  Anna \u00a0", "Anna"),
        (LINE, "Zoe\u0308", "Zoë"),
        (LINE, "\ufeffAnna\u200b", "Anna"),
        (LINE, "x" * 500, "x" * 500),
        (LINE, "👩\u200d🍳", "👩\u200d🍳"),
        (LINE, "", None),
        (LINE, " \t\n", None),
        (LINE, None, None),
        (TEXT, "een\r\ntwee\rdrie\tvier", "een\ntwee\ndrie\tvier"),
        (TEXT, "x" * 10_000, "x" * 10_000),
        (LINES, [" a ", None, "", "b", "a"], ["a", "b"]),
        (LINES, ("a",), ["a"]),
        (LINES, [], None),
        (LINES, [""], None),
        (ID, " p:1_a.B-2 ", "p:1_a.B-2"),
        (ID, "x" * 64, "x" * 64),
        (ID, "", None),
        (NUMBER, 1, 1),
        (NUMBER, 5, 5),
        (DECIMAL, 52, 52.0),
        (DECIMAL, -90.0, -90.0),
        (FLAG, False, False),
        (DAY, date(2024, 2, 29), date(2024, 2, 29)),
        (DAY, "29-2-2024", date(2024, 2, 29)),
        (DAY, " ", None),
        (PARTIAL_DAY, "2026", "2026"),
        (PARTIAL_DAY, "2026-11", "2026-11"),
        (PARTIAL_DAY, "1-2-2026", "2026-02-01"),
        (PARTIAL_DAY, date(2026, 11, 22), "2026-11-22"),
        (MOMENT, "2026-07-01 20:00", datetime(2026, 7, 1, 20, tzinfo=SUMMER)),
        (MOMENT, datetime(2026, 1, 1, 20, tzinfo=WINTER), datetime(2026, 1, 1, 20, tzinfo=WINTER)),
        (MOMENT, "2026-01-01", datetime(2026, 1, 1, tzinfo=WINTER)),
        (CHOICE, PersonRole.VOLUNTEER, "VOLUNTEER"),
        (CHOICE, " VOLUNTEER ", "VOLUNTEER"),
        (CHOICE, "", None),
        (CHOICES, ["VOLUNTEER", "VOLUNTEER", "RESIDENT"], ["VOLUNTEER", "RESIDENT"]),
    ],
)
def test_what_fits_is_stored_in_one_form(property_: Property, given: object, expected: object) -> None:
    stored = stored_value(property_, given)

    assert stored == expected
    assert type(stored) is type(expected)
    assert check_value(property_, given) is None
    assert stored_value(property_, stored) == stored


@pytest.mark.parametrize(
    ("property_", "given", "code"),
    [
        (LINE, 3, "WRONG_KIND"),
        (LINE, ["a"], "WRONG_KIND"),
        (LINE, "x" * 501, "TOO_LONG"),
        (LINE, "a\nb", "FORBIDDEN_CHARACTER"),
        (LINE, "a\tb", "FORBIDDEN_CHARACTER"),
        (LINE, "a\x00b", "FORBIDDEN_CHARACTER"),
        (LINE, "a\x85b", "FORBIDDEN_CHARACTER"),
        (LINE, "a\u2028b", "FORBIDDEN_CHARACTER"),
        (LINE, "a\u202eb", "FORBIDDEN_CHARACTER"),
        (LINE, "a\ud800b", "FORBIDDEN_CHARACTER"),
        (LINE, "\ufffe", "FORBIDDEN_CHARACTER"),
        (LINE, "a\ufdd0b", "FORBIDDEN_CHARACTER"),
        (LINE, "a\U0010ffffb", "FORBIDDEN_CHARACTER"),
        (LINE, "\u0301\u0308", "FORBIDDEN_CHARACTER"),
        (LINE, "\u200d \ufe0f", "FORBIDDEN_CHARACTER"),
        (TEXT, "\u0301\n\u0301", "FORBIDDEN_CHARACTER"),
        (TEXT, "a\x1bb", "FORBIDDEN_CHARACTER"),
        (TEXT, "x" * 10_001, "TOO_LONG"),
        (LINES, "a", "WRONG_KIND"),
        (LINES, {"a": 1}, "WRONG_KIND"),
        (LINES, ["a", 3], "WRONG_KIND"),
        (LINES, ["x"] * 101, "TOO_MANY"),
        (LINES, ["x" * 501], "TOO_LONG"),
        (ID, "a b", "INVALID_ID"),
        (ID, "x" * 65, "INVALID_ID"),
        (ID, "é", "INVALID_ID"),
        (ID, 3, "INVALID_ID"),
        (ID, ["a"], "INVALID_ID"),
        (NUMBER, 0, "OUT_OF_RANGE"),
        (NUMBER, 6, "OUT_OF_RANGE"),
        (NUMBER, 2.0, "WRONG_KIND"),
        (NUMBER, True, "WRONG_KIND"),
        (NUMBER, "2", "WRONG_KIND"),
        (declared(ValueKind.NUMBER), 2**63, "OUT_OF_RANGE"),
        (DECIMAL, 90.5, "OUT_OF_RANGE"),
        (DECIMAL, float("inf"), "OUT_OF_RANGE"),
        (DECIMAL, 10**400, "OUT_OF_RANGE"),
        (DECIMAL, float("nan"), "WRONG_KIND"),
        (DECIMAL, True, "WRONG_KIND"),
        (DECIMAL, "52", "WRONG_KIND"),
        (FLAG, 1, "WRONG_KIND"),
        (FLAG, "true", "WRONG_KIND"),
        (DAY, "2026-02-30", "INVALID_DATE"),
        (DAY, "2026-02", "INVALID_DATE"),
        (DAY, "٢٠٢٦-١١-٢٢", "INVALID_DATE"),
        (DAY, 20261122, "INVALID_DATE"),
        (DAY, datetime(2026, 11, 22, tzinfo=WINTER), "INVALID_DATE"),
        (PARTIAL_DAY, "2026-13", "INVALID_DATE"),
        (PARTIAL_DAY, "٢٠٢٦", "INVALID_DATE"),
        (PARTIAL_DAY, "0000", "INVALID_DATE"),
        (PARTIAL_DAY, datetime(2026, 11, 22, tzinfo=WINTER), "INVALID_DATE"),
        (MOMENT, "2026-11-22 25:00", "INVALID_DATE"),
        (MOMENT, "0001-01-01 00:00", "INVALID_DATE"),
        (MOMENT, "tomorrow", "INVALID_DATE"),
        (CHOICE, "volunteer", "UNKNOWN_CHOICE"),
        (CHOICE, 3, "UNKNOWN_CHOICE"),
        (CHOICE, ["VOLUNTEER"], "UNKNOWN_CHOICE"),
        (CHOICES, ["VOLUNTEER", "KING"], "UNKNOWN_CHOICE"),
    ],
)
def test_what_does_not_fit_says_why(property_: Property, given: object, code: str) -> None:
    with pytest.raises(UnfitValue) as unfit:
        stored_value(property_, given)

    assert unfit.value.code == code
    assert check_value(property_, given) == unfit.value.message
    assert "field" in unfit.value.message
    assert len(unfit.value.message) < 200


def named(name: str) -> Property:
    return Property(name, ValueKind.LINE, DataClass.A2, "A field.")


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("email", " naam@voorbeeld.nl ", "naam@voorbeeld.nl"),
        ("email", "een.naam+b@mail.voorbeeld.example", "een.naam+b@mail.voorbeeld.example"),
        ("email", "zoë@café.example", "zoë@café.example"),
        ("email", "  ", None),
        ("phone", "06-12345678", "06-12345678"),
        ("phone", "+31 (0)6 1234 5678", "+31 (0)6 1234 5678"),
        ("phone", "14 020", "14 020"),
        ("postcode", "1234 AB", "1234 AB"),
        ("postcode", "1234ab", "1234 AB"),
        ("postcode", "9999 ss", "9999 SS"),
    ],
)
def test_an_address_or_number_is_kept_in_one_spelling(name: str, given: str, expected: str | None) -> None:
    assert stored_value(named(name), given) == expected


@pytest.mark.parametrize(
    ("name", "given"),
    [
        *(("email", each) for each in ("naam", "naam@", "@x.nl", "a b@c.nl", "naam@voorbeeld", "a@b..nl", "a@b@c.nl")),
        *(("phone", each) for each in ("06", "geen", "06 1234 5678 toestel", "0" * 16, "++31612345678", "٠٦١٢٣٤٥٦٧٨")),
        *(("postcode", each) for each in ("1234", "0123 AB", "1234  AB", "1234 A1", "AB 1234", "12345 AB")),
    ],
)  # fmt: skip
def test_what_is_no_address_or_number_is_refused_with_an_example(name: str, given: str) -> None:
    with pytest.raises(UnfitValue, match=r"Give .* such as ") as unfit:
        stored_value(named(name), given)

    assert unfit.value.code == "INVALID_FORM"
    assert unfit.value.text(Language.NL).endswith(("nl.", "12345678.", "1234 AB."))


def test_a_message_names_what_was_given_and_what_is_allowed() -> None:
    assert check_value(NUMBER, 6) == "field is 6, it must lie from 1 to 5."
    assert check_value(NUMBER, 6, Language.NL) == "field is 6; het moet van 1 tot en met 5 zijn."
    assert check_value(LINE, "x" * 501) == "field has 501 characters, at most 500 are allowed. Make it shorter."


def test_a_number_too_large_to_print_is_out_of_range() -> None:
    for each in (NUMBER, DECIMAL):
        with pytest.raises(UnfitValue) as unfit:
            stored_value(each, 10**5000)
        assert unfit.value.code == "OUT_OF_RANGE"


def test_a_long_value_is_shortened_in_a_message() -> None:
    message = check_value(DAY, "x" * 10_000)

    assert message == f'"{"x" * 39}…" is not a full day for field. Give a day such as 2026-11-22.'


def test_absent_is_wrong_only_where_nothing_else_is_known() -> None:
    assert check_value(declared(ValueKind.LINE, is_required=True), " ") == "field is required and cannot be empty."
    assert check_value(declared(ValueKind.FLAG, is_required=True, default=True), None) is None
    assert check_value(LINE, None) is None


def test_a_default_is_stored_as_plain_text() -> None:
    default = default_value(declared(ValueKind.CHOICE, choices=PersonRole, default=PersonRole.RESIDENT))

    assert (default, type(default)) == ("RESIDENT", str)


@pytest.mark.parametrize("text", ["a", "A-z_0.9:x", "x" * 64])
def test_ids_have_a_form(text: str) -> None:
    assert is_id(text)


@pytest.mark.parametrize("text", ["", " a", "a\n", "x" * 65, "a/b", None, 3])
def test_other_things_are_no_ids(text: object) -> None:
    assert not is_id(text)
