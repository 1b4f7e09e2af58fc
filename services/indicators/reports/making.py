"""How far the files of a report are, told from the messages that order them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db.models.fields.files import FieldFile

from portal.outbox.models import Message
from services.indicators.actions.reports import FORMATS, WANTED
from services.indicators.models import Report

READY: Final = "ready"
IMPOSSIBLE: Final = "impossible"
WAITING: Final = "waiting"
BEING_MADE: Final = "being_made"
AGAIN: Final = "again"
GIVEN_UP: Final = "given_up"
MOVING: Final = frozenset({WAITING, BEING_MADE, AGAIN})


@dataclass(frozen=True, slots=True)
class Making:
    """One file of a report: its format, the file itself, and one of the words above."""

    name: str
    file: FieldFile
    state: str


@dataclass(frozen=True, slots=True)
class Progress:
    """The files of one report."""

    report: Report
    files: list[Making]

    @property
    def is_moving(self) -> bool:
        """Whether looking again will show something new."""
        return any(each.state in MOVING for each in self.files)

    @property
    def is_given_up(self) -> bool:
        """Whether somebody has to order a file again."""
        return any(each.state == GIVEN_UP for each in self.files)


def progress_of(reports: Iterable[Report]) -> list[Progress]:
    """Each report with how far its files are; one query for all that are not ready."""
    known = list(reports)
    ordered = {
        (message.payload["report"], message.payload["format"]): message
        for message in Message.objects.filter(topic=WANTED, payload__report__in=[each.pk for each in known if not _is_ready(each)])
    }
    return [
        Progress(report, [Making(name, getattr(report, name), _state(report, name, ordered.get((report.pk, name)))) for name in FORMATS])
        for report in known
    ]


def _is_ready(report: Report) -> bool:
    return bool(report.docx) and (bool(report.pdf) or report.pdf_impossible)


def _state(report: Report, name: str, message: Message | None) -> str:
    if getattr(report, name):
        return READY
    if name == "pdf" and report.pdf_impossible:
        return IMPOSSIBLE
    if message is None or message.dead_at:
        return GIVEN_UP
    if not message.attempts:
        return WAITING
    return AGAIN if message.last_error else BEING_MADE
