"""What stands on every page is drawn once, in each language, and knows nothing of the reader."""

import pytest
from django.template import Context, Template
from django.utils.translation import override

from portal.district.models import Hotline
from portal.pagecache import kept as keeping

NAMES = ("numbers", "masthead_top", "footer_places", "footer_facts", "files")


def drawn(name: str) -> str:
    return Template(f'{{% load furniture %}}{{% furniture "includes/{name}.html" %}}').render(Context({"elder": True}))


@pytest.fixture
def outside(monkeypatch) -> None:
    """Outside any transaction, where answers are kept."""
    monkeypatch.setattr(keeping.generation, "current", lambda: (1, 1))
    monkeypatch.setattr(keeping, "connection", type("Outside", (), {"in_atomic_block": False}))


@pytest.mark.parametrize("name", NAMES)
def test_it_is_drawn_once(district, outside, django_assert_num_queries, name):
    first = drawn(name)
    with django_assert_num_queries(0):
        assert drawn(name) == first


def test_each_language_has_its_own(district, outside):
    with override("en"):
        english = drawn("footer_places")
    with override("zh-hans"):
        assert drawn("footer_places") != english


def test_it_shows_the_numbers_as_they_are(district):
    line = Hotline.objects.verified().first()
    assert line.number in drawn("numbers")
    Hotline.objects.filter(pk=line.pk).update(number="10086000")
    assert "10086000" in drawn("numbers")


@pytest.mark.parametrize(("name", "queries"), [("numbers", 1), *((name, 0) for name in NAMES if name != "numbers")])
def test_only_what_shows_the_numbers_asks_for_them(district, django_assert_num_queries, name, queries):
    with django_assert_num_queries(queries):
        drawn(name)
