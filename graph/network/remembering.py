"""An answer is computed once for all who ask the same of the same network, and kept as long as that holds."""

from collections.abc import Awaitable, Callable, Hashable
from typing import TypeVar

from graph.asking import Asking
from graph.snapshot import Snapshot

Answer = TypeVar("Answer")


async def remembered(
    asking: Asking, snapshot: Snapshot, asked: Hashable, kind: type[Answer], make: Callable[[], Awaitable[Answer]]
) -> Answer:
    """The answer to `asked`, of class `kind`: kept with the snapshot, else made once for all who wait for it."""
    key = (asked, asking.wanted, asking.viewer.language, asking.viewer.day)
    found = snapshot.remembered(key)
    if isinstance(found, kind):
        return found
    answer = await asking.snapshots.once((id(snapshot), key), make)
    return snapshot.remember(key, answer)
