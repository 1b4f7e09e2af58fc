"""A report as DOCX: real styles that an office can edit, Chinese fonts set, charts as pictures with their words."""

import io
from collections.abc import Iterable
from functools import singledispatch
from typing import Any, Final

from portal.kit.lazy import Lazy
from services.indicators.reports.drawing import png
from services.indicators.reports.outline import Heading, Part, Picture, Table, Text

BODY_FONT: Final = "宋体"
HEADING_FONT: Final = "黑体"
LATIN_FONT: Final = "Times New Roman"
WIDTH_CM: Final = 14
docx = Lazy("docx")


def document(title: str, parts: Iterable[Part]) -> bytes:
    """The bytes of the document."""
    book = docx.Document()
    _set_fonts(book)
    book.core_properties.title, book.core_properties.language = title, "zh-CN"
    book.add_heading(title, 0)
    _add_contents(book)
    for part in parts:
        write(part, book)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


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
    table = book.add_table(rows=1 + len(part.rows), cols=len(part.columns), style="Table Grid")
    texts = [text for row in (part.columns, *part.rows) for text in row]
    for cell, text in zip(table._cells, texts, strict=True):  # asked cell by cell, the library walks the whole table each time
        cell.text = text
    for cell in table.rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True
    table.rows[0]._tr.get_or_add_trPr().append(docx.oxml.OxmlElement("w:tblHeader"))


def _set_fonts(book: Any) -> None:
    """Word takes Chinese fonts from an attribute of their own; without it a document falls back to whatever is there."""
    for style in book.styles:
        if not hasattr(style, "font"):
            continue
        is_heading = style.name.startswith(("Heading", "Title"))
        style.font.name = LATIN_FONT
        style.element.get_or_add_rPr().get_or_add_rFonts().set(docx.oxml.ns.qn("w:eastAsia"), HEADING_FONT if is_heading else BODY_FONT)
    book.styles["Normal"].font.size = docx.shared.Pt(11)


def _add_contents(book: Any) -> None:
    """A table of contents, which Word fills in when the document is opened and its fields are updated."""
    run = book.add_paragraph().add_run()
    for kind, text in (("begin", ""), ("", 'TOC \\o "1-2" \\h \\z \\u'), ("end", "")):
        element = docx.oxml.OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(docx.oxml.ns.qn("w:fldCharType"), kind)
        else:
            element.set(docx.oxml.ns.qn("xml:space"), "preserve")
            element.text = text
        run._r.append(element)
