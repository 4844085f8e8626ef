"""One line for every way in which Java fails to start."""

import pytest

from engine.reasons import explain


@pytest.mark.parametrize(
    ("log", "code"),
    [
        ("Caused by: java.net.BindException: Address already in use", "ENGINE_PORT_IN_USE"),
        ("java.io.IOException: No space left on device", "ENGINE_DISK_FULL"),
        ("Error: Could not reserve enough space for 999999999KB object heap", "ENGINE_MEMORY"),
        ("There is insufficient memory for the Java Runtime Environment to continue.", "ENGINE_MEMORY"),
        ("ERROR Invalid memory configuration - exceeds physical memory.", "ENGINE_MEMORY"),
        ("Terminating due to java.lang.OutOfMemoryError: Java heap space", "ENGINE_MEMORY"),
        ("java.lang.UnsupportedClassVersionError: org/neo4j/server/Neo4jCommunity", "ENGINE_JAVA_MISSING"),
        ("OSError: [Errno 8] Exec format error: '/opt/java'", "ENGINE_JAVA_MISSING"),
        ("Caused by: java.util.zip.ZipException: zip END header not found", "ENGINE_JAR_CORRUPT"),
        ("Error: Could not find or load main class org.neo4j.server.Neo4jCommunity", "ENGINE_JAR_CORRUPT"),
        ("FileLockException: Lock file has been locked by another process: store_lock", "ENGINE_DIRECTORY_IN_USE"),
        ("java.nio.file.FileSystemException: /srv/x: Read-only file system", "ENGINE_DIRECTORY_UNUSABLE"),
        ("Not ready within 180 seconds", "ENGINE_START_TIMEOUT"),
    ],
)
def test_a_known_cause_has_its_code(log: str, code: str) -> None:
    assert explain(f"2026-11-22 INFO  Starting...\n{log}\n", 1).code == code


def test_a_killed_java_points_at_memory() -> None:
    assert explain("2026-11-22 INFO  Starting...\n", 137).code == "ENGINE_MEMORY"


def test_an_unknown_cause_gives_the_last_error_in_one_line() -> None:
    log = "2026-11-22 11:49:38.867+0000 ERROR Something odd: the moon\n\tat org.neo4j.Server.run(Server.java:1)\n"

    found = explain(log, 1)

    assert (found.code, found.text) == ("ENGINE_START_FAILED", "Something odd: the moon")


def test_a_very_long_error_is_cut() -> None:
    assert len(explain(f"2026-11-22 11:49:38.867+0000 ERROR {'x' * 1000}", 1).text) == 200


def test_a_silent_java_is_told_by_its_exit_code() -> None:
    assert explain("", 3).text == "Java ended with exit code 3 and said nothing"
