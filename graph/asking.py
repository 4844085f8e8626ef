"""What every question is given: the database, who is asking, and which fields of the answer are wanted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.access import Viewer
from graph.database import Database
from graph.settings import ServiceSettings

if TYPE_CHECKING:
    from graph.snapshot import Snapshots


@dataclass(frozen=True)
class Asking:
    """One question being asked.

    `wanted` holds the dotted paths of the answer's fields that were selected, in GraphQL spelling
    (`connectors.rankLow`); None means all of them. `spelt` gives arguments and ids as the asker knows them.
    """

    database: Database
    viewer: Viewer
    service: ServiceSettings
    snapshots: Snapshots
    wanted: frozenset[str] | None = None
    spelt: Callable[[str], str] = str

    def wants(self, path: str) -> bool:
        """Whether a field of the answer was asked for."""
        return self.wanted is None or path in self.wanted
