"""Many articles are tagged with items of the plan at once, as drafts."""

import pytest
from django.test import Client
from wagtail.models import Page

from cms.help.models import HelpIndexPage, HelpPage
from portal.accounts.roles import EDITOR, in_section
from tests.cms.conftest import send_to_review
from tests.cms.editing.test_presence import typing
from tests.cms.plan.conftest import module_plan, plan  # noqa: F401
from tests.conftest import person, signed_in

VIOLENCE, AID = "八.策略.3", "八.策略.10"


@pytest.fixture
def guides(site, plan, editor) -> list[HelpPage]:  # noqa: F811
    """Two published guides; the first is tagged already."""
    pages = [HelpPage(title=slug, slug=slug, summary="一", source="区司法局") for slug in ("one", "two")]
    for page in pages:
        HelpIndexPage.objects.get().add_child(instance=page)
    pages[0].plan_codes.add(pages[0].plan_codes.model(code=VIOLENCE))
    for page in pages:
        page.save_revision().publish()
    return pages


def tag(client: Client, pages: list, codes: str):
    query = "&".join(f"id={page.pk}" for page in pages)
    return client.post(f"/cms/bulk/wagtailcore/page/plan_items/?{query}&next=/cms/", {"codes": codes})


def codes_of(page: Page) -> list[str]:
    return [row.code for row in Page.objects.get(pk=page.pk).get_latest_revision_as_object().plan_codes.all()]


def test_all_get_what_they_lack_as_drafts(guides, editor_client):
    assert tag(editor_client, guides, f"{VIOLENCE}，{AID}").status_code == 302
    assert [codes_of(page) for page in guides] == [[VIOLENCE, AID], [VIOLENCE, AID]]
    assert [row.code for row in HelpPage.objects.get(slug="two").plan_codes.all()] == []
    assert HelpPage.objects.get(slug="two").has_unpublished_changes


def test_what_has_them_all_gets_no_new_version(guides, editor_client):
    before = guides[0].revisions.count()
    tag(editor_client, guides, VIOLENCE)
    assert guides[0].revisions.count() == before


@pytest.mark.parametrize(
    "codes", ["", "八.策略", "八.策略.99", "八.策略.3 <script>", "、，", " ".join(f"八.策略.{n}" for n in range(1, 25))]
)
def test_a_wrong_code_is_said_at_the_field_and_changes_nothing(guides, editor_client, codes):
    answer = tag(editor_client, guides, codes)
    assert answer.status_code == 200
    assert answer.context["form"].errors.keys() == {"codes"}
    assert codes_of(guides[1]) == []


def test_what_is_under_review_or_open_elsewhere_or_no_article_is_left_alone(guides, guide, editor_client):
    send_to_review(editor_client, guide)
    typing(guides[1], person("zhou", EDITOR))
    index = HelpIndexPage.objects.get()
    tag(editor_client, [*guides, guide, index], AID)
    assert [codes_of(page) for page in (*guides, guide)] == [[VIOLENCE, AID], [], []]
    assert "two" in editor_client.get(f"/cms/bulk/wagtailcore/page/plan_items/?id={guides[1].pk}").content.decode()


def test_an_editor_of_another_section_tags_nothing(guides):
    tag(signed_in(person("ma", in_section(EDITOR, "stories"))), guides, AID)
    assert codes_of(guides[1]) == []


def test_whoever_does_not_edit_cannot_even_ask(guides, stranger):
    assert tag(signed_in(stranger), guides, AID).status_code in (302, 403, 404)
    assert codes_of(guides[1]) == []
