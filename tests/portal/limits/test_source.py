"""Whose act is counted: the visitor as our own proxies saw her, whatever she claims."""

import pytest
from django.test import RequestFactory

from portal.limits import source_of


def source(settings, proxies: int, peer: str, forwarded: str | None = None) -> str:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    headers = {"x-forwarded-for": forwarded} if forwarded is not None else {}
    return source_of(RequestFactory().get("/", headers=headers, REMOTE_ADDR=peer))


def test_without_a_proxy_only_the_peer_counts(settings):
    assert source(settings, 0, "203.0.113.9", "198.51.100.1") == "203.0.113.9"


@pytest.mark.parametrize("forged", ["", "1.1.1.1, ", "1.1.1.1, 2.2.2.2, ", "evil, "])
def test_behind_one_proxy_only_its_own_entry_counts(settings, forged):
    assert source(settings, 1, "10.0.0.1", forged + "203.0.113.9") == "203.0.113.9"


def test_behind_two_proxies_the_entry_before_the_last_counts(settings):
    assert source(settings, 2, "10.0.0.1", "1.1.1.1, 203.0.113.9, 10.0.0.2") == "203.0.113.9"


def test_a_request_that_came_past_the_proxies_counts_by_its_peer(settings):
    assert source(settings, 2, "203.0.113.9", "1.1.1.1") == "203.0.113.9"
    assert source(settings, 1, "203.0.113.9") == "203.0.113.9"


def test_one_household_has_one_address_however_many_it_uses(settings):
    assert source(settings, 0, "2001:db8:1:2:3:4:5:6") == source(settings, 0, "2001:db8:1:2::9") == "2001:db8:1:2::"
    assert source(settings, 0, "2001:db8:1:3::9") != "2001:db8:1:2::"


def test_nonsense_is_cut_and_counted_as_it_is(settings):
    assert source(settings, 1, "10.0.0.1", "x" * 5000) == "x" * 64
