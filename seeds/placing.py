"""Gives what is written its name only when it is whole, and says in one sentence why it cannot be written."""

import os
import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import Conflict, SchakelError


def place_of(target: Path) -> Path:
    """Where a target really is: links and dots would be replaced themselves, and not what they lead to."""
    return Path(os.path.realpath(target))


def check_replaceable(target: Path) -> None:
    """Conflict for a folder in whose place no other can be put, or where that would leave the asker in a lost one."""
    place = place_of(target)
    if place == Path.cwd() or place.is_mount():
        what = "the folder that you are in" if place == Path.cwd() else "a disk of its own"
        raise Conflict(
            f"{str(target)!r} is {what}, which cannot be replaced as a whole. Give the name of a new folder in it.",
            code="TARGET_EXISTS",
        )


@contextmanager
def telling_refusals(target: Path) -> Generator[None]:
    """Whatever a disk refuses while a target is written becomes one error that names it."""
    try:
        yield
    except OSError as error:
        raise SchakelError(
            f"{str(target)!r} cannot be written: {error.strerror or error}. Nothing was written. "
            "Make room, or choose another place.",
            code="NO_ROOM",
        ) from error


def new_part(place: Path) -> Path:
    """A folder beside a place, of a name that nobody has, in which it is made."""
    place.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix=f".{place.name}.", suffix=".part", dir=place.parent))
    part.chmod(0o755)
    return part


def put(part: Path, place: Path) -> None:
    """Gives what was written its name, instead of what was there."""
    if not place.is_dir():
        part.replace(place)
        return
    before = Path(tempfile.mkdtemp(prefix=f".{place.name}.", suffix=".before", dir=place.parent))
    kept = before / place.name
    try:
        place.replace(kept)
        try:
            part.replace(place)
        except OSError:
            kept.replace(place)
            raise
    finally:
        shutil.rmtree(before, ignore_errors=True)
