"""Words that name a number say the one of today; a page that may ask nobody says the last one."""

import pytest
from django.db import OperationalError
from django.template import Context, Template

from portal.district import numbers as naming
from portal.district.models import Hotline
from portal.district.numbers import CALLS, NATIONAL, last_numbers, numbers, with_numbers
from portal.pagecache import kept as keeping


def drawn(**context: object) -> str:
    return Template('{% load calls %}{% call_button "women" %} {% number "police" %}').render(Context(context))


def test_every_button_has_a_national_number():
    assert set(CALLS) <= set(NATIONAL)


def test_the_button_says_and_calls_the_number_of_the_line(district):
    Hotline.objects.filter(code="women").update(number="12339")
    assert 'href="tel:12339">打 12339：找人说说</a> 110' in drawn(call_numbers=numbers())
    assert with_numbers("先打 {women}") == "先打\N{NO-BREAK SPACE}12339"


@pytest.mark.parametrize("change", [{"verified_on": None}, {"is_active": False}])
def test_a_number_that_may_not_be_shown_gives_way_to_the_national_one(district, change):
    Hotline.objects.filter(code="women").update(number="12339", **change)
    assert numbers()["women"] == "12338"


def test_without_the_database_the_last_number_is_said(district, monkeypatch):
    Hotline.objects.filter(code="women").update(number="12339")
    monkeypatch.setattr(keeping, "connection", type("Outside", (), {"in_atomic_block": False}))
    monkeypatch.setattr(keeping.generation, "current", lambda: (1, 1))
    assert numbers()["women"] == "12339"

    def gone() -> dict[str, str]:
        raise OperationalError

    gone.__wrapped__ = naming.stated.__wrapped__  # type: ignore[attr-defined]
    monkeypatch.setattr(naming, "stated", gone)
    assert numbers()["women"] == last_numbers()["women"] == "12339"
    assert "tel:12339" in drawn()


def test_a_process_that_never_heard_says_the_national_number():
    assert last_numbers() == NATIONAL
