"""Sentences for people in Dutch and English. English stands in the code, Dutch in `graph/locale/nl/*.po`."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

from graph.model.kinds import Language

FOLDER = Path(__file__).parent / "locale"


@cache
def _catalogue(language: Language) -> dict[str, tuple[str, ...]]:
    """Every sentence of a language, by its English (singular) form; one file per part of the graph."""
    sentences: dict[str, tuple[str, ...]] = {}
    for path in sorted((FOLDER / language.value).glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language.value):
                key = message.id if isinstance(message.id, str) else message.id[0]
                text = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
                if key and all(text):
                    sentences[key] = text
    return sentences


@dataclass(frozen=True)
class Phrase:
    """A word or a few, within a sentence whose language is chosen later."""

    sentence: str


def say(language: Language, sentence: str, /, **facts: object) -> str:
    """A sentence with its facts filled in, as `{name}`; one without facts stands as it is."""
    text = _catalogue(language).get(sentence, (sentence,))[0]
    return text.format(**facts) if facts else text


def say_many(language: Language, singular: str, plural: str, count: int, **facts: object) -> str:
    """A sentence about a number of things, which stands in it as `{count}`."""
    forms = _catalogue(language).get(singular, (singular, plural))
    return forms[0 if count == 1 else 1].format(count=count, **facts)
