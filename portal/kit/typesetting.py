"""Sets HTML as PDF with its fonts inside, tagged for screen readers. WeasyPrint needs Pango; a bare machine has neither and says so."""

import ctypes
from functools import cache
from importlib.util import find_spec
from typing import Final

from portal.kit.lazy import Lazy

PANGO: Final = "libpango-1.0.so.0"
weasyprint = Lazy("weasyprint")


class NotHere(Exception):
    """This machine cannot set PDFs: the packages `halfsky[pdf]` or Pango are missing."""


@cache
def is_available() -> bool:
    """Whether this machine can set PDFs; found out without loading what sets them."""
    try:
        ctypes.CDLL(PANGO)
    except OSError:
        return False
    return find_spec("weasyprint") is not None


def typeset(html: str, style: str = "") -> bytes:
    """The PDF of `html` with a style sheet; nothing is fetched from anywhere. Raises NotHere."""
    if not is_available():
        raise NotHere
    fetcher = weasyprint.urls.URLFetcher(allowed_protocols=("data",), allow_redirects=False)
    content: bytes = weasyprint.HTML(string=html, url_fetcher=fetcher).write_pdf(
        stylesheets=[weasyprint.CSS(string=style, url_fetcher=fetcher)], pdf_variant="pdf/ua-1"
    )
    return content
