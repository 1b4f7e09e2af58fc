"""Libraries that are loaded when something of them is first used: most processes never do, and each costs tens of megabytes."""

from importlib import import_module
from typing import Any


class Lazy:
    """Stands for the module `name`. Raises what importing it raises, at the first use."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        return getattr(import_module(self._name), attribute)
