"""Who is left alone in a network when people are taken out of it, and who of these still knows somebody elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from babel.lists import format_list

from graph.asking import Asking
from graph.database import ANALYSIS_SECONDS
from graph.model.kinds import Language
from graph.snapshot import Snapshot
from graph.statements import load_statement
from graph.words import say, say_many


@dataclass(frozen=True)
class LeftAloneRow:
    """Lists of one name each, and ids of people."""

    names: list[list[str | None]]
    elsewhere: list[str]


@dataclass(frozen=True)
class Leaving:
    """Who was taken out of a network, and who is left alone in it: all their ties in it were with those.

    The network of an area holds the ties within it only; whoever is in `elsewhere` knows others outside it.
    """

    names: tuple[str | None, ...] = ()
    left_alone: tuple[str, ...] = ()
    elsewhere: frozenset[str] = frozenset()

    @property
    def losing(self) -> list[str]:
        """Who of those left alone knows nobody elsewhere either."""
        return [each for each in self.left_alone if each not in self.elsewhere]

    def told(self, language: Language) -> str:
        """Who was taken out, in words."""
        names = [each or say(language, "somebody") for each in self.names]
        return format_list(names, locale=language.value)


NOBODY_LEFT = Leaving()
LIST_LEFT_ALONE = load_statement("network/list_left_alone", LeftAloneRow)


async def read_leaving(asking: Asking, gone: Iterable[str], snapshot: Snapshot, before: Snapshot) -> Leaving:
    """Who was taken out of the network `before`, and what becomes of others; nothing is read when nobody was."""
    gone_ids = sorted(gone)
    if not gone_ids:
        return NOBODY_LEFT
    alone = [snapshot.ids[each] for each in np.flatnonzero(snapshot.network.degrees[: snapshot.people] == 0)]
    left_alone = [each for each in alone if before.network.degrees[before.index[each]]]
    rows = await asking.database.read(
        LIST_LEFT_ALONE,
        asking.viewer,
        seconds=ANALYSIS_SECONDS,
        gone_ids=gone_ids,
        alone_ids=left_alone,
        day=snapshot.day.isoformat(),
    )
    return Leaving(tuple(name for (name,) in rows[0].names), tuple(left_alone), frozenset(rows[0].elsewhere))


def tell_left_alone(language: Language, leaving: Leaving) -> list[str]:
    """Who is left alone, in sentences."""
    sentences: list[str] = []
    if leaving.losing:
        sentences.append(
            say_many(
                language,
                "{count} person loses every known tie and is left alone: all of them were with {gone}.",
                "{count} people lose every known tie and are each left alone: all of them were with {gone}.",
                len(leaving.losing),
                gone=leaving.told(language),
            )
        )
    if leaving.elsewhere:
        sentences.append(
            say_many(
                language,
                "{count} person loses every tie in this network, but is known to know others outside it.",
                "{count} people lose every tie in this network, but are known to know others outside it.",
                len(leaving.elsewhere),
            )
        )
    return sentences
