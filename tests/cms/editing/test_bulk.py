"""Below a list of pages stands what may be done with many at once."""

import re
from pathlib import Path

import wagtail.admin
from django.template import engines

from cms.home.models import HomePage
from tests.conftest import signed_in

LINE = "wagtailadmin/bulk_actions/footer.html"


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


def test_the_line_below_a_list_is_wagtails_own_but_for_what_is_offered():
    """A new Wagtail that changes its own line fails here, so that ours follows."""
    ours, theirs = (
        Path(engines["django"].engine.dirs[0], LINE).read_text(encoding="utf-8"),
        Path(wagtail.admin.__file__).parent.joinpath("templates", LINE).read_text(encoding="utf-8"),
    )
    assert tokens(ours) == [token.replace("bulk_action_choices", "possible_bulk_actions") for token in tokens(theirs)]


def tokens(template: str) -> list[str]:
    """What a template says, whatever its blanks, quotes, comments and libraries."""
    bare = re.sub(r"{% load .*?%}|{% comment %}.*?{% endcomment %}", "", template).replace("{% translate", "{% trans").replace("'", '"')
    return re.findall(r"[^\s<>{}]+", bare)
