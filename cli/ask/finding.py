"""Finds who or what is meant: by its id, or by a name that only one has."""

import re
import sys
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from babel.lists import format_list

from graph.errors import Conflict, NotFound
from graph.model.kinds import Language
from graph.text import words
from graph.words import say

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

    @property
    def language(self) -> Language:
        """The language to be answered in."""
        ...

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
            taken = say(
                asker.language, "Taking {found} for {given}.", found=_shown(asker.language, hit), given=repr(given)
            )
            print(taken, file=sys.stderr)
        return hit["entity"]["id"]
    if not hits:
        raise NotFound(_unknown(asker.language, kinds, given))
    told = say(asker.language, "{given} could be any of these; give the id of the one you mean:", given=repr(given))
    raise Conflict("\n".join([told, *(f"  {_shown(asker.language, hit)}" for hit in whole or hits)]))


def _unknown(language: Language, kinds: Sequence[str], given: str) -> str:
    what = format_list([_kind(language, each) for each in kinds], "or", language.value)
    return say(
        language,
        "There is no {what} with the id or name {given}. Try a part of the name, or another spelling.",
        what=what,
        given=repr(given),
    )


def _shown(language: Language, hit: dict[str, Any]) -> str:
    entity = hit["entity"]
    home = f", {entity['livesIn']['name']}" if entity.get("livesIn") else ""
    return f"{entity['id']}  {hit['matched']} ({_kind(language, entity['__typename'].upper())}{home})"


def _kind(language: Language, kind: str) -> str:
    told = {
        "PERSON": say(language, "person"),
        "ORGANISATION": say(language, "organisation"),
        "LOCATION": say(language, "location"),
        "ARRANGEMENT": say(language, "arrangement"),
        "GOAL": say(language, "goal"),
        "MEETING": say(language, "meeting"),
        "TALENT": say(language, "talent"),
        "NEED": say(language, "question"),
    }
    return told[kind]
