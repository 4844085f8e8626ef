"""The question `graphFrames`: the network of an area for a dashboard."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from graph.analytics.network import Integers
from graph.asking import Asking
from graph.checks import check_day, check_id, check_number, check_ties
from graph.database import ANALYSIS_SECONDS
from graph.frames.answer import GraphFrames
from graph.frames.framing import Framing
from graph.model.kinds import TieKind
from graph.network import USUAL_TIES, remembered
from graph.snapshot import Snapshot
from graph.statements import load_statement

MOST_NODES = 1_000


@dataclass(frozen=True)
class Asked:
    """A question whose values are known to be right; whether the area exists is not known yet."""

    area: str
    ties: tuple[TieKind, ...]
    first: int
    day: date


@dataclass(frozen=True)
class TitlesRow:
    """Lists of id and name, None where the viewer may not see it."""

    titles: list[list[Any]]


LIST_TITLES = load_statement("frames/list_titles", TitlesRow)


async def graph_frames(
    asking: Asking,
    *,
    area: str,
    ties: Iterable[TieKind] | None = None,
    first: int = 500,
    as_of: date | None = None,
) -> GraphFrames:
    """The network of an area as the nodes and edges of Grafana's node graph, at most `first` nodes."""
    asked = Asked(
        check_id("area", area),
        check_ties(ties, USUAL_TIES),
        check_number("first", first, MOST_NODES),
        check_day(as_of or asking.viewer.day),
    )
    snapshot = await asking.snapshots.of(asking.viewer, area=asked.area, kinds=asked.ties, day=asked.day)
    return await remembered(asking, snapshot, asked, GraphFrames, lambda: _computed(asking, asked, snapshot))


async def _computed(asking: Asking, asked: Asked, snapshot: Snapshot) -> GraphFrames:
    degrees = snapshot.network.degrees
    by_contacts: Integers = np.lexsort((np.arange(len(degrees)), -degrees)).astype(np.int64)
    shown: Integers = np.sort(by_contacts[: asked.first])
    ids = [snapshot.ids[int(each)] for each in shown]
    rows = await asking.database.read(LIST_TITLES, asking.viewer, seconds=ANALYSIS_SECONDS, party_ids=ids)
    names = {party: name for party, name in rows[0].titles if name is not None}
    return await asking.snapshots.work(
        lambda _: Framing(asking, snapshot, shown, names).answer(asked.area), seconds=asking.service.analysis_seconds
    )
