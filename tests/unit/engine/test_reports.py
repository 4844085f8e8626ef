"""What is read from the tools' output, from the system's figures, and written to the keeper and to Bolt."""

import pytest

from engine.bolt import pack
from engine.conditions import available_mib
from engine.directory import version_number
from engine.offline import share_done, summary_of

MACHINE = "MemTotal:       24000000 kB\nMemAvailable:    2048000 kB\n"


@pytest.mark.parametrize(
    ("tail", "share"),
    [
        ("", 0),
        ("Files: 15/36, data: 38.5%\nFiles: 16/36, data: 43.2%\n", 43),
        ("Files: 1/36, data:  0.6%\n", 0),
        ("....................  70%\n", 70),
    ],
)
def test_the_last_share_of_a_tool_is_shown(tail: str, share: int) -> None:
    assert share_done(tail) == share


def test_a_check_without_faults_says_so() -> None:
    assert summary_of(".................... 100%\n") == "no faults found"


def test_a_check_with_faults_counts_them() -> None:
    assert summary_of("\tNumber of errors: 456\n\tNumber of warnings: 454\n") == "456 errors, 454 warnings"


def test_the_machine_says_what_is_available() -> None:
    assert available_mib(MACHINE, "", "") == 2000


def test_a_container_may_allow_less_than_the_machine_has() -> None:
    assert available_mib(MACHINE, "1073741824\n", "anon 536870912\nfile 99\n") == 512


def test_a_container_without_a_limit_does_not_count() -> None:
    assert available_mib(MACHINE, "max\n", "anon 536870912\n") == 2000


def test_unknown_memory_is_unknown() -> None:
    assert available_mib("", "", "") is None


def test_versions_are_compared_as_numbers() -> None:
    assert version_number("2026.10.0") > version_number("2026.08.1")
    assert version_number("2026.08.1") == version_number("2026.8.1")


@pytest.mark.parametrize(
    ("value", "packed"),
    [
        ("", b"\x80"),
        ("abc", b"\x83abc"),
        ("é", b"\x82\xc3\xa9"),
        ("x" * 16, b"\xd0\x10" + b"x" * 16),
        ("x" * 256, b"\xd1\x01\x00" + b"x" * 256),
        ({"n": b"\xff"}, b"\xa1\x81n\xff"),
        ({}, b"\xa0"),
    ],
)
def test_values_are_packed_for_bolt(value: str | dict[str, bytes], packed: bytes) -> None:
    assert pack(value) == packed
