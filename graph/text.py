"""How alike two pieces of Dutch text are: folded words, stems, parts of compounds, character trigrams.

Pure: no I/O, no state but caches of words. It knows nothing of the graph. Word tricks do not understand a question
("fiets is kapot" and "fietsenmaker" share a part of a compound, no more); the category tree with its synonyms does
that, and this is the fallback.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import log
from typing import Protocol

import snowballstemmer  # pyright: ignore[reportMissingTypeStubs]

from graph.dutch import FUNCTION_WORDS, IRREGULAR_STEMS, SIMPLE_WORDS


class Stemmer(Protocol):
    """What is used of the stemmer, which declares no types."""

    def stemWord(self, word: str) -> str:  # noqa: N802  # its name
        """The stem of one word."""
        ...


# How much of a match each kind of likeness between two words is worth; the same word or stem is worth 1.
SAME_PART = 0.6  # both are compounds with a part in common: fietsenmaker, fietsreparatie
ONE_IN_OTHER = 0.8  # one is a part of the other: fiets, fietsenmaker
TRIGRAMS = 0.7  # times the Dice coefficient of their trigrams: a spelling mistake, an unknown ending
LEAST_TRIGRAMS = 0.5

# How much of a similarity is the share of the text that is covered; the rest is the share of the best phrase.
OF_TEXT = 0.6
# A phrase of one common word is weak evidence even when it is covered in full.
WEIGHT_OF_DOUBT = 2.0

_SHORTEST_PART = 3
_SHORTEST_UNKNOWN_PART = 4
# Longer words are no Dutch; cutting one of 10,000 letters into parts would take a minute.
_LONGEST_WORD = 40
_LINKS = ("", "s", "e", "en", "n", "er", "es")
_WORD = re.compile(r"[^\W_]+(?:['.][^\W_]+)*")
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "’": "'", "‘": "'"}
)
_STEMMER: Stemmer = snowballstemmer.stemmer("dutch")


def fold(text: str) -> str:
    """Small letters without accents: `Zoë` and `ZOE` become `zoe`, `ĳ` becomes `ij`."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def words(text: str) -> list[str]:
    """The folded words of a text, in order; a point or an apostrophe inside a word separates too."""
    return [part for word in _WORD.findall(fold(text)) for part in re.split(r"['.]", word)]


def content_words(text: str) -> list[str]:
    """The words that carry a subject; all words when there is nothing else."""
    found = words(text)
    return [word for word in found if word not in FUNCTION_WORDS and len(word) > 1] or found


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The Dutch stem of a folded word; of a compound only the last part is bent, the rest stays as it is."""
    if len(word) > _LONGEST_WORD:
        return word
    *head, tail = _split(word) or (word,)
    return "".join(head) + _simple_stem(tail)


@lru_cache(maxsize=50_000)
def _simple_stem(word: str) -> str:
    # Snowball takes the last letter of `fiets` for an ending.
    if word in SIMPLE_WORDS and word.endswith("s"):
        return word
    return IRREGULAR_STEMS.get(word) or _STEMMER.stemWord(word)


_SIMPLE_STEMS = frozenset(_simple_stem(word) for word in SIMPLE_WORDS)


@lru_cache(maxsize=50_000)
def _is_simple(word: str) -> bool:
    return word in SIMPLE_WORDS or (len(word) > _SHORTEST_PART and _simple_stem(word) in _SIMPLE_STEMS)


@lru_cache(maxsize=50_000)
def _split(word: str) -> tuple[str, ...]:
    """A compound cut into pieces that are all known, linking letters kept; empty when that cannot be done."""
    if word in SIMPLE_WORDS or word in IRREGULAR_STEMS or len(word) < 2 * _SHORTEST_PART:
        return ()
    for cut in range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
        head = word[:cut]
        if _is_simple(word[cut:]) and any(_is_simple(bare) for bare in _without_links(head)):
            return head, word[cut:]
    for cut in range(len(word) - _SHORTEST_PART, 2 * _SHORTEST_PART - 1, -1):
        if _is_simple(word[cut:]):
            pieces = next((found for bare in _without_links(word[:cut]) if (found := _split(bare))), ())
            if pieces:
                return (*pieces[:-1], word[len("".join(pieces[:-1])) : cut], word[cut:])
    return ()


def _without_links(piece: str) -> list[str]:
    """A piece as it stands, and without each ending that may only link it to the next piece."""
    return [piece.removesuffix(link) for link in _LINKS if piece.endswith(link)]


@lru_cache(maxsize=50_000)
def parts(word: str) -> frozenset[str]:
    """The stems of the parts of a compound, empty for a simple word: `fietsenmaker` has `fiets` and `maker`.

    When only one end is a known word, the rest counts as a part too, with and without a linking s.
    """
    if len(word) > _LONGEST_WORD:
        return frozenset()
    if pieces := _split(word):
        known = [next(bare for bare in _without_links(piece) if _is_simple(bare)) for piece in pieces]
        return frozenset(_simple_stem(bare) for bare in known)
    if word in SIMPLE_WORDS or word in IRREGULAR_STEMS:
        return frozenset()
    for cut in range(len(word) - _SHORTEST_UNKNOWN_PART, _SHORTEST_PART - 1, -1):
        head, rest = word[:cut], word[cut:]
        if head in SIMPLE_WORDS or (head.endswith("en") and _is_simple(head)):
            return frozenset({_simple_stem(head), _simple_stem(rest), _simple_stem(rest.removeprefix("s"))})
    for cut in range(_SHORTEST_UNKNOWN_PART, len(word) - _SHORTEST_UNKNOWN_PART + 1):
        if _is_simple(word[cut:]):
            return frozenset({_simple_stem(word[:cut]), _simple_stem(word[cut:])})
    return frozenset()


@lru_cache(maxsize=50_000)
def trigrams(word: str) -> frozenset[str]:
    """The runs of three letters of a word, with its beginning and end marked."""
    padded = f"^{word}$"
    return frozenset(padded[start : start + 3] for start in range(len(padded) - 2))


@lru_cache(maxsize=200_000)
def likeness(one: str, other: str) -> float:
    """How alike two folded words are, 0 to 1; the same both ways."""
    if one == other or stem(one) == stem(other):
        return 1.0
    shared = (parts(one) | {stem(one)}) & (parts(other) | {stem(other)})
    if any(len(part) >= _SHORTEST_PART for part in shared):
        return ONE_IN_OTHER if shared & {stem(one), stem(other)} else SAME_PART
    first, second = trigrams(one), trigrams(other)
    dice = 2 * len(first & second) / (len(first) + len(second))
    return TRIGRAMS * dice if dice >= LEAST_TRIGRAMS else 0.0


@dataclass(frozen=True)
class Phrase:
    """The words of one label, synonym or summary that carry a subject."""

    text: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The folded words, each once, in order."""
        return tuple(dict.fromkeys(content_words(self.text)))


# Offers are compared with one question after the other, and folding a text takes longer than comparing it.
_phrase = lru_cache(maxsize=10_000)(Phrase)


class PhraseIndex:
    """Phrases by what they name, and how telling each word is among them (rare words tell more)."""

    def __init__(self, entries: Mapping[str, Iterable[str]]) -> None:
        self._entries = {key: tuple(_phrase(text) for text in texts if text) for key, texts in entries.items()}
        counts = Counter(
            each
            for phrases in self._entries.values()
            for each in {stem(word) for phrase in phrases for word in phrase.words}
        )
        size = len(self._entries) + 1
        self._weights = {each: log(size / count) for each, count in counts.items()}
        self._middle = log(size) / 2
        self._words = _WordIndex({word for phrases in self._entries.values() for p in phrases for word in p.words})

    def weight(self, word: str) -> float:
        """How telling a word is: the inverse of how many entries have it; an unknown word counts as the middle."""
        return self._weights.get(stem(word), self._middle)

    def similarity(self, asked: str, offered: Iterable[str]) -> float:
        """How well some phrases answer a text, 0 to 1; the measure by which `rank` orders."""
        text = Phrase(asked).words
        phrases = [_phrase(each) for each in offered if each]
        alike = {word: {w: likeness(word, w) for p in phrases for w in p.words} for word in text}
        return self._similarity(alike, phrases)

    def shared(self, asked: str, offered: Iterable[str]) -> list[tuple[str, str]]:
        """The words of a text that phrases have too, each with the word most like it, the most telling first."""
        known = sorted({word for each in offered if each for word in _phrase(each).words})
        best = {
            word: max(known, key=lambda each, word=word: likeness(word, each)) for word in Phrase(asked).words if known
        }
        found = [(word, other) for word, other in best.items() if likeness(word, other)]
        return sorted(found, key=lambda each: (-self.weight(each[0]) * likeness(*each), each))

    def rank(self, asked: str, first: int = 20) -> list[tuple[str, float]]:
        """The best entries for a text with their similarity, best first, then by key; none that share nothing."""
        alike = {word: self._words.alike(word) for word in Phrase(asked).words}
        known = {other for each in alike.values() for other in each}
        found = [
            (key, self._similarity(alike, phrases))
            for key, phrases in self._entries.items()
            if any(not known.isdisjoint(phrase.words) for phrase in phrases)
        ]
        return sorted(found, key=lambda each: (-each[1], each[0]))[:first]

    def _similarity(self, alike: Mapping[str, Mapping[str, float]], phrases: Sequence[Phrase]) -> float:
        """The share of the text that the phrases cover and, for the rest, how much of one phrase the text covers."""
        total = sum(self.weight(word) for word in alike)
        if not total or not phrases:
            return 0.0
        bag = {word for phrase in phrases for word in phrase.words}
        covered = sum(
            self.weight(word) * max((others[each] for each in bag if each in others), default=0.0)
            for word, others in alike.items()
        )
        best = max(self._share(phrase, alike) for phrase in phrases)
        return OF_TEXT * covered / total + (1 - OF_TEXT) * best

    def _share(self, phrase: Phrase, alike: Mapping[str, Mapping[str, float]]) -> float:
        hit = total = 0.0
        for word in phrase.words:
            weight = self.weight(word)
            hit += weight * max(others.get(word, 0.0) for others in alike.values())
            total += weight
        return hit / (total + WEIGHT_OF_DOUBT)


class _WordIndex:
    """Which known words are like a given one, without comparing it with all of them."""

    def __init__(self, known: Iterable[str]) -> None:
        self._by_part: dict[str, list[str]] = {}
        self._by_trigram: dict[str, list[str]] = {}
        for word in sorted(known):
            for part in parts(word) | {stem(word)}:
                self._by_part.setdefault(part, []).append(word)
            for trigram in trigrams(word):
                self._by_trigram.setdefault(trigram, []).append(word)

    def alike(self, word: str) -> dict[str, float]:
        """The known words that are somehow like this one, with how much."""
        near = {other for part in parts(word) | {stem(word)} for other in self._by_part.get(part, ())}
        shared: dict[str, int] = {}
        for trigram in trigrams(word):
            for other in self._by_trigram.get(trigram, ()):
                shared[other] = shared.get(other, 0) + 1
        # Fewer shared trigrams than a quarter of all cannot reach the least coefficient that counts.
        near.update(other for other, count in shared.items() if count * 4 >= len(trigrams(word)))
        return {other: found for other in near if (found := likeness(word, other))}
