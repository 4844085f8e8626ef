"""What askers get while the database is stopped, slow or silent, or breaks a connection; and that it passes."""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

import httpx
import orjson
import pytest

from api.app import Application, create_app
from graph.database import Database
from graph.settings import DatabaseSettings, ServiceSettings, Settings
from tests.support.changes import count, draw_small_world
from tests.support.graph import wipe
from tests.support.proxy import BoltProxy

# The driver leaves a socket whose handshake was cut off to the collector.
UNCLOSED = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
pytestmark = [pytest.mark.usefixtures("proxy"), UNCLOSED]

CARD = '{ person(id: "anna") { id name } }'
LIST = "{ people { nodes { id name sortName roles languages mayBeAsked version source updatedAt } } }"
CHAINS = '{ chains(from: "anna", to: "bert") { isCut } }'
ADD = """mutation ($id: ID!, $name: String!) { addPerson(mutationId: $id, input: { name: $name }) {
  ... on Person { id name } ... on Problems { problems { code message } } } }"""
DEADLINE = 1.5
# What a busy machine may take longer than the deadline.
LEEWAY = 3.0


@pytest.fixture(scope="module")
async def stage(
    database: Database, database_settings: DatabaseSettings
) -> AsyncIterator[tuple[BoltProxy, Application]]:
    """The service with two connections and a short deadline, and what stands between it and its database."""
    await wipe(database)
    await draw_small_world(database)
    service = ServiceSettings().model_copy(update={"request_seconds": DEADLINE, "analysis_seconds": DEADLINE})
    async with BoltProxy(str(database_settings.uri)) as proxy:
        behind = database_settings.model_copy(update={"uri": proxy.uri, "pool_size": 2})
        app = create_app(Settings(behind, service))
        async with app.running():
            yield proxy, app


@pytest.fixture
async def proxy(stage: tuple[BoltProxy, Application]) -> AsyncIterator[BoltProxy]:
    """What stands between the service and its database, out of the way before and after."""
    yield stage[0]
    stage[0].pass_all()
    await stage[0].start()


@pytest.fixture
async def client(stage: tuple[BoltProxy, Application]) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the service, whose questions have all been asked before."""
    transport, english = httpx.ASGITransport(stage[1]), {"accept-language": "en"}
    async with httpx.AsyncClient(transport=transport, base_url="http://schakel", headers=english) as client:
        for query in (CARD, LIST, CHAINS):
            await insist(client, query)
        yield client


async def ask(client: httpx.AsyncClient, query: str, **variables: Any) -> httpx.Response:
    return await client.post("/graphql", json={"query": query, "variables": variables})


def code_of(answer: httpx.Response) -> str:
    return answer.json()["errors"][0]["extensions"]["code"]


async def insist(client: httpx.AsyncClient, query: str, **variables: Any) -> dict[str, Any]:
    """The answer once it is there; a busy machine may need more than one attempt."""
    for _ in range(20):
        answer = (await ask(client, query, **variables)).json()
        if "errors" not in answer:
            return answer["data"]
    raise AssertionError(answer)


async def test_a_database_that_is_stopped_is_told_and_found_again(proxy: BoltProxy, client: httpx.AsyncClient) -> None:
    await proxy.stop()

    answers = [await ask(client, query) for query in (CARD, LIST, CHAINS)]
    ready = await client.get("/readyz")

    for answer in answers:
        assert (answer.status_code, code_of(answer)) == (503, "DATABASE_UNAVAILABLE")
        assert answer.headers["retry-after"] == "5"
        assert "Try again" in answer.json()["errors"][0]["message"]
    assert (ready.status_code, ready.json()["code"]) == (503, "DATABASE_UNAVAILABLE")
    assert (await client.get("/healthz")).status_code == 200

    await proxy.start()

    assert await insist(client, CARD) == {"person": {"id": "anna", "name": "Anna"}}
    assert (await client.get("/readyz")).status_code == 200


async def test_one_part_that_is_answered_is_still_given(proxy: BoltProxy, client: httpx.AsyncClient) -> None:
    await proxy.stop()

    answer = await ask(client, '{ __typename person(id: "anna") { id } }')

    assert answer.status_code == 200
    assert answer.json()["data"] == {"__typename": "Query", "person": None}
    assert code_of(answer) == "DATABASE_UNAVAILABLE"


async def test_a_database_that_is_slow_is_waited_for(proxy: BoltProxy, client: httpx.AsyncClient) -> None:
    proxy.delay = 0.2

    began = time.monotonic()

    assert await insist(client, CARD) == {"person": {"id": "anna", "name": "Anna"}}
    assert time.monotonic() - began >= 0.2


@pytest.mark.parametrize("query", [CARD, LIST, CHAINS])
async def test_a_database_that_is_silent_is_not_waited_for_longer_than_the_deadline(
    proxy: BoltProxy, client: httpx.AsyncClient, query: str
) -> None:
    proxy.is_silent = True

    began = time.monotonic()
    answers = await asyncio.gather(*(ask(client, query) for _ in range(6)))
    taken = time.monotonic() - began
    ready = await client.get("/readyz")

    # More askers than connections: some wait for one, and none longer than the deadline.
    assert taken < DEADLINE + LEEWAY
    for answer in answers:
        assert code_of(answer) in ("LIMIT_EXCEEDED", "DATABASE_UNAVAILABLE")
        assert answer.json()["errors"][0]["message"]
    assert (ready.status_code, ready.json()["code"]) == (503, "DATABASE_UNAVAILABLE")
    assert "does not answer" in ready.json()["message"]

    proxy.pass_all()

    # All connections that nobody answered on are gone, and none is missing from the pool.
    await asyncio.gather(*(insist(client, query) for _ in range(6)))
    assert proxy.connections <= 2
    assert (await client.get("/readyz")).status_code == 200


async def test_a_connection_that_breaks_in_a_result_is_tried_once_more(
    proxy: BoltProxy, client: httpx.AsyncClient
) -> None:
    proxy.breaks = 1

    answer = await ask(client, LIST)

    assert proxy.cuts == 1
    assert [each["id"] for each in answer.json()["data"]["people"]["nodes"]][:2] == ["anna", "bert"]


async def test_connections_that_keep_breaking_are_told(proxy: BoltProxy, client: httpx.AsyncClient) -> None:
    proxy.breaks = 1_000

    answer = await ask(client, LIST)

    assert (answer.status_code, code_of(answer)) == (503, "DATABASE_UNAVAILABLE")
    proxy.breaks = 0
    assert len((await insist(client, LIST))["people"]["nodes"]) >= 3


@pytest.mark.parametrize("arrives", [True, False])
async def test_a_connection_that_breaks_at_the_commit_leaves_one_person(
    database: Database, proxy: BoltProxy, client: httpx.AsyncClient, arrives: bool
) -> None:
    proxy.cuts_commits, proxy.commits_arrive = 1, arrives
    mutation_id = f"cut:{arrives}"

    first = await insist(client, ADD, id=mutation_id, name=mutation_id)
    again = await insist(client, ADD, id=mutation_id, name=mutation_id)

    assert proxy.cuts == 1
    assert first["addPerson"]["name"] == mutation_id
    assert again == first
    assert await count(database, f"(n:Person {{name: '{mutation_id}'}})") == 1


async def test_a_change_that_nobody_hears_of_is_told_when_it_is_repeated(
    database: Database, proxy: BoltProxy, client: httpx.AsyncClient
) -> None:
    proxy.is_silent = True

    began = time.monotonic()
    answer = await ask(client, ADD, id="m1", name="Dora")

    assert time.monotonic() - began < DEADLINE + LEEWAY
    assert (answer.status_code, code_of(answer)) == (503, "COMMIT_UNKNOWN")
    assert "same mutationId" in answer.json()["errors"][0]["message"]

    proxy.pass_all()
    assert (await insist(client, ADD, id="m1", name="Dora"))["addPerson"]["name"] == "Dora"
    assert await count(database, "(n:Person {name: 'Dora'})") == 1


async def test_of_two_changes_at_once_one_is_told_to_look_again(database: Database, client: httpx.AsyncClient) -> None:
    change = """mutation ($id: ID!) {
      changePerson(mutationId: $id, id: "cato", expectedVersion: 1, input: { name: "Cato" }) {
        ... on Person { version } ... on Problems { problems { code } } } }"""

    answers = await asyncio.gather(*(insist(client, change, id=f"change{number}") for number in range(2)))

    results = [each["changePerson"] for each in answers]
    assert {"version": 2} in results
    [refused] = [each for each in results if each != {"version": 2}]
    assert refused["problems"][0]["code"] in ("VERSION_CONFLICT", "CONFLICT")
    assert await count(database, "(n:Person {id: 'cato', version: 2})") == 1


async def test_an_asker_who_goes_away_gives_the_connection_back(
    stage: tuple[BoltProxy, Application], proxy: BoltProxy, client: httpx.AsyncClient
) -> None:
    is_asked = asyncio.Event()
    body = orjson.dumps({"query": CARD})
    messages: list[dict[str, Any]] = [{"type": "http.request", "body": body}, {"type": "http.disconnect"}]
    sent: list[Any] = []

    async def receive() -> Any:
        if len(messages) == 1:
            await is_asked.wait()
        return messages.pop(0)

    async def send(message: Any) -> None:
        sent.append(message)

    proxy.is_silent = True
    proxy.on_request = is_asked.set
    scope = {"type": "http", "path": "/graphql", "method": "POST", "headers": [(b"content-type", b"application/json")]}
    await asyncio.wait_for(stage[1](scope, receive, send), LEEWAY)

    assert sent == []
    proxy.pass_all()
    assert await insist(client, CARD) == {"person": {"id": "anna", "name": "Anna"}}
    assert proxy.connections <= 2
