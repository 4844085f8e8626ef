"""Finds who or what is meant: by its id, or by a name that only one has."""

import re
import sys
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from difflib import get_close_matches
from typing import Any, Protocol

from babel.lists import format_list

from cli.output import day, moment
from graph.errors import Conflict, NotFound
from graph.model.kinds import Language
from graph.text import words
from graph.words import say

ID = re.compile(r"[A-Za-z0-9_.:-]{1,64}")
MOST_SHOWN = 10
NEAR = 0.8
"""How alike an id must be to one that was mistyped, as `difflib` counts it."""
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
    "circle": ("CIRCLE",),
}
MOST_ARRANGEMENTS = 100
"""How many arrangements are looked at for a circle; the search does not tell one from the others."""


class Asks(Protocol):
    """Whoever can ask the API."""

    @property
    def language(self) -> Language:
        """The language to be answered in."""
        ...

    @property
    def day(self) -> date:
        """The day on which they ask."""
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
    if kinds == ("MEETING",) and (meeting := await _meeting(asker, given)):
        return meeting
    hits = await _hits(asker, kinds, given)
    whole = [hit for hit in hits if words(hit["matched"]) == words(given)]
    if len(whole or hits) == 1:
        (hit,) = whole or hits
        if not whole:
            _note_taken(asker.language, _shown(asker.language, hit), given)
        return hit["entity"]["id"]
    if not hits:
        raise NotFound(_unknown(asker.language, kinds, given))
    found = [_shown(asker.language, hit) for hit in (whole or hits)[:MOST_SHOWN]]
    rest = say(asker.language, "… and more; give more of the name") if len(hits) > MOST_SHOWN else ""
    raise _unclear(asker.language, given, found, rest)


async def _hits(asker: Asks, kinds: Sequence[str], given: str) -> list[dict[str, Any]]:
    """Who and what is called so; for what can only be an id, those whose ids are near: other names say nothing."""
    is_id = ":" in given and ID.fullmatch(given)
    text = " ".join(each for each in words(given.partition(":")[2]) if len(each) > 1) if is_id else given
    if not text:
        return []
    hits = await _circles(asker, text) if kinds == ("CIRCLE",) else await _search(asker, text, kinds, MOST_SHOWN + 1)
    if not is_id:
        return hits
    near = get_close_matches(given, [each["entity"]["id"] for each in hits], n=MOST_SHOWN, cutoff=NEAR)
    return [each for each in hits if each["entity"]["id"] in near]


async def _circles(asker: Asks, text: str) -> list[dict[str, Any]]:
    hits = await _search(asker, text, ("ARRANGEMENT",), MOST_ARRANGEMENTS)
    return [each for each in hits if each["entity"]["arrangementKind"] == "CIRCLE"]


async def _search(asker: Asks, text: str, kinds: Sequence[str], most: int) -> list[dict[str, Any]]:
    answer = await asker.answer("named", {"text": text, "kinds": list(kinds), "first": most})
    return list(answer["search"])


async def _meeting(asker: Asks, given: str) -> str | None:
    """The one meeting of this name that is today, else the one that is to come, else the only one there was.

    None when no name has these words in it, so that another spelling can be tried.
    """
    days = {"today": asker.day.isoformat(), "yesterday": (asker.day - timedelta(days=1)).isoformat()}
    answer = await asker.answer("namedMeetings", {"text": given, **days})
    coming, past = answer["coming"]["nodes"], answer["past"]["nodes"]
    tonight = [each for each in coming if each["startsAt"][:10] == days["today"]]
    clear = next((each for each in (tonight, coming, past if not coming else []) if len(each) == 1), None)
    if clear:
        _note_taken(asker.language, _dated(asker.language, clear[0]), given)
        return str(clear[0]["id"])
    if not coming and not past:
        return None
    found = [_dated(asker.language, each) for each in [*coming, *past][:MOST_SHOWN]]
    left = answer["coming"]["totalCount"] + answer["past"]["totalCount"] - len(found)
    raise _unclear(asker.language, given, found, say(asker.language, "… and {count} more", count=left) if left else "")


def _note_taken(language: Language, found: str, given: str) -> None:
    print(say(language, "Taking {found} for {given}.", found=found, given=repr(given)), file=sys.stderr)


def _unclear(language: Language, given: str, found: Sequence[str], rest: str) -> Conflict:
    """The answer to a name that several have; `rest` says what is left off."""
    told = say(language, "{given} could be any of these; give the id of the one you mean:", given=repr(given))
    return Conflict("\n".join([told, *(f"  {each}" for each in (*found, rest) if each)]))


def _dated(language: Language, meeting: dict[str, Any]) -> str:
    return f"{meeting['id']}  {meeting['name']} ({moment(language, meeting['startsAt'])})"


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
    on = f", {day(language, entity['startsAt'][:10])}" if entity.get("startsAt") else ""
    return f"{entity['id']}  {hit['matched']} ({_kind(language, entity['__typename'].upper())}{home}{on})"


def _kind(language: Language, kind: str) -> str:
    told = {
        "PERSON": say(language, "person"),
        "ORGANISATION": say(language, "organisation"),
        "LOCATION": say(language, "location"),
        "ARRANGEMENT": say(language, "arrangement"),
        "CIRCLE": say(language, "circle"),
        "GOAL": say(language, "goal"),
        "MEETING": say(language, "meeting"),
        "TALENT": say(language, "talent"),
        "NEED": say(language, "question"),
    }
    return told[kind]
