"""A process that ends at a chosen statement of the database, and how many statements there are."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from django.db import connection


class Killed(BaseException):
    """The process ended here: no handler of ours may catch it."""


def fails_at(number: int) -> Callable[..., Any]:
    """Lets `number` statements through, then the process is killed."""
    done = Counter[str]()

    def wrapper(execute: Callable[..., Any], *rest: Any) -> Any:
        done["n"] += 1
        if done["n"] > number:
            raise Killed
        return execute(*rest)

    return wrapper


def writes_of(work: Callable[[], object]) -> list[int]:
    """The places of the writes among the statements of `work`, and of the statement after the last: nothing else changes what is kept."""
    said: list[str] = []
    with connection.execute_wrapper(lambda execute, sql, *rest: said.append(sql) or execute(sql, *rest)):
        work()
    writes = [number for number, sql in enumerate(said) if sql.startswith(("INSERT", "UPDATE", "DELETE"))]
    return [*writes, min(writes[-1] + 2, len(said) - 1)]


def statements_of(work: Callable[[], object]) -> int:
    """How many statements `work` takes."""
    seen: list[int] = []
    with connection.execute_wrapper(lambda execute, *rest: seen.append(1) or execute(*rest)):
        work()
    return len(seen)
