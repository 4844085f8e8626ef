"""The service: serves one's own network, shares its engine, and leaves nothing behind however it ends."""

import http.client
import json
import os
import signal
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.cli.schakel import Schakel, processes_of, seconds_until

PEOPLE = "{ people { nodes { id } } }"


def get(address: str, path: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and content."""
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=20)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
    finally:
        connection.close()


def ask(address: str, query: str) -> Any:
    """The answer to a GraphQL question."""
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=20)
    try:
        connection.request("POST", "/graphql", json.dumps({"query": query}), {"Content-Type": "application/json"})
        return json.loads(connection.getresponse().read())
    finally:
        connection.close()


def ids(address: str) -> list[str]:
    """Everybody's id; asked again while a database that has just started is too slow on a busy machine."""
    answers: list[Any] = []
    seconds_until(lambda: bool(answers.append(ask(address, PEOPLE)) or answers[-1]["data"]), 60)
    return sorted(node["id"] for node in answers[-1]["data"]["people"]["nodes"])


def is_ready(address: str) -> bool:
    try:
        return get(address, "/readyz")[0] == 200
    except OSError:
        return False


def test_somebody_at_a_terminal_reads_sentences_and_no_objects(running: Schakel) -> None:
    code, shown = running.at_a_terminal("serve", "--port", "0", until="Stop it with Ctrl-C.")

    assert code == 0
    assert f"It serves what is in {running.data}: 5 people and 0 organisations." in shown
    assert "The service has stopped." in shown
    assert [line for line in shown if line.startswith("{")] == []
    log = running.home / ".local" / "state" / "schakel" / "schakel.log"
    logged = [json.loads(line)["event"] for line in log.read_text(encoding="utf-8").splitlines()]
    assert logged == ["service_started", "service_stopped"]


def test_a_network_is_served_and_changed_while_it_is(with_network: Schakel, tmp_path: Path) -> None:
    with with_network.started("serve", "--port", "0") as service:
        address = service.address()
        status, headers, content = get(address, "/readyz")
        assert (status, json.loads(content)["status"]) == (200, "ready")
        assert "server" not in headers
        assert "p:erin" not in ids(address)

        more = tmp_path / "more"
        more.mkdir()
        (more / "people.csv").write_text("id,name\np:erin,Erin\n", encoding="utf-8")
        with_network.fine("load", more)
        assert "p:erin" in ids(address)
        assert with_network.json("ask", "chains", "--from", "Aisha Bakali", "--to", "p:dina")["chains"]
        second = with_network.run("serve", "--port", address.rpartition(":")[2])
        assert (second.returncode, len(second.stderr.splitlines())) == (1, 1)
        held = with_network.run("engine", "stop")
        assert (held.returncode, "belongs to process" in held.stderr) == (1, True)

        assert service.end(signal.SIGTERM) == 0
        assert processes_of(with_network.data) == []
        assert service.process.stderr is not None
        logged = [json.loads(line) for line in service.process.stderr if line.startswith("{")]
    assert [each["event"] for each in logged] == ["service_started", "service_stopped"]
    assert "Erin" not in json.dumps(logged)


def test_ctrl_c_during_the_start_stops_everything(with_network: Schakel) -> None:
    with with_network.started("serve", "--port", "0") as service:
        seconds_until(lambda: len(processes_of(with_network.data)) > 1, 60)

        os.killpg(service.process.pid, signal.SIGINT)

        assert service.process.wait(40) == 1
        assert processes_of(with_network.data) == []
        assert service.process.stderr is not None
        assert service.process.stderr.read().splitlines()[-1] == "Stopped before it was done."


def test_a_service_waits_for_a_short_command_and_ctrl_c_stops_everything(with_network: Schakel) -> None:
    """It waits, because the engine of a short command ends with it; then it has an engine of its own."""
    with with_network.started("ask", "chains", "--from", "p:aisha", "--to", "p:dina", "--json") as asking:
        seconds_until(lambda: (with_network.data / "run" / "engine.json").exists(), 60)
        with with_network.started("serve", "--port", "0") as service:
            assert service.address().startswith("http://127.0.0.1:")
            assert asking.process.wait(30) == 0

            os.killpg(service.process.pid, signal.SIGINT)

            assert service.process.wait(40) == 0
    assert processes_of(with_network.data) == []


def test_a_broken_engine_is_started_again_and_a_killed_service_leaves_none(with_network: Schakel) -> None:
    with with_network.started("serve", "--port", "0") as service:
        address = service.address()
        before = ids(address)
        java = json.loads((with_network.data / "run" / "engine.json").read_text(encoding="utf-8"))["java"]

        with slow_clients_are_closed(address):
            os.kill(java, signal.SIGKILL)
            seconds_until(lambda: not is_ready(address), 30)
            seconds_until(lambda: is_ready(address), 60)
        assert ids(address) == before

        service.process.kill()
        assert seconds_until(lambda: processes_of(with_network.data) == [], 15) < 15


@contextmanager
def slow_clients_are_closed(address: str) -> Iterator[None]:
    """Two clients who are slow with their headers; what the block does passes the time until they are closed."""
    host, _, port = address.removeprefix("http://").rpartition(":")
    with (
        socket.create_connection((host, int(port)), 20) as idle,
        socket.create_connection((host, int(port)), 20) as slow,
        ThreadPoolExecutor() as waiting,
    ):
        began = time.monotonic()
        slow.sendall(b"GET / HTTP/1.1\r\nHost: here\r\n")
        closed = [waiting.submit(lambda each=each: (each.recv(100), time.monotonic() - began)) for each in (idle, slow)]
        yield
        for content, seconds in (each.result() for each in closed):
            assert content == b""
            assert 8 < seconds < 15


@pytest.fixture(scope="module")
def served(running: Schakel) -> Any:
    """A service on an engine that another command started, and that stays when the service ends."""
    with running.started("serve", "--port", "0", "--graphiql") as service:
        yield service.address()
        assert service.end(signal.SIGTERM) == 0
    assert "Neo4j answers on" in running.fine("engine", "start")


def test_graphiql_is_there_when_asked_for(served: str) -> None:
    assert get(served, "/graphiql")[0] == 200


def test_liveness_needs_no_database(served: str) -> None:
    assert (get(served, "/healthz")[0], json.loads(get(served, "/healthz")[2])) == (200, {"status": "ok"})
