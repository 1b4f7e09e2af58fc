"""She agrees purpose by purpose, with boxes that nobody ticked for her (个人信息保护法 14, 16, 29; S3-01, S3-02)."""

import re

import pytest

from services.cases.actions import view
from services.cases.models import Case
from services.contacts.wishes import ContactDetails, SafeContact
from services.intake.consents import ALL, CONTACT, HANDLING, SENSITIVE, as_agreed
from tests.services.intake.conftest import SECOND, words_of

REACHABLE = ContactDetails(name="小林", phone="13800001234", wishes=SafeContact(may_contact=True, channel="phone"))


def test_no_box_is_ticked_for_her_and_the_notice_comes_first(her):
    html = her.fills_in().content.decode()
    boxes = re.findall(r'<input type="checkbox"[^>]*>', html)
    assert len(boxes) == 3
    assert not [box for box in boxes if "checked" in box]
    assert html.index("谁来用") < html.index(boxes[0])


@pytest.mark.parametrize("missing", ["c1", "c2"])
def test_without_a_needed_consent_nothing_is_sent_and_nothing_lost(her, missing):
    her.fills_in()
    page = her.sends(**{missing: ""})
    assert page.status_code == 422
    assert list(page.context["form"].errors) == [missing]
    assert SECOND["q1"] in words_of(page)
    assert not Case.objects.exists()


def test_contact_is_asked_for_only_where_she_wants_it(her):
    her.starts()
    her.answers(1, q1="小林", q2="no")
    page = her.answers(2, **SECOND)
    assert "c3" not in page.context["form"].fields


def test_refusing_contact_takes_nothing_else_away(her, caseworker):
    her.fills_in()
    her.sends(c3="")
    opened = view(case=Case.objects.get(), actor=caseworker)
    assert (opened.contact.name, opened.contact.wishes.may_contact) == ("小林", False)
    assert opened.answers["同意的事项"].count("我") >= 2
    assert "联系我" not in opened.answers["同意的事项"]


def test_what_she_agreed_to_is_kept_with_her_answers(her, caseworker):
    her.asks()
    assert "联系我" in view(case=Case.objects.get(), actor=caseworker).answers["同意的事项"]


def test_without_consent_to_contact_no_number_is_stored():
    assert as_agreed(REACHABLE, (HANDLING, SENSITIVE)) == ContactDetails(name="小林")
    assert as_agreed(REACHABLE, ALL) == REACHABLE
    assert as_agreed(ContactDetails(name="小林"), (CONTACT,)) == ContactDetails(name="小林")
