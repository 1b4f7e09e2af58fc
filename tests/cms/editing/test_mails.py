"""Who works on a page hears by mail what was decided: who, which page, where. Nothing else."""

import pytest
from django.core import mail
from wagtail.admin.mail import Notifier
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted
from wagtail.users.models import UserProfile

from portal.accounts.roles import REVIEWER, in_section
from portal.outbox.dispatch import drain
from portal.outbox.models import Message
from tests.cms.conftest import APPROVE, SEND_BACK, decide, edit, send_to_review, sent
from tests.conftest import person, signed_in


@pytest.fixture(autouse=True)
def _address(settings):
    settings.WAGTAILADMIN_BASE_URL = "https://staff.example.org"


def test_reviewers_of_the_section_hear_that_a_page_waits_others_do_not(guide, editor_client, reviewer):
    person("sun", in_section(REVIEWER, "help"))
    person("liu", in_section(REVIEWER, "stories"))
    send_to_review(editor_client, guide, "怎样申请")
    assert sent() == [("reviewer", "请审核：怎样申请"), ("sun", "请审核：怎样申请")]


def test_a_mail_says_who_what_and_where_and_nothing_of_the_text(guide, editor, editor_client, reviewer):
    send_to_review(editor_client, guide, "怎样申请")
    drain()
    text = mail.outbox[0].body
    assert f"{editor} 送来一页请您审核：怎样申请" in text
    assert f"https://staff.example.org/cms/pages/{guide.pk}/edit/" in text
    assert "打电话问" not in text


def test_the_author_hears_that_it_came_back_and_why(guide, editor_client, reviewer):
    send_to_review(editor_client, guide)
    sent()
    decide(reviewer, guide, SEND_BACK, "请核对第二个号码")
    drain()
    assert [(letter.to, letter.subject) for letter in mail.outbox] == [(["editor@example.org"], "退回修改：怎样申请")]
    assert "理由：请核对第二个号码" in mail.outbox[0].body


def test_and_that_it_was_approved(guide, editor_client, reviewer):
    send_to_review(editor_client, guide)
    sent()
    decide(reviewer, guide, APPROVE)
    assert sent() == [("editor", "已通过：怎样申请")]


def test_whoever_wrote_part_of_it_is_not_asked_to_review_it(guide, editor_client, reviewer, second_reviewer):
    send_to_review(editor_client, guide)
    edit(signed_in(reviewer), guide, "审核人改了标题")
    decide(second_reviewer, guide, SEND_BACK)
    sent()
    send_to_review(editor_client, guide)
    assert sent() == [("second", "请审核：怎样申请")]


def test_who_wants_no_mail_gets_none(guide, editor_client, reviewer):
    profile = UserProfile.get_for_user(reviewer)
    profile.submitted_notifications = False
    profile.save()
    send_to_review(editor_client, guide)
    assert sent() == []


def test_what_waits_in_the_outbox_names_nothing(guide, editor, editor_client, reviewer):
    send_to_review(editor_client, guide)
    payload = Message.objects.get(topic="review.mail").payload
    assert payload == {"kind": "submitted", "to": reviewer.pk, "by": editor.pk, "state": payload["state"]}


def test_a_page_that_is_gone_meanwhile_is_not_written_about(guide, editor_client, reviewer):
    send_to_review(editor_client, guide)
    guide.delete()
    assert sent() == []


def test_wagtails_own_mails_are_off_they_are_sent_while_the_editor_waits():
    for signal in (task_submitted, workflow_submitted, workflow_approved, workflow_rejected):
        assert not [receiver for _key, receiver, *_rest in signal.receivers if isinstance(receiver, Notifier)]
