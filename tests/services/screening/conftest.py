"""A site with places, for tests."""

import pytest

from services.screening.models import Offer, Programme, Site


@pytest.fixture
def offer(district) -> Offer:
    """The screening for cancer at a site with one place."""
    site = Site.objects.create(name="示例站（虚构）", source="虚构，仅供测试")
    return Offer.objects.create(programme=Programme.objects.get(code="cancer"), site=site, capacity=1, source="虚构，仅供测试")
