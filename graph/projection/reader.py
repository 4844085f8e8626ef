"""Reads entities: compiles what was asked once per shape, runs it, and shapes the rows."""

import time
from collections import OrderedDict, deque
from collections.abc import Hashable, Iterable
from typing import Any

from graph.access import Viewer
from graph.database import READ_SECONDS, Database
from graph.errors import LimitExceeded
from graph.projection.compiler import Compiler, Plan
from graph.projection.selection import Selected

PLANS = 2_000
MINUTE = 60.0


class Reader:
    """Compiled plans of one process; the rule of sight is compiled in, so plans are kept per sight."""

    def __init__(self, database: Database, *, new_texts_per_minute: int, seconds: float = READ_SECONDS) -> None:
        self._database = database
        self._seconds = seconds
        self._plans: OrderedDict[Hashable, Plan] = OrderedDict()
        # The database plans every new text, which takes it a hundred times as long as to run it again.
        self._new_texts: deque[float] = deque(maxlen=new_texts_per_minute)

    async def entity(self, viewer: Viewer, end: str, selected: Selected) -> dict[str, Any] | None:
        """The entity whose id is the argument `id`; None when there is none that the viewer may see."""
        plan = self.plan(viewer, "by_id", end, selected)
        values = plan.values(selected)
        rows = await self._run(viewer, plan, f"read/{end}", values)
        return plan.shape(rows[0][0], values) if rows else None

    async def tie(self, viewer: Viewer, type_: str, selected: Selected) -> dict[str, Any] | None:
        """The tie of that type whose id is the argument `id`; None when there is none that the viewer may see."""
        plan = self.plan(viewer, "tie_by_id", type_, selected)
        values = plan.values(selected)
        rows = await self._run(viewer, plan, f"read/{type_}", values)
        return plan.shape(rows[0][0], values) if rows else None

    async def listed(self, viewer: Viewer, label: str, selected: Selected) -> dict[str, Any]:
        """A page of the entities of a label, filtered and ordered by the arguments."""
        plan = self.plan(viewer, "listed", label, selected)
        values = plan.values(selected)
        rows = await self._run(viewer, plan, f"list/{label}", values)
        return plan.shape(rows[0][0], values)

    async def filled(
        self, viewer: Viewer, end: str, selected: Selected, ids: Iterable[str]
    ) -> dict[str, dict[str, Any]]:
        """The entities with these ids, by id; those that the viewer may not see are left out."""
        plan = self.plan(viewer, "by_ids", end, selected)
        values = plan.values(selected)
        rows = await self._run(viewer, plan, f"fill/{end}", values, ids=list(dict.fromkeys(ids)))
        return plan.shape(rows[0][0], values)

    def plan(self, viewer: Viewer, form: str, end: str, selected: Selected) -> Plan:
        """The plan for a selection of this shape, compiled when it is new."""
        # Who reads by ids puts the entities where they belong, under whatever name.
        key = (viewer.sight, form, end, selected.children.shape if form == "by_ids" else selected.shape)
        if plan := self._plans.get(key):
            self._plans.move_to_end(key)
            return plan
        self._spend()
        compiler = Compiler(viewer.sight)
        compile_ = {
            "by_id": compiler.by_id,
            "by_ids": compiler.by_ids,
            "listed": compiler.listed,
            "tie_by_id": compiler.tie_by_id,
        }[form]
        text = compile_(end, selected)
        plan = self._plans[key] = compiler.plan(text)
        if len(self._plans) > PLANS:
            self._plans.popitem(last=False)
        return plan

    def _spend(self) -> None:
        now = time.monotonic()
        if len(self._new_texts) == self._new_texts.maxlen and now - self._new_texts[0] < MINUTE:
            raise LimitExceeded(
                "More than {most} questions of new forms were asked within a minute. Ask again in a "
                "minute, or ask the same form with other variables.",
                most=self._new_texts.maxlen,
            )
        self._new_texts.append(now)

    async def _run(
        self, viewer: Viewer, plan: Plan, name: str, values: list[object], **more: object
    ) -> list[list[Any]]:
        own = {f"p{number}": value for number, value in enumerate(values)}
        parameters = {**viewer.parameters(), **own, **more, "day": viewer.day.isoformat()}
        return await self._database.read_text(plan.text, parameters, name=name, seconds=self._seconds)
