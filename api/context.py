"""What one request works with."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from graph.access import Viewer
from graph.asking import Asking
from graph.database import Database
from graph.planning import Askers
from graph.projection import Reader, Selected
from graph.projection.answers import shape_answer
from graph.settings import ServiceSettings
from graph.snapshot import Snapshots


@dataclass(frozen=True)
class Services:
    """What all requests of a process share."""

    database: Database
    reader: Reader
    snapshots: Snapshots
    settings: ServiceSettings
    askers: Askers = field(default_factory=Askers)

    @classmethod
    def on(cls, database: Database, settings: ServiceSettings) -> "Services":
        """The services on a database."""
        reader = Reader(database, new_texts_per_minute=settings.new_texts_per_minute)
        return cls(database, reader, Snapshots(database), settings)


@dataclass(frozen=True)
class Context:
    """One request: who asks, and the services that answer."""

    services: Services
    viewer: Viewer
    spelt: Callable[[str], str] = str
    """How arguments and ids are called by who asks, where that is not as the API spells them."""

    def asking(self, selected: Selected | None = None) -> Asking:
        """What a question is given."""
        services = self.services
        fields = None if selected is None else selected.children.paths
        return Asking(services.database, self.viewer, services.settings, services.snapshots, fields, self.spelt)

    async def shaped(self, answer: object, selected: Selected) -> Any:
        """An answer, with its entities read."""
        return await shape_answer(self.services.reader, self.viewer, answer, selected)
