"""A small scanner that speaks ClamAV's INSTREAM."""

import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class _Talk(socketserver.StreamRequestHandler):
    answer: bytes | None = None

    def handle(self) -> None:
        assert self.rfile.read(10) == b"zINSTREAM\0"
        content = b""
        while size := struct.unpack(">I", self.rfile.read(4))[0]:
            content += self.rfile.read(size)
        said = b"stream: Eicar-Test-Signature FOUND\0" if EICAR in content else b"stream: OK\0"
        self.wfile.write(said if self.answer is None else self.answer)


@contextmanager
def scanner(path: Path | None = None, answer: bytes | None = None) -> Iterator[str]:
    """The address of a scanner that stands while the block runs; `answer` is what it says whatever it reads."""
    talk = type("Talk", (_Talk,), {"answer": answer})
    server = socketserver.UnixStreamServer(str(path), talk) if path else socketserver.TCPServer(("127.0.0.1", 0), talk)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield f"unix://{path}" if path else f"tcp://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
