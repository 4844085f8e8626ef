"""What must hold before Java starts: asked first, so that the reason is clear and comes at once."""

import re
import shutil
import socket
from pathlib import Path

from engine.errors import EngineError
from engine.options import EngineOptions

MIB = 1024 * 1024
BASE_MIB = 150
"""What Java takes beside its heap before the first query."""
MEMORY_FILE = Path("/proc/meminfo")
CONTAINER = Path("/sys/fs/cgroup")


def require_disk(directory: Path, needed_mib: int) -> None:
    free = shutil.disk_usage(directory).free // MIB
    if free < needed_mib:
        raise EngineError(
            f"The disk of {directory} has {free} MiB free and needs {needed_mib}. Make room, or choose another disk.",
            code="ENGINE_DISK_FULL",
            facts={"directory": str(directory), "free_mib": free, "needed_mib": needed_mib},
        )


def require_port(port: int) -> None:
    """0 stands for any free port and always passes."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise EngineError(
                f"Port {port} cannot be used: {error.strerror}. Choose another port, or 0 for a free one.",
                code="ENGINE_PORT_IN_USE",
                facts={"port": port},
            ) from error


def require_memory(options: EngineOptions) -> None:
    """Half the heap is enough to start with; a machine with less would kill Java half-way."""
    needed = BASE_MIB + options.heap_mib // 2
    available = available_mib(_read(MEMORY_FILE), _read(CONTAINER / "memory.max"), _read(CONTAINER / "memory.stat"))
    if available is not None and available < needed:
        raise EngineError(
            f"There are {available} MiB of memory available and Neo4j needs {needed} to start with a heap of "
            f"{options.heap_mib} MiB. Close other programs, or choose a smaller heap.",
            code="ENGINE_MEMORY",
            facts={"available_mib": available, "needed_mib": needed},
        )


def available_mib(meminfo: str, container_limit: str, container_use: str) -> int | None:
    """The smaller of what the machine has available and what the container may still take; None when unknown."""
    figures: list[int] = []
    machine = re.search(r"^MemAvailable:\s+(\d+) kB", meminfo, re.MULTILINE)
    if machine:
        figures.append(int(machine[1]) // 1024)
    taken = re.search(r"^anon (\d+)$", container_use, re.MULTILINE)
    if container_limit.strip().isdigit() and taken:
        figures.append((int(container_limit) - int(taken[1])) // MIB)
    return min(figures, default=None)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii")
    except OSError:
        return ""
