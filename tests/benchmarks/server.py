"""The portal's web server on a port of its own, and what it weighs."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portal.operations.management.commands.serve import WORKERS, children
from portal.operations.supervisor import THRIFT


@contextmanager
def serving() -> Iterator[tuple[int, list[int]]]:
    """Yield the port and the process ids of the web workers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    web = next(child for child in children(port) if child.name == "web")
    process = subprocess.Popen(web.command, env=os.environ | THRIFT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield port, children_of(process.pid, int(WORKERS))
    finally:
        process.terminate()
        process.wait()


def background_megabytes(seconds: int = 15) -> float:
    """What the background process weighs after a while of work."""
    process = subprocess.Popen([sys.executable, "manage.py", "runjobs"], env=os.environ | THRIFT, stderr=subprocess.DEVNULL)
    try:
        time.sleep(seconds)
        return megabytes(process.pid)
    finally:
        process.terminate()
        process.wait()


def wait_for(port: int) -> None:
    """Until it answers."""
    for _ in range(300):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the server does not answer")


def children_of(pid: int, count: int) -> list[int]:
    """The processes that `pid` starts, once there are `count` of them: the first answers before the second is there."""
    for _ in range(300):
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        if len(children) == count:
            return [int(child) for child in children]
        time.sleep(0.1)
    raise RuntimeError(f"{count} workers were expected")


def megabytes(pid: int) -> float:
    """Resident memory, in MB of a million bytes."""
    line = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) * 1024 / 1e6
