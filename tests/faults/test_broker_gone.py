"""With Celery configured and its broker gone, a request is received, and what follows from it waits in the outbox."""

import time

import pytest

from portal.outbox import hints
from portal.outbox.dispatch import drain
from portal.outbox.models import Message
from services.cases import actions
from services.cases.models import Case
from services.cases.receipts import find
from tests.factories.cases import make_case_with_receipt


@pytest.mark.django_db(transaction=True)
def test_a_request_is_received_and_handled_without_the_broker(settings, monkeypatch, caseworker):
    settings.OUTBOX_ENGINE, settings.CELERY_BROKER_URL = "celery", "redis://127.0.0.1:1/0"
    hints._sender.cache_clear()
    monkeypatch.setattr(hints._Broker, "silent_until", 0.0)
    start = time.monotonic()
    case, receipt = make_case_with_receipt()
    assert find(receipt).case == Case.objects.get() == case
    actions.accept(case=case, actor=caseworker)
    assert time.monotonic() - start < 5
    waiting = Message.objects.due().count()
    assert waiting > 0
    assert drain() >= waiting
    hints._sender.cache_clear()
