"""Sentences for people in Dutch and English. English stands in the code, Dutch in `graph/locale/nl/*.po`."""

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from babel.dates import format_date
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

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


@lru_cache(2_000)
def day_in_words(day: date, language: Language) -> str:
    """A day such as 3 May 2026."""
    return format_date(day, "d MMMM y", locale=language.value)


def say(language: Language, sentence: str, /, **facts: object) -> str:
    """A sentence with its facts filled in, as `{name}`; one without facts stands as it is."""
    return say_as_given(language, sentence, **{name: _written(language, fact) for name, fact in facts.items()})


def say_as_given(language: Language, sentence: str, /, **facts: object) -> str:
    """The same with numbers as somebody would type them: what is refused names what was given and what is allowed."""
    text = _catalogue(language).get(sentence, (sentence,))[0]
    return text.format(**facts) if facts else text


def say_many(language: Language, singular: str, plural: str, count: int, **facts: object) -> str:
    """A sentence about a number of things, which stands in it as `{count}`."""
    forms = _catalogue(language).get(singular, (singular, plural))
    told = {name: _written(language, fact) for name, fact in {"count": count, **facts}.items()}
    return forms[0 if count == 1 else 1].format(**told)


def as_sentence(text: str) -> str:
    """Somebody's words as they end a sentence: with a full stop, unless they end in a mark of their own."""
    ended = text.rstrip()
    return ended if ended.endswith((".", "!", "?", "…")) else f"{ended}."


def _written(language: Language, fact: object) -> object:
    """Whole numbers as the language writes them, as in tables: 11,304 or 11.304."""
    return format_decimal(fact, locale=language.value) if type(fact) is int and abs(fact) >= 1_000 else fact
