"""The question `fragility`: what breaks in the network of an area, and what would mend it."""

from collections.abc import Iterable
from datetime import date

from graph.apart import kept_apart
from graph.asking import Asking
from graph.fragility.answer import Fragility
from graph.fragility.answering import Answering
from graph.fragility.asked import Asked, check_asked
from graph.fragility.figures import Figures
from graph.fragility.openings import openings_between
from graph.fragility.suggesting import Suggesting, Suggestion
from graph.known import check_people_known
from graph.loads import loads_of
from graph.model.kinds import TieKind
from graph.network import Leaving, check_members, leaving_out, read_leaving, remembered, with_known_tie
from graph.snapshot import Snapshot


async def fragility(
    asking: Asking,
    *,
    area: str,
    without: Iterable[str] | None = None,
    ties: Iterable[TieKind] | None = None,
    as_of: date | None = None,
    first: int = 100,
) -> Fragility:
    """What breaks in the network of an area, as if the people of `without` had left, and which new tie would mend it.

    Shares are of people of whom a tie is known. Only the fields asked for are computed.
    """
    asked = check_asked(area=area, without=without, ties=ties, first=first, day=as_of or asking.viewer.day)
    await check_people_known(asking, "without", asked.without)
    whole = await asking.snapshots.of(asking.viewer, area=asked.area, kinds=asked.ties, day=asked.day)
    check_members("without", asked.without, whole)
    snapshot = leaving_out(whole, asked.without)
    return await remembered(asking, snapshot, asked, Fragility, lambda: _computed(asking, asked, whole, snapshot))


async def _computed(asking: Asking, asked: Asked, whole: Snapshot, snapshot: Snapshot) -> Fragility:
    figures = Figures(with_known_tie(snapshot, whole))
    leaving = await read_leaving(asking, asked.without, snapshot, whole)
    suggested = await _suggested(asking, asked, figures, leaving) if asking.wants("suggestedTies") else []
    return await asking.snapshots.work(
        lambda stop: Answering(asking, asked, figures, stop).answer(whole, snapshot, leaving, suggested),
        seconds=asking.service.analysis_seconds,
    )


async def _suggested(asking: Asking, asked: Asked, figures: Figures, leaving: Leaving) -> list[Suggestion]:
    """The new ties: those between groups need to know what people share, those within groups how far they are."""
    apart = await kept_apart(asking, asked.day, figures.snapshot.index)
    suggesting = Suggesting(figures, apart, leaving.elsewhere)
    seconds = asking.service.analysis_seconds
    groups = await asking.snapshots.work(lambda _: suggesting.groups_to_join(), seconds=seconds)
    openings = await openings_between(asking, asked, suggesting.ids(groups)) if groups else []
    suggesting.spare(await loads_of(asking, suggesting.candidates(groups)))
    return await asking.snapshots.work(
        lambda stop: suggesting.all(groups, openings, asked.first, stop), seconds=seconds
    )
