"""One line that says why Java did not do its work, read from what it wrote."""

import re
from dataclasses import dataclass

from engine.keeper import TOO_SLOW

KILLED = 128 + 9
UNKNOWN = "ENGINE_START_FAILED"


@dataclass(frozen=True)
class Reason:
    code: str
    text: str


KNOWN: tuple[tuple[str, Reason], ...] = (
    (
        r"Address already in use|BindException",
        Reason("ENGINE_PORT_IN_USE", "the port is in use by another program; choose another port, or 0 for a free one"),
    ),
    (
        r"No space left on device|Disk quota exceeded",
        Reason("ENGINE_DISK_FULL", "the disk is full; make room and start again"),
    ),
    (
        r"Could not reserve enough space|insufficient memory for the Java Runtime|OutOfMemoryError"
        r"|exceeds physical memory|Cannot allocate memory",
        Reason("ENGINE_MEMORY", "there is too little memory; close other programs or choose a smaller heap"),
    ),
    (
        r"UnsupportedClassVersionError|Unrecognized option: --sun-misc|Unrecognized VM option",
        Reason("ENGINE_JAVA_MISSING", "this Java is not the version that belongs to Schakel; install Schakel again"),
    ),
    (
        r"ZipException|zip END header|Invalid or corrupt jarfile|NoClassDefFoundError|ClassNotFoundException"
        r"|ClassFormatError|Could not find or load main class",
        Reason("ENGINE_JAR_CORRUPT", "a file of Neo4j is damaged; it will be fetched again at the next start"),
    ),
    (
        r"StoreLockException|Lock file has been locked by another process|FileLockException",
        Reason("ENGINE_DIRECTORY_IN_USE", "another Neo4j uses this data directory; stop that one first"),
    ),
    (
        r"Read-only file system|AccessDeniedException|Permission denied",
        Reason("ENGINE_DIRECTORY_UNUSABLE", "a file of the data directory cannot be written; check its rights"),
    ),
    (
        TOO_SLOW,
        Reason("ENGINE_START_TIMEOUT", "it did not get ready in time; look in the log, or allow it more time"),
    ),
    (
        r"Exec format error|FileNotFoundError|PermissionError",
        Reason("ENGINE_JAVA_MISSING", "Java cannot be run; install Schakel again"),
    ),
)


def explain(log: str, exit_code: int | None) -> Reason:
    """The first known cause in the log; else the last error it names; else the exit code."""
    for pattern, reason in KNOWN:
        if re.search(pattern, log):
            return reason
    if exit_code == KILLED:
        return Reason("ENGINE_MEMORY", "it was killed, most likely because the machine ran out of memory")
    errors = [line for line in log.splitlines() if re.search(r"\bERROR\b|^Caused by|Exception\b", line)]
    if errors:
        return Reason(UNKNOWN, _shortened(errors[-1]))
    return Reason(UNKNOWN, f"Java ended with exit code {exit_code} and said nothing")


def _shortened(line: str) -> str:
    text = re.sub(r"^\S+ \S+ ERROR\s+", "", line).strip()
    return text if len(text) <= 200 else f"{text[:199]}…"
