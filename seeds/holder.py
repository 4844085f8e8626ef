"""Which process does a load, and whether it still runs."""

import os
import socket
from pathlib import Path

LEASE_SECONDS = 60
"""A process on another machine counts as gone when it was silent for so long; it shows itself every few seconds."""


def this_process() -> str:
    """A name for this process that no other process has had."""
    return "/".join([*_machine(), str(os.getpid()), _began(os.getpid())])


def is_running(holder: str, seconds_silent: int) -> bool:
    """Whether a process that holds a load still runs, as far as can be known from here."""
    *machine, process, began = holder.split("/")
    if machine != [*_machine()] or not process.isdigit():
        return seconds_silent < LEASE_SECONDS
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return _began(int(process)) == began


def _machine() -> tuple[str, str]:
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        boot = ""
    return socket.gethostname().replace("/", "_"), boot


def _began(process: int) -> str:
    """When a process began, where the system tells; numbers of processes are used again."""
    try:
        text = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
        # The name of the program stands in brackets and may hold spaces and brackets itself.
        return text.rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""
