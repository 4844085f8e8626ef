"""The languages people speak: the same one, whether it was written down in Dutch or in English."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import cast

from babel import Locale

from graph.model.kinds import Language

# What is spoken by whoever has no language written down, and by organisations.
USUAL = "nl"


@cache
def _codes() -> dict[str, str]:
    """The code of each language by its name; a regional form such as Flemish counts as the language itself."""
    named = (_names(each).items() for each in Language)
    return {name.casefold(): code.partition("_")[0] for names in named for code, name in names}


def _names(reader: Language) -> Mapping[str, str]:
    return cast("Mapping[str, str]", Locale(reader.value).languages)  # pyright: ignore[reportUnknownMemberType]


@cache
def _code(name: str) -> str:
    plain = " ".join(name.split()).casefold()
    return _codes().get(plain, plain)


def spoken(names: Iterable[str] | None) -> frozenset[str]:
    """The languages with these names; a name that is not known stands for itself."""
    return frozenset(_code(each) for each in names or () if each.strip()) or frozenset({USUAL})


def language_name(language: str, reader: Language) -> str:
    """What a language is called in the language of the reader."""
    return _names(reader).get(language) or language.title()
