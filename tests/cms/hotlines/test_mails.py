"""Whoever may decide hears that a number waits; whoever proposed it hears how it was decided."""

import pytest
from django.core import mail
from wagtail.users.models import UserProfile

from cms.hotlines.changing import approve, propose, send_back
from portal.outbox.dispatch import drain
from tests.cms.conftest import sent

NEW_NUMBER = {"number": ["12338", "12339"]}


@pytest.fixture(autouse=True)
def _address(settings):
    settings.WAGTAILADMIN_BASE_URL = "https://staff.example.org"


def test_those_who_may_decide_hear_of_it_whoever_proposed_it_does_not(line, editor, publisher, reviewer, stranger):
    propose(line, NEW_NUMBER, actor=publisher)
    assert sent() == [("reviewer", "请审核：12338 妇女维权")]
    propose(line, NEW_NUMBER, actor=editor)
    assert sent() == [("publisher", "请审核：12338 妇女维权"), ("reviewer", "请审核：12338 妇女维权")]


def test_a_mail_says_who_and_where(line, editor, reviewer):
    change = propose(line, NEW_NUMBER, actor=editor)
    drain()
    assert f"{editor} 送审了一条求助电话的改动" in mail.outbox[0].body
    assert f"https://staff.example.org/cms/hotline/change/{change.pk}/" in mail.outbox[0].body


def test_a_number_taken_off_the_pages_is_said_to_be_so(local, editor, reviewer):
    propose(local, {"is_active": [True, False]}, actor=editor)
    drain()
    assert "撤下" in mail.outbox[0].body


def test_it_comes_back_with_the_reason(line, editor, reviewer):
    change = propose(line, NEW_NUMBER, actor=editor)
    sent()
    send_back(change, actor=reviewer, reason="打过去是空号")
    drain()
    assert [(letter.to, letter.subject) for letter in mail.outbox] == [(["editor@example.org"], "退回修改：12338 妇女维权")]
    assert "打过去是空号" in mail.outbox[0].body


def test_the_approval_is_told_and_nobody_is_asked_for_what_was_decided(line, editor, reviewer):
    approve(propose(line, NEW_NUMBER, actor=editor), actor=reviewer)
    assert sent() == [("editor", "已通过：12339 妇女维权")]


def test_who_wants_no_mails_of_the_review_gets_none(line, editor, reviewer):
    profile = UserProfile.get_for_user(reviewer)
    profile.submitted_notifications = False
    profile.save()
    propose(line, NEW_NUMBER, actor=editor)
    assert sent() == []
