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


def test_a_blocked_call_says_why_in_the_language_of_the_page(hers, caseworker_client):
    with time_machine.travel(EVENING):
        call = send(caseworker_client, hers, "call", channel="phone", result="reached").content.decode()
        number = caseworker_client.post(reverse("desk:reveal", args=[hers.pk]), {"k": fresh_key(), "reason": "call"}).content.decode()
    for page in (call, number):
        assert "It is outside" not in page
        assert "现在不在她说的方便时间里" in page


def test_the_history_says_what_came_of_a_call_and_which_emergency_went_before(hers, caseworker_client):
    with time_machine.travel(EVENING):
        send(caseworker_client, hers, "call", channel="phone", result="not_reached", emergency="child")
        assert "通话：无人接听；孩子有危险" in caseworker_client.get(reverse("desk:case", args=[hers.pk])).content.decode()
