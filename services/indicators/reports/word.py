"""A report as DOCX: real styles that an office can edit, Chinese fonts set, charts as pictures with their words."""

import io
from collections.abc import Iterable, Mapping, Sequence
from functools import singledispatch
from itertools import zip_longest
from typing import Any, Final
from unicodedata import east_asian_width

from django.utils.translation import gettext

from portal.kit.lazy import Lazy
from services.indicators.reports.drawing import png
from services.indicators.reports.outline import Heading, Part, Picture, Table, Text, divided
from services.indicators.reports.styles import CELLS, TEXT_CM, field, set_up

WIDTH_CM: Final = 14
EDGES: Final = 6
"""What the edges of a cell take, in letters."""
WIDEST: Final = 28
"""How many letters of a cell count when room is shared out; longer texts take several lines."""
docx = Lazy("docx")


def document(title: str, parts: Iterable[Part]) -> bytes:
    """The bytes of the document."""
    book = docx.Document()
    set_up(book)
    book.core_properties.title, book.core_properties.language = title, "zh-CN"
    book.add_heading(title, 0)
    before, content = divided(parts)
    for part in before:
        write(part, book)
    if headings := {position: part for position, part in enumerate(content) if isinstance(part, Heading)}:
        _add_contents(book, headings)
    for position, (part, following) in enumerate(zip_longest(content, content[1:])):
        write(part, book)
        if isinstance(part, Heading):
            _mark(book.paragraphs[-1], position)
            book.paragraphs[-1].paragraph_format.page_break_before = position == 0 or None
        if isinstance(part, Picture) or (isinstance(part, Text) and isinstance(following, Picture | Table)):
            book.paragraphs[-1].paragraph_format.keep_with_next = True
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


@singledispatch
def write(part: Part, book: Any) -> None:
    """Write one part."""
    raise TypeError(type(part))


@write.register
def _(part: Heading, book: Any) -> None:
    book.add_heading(part.text, part.level)


@write.register
def _(part: Text, book: Any) -> None:
    book.add_paragraph(part.text)


@write.register
def _(part: Picture, book: Any) -> None:
    shape = book.add_picture(io.BytesIO(png(part.chart, is_demo=part.is_demo)), width=docx.shared.Cm(WIDTH_CM))
    shape._inline.docPr.set("descr", part.text)


@write.register
def _(part: Table, book: Any) -> None:
    rows = [part.columns, *part.rows]
    table = book.add_table(rows=len(rows), cols=len(part.columns), style="Table Grid")
    table.autofit = False
    widths = [docx.shared.Cm(width) for width in _widths(rows)]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    texts = [(text, width) for row in rows for text, width in zip(row, widths, strict=True)]
    for cell, (text, width) in zip(table._cells, texts, strict=True):  # asked cell by cell, the library walks the whole table each time
        cell.text, cell.width = text, width
        cell.paragraphs[0]._p.style = CELLS  # by its id; asked for by its name, the library looks through all styles each time
    for cell in table.rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True
    table.rows[0]._tr.get_or_add_trPr().append(docx.oxml.OxmlElement("w:tblHeader"))
    for row in table.rows:
        row._tr.get_or_add_trPr().insert(0, docx.oxml.OxmlElement("w:cantSplit"))
    book.add_paragraph(style=CELLS)


def _widths(rows: Sequence[Sequence[str]]) -> list[float]:
    """The columns of a table by their longest texts, in centimetres."""
    longest = [max(min(_letters(text), WIDEST) for text in column) + EDGES for column in zip(*rows, strict=True)]
    return [TEXT_CM * letters / sum(longest) for letters in longest]


def _letters(text: str) -> int:
    """How wide a text is: a Chinese character is as wide as two letters."""
    return sum(2 if east_asian_width(each) in "WF" else 1 for each in text)


def _mark(paragraph: Any, position: int) -> None:
    """Where the contents lead: the same words may head two places."""
    start, end = (docx.oxml.OxmlElement(f"w:bookmark{name}") for name in ("Start", "End"))
    for element in (start, end):
        element.set(docx.oxml.ns.qn("w:id"), str(position))
    start.set(docx.oxml.ns.qn("w:name"), f"part_{position}")
    paragraph._p.insert(1, start)
    paragraph._p.append(end)


def _add_contents(book: Any, headings: Mapping[int, Heading]) -> None:
    """A table of contents: its lines lead to their places; Word adds the numbers of pages when its field is updated."""
    book.add_paragraph(gettext("Contents"), style="TOC Heading")
    lines = [book.add_paragraph(style=f"toc {heading.level}") for heading in headings.values()]
    end = field(lines[0], 'TOC \\o "1-2" \\h \\z \\u', dirty=True)
    for line, (position, heading) in zip(lines, headings.items(), strict=True):
        link = docx.oxml.OxmlElement("w:hyperlink")
        link.set(docx.oxml.ns.qn("w:anchor"), f"part_{position}")
        link.append(line.add_run(heading.text)._r)
        line._p.append(link)
    lines[-1].add_run()._r.append(end)
