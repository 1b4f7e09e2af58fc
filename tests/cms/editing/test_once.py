"""Two clicks are one decision."""

import pytest
from django.core.cache import cache
from wagtail.models import Page
from wagtail.test.utils.form_data import streamfield

from tests.cms.conftest import edit, is_live, send_to_review
from tests.conftest import signed_in

APPROVE = {"action-workflow-action": "true", "workflow-action-name": "approve"}


@pytest.fixture(autouse=True)
def _fresh(db):
    cache.clear()


def test_a_second_click_after_the_decision_neither_breaks_nor_takes_back(guide, editor_client, publisher):
    unchanged = {"body": streamfield([])}
    edit(editor_client, guide, "怎样申请", **unchanged, **{"action-submit": "submit"})
    client = signed_in(publisher)
    for _ in range(2):
        assert edit(client, guide, "怎样申请", **unchanged, **APPROVE).status_code == 302
    assert is_live(guide)
    assert "已经有人处理过了" in client.get(f"/cms/pages/{guide.get_parent().pk}/").content.decode()


def test_a_second_click_while_the_first_is_being_dealt_with_saves_nothing(guide, editor_client, reviewer):
    send_to_review(editor_client, guide)
    state = Page.objects.get(pk=guide.pk).current_workflow_task_state
    cache.add(f"review-decision-{state.pk}", True, 15)
    Page.objects.filter(pk=guide.pk).update(live=True)  # the first click has just published it
    answer = edit(signed_in(reviewer), guide, "怎样申请", **APPROVE)
    assert (answer.status_code, is_live(guide)) == (302, True)


def test_other_ways_of_saving_are_not_held_back(guide, editor_client):
    for title in ("一", "二"):
        edit(editor_client, guide, title)
        assert Page.objects.get(pk=guide.pk).get_latest_revision_as_object().title == title
