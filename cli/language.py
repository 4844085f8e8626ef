"""The language of the sentences in answers."""

import os

from cli.usage import WrongUsage
from graph.model.kinds import Language


def chosen_language(given: str | None) -> Language:
    """The language asked for; else Dutch on a Dutch system, and English on any other."""
    if given is None:
        system = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
        return Language.NL if system.lower().startswith("nl") else Language.EN
    try:
        return Language(given.lower())
    except ValueError:
        words = " and ".join(each.value for each in Language)
        raise WrongUsage(f"{given!r} is not spoken here. Choose between {words}") from None
