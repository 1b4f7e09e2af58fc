"""Which engine is asked."""

from functools import lru_cache
from typing import Final

from django.conf import settings

from portal.kit.lazy import Lazy
from search.backends import embedded
from search.backends.answers import Engine
from search.backends.fallback import WithFallback

NAMES: Final = ("embedded", "elasticsearch")
elastic = Lazy("search.backends.elastic.engine")


@lru_cache(maxsize=2)
def _shielded(url: str) -> WithFallback:
    return WithFallback(elastic.strict(), elastic.ERRORS)


def choose(name: str = "") -> Engine:
    """The engine called `name`, and no other; without a name the one of the settings, shielded by the embedded one."""
    if name == "elasticsearch":
        asked: Engine = elastic.strict()
        return asked
    if name == "embedded" or settings.SEARCH_ENGINE == "embedded":
        return embedded.ENGINE
    return _shielded(settings.ELASTICSEARCH_URL)
