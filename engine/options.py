"""What the engine can be told, and what it tells back."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from engine.errors import EngineError


@dataclass(frozen=True)
class EngineOptions:
    """How the embedded Neo4j runs; the defaults suit up to about 100,000 entities."""

    heap_mib: int = 512
    page_cache_mib: int = 256
    port: int = 0
    """0 chooses a free port."""
    cache_directory: Path | None = None
    """Where the jars are kept; None means the directory of `default_cache_directory`."""
    java: Path | None = None
    """None means the Java runtime that is installed together with Schakel."""
    ahead_of_time: bool = True
    """Keep and use a cache of loaded classes, which halves the time to start."""
    lasts_briefly: bool = False
    """Compile by the quick compiler alone: a fifth less work to start, but a million ties load in 1.7 times as long."""
    start_seconds: float = 180.0
    stop_seconds: float = 30.0
    minimum_free_mib: int = 512
    """A start is refused when the disk has less room than this."""

    def __post_init__(self) -> None:
        _require_between("The heap (MiB)", self.heap_mib, 128, 65_536)
        _require_between("The page cache (MiB)", self.page_cache_mib, 16, 1_048_576)
        _require_between("The port", self.port, 0, 65_535)


def _require_between(what: str, given: int, least: int, most: int) -> None:
    if not least <= given <= most:
        raise EngineError(f"{what} is {given}; allowed is {least} to {most}.", code="ENGINE_OPTION_INVALID")


@dataclass(frozen=True)
class EngineAddress:
    """Where a running engine answers."""

    uri: str
    user: str
    password: str = field(repr=False)
    pid: int


@dataclass(frozen=True)
class Progress:
    """How far one long step is; `total` is None when that cannot be known."""

    step: str
    done: int
    total: int | None
    unit: str


OnProgress = Callable[[Progress], None]


def silent(_progress: Progress) -> None:
    """Shows nothing."""


def default_cache_directory() -> Path:
    """One directory per user, outside the repository, so that every clone reuses the same 180 MB."""
    chosen = os.environ.get("SCHAKEL_CACHE")
    if chosen:
        return Path(chosen).expanduser().absolute()
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "schakel"
