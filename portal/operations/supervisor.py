"""One supervisor for the web server and the background process: restarts what fell, stops both together."""

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import FrameType
from typing import Final

PR_SET_PDEATHSIG: Final = 1
PATIENCE: Final = 3.0
LONGEST_PAUSE: Final = 10.0
CALM: Final = 30.0
# Each Argon2 takes 19 MB for a moment; glibc would keep a pool of that size for every thread instead of giving it back.
THRIFT: Final = {"MALLOC_ARENA_MAX": "2", "MALLOC_MMAP_THRESHOLD_": "4000000"}


def die_with_parent() -> None:
    """Take a TERM when the parent ends, however it ends, so that nothing is left behind on the port."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class Child:
    """A process that has to run."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    pause: float = 0.0
    started: float = field(default_factory=time.monotonic)

    def start(self) -> None:
        """Start it in a session of its own, so that Ctrl-C reaches it through the supervisor only."""
        self.started = time.monotonic()
        environment = os.environ | THRIFT
        self.process = subprocess.Popen(self.command, env=environment, preexec_fn=die_with_parent, start_new_session=True)  # noqa: PLW1509, S603

    @property
    def is_running(self) -> bool:
        """Whether the process lives."""
        return self.process is not None and self.process.poll() is None

    def restart(self, tell: Callable[[str], object]) -> None:
        """Start it again, slower each time unless it ran calmly for a while."""
        calm = time.monotonic() - self.started > CALM
        self.pause = 0.5 if calm else min(self.pause * 2 or 0.5, LONGEST_PAUSE)
        tell(f"{self.name} ended; starting it again in {self.pause:.1f} s")
        time.sleep(self.pause)
        self.start()


class Supervisor:
    """Keeps children running until it is told to stop."""

    def __init__(self, children: list[Child], tell: Callable[[str], object]) -> None:
        self.children, self.tell, self.is_stopping = children, tell, False

    def stop(self, number: int, frame: FrameType | None) -> None:
        """Asked by TERM or INT."""
        self.is_stopping = True

    def run(self, once_started: Callable[[], object]) -> None:
        """Start, tell, watch, stop."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.stop)
        for child in self.children:
            child.start()
        once_started()
        while not self.is_stopping:
            for child in self.children:
                if not child.is_running and not self.is_stopping:
                    child.restart(self.tell)
            time.sleep(0.2)
        self.end()

    def end(self) -> None:
        """TERM for all, KILL for those that take too long."""
        for child in self.children:
            if child.process and child.is_running:
                child.process.terminate()
        deadline = time.monotonic() + PATIENCE
        for child in self.children:
            if child.process:
                _end(child.process, deadline)


def _end(process: subprocess.Popen[bytes], deadline: float) -> None:
    try:
        process.wait(max(deadline - time.monotonic(), 0.1))
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
