"""Time in a case: pause, resume, more time with a second pair of eyes, statutory clocks, milestones."""

from datetime import date, datetime, timedelta
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.district.calendar import working_calendar
from portal.kit import clock
from portal.kit.working_days import YearUnknown
from services.cases.actions.recording import changing, note_step, note_text
from services.cases.competence import clocks_of
from services.cases.errors import NotAllowed, WrongState
from services.cases.models import Case, Clock, Extension, Milestone
from services.cases.statutory import MAY_LIE_AHEAD, due, milestones_of
from services.cases.workflow import State

MOST_EXTENSIONS: Final = 2
MOST_DAYS: Final = 10


def pause(*, case: Case, actor: User, reason: str) -> Case:
    """Rest the case, at her wish or while another body decides."""
    with changing(case, "pause", actor=actor) as row:
        row.state, row.paused_at = State.PAUSED, clock.now()
        row.save(update_fields=["state", "paused_at"])
        note_text(row, actor, reason, row.paused_at)
        note_step(row, "paused", actor=actor, at=row.paused_at)
    return row


def resume(*, case: Case, actor: User) -> Case:
    """Go on; the internal target moves by as long as the case rested. Statutory clocks never stop for us."""
    with changing(case, "resume", actor=actor) as row:
        now = clock.now()
        if row.due_at and row.paused_at:
            row.due_at += now - row.paused_at
        row.state, row.paused_at = State.ACCEPTED, None
        row.save(update_fields=["state", "paused_at", "due_at"])
        note_step(row, "resumed", actor=actor, at=now)
    return row


def ask_extension(*, case: Case, actor: User, days: int, reason: str) -> Extension:
    """Ask for more working days; twice at most. Nothing moves until somebody else grants it. Raises WrongState."""
    with changing(case, "extend", actor=actor) as row:
        if row.due_at is None:
            raise WrongState(_("There is no internal target that could move."))
        if not 1 <= days <= MOST_DAYS or row.extensions.filter(is_refused=False).count() >= MOST_EXTENSIONS:
            raise WrongState(_("At most two extensions of up to ten working days are possible."))
        if row.extensions.filter(decided_at__isnull=True).exists():
            raise WrongState(_("Somebody has asked for more time already; it waits for a decision."))
        now = clock.now()
        note_text(row, actor, reason, now)
        note_step(row, "extension", actor=actor, at=now)
        return Extension.objects.create(case=row, days=days, asked_by=actor, asked_at=now)


def decide_extension(*, case: Case, actor: User, is_granted: bool, reason: str = "") -> Case:
    """Move the internal target by what was asked, or leave it. Raises NotAllowed for whoever asked, WrongState when nothing waits."""
    with changing(case, "decide_extension", actor=actor) as row:
        waiting = row.extensions.filter(decided_at__isnull=True).first()
        if waiting is None or row.due_at is None:
            raise WrongState(_("Nobody is waiting for more time."))
        if waiting.asked_by_id == actor.pk:
            raise NotAllowed
        now = clock.now()
        if is_granted:
            local = timezone.localtime(row.due_at)
            row.due_at = datetime.combine(_working_days_after(local.date(), waiting.days), local.timetz())
            row.save(update_fields=["due_at"])
        waiting.decided_by, waiting.decided_at, waiting.is_refused = actor, now, not is_granted
        waiting.save(update_fields=["decided_by", "decided_at", "is_refused"])
        if reason:
            note_text(row, actor, reason, now)
        note_step(row, "extended" if is_granted else "not_extended", actor=actor, at=now)
    return row


def start_clock(*, case: Case, actor: User, kind: str, started_at: datetime) -> Clock:
    """A statutory deadline, from the acceptance by the competent body as that body enters it; entered anew it is corrected."""
    with changing(case, "clock", actor=actor) as row:
        if kind not in clocks_of(row.department):
            raise WrongState(_("Only the body that accepts can start this deadline."))
        if started_at > clock.now() + timedelta(minutes=5):
            raise WrongState(_("This time has not come yet."))
        ends = _due(kind, timezone.localtime(started_at))
        values = {"started_at": started_at, "due_at": ends, "entered_by": actor}
        entry, is_new = Clock.objects.update_or_create(case=row, kind=kind, defaults=values)
        note_step(row, "clock", actor=actor, at=clock.now(), result=kind if is_new else f"{kind} corrected")
    return entry


def reach_milestone(*, case: Case, actor: User, kind: str, day: date) -> Milestone:
    """Record what was reached on a day; only the end of a protection order may lie ahead."""
    with changing(case, "milestone", actor=actor) as row:
        if kind not in milestones_of(row.category):
            raise WrongState(_("Please choose one of the milestones shown."))
        if day > clock.today() and kind not in MAY_LIE_AHEAD:
            raise WrongState(_("This day has not come yet."))
        now = clock.now()
        note_step(row, "milestone", actor=actor, at=now, result=kind)
        return Milestone.objects.create(case=row, kind=kind, day=day, by=actor, at=now)


def meet_clock(*, case: Case, actor: User, kind: str) -> Clock:
    """The competent body has done what was due."""
    with changing(case, "meet", actor=actor) as row:
        entry = row.clocks.filter(kind=kind, met_at__isnull=True).first()
        if entry is None:
            raise WrongState(_("This deadline is not running."))
        entry.met_at = clock.now()
        entry.save(update_fields=["met_at"])
        note_step(row, "clock_met", actor=actor, at=entry.met_at, result=kind)
    return entry


def _due(kind: str, started: datetime) -> datetime:
    try:
        return due(kind, started, working_calendar())
    except YearUnknown as error:
        raise WrongState(_("The working calendar of the year is missing. Please tell the person who runs the portal.")) from error


def _working_days_after(day: date, count: int) -> date:
    try:
        return working_calendar().add_working_days(day, count)
    except YearUnknown as error:
        raise WrongState(_("The working calendar of the year is missing. Please tell the person who runs the portal.")) from error
