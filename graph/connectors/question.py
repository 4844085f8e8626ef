"""The question `connectors`: who holds the network of an area together."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from graph.asking import Asking
from graph.connectors.answer import Connector, ConnectorMeasure, Connectors
from graph.connectors.answering import Answering
from graph.connectors.asked import Asked, check_asked
from graph.connectors.figures import Figures
from graph.connectors.telling import Telling
from graph.groups import GroupBy, groups_of
from graph.known import check_people_known
from graph.loads import loads_of
from graph.model.kinds import PersonRole, TieKind
from graph.network import check_members, leaving_out, read_leaving, remembered, with_roles
from graph.snapshot import Snapshot, Stop


async def connectors(
    asking: Asking,
    *,
    area: str,
    by: ConnectorMeasure = ConnectorMeasure.BETWEENNESS,
    group_by: GroupBy = GroupBy.ROLE,
    first: int = 10,
    ties: Iterable[TieKind] | None = None,
    weighted: bool = False,
    roles: Iterable[PersonRole] | None = None,
    without: Iterable[str] | None = None,
    as_of: date | None = None,
) -> Connectors:
    """Who holds the network of an area together, ranked by one measure.

    `roles` narrows the network to people with one of these roles, `without` takes people out of it; both before
    anything is measured. `weighted` lets strong ties count for more. Only the fields asked for are computed.
    """
    asked = check_asked(
        area=area,
        by=by,
        group_by=group_by,
        first=first,
        ties=ties,
        is_weighted=weighted,
        roles=roles,
        without=without,
        day=as_of or asking.viewer.day,
    )
    await check_people_known(asking, "without", asked.without)
    whole = await asking.snapshots.of(asking.viewer, area=asked.area, kinds=asked.ties, day=asked.day)
    before = with_roles(whole, asked.roles)
    check_members("without", asked.without, before)
    snapshot = leaving_out(before, asked.without)
    answer = await remembered(asking, snapshot, asked, Connectors, lambda: _computed(asking, asked, before, snapshot))
    wants_loads = asking.wants("connectors.load") or asking.wants("connectors.explanation")
    return await _with_loads(asking, answer) if wants_loads and answer.connectors else answer


async def _computed(asking: Asking, asked: Asked, before: Snapshot, snapshot: Snapshot) -> Connectors:
    """The answer without loads, which change more often than the network."""
    groups = await groups_of(asking.database, asking.viewer, snapshot, asked.group_by)
    leaving = await read_leaving(asking, asked.without, snapshot, before)

    def computation(stop: Stop) -> Connectors:
        figures = Figures(snapshot, groups, asked.group_by, asked.is_weighted, stop)
        return Answering(asking, asked, figures, leaving).answer()

    return await asking.snapshots.work(computation, seconds=asking.service.analysis_seconds)


async def _with_loads(asking: Asking, answer: Connectors) -> Connectors:
    """The answer with how much is asked of each connector today."""
    loads = await loads_of(asking, [each.person.id for each in answer.connectors])
    telling, is_told = Telling(asking.viewer.language), asking.wants("connectors.explanation")

    def loaded(each: Connector) -> Connector:
        load = loads.get(each.person.id, 0)
        told = f"{each.explanation} {telling.carries_much(load)}".strip() if is_told else ""
        return replace(each, load=load, explanation=told)

    return replace(answer, connectors=[loaded(each) for each in answer.connectors])
