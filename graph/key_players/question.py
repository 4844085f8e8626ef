"""The question `keyPlayers`: which few people matter most together."""

from collections.abc import Iterable
from datetime import date

from graph.apart import kept_apart
from graph.asking import Asking
from graph.key_players.answer import KeyPlayerAim, KeyPlayers
from graph.key_players.answering import Answering
from graph.key_players.asked import Asked, check_asked
from graph.known import check_people_known
from graph.model.kinds import PersonRole, TieKind
from graph.network import check_members, remembered, with_known_tie
from graph.snapshot import Snapshot


async def key_players(
    asking: Asking,
    *,
    area: str,
    aim: KeyPlayerAim = KeyPlayerAim.REACH,
    count: int | None = None,
    coverage: float | None = None,
    excluding: Iterable[str] | None = None,
    roles: Iterable[PersonRole] | None = None,
    ties: Iterable[TieKind] | None = None,
    as_of: date | None = None,
) -> KeyPlayers:
    """Which few people matter most together: `count` of them, or as few as reach a share of the people in one step.

    `excluding` and `roles` say who may be chosen; the network is that of everybody. To be near to others (REACH) only
    those are chosen who may be asked, and never two who must be kept apart.
    """
    asked = check_asked(
        area=area,
        aim=aim,
        count=count,
        coverage=coverage,
        excluding=excluding,
        roles=roles,
        ties=ties,
        day=as_of or asking.viewer.day,
    )
    await check_people_known(asking, "excluding", asked.excluding)
    whole = await asking.snapshots.of(asking.viewer, area=asked.area, kinds=asked.ties, day=asked.day)
    check_members("excluding", asked.excluding, whole)
    return await remembered(asking, whole, asked, KeyPlayers, lambda: _computed(asking, asked, whole))


async def _computed(asking: Asking, asked: Asked, whole: Snapshot) -> KeyPlayers:
    snapshot = with_known_tie(whole, whole)
    apart = await kept_apart(asking, asked.day, snapshot.index)
    return await asking.snapshots.work(
        lambda stop: Answering(asking, asked, whole, snapshot, stop).answer(apart),
        seconds=asking.service.analysis_seconds,
    )
