"""Who is asking, and on which day: the one place where a Viewer is made of a request."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache

from graph.access import DEMO_VIEWER, Viewer
from graph.dates import today
from graph.model.kinds import Language
from graph.words import day_in_words, say


def viewer_of(headers: Mapping[bytes, bytes], day: date | None = None) -> Viewer:
    """The viewer of a request: for now the demo viewer, in the language the request asks for; today unless told."""
    return _demo_viewer(headers.get(b"accept-language", b""), day or today())


@lru_cache(maxsize=256)
def _demo_viewer(accepted: bytes, day: date) -> Viewer:
    return replace(DEMO_VIEWER, language=language_of(accepted.decode("latin-1")), day=day)


def note_of(day: date, language: Language = Language.EN) -> str:
    """Says that questions are not about the day that it is everywhere else."""
    told = "Here it is {day}: questions are about that day unless they name another."
    return say(language, told, day=day_in_words(day, language))


def language_of(accepted: str) -> Language:
    """The first language of an Accept-Language header that Schakel speaks, by weight; Dutch when there is none."""
    weighted: list[tuple[float, str]] = []
    for part in accepted.split(",")[:20]:
        tag, _, weight = part.partition(";q=")
        try:
            weighted.append((float(weight or 1), tag.strip().lower()[:2]))
        except ValueError:
            continue
    for _, tag in sorted(weighted, key=lambda each: -each[0]):
        if tag in (language.value for language in Language):
            return Language(tag)
    return Language.NL
