"""A shelf of limited width: what was not asked for longest makes room for the new."""

from collections import OrderedDict
from threading import Lock
from typing import Generic, Protocol, TypeVar


class Sized(Protocol):
    """Something of a known weight."""

    @property
    def weight(self) -> int: ...


Thing = TypeVar("Thing", bound=Sized)


class Shelf(Generic[Thing]):
    """Things by name, at most `limit` bytes of them; safe for threads."""

    def __init__(self, limit: int) -> None:
        self.limit, self.weight = limit, 0
        self._things: OrderedDict[str, Thing] = OrderedDict()
        self._lock = Lock()

    def get(self, name: str) -> Thing | None:
        """What stands there under `name`, which counts as asked for."""
        with self._lock:
            if name in self._things:
                self._things.move_to_end(name)
            return self._things.get(name)

    def put(self, name: str, thing: Thing) -> None:
        """Put `thing` there in place of what had its name; what is wider than the shelf is left out."""
        with self._lock:
            self._take(name)
            if thing.weight > self.limit:
                return
            self._things[name] = thing
            self.weight += thing.weight
            while self.weight > self.limit:
                self._take(next(iter(self._things)))

    def _take(self, name: str) -> None:
        taken = self._things.pop(name, None)
        if taken:
            self.weight -= taken.weight
