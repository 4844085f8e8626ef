"""How alike two names of people are, whatever the spelling: Dutch infixes, accents, initials, call names, mistakes.

Pure; a name is read from its sorted form, which tells the family name from the rest.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from graph.dutch import CALL_NAMES, INFIXES
from graph.text import words

SAME = 1.0
CALLED = 0.9  # a nickname, or the everyday form of a given name
SPELLED = 0.92  # the same sounds in another spelling
PART = 0.85  # one given name of several, one half of a double family name
INITIALS = 0.8
ABSENT = 0.6  # one of the two records lacks it
LEAST_OF_SOUND = 0.6
LEAST_LIKENESS = 0.72  # of letters, for a mistake in typing

# In this order: two letters that sound as one, then letters that sound alike.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("sch", "s"), ("ij|ei|ey|uy|ui", "y"), ("ck|qu|cq|c|q", "k"), ("ph", "f"), ("th|dt", "t"), ("gh|ch", "g"),
        ("x", "ks"), ("z", "s"), ("v|w", "f"), ("d", "t"), ("[aeiouyhj]", ""), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip


@dataclass(frozen=True)
class PersonName:
    """A name in folded words: given names and family name, infixes left out; nicknames beside them."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    nicknames: tuple[str, ...] = ()


@lru_cache(maxsize=200_000)
def read_name(sorted_name: str, nicknames: tuple[str, ...] = ()) -> PersonName:
    """A name out of its sorted form, as in `Berg, Anna van den`; without a comma all of it is the given name."""
    family, comma, rest = sorted_name.partition(",")
    if not comma:
        family, rest = "", family
    return PersonName(
        _telling(rest),
        _telling(family),
        tuple(dict.fromkeys(word for each in nicknames for word in _telling(each))),
    )


def _telling(text: str) -> tuple[str, ...]:
    """The words without infixes; all of them where nothing else is there."""
    found = tuple(words(text))
    return tuple(each for each in found if each not in INFIXES) or found


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """What is left of a folded word when spelling is taken out: `kuijpers` and `cuipers` sound alike."""
    first, rest = word[:1], word
    for pattern, by in _SOUNDS:
        rest = pattern.sub(by, rest)
    return rest or first


def family_sound(name: PersonName) -> str:
    """The sound of the whole family name, of the given name where there is no other."""
    return sound("".join(name.family or name.given))


def given_forms(name: PersonName) -> frozenset[str]:
    """The first given name and every nickname, each also in its everyday form."""
    found = {*name.given[:1], "".join(name.given), *name.nicknames} - {""}
    return frozenset(found | {CALL_NAMES[each] for each in found if each in CALL_NAMES})


@lru_cache(maxsize=500_000)
def name_likeness(one: PersonName, other: PersonName) -> float:
    """How alike two names are, 0 to 1, the same both ways: the product for given names and family name."""
    family = _family_likeness(one.family, other.family)
    return 0.0 if family == 0 else family * _given_likeness(one, other)


def _given_likeness(one: PersonName, other: PersonName) -> float:
    first, second = "".join(one.given), "".join(other.given)
    if not first or not second:
        return ABSENT
    if first == second:
        return SAME
    if _are_initials(one.given, other.given) or _are_initials(other.given, one.given):
        return INITIALS
    if given_forms(one) & given_forms(other):
        is_part = one.given[0] == other.given[0]
        return PART if is_part else CALLED
    if _sound_alike(first, second):
        return SPELLED
    return _by_letters(first, second)


def _are_initials(short: Iterable[str], full: tuple[str, ...]) -> bool:
    """Whether all words of the one are first letters of the other's, in order."""
    letters = [each for word in short for each in (word if len(word) <= 2 else [word])]
    return all(len(each) == 1 for each in letters) and all(
        letter == word[0] for letter, word in zip(letters, full, strict=False)
    )


def _family_likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    if not one or not other:
        return ABSENT
    first, second = "".join(one), "".join(other)
    if first == second:
        return SAME
    if _sound_alike(first, second):
        return SPELLED
    if set(one) < set(other) or set(other) < set(one):
        return PART
    return _by_letters(first, second)


def _sound_alike(one: str, other: str) -> bool:
    """Whether two words sound alike; what is left of a short name is too little to tell by alone."""
    return sound(one) == sound(other) and OSA.normalized_similarity(one, other) >= LEAST_OF_SOUND


def _by_letters(one: str, other: str) -> float:
    """The likeness of letters, 0 when two words are more than a mistake or two apart."""
    if min(len(one), len(other)) < 4:
        return 0.0
    alike = OSA.normalized_similarity(one, other)
    return alike if alike >= LEAST_LIKENESS else 0.0
