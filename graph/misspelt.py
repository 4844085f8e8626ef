"""Names that are not on a list, told in the asker's language with those that are near, or else with all of the list."""

from collections.abc import Callable, Mapping, Sequence

from babel.lists import format_list

from graph.errors import Argument, InvalidInput
from graph.model.kinds import Language
from graph.words import say

MOST_SHOWN = 64


class Misspelt(InvalidInput):
    """A name that there is not; `meant` are those that are near, the nearest first, `allowed` are all.

    `question` asks whether one of those near was meant, with `{names}`.
    """

    def __init__(
        self,
        sentence: str,
        /,
        *,
        meant: Sequence[str],
        allowed: Sequence[str] = (),
        question: str = "Did you mean {names}?",
        code: str | None = None,
        facts: Mapping[str, object] | None = None,
        **told: object,
    ) -> None:
        self._meant, self._allowed, self._question = meant, allowed, question
        names = {"meant": meant, **({"allowed": allowed} if allowed else {})}
        super().__init__(sentence, code=code, facts={**names, **(facts or {})}, **told)

    def text(self, language: Language, spelt: Callable[[str], str] = str) -> str:
        """What is misspelt, and what may be meant or can be given."""
        sentence, names = super().text(language, spelt), self._meant or self._allowed
        if not names:
            return sentence
        listed = format_list([f"'{each}'" for each in names], style="or", locale=language.value)
        return f"{sentence} {say(language, self._question if self._meant else 'Give {names}.', names=listed)}"


def check_name(argument: str, given: str, allowed: Sequence[str]) -> str:
    """The name; Misspelt when it is not on the list."""
    if given not in allowed:
        short = given[:MOST_SHOWN]
        sentence = "{argument} is {given!r}."
        raise Misspelt(sentence, argument=Argument(argument), given=short, meant=near(short, allowed), allowed=allowed)
    return given


def near(given: str, allowed: Sequence[str]) -> list[str]:
    """The names that are spelt much like what was given, the nearest first: as GraphQL guesses names of its schema."""
    # Loading GraphQL takes a fifth of a second, which commands that never ask should not wait for.
    from graphql.pyutils import suggestion_list

    return suggestion_list(given, allowed)
