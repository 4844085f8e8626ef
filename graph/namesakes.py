"""What tells people of one name apart, wherever they are named together: the one rule, no database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from graph.model.kinds import Language
from graph.text import words
from graph.words import say


@dataclass(frozen=True)
class Alike:
    """A name that several have whom nothing tells apart, and how many they are."""

    name: str
    count: int


@dataclass(frozen=True)
class ToldApart:
    """How each is called whose name another has too, by their id, and those whom nothing tells apart."""

    names: Mapping[str, str]
    alike: Sequence[Alike] = ()


def namesakes(names: Mapping[str, str]) -> list[list[str]]:
    """The ids of those who have a name together, in their order; accents and capitals make no other name."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for person in sorted(names):
        groups.setdefault(tuple(words(names[person])), []).append(person)
    return [each for each in groups.values() if len(each) > 1]


def tell_apart(language: Language, names: Mapping[str, str], marks: Mapping[str, Sequence[str]]) -> ToldApart:
    """Each by the first of their marks that no namesake has, else by two. `marks` may be shown, the clearest first.

    Who is left without one is the other; where several are, they are numbered, since two equal lines look like one.
    """
    by: dict[str, str] = {}
    alike: list[Alike] = []
    for group in namesakes(names):
        for person in group:
            others = [{*marks.get(each, ())} for each in group if each != person]
            if own := _own(marks.get(person, ()), others):
                by[person] = ", ".join(own)
        left = [each for each in group if each not in by]
        if len(left) == 1:
            by[left[0]] = say(language, "the other one")
        elif left:
            alike.append(Alike(names[left[0]], len(left)))
            numbered = enumerate(left, start=1)
            by |= {
                each: say(language, "{number} of {count}", number=number, count=len(left)) for number, each in numbered
            }
    return ToldApart({each: f"{names[each]} ({mark})" for each, mark in by.items()}, alike)


def _own(marks: Sequence[str], others: Sequence[set[str]]) -> tuple[str, ...]:
    """One mark, or two together, that none of the others has; nothing where all are shared."""
    found = (chosen for size in (1, 2) for chosen in combinations(marks, size))
    return next((chosen for chosen in found if not any(other.issuperset(chosen) for other in others)), ())
