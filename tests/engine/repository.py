"""A Maven repository on the loopback that serves the jars of the real cache, and can serve them badly."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from engine import EngineOptions
from engine.cache import cache_of


class Repository(ThreadingHTTPServer):
    """`damage` changes what is sent under a file's name; `asked` lists every jar that was asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.jars = cache_of(EngineOptions()) / "jars"
        self.damaged: dict[str, bytes] = {}
        self.cut_off: set[str] = set()
        self.asked: list[str] = []


class _Answer(BaseHTTPRequestHandler):
    server: Repository

    def do_GET(self) -> None:
        name = Path(self.path).name
        file = self.server.jars / name
        if not name.endswith(".jar") or not file.exists():
            self.send_error(404)
            return
        self.server.asked.append(name)
        content = self.server.damaged.get(name, file.read_bytes())
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if name in self.server.cut_off:
            self.server.cut_off.discard(name)
            content = content[: len(content) // 2]
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Stays silent."""


@contextmanager
def served(config_file: Path) -> Iterator[Repository]:
    """The repository, and a configuration of jgo that points at it alone."""
    with Repository() as repository:
        threading.Thread(target=repository.serve_forever, daemon=True).start()
        config_file.write_text(
            f"[repositories]\ncentral = http://127.0.0.1:{repository.server_address[1]}\n", encoding="utf-8"
        )
        try:
            yield repository
        finally:
            repository.shutdown()
