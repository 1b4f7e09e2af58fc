"""Who does what: handlers by topic, and jobs by the clock. Apps register in `handlers.py`, imported by `AppConfig.ready()`."""

from collections import defaultdict
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from celery.schedules import BaseSchedule, schedule

if TYPE_CHECKING:
    from portal.outbox.models import Message

Handler = Callable[["Message"], None]
Maker = Callable[["Message"], Handler]
Job = Callable[[], None]
PERIODIC: Final = "periodic."

_handlers: dict[str, dict[str, Handler]] = defaultdict(dict)
_makers: dict[str, dict[str, Maker]] = defaultdict(dict)
_schedules: dict[str, BaseSchedule] = {}


def handles(topic: str) -> Callable[[Handler], Handler]:
    """Declare that the function carries out messages of `topic`.

    It runs in a transaction of its own, together with the row that says so: its effect in the database happens once. What it does
    outside the database may happen again when the process dies in between.
    """

    def declare(handler: Handler) -> Handler:
        _handlers[topic][_name(handler)] = handler
        return handler

    return declare


def makes(topic: str) -> Callable[[Maker], Maker]:
    """Declare that the function does the long work of messages of `topic`, outside any transaction: nobody waits for it to write.

    The handler that it returns stores what was made, as any other does. The work may be done again when the process dies in between.
    """

    def declare(maker: Maker) -> Maker:
        _makers[topic][_name(maker)] = maker
        return maker

    return declare


def periodic(when: BaseSchedule | None = None, *, minutes: int = 0) -> Callable[[Job], Job]:
    """Declare that the function, which takes nothing, runs every so many `minutes` or by a `crontab`; each occurrence is a message."""

    def declare(job: Job) -> Job:
        topic = PERIODIC + _name(job)
        _handlers[topic][_name(job)] = lambda message: job()
        _schedules[topic] = when or schedule(timedelta(minutes=minutes))
        return job

    return declare


def handlers_of(topic: str) -> dict[str, Handler]:
    """The handlers of a topic by name."""
    return dict(_handlers.get(topic, {}))


def makers_of(topic: str) -> dict[str, Maker]:
    """The functions that do the long work of a topic by name."""
    return dict(_makers.get(topic, {}))


def schedules() -> dict[str, BaseSchedule]:
    """The periodic topics and when they are due."""
    return dict(_schedules)


def _name(function: Callable[..., object]) -> str:
    return f"{function.__module__}.{function.__qualname__}"
