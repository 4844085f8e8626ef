"""A practice: its folder of raw facts in an empty database, asked over GraphQL as its users ask."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from api.context import Context
from api.schema.build import build_route
from graph.access import DEMO_VIEWER
from graph.database import Database
from graph.model.kinds import Language
from seeds.load import load_folder
from tests.support.graph import wipe
from tests.support.services import patient_services
from tests.support.statement_files import ROOT

STORIES = ROOT / "seeds" / "stories"


@dataclass(frozen=True)
class Practice:
    """A loaded practice, on one day."""

    context: Context

    async def ask(self, query: str, variables: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The data that a document gives; fails on errors, with what they say."""
        answer = await build_route().answer(self.context, query, dict(variables or {}))
        assert "errors" not in answer, answer["errors"]
        return answer["data"]

    def on(self, day: date) -> "Practice":
        """The same practice as it is asked on another day."""
        return Practice(replace(self.context, viewer=replace(self.context.viewer, day=day)))


async def load_practice(database: Database, *folders: Path, day: date, language: Language = Language.EN) -> Practice:
    """Loads folders, one over the other, in place of what was there."""
    viewer = replace(DEMO_VIEWER, day=day, language=language)
    await wipe(database)
    for folder in folders:
        await load_folder(database, folder, viewer=viewer)
    return Practice(Context(patient_services(database), viewer))
