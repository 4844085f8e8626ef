"""A disk that takes no more, without filling one."""

import resource
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def disk_that_takes(size: int) -> Generator[None]:
    """No file grows beyond this size."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
