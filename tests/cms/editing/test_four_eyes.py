"""Two people see every page before the public does, whichever road is taken."""

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import Page

from cms.editing.workflow import publish
from cms.help.models import HelpIndexPage, HelpPage
from tests.cms.conftest import APPROVE, SEND_BACK, decide, edit, filled_in, is_live, send_to_review
from tests.conftest import signed_in


def test_an_editor_writes_a_reviewer_publishes(guide, editor_client, reviewer):
    send_to_review(editor_client, guide, "怎样申请法律援助")
    assert not is_live(guide)
    decide(reviewer, guide, APPROVE)
    page = Page.objects.get(pk=guide.pk)
    assert page.live
    assert page.title == "怎样申请法律援助"


def test_the_button_of_approval_says_once_what_it_does(guide, editor_client, reviewer_client):
    send_to_review(editor_client, guide)
    page = reviewer_client.get(f"/cms/pages/{guide.pk}/edit/").content.decode()
    assert "通过并发布" in page
    assert "和发布" not in page


@pytest.mark.parametrize("role", ["editor", "reviewer", "publisher", "chief"])
def test_the_button_that_publishes_does_nothing_for_anybody(guide, request, role):
    client = signed_in(request.getfixturevalue(role))
    edit(client, guide, "改过", **{"action-publish": "publish"})
    assert not is_live(guide)


@pytest.mark.parametrize("role", ["editor", "publisher", "chief"])
def test_a_new_page_is_a_draft_whatever_its_author_pressed(site, request, role):
    client = signed_in(request.getfixturevalue(role))
    parent = HelpIndexPage.objects.get()
    client.post(f"/cms/pages/add/help/helppage/{parent.pk}/", filled_in("新页", slug="new", **{"action-publish": "publish"}))
    assert not Page.objects.filter(slug="new", live=True).exists()


@pytest.mark.parametrize("role", ["editor", "reviewer", "publisher", "chief"])
def test_publishing_in_bulk_publishes_nothing(guide, request, role):
    client = signed_in(request.getfixturevalue(role))
    client.post(f"/cms/bulk/wagtailcore/page/publish/?id={guide.pk}&id={HelpIndexPage.objects.get().pk}", {"include_descendants": "on"})
    assert not is_live(guide)


@pytest.mark.parametrize("role", ["editor", "reviewer", "publisher", "chief"])
def test_the_interface_of_the_admin_publishes_nothing(guide, request, role):
    client = signed_in(request.getfixturevalue(role))
    answer = client.post(f"/cms/api/main/pages/{guide.pk}/action/publish/")
    assert answer.status_code in (403, 404)
    assert not is_live(guide)


@pytest.mark.parametrize("role", ["editor", "chief"])
def test_a_copy_is_never_published(site, request, role):
    client, index = signed_in(request.getfixturevalue(role)), HelpIndexPage.objects.get()
    original = index.add_child(instance=HelpPage(title="原件", slug="original", summary="原件", source="区司法局"))
    data = {"new_title": "副本", "new_slug": "copy", "new_parent_page": index.pk, "publish_copies": "on"}
    client.post(f"/cms/pages/{original.pk}/copy/", data)
    assert not Page.objects.filter(slug="copy", live=True).exists()
    if role == "editor":
        assert Page.objects.filter(slug="copy").exists()


def test_code_that_names_a_person_is_held_to_the_same(guide, editor, reviewer, chief):
    for user in (editor, reviewer, chief):
        with pytest.raises(PermissionDenied):
            guide.get_latest_revision().publish(user=user)
    assert not is_live(guide)


def test_an_editor_cannot_approve(guide, editor, editor_client):
    send_to_review(editor_client, guide)
    decide(editor, guide, APPROVE)
    assert not is_live(guide)


def test_a_reviewer_cannot_approve_what_she_edited_another_can(guide, editor_client, reviewer, second_reviewer):
    send_to_review(editor_client, guide)
    edit(signed_in(reviewer), guide, "审核人改了标题")
    assert b"Approve" not in signed_in(reviewer).get(f"/cms/pages/{guide.pk}/edit/", headers={"accept-language": "en"}).content
    decide(reviewer, guide, APPROVE)
    assert not is_live(guide)
    decide(second_reviewer, guide, APPROVE)
    assert Page.objects.get(pk=guide.pk).title == "审核人改了标题"
    assert is_live(guide)


def test_a_reviewer_cannot_change_and_approve_with_one_button(guide, editor_client, reviewer):
    send_to_review(editor_client, guide)
    edit(signed_in(reviewer), guide, "一起改", **{"action-workflow-action": "true", "workflow-action-name": "approve"})
    assert not is_live(guide)


def test_a_superuser_cannot_approve_her_own_page(guide, chief, second_reviewer):
    send_to_review(signed_in(chief), guide)
    decide(chief, guide, APPROVE)
    assert not is_live(guide)


def test_the_end_of_a_review_asks_again_who_wrote_it(guide, editor, editor_client):
    send_to_review(editor_client, guide)
    with pytest.raises(PermissionDenied):
        publish(Page.objects.get(pk=guide.pk).current_workflow_state, editor)


def test_what_was_sent_back_stays_a_draft_and_says_why(guide, editor_client, reviewer):
    send_to_review(editor_client, guide)
    decide(reviewer, guide, SEND_BACK, "请核对电话")
    assert not is_live(guide)
    assert "请核对电话" in editor_client.get(f"/cms/pages/{guide.pk}/edit/").content.decode()


def test_what_is_under_review_stays_as_it_was_sent(guide, editor_client):
    send_to_review(editor_client, guide, "送审的标题")
    edit(editor_client, guide, "偷偷改")
    assert Page.objects.get(pk=guide.pk).get_latest_revision().as_object().title == "送审的标题"


def test_after_publishing_an_old_author_may_review_the_next_change(guide, editor, editor_client, reviewer, second_reviewer):
    send_to_review(editor_client, guide)
    edit(signed_in(reviewer), guide, "审核人改了标题")
    decide(second_reviewer, guide, APPROVE)
    send_to_review(editor_client, guide, "后来又改")
    decide(reviewer, guide, APPROVE)
    assert Page.objects.get(pk=guide.pk).title == "后来又改"


def test_only_a_publisher_takes_a_page_down(guide, editor_client, reviewer, publisher):
    send_to_review(editor_client, guide)
    decide(reviewer, guide, APPROVE)
    for client, remains in ((editor_client, True), (signed_in(reviewer), True), (signed_in(publisher), False)):
        client.post(f"/cms/pages/{guide.pk}/unpublish/")
        assert is_live(guide) is remains
