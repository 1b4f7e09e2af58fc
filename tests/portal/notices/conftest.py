"""A gateway of a mobile carrier on this machine: speaks CMPP 2.0 by its own reading of the specification, byte by byte."""

import hashlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

SECRET = "shared secret"


@dataclass
class Carrier:
    """What it received, and how it behaves."""

    server: socket.socket
    received: list[dict[str, object]] = field(default_factory=list)
    connections: int = 0
    status: int = 0
    result: int = 0
    secret: str = SECRET
    hangs_up: bool = False
    asks_first: bool = False

    @property
    def port(self) -> int:
        return self.server.getsockname()[1]

    def serve(self) -> None:
        while True:
            try:
                connection, _ = self.server.accept()
            except OSError:
                return
            self.connections += 1
            with connection:
                self.talk(connection)

    def talk(self, connection: socket.socket) -> None:
        while head := connection.recv(12, socket.MSG_WAITALL):
            length, command, number = (int.from_bytes(head[at : at + 4], "big") for at in (0, 4, 8))
            body = connection.recv(length - 12, socket.MSG_WAITALL) if length > 12 else b""
            if self.asks_first and command == 4:
                connection.sendall(self.packet(8, 99, b""))
                assert connection.recv(13, socket.MSG_WAITALL) == self.packet(0x80000008, 99, b"\0")
            if command == 1:
                connection.sendall(self.packet(0x80000001, number, self.greet(body)))
            elif command == 4:
                self.received.append(self.read(body))
                if self.hangs_up:
                    return
                connection.sendall(self.packet(0x80000004, number, bytes(8) + bytes([self.result])))
            elif command == 2:
                return

    def packet(self, command: int, number: int, body: bytes) -> bytes:
        return (12 + len(body)).to_bytes(4, "big") + command.to_bytes(4, "big") + number.to_bytes(4, "big") + body

    def greet(self, body: bytes) -> bytes:
        account, proof, version, stamp = body[:6], body[6:22], body[22], int.from_bytes(body[23:27], "big")
        assert (len(body), version) == (27, 0x20)
        right = hashlib.md5(account.rstrip(b"\0") + bytes(9) + SECRET.encode() + f"{stamp:010d}".encode()).digest()
        status = bytes([self.status if proof == right else 3])
        return status + hashlib.md5(status + proof + self.secret.encode()).digest() + b"\x20"

    def read(self, body: bytes) -> dict[str, object]:
        length = body[138]
        assert len(body) == 139 + length + 8
        assert (body[8:10], body[116]) == (b"\1\1", 1)  # one part of one, to one number
        word = lambda start, end: body[start:end].rstrip(b"\0").decode("ascii")  # noqa: E731
        return {
            "report": body[10],
            "service": word(12, 22),
            "format": body[46],
            "account": word(47, 53),
            "until": word(61, 78),
            "from": word(95, 116),
            "to": word(117, 138),
            "text": body[139 : 139 + length].decode("utf-16-be"),
        }


@pytest.fixture
def carrier(settings) -> Iterator[Carrier]:
    """The gateway, and settings that lead to it."""
    server = socket.create_server(("127.0.0.1", 0))
    one = Carrier(server)
    threading.Thread(target=one.serve, daemon=True).start()
    settings.SMS = {
        "host": "127.0.0.1",
        "port": one.port,
        "account": "901234",
        "password": SECRET,
        "service": "GOV0001",
        "number": "106573012345",
        "signature": "政务服务",
    }
    yield one
    server.close()
