"""Sets HTML as PDF with its fonts inside, tagged for screen readers. WeasyPrint needs Pango; a bare machine has neither and says so.

It is loaded on first use: it costs 40 MB and a second that no web process should pay.
"""

from functools import cache
from importlib import import_module
from types import ModuleType


class NotHere(Exception):
    """This machine cannot set PDFs: the packages `halfsky[pdf]` or Pango are missing."""


@cache
def _engine() -> ModuleType | None:
    try:
        return import_module("weasyprint")
    except (ImportError, OSError):  # OSError: the library is there, Pango is not
        return None


def is_available() -> bool:
    """Whether this machine can set PDFs."""
    return _engine() is not None


def typeset(html: str, style: str = "") -> bytes:
    """The PDF of `html` with a style sheet; nothing is fetched from anywhere. Raises NotHere."""
    engine = _engine()
    if engine is None:
        raise NotHere
    fetcher = engine.urls.URLFetcher(allowed_protocols=("data",), allow_redirects=False)
    content: bytes = engine.HTML(string=html, url_fetcher=fetcher).write_pdf(
        stylesheets=[engine.CSS(string=style, url_fetcher=fetcher)], pdf_variant="pdf/ua-1"
    )
    return content
