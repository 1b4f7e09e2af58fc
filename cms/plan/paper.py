"""The plan as a PDF: set once for each wording, kept as a file."""

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from django.conf import settings
from django.template.loader import render_to_string

from cms.plan.whole import passages
from portal.district.pack import district
from portal.kit.typesetting import typeset

SHEET: Final = Path(__file__).with_name("paper.css")


def plan_pdf() -> Path:
    """The file; made when the wording, the template or the sheet has changed since the last time."""
    html, sheet = _html(), SHEET.read_text(encoding="utf-8")
    folder = Path(settings.DATA_DIR) / "plan"
    file = folder / f"{hashlib.sha256((html + sheet).encode()).hexdigest()[:16]}.pdf"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(folder / "lock"):
            if not file.exists():
                _make(html, sheet, file)
    return file


def _html() -> str:
    return render_to_string("cms/plan/paper.html", {"passages": passages(), "district": district()})


def _make(html: str, sheet: str, file: Path) -> None:
    draft = file.with_suffix(".new")
    draft.write_bytes(typeset(html, sheet))
    for old in file.parent.glob("*.pdf"):
        old.unlink()
    draft.replace(file)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """One process sets, the others wait for its file."""
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
