"""What happens before a question is read: method, type, size, form."""

import asyncio
from collections.abc import AsyncIterator
from datetime import date
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from api.app import Application, create_app
from api.endpoint import GraphQLEndpoint
from api.questions import TABS, TABS_ANYWHERE, ReadyMade
from api.schema.build import build_route
from graph.database import Database
from graph.planning import Askers
from graph.projection.cursors import encode
from graph.settings import DatabaseSettings, ServiceSettings, Settings
from tests.support.graph import draw
from tests.support.services import patient_settings
from tests.support.world import draw_world


@pytest.fixture(scope="module")
async def application(database: Any, database_settings: DatabaseSettings) -> AsyncIterator[Application]:
    """The application of the demo on the real database."""
    await draw_world(database)
    app = create_app(Settings(database_settings, patient_settings()))
    async with app.running():
        yield app


@pytest.fixture
async def client(application: Application) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the application in the same process."""
    transport, english = httpx.ASGITransport(application), {"accept-language": "en"}
    async with httpx.AsyncClient(transport=transport, base_url="http://schakel", headers=english) as client:
        yield client


ASK = {"query": '{ person(id: "person:0") { id } }'}
JSON = {"content-type": "application/json"}


async def test_a_question_is_answered(client: httpx.AsyncClient) -> None:
    answer = await client.post("/graphql", json=ASK)
    assert answer.status_code == 200
    assert answer.json() == {"data": {"person": {"id": "person:0"}}}


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"])
async def test_only_post_asks(client: httpx.AsyncClient, method: str) -> None:
    answer = await client.request(method, "/graphql?query={__typename}")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"


@pytest.mark.parametrize(
    "given",
    [
        "",
        "text/plain",
        "text/plain,application/json",
        "text/application/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/graphql",
        "application/json-patch+json",
    ],
)
async def test_other_content_types_are_refused(client: httpx.AsyncClient, given: str) -> None:
    answer = await client.post("/graphql", content=b'{"query": "{__typename}"}', headers={"content-type": given})
    assert answer.status_code == 415


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'"{__typename}"',
        b"7",
        b"null",
        b"{}",
        b'{"query": 7}',
        b'{"query": "  "}',
        b'{"query": "{__typename}", "variables": [1]}',
        b"\xff\xfe",
        b"[" * 30_000,
        b'{"query": "{__typename}"}\x00',
        b'[{"query": "{__typename}"}, {"query": "{__typename}"}]',
    ],
)
async def test_a_body_of_another_form_is_refused(client: httpx.AsyncClient, body: bytes) -> None:
    answer = await client.post("/graphql", content=body, headers=JSON)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["extensions"]["code"] == "INVALID_REQUEST"


@pytest.mark.parametrize("announced", [True, False])
async def test_a_body_of_more_than_64_kib_is_refused(client: httpx.AsyncClient, announced: bool) -> None:
    body = b'{"query": "# ' + b"x" * 65_536 + b'"}'

    async def parts() -> AsyncIterator[bytes]:
        yield body

    answer = await client.post("/graphql", content=body if announced else parts(), headers=JSON)
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("{ people { nodes { " + " ".join(f"a{n}: id" for n in range(16)) + " } } }", "16 aliases"),
        ("{ " + " ".join(f'p{n}: person(id: "x") {{ id }}' for n in range(6)) + " }", "6 fields at the top"),
        ("query A { __typename } query B { __typename }", "2 operations"),
        ("{ people { nodes { id " + "@skip(if: false) " * 11 + "} } }", "11 directives"),
        ("{ people { nodes " + "{ knows { nodes " * 8 + "{ id }" + " } }" * 8 + " } }", "10 levels"),
        ("{ people { nodes { ...f } } } fragment f on Person { knows { nodes { ...f } } }", "Cannot spread fragment"),
        ("# " + "x" * 17_000 + "\n{ __typename }", "17,0"),
        ("{ " + "__typename " * 1_200 + "}", "more than 1000 tokens"),
        ("{ people { nodes { nome } } }", "Cannot query field 'nome' on type 'Person'."),
        ("{ people(orderBy: NAMES) { nodes { id } } }", "NAMES"),
        ("subscription { people }", "subscription"),
        ("{", "Syntax Error"),
        ("{ keyPlayers(count: " + "9" * 5_000 + ") { score } }", "has 5000 digits; at most 100"),
        ("{ person(id: -" + "9" * 101 + ") { id } }", "has 102 digits"),
    ],
)
async def test_a_document_beyond_a_limit_gets_one_short_error(
    client: httpx.AsyncClient, query: str, reason: str
) -> None:
    answer = await client.post("/graphql", json={"query": query})
    errors = answer.json()["errors"]
    assert len(errors) == 1
    assert reason.replace(",", "") in errors[0]["message"].replace(",", "")
    assert len(answer.text) < 1_000


async def test_how_many_entities_an_answer_can_hold_is_counted_from_the_variables(client: httpx.AsyncClient) -> None:
    query = "query ($n: Int!) { people(first: $n) { nodes { knows(first: $n) { nodes { id } } } } }"
    answer = await client.post("/graphql", json={"query": query, "variables": {"n": 100}})
    [error] = answer.json()["errors"]
    assert error["extensions"]["code"] == "LIMIT_EXCEEDED"
    assert "10100 entities; at most 5000" in error["message"]


@pytest.mark.parametrize(
    ("query", "variables", "reason"),
    [
        ("query ($i: ID!) { person(id: $i) { id } }", {}, "$i"),
        ("query ($f: Int!) { people(first: $f) { nodes { id } } }", {"f": 2**31}, "2147483648"),
        ("{ people(first: 0) { nodes { id } } }", {}, "give a number from 1 to 1000"),
        ("{ people(first: 1001) { nodes { id } } }", {}, "give a number from 1 to 1000"),
        ("{ people { nodes { knows(first: 101) { nodes { id } } } } }", {}, "give a number from 1 to 100"),
        # Neither the lists of what a question gives nor those behind one that is too long itself are passed over.
        (
            '{ search(text: "a") { entity { ... on Person { knows(first: -5) { nodes { id } } } } } }',
            {},
            "`first` of knows is -5; give a number from 1 to 100",
        ),
        (
            "{ people(first: 100000) { nodes { knows(first: 100000) { nodes { id } } } } }",
            {},
            "`first` is out of bounds in several lists; give numbers within those in brackets: "
            "people 100000 (1–1000), knows 100000 (1–100).",
        ),
        ('{ people(after: "x") { nodes { id } } }', {}, "is not a cursor"),
        ('{ people(after: "WyJOQU1FX0RFU0MiLCJhIiwiYiJd") { nodes { id } } }', {}, "another order"),
        ('{ people(filter: { activeOn: "2026-13-01" }) { nodes { id } } }', {}, "is not a date"),
        ('{ person(id: "person:0") { knows(asOf: "2026") { nodes { id } } } }', {}, "not a full day"),
    ],
)
async def test_a_value_that_cannot_be_used_is_named_with_what_is_allowed(
    client: httpx.AsyncClient, query: str, variables: dict[str, Any], reason: str
) -> None:
    answer = await client.post("/graphql", json={"query": query, "variables": variables})
    assert answer.status_code == 200
    assert reason in answer.json()["errors"][0]["message"]


@pytest.mark.parametrize(
    ("field", "order"),
    [("meetings", "Meeting.STARTS_AT_DESC"), ("needs", "Need.OPENED_ON_DESC"), ("people", "Person.UPDATED_AT_DESC")],
)
@pytest.mark.parametrize("key", ["x", "2026-13-01", "2026-02-30T00:00:00Z", "9999999-01-01T00:00:00Z"])
async def test_an_edited_cursor_is_refused(client: httpx.AsyncClient, field: str, order: str, key: str) -> None:
    text = f"query ($after: String) {{ {field}(after: $after, orderBy: {order.split('.')[1]}) {{ nodes {{ id }} }} }}"

    request = {"query": text, "variables": {"after": encode(order, key, "a")}}
    answer = (await client.post("/graphql", json=request)).json()

    assert answer["errors"][0]["extensions"]["code"] == "INVALID_INPUT"
    assert "is not a cursor of this list" in answer["errors"][0]["message"]


async def test_a_cursor_of_another_list_is_refused_each_time(client: httpx.AsyncClient) -> None:
    async def page(field: str, after: str | None) -> dict[str, Any]:
        asked = f"{field}(first: 1, after: $after) {{ nodes {{ id }} pageInfo {{ endCursor }} }}"
        query = f"query ($after: String) {{ {asked} }}"
        return (await client.post("/graphql", json={"query": query, "variables": {"after": after}})).json()

    cursors = {each: (await page(each, None))["data"][each]["pageInfo"]["endCursor"] for each in ("people", "goals")}
    for after, is_fit in (("goals", False), ("people", True), ("goals", False)):
        answer = await page("people", cursors[after])
        assert ("errors" not in answer) == is_fit
        assert is_fit or "belongs to another list" in answer["errors"][0]["message"]


@pytest.mark.parametrize(("name", "status"), [("B", 200), ("", 200), (None, 200), ("A", 200), (7, 400), (["A"], 400)])
async def test_the_operation_that_is_named_is_the_one_of_the_document(
    client: httpx.AsyncClient, name: object, status: int
) -> None:
    answer = await client.post("/graphql", json={"query": "query A { __typename }", "operationName": name})
    assert answer.status_code == status
    if name in ("A", "", None):
        assert answer.json() == {"data": {"__typename": "Query"}}
    else:
        assert "perationName" in answer.json()["errors"][0]["message"]
        assert "data" not in answer.json() or answer.json()["data"] is None


async def test_the_demo_gives_the_schema_and_graphiql_from_itself(client: httpx.AsyncClient) -> None:
    schema = await client.post("/graphql", json={"query": "{ __schema { queryType { name } } }"})
    page = await client.get("/graphiql")
    script = await client.get("/vendor/graphiql-3.8.3/graphiql.min.js")
    assert schema.json() == {"data": {"__schema": {"queryType": {"name": "Query"}}}}
    assert page.status_code == script.status_code == 200
    assert "http" not in page.text.replace("http-equiv", "")
    assert len(script.content) > 3_000_000
    assert "'self'" in page.headers["content-security-policy"]


@pytest.mark.usefixtures("application")
async def test_a_day_that_is_set_is_the_day_of_every_question(database_settings: DatabaseSettings) -> None:
    service = patient_settings().model_copy(update={"day": date(2025, 5, 1)})
    app = create_app(Settings(database_settings, service))
    async with app.running(), httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://x") as client:
        answer = await client.post("/graphql", json={"query": '{ stakeholders(of: "goal:0") { asOf } }'})
        questions = (await client.get("/pages/questions.json")).json()

    assert answer.json() == {"data": {"stakeholders": {"asOf": "2025-05-01"}}}
    note = "Here it is 1 May 2025: questions are about that day unless they name another."
    assert {each["comments"][1] for each in questions} == {note}


async def test_graphiql_opens_with_questions_that_fit_what_is_there(
    client: httpx.AsyncClient, database: Database
) -> None:
    async def first() -> str:
        return (await client.get("/pages/questions.json")).json()[0]["query"]

    assert await first() == TABS_ANYWHERE[0].query
    district = "(n:Entity:Location {id: 'demo:d-oosterwaard'})"
    await draw(database, f"CREATE {district} SET n.version = 1, n.name = 'Oosterwaard', n.kind = 'DISTRICT'")
    try:
        assert await first() == TABS[0].query
    finally:
        await draw(database, f"MATCH {district} DELETE n")


@pytest.mark.parametrize("ready_made", TABS_ANYWHERE, ids=lambda each: each.question)
async def test_what_graphiql_asks_anywhere_is_answered(client: httpx.AsyncClient, ready_made: ReadyMade) -> None:
    answer = (await client.post("/graphql", json={"query": ready_made.query})).json()

    assert "errors" not in answer


@pytest.mark.parametrize("path", ["/vendor/../api/app.py", "/vendor/x/y", "/pages/../README.md", "/pages/x", "/docs"])
async def test_no_other_file_is_given(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.get(path)).status_code == 404


async def test_without_the_demo_the_schema_is_not_given(database_settings: DatabaseSettings) -> None:
    app = create_app(Settings(database_settings, ServiceSettings()))
    async with app.running(), httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://x") as client:
        for query in (
            "{ __schema { types { name } } }",
            '{ ...f } fragment f on Query { __type(name: "Person") { name } }',
        ):
            answer = await client.post("/graphql", json={"query": query})
            assert answer.json()["errors"][0]["extensions"]["code"] == "NO_INTROSPECTION"
        assert (await client.get("/graphiql")).status_code == 404


async def test_health_tells_the_process_and_the_database_apart(client: httpx.AsyncClient) -> None:
    assert (await client.get("/healthz")).json() == {"status": "ok"}
    ready = await client.get("/readyz")
    assert ready.status_code == 200
    assert ready.json()["status"] == "ready"


async def test_an_asker_who_goes_away_stops_the_work() -> None:
    started, stopped = asyncio.Event(), asyncio.Event()

    class Slow:
        async def answer(self, *_: object) -> dict[str, Any]:
            started.set()
            try:
                await asyncio.sleep(30)
            except asyncio.CancelledError:
                stopped.set()
                raise
            return {}

    messages = [{"type": "http.request", "body": b'{"query": "{__typename}"}'}, {"type": "http.disconnect"}]
    sent: list[Any] = []

    async def receive() -> Any:
        if len(messages) == 1:
            await started.wait()
        return messages.pop(0)

    async def send(message: Any) -> None:
        sent.append(message)

    slow: Any = Slow()
    services: Any = SimpleNamespace(askers=Askers())
    endpoint = GraphQLEndpoint(slow, lambda: services)
    scope = {"type": "http", "method": "POST", "headers": [(b"content-type", b"application/json")]}
    await asyncio.wait_for(endpoint(scope, receive, send), 5)
    assert stopped.is_set()
    assert sent == []


async def test_a_stopped_database_gives_a_reason_and_when_to_try_again() -> None:
    settings = DatabaseSettings(uri="bolt://127.0.0.1:1", password=SecretStr("x"))
    app = create_app(Settings(settings, ServiceSettings()))
    with pytest.raises(Exception, match="does not answer"):
        async with app.running():
            pass


def test_the_printed_schema_is_the_file() -> None:
    from graphql import print_schema

    from tests.support.statement_files import ROOT

    assert print_schema(build_route().schema) + "\n" == (ROOT / "api" / "schema.graphql").read_text(encoding="utf-8")


LONG = "{ " + " ".join(f"a{number}: person(id: 1) {{ id }}" for number in range(6)) + " }"


@pytest.mark.parametrize(
    ("request_", "dutch", "english"),
    [
        (
            {"query": "{ people(first: 0) { nodes { id } } }"},
            "`first` van people is 0; geef een getal van 1 tot en met 1000.",
            "`first` of people is 0; give a number from 1 to 1000.",
        ),
        (
            {"query": '{ chains(from: "{a}", to: "b") { explanation } }'},
            "from is '{a}'; een id heeft 1 tot 64 tekens uit A-Z a-z 0-9 . _ : en -.",
            "from is '{a}'; an id has 1 to 64 characters out of A-Z a-z 0-9 . _ : and -.",
        ),
        (
            {"query": LONG},
            "Het document heeft 6 velden bovenaan; het mogen er hoogstens 5 zijn. Vraag het in meer verzoeken.",
            "The document has 6 fields at the top; at most 5 are allowed. Ask in several requests.",
        ),
        (
            {"quer": "{ x }"},
            "`query` ontbreekt of is leeg. Stuur daarin het GraphQL-document.",
            "`query` is missing or empty. Send the GraphQL document in it.",
        ),
    ],
)
async def test_a_refusal_is_told_in_the_language_of_who_asks(
    client: httpx.AsyncClient, request_: dict[str, str], dutch: str, english: str
) -> None:
    told = [await message_in(spoken, client, request_) for spoken in ("nl-NL, en;q=0.5", "en", "nl")]

    assert told == [dutch, english, dutch]


async def test_a_failure_that_nobody_expected_is_masked_in_the_language_of_who_asks(
    client: httpx.AsyncClient, application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr(application.services.reader, "entity", fail)
    told = [await message_in(spoken, client, ASK) for spoken in ("nl", "en")]

    assert [each.partition(".")[0] for each in told] == [
        "Er ging iets mis in Schakel",
        "Something went wrong in Schakel",
    ]


async def message_in(language: str, client: httpx.AsyncClient, request_: dict[str, str]) -> str:
    """What the asker is told is wrong, in a language."""
    answer = await client.post("/graphql", json=request_, headers={"accept-language": language})
    [error] = answer.json()["errors"]
    return error["message"]
