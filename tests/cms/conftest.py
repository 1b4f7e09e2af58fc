"""A published site and the people who write it."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.base.bootstrap import ensure_home
from cms.base.starter import FAMILIES
from cms.editing.rights import ensure_rights
from cms.help.models import HelpIndexPage, HelpPage
from cms.home.models import HomePage
from portal.accounts.models import User
from portal.accounts.roles import PUBLISHER, REVIEWER
from portal.outbox.dispatch import drain
from tests.conftest import person, signed_in
from tests.factories.pages import make_roots
from tests.factories.prepared import prepared

APPROVE, SEND_BACK = "approve", "reject"


@pytest.fixture
def roots(db) -> None:
    """What Wagtail's own migrations make, for runs without migrations."""
    make_roots()


@pytest.fixture
def site(district, roots) -> Page:
    """The home page with the index of each column, and the rights of those who write; no articles yet."""
    prepared(_site, "site")
    return HomePage.objects.get()


def _site() -> None:
    home = ensure_home()
    for family in {family.index: family for family in reversed(FAMILIES)}.values():
        home.add_child(instance=family.index(title=family.title, slug=family.slug))
    ensure_rights(home)


@pytest.fixture
def second_reviewer(db) -> User:
    """Another reviewer."""
    return person("second", REVIEWER)


@pytest.fixture
def publisher(db) -> User:
    """Takes pages down and arranges them."""
    return person("publisher", PUBLISHER)


@pytest.fixture
def chief(db) -> User:
    """A superuser."""
    return User.objects.create_superuser("chief", "chief@example.org", "correct horse battery")


@pytest.fixture
def guide(site, editor) -> HelpPage:
    """A draft that the editor wrote."""
    page = HelpPage(title="怎样申请", slug="how", summary="一步一步来", source="区司法局", live=False, owner=editor)
    HelpIndexPage.objects.get().add_child(instance=page)
    page.save_revision(user=editor)
    return page


def filled_in(title: str, **more: Any) -> dict[str, Any]:
    """What the editor's form of a guide posts."""
    return nested_form_data(
        {
            "title": title,
            "slug": "how",
            "summary": "一步一步来",
            "source": "区司法局",
            "body": streamfield([("heading", "第一步"), ("paragraph", rich_text("<p>打电话问。</p>"))]),
            "situation": "advice",
            "body_en": streamfield([]),
            "plan_codes": inline_formset([]),
            "comments": inline_formset([]),
        }
        | more
    )


def edit(client: Client, page: Page, title: str, **more: Any):
    """Save the page in the editor's form, as its buttons do (`action-submit`, `action-publish`)."""
    return client.post(f"/cms/pages/{page.pk}/edit/", filled_in(title, **more))


def send_to_review(client: Client, page: Page, title: str = "怎样申请"):
    """Press "submit for review"."""
    return edit(client, page, title, **{"action-submit": "submit"})


def decide(user: User, page: Page, action: str, comment: str = ""):
    """Press a button of the review."""
    state = Page.objects.get(pk=page.pk).current_workflow_task_state
    return signed_in(user).post(f"/cms/pages/workflow/action/{page.pk}/{action}/{state.pk}/", {"comment": comment})


def is_live(page: Page) -> bool:
    """Whether the public sees it."""
    return Page.objects.get(pk=page.pk).live


def sent() -> list[tuple[str, str]]:
    """To whom mails went, and under which subject, since the last look."""
    drain()
    letters = [(letter.to[0].partition("@")[0], letter.subject) for letter in mail.outbox]
    mail.outbox.clear()
    return sorted(letters)
