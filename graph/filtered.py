"""Whether what a list is narrowed to is there at all: an empty list would read as if nothing were known of it."""

from collections.abc import Mapping

from graph.asking import Asking
from graph.checks import check_id
from graph.known import check_known
from graph.model import NODE
from graph.words import Phrase

PARTY = ("Person", "Organisation")
# By the field of a filter: what its id may be of, and what that is called.
NAMED: dict[str, tuple[tuple[str, ...], Phrase]] = {
    "area": (("Location",), Phrase("area")),
    "within": (("Location",), Phrase("area")),
    "talent": (("Talent",), Phrase("talent")),
    "theme": (("Talent",), Phrase("talent")),
    "organisation": (("Organisation",), Phrase("organisation")),
    "meeting": (("Meeting",), Phrase("meeting")),
    "goal": (("Goal",), Phrase("goal")),
    "person": (("Person",), Phrase("person")),
    "party": (PARTY, Phrase("person or organisation")),
    "about": (tuple(NODE), Phrase("entity")),
}


async def check_filter(asking: Asking, given: Mapping[str, object]) -> None:
    """NotFound, alike, for an id in a filter that is of nothing, of something else, or of what is not to be seen."""
    for name, (labels, noun) in NAMED.items():
        value = given.get(name)
        if not isinstance(value, str):
            continue
        argument = f"filter.{name}"
        await check_known(asking, argument, check_id(argument, value), noun, labels=labels)
