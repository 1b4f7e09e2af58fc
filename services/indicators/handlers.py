"""What happens in the background: files of reports are made, overdue supervision tasks are brought up."""

from typing import Final

from celery.schedules import crontab
from django.conf import settings
from django.core.files.base import ContentFile
from django.db.models import QuerySet
from django.utils import translation

from portal.accounts.models import User
from portal.accounts.roles import REPORTER, STATISTICS
from portal.kit import typesetting
from portal.notices.telling import tell_staff
from portal.outbox.models import Message
from portal.outbox.registry import Handler, handles, makes, periodic
from services.indicators.actions.readings import RETURNED
from services.indicators.actions.reminders import DUE, FIRST_LEVEL, LAST_LEVEL, remind
from services.indicators.actions.reports import WANTED
from services.indicators.actions.tasks import ANSWERED, LEVELS, OPENED, OVERDUE, escalate_overdue
from services.indicators.models import Report
from services.indicators.reports import paper, word
from services.indicators.reports.chapters import parts
from services.indicators.reports.outline import Part, origin, title


@periodic(crontab(hour=7, minute=30))
def bring_up_what_is_overdue() -> None:
    """Every morning."""
    escalate_overdue()


@periodic(crontab(hour=7, minute=40))
def remind_of_readings() -> None:
    """Every morning; a level that was reached is told once."""
    remind()


@makes(WANTED)
def make_file(message: Message) -> Handler:
    """Set one file of a report; where PDFs cannot be set, the report says so instead."""
    report, ending = Report.objects.get(pk=message.payload["report"]), message.payload["format"]
    with translation.override(settings.LANGUAGE_CODE):
        made = MAKERS[ending](report)
    return lambda message: _keep(report, ending, made)


def _keep(report: Report, ending: str, made: bytes | None) -> None:
    if made is None:
        report.pdf_impossible = True
        report.save(update_fields=["pdf_impossible"])
        return
    getattr(report, ending).save(_file_name(report, ending), ContentFile(made), save=False)
    report.save(update_fields=[ending])


def _make_docx(report: Report) -> bytes:
    return word.document(*_content(report))


def _make_pdf(report: Report) -> bytes | None:
    return paper.document(*_content(report)) if typesetting.is_available() else None


def _content(report: Report) -> tuple[str, list[Part]]:
    return title(report.kind, report.snapshot), [origin(report), *parts(report.kind, report.snapshot)]


def _file_name(report: Report, ending: str) -> str:
    return f"{report.kind}-{report.year}-{report.digest[:12]}.{ending}"


MAKERS: Final = {"docx": _make_docx, "pdf": _make_pdf}


@handles(OPENED)
def tell_of_task(message: Message) -> None:
    """The department's reporters: a task that nobody knows of is done by nobody."""
    tell_staff(concerned(message.payload["department"]), "task")


@handles(ANSWERED)
def tell_of_answer(message: Message) -> None:
    """The office, once all is there that closing it asks for."""
    tell_staff(office(), "answered")


@handles(OVERDUE)
def tell(message: Message) -> None:
    """The department's reporters, at the last level the office too; the office alone where the task only waits for being closed."""
    if message.payload.get("answered"):
        tell_staff(office(), "answered")
        return
    tell_staff(concerned(message.payload["department"], with_office=message.payload["level"] == LEVELS), "supervision")


@handles(DUE)
def tell_of_readings(message: Message) -> None:
    """The same for readings that are due; which and how many stands on their desk, not in a mail."""
    level = message.payload["level"]
    kind = "readings" if level == FIRST_LEVEL else "readings_late"
    tell_staff(concerned(message.payload["department"], with_office=level == LAST_LEVEL), kind)


@handles(RETURNED)
def tell_of_return(message: Message) -> None:
    """The department's reporters: what was returned is not reported, and no reminder may be left that says so."""
    tell_staff(concerned(message.payload["department"]), "returned")


def office() -> QuerySet[User]:
    """The statistics office."""
    return User.objects.filter(groups__name=STATISTICS, is_active=True)


def concerned(department: str, *, with_office: bool = False) -> QuerySet[User]:
    """The reporters of a department, and the office where it is to know; the office stands in where nobody reports."""
    reporters = User.objects.filter(department__code=department, groups__name=REPORTER, is_active=True)
    return (reporters | office()).distinct() if with_office or not reporters.exists() else reporters
