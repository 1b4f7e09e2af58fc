"""Below a list of pages stands what may be done with many at once."""

import re

from cms.home.models import HomePage
from tests.conftest import signed_in


def test_publishing_many_pages_at_once_is_not_offered_and_has_no_address(site, chief):
    client, home = signed_in(chief), HomePage.objects.get()
    page = client.get(f"/cms/pages/{home.pk}/").content.decode()
    offered = set(re.findall(r"/cms/bulk/wagtailcore/page/(\w+)/", page))
    assert "plan_items" in offered
    assert "publish" not in offered
    assert client.get(f"/cms/bulk/wagtailcore/page/publish/?id={home.pk}&next=/cms/").status_code == 404


def offered_to(who) -> set[str]:
    page = signed_in(who).get(f"/cms/pages/{HomePage.objects.get().pk}/").content.decode()
    return set(re.findall(r"/cms/bulk/wagtailcore/page/(\w+)/", page))


def test_taking_pages_off_the_site_is_offered_to_those_only_who_may(site, editor, publisher):
    assert "unpublish" in offered_to(publisher)
    assert "plan_items" in offered_to(editor)
    assert "unpublish" not in offered_to(editor)
