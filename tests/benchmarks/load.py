"""Clients that keep their connection and note how long each answer took."""

import http.client
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True)
class Ask:
    """One request."""

    method: str
    path: str
    body: str = ""
    cookies: str = ""
    expected: int = 200


@dataclass(frozen=True)
class Answers:
    """How a load went: all seconds together, and the seconds of each answer."""

    seconds: float
    each: list[float]

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.each) / self.seconds

    @property
    def tail(self) -> float:
        """The 99th percentile as a multiple of the median."""
        return quantiles(self.each, n=100)[98] / median(self.each)


def run(port: int, asks: Sequence[Ask], clients: int) -> Answers:
    """Ask everything once, `clients` at a time."""
    start = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        parts = list(pool.map(lambda part: _client(port, part), [asks[n::clients] for n in range(clients)]))
    return Answers(time.perf_counter() - start, [seconds for part in parts for seconds in part])


def _client(port: int, asks: Sequence[Ask]) -> list[float]:
    link, took = http.client.HTTPConnection("127.0.0.1", port, timeout=60), []
    for ask in asks:
        headers = {"Cookie": ask.cookies, "Content-Type": "application/x-www-form-urlencoded"}
        start = time.perf_counter()
        link.request(ask.method, ask.path, ask.body, headers)
        answer = link.getresponse()
        answer.read()
        took.append(time.perf_counter() - start)
        if answer.status != ask.expected:
            raise RuntimeError(f"{ask.method} {ask.path}: {answer.status} instead of {ask.expected}")
    link.close()
    return took
