"""One world for all tests that only read it."""

import pytest

from api.context import Context
from api.reading.route import Route
from api.schema.build import build_route
from graph.access import DEMO_VIEWER
from graph.database import Database
from tests.support.services import patient_services
from tests.support.world import draw_world


@pytest.fixture(scope="session")
def route() -> Route:
    """The routes of the schema."""
    return build_route()


@pytest.fixture(scope="module")
async def world(database: Database) -> Context:
    """A graph that holds everything, as seen by a viewer who sees all."""
    await draw_world(database)
    return Context(patient_services(database), DEMO_VIEWER)
