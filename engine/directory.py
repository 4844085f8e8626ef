"""The data directory of one engine: where everything lies, who holds it, and mending after a broken swap."""

import errno
import fcntl
import json
import os
import re
import secrets
import shutil
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

from engine.errors import EngineError

USER = "neo4j"
HASH_ROUNDS = 1024
WIND_DOWN_SECONDS = 6.0
"""Longer than a keeper needs to end the Java of a dead owner."""
PARTS = ("conf", "logs", "run", "plugins", "import")


@dataclass(frozen=True)
class Layout:
    """The paths inside a data directory."""

    root: Path

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def previous(self) -> Path:
        """The data as it was before a load; there only while a load changes them over."""
        return self.root / "data.previous"

    @property
    def incoming(self) -> Path:
        """A home of its own for data that are being loaded."""
        return self.root / "incoming"

    @property
    def password(self) -> Path:
        return self.root / "password"

    @property
    def lock(self) -> Path:
        return self.root / "lock"

    @property
    def state(self) -> Path:
        return self.root / "run" / "engine.json"

    @property
    def version(self) -> Path:
        """The newest Neo4j that has opened the data; it lies with them, so that it moves with them."""
        return self.data / "schakel-neo4j-version"

    @property
    def log(self) -> Path:
        return self.root / "logs" / "engine.log"

    @property
    def plan(self) -> Path:
        return self.root / "run" / "plan.json"

    def has_data(self) -> bool:
        return (self.data / "databases" / "neo4j").is_dir()


def prepare(layout: Layout) -> None:
    """Makes the directories, readable by their owner alone; says why when that is impossible."""
    try:
        _refuse_foreign(layout)
        layout.root.mkdir(parents=True, exist_ok=True, mode=0o700)
        layout.lock.touch(mode=0o600)
        for name in PARTS:
            (layout.root / name).mkdir(exist_ok=True, mode=0o700)
        probe = layout.root / "run" / "probe"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise _unwritable(layout, error) from error


def _unwritable(layout: Layout, error: OSError) -> EngineError:
    return EngineError(
        f"The data directory {layout.root} cannot be written: {error.strerror}. "
        "Choose another one, or give yourself the right to write there.",
        code="ENGINE_DISK_FULL" if error.errno == errno.ENOSPC else "ENGINE_DIRECTORY_UNUSABLE",
        facts={"directory": str(layout.root)},
    )


def _refuse_foreign(layout: Layout) -> None:
    """A `data` folder that is not ours could be somebody's work, and a reset would throw it away."""
    if layout.lock.exists():
        return
    foreign = [name for name in ("data", *PARTS) if os.path.lexists(layout.root / name)]
    if foreign:
        raise EngineError(
            f"{layout.root} has a folder {foreign[0]} that is not of an engine. Choose an empty directory.",
            code="ENGINE_DIRECTORY_FOREIGN",
            facts={"directory": str(layout.root), "found": foreign},
        )


@contextmanager
def held(layout: Layout, purpose: str) -> Generator[int]:
    """Holds the directory; the descriptor may be handed to a child, which then holds it too."""
    descriptor = os.open(layout.lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _take(descriptor, layout)
        note_holder(descriptor, os.getpid(), purpose)
        yield descriptor
    except OSError as error:
        raise _unwritable(layout, error) from error
    finally:
        os.close(descriptor)


def note_holder(descriptor: int, pid: int, purpose: str) -> None:
    """Tells those who are refused by whom."""
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, json.dumps({"pid": pid, "purpose": purpose}).encode(), 0)


def _take(descriptor: int, layout: Layout) -> None:
    """Takes the lock; when its holder is dead, its Java is about to end, and a moment's wait is worth it."""
    end = time.monotonic() + WIND_DOWN_SECONDS
    while not _is_taken(descriptor):
        holder = read_json(layout.lock)
        if is_alive(holder.get("pid")) or time.monotonic() > end:
            raise EngineError(
                f"The data directory {layout.root} is in use by process {holder.get('pid', 'unknown')} "
                f"({holder.get('purpose', 'unknown')}). Stop that one, or choose another directory.",
                code="ENGINE_DIRECTORY_IN_USE",
                facts={"directory": str(layout.root), **holder},
            )
        time.sleep(0.05)


def _is_taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def is_alive(pid: object) -> bool:
    """Whether there is such a process that has not ended; one that nobody has waited for yet has ended."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    except OSError:
        return False
    return state[0] not in ("Z", "X")


def read_json(file: Path) -> dict[str, Any]:
    """The object in a file; empty when there is none or when it is being written."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {}


def require_known_version(layout: Layout, version: str) -> None:
    """Refuses data that a newer Neo4j has opened."""
    written = layout.version.read_text(encoding="ascii").strip() if layout.version.exists() else version
    if version_number(written) > version_number(version):
        raise EngineError(
            f"The data in {layout.data} were written by Neo4j {written}, newer than the {version} of this Schakel. "
            "Update Schakel, or load a dump that was made with it.",
            code="ENGINE_DATA_NEWER",
            facts={"data_version": written, "engine_version": version},
        )


def version_number(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text))


def mend(layout: Layout) -> None:
    """After a load that was killed: the old data come back; what it left behind goes."""
    if layout.previous.exists() and not layout.data.exists():
        layout.previous.rename(layout.data)
    for left in (layout.previous, layout.incoming, *layout.root.glob("discarded-*")):
        shutil.rmtree(left, ignore_errors=True)


def discard_data(layout: Layout) -> None:
    """Takes the data away in one step, then frees the room."""
    if layout.data.exists():
        discarded = layout.root / f"discarded-{time.time_ns()}"
        layout.data.rename(discarded)
        shutil.rmtree(discarded)


def ensure_password(layout: Layout) -> str:
    """The password of this directory, made once and readable by its owner alone."""
    try:
        return layout.password.read_text(encoding="ascii")
    except FileNotFoundError:
        if (layout.data / "databases" / "system").exists():
            raise EngineError(
                f"{layout.password} is missing, but the data were made with it. "
                "Put it back, or save the data with a dump, reset, and load the dump.",
                code="ENGINE_PASSWORD_MISSING",
            ) from None
    password = secrets.token_urlsafe(24)
    write_private(layout.password, password)
    return password


def write_private(file: Path, text: str) -> None:
    """Whole or not at all, and readable by its owner alone."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = file.with_name(f"{file.name}.draft")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as stream:
        stream.write(text)
    draft.replace(file)


def write_initial_user(data: Path, password: str) -> None:
    """What `neo4j-admin dbms set-initial-password` writes, without the password on a command line for all to read."""
    file = data / "dbms" / "auth.ini"
    if (data / "databases" / "system").exists():
        return
    salt = secrets.token_bytes(32)
    digest = salt + password.encode()
    for _ in range(HASH_ROUNDS):
        digest = sha256(digest).digest()
    write_private(file, f"{USER}:SHA-256,{digest.hex()},{salt.hex()},{HASH_ROUNDS}:\n")
