"""Finds who or what is meant: by its id, or by a name that only one has."""

import re
import sys
from collections.abc import Mapping
from typing import Any, Protocol

from graph.errors import Conflict, NotFound
from graph.text import words

ID = re.compile(r"[A-Za-z0-9_.:-]{1,64}")
PARTIES = ("PERSON", "ORGANISATION")
KINDS = {
    **dict.fromkeys(("from", "to", "via", "avoiding", "around", "party", "nearTo", "by"), PARTIES),
    "without": ("PERSON",),
    "excluding": ("PERSON",),
    "organisation": ("ORGANISATION",),
    **dict.fromkeys(("within", "area", "areas"), ("LOCATION",)),
    "of": ("ARRANGEMENT", "GOAL"),
    "meeting": ("MEETING",),
    "arrangement": ("ARRANGEMENT",),
    "near": (*PARTIES, "LOCATION"),
    **dict.fromkeys(("talent", "talents"), ("TALENT",)),
    "need": ("NEED",),
}


class Asks(Protocol):
    """Whoever can ask the API."""

    async def answer(self, name: str, variables: Mapping[str, object]) -> dict[str, Any]:
        """The data that a document of ours gives."""
        ...


async def find_id(asker: Asks, argument: str, given: str) -> str:
    """The id that is meant by what was given for an argument; what is no id nor name stays as it is."""
    kinds = KINDS.get(argument)
    if kinds is None:
        return given
    if ID.fullmatch(given) and (await asker.answer("known", {"id": given}))["entity"]:
        return given
    hits: list[dict[str, Any]] = (await asker.answer("named", {"text": given, "kinds": list(kinds)}))["search"]
    whole = [hit for hit in hits if words(hit["matched"]) == words(given)]
    if len(whole or hits) == 1:
        (hit,) = whole or hits
        if not whole:
            print(f"Taking {_shown(hit)} for {given!r}.", file=sys.stderr)
        return hit["entity"]["id"]
    what = " or ".join(kind.lower() for kind in kinds)
    if not hits:
        raise NotFound(
            f"There is no {what} with the id or name {given!r}. Try a part of the name, or another spelling."
        )
    found = "\n".join(f"  {_shown(hit)}" for hit in whole or hits)
    raise Conflict(f"{given!r} could be any of these; give the id of the one you mean:\n{found}")


def _shown(hit: dict[str, Any]) -> str:
    entity = hit["entity"]
    home = f", {entity['livesIn']['name']}" if entity.get("livesIn") else ""
    return f"{entity['id']}  {hit['matched']} ({entity['__typename'].lower()}{home})"
