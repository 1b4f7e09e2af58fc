"""A department's new key pair: everything is wrapped anew, and a rotation that was stopped goes on."""

import shutil

import pytest
from django.core.management import CommandError, call_command

from portal.audit.models import Entry
from portal.district.models import Department, DepartmentKey
from services.cases import actions, rotation
from services.cases.models import CaseKey
from tests.factories.cases import make_case

pytestmark = pytest.mark.usefixtures("own_key_file")


@pytest.fixture
def own_key_file(district, settings, tmp_path) -> None:
    """A key file that may be written to."""
    settings.DEPARTMENT_KEYS_FILE = shutil.copy2(settings.DEPARTMENT_KEYS_FILE, tmp_path / "departments.json")


@pytest.fixture
def cases(caseworker) -> list:
    return [make_case() for _ in range(3)]


def versions() -> set[int]:
    return set(CaseKey.objects.filter(holder="dept:FYZX").values_list("key_version", flat=True))


def test_after_a_rotation_every_case_opens_with_the_new_key_only(cases, caseworker):
    call_command("rotate_keys", "FYZX")
    assert versions() == {2}
    assert all(actions.view(case=case, actor=caseworker).answers for case in cases)
    assert list(DepartmentKey.objects.filter(department__code="FYZX", retired_at=None).values_list("version", flat=True)) == [2]


def test_new_cases_use_the_new_key(cases, caseworker):
    call_command("rotate_keys", "FYZX")
    assert actions.view(case=make_case(), actor=caseworker).answers
    assert versions() == {2}


def test_other_holders_are_left_alone(cases):
    before = list(CaseKey.objects.exclude(holder="dept:FYZX").order_by("pk").values())
    call_command("rotate_keys", "FYZX")
    assert list(CaseKey.objects.exclude(holder="dept:FYZX").order_by("pk").values()) == before


def test_a_rotation_that_was_stopped_goes_on_with_the_same_pair(cases, caseworker, monkeypatch):
    monkeypatch.setattr(rotation, "BATCH", 2)
    stopped = rotation.rotate(Department.objects.get(code="FYZX"))
    next(stopped)
    stopped.close()
    assert versions() == {1, 2}
    assert all(actions.view(case=case, actor=caseworker).answers for case in cases)
    call_command("rotate_keys", "FYZX")
    assert versions() == {2}
    assert DepartmentKey.objects.filter(department__code="FYZX").count() == 2
    assert all(actions.view(case=case, actor=caseworker).answers for case in cases)


def test_a_rotation_is_on_record(cases):
    call_command("rotate_keys", "FYZX")
    done = Entry.objects.filter(subject="department_key", department="FYZX").values_list("action", "result")
    assert list(done) == [("keys.created", "ok"), ("keys.wrapped", "6"), ("keys.retired", "ok")]


def test_an_unknown_department_is_said():
    with pytest.raises(CommandError, match="no department 'NIX'"):
        call_command("rotate_keys", "NIX")


def test_without_the_key_file_nothing_changes(cases, settings):
    settings.DEPARTMENT_KEYS_FILE = "/nowhere/departments.json"
    with pytest.raises(CommandError, match="key file"):
        call_command("rotate_keys", "FYZX")
    assert versions() == {1}
    assert not DepartmentKey.objects.filter(version=2).exists()
