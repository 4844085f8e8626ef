"""What a search answers."""

from dataclasses import dataclass

from graph.answers import Ref, entity, figure


@dataclass(frozen=True)
class SearchHit:
    """Something that was found by its words."""

    entity: Ref = entity("Entity", "What was found.")
    score: float = figure("How well it fits, from 0 to 1; 1 when every word stands in it literally, and nothing else.")
    matched: str = figure("The name, synonym or piece of text in which the words were found.")
    is_theme: bool = figure(
        "Whether it is a talent that falls under no other, as `themes` gives: a heading. Offer or ask what stands "
        "under it (`narrower`): an offer of the whole answers a question about a part in part, or not at all."
    )
