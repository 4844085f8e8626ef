"""What a search answers."""

from dataclasses import dataclass

from graph.answers import Ref, entity, figure


@dataclass(frozen=True)
class SearchHit:
    """Something that was found by its words."""

    entity: Ref = entity("Entity", "What was found.")
    score: float = figure("How well it fits, from 0 to 1; 1 when every word stands in it literally, and nothing else.")
    matched: str = figure("The name, synonym or piece of text in which the words were found.")
