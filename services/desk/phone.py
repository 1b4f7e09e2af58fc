"""A request taken by telephone: the same forms, rules and routing as on the web, all steps on one page (house promise 8)."""

from typing import Any

from django.db import IntegrityError, transaction

from portal.accounts.models import User
from portal.kit import receipts
from services.cases import actions
from services.cases.receipts import prepare
from services.intake import once
from services.intake.flows import Flow
from services.intake.forms import StepForm
from services.routing.actions import record, route

Answers = dict[str, dict[str, Any]]


class OtherAnswers(Exception):
    """This page was sent before, with other answers: the request of then stands."""


def steps_of(flow: Flow, data: Any = None) -> list[StepForm]:
    """The forms of every step, told apart by prefixes; the fields stay those of the web."""
    return [step.form(data, prefix=f"s{number}") for number, step in enumerate(flow.steps, start=1)]


def answers_of(steps: list[StepForm]) -> Answers:
    """The answers by step, as a draft of the web keeps them."""
    return {str(number): form.cleaned_data for number, form in enumerate(steps, start=1)}


def take(flow: Flow, answers: Answers, *, key: bytes, actor: User) -> str:
    """Store the request and return the receipt to read out; the same page sent again gives the same receipt. Raises OtherAnswers."""
    receipt = receipts.derive(key)
    facts, contact = flow.facts(answers), flow.contact(answers)
    decision, lock = route(facts), prepare(receipt)
    try:
        with transaction.atomic():
            once.mark(key, answers)
            case = actions.open_case(
                service=flow.service,
                facts=facts,
                answers=flow.in_words(answers),
                contact=contact,
                decision=decision,
                receipt=lock,
                actor=actor,
            )
            record(case.id, decision)
    except IntegrityError:
        if once.look(key, answers) is not once.Before.SAME:
            raise OtherAnswers from None
    return receipt
