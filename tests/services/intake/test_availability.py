"""The form is closed before she types whenever a request could not be kept, and says whom to call."""

import shutil
from collections import namedtuple

import pytest

from portal.district.models import DepartmentKey
from portal.kit import secrets
from services.cases.models import Case
from services.intake.availability import NEEDED_SECRETS, why_closed
from services.intake.models import Draft
from tests.services.intake.conftest import FIRST, words_of

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def disk_is_full(monkeypatch):
    """A switch: the disk has 4 % left once it is turned."""
    return lambda: monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(100, 96, 4))


def test_it_is_open_when_everything_is_there(district):
    assert why_closed() == ""


def test_it_closes_when_the_disk_is_nearly_full(district, disk_is_full):
    disk_is_full()
    assert why_closed() == "disk"


@pytest.mark.parametrize("name", NEEDED_SECRETS)
def test_it_closes_without_a_secret(district, monkeypatch, name):
    real = secrets.secret

    def without(wanted):
        if wanted == name:
            raise secrets.SecretMissing(name)
        return real(wanted)

    monkeypatch.setattr(secrets, "secret", without)
    assert why_closed() == "keys"


def test_it_closes_when_nothing_can_be_sealed_for_recovery(district):
    DepartmentKey.objects.filter(department=None).delete()
    assert why_closed() == "keys"


def test_it_closes_when_the_front_desk_has_no_key(district):
    DepartmentKey.objects.filter(department__code="FL").delete()
    assert why_closed() == "keys"


def test_it_closes_where_no_district_is_loaded(db, sealed_world):
    DepartmentKey.objects.create(department=None, version=1, public_key=b"\1" * 32)
    assert why_closed() == "keys"


@pytest.mark.parametrize("address", ["/f/", "/f/a/", "/f/a/1/", "/f/a/check/"])
def test_every_page_of_asking_is_closed_with_numbers_to_call(her, disk_is_full, address):
    disk_is_full()
    page = her.get(address)
    assert page.status_code == 503
    assert "现在暂时不能在网上提交" in words_of(page)
    for number in ("110", "120", "12338"):
        assert f'href="tel:{number}"' in page.content.decode()
    assert b"<textarea" not in page.content


def test_nothing_is_begun_while_it_is_closed(her, disk_is_full):
    disk_is_full()
    assert her.starts().status_code == 503
    assert not Draft.objects.exists()


def test_what_she_typed_stays_when_it_closes_under_her_hands(her, disk_is_full):
    her.starts()
    disk_is_full()
    page = her.answers(1, **FIRST)
    assert page.status_code == 503
    assert 'value="小林"' in page.content.decode()
    assert 'href="tel:12338"' in page.content.decode()


def test_the_answers_stay_when_it_closes_before_she_sends(her, disk_is_full):
    her.fills_in()
    disk_is_full()
    page = her.sends()
    assert page.status_code == 503
    assert "从今年春天起没有发过工资。" in words_of(page)
    assert not Case.objects.exists()


def test_it_opens_by_itself_when_there_is_room_again(her, monkeypatch):
    with monkeypatch.context() as full:
        full.setattr(shutil, "disk_usage", lambda path: Usage(100, 96, 4))
        assert her.get("/f/a/").status_code == 503
    assert her.get("/f/a/").status_code == 200
