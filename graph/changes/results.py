"""What a change answers: what it left behind, or what is wrong with it."""

from dataclasses import dataclass

from graph.answers import Ref
from graph.errors import InvalidInput, SchakelError
from graph.model.kinds import Language
from graph.model_values import UnfitValue
from graph.words import say_as_given, say_many


@dataclass(frozen=True, slots=True)
class Changed:
    """An entity (`type` is its label) or a tie (`type` is its type) after a change; removed ones keep their version."""

    ref: Ref
    type: str
    version: int


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a change: a stable code, the field it is about, and what to do about it."""

    code: str
    field: str | None
    message: str


class Refused(InvalidInput):
    """A change that breaks one or more rules; nothing of it was stored."""

    code = "REFUSED"

    def __init__(self, problems: list[Problem]) -> None:
        # The problems have been said in the reader's language already.
        said = " ".join(each.message for each in problems)
        super().__init__("{said}", said=said, facts={"codes": [each.code for each in problems]})
        self.problems = tuple(problems)


def problems_of(error: SchakelError, language: Language) -> tuple[Problem, ...]:
    """Any expected failure of a change as a list of problems, in a language."""
    if isinstance(error, Refused):
        return error.problems
    field = error.facts.get("field")
    return (Problem(error.code, field if isinstance(field, str) else None, error.text(language)),)


class Findings:
    """Collects the problems of one change, so that they are told all at once."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.problems: list[Problem] = []

    def add(self, code: str, field: str | None, sentence: str, /, **facts: object) -> None:
        """Notes a problem in the words of the reader."""
        self.problems.append(Problem(code, field, say_as_given(self.language, sentence, **facts)))

    def add_many(self, code: str, field: str | None, singular: str, plural: str, count: int, **facts: object) -> None:
        """Notes a problem with a number of things."""
        self.problems.append(Problem(code, field, say_many(self.language, singular, plural, count, **facts)))

    def add_fault(self, field: str, fault: UnfitValue) -> None:
        """Notes a value that does not fit."""
        self.problems.append(Problem(fault.code, field, fault.text(self.language)))

    def refuse_any(self) -> None:
        """Refused when anything was found."""
        if self.problems:
            raise Refused(self.problems)
