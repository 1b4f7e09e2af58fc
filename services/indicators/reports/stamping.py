"""Who took a report, and when, inside the document itself: a file name is changed in a second, a printed page keeps its margin.

The stored file stays as it was made; what is handed out is a copy.
"""

import io
from collections.abc import Callable
from typing import IO, Any, Final

from django.utils.html import format_html

from portal.kit.lazy import Lazy
from portal.kit.typesetting import typeset
from services.indicators.reports.word import docx

pypdf = Lazy("pypdf")
MARGIN: Final = "@page { size: A4; margin: 0 } p { margin: 8mm 20mm 0; font: 8pt 'Noto Sans CJK SC', sans-serif; color: #566266 }"
TAGS: Final = (b"BMC", b"BDC", b"EMC")


def _docx(document: IO[bytes], account: str, mark: str) -> io.BytesIO:
    """`mark` in the footer of every page and, with the account, in its properties."""
    book = docx.Document(document)
    for section in book.sections:
        section.footer.paragraphs[0].text = mark
    book.core_properties.last_modified_by, book.core_properties.comments = account, mark
    return _written(book.save)


def _pdf(document: IO[bytes], account: str, mark: str) -> io.BytesIO:
    """`mark` in the upper margin of every page and, with the account, in its properties. Raises typesetting.NotHere."""
    book = pypdf.PdfWriter(clone_from=io.BytesIO(document.read()))
    line = _line(mark)
    for page in book.pages:
        page.merge_page(line)
    book.add_metadata({"/Subject": mark, "/Keywords": account})
    return _written(book.write)


def _line(mark: str) -> Any:
    """A page with nothing but `mark`, as an artifact: the tags of the pages that it is laid over stay true for a screen reader."""
    made = pypdf.PdfReader(io.BytesIO(typeset(format_html("<title>{0}</title><p>{0}</p>", mark), MARGIN)))
    page, names = made.pages[0], pypdf.generic.NameObject
    drawn = pypdf.generic.ContentStream(page.get_contents(), made)
    bare = [step for step in drawn.operations if step[1] not in TAGS]
    drawn.operations = [([names("/Artifact")], b"BMC"), *bare, ([], b"EMC")]
    page[names("/Contents")] = drawn
    return page


def _written(write: Callable[[io.BytesIO], object]) -> io.BytesIO:
    copy = io.BytesIO()
    write(copy)
    copy.seek(0)
    return copy


STAMPS: Final[dict[str, Callable[[IO[bytes], str, str], io.BytesIO]]] = {"docx": _docx, "pdf": _pdf}
