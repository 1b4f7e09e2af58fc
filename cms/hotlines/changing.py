"""Changing a line: one person proposes, another approves; only taking a number off the pages holds at once."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from cms.hotlines.mails import tell
from cms.hotlines.models import DECIDE, LineChange, State
from cms.hotlines.said import HIDING, Changes, field, stamp
from portal.accounts.models import User
from portal.district.models import Hotline

PROPOSED, HIDDEN, CHANGED, RETURNED = (f"district.hotline{act}" for act in (".proposed", ".hidden", "", ".returned"))


class CannotChange(Exception):
    """Nothing was changed; `message` says why to a person."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__(message)
        self.message = message


@transaction.atomic
def propose(line: Hotline | None, changes: Changes, *, actor: User, instead_of: int | None = None) -> LineChange:
    """Hand a change to a second person in the place of what waited or had come back; `instead_of` names that of a new line.

    A wrong number does harm while colleagues are at lunch, a missing one sends her to the next: hiding holds at once, also when it comes
    back, and a second person confirms it. Showing it again waits.
    """
    now = timezone.now()
    line = line and Hotline.objects.select_for_update().get(pk=line.pk)
    replaced = Q(line=line) if line else Q(line=None, pk=instead_of)
    earlier = LineChange.objects.open().filter(replaced)
    if any(change.hides for change in earlier.waiting()):
        changes = {"is_active": HIDING} | changes
    earlier.update(state=State.DROPPED, decided_by=actor, decided_at=now)
    if line and line.is_active and changes.get("is_active") == HIDING:
        _hide(line, actor)
    change = LineChange.objects.create(line=line, changes=changes, based_on=stamp(line) if line else "", proposed_by=actor, proposed_at=now)
    if line:
        log(instance=line, action=PROPOSED, user=actor, data={"changes": changes})
    tell(change, actor)
    return change


def approve(change: LineChange, *, actor: User) -> Hotline:
    """Make it hold, on every page. Raises PermissionDenied; CannotChange, also for the person who proposed it."""
    with transaction.atomic():
        row, line = _waiting(change, actor)
        if row.proposed_by_id == actor.pk:
            raise CannotChange(_("Whoever proposed a change cannot approve it. Please ask a colleague."))
        if row.line_id and stamp(line) != row.based_on:
            raise CannotChange(_("This line was changed after the proposal was written. Send it back, so that it is written anew."))
        _apply(row, line)
        row.line = line
        _decide(row, State.APPROVED, actor)
        data = {"changes": row.changes, "proposed_by": str(row.proposed_by)}
        log(instance=line, action=CHANGED, user=actor, data=data, content_changed=True)
        tell(row, actor)
    return line


def send_back(change: LineChange, *, actor: User, reason: str) -> None:
    """Say why it does not hold; what was typed is kept for whoever proposed it. Raises PermissionDenied, CannotChange."""
    with transaction.atomic():
        row, line = _waiting(change, actor)
        row.reason = reason
        _decide(row, State.RETURNED, actor)
        if row.line_id:
            log(instance=line, action=RETURNED, user=actor, data={"changes": row.changes, "reason": reason})
        tell(row, actor)


def take_back(change: LineChange, *, actor: User) -> None:
    """End what she proposed herself. Raises PermissionDenied for others; CannotChange when it was decided."""
    with transaction.atomic():
        row = LineChange.objects.select_for_update().get(pk=change.pk)
        if row.proposed_by_id != actor.pk:
            raise PermissionDenied
        if row.state not in (State.WAITING, State.RETURNED):
            raise _too_late()
        if row.hides:
            raise CannotChange(_("The number is off the pages already. A second person looks at that."))
        _decide(row, State.DROPPED, actor)


def _waiting(change: LineChange, actor: User) -> tuple[LineChange, Hotline]:
    """The change and its line, both locked, the line first as whoever proposes does."""
    if not actor.has_perm(DECIDE):
        raise PermissionDenied
    line = Hotline.objects.select_for_update().get(pk=change.line_id) if change.line_id else Hotline()
    row = LineChange.objects.select_for_update().get(pk=change.pk)
    if row.state != State.WAITING:
        raise _too_late()
    return row, line


def _too_late() -> CannotChange:
    return CannotChange(_("A colleague was faster: this change has moved on."))


def _hide(line: Hotline, actor: User) -> None:
    line.is_active = False
    line.edited_on, line.edited_by = timezone.localdate(), actor.get_username()
    line.save(update_fields=["is_active", "edited_on", "edited_by"])
    log(instance=line, action=HIDDEN, user=actor, content_changed=True)


def _apply(row: LineChange, line: Hotline) -> None:
    """From now on the pack does not overwrite this line (docs/district-packs.md)."""
    for name, (_old, new) in row.changes.items():
        setattr(line, name, field(name).to_python(new))
    if line.pk and "number" in row.changes:
        line.former_number = row.changes["number"][0]
    line.edited_on, line.edited_by = timezone.localdate(), row.proposed_by.get_username()
    line.code = line.code or _code(line.number)
    try:
        line.full_clean()
        _save(line)
    except ValidationError as refused:
        raise CannotChange(" ".join(refused.messages)) from refused


def _save(line: Hotline) -> None:
    """Raises ValidationError where another new line with this number was approved at the same instant."""
    try:
        with transaction.atomic():
            line.save()
    except IntegrityError as taken:
        raise line.unique_error_message(Hotline, ("number",)) from taken


def _code(number: str) -> str:
    """A name of its own for a new line; another line may have begun with this number and have another one today."""
    first = f"editor-{slugify(number)}"
    taken = set(Hotline.objects.filter(code__startswith=first).values_list("code", flat=True))
    return next(code for code in (first, *(f"{first}-{count}" for count in range(2, len(taken) + 3))) if code not in taken)


def _decide(row: LineChange, state: State, actor: User) -> None:
    row.state, row.decided_by, row.decided_at = state, actor, timezone.now()
    row.save(update_fields=["line", "state", "decided_by", "decided_at", "reason"])
