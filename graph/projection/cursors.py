"""Cursors: the sort key and the id of the last row seen, so that paging neither loses nor repeats a row."""

import base64
import binascii
import re
from datetime import datetime
from typing import cast

import orjson

from graph.errors import InvalidInput
from graph.model import ValueKind

# As the database writes them, and reads them again; a clock is at most 18 hours from Greenwich there.
_FORMS = {
    ValueKind.DAY: re.compile(r"\d{4}-\d\d-\d\d"),
    ValueKind.MOMENT: re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-](0\d|1[0-7]):[0-5]\d)"),
}


def encode(order: str, key: object, row_id: str) -> str:
    """The cursor of a row in a list sorted in this order; the order's name says of what the list is."""
    return base64.urlsafe_b64encode(orjson.dumps([order, key, row_id])).decode().rstrip("=")


def decode(cursor: str) -> tuple[str, object, str]:
    """Order, sort key and id; InvalidInput when it is not a cursor of Schakel."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        parts = orjson.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        order, key, row_id = cast(tuple[object, object, object], parts)
    except (binascii.Error, ValueError, TypeError):
        raise InvalidInput(
            "{given!r} is not a cursor. Give `endCursor` or `cursor` of an earlier page, or leave `after` out.",
            given=cursor[:80],
        ) from None
    if not isinstance(order, str) or not isinstance(row_id, str) or not isinstance(key, str | None):
        raise _not_of_this_list(cursor)
    return order, key, row_id


def row_before(cursor: str, order: str, kind: ValueKind) -> tuple[object, str]:
    """Sort key and id of the row of a cursor; InvalidInput when it is of another list, or of another order."""
    given, key, row_id = decode(cursor)
    if given != order:
        raise InvalidInput(
            "The cursor in `after` belongs to another list, or to one in another order. "
            "Leave `after` out to begin again."
        )
    if isinstance(key, str) and not _is_of_kind(key, kind):
        raise _not_of_this_list(cursor)
    return key, row_id


def _is_of_kind(key: str, kind: ValueKind) -> bool:
    form = _FORMS.get(kind)
    if form is None:
        return True
    try:
        datetime.fromisoformat(key)
    except ValueError:
        return False
    return form.fullmatch(key) is not None


def _not_of_this_list(cursor: str) -> InvalidInput:
    sentence = "{given!r} is not a cursor of this list. Leave `after` out to begin again."
    return InvalidInput(sentence, given=cursor[:80])


def key_is_null(cursor: str) -> bool:
    """Whether the row of this cursor had no sort key."""
    return decode(cursor)[1] is None
