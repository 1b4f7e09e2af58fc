"""The one door for short messages: what a gateway has to do, and the one that speaks CMPP 2.0."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import Final, Protocol

from django.conf import settings
from django.utils import timezone

from portal.notices import cmpp

PATIENCE: Final = 10.0  # seconds for each answer
BUSY: Final = frozenset({8, 9})  # SUBMIT_RESP: too fast, or a fault of theirs


class NotSent(Exception):
    """It did not go out; `reason` is a code of a closed list, never a number or a text. `is_final`: trying again helps nothing."""

    def __init__(self, reason: str, *, is_final: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.is_final = reason, is_final


class Gateway(Protocol):
    """Whatever carries short messages."""

    def send(self, *, to: str, text: str, until: datetime | None) -> None:
        """Hand over one message, worthless after `until`. Raises NotSent."""


@dataclass(frozen=True)
class CMPPGateway:
    """A gateway of a mobile carrier, over a private line."""

    host: str
    port: int
    account: str
    password: str
    service: str
    number: str
    signature: str

    def send(self, *, to: str, text: str, until: datetime | None) -> None:
        """One connection, one message: a few an hour do not keep a line open. Raises NotSent."""
        signed = f"【{self.signature}】{text}"
        body = cmpp.submit(account=self.account, service=self.service, source=self.number, to=to, text=signed, until=until)
        try:
            with self._line() as line:
                answer = line.ask(cmpp.SUBMIT, body)
                result = cmpp.SUBMITTED_BODY.unpack(answer)[1]
                line.tell(cmpp.TERMINATE)
        except (OSError, cmpp.BadPacket, cmpp.struct.error) as error:
            raise NotSent("line") from error
        if result:
            raise NotSent("busy" if result in BUSY else "refused", is_final=result not in BUSY)

    @contextmanager
    def _line(self) -> Iterator["Line"]:
        with socket.create_connection((self.host, self.port), timeout=PATIENCE) as connection:
            line = Line(connection)
            hello = cmpp.connect(self.account, self.password, timezone.localtime())
            answer = line.ask(cmpp.CONNECT, hello)
            if cmpp.CONNECTED_BODY.unpack(answer)[0] != 0:
                raise NotSent("sign_in")
            if not cmpp.is_genuine(answer, hello, self.password):
                raise NotSent("not_genuine")
            yield line


class Line:
    """One connection: asks, and answers what the gateway asks in between."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection, self._numbers = connection, count(1)

    def tell(self, command: int, body: bytes = b"") -> int:
        """Send a packet; returns its number."""
        number = next(self._numbers)
        self._connection.sendall(cmpp.Packet(command, number, body).to_bytes())
        return number

    def ask(self, command: int, body: bytes) -> bytes:
        """Send a packet and wait for the body of its answer. Raises OSError, BadPacket."""
        number = self.tell(command, body)
        while True:
            length, answered, sequence = cmpp.read_head(self._read(cmpp.HEAD.size))
            content = self._read(length)
            if answered == cmpp.ACTIVE_TEST:
                reply = cmpp.Packet(cmpp.ACTIVE_TEST | cmpp.RESPONSE, sequence, bytes(1))
                self._connection.sendall(reply.to_bytes())
            elif (answered, sequence) == (command | cmpp.RESPONSE, number):
                return content

    def _read(self, length: int) -> bytes:
        parts = b""
        while len(parts) < length:
            part = self._connection.recv(length - len(parts))
            if not part:
                raise ConnectionResetError("the gateway hung up")
            parts += part
        return parts


def gateway() -> Gateway:
    """The gateway of the settings."""
    of = settings.SMS
    return CMPPGateway(of["host"], of["port"], of["account"], of["password"], of["service"], of["number"], of["signature"])
