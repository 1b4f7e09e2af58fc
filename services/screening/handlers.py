"""A place does not stay taken by a request that came to nothing, and is not remembered of one that was erased."""

from typing import Final
from uuid import UUID

from portal.outbox import handles
from portal.outbox.models import Message
from services.screening.actions import forget_place, give_back_place, move_reminders

KEEPS_THE_PLACE: Final = frozenset({"helped"})


@handles("case.ended")
def free_the_place(message: Message) -> None:
    """Free it at once where she withdrew, did not answer or asked twice; whoever was handled goes, or went, to her appointment."""
    if message.payload["outcome"] not in KEEPS_THE_PLACE:
        give_back_place(case_id=UUID(message.payload["case"]))


@handles("case.erased")
def forget_what_she_held(message: Message) -> None:
    """Which check she went to, where and when, goes with everything else of her."""
    forget_place(case_id=UUID(message.payload["case"]))


@handles("screening.moved")
def remind_of_the_new_day(message: Message) -> None:
    """Whoever holds a place there is reminded before the day as it is now."""
    move_reminders(offer_id=message.payload["offer"])
