"""The command line of Java."""

from pathlib import Path

import pytest

from engine.errors import EngineError
from engine.java import arguments_text, find_java, java_environment, jvm_flags
from engine.options import EngineOptions


def test_a_small_heap_uses_the_collector_that_takes_little_memory() -> None:
    flags = jvm_flags(EngineOptions(heap_mib=512), Path("/srv/x"))

    assert "-XX:+UseSerialGC" in flags
    assert "-Xmx512m" in flags


def test_an_engine_that_lasts_briefly_does_without_the_slow_compiler() -> None:
    brief = jvm_flags(EngineOptions(lasts_briefly=True), Path("/srv/x"))

    assert [each for each in brief if each not in jvm_flags(EngineOptions(), Path("/srv/x"))] == [
        "-XX:TieredStopAtLevel=1"
    ]


def test_a_large_heap_uses_the_collector_with_short_pauses() -> None:
    flags = jvm_flags(EngineOptions(heap_mib=2048), Path("/srv/x"))

    assert "-XX:+UseG1GC" in flags
    assert "-Xms512m" in flags
    assert "-Xmx2048m" in flags


def test_words_with_spaces_and_quotes_stay_one_word() -> None:
    text = arguments_text(["-Xmx1m"], [Path("/a b/x.jar"), Path('/c"d/y.jar')], "Main", ["--home-dir=/a b"])

    assert text == '"-Xmx1m"\n"-cp"\n"/a b/x.jar:/c\\"d/y.jar"\n"Main"\n"--home-dir=/a b"\n'


def test_java_sees_nothing_of_the_callers_secrets_and_options(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "secret")
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-Xmx1m")

    found = java_environment(Path("/srv/x"))

    assert found["NEO4J_HOME"] == "/srv/x"
    assert found["LC_ALL"] == "C.UTF-8"
    assert not {"NEO4J_PASSWORD", "JAVA_TOOL_OPTIONS"} & set(found)


def test_a_java_that_is_not_there_is_named() -> None:
    with pytest.raises(EngineError, match="Java is missing: /nonexistent/java is not a program") as caught:
        find_java(EngineOptions(java=Path("/nonexistent/java")))

    assert caught.value.code == "ENGINE_JAVA_MISSING"


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ({"heap_mib": 64}, "The heap (MiB) is 64; allowed is 128 to 65536."),
        ({"page_cache_mib": 0}, "The page cache (MiB) is 0; allowed is 16 to 1048576."),
        ({"port": 70_000}, "The port is 70000; allowed is 0 to 65535."),
    ],
)
def test_an_option_out_of_range_is_refused_with_the_range(option: dict[str, int], said: str) -> None:
    with pytest.raises(EngineError) as caught:
        EngineOptions(**option)

    assert caught.value.message == said
