"""Builds the application: GraphQL, health, and in the demo GraphiQL."""

import asyncio
import gc
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager, suppress
from typing import cast

from fastapi import FastAPI
from fastapi.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from api.context import Context, Services
from api.endpoint import GraphQLEndpoint
from api.pages import add_graphiql
from api.questions import DEMO_DISTRICT, TABS, TABS_ANYWHERE, ReadyMade
from api.schema.build import build_route
from graph.access import DEMO_VIEWER
from graph.database import READ_SECONDS, Database
from graph.errors import LimitExceeded, SchakelError, unanswered
from graph.known import is_known
from graph.planning import plan_readings, plan_statements
from graph.schema import apply_schema, schema_level, schema_statements
from graph.settings import Settings
from graph.usual import first_calls, later_calls

# The rows of a large answer are lists without cycles: looking through them after every 700 takes half its time.
COLLECT_AFTER = (50_000, 20, 20)


class Application:
    """The ASGI application. /graphql is answered before the framework, whose layers cost as much as a small answer."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self._services: Services | None = None
        self._graphql = GraphQLEndpoint(build_route(), lambda: self.services, self.settings.service.day)
        self._others: ASGIApp = self._framework()

    @property
    def services(self) -> Services:
        """What all requests share; there from start-up to shutdown."""
        return cast(Services, self._services)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        is_question = scope["type"] == "http" and scope["path"] == "/graphql"
        await (self._graphql if is_question else self._others)(scope, receive, send)

    def _framework(self) -> FastAPI:
        app = FastAPI(title="Schakel", lifespan=self.running, openapi_url=None, docs_url=None, redoc_url=None)
        app.add_api_route("/healthz", _healthz)
        app.add_api_route("/readyz", self._readyz)
        if self.settings.service.graphiql:
            add_graphiql(app, self.settings.service.day, self._tabs)
        return app

    @asynccontextmanager
    async def running(self, _: FastAPI | None = None) -> AsyncGenerator[None]:
        """Connects to the database for as long as the application runs."""
        async with Database.connect(self.settings.database) as database:
            await apply_schema(database)
            gc.set_threshold(*COLLECT_AFTER)
            self._services = Services.on(database, self.settings.service)
            _keep_from_collection()
            planning = asyncio.create_task(_plan_ahead(self._services))
            planning.add_done_callback(lambda _: _keep_from_collection())
            try:
                yield
            finally:
                planning.cancel()

    async def _tabs(self) -> Sequence[ReadyMade]:
        """The questions of the demo where it is loaded; elsewhere those that need no id."""
        with suppress(SchakelError):
            if await is_known(Context(self.services, DEMO_VIEWER).asking(), DEMO_DISTRICT):
                return TABS
        return TABS_ANYWHERE

    async def _readyz(self) -> JSONResponse:
        """Whether the database answers, at the schema level of this code."""
        try:
            level = await schema_level(self.services.database, seconds=READ_SECONDS)
        except SchakelError as error:
            # Less cannot be asked: a database that is too slow for this does not answer.
            error = unanswered() if isinstance(error, LimitExceeded) else error
            return JSONResponse({"status": "not ready", "code": error.code, "message": error.message}, 503)
        known = len(schema_statements())
        status, code = ("ready", 200) if level == known else ("not ready", 503)
        return JSONResponse({"status": status, "schemaLevel": level, "knownLevel": known}, code)


async def _plan_ahead(services: Services) -> None:
    await plan_statements(services.database, DEMO_VIEWER, services.askers, first_calls())
    await plan_readings(services.reader, DEMO_VIEWER, services.askers)
    await plan_statements(services.database, DEMO_VIEWER, services.askers, later_calls())


def _keep_from_collection() -> None:
    """Leaves what lives as long as the process out of later collections: their pauses are the slowest answers."""
    gc.collect()
    gc.freeze()


async def _healthz() -> JSONResponse:
    """Whether the process is there."""
    return JSONResponse({"status": "ok"})


def create_app(settings: Settings | None = None) -> Application:
    """The application on the database of these settings; the environment's when none are given."""
    return Application(settings)
