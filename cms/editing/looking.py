"""Whether an address on another site still leads somewhere. Nothing inside this network is asked, and no answer proves nothing."""

import socket
from enum import StrEnum
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

PATIENCE: Final = 4  # seconds
NO_LONGER: Final = (404, 410)


class Answer(StrEnum):
    """What looking at an address told; `UNKNOWN` also when this machine has no way out."""

    THERE = "there"
    GONE = "gone"
    UNKNOWN = "unknown"


def look(url: str) -> Answer:
    """Ask for the head of `url`, then for the page itself: some servers know no heads."""
    try:
        parts = urlsplit(url)
        found = socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)
        if not all(is_public(str(address[4][0])) for address in found):
            return Answer.UNKNOWN
        is_gone = all(status_of(url, method) in NO_LONGER for method in ("HEAD", "GET"))
    except socket.gaierror as error:
        return Answer.GONE if error.errno == socket.EAI_NONAME else Answer.UNKNOWN
    except (OSError, HTTPException, ValueError):
        return Answer.UNKNOWN
    return Answer.GONE if is_gone else Answer.THERE


def is_public(address: str) -> bool:
    """Whether it is an address of the internet."""
    return ip_address(address.partition("%")[0]).is_global


def status_of(url: str, method: str) -> int:
    """The status with which the server answers. Redirects are not followed: they are an answer.

    Who was reached is looked at before anything is asked: a name may lead elsewhere the second time. Raises PermissionError.
    """
    parts = urlsplit(url)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = kind(str(parts.hostname), parts.port, timeout=PATIENCE)
    try:
        connection.connect()
        if not is_public(str(connection.sock.getpeername()[0])):
            raise PermissionError("that name leads into this network")
        connection.request(method, (parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        return connection.getresponse().status
    finally:
        connection.close()
