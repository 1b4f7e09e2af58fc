"""The engines: the embedded one is always there, Elasticsearch where the settings name it."""

from typing import Final

from search.backends import embedded
from search.backends.answers import Engine

NAMES: Final = ("embedded", "elasticsearch")


def choose(name: str = "") -> Engine:
    """The engine to ask: `name`, or the one of the settings."""
    return embedded
