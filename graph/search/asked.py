"""The words somebody typed, checked, and the queries for the full-text indexes made of them.

Only folded letters and digits enter a query, so nothing typed is ever read as the index's query language.
"""

from dataclasses import dataclass

from graph.dutch import FUNCTION_WORDS, INFIXES, JOINED_INFIXES
from graph.errors import InvalidInput
from graph.text import parts, stem, words

LONGEST_TEXT = 200
MOST_WORDS = 12
_LONGEST_LOOSE = 30  # a longer word is looked for literally and as a beginning only

# Boosts that keep the kinds of hits apart: a literal hit is never cut off in favour of a prefix or a mistake.
_LITERAL, _JOINED, _PREFIX, _PART = 16, 8, 4, 2

# What the analyzer `standard-folding` leaves out of its index, names such as Will, An and To among them.
_STOP_WORDS = """
a an and are as at be but by for if in into is it no not of on or such that the their then there these they this
to was will with
"""
_LEFT_OUT = frozenset(_STOP_WORDS.split())


@dataclass(frozen=True)
class Asked:
    """What was typed, as folded words."""

    words: tuple[str, ...]

    @property
    def telling(self) -> tuple[str, ...]:
        """The words that must be found in a name: all but infixes, unless there is nothing else."""
        return tuple(word for word in self.words if word not in INFIXES) or self.words

    @property
    def subject(self) -> tuple[str, ...]:
        """The words that must be found in a text: all but function words, unless there is nothing else."""
        return tuple(word for word in self.words if word not in FUNCTION_WORDS) or self.words

    @property
    def pieces(self) -> list[str]:
        """What to look for in a long text to show the part that matters: beginnings of the words."""
        return sorted({found if word.startswith(found := stem(word)) else word for word in self.subject})

    @property
    def needs_whole_index(self) -> bool:
        """Whether a word is, or may become, one that the folding index leaves out."""
        return any(left.startswith(word) for word in self.telling for left in _LEFT_OUT)


def read_asked(text: str) -> Asked:
    """The words of a text; InvalidInput when it has none or is too long."""
    if len(text) > LONGEST_TEXT:
        sentence = "The text has {given} characters; at most {longest} are searched. Give a name or a few words."
        raise InvalidInput(sentence, given=len(text), longest=LONGEST_TEXT)
    found = tuple(dict.fromkeys(words(text)))
    if not found:
        sentence = "There is no letter or digit in {given!r} to search for. Give a name, part of it, or a few words."
        raise InvalidInput(sentence, given=text)
    return Asked(found[:MOST_WORDS])


def name_query(text: str, fields: tuple[str, ...] = ()) -> str:
    """The query for the index `person_names` or `public_names`: every word but infixes must be found.

    `fields` narrows it to some of the indexed properties: a filter on the name as shown may not read nicknames.
    """
    return names(read_asked(text), fields, is_all=True)


def names(asked: Asked, fields: tuple[str, ...] = (), *, is_all: bool) -> str:
    """The query for an index with folding: all telling words (or any, with more mistakes); infixes only lift a hit."""
    clauses = [
        f"{'+' if is_all and word not in _LEFT_OUT else ''}({_name_word(word, 1 if is_all else 2)})"
        if word in asked.telling
        else f"{word}^{_PREFIX}"
        for word in asked.words
    ]
    query = " ".join(clauses)
    # "van den berg" also finds "Vandenberg".
    return _within(fields, f"({query}) {''.join(asked.words)}^{_JOINED}" if len(clauses) > 1 else query)


def whole_names(asked: Asked, fields: tuple[str, ...] = ()) -> str:
    """The query for the index that leaves no word out: all telling words, literally or as a beginning."""
    return _within(fields, " ".join(f"+({word}^{_LITERAL} {word}*^{_PREFIX})" for word in asked.telling))


def _within(fields: tuple[str, ...], query: str) -> str:
    return " OR ".join(f"{field}:({query})" for field in fields) if fields else query


def texts(asked: Asked) -> str:
    """The query for an index of Dutch texts: any word, its stem, its compound parts, a beginning, an end, a mistake."""
    return " ".join(f"({_text_word(word, is_loose=True)})" for word in asked.subject)


def any_part(text: str) -> str:
    """The same without ends and mistakes for a free text of any length; empty when no word carries a subject."""
    found = [word for word in dict.fromkeys(words(text)) if word not in FUNCTION_WORDS and len(word) > 2]
    return " ".join(f"({_text_word(word, is_loose=False)})" for word in found[:MOST_WORDS])


def _name_word(word: str, mistakes: int) -> str:
    forms = [f"{word}^{_LITERAL}", f"{word}*^{_PREFIX}"]
    forms += [f"{other}^{_JOINED}" for other in (_other_spelling(word), _without_infix(word)) if other]
    # An end of a word also finds the name behind an apostrophe or a point: "D'Hondt", "v.d.Berg".
    if 4 <= len(word) <= _LONGEST_LOOSE:
        forms += [f"*{word}", f"{word}~{min(mistakes, allowed_mistakes(word))}"]
    return " ".join(forms)


def _text_word(word: str, *, is_loose: bool) -> str:
    forms = [f"{word}^{_LITERAL}"]
    if len(word) >= 3:
        forms += [f"{stem(word)}*^{_PREFIX}", f"{word}*^{_PREFIX}"]
    forms += [f"{part}*^{_PART}" for part in sorted(parts(word)) if len(part) >= 3]
    if is_loose and 4 <= len(word) <= _LONGEST_LOOSE:
        # Two mistakes cost the index 20 ms a word, one 1 ms; stems and parts make up for most of it.
        forms += [f"*{word}", f"{word}~1"]
    return " ".join(forms)


def allowed_mistakes(word: str) -> int:
    """How many letters of a word may be wrong."""
    return 0 if len(word) < 4 else 1 if len(word) < 7 else 2


def _other_spelling(word: str) -> str:
    """The spelling with y for ij or the other way round: Dijkstra, Dykstra."""
    return word.replace("ij", "y") if "ij" in word else word.replace("y", "ij") if "y" in word else ""


def _without_infix(word: str) -> str:
    """The name behind an infix that was written on to it: `vandenberg` is `berg`."""
    rests = (word.removeprefix(each) for each in JOINED_INFIXES if word.startswith(each))
    return next((rest for rest in rests if len(rest) > 2), "")
