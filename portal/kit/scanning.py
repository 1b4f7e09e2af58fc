"""Asking ClamAV about a file: its INSTREAM command over TCP or a local socket. PURE."""

import socket
import struct
from typing import Final
from urllib.parse import urlsplit

CHUNK: Final = 64 * 1024
PATIENCE: Final = 15.0
LONGEST_ANSWER: Final = 4096


class ScannerAway(Exception):
    """The scanner was not reached, or gave no verdict: the file stays where it is."""


def is_infected(content: bytes, scanner: str) -> bool:
    """Whether `scanner` (tcp://host:port or unix:///path) finds something in `content`. Raises ScannerAway."""
    try:
        with _connected(scanner) as line:
            line.sendall(b"zINSTREAM\0")
            for start in range(0, len(content), CHUNK):
                part = content[start : start + CHUNK]
                line.sendall(struct.pack(">I", len(part)) + part)
            line.sendall(struct.pack(">I", 0))
            answer = _answer(line)
    except OSError as error:
        raise ScannerAway(type(error).__name__) from error
    if answer.endswith(b" FOUND"):
        return True
    if answer.endswith(b": OK"):
        return False
    raise ScannerAway("no verdict")


def _connected(scanner: str) -> socket.socket:
    where = urlsplit(scanner)
    if where.scheme == "tcp":
        return socket.create_connection((where.hostname or "", where.port or 3310), timeout=PATIENCE)
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    line.settimeout(PATIENCE)
    try:
        line.connect(where.path)
    except OSError:
        line.close()
        raise
    return line


def _answer(line: socket.socket) -> bytes:
    """What it says, up to the zero byte that ends it."""
    said = b""
    while not said.endswith(b"\0") and len(said) < LONGEST_ANSWER:
        part = line.recv(LONGEST_ANSWER)
        if not part:
            break
        said += part
    return said.rstrip(b"\0")
