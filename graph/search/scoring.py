"""How well the words somebody typed are found in a name or a text; pure, and the same on every machine.

The index only proposes; what is scored here is what the viewer may see, so a hit on anything hidden scores nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from graph.dutch import INFIXES, JOINED_INFIXES
from graph.search.asked import Asked, allowed_mistakes
from graph.text import likeness, words

# What one word is worth, by how it is found.
LITERAL = 1.0
OTHER_SPELLING = 0.95
JOINED = 0.9
BEGINNING = 0.8
END = 0.6
ONE_MISTAKE = 0.55
TWO_MISTAKES = 0.4
ALIKE = 0.9  # times the likeness of stems, compound parts and trigrams; texts only

_LIGHT = 0.1  # the weight of an infix or function word against that of any other
_EXCERPT = 160


@dataclass(frozen=True)
class Fit:
    """How well a piece of text fits: `is_whole` when every telling word was found, `excess` the words not asked for."""

    score: float
    is_whole: bool
    excess: int
    matched: str

    @property
    def is_exact(self) -> bool:
        """Whether it is what was asked, and nothing more."""
        return self.score == LITERAL and not self.excess

    @property
    def rank(self) -> tuple[bool, float, bool]:
        """Larger is better."""
        return self.is_whole, self.score, self.is_exact


NO_FIT = Fit(0.0, False, 0, "")


def best_fit(asked: Asked, texts: Iterable[str], *, is_text: bool) -> Fit:
    """The best fit among some names (read letter by letter) or texts (read by stem and compound parts too).

    Of equals the first wins, unless a later one is exactly what was asked.
    """
    return max((fit(asked, text, is_text=is_text) for text in texts), key=lambda each: each.rank, default=NO_FIT)


def fit(asked: Asked, text: str, *, is_text: bool) -> Fit:
    """How well one name or text fits."""
    telling = asked.subject if is_text else asked.telling
    present = _present(text)
    found = {word: max((_worth(word, other, is_text) for other in present), default=0.0) for word in asked.words}
    if not is_text and len(asked.words) > 1 and "".join(asked.words) in present:
        found = dict.fromkeys(asked.words, JOINED)
    if not any(found[word] for word in telling):
        return NO_FIT
    weights = {word: 1.0 if word in telling else _LIGHT for word in asked.words}
    score = sum(weights[word] * worth for word, worth in found.items()) / sum(weights.values())
    extra = sum(1 for word in present if word not in INFIXES) - sum(1 for word in telling if found[word])
    return Fit(round(score, 3), all(found[word] for word in telling), max(0, extra), excerpt(text, telling))


@lru_cache(maxsize=20_000)
def _present(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words(text)))


@lru_cache(maxsize=50_000)
def _worth(asked: str, present: str, is_text: bool) -> float:
    """What it is worth that an asked word meets a present one."""
    if asked == present:
        return LITERAL
    if asked.replace("ij", "y") == present.replace("ij", "y"):
        return OTHER_SPELLING
    if any(asked == infix + present or present == infix + asked for infix in JOINED_INFIXES):
        return JOINED
    alike = ALIKE * likeness(asked, present) if is_text else 0.0
    if present.startswith(asked):
        return max(BEGINNING, alike)
    if len(asked) >= 4 and present.endswith(asked):
        return max(END, alike)
    return max(_mistakes(asked, present), alike)


def _mistakes(asked: str, present: str) -> float:
    allowed = allowed_mistakes(asked)
    if not allowed or abs(len(asked) - len(present)) > allowed:
        return 0.0
    made = OSA.distance(asked, present)
    return 0.0 if made > allowed else ONE_MISTAKE if made == 1 else TWO_MISTAKES


def excerpt(text: str, telling: Sequence[str]) -> str:
    """A text of at most some 160 characters, around the first place where a word is found."""
    if len(text) <= _EXCERPT:
        return text
    lowered = text.casefold()
    places = [place for word in telling if (place := lowered.find(word)) >= 0]
    start = max(0, min(places, default=0) - _EXCERPT // 4)
    start = text.find(" ", start) + 1 if start else 0
    cut = text[start : start + _EXCERPT]
    is_cut_off = start + _EXCERPT < len(text)
    end = cut.rfind(" ") if is_cut_off else len(cut)
    return f"{'… ' if start else ''}{cut[: end if end > 0 else len(cut)]}{' …' if is_cut_off else ''}"
