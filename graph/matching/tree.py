"""The category tree in memory: how well an offered talent answers an asked one, and what a text speaks of. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from graph.model.kinds import Language
from graph.text import PhraseIndex

SAME_OR_BELOW = 1.0
ONE_ABOVE = 0.6
BESIDE = 0.4
# Below this similarity a sentence about something else than a talent does not tell under which theme it falls.
LEAST_OF_A_THEME = 0.55


@dataclass(frozen=True)
class TalentRow:
    """One talent with its words and what it falls under."""

    id: str
    label_nl: str
    label_en: str | None
    synonyms: list[str]
    broader: list[str]
    kind: str | None = None


@dataclass(frozen=True)
class Way:
    """How an offered talent answers an asked one: the score, and the talents from the asked to the offered."""

    score: float
    path: tuple[str, ...]
    strays: bool = False  # falls under what is asked, but is of another branch than what lies behind it

    def __gt__(self, other: "Way") -> bool:
        """Higher scores win, then shorter paths."""
        return (self.score, -len(self.path), other.path) > (other.score, -len(other.path), self.path)


class CategoryTree:
    """All talents by what they fall under. A talent may have several broader ones; a circle does no harm."""

    def __init__(self, rows: Iterable[TalentRow]) -> None:
        self._rows = {row.id: row for row in rows}
        self._above = {
            row.id: sorted(each for each in row.broader if each in self._rows) for row in self._rows.values()
        }
        self._below: dict[str, list[str]] = {talent: [] for talent in self._rows}
        for talent in sorted(self._rows):
            for broader in self._above[talent]:
                self._below[broader].append(talent)

    def has_same(self, rows: Iterable[TalentRow]) -> bool:
        """Whether it was made of the same rows."""
        return {row.id: row for row in rows} == self._rows

    def __contains__(self, talent: str) -> bool:
        return talent in self._rows

    def label(self, talent: str, language: Language) -> str:
        """The name of a talent in a language; the Dutch one where there is no other."""
        row = self._rows[talent]
        return (row.label_en if language is Language.EN else None) or row.label_nl

    def phrases(self, talent: str) -> list[str]:
        """All words for a talent, in Dutch and English."""
        row = self._rows[talent]
        return [row.label_nl, *([row.label_en] if row.label_en else []), *row.synonyms]

    def answers_to(self, asked: str) -> dict[str, Way]:
        """Every offered talent that answers this one, with how well."""
        found = self._walk(asked, self._below)
        for broader in self._above[asked]:
            _keep_best(found, broader, Way(ONE_ABOVE, (asked, broader)))
            for beside in self._below[broader]:
                _keep_best(found, beside, Way(BESIDE, (asked, broader, beside)))
        return found

    def ways(self, asked: Iterable[str], behind: Collection[str] = ()) -> dict[str, Way]:
        """Every offered talent that answers one of these, in the best way there is."""
        found: dict[str, Way] = {}
        for each in asked:
            for offered, way in self.answers_to(each).items() if each in self else ():
                _keep_best(found, offered, self.weighed(way, behind))
        return found

    def weighed(self, way: Way, behind: Collection[str]) -> Way:
        """A way, in view of what lies behind the question.

        Who asks for a place to learn and wants to be a cook is not helped by one for photographers. That is known only
        where both are things of one kind; help with letters is welcome to who truly needs company.
        """
        asked, offered = way.path[0], way.path[-1]
        if not behind or way.score < SAME_OR_BELOW or asked == offered:
            return way
        kind = self._rows[asked].kind
        truer = [each for each in behind if kind is not None and each in self and self._rows[each].kind == kind]
        if not truer or any(self.themes_of(offered) & self.themes_of(each) for each in truer):
            return way
        return Way(BESIDE, way.path, strays=True)

    def answered_by(self, offered: str) -> dict[str, Way]:
        """Every asked talent that this one answers, with how well."""
        found = {asked: Way(way.score, way.path[::-1]) for asked, way in self._walk(offered, self._above).items()}
        for narrower in self._below[offered]:
            _keep_best(found, narrower, Way(ONE_ABOVE, (narrower, offered)))
        for broader in self._above[offered]:
            for beside in self._below[broader]:
                _keep_best(found, beside, Way(BESIDE, (beside, broader, offered)))
        return found

    def spoken_of(self, text: str, least: float, first: int = 10) -> dict[str, float]:
        """The talents a text seems to speak of, with how alike they are; those below one count as much as it."""
        found: dict[str, float] = {}
        for talent, similarity in self.index.rank(text, first):
            if similarity >= least:
                for below in self._walk(talent, self._below):
                    found[below] = max(found.get(below, 0.0), similarity)
        return found

    def themes_of_text(self, text: str) -> frozenset[str]:
        """The themes, which is the top of the tree, of the talents a text speaks of most; none when it is not clear."""
        spoken = [talent for talent, similarity in self.index.rank(text, 1) if similarity >= LEAST_OF_A_THEME]
        return frozenset(theme for talent in spoken for theme in self.themes_of(talent))

    def themes_of(self, talent: str) -> frozenset[str]:
        """The top of the tree above a talent; itself when nothing is above it."""
        return frozenset(each for each in self._walk(talent, self._above) if not self._above[each])

    @cached_property
    def index(self) -> PhraseIndex:
        """The words of all talents."""
        return PhraseIndex({talent: self.phrases(talent) for talent in self._rows})

    @staticmethod
    def _walk(start: str, next_of: dict[str, list[str]]) -> dict[str, Way]:
        found = {start: Way(SAME_OR_BELOW, (start,))}
        queue = [start]
        for talent in queue:
            for each in next_of[talent]:
                if each not in found:
                    found[each] = Way(SAME_OR_BELOW, (*found[talent].path, each))
                    queue.append(each)
        return found


def _keep_best(found: dict[str, Way], talent: str, way: Way) -> None:
    if talent not in found or way > found[talent]:
        found[talent] = way
