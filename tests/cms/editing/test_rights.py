"""Who may write where; and that none of those who write sees a case."""

import pytest
from django.contrib.auth.models import Group
from django.urls import get_resolver
from wagtail.models import GroupPagePermission, Page

from cms.editing.rights import FOREIGN_GROUPS, ensure_rights
from cms.help.models import HelpIndexPage
from portal.accounts.roles import EDITOR, REVIEWER, in_section, roles_of
from tests.cms.conftest import APPROVE, decide, is_live, send_to_review
from tests.conftest import person, signed_in
from tests.factories.cases import make_case
from tests.portal.accounts.test_second_factor import concrete, staff_addresses

CANARY = "紫藤巷子七号的事"


def test_making_the_rights_again_changes_nothing(site):
    before = set(GroupPagePermission.objects.values_list("group__name", "page", "permission__codename"))
    ensure_rights(site)
    assert set(GroupPagePermission.objects.values_list("group__name", "page", "permission__codename")) == before
    assert not Group.objects.filter(name__in=FOREIGN_GROUPS).exists()


def test_an_editor_of_one_section_edits_there_and_nowhere_else(site):
    client = signed_in(person("ma", in_section(EDITOR, "stories")))
    story, policy = (Page.objects.get(slug=slug, depth=3) for slug in ("stories", "policies"))
    assert client.get(f"/cms/pages/{story.pk}/edit/").status_code == 200
    assert client.get(f"/cms/pages/{policy.pk}/edit/").status_code == 302


def test_a_reviewer_of_another_section_can_neither_approve_nor_edit(guide, editor_client):
    send_to_review(editor_client, guide)
    other, right = person("liu", in_section(REVIEWER, "stories")), person("sun", in_section(REVIEWER, "help"))
    decide(other, guide, APPROVE)
    assert not is_live(guide)
    decide(right, guide, APPROVE)
    assert is_live(guide)


def test_what_waits_for_review_is_shown_to_those_who_may_review_it(guide, editor_client):
    send_to_review(editor_client, guide)
    for section, sees in (("help", True), ("stories", False)):
        reviewer = person(f"r{section}", in_section(REVIEWER, section))
        assert (guide.title in signed_in(reviewer).get("/cms/").content.decode()) is sees


@pytest.mark.django_db
def test_a_role_in_a_section_counts_as_the_role_and_only_for_those_who_write():
    assert roles_of(person("ma", in_section(EDITOR, "stories"))) == {EDITOR}
    assert roles_of(person("shi", "caseworker.help")) == frozenset()


@pytest.mark.slow
@pytest.mark.parametrize("role", ["editor", "chief"])
def test_no_page_of_the_admin_shows_a_byte_of_a_case(district, site, request, role):
    make_case(answers={"matter": CANARY, "story": CANARY})
    client = signed_in(request.getfixturevalue(role))
    client.raise_request_exception = False  # Wagtail fails at the root page
    case_models = ("case", "contact", "decision", "attachment")
    tried = 0
    for name, path in staff_addresses(get_resolver()):
        if "cms/" not in path or "(" in path or name in {"wagtailadmin_logout", "wagtailadmin_error_test"}:
            continue
        answer = client.get(concrete(path))
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert CANARY.encode() not in content, path
        tried += 1
    assert tried > 100
    assert not [path for _, path in staff_addresses(get_resolver()) if any(f"cms/{model}" in path for model in case_models)]


def test_those_who_write_find_no_desk(site, editor_client, reviewer_client):
    for client in (editor_client, reviewer_client):
        assert client.get("/desk/").status_code in (302, 403, 404)
        assert HelpIndexPage.objects.get().title not in client.get("/desk/", follow=True).content.decode()
