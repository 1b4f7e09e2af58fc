"""Submitting: one transaction for everything that "received" promises."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext, override

from portal.accounts.models import User
from services.cases.actions import open_case
from services.cases.receipts import ReceiptLock, prepare
from services.catalogue.decisions import Decision
from services.contacts.wishes import ContactDetails
from services.intake import consents, once
from services.intake.drafts import Open, StaleError
from services.intake.flows import Answers, Flow
from services.routing.actions import record, route


class OtherAnswers(Exception):
    """The key was used before, with other answers: the request of then stands."""


def submit(flow: Flow, draft: Open, agreed: Collection[str] = consents.ALL) -> str:
    """Store the request of a draft and return its receipt. Repeated, even at once, it makes no second request.

    `agreed` are the purposes of `consents` that she ticked; whoever asks her in another way than by boxes has asked for all of them.
    Raises OtherAnswers, Refused when what she chose is gone, StaleError when another window changed the draft: then nothing was stored.
    """
    answers = dict(draft.answers)
    facts, contact = flow.facts(answers), consents.as_agreed(flow.contact(answers), agreed)
    decision = route(facts)
    following = _what_is_next(decision, contact)
    if once.look(draft.key, answers) is not once.Before.NEVER:
        return _known(draft, answers, following)
    lock = prepare(draft.receipt)
    with override(settings.LANGUAGE_CODE):  # staff read it, whatever language she asked in
        words = flow.in_words(answers) | {gettext("What she agreed to"): consents.in_words(agreed)}
    try:
        with transaction.atomic():
            once.mark(draft.key, answers)
            case_id = store(flow, answers, decision, contact, lock, words)
            draft.mark_submitted(following | ({"case": str(case_id)} if flow.held else {}))
    except IntegrityError:
        if once.look(draft.key, answers) is once.Before.NEVER:  # nobody was faster: it is a fault of ours
            raise
        draft.answers = answers
        return _known(draft, answers, following)
    return draft.receipt


def store(
    flow: Flow,
    answers: Answers,
    decision: Decision,
    contact: ContactDetails,
    lock: ReceiptLock,
    words: Mapping[str, str],
    actor: User | None = None,
) -> UUID:
    """Everything that a request is, in the transaction of whoever received it; `actor` is who took it by telephone. Raises Refused."""
    case = open_case(
        service=flow.service, facts=flow.facts(answers), answers=words, contact=contact, decision=decision, receipt=lock, actor=actor
    )
    record(case.id, decision)
    flow.reserve(case.id, answers, contact)
    return case.id


def _known(draft: Open, answers: object, following: dict[str, object]) -> str:
    """The receipt of what was received before; the draft leads to it from now on. Raises OtherAnswers."""
    if once.look(draft.key, answers) is not once.Before.SAME:
        raise OtherAnswers
    with suppress(StaleError):  # the faster one of two has marked it
        draft.mark_submitted(following)
    return draft.receipt


def _what_is_next(decision: Decision, contact: ContactDetails) -> dict[str, object]:
    """What the receipt page may say without saying what the request is about."""
    return {"urgency": decision.urgency, "may_contact": contact.wishes.may_contact}
