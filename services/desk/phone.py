"""A request taken by telephone: the same forms, rules and routing as on the web, all steps on one page (house promise 8)."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext, override

from portal.accounts.models import User
from portal.kit import receipts
from services.cases.models import Case
from services.cases.receipts import prepare
from services.intake import once
from services.intake.consents import as_agreed, in_words
from services.intake.flows import Flow
from services.intake.forms import StepForm
from services.intake.submission import store
from services.routing.actions import route

Answers = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Taken:
    """The receipt to read out, and what she is told with it: by when somebody looks at it, whether her number was kept, what is held."""

    case_id: UUID
    receipt: str
    urgency: str
    may_contact: bool


class OtherAnswers(Exception):
    """This page was sent before, with other answers: the request of then stands."""


def steps_of(flow: Flow, data: Any = None) -> list[StepForm]:
    """The forms of every step, told apart by prefixes; the fields stay those of the web."""
    return [step.form(data, prefix=f"s{number}") for number, step in enumerate(flow.steps, start=1)]


def answers_of(steps: list[StepForm]) -> Answers:
    """The answers by step, as a draft of the web keeps them."""
    return {str(number): form.cleaned_data for number, form in enumerate(steps, start=1)}


def take(flow: Flow, answers: Answers, *, agreed: Collection[str], key: bytes, actor: User) -> Taken:
    """Store the request and return what to read out; the same page sent again gives the same receipt.

    `agreed` are the purposes that were read aloud and to which she said yes. Raises OtherAnswers, Refused when what she chose is gone.
    """
    receipt, sent = receipts.derive(key), [answers, sorted(agreed)]
    contact = as_agreed(flow.contact(answers), agreed)
    with override(settings.LANGUAGE_CODE):  # colleagues read it, whatever language this desk is set to
        words = flow.in_words(answers) | {gettext("What she agreed to on the telephone, read aloud"): in_words(agreed)}
    decision, lock = route(flow.facts(answers)), prepare(receipt)
    try:
        with transaction.atomic():
            once.mark(key, sent)
            store(flow, answers, decision, contact, lock, words, actor)
    except IntegrityError:
        if once.look(key, sent) is not once.Before.SAME:
            raise OtherAnswers from None
    case = Case.objects.get(receipt_locator=lock.locator, receipt_verifier=lock.verifier)
    return Taken(case.pk, receipt, decision.urgency, contact.wishes.may_contact)
