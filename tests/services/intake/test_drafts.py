"""Drafts: sealed, for 60 minutes, never overwritten by an older page, gone without a trace."""

from base64 import urlsafe_b64encode
from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.utils import timezone

from portal.kit.crypto.aead import Unreadable
from services.intake import drafts
from services.intake.models import Draft

SECRET = "他把我锁在家里"


def browser_of(draft: drafts.Open):
    request = RequestFactory().get("/f/")
    request.COOKIES["f"] = urlsafe_b64encode(draft.token.raw).decode()
    return request


@pytest.fixture
def draft(db, sealed_world) -> drafts.Open:
    begun = drafts.start("legal_aid")
    begun.save_step(1, {"q1": SECRET}, version=1)
    return begun


def test_what_she_typed_is_there_for_her_browser_only(draft):
    assert drafts.of(browser_of(draft)).answers == {"1": {"q1": SECRET}}
    assert drafts.of(browser_of(drafts.start("legal_aid"))).answers == {}
    assert drafts.of(RequestFactory().get("/f/")) is None


def test_the_row_says_nothing_not_even_which_service(draft):
    row = Draft.objects.get()
    stored = b"".join(value if isinstance(value, bytes) else str(value).encode() for value in map(row.serializable_value, names(row)))
    for private in (SECRET.encode(), b"legal_aid", draft.key, draft.key.hex().encode(), draft.token.raw, draft.receipt.encode()):
        assert private not in stored


def names(row: Draft) -> list[str]:
    return [field.attname for field in row._meta.fields]


def test_a_row_that_was_put_in_anothers_place_is_refused(draft):
    other = drafts.start("legal_aid")
    Draft.objects.filter(pk=other.row.pk).update(sealed=bytes(draft.row.sealed))
    with pytest.raises(Unreadable):
        drafts.of(browser_of(other))


def test_a_late_page_never_wins(draft):
    with pytest.raises(drafts.StaleError):
        draft.save_step(1, {"q1": "old"}, version=1)
    assert drafts.of(browser_of(draft)).answers == {"1": {"q1": SECRET}}


def test_each_save_gives_another_hour(draft):
    Draft.objects.update(expires_at=timezone.now() + timedelta(minutes=1))
    draft.save_step(2, {"q1": "x"}, version=2)
    assert Draft.objects.get().expires_at > timezone.now() + timedelta(minutes=59)


def test_it_is_gone_when_its_hour_is_over_even_before_it_is_cleared_away(draft):
    Draft.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert drafts.of(browser_of(draft)) is None
    drafts.purge()
    assert not Draft.objects.exists()


def test_clearing_away_leaves_what_lives(draft):
    drafts.purge()
    assert Draft.objects.count() == 1


def test_after_sending_only_the_way_to_the_number_is_left(draft):
    receipt = draft.receipt
    draft.mark_submitted({"urgency": "U2", "may_contact": False})
    found = drafts.of(browser_of(draft))
    assert (found.is_submitted, found.answers, found.receipt) == (True, {}, receipt)
