"""A message, a wish, a file, a referral: killed at any statement and sent again as a browser does, each is there exactly once and whole."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from portal.audit.models import Entry
from portal.district.models import Department
from portal.kit import receipts
from portal.outbox.models import Message
from services.cases import actions
from services.cases.models import Attachment, AttachmentPart, CaseKey, CaseMessage, DataWish, Disclosure, TimelineEvent
from services.intake.models import Done
from tests.conftest import signed_in
from tests.factories.cases import make_case, make_case_with_receipt
from tests.faults.statements import Killed, fails_at, statements_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
WRITTEN = (CaseMessage, Attachment, AttachmentPart, CaseKey, DataWish, Disclosure, TimelineEvent, Done, Message)
Send = Callable[[], HttpResponse]


def fresh_key() -> str:
    return receipts.sign(receipts.mint())


def counted() -> dict[str, int]:
    """What an act may leave; of the audit only its own row, for looking is recorded each time."""
    acts = Entry.objects.filter(action__in=("case.replied", "case.file_sent", "case.referred")).count()
    return {model.__name__: model.objects.count() for model in WRITTEN} | {"audit": acts}


def difference(before: dict[str, int]) -> dict[str, int]:
    return {name: count - before[name] for name, count in counted().items()}


def try_every_statement(prepare: Callable[[], Send]) -> None:
    """`prepare` makes what is sent, under a key of its own each time."""
    prepare()().close()
    send, before = prepare(), counted()
    count = statements_of(send)
    whole = difference(before)
    assert sum(whole.values()) >= 4, whole
    for number in range(count + 1):
        send, before = prepare(), counted()
        with suppress(Killed), connection.execute_wrapper(fails_at(number)):
            send()
        assert send().status_code == 302
        assert difference(before) == whole, f"killed at statement {number} of {count}"


@pytest.fixture
def her(caseworker) -> Client:
    """She has opened her number."""
    case, receipt = make_case_with_receipt()
    actions.accept(case=case, actor=caseworker)
    browser = Client()
    browser.post("/r/", {"n": receipt})
    return browser


def test_her_message(her):
    try_every_statement(lambda: partial(her.post, "/r/o/", {"t": "我带上工资条。", "k": fresh_key()}))


@pytest.mark.parametrize("wish", ["copy", "deletion"])
def test_her_wish_about_her_data(her, wish):
    def prepare() -> Send:
        DataWish.objects.all().delete()
        return partial(her.post, "/r/w/", {"w": wish, "t": "请寄给我。", "k": fresh_key()})

    try_every_statement(prepare)


def test_her_file(her, monkeypatch):
    monkeypatch.setattr("services.cases.actions.filing.MOST_FILES", 1000)

    def prepare() -> Send:
        key = fresh_key()
        return lambda: her.post("/r/a/", {"f": SimpleUploadedFile("a.pdf", b"%PDF-1.7 " + b"1" * 300_000), "k": key})

    try_every_statement(prepare)


def test_a_referral(caseworker):
    browser, case = signed_in(caseworker), actions.accept(case=make_case(), actor=caseworker)
    asked = {"to": Department.objects.get(code="RS").pk, "purpose": "请查一查。", "fields_given": "contact.name"}
    agreed = {"ground": "consent", "consent_given": "phone"}

    def prepare() -> Send:
        for entry in Disclosure.objects.live_referrals():
            actions.end_referral(entry=entry, actor=caseworker, end="done")
        return partial(browser.post, f"/desk/{case.pk}/refer/", asked | agreed | {"k": fresh_key()})

    try_every_statement(prepare)
