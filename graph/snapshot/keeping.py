"""Keeps snapshots for as long as the graph has not changed, within a bound on memory."""

from collections import OrderedDict
from collections.abc import AsyncGenerator, Awaitable, Callable, Hashable, Iterable
from contextlib import aclosing
from datetime import date
from functools import partial
from typing import Any, TypeVar, cast

from graph.access import Viewer
from graph.areas import AreaReader
from graph.database import ANALYSIS_SECONDS, Database
from graph.model.kinds import TieKind
from graph.sight import FIND_REVISION
from graph.snapshot.arrays import Snapshot
from graph.snapshot.building import Asked, Building
from graph.snapshot.sharing import Sharing
from graph.snapshot.work import Stop, Workers

MOST_BYTES = 256 * 1024 * 1024
# Findings are small: pairs of people, figures of areas.
MOST_FINDINGS = 32
# Parameters of the viewer that decide about words and about what only they recorded, not about who is seen.
_NOT_SIGHT = frozenset({"viewerId", "viewerStandIn"})

Result = TypeVar("Result")


class Snapshots:
    """The snapshots of one process.

    A snapshot is read once for everybody with the same sight who asks for the same area, kinds of ties and day, until
    the revision of the graph changes; the revision is read with every request, so that a change by another worker is
    seen by the next one.
    """

    def __init__(self, database: Database, *, most_bytes: int = MOST_BYTES) -> None:
        self._database = database
        self._most_bytes = most_bytes
        self._kept: OrderedDict[Hashable, Snapshot] = OrderedDict()
        self._findings: OrderedDict[Hashable, tuple[int, Any]] = OrderedDict()
        self._reading: Sharing[Snapshot] = Sharing()
        self._computing: Sharing[Any] = Sharing()
        self._workers = Workers()

    async def of(self, viewer: Viewer, *, area: str | None, kinds: Iterable[TieKind], day: date) -> Snapshot:
        """The network of an area, or of all areas for None, as this viewer may see it on a day.

        NotFound or InvalidInput when `area` is not an area.
        """
        asked = Asked(area, day, tuple(sorted(set(kinds))), await self.revision(viewer))
        key = (area, day, asked.kinds, viewer.sight, _sight_values(viewer))
        kept = self._kept.get(key)
        if kept is not None and kept.revision == asked.revision:
            self._kept.move_to_end(key)
            return kept
        return await self._reading.once((key, asked.revision), lambda: self._read(viewer, key, asked))

    async def revision(self, viewer: Viewer) -> int:
        """The number of the last change of the graph, 0 before the first."""
        row = await self._database.read_first(FIND_REVISION, viewer)
        return (row.revision or 0) if row else 0

    async def work(self, computation: Callable[[Stop], Result], *, seconds: float) -> Result:
        """The result of a long computation, off the event loop; LimitExceeded after so many seconds."""
        return await self._workers.run(computation, seconds=seconds)

    async def once(self, key: Hashable, make: Callable[[], Awaitable[Result]]) -> Result:
        """The result for a key, made once for all who ask for it while it is made."""
        return await self._computing.once(key, make)

    async def found(self, viewer: Viewer, key: Hashable, make: Callable[[], Awaitable[Result]]) -> Result:
        """What `make` finds for everybody with this sight, kept until the graph changes or others crowd it out."""
        revision = await self.revision(viewer)
        own = (key, viewer.sight, _sight_values(viewer))
        kept = self._findings.get(own)
        if kept is not None and kept[0] == revision:
            self._findings.move_to_end(own)
            return kept[1]

        async def made() -> Result:
            finding = await make()
            self._findings[own] = (revision, finding)
            self._findings.move_to_end(own)
            if len(self._findings) > MOST_FINDINGS:
                self._findings.popitem(last=False)
            return finding

        return await self.once((own, revision), made)

    @property
    def held_bytes(self) -> int:
        """About how much memory all kept snapshots hold."""
        return sum(each.size_bytes for each in self._kept.values())

    def close(self) -> None:
        """Forgets everything and lets go of the threads."""
        self._kept.clear()
        self._findings.clear()
        self._workers.close()

    async def _read(self, viewer: Viewer, key: Hashable, asked: Asked) -> Snapshot:
        reader = AreaReader(self._database, viewer, asked.area, asked.day)
        parties = await reader.parties(asked.kinds)
        building = await self._worked(partial(Building, parties, asked))
        for kind in asked.kinds:
            if kind is TieKind.MEETS:
                await self._worked(partial(building.take_meetings, await reader.meetings(parties)))
            else:
                await self._take(building, kind, reader.ties(kind, parties))
        snapshot = await self._worked(building.finished)
        self._keep(key, snapshot)
        return snapshot

    async def _take(self, building: Building, kind: TieKind, parts: AsyncGenerator[list[list[Any]]]) -> None:
        async with aclosing(parts):
            async for rows in parts:
                await self._worked(partial(building.take, kind, rows))

    async def _worked(self, computation: Callable[[], Result]) -> Result:
        return await self.work(lambda _: computation(), seconds=ANALYSIS_SECONDS)

    def _keep(self, key: Hashable, snapshot: Snapshot) -> None:
        self._kept[key] = snapshot
        self._kept.move_to_end(key)
        held = self.held_bytes
        while held > self._most_bytes and self._kept:
            held -= self._kept.popitem(last=False)[1].size_bytes


def _sight_values(viewer: Viewer) -> Hashable:
    """What of the viewer decides which people are seen; who exactly is asking does not."""
    return tuple(
        (name, tuple(cast("list[str]", value)) if isinstance(value, list) else value)
        for name, value in sorted(viewer.parameters().items())
        if name not in _NOT_SIGHT
    )
