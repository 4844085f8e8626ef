"""The ready-made questions of the demo: shown by `schakel demo` with their real answers, and as tabs in GraphiQL."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ReadyMade:
    """A question in plain words and in GraphQL."""

    question: str
    query: str


READY_MADE: tuple[ReadyMade, ...] = ()
