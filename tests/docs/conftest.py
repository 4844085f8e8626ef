"""The demo, loaded once for all examples and pictures in the documents."""

from dataclasses import replace

import pytest

from api.context import Context
from cli.mark import DEMO_DAY
from graph.access import DEMO_VIEWER
from graph.database import Database
from graph.model.kinds import Language
from seeds.load import load_folder
from tests.support.graph import wipe
from tests.support.services import patient_services
from tests.support.statement_files import ROOT


@pytest.fixture(scope="package")
async def demo(database: Database) -> Context:
    """The demo on its own day, as everybody sees it."""
    await wipe(database)
    viewer = replace(DEMO_VIEWER, day=DEMO_DAY, language=Language.EN)
    await load_folder(database, ROOT / "seeds" / "demo", viewer=viewer)
    return Context(patient_services(database), viewer)
