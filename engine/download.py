"""Downloads one locked file through jgo, which knows the repositories that this machine is set up to use."""

import logging
from functools import cache
from pathlib import Path

from jgo.config import GlobalSettings
from jgo.maven import MavenContext
from jgo.maven._core import DEFAULT_REMOTE_REPOS
from requests import RequestException

from engine.jars import Jar


class DownloadError(Exception):
    """The file did not come; the text is short and names no address."""


def download(jar: Jar, staging: Path) -> Path:
    """The file in the staging directory, not yet compared with the lock."""
    project = _context(staging).project(jar.group, jar.artifact)
    try:
        return project.at_version(jar.version).artifact(jar.classifier, jar.packaging).resolve()
    except RequestException as error:
        raise DownloadError(f"the connection failed ({type(error).__name__})") from error
    except RuntimeError as error:
        raise DownloadError("the repository does not have it") from error
    except OSError as error:
        raise DownloadError(f"it cannot be stored ({error.strerror})") from error


@cache
def _context(staging: Path) -> MavenContext:
    logging.getLogger("jgo").setLevel(logging.ERROR)  # it warns of wrong sums, which are refused here anyway
    repositories = {**DEFAULT_REMOTE_REPOS, **GlobalSettings.load().repositories}
    return MavenContext(repo_cache=staging, remote_repos=repositories, timeout=20)
