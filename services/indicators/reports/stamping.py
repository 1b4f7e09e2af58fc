"""Who took a report, and when, inside the document itself: a file name is changed in a second, a printed page keeps its footer."""

import io
from typing import IO

from services.indicators.reports.word import docx


def stamped(document: IO[bytes], account: str, mark: str) -> io.BytesIO:
    """A copy of the DOCX with `mark` in the footer of every page and, with the account, in its properties.

    The stored file stays as it was made.
    """
    book = docx.Document(document)
    for section in book.sections:
        section.footer.paragraphs[0].text = mark
    book.core_properties.last_modified_by, book.core_properties.comments = account, mark
    copy = io.BytesIO()
    book.save(copy)
    copy.seek(0)
    return copy
