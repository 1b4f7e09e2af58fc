"""What the index knows of a published page."""

from datetime import date, datetime

import pytest
from django.utils import timezone

from cms.help.models import HelpPage
from cms.policies.models import PolicyPage
from search.sources.pages import describe
from tests.cms.conftest import roots, site  # noqa: F401


def described(site, page, parent: str):  # noqa: F811
    site.get_children().get(slug=parent).add_child(instance=page)
    page.save_revision().publish()
    type(page).objects.update(first_published_at=datetime(2026, 11, 26, 23, tzinfo=timezone.get_fixed_timezone(0)))
    page.refresh_from_db()
    return describe(page)


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        ({"issued_on": date(2015, 12, 27), "effective_on": date(2016, 3, 1)}, "2015-12-27"),
        ({"effective_on": date(2016, 3, 1)}, "2016-03-01"),
        ({}, ""),
    ],
)
def test_a_law_has_its_own_day_and_not_the_one_on_which_it_was_put_here(site, days, shown):  # noqa: F811
    law = PolicyPage(title="反家庭暴力法", slug="law", summary="法", source="人大", **days)
    assert described(site, law, "policies").date == shown


def test_a_guide_has_the_day_of_its_first_publishing_as_clocks_here_show_it(site):  # noqa: F811
    guide = HelpPage(title="领养手续", slug="adoption", summary="收养登记", source="民法典")
    assert described(site, guide, "help").date == "2026-11-27"
