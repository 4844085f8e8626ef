"""Which process does a load, and whether it still runs."""

import subprocess
import sys

from seeds.holder import LEASE_SECONDS, is_running, this_process


def test_this_process_runs_however_long_it_was_silent() -> None:
    assert is_running(this_process(), 10 * LEASE_SECONDS)


def test_a_process_that_ended_runs_no_more() -> None:
    script = "from seeds.holder import this_process; print(this_process())"
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip()

    assert not is_running(ended, 0)


def test_a_number_that_another_process_has_now_is_told_apart() -> None:
    *machine, process, _began = this_process().split("/")

    assert not is_running("/".join([*machine, process, "12345"]), 0)


def test_a_process_elsewhere_runs_until_it_is_silent_too_long() -> None:
    assert is_running("elsewhere/boot/1/1", LEASE_SECONDS - 1)
    assert not is_running("elsewhere/boot/1/1", LEASE_SECONDS)
