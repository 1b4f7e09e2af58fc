"""Every change of the public site is told to the rest of the house, once."""

import pytest

from cms.base.bootstrap import ensure_home
from cms.policies.models import PolicyPage
from portal.outbox.models import Message
from tests.factories.pages import make_first_pages


@pytest.fixture
def policy(district) -> PolicyPage:
    """A published page, with an outbox that is empty."""
    make_first_pages(demo=False)
    Message.objects.all().delete()
    return PolicyPage.objects.get(slug="legal-aid-law")


def told() -> list[dict]:
    return [message.payload for message in Message.objects.filter(topic="page.published")]


def test_publishing_is_told(policy):
    policy.save_revision().publish()
    assert told() == [{"page": policy.pk, "live": True}]


def test_a_draft_is_nobodys_business(policy):
    policy.title = "草稿"
    policy.save_revision()
    assert told() == []


def test_taking_a_page_down_is_told(policy):
    policy.unpublish()
    assert told() == [{"page": policy.pk, "live": False}]


def test_a_new_address_is_told(policy):
    policy.slug = "another-address"
    policy.save_revision().publish()
    assert {"page": policy.pk, "live": True} in told()


def test_deleting_is_told(policy):
    number = policy.pk
    policy.delete()
    assert told() == [{"page": number, "live": False}]


def test_moving_is_told(policy):
    policy.move(ensure_home(), pos="last-child")
    assert told() == [{"page": policy.pk, "live": True}]
