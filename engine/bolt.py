"""Just enough of the Bolt protocol to run a few statements against an engine of our own during its rehearsal.

All other work goes through the driver, which the engine does not import: it lies below the layer that owns it.
"""

import socket
import struct
from types import TracebackType
from typing import Self

MAGIC = b"\x60\x60\xb0\x17"
VERSION_5_4 = b"\x00\x00\x04\x05"
HELLO, LOGON, RUN, PULL = 0x01, 0x6A, 0x10, 0x3F
SUCCESS, RECORD = 0x70, 0x71
ALL_ROWS = b"\xff"

Value = str | bytes | dict[str, "Value"]


class BoltError(Exception):
    """The server did not accept what was sent."""


class Bolt:
    """One connection to 127.0.0.1."""

    def __init__(self, port: int, user: str, password: str, timeout_seconds: float) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout_seconds)
        self._socket.sendall(MAGIC + VERSION_5_4 + bytes(12))
        if self._read(4) != VERSION_5_4:
            raise BoltError("version 5.4 of Bolt is not spoken here")
        self._ask(HELLO, {"user_agent": "schakel/1", "bolt_agent": {"product": "schakel/1"}})
        self._ask(LOGON, {"scheme": "basic", "principal": user, "credentials": password})

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.close()

    def run(self, statement: str) -> int:
        """Runs one statement and returns the number of rows."""
        self._ask(RUN, statement, {}, {"db": "neo4j"})
        return self._ask(PULL, {"n": ALL_ROWS})

    def _ask(self, signature: int, *fields: Value) -> int:
        message = bytes((0xB0 + len(fields), signature)) + b"".join(pack(field) for field in fields)
        self._socket.sendall(struct.pack(">H", len(message)) + message + b"\x00\x00")
        rows = 0
        while (answer := self._receive())[1] == RECORD:
            rows += 1
        if answer[1] != SUCCESS:
            raise BoltError(answer[2:].decode("utf-8", "replace"))
        return rows

    def _receive(self) -> bytes:
        message = b""
        while True:
            (size,) = struct.unpack(">H", self._read(2))
            if size == 0 and message:
                return message
            message += self._read(size)

    def _read(self, size: int) -> bytes:
        found = b""
        while len(found) < size:
            part = self._socket.recv(size - len(found))
            if not part:
                raise BoltError("the server closed the connection")
            found += part
        return found


def pack(value: Value) -> bytes:
    """PackStream for texts up to 65,535 bytes and maps up to 15 entries; bytes are taken as packed already."""
    if isinstance(value, bytes):
        return value
    if isinstance(value, dict):
        entries = b"".join(pack(key) + pack(entry) for key, entry in value.items())
        return bytes((0xA0 + len(value),)) + entries
    text = value.encode()
    if len(text) < 16:
        return bytes((0x80 + len(text),)) + text
    if len(text) < 256:
        return bytes((0xD0, len(text))) + text
    return b"\xd1" + struct.pack(">H", len(text)) + text
