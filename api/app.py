"""Builds the application: GraphQL, health, and in the demo GraphiQL."""

import gc
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.responses import JSONResponse
from starlette.routing import Route as PathRoute

from api.context import Services
from api.endpoint import GraphQLEndpoint
from api.pages import add_graphiql
from api.schema.build import build_route
from graph.database import Database
from graph.errors import SchakelError
from graph.schema import apply_schema, schema_level, schema_statements
from graph.settings import Settings


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application on the database of these settings; the environment's when none are given."""
    given = settings or Settings()
    route = build_route()
    state: dict[str, Services] = {}

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncGenerator[None]:
        async with Database.connect(given.database) as database:
            await apply_schema(database)
            state["services"] = Services.on(database, given.service)
            # What lives as long as the process is left out of later collections: their pauses are the slowest answers.
            gc.collect()
            gc.freeze()
            yield

    app = FastAPI(title="Schakel", lifespan=lifespan, openapi_url=None, docs_url=None, redoc_url=None)
    app.router.routes.append(PathRoute("/graphql", GraphQLEndpoint(route, lambda: state["services"])))
    _add_health(app, state)
    if given.service.graphiql:
        add_graphiql(app)
    return app


def _add_health(app: FastAPI, state: dict[str, Services]) -> None:
    async def healthz() -> JSONResponse:
        return JSONResponse({"status": "ok"})

    async def readyz() -> JSONResponse:
        try:
            level = await schema_level(state["services"].database)
        except SchakelError as error:
            return JSONResponse({"status": "not ready", "code": error.code, "message": error.message}, 503)
        known = len(schema_statements())
        return JSONResponse(
            {"status": "ready", "schemaLevel": level, "knownLevel": known}, 200 if level == known else 503
        )

    app.add_api_route("/healthz", healthz)
    app.add_api_route("/readyz", readyz)
