"""New ids: UUIDv7, which sort by the moment they were made. Python has none before 3.14."""

import secrets
import time
import uuid


def new_id() -> str:
    """A UUIDv7: 48 bits of milliseconds, 12 bits of the part of a millisecond, 62 random bits."""
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    part = rest * 4096 // 1_000_000
    number = (milliseconds << 80) | (0x7 << 76) | (part << 64) | (0b10 << 62) | secrets.randbits(62)
    return str(uuid.UUID(int=number))
