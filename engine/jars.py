"""The jars of Neo4j as the lock file names them, and whether the ones on disk are the same."""

import hashlib
import tomllib
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from engine.errors import EngineError

LOCK_FILE = Path(__file__).with_name("jgo.lock.toml")


@dataclass(frozen=True)
class Jar:
    """One locked file: its Maven coordinate and the hash it must have."""

    group: str
    artifact: str
    version: str
    classifier: str
    packaging: str
    sha256: str

    @property
    def file_name(self) -> str:
        suffix = f"-{self.classifier}" if self.classifier else ""
        return f"{self.artifact}-{self.version}{suffix}.{self.packaging}"


def parse_lock(text: str) -> tuple[Jar, ...]:
    """Reads the lock file; an entry without a hash, or two files of one name, make it unusable."""
    jars = tuple(_jar(entry) for entry in tomllib.loads(text)["dependencies"])
    names = [jar.file_name for jar in jars]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise EngineError(f"The lock file names {twice[0]} twice.", code="ENGINE_LOCK_BROKEN")
    return jars


def _jar(entry: dict[str, Any]) -> Jar:
    if not entry.get("sha256"):
        raise EngineError(f"The lock file has no hash for {entry['artifactId']}.", code="ENGINE_LOCK_BROKEN")
    return Jar(
        group=entry["groupId"],
        artifact=entry["artifactId"],
        version=entry["version"],
        classifier=entry.get("classifier", ""),
        packaging=entry.get("packaging", "jar"),
        sha256=entry["sha256"],
    )


@cache
def locked_jars() -> tuple[Jar, ...]:
    return parse_lock(LOCK_FILE.read_text(encoding="utf-8"))


@cache
def engine_version() -> str:
    """The version of Neo4j that the lock file names."""
    return next(jar.version for jar in locked_jars() if (jar.group, jar.artifact) == ("org.neo4j", "neo4j"))


def file_hash(path: Path) -> str | None:
    """SHA-256 of a file, None when there is no such file."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        return None


def find_unusable(jars: Iterable[Jar], directory: Path) -> list[Jar]:
    """The jars that are missing or not what the lock says.

    All are hashed at every start: with two threads 180 MB take 0.1 s (the start itself takes seconds), it leaves
    no list that could be wrong, and the Java process needs the files in the system's file cache anyway.
    """
    jars = list(jars)
    with ThreadPoolExecutor(max_workers=4) as pool:
        hashes = pool.map(file_hash, (directory / jar.file_name for jar in jars))
        return [jar for jar, found in zip(jars, hashes, strict=True) if found != jar.sha256]
