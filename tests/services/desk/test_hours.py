"""The case page says when it is safe to reach her; the number to call her is shown in her hours only."""

import pytest
import time_machine
from django.urls import reverse

from services.cases import actions
from services.cases.models import Call
from services.contacts.wishes import ContactDetails
from tests.factories.cases import make_case
from tests.services.cases.test_hours import EVENING, WISHES
from tests.services.desk.conftest import fresh_key, send


@pytest.fixture
def hers(caseworker):
    """Accepted; she may be called on working days in the morning."""
    case = make_case(contact=ContactDetails(name="小林", phone="13800001234", identified=True, wishes=WISHES))
    return actions.accept(case=case, actor=caseworker)


def test_the_page_says_when_it_is_safe_and_the_refusal_stands_at_the_reason(hers, caseworker_client):
    with time_machine.travel(EVENING):
        page = caseworker_client.get(reverse("desk:case", args=[hers.pk])).content.decode()
        assert "11-26 09:00" in page
        shown = caseworker_client.post(reverse("desk:reveal", args=[hers.pk]), {"k": fresh_key(), "reason": "call"})
        assert shown.status_code == 422
        assert "13800001234" not in shown.content.decode()
        assert send(caseworker_client, hers, "call", channel="phone", result="reached", in_her_times="on").status_code == 422
    assert not Call.objects.exists()
