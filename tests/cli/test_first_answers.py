"""What the demo shows of its first questions: whole answers, though a busy machine gives them late."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from cli.demo import first_answer

CUT = {"data": {"chains": {"explanation": "One chain, and not all were looked at.", "isCut": True}}}
WHOLE = {"data": {"chains": {"explanation": "Two chains.", "isCut": False}}}
LATE = {"data": None, "errors": [{"message": "It took too long.", "extensions": {"code": "LIMIT_EXCEEDED"}}]}
LIST = {"data": {"matches": [{"score": 0.8}], "person": None}}
WRONG = {"data": None, "errors": [{"message": "Nobody has this id.", "extensions": {"code": "NOT_FOUND"}}]}


@contextmanager
def service(*answers: dict[str, Any]) -> Iterator[str]:
    """The address of one that gives these answers, one after the other."""
    left = list(answers)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            content = json.dumps(left.pop(0)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
    assert left == []


def test_what_is_late_or_cut_is_asked_again() -> None:
    with service(LATE, CUT, WHOLE) as address:
        answer = first_answer(address, "{ chains }")

    assert answer is not None
    assert json.loads(answer) == WHOLE["data"]


def test_what_cannot_be_cut_is_shown() -> None:
    with service(LIST) as address:
        answer = first_answer(address, "{ matches }")

    assert answer is not None
    assert json.loads(answer) == LIST["data"]


def test_what_is_wrong_is_told() -> None:
    with service(WRONG) as address:
        assert first_answer(address, "{ chains }") == "Not answered: Nobody has this id."


def test_a_service_that_has_gone_gives_nothing() -> None:
    with service() as address:
        pass

    assert first_answer(address, "{ chains }") is None
