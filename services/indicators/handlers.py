"""What happens in the background: files of reports are made, overdue supervision tasks are brought up."""

from typing import Final

from celery.schedules import crontab
from django.conf import settings
from django.core.files.base import ContentFile
from django.db.models import Q, QuerySet
from django.utils import translation

from portal.accounts.models import User
from portal.accounts.roles import REPORTER, STATISTICS
from portal.kit import typesetting
from portal.notices.telling import tell_staff
from portal.outbox.models import Message
from portal.outbox.registry import handles, periodic
from services.indicators.actions.reminders import DUE, LAST_LEVEL, remind
from services.indicators.actions.reports import WANTED
from services.indicators.actions.tasks import LEVELS, OVERDUE, escalate_overdue
from services.indicators.models import Report
from services.indicators.reports import paper, word
from services.indicators.reports.chapters import parts
from services.indicators.reports.outline import Part, title


@periodic(crontab(hour=7, minute=30))
def bring_up_what_is_overdue() -> None:
    """Every morning."""
    escalate_overdue()


@periodic(crontab(hour=7, minute=40))
def remind_of_readings() -> None:
    """Every morning; a level that was reached is told once."""
    remind()


@handles(WANTED)
def make_file(message: Message) -> None:
    """Write one file of a report; where PDFs cannot be set, the report says so instead."""
    report = Report.objects.get(pk=message.payload["report"])
    with translation.override(settings.LANGUAGE_CODE):
        made = MAKERS[message.payload["format"]](report)
    report.save(update_fields=[made])


def _make_docx(report: Report) -> str:
    report.docx.save(_file_name(report, "docx"), ContentFile(word.document(*_content(report))), save=False)
    return "docx"


def _make_pdf(report: Report) -> str:
    if not typesetting.is_available():
        report.pdf_impossible = True
        return "pdf_impossible"
    report.pdf.save(_file_name(report, "pdf"), ContentFile(paper.document(*_content(report))), save=False)
    return "pdf"


def _content(report: Report) -> tuple[str, list[Part]]:
    return title(report.kind, report.snapshot), list(parts(report.kind, report.snapshot))


def _file_name(report: Report, ending: str) -> str:
    return f"{report.kind}-{report.year}-{report.digest[:12]}.{ending}"


MAKERS: Final = {"docx": _make_docx, "pdf": _make_pdf}


@handles(OVERDUE)
def tell(message: Message) -> None:
    """The department's reporters, at the last level the statistics office too."""
    tell_staff(concerned(message.payload["department"], with_office=message.payload["level"] == LEVELS), "supervision")


@handles(DUE)
def tell_of_readings(message: Message) -> None:
    """The same for readings that are due; which and how many stands on their desk, not in a mail."""
    tell_staff(concerned(message.payload["department"], with_office=message.payload["level"] == LAST_LEVEL), "readings")


def concerned(department: str, *, with_office: bool) -> QuerySet[User]:
    """The reporters of a department, and the statistics office where it is to know."""
    who = Q(department__code=department, groups__name=REPORTER)
    if with_office:
        who |= Q(groups__name=STATISTICS)
    return User.objects.filter(who, is_active=True).distinct()
