"""A site with places, for tests."""

from datetime import date

import pytest

from services.screening.models import Offer, Programme, Site


@pytest.fixture
def offer(district) -> Offer:
    """The screening for cancer at a site with one place."""
    checked = {"source": "虚构，仅供测试", "verified_on": date(2026, 11, 1), "verified_by": "测试"}
    site = Site.objects.create(name="示例站（虚构）", **checked)
    return Offer.objects.create(programme=Programme.objects.get(code="cancer"), site=site, capacity=1, **checked)
