"""The embedded engine: one process that ticks the scheduler and drains the outbox."""

import logging
import signal
import time
from types import FrameType
from typing import Final

from django.db import close_old_connections

from portal.outbox.beat import OutboxScheduler, scheduler
from portal.outbox.dispatch import drain

log = logging.getLogger(__name__)
SHORTEST_NAP: Final = 0.05
LONGEST_NAP: Final = 0.5


class Runner:
    """Runs until TERM or INT; what it was doing is finished or, when killed, done again by the next one."""

    def __init__(self) -> None:
        self.is_stopping = False

    def stop(self, number: int, frame: FrameType | None) -> None:
        """Finish the message in hand, then leave."""
        self.is_stopping = True

    def run(self) -> None:
        """The loop; periodic work due earlier than the next nap is written as outbox rows first."""
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)
        beat = scheduler()
        while not self.is_stopping:
            self.turn(beat)

    def turn(self, beat: OutboxScheduler) -> None:
        """One tick and one drain, then a nap."""
        nap = beat.tick()
        drain(limit=50)
        close_old_connections()
        time.sleep(min(max(nap, SHORTEST_NAP), LONGEST_NAP))
