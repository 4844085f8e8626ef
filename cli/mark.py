"""Which database holds the demo, of which seeds, and on which day it is asked."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cli.options import data_directory
from engine.directory import Layout, write_private
from graph.access import DEMO_VIEWER, Viewer
from graph.dates import today
from graph.settings import Settings

DEMO_DAY = date(2026, 11, 22)
"""Today in the demo, in every year: on a later day all that is open or to come in it would be past."""


@dataclass(frozen=True)
class Mark:
    """Says which seeds the database of this directory holds; beside the data, so that it goes and comes with them."""

    file: Path

    def read(self) -> str | None:
        """The digest of the seeds; None when the demo was never loaded here."""
        try:
            return self.file.read_text(encoding="ascii")
        except OSError:  # a directory that cannot be read is refused with its reason by who opens it
            return None

    def write(self, digest: str) -> None:
        """Writes the digest down."""
        write_private(self.file, digest)


def mark_of(data: Path | None) -> Mark:
    """The mark of the database that a command with this data directory works on."""
    directory = data_directory(data)
    if uri := Settings().database.uri:
        return Mark(directory / f"demo-{hashlib.sha256(uri.encode()).hexdigest()[:16]}")
    return Mark(Layout(directory).data / "schakel-demo")


def fixed_day(data: Path | None) -> date | None:
    """The day that questions are about where it is not today: the one that is set, else that of the demo."""
    return Settings().service.day or (DEMO_DAY if mark_of(data).read() is not None else None)


def day_of(data: Path | None) -> date:
    """The day that questions are about unless they name another."""
    return fixed_day(data) or today()


def loader_of(data: Path | None) -> Viewer:
    """Who loads and exports folders here, on the day that it is in this database."""
    return replace(DEMO_VIEWER, day=day_of(data))
