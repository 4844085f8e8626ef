"""The lock file: what it must hold, and that the one in use holds it."""

import pytest

from engine.errors import EngineError
from engine.jars import LOCK_FILE, Jar, engine_version, locked_jars, parse_lock

ONE = """
[[dependencies]]
groupId = "org.example"
artifactId = "part"
version = "1.2"
packaging = "jar"
sha256 = "ab12"
"""


def test_an_entry_becomes_a_jar() -> None:
    assert parse_lock(ONE) == (Jar("org.example", "part", "1.2", "", "jar", "ab12"),)


def test_a_classifier_is_part_of_the_file_name() -> None:
    jar = parse_lock(ONE + 'classifier = "linux-x86_64"\n')[0]

    assert jar.file_name == "part-1.2-linux-x86_64.jar"


def test_an_entry_without_a_hash_is_refused() -> None:
    with pytest.raises(EngineError, match="no hash for part"):
        parse_lock(ONE.replace('sha256 = "ab12"', ""))


def test_two_files_of_one_name_are_refused() -> None:
    with pytest.raises(EngineError, match=r"names part-1\.2\.jar twice"):
        parse_lock(ONE + ONE.replace("org.example", "org.other"))


def test_the_lock_in_use_names_every_jar_of_neo4j_with_its_hash() -> None:
    assert len(locked_jars()) == 237
    assert engine_version() == "2026.08.1"
    assert all(len(jar.sha256) == 64 for jar in locked_jars())


def test_neither_lock_nor_specification_names_a_host() -> None:
    for file in (LOCK_FILE, LOCK_FILE.with_name("jgo.toml")):
        assert "://" not in file.read_text(encoding="utf-8")
