"""Editors find their handbook in the admin."""

import re

from django.conf import settings

from cms.editing.handbook import PICTURES, TEXT
from tests.conftest import signed_in

ADDRESS = "/cms/handbook/"


def test_it_stands_in_the_menu_and_is_the_text_of_the_repository(site, editor_client):
    assert ADDRESS in editor_client.get("/cms/").content.decode()
    page = editor_client.get(ADDRESS).content.decode()
    for title in re.findall(r"^## (.+)$", (settings.ROOT / TEXT).read_text(encoding="utf-8"), re.MULTILINE):
        assert page.count(title) >= 2, title
    assert "<table>" in page
    assert "**" not in page.partition('class="handbook"')[2].partition("</main>")[0]


def test_nothing_in_the_menu_leads_to_another_site(site, editor_client):
    page = editor_client.get("/cms/").content.decode()
    assert not re.findall(r'https?://[^"]*wagtail[^"]*', page.partition("</noscript>")[2] or page)


def test_its_pictures_are_there_and_small(site, editor_client):
    named = set(re.findall(r"\(images/editing/([a-z-]+)\.png\)", (settings.ROOT / TEXT).read_text(encoding="utf-8")))
    assert named == {path.stem for path in (settings.ROOT / PICTURES).glob("*.png")}
    for name in named:
        assert editor_client.get(f"{ADDRESS}images/editing/{name}.png")["Content-Type"] == "image/png"
        assert (settings.ROOT / PICTURES / f"{name}.png").stat().st_size <= 60_000, name
    assert editor_client.get(f"{ADDRESS}images/editing/none.png").status_code == 404


def test_whoever_does_not_edit_does_not_read_it(site, stranger):
    assert signed_in(stranger).get(ADDRESS).status_code in (302, 403, 404)
