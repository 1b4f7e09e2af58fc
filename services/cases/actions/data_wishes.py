"""Her rights over her data: asked with her number, answered by a person who made sure that it is she (个保法 45, 47, 50).

What she told can be opened by the department only. A copy of it is therefore made at the desk and sealed under the messages key, which
her number opens too; it lies there for a week. A deletion is agreed to by one person and carried out by another.
"""

import json
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.kit import clock
from portal.outbox.sending import enqueue
from services.cases import reaching, rights, sealing, tombstones
from services.cases.actions.erasing import erase
from services.cases.actions.recording import changing, note_step
from services.cases.contacting import details_now
from services.cases.errors import NotAllowed, WrongState
from services.cases.models import Case, DataWish

NOT_ASKED = _("She does not ask for it any more, or a colleague has answered already.")


def ask_about_data(*, case: Case, kind: str) -> None:
    """She asks, for all that stands under her number; one wish while it is open or its copy lies here. The desk is told."""
    with transaction.atomic():
        for row in Case.objects.select_for_update().filter(Q(pk=case.pk) | Q(split_from=case.pk), erased_at__isnull=True).order_by("pk"):
            if kind == rights.COPY and row.split_from_id:
                continue  # she told it in the main request; what was split off is written by staff
            if not any(wish.is_open or wish.lies_here for wish in row.data_wishes.filter(kind=kind)):
                DataWish.objects.create(case=row, kind=kind, asked_on=clock.today())
                note_step(row, f"{kind}_asked", actor=None, at=clock.to_the_hour(clock.now()))
                enqueue("case.data_asked", department=row.department.code)


def give_copy(*, case: Case, actor: User, made_sure: str) -> DataWish:
    """Seal what she told for her; whatever lay there before is replaced. Raises NotAllowed, WrongState, KeysMissing, Unreadable."""
    with changing(case, "give_copy", actor=actor) as row:
        wish = _waiting(row, rights.COPY)
        _check(made_sure)
        row.data_wishes.filter(kind=rights.COPY, answer=rights.READY).delete()
        text = json.dumps(_what_she_told(row), ensure_ascii=False)
        wish.sealed = sealing.seal_text(sealing.COPY, wish.pk, sealing.department_key(row, sealing.MESSAGES), text)
        wish.until = clock.today() + rights.COPY_LIES_FOR
        _decide(wish, actor, rights.READY, made_sure=made_sure)
        note_step(row, "copy_given", actor=actor, at=clock.now(), result=made_sure)
    return wish


def agree_to_delete(*, case: Case, actor: User, made_sure: str) -> DataWish:
    """The first of two; the case has ended. Raises NotAllowed, WrongState."""
    with changing(case, "agree_to_delete", actor=actor) as row:
        wish = _waiting(row, rights.DELETION)
        _check(made_sure)
        _decide(wish, actor, rights.AGREED, made_sure=made_sure)
        note_step(row, "deletion_agreed", actor=actor, at=clock.now(), result=made_sure)
        enqueue("case.opening_asked", department=row.department.code)
    return wish


def delete_at_her_wish(*, case: Case, actor: User) -> None:
    """The second, who answers for the department: everything of her goes, for good. Raises NotAllowed for the first, WrongState.

    The tombstone is durable before the first row goes: a crash in between is finished by `honour_tombstones`.
    """
    with changing(case, "delete", actor=actor) as row:
        wish = row.data_wishes.filter(kind=rights.DELETION, answer=rights.AGREED).first()
        if wish is None or row.is_held:
            raise WrongState(_("Nobody has agreed to it yet, or it has to be kept for longer."))
        if wish.decided_by_id == actor.pk:
            raise NotAllowed
        note_step(row, "deleted", actor=actor, at=clock.now(), result=wish.made_sure)
        tombstones.bury([row.pk])
        erase([row.pk])


def refuse_data_wish(*, case: Case, actor: User, wish: DataWish, ground: str) -> DataWish:
    """Tell her why not; what stays is stored and used for nothing else (个保法 47). Raises NotAllowed, WrongState."""
    with changing(case, "refuse_data", actor=actor) as row:
        entry = row.data_wishes.filter(pk=wish.pk, answer__in=(rights.ASKED, rights.AGREED)).first()
        if entry is None or ground not in rights.grounds_for(entry.kind):
            raise WrongState(NOT_ASKED)
        entry.ground = ground
        _decide(entry, actor, rights.REFUSED)
        note_step(row, f"{entry.kind}_refused", actor=actor, at=clock.now(), result=ground)
    return entry


def copy_taken(*, case: Case) -> None:
    """She, or whoever holds her number, has saved the copy: the desk sees it in the history, once an hour however often it is saved."""
    hour = clock.to_the_hour(clock.now())  # a later save stays a step of its own: it may be somebody who found her number
    with changing(case, "note", actor=None) as row:
        if not row.timeline.filter(kind="copy_taken", at=hour).exists():
            note_step(row, "copy_taken", actor=None, at=hour)


def destroy_old_copies() -> int:
    """Destroy copies whose week is over; returns how many."""
    return DataWish.objects.filter(until__lt=clock.today()).exclude(sealed=b"").update(sealed=b"")


def _waiting(case: Case, kind: str) -> DataWish:
    wish = case.data_wishes.filter(kind=kind, answer=rights.ASKED).first()
    if wish is None:
        raise WrongState(NOT_ASKED)
    return wish


def _check(made_sure: str) -> None:
    if made_sure not in rights.MADE_SURE:
        raise WrongState(_("Please say how you made sure that it is she."))


def _decide(wish: DataWish, actor: User, answer: str, made_sure: str = "") -> None:
    wish.answer, wish.decided_by, wish.decided_on = answer, actor, clock.today()
    wish.made_sure = made_sure or wish.made_sure
    wish.save()


def _what_she_told(case: Case) -> dict[str, Any]:
    """Her answers, who she said she is, how she may be reached, what of it was given to whom; notes of staff are not hers."""
    contact = details_now(case)
    return {
        "told": sealing.open_answers(case, sealing.department_key(case, sealing.CASE)),
        "name": contact.name,
        "phone": contact.phone,
        "contact": reaching.to_her(contact.wishes, gettext),
        "files": [f"{file.number}.{file.suffix}" for file in case.attachments.all()],
        "given_to": [
            {"department": entry.receiver.name, "day": f"{entry.at:%Y-%m-%d}", "what": entry.fields}
            for entry in case.disclosures.select_related("receiver")
        ],
    }
