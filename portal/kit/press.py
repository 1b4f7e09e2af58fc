"""The press: a process of its own that sets one PDF and ends. It takes JSON (`html`, `style`) on its standard input and writes the PDF."""

import json
import sys

from weasyprint import CSS, HTML
from weasyprint.urls import URLFetcher


def main() -> None:
    """Set it; nothing is fetched from anywhere."""
    work = json.load(sys.stdin)
    nothing = URLFetcher(allowed_protocols=("data",), allow_redirects=False)
    sheet = CSS(string=work["style"], url_fetcher=nothing)
    HTML(string=work["html"], url_fetcher=nothing).write_pdf(sys.stdout.buffer, stylesheets=[sheet], pdf_variant="pdf/ua-1")


if __name__ == "__main__":
    main()
