"""What became of what she asked about her data, as her number opens it."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from portal.kit import clock
from services.cases import rights, sealing
from services.cases.models import DataWish
from services.cases.receipts import Held


@dataclass(frozen=True)
class Standing:
    """One wish as she reads it. `lies_until` is set while a copy lies here, `is_kept` where it stays although she asked."""

    kind: str
    answer: str
    asked_on: date
    answer_by: date
    why_not: str
    lies_until: date | None
    is_kept: bool
    is_open: bool


def standings(held: Held) -> list[Standing]:
    """Of each kind the newest, of the request that her number opens: days are kept, not hours, so of one day the open one."""
    wishes = sorted(DataWish.objects.filter(case=held.case), key=lambda wish: (wish.asked_on, wish.is_open))
    newest = {wish.kind: wish for wish in wishes}
    return [_standing(wish) for wish in newest.values()]


def _standing(wish: DataWish) -> Standing:
    return Standing(
        kind=wish.kind,
        answer=wish.answer,
        asked_on=wish.asked_on,
        answer_by=wish.answer_by,
        why_not=wish.why_not,
        lies_until=wish.until if wish.lies_here else None,
        is_kept=wish.ground in rights.TO_KEEP,
        is_open=wish.is_open,
    )


def copy_of(held: Held) -> dict[str, Any] | None:
    """The copy that the desk made for her; None where none lies here. Raises aead.Unreadable."""
    wish = DataWish.objects.filter(case=held.case, kind=rights.COPY, answer=rights.READY, until__gte=clock.today()).last()
    if wish is None or not wish.sealed:
        return None
    content: dict[str, Any] = json.loads(sealing.open_text(sealing.COPY, wish.pk, held.message_key, wish.sealed))
    return content
