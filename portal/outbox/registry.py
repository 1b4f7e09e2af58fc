"""Who handles which topic. Apps register in their `handlers.py`, imported by `AppConfig.ready()`."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from celery.schedules import BaseSchedule

Handler = Callable[[Any], None]
_handlers: defaultdict[str, dict[str, Handler]] = defaultdict(dict)


def handles(topic: str) -> Callable[[Handler], Handler]:
    """Register a function of a message for `topic`; it runs in a transaction, at least until it succeeds, in effect once."""

    def register(handler: Handler) -> Handler:
        _handlers[topic][f"{handler.__module__}.{handler.__qualname__}"] = handler
        return handler

    return register


def handlers_of(topic: str) -> dict[str, Handler]:
    """The handlers of a topic by name, in the order of registration."""
    return _handlers[topic]


@dataclass(frozen=True)
class Job:
    """Periodic work: a function without arguments and when it is due."""

    run: Callable[[], None]
    due: BaseSchedule


_jobs: dict[str, Job] = {}


def periodic(due: BaseSchedule) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Register periodic work, `due` by a Celery schedule (`crontab(…)`, `schedule(timedelta(…))`). Each occurrence is an outbox row."""

    def register(run: Callable[[], None]) -> Callable[[], None]:
        _jobs[f"{run.__module__}.{run.__qualname__}"] = Job(run, due)
        return run

    return register


def jobs() -> dict[str, Job]:
    """All periodic work by name."""
    return _jobs


@handles("periodic")
def run_job(message: Any) -> None:
    """Run one occurrence of periodic work."""
    _jobs[message.payload["job"]].run()
