"""Calls: what she wished is honoured, or the emergency that went before it is on record."""

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.kit import clock
from services.cases.actions.recording import changing, note_step, note_text
from services.cases.contacting import details_now
from services.cases.errors import NotAllowed, NotSafe
from services.cases.grounds import EMERGENCIES
from services.cases.hours import was_safe
from services.cases.models import Call, Case
from services.cases.permissions import works_cases
from services.cases.reaching import INCOMING, obstacle


def log_call(
    *, case: Case, actor: User, channel: str, result: str, in_her_times: bool = False, text: str = "", emergency: str = ""
) -> Call:
    """Record a call with her. Raises NotSafe when her wishes stand against it and `emergency` is none of the closed list."""
    with changing(case, "call", actor=actor) as row:
        against = "" if result == INCOMING else _against(row, channel, in_her_times)
        if against and emergency not in EMERGENCIES:
            raise NotSafe(_(against))
        now = clock.now()
        if text:
            note_text(row, actor, text, now)
        call = Call(case=row, department=row.department, by=actor, at=now, channel=channel, result=result)
        call.emergency = emergency if against else ""
        call.save()
        note_step(row, "called", actor=actor, at=now, result=call.emergency or "ok")
    return call


def log_hotline_call(*, actor: User, result: str) -> Call:
    """A call to the hotline that led to no request: counted, with nothing of what was said. Raises NotAllowed."""
    if not works_cases(actor) or actor.department is None:
        raise NotAllowed
    call = Call(department=actor.department, by=actor, at=clock.now(), channel="phone", result=result)
    call.save()
    return call


def _against(case: Case, channel: str, in_her_times: bool) -> str:
    """By the newest of her wishes, read under the lock of the case, and by the clock."""
    wishes = details_now(case).wishes
    return obstacle(wishes, channel, in_her_times=was_safe(wishes, staff_say=in_her_times))
