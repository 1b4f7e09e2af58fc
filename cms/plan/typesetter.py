"""Sets HTML as PDF with its fonts inside. WeasyPrint needs Pango; a bare machine has neither, and says so through `is_available`."""

from pathlib import Path

try:
    from weasyprint import CSS, HTML
    from weasyprint.urls import URLFetcher
except (ImportError, OSError):  # OSError: the library is there, Pango is not
    HTML = None


def is_available() -> bool:
    """Whether this machine can set PDFs."""
    return HTML is not None


def typeset(html: str, sheet: str, file: Path) -> None:
    """Write `html`, dressed by `sheet`, to `file`; nothing is fetched from anywhere."""
    nothing = URLFetcher(allowed_protocols=("data",), allow_redirects=False)
    HTML(string=html, url_fetcher=nothing).write_pdf(file, stylesheets=[CSS(string=sheet, url_fetcher=nothing)])
