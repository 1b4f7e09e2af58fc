"""Cases as a submission makes them."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from portal.accounts.models import User
from portal.kit import receipts
from services.cases import actions
from services.cases.models import Case
from services.cases.receipts import prepare
from services.catalogue.decisions import Decision
from services.catalogue.facts import Facts
from services.catalogue.registry import Service
from services.contacts.wishes import ContactDetails, SafeContact
from services.routing import actions as routing

LEGAL_AID = Service(
    code="legal_aid",
    title="Legal aid",
    summary="Ask for a lawyer",
    category="legal_aid",
    plan_refs=("八.策略.10",),
    flow_slug="a",
    icon="scales",
)
ANSWERS = {"matter": "工资被拖欠三个月", "story": "从今年春天起没有发过工资。"}
WISHES = SafeContact(may_contact=True, channel="phone", times="工作日上午", say_who=False, word="我是表姐")
ANONYMOUS = ContactDetails(name="小林", wishes=WISHES)
IDENTIFIED = ContactDetails(name="林小梅", phone="138 0000 1234", identified=True, wishes=WISHES)


def facts_of(category: str = "legal_aid", **more: Any) -> Facts:
    """Facts of a request for legal aid, with what a test changes."""
    return Facts(**{"service": "legal_aid", "category": category, "subdistrict": "210303002", "age_band": "25_34"} | more)


def make_case(**changes: Any) -> Case:
    """A registered case; see `make_case_with_receipt`."""
    return make_case_with_receipt(**changes)[0]


def make_case_with_receipt(
    *,
    facts: Facts | None = None,
    answers: Mapping[str, Any] = ANSWERS,
    contact: ContactDetails = ANONYMOUS,
    decision: Decision | None = None,
    actor: User | None = None,
) -> tuple[Case, str]:
    """A case opened, routed and recorded in one transaction, and the receipt that she was shown."""
    facts = facts or facts_of()
    decision = decision or routing.route(facts)
    receipt = receipts.derive(receipts.mint())
    lock = prepare(receipt)
    with transaction.atomic():
        case = actions.open_case(
            service=LEGAL_AID, facts=facts, answers=answers, contact=contact, decision=decision, receipt=lock, actor=actor
        )
        routing.record(case.id, decision)
    return case, receipt
