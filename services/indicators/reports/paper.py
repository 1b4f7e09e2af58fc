"""A report as PDF: tagged, fonts inside, with the charts of the pages."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from django.template.loader import render_to_string

from portal.kit.typesetting import typeset
from services.indicators.reports.outline import Heading, Part, Picture, Table, Text, divided

STYLE: Final = Path(__file__).parent / "paper.css"
TEMPLATES: Final[dict[type, str]] = {Heading: "heading", Text: "text", Table: "table", Picture: "picture"}


def document(title: str, parts: Iterable[Part]) -> bytes:
    """The bytes of the PDF; raises typesetting.NotHere."""
    before, content = divided(parts)
    named = [(f"part-{position}", part) for position, part in enumerate(content)]
    context = {
        "title": title,
        "before": before,
        "contents": [(name, part) for name, part in named if isinstance(part, Heading)],
        "parts": [(TEMPLATES[type(part)], name, part) for name, part in named],
    }
    return typeset(render_to_string("services/indicators/report.html", context), STYLE.read_text(encoding="utf-8"))
