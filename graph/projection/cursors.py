"""Cursors: the sort key and the id of the last row seen, so that paging neither loses nor repeats a row."""

import base64
import binascii
from typing import cast

import orjson

from graph.errors import InvalidInput


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
        sentence = "{given!r} is not a cursor of this list. Leave `after` out to begin again."
        raise InvalidInput(sentence, given=cursor[:80])
    return order, key, row_id


def row_before(cursor: str, order: str) -> tuple[object, str]:
    """Sort key and id of the row of a cursor; InvalidInput when it is of another list, or of another order."""
    given, key, row_id = decode(cursor)
    if given != order:
        raise InvalidInput(
            "The cursor in `after` belongs to another list, or to one in another order. "
            "Leave `after` out to begin again."
        )
    return key, row_id


def key_is_null(cursor: str) -> bool:
    """Whether the row of this cursor had no sort key."""
    return decode(cursor)[1] is None
