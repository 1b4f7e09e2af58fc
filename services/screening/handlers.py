"""A place does not stay taken by a request that came to nothing."""

from typing import Final
from uuid import UUID

from portal.outbox import handles
from portal.outbox.models import Message
from services.screening.actions import give_back_place

KEEPS_THE_PLACE: Final = frozenset({"helped"})


@handles("case.ended")
def free_the_place(message: Message) -> None:
    """Free it at once where she withdrew, did not answer or asked twice; whoever was handled goes, or went, to her appointment."""
    if message.payload["outcome"] not in KEEPS_THE_PLACE:
        give_back_place(case_id=UUID(message.payload["case"]))
