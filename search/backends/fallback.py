"""A circuit breaker: while Elasticsearch does not answer, the embedded index does, and nobody waits twice."""

import logging
import time
from typing import Final

from search.backends import embedded
from search.backends.answers import Engine, Found
from search.language.question import Question

PAUSE: Final = 30.0  # seconds until it is tried again: one reader pays for finding out
logger = logging.getLogger(__name__)


class WithFallback:
    """Asks `engine`; after one of its `errors` only the embedded index for half a minute, then `engine` again."""

    def __init__(self, engine: Engine, errors: tuple[type[Exception], ...]) -> None:
        self.engine, self.errors = engine, errors
        self.closed_until = 0.0

    def find(self, question: Question) -> Found:
        """The answer of whichever engine can give one."""
        if time.monotonic() >= self.closed_until:
            try:
                return self.engine.find(question)
            except self.errors as error:
                logger.warning("Elasticsearch did not answer (%s); the embedded index does", type(error).__name__)
                self.closed_until = time.monotonic() + PAUSE
        return embedded.ENGINE.find(question)
