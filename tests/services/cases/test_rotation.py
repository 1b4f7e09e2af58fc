"""A department's new key pair: everything is wrapped anew, and a rotation that was stopped goes on."""

import shutil
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from portal.audit.models import Entry
from portal.district.models import Department, DepartmentKey
from portal.kit.crypto.keyring import Keyring
from portal.kit.crypto.recovery import split
from portal.kit.crypto.sealing import key_pair
from portal.operations.recovery import keep_shares
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


@pytest.fixture
def shares(cases, settings) -> list[str]:
    """The two files of the holders, after the key file of the staff face was lost."""
    files = [str(path) for path in keep_shares()]
    Path(settings.DEPARTMENT_KEYS_FILE).unlink()
    return files


def test_two_holders_together_open_the_cases_of_a_lost_key_file(cases, shares, caseworker, settings):
    call_command("recover_keys", "FYZX", *shares)
    assert versions() == {2}
    assert all(actions.view(case=case, actor=caseworker).answers for case in cases)
    assert set(Keyring.load(Path(settings.DEPARTMENT_KEYS_FILE)).departments) == {"FYZX"}


def test_a_recovery_that_was_stopped_goes_on(cases, shares, caseworker, monkeypatch):
    monkeypatch.setattr(rotation, "BATCH", 4)
    monkeypatch.setattr(rotation, "_retire_older", lambda newest: pytest.fail("it was stopped before"))
    with pytest.raises(pytest.fail.Exception):
        call_command("recover_keys", "FYZX", *shares)
    monkeypatch.undo()
    call_command("recover_keys", "FYZX", *shares)
    assert DepartmentKey.objects.filter(department__code="FYZX", retired_at=None).count() == 1


def test_what_another_department_shared_is_given_up_and_counted(cases, shares):
    shared = CaseKey.objects.filter(holder="dept:FYZX", purpose="case").first()
    CaseKey.objects.create(case=shared.case, purpose="referral:1", holder="dept:FYZX", key_version=1, wrapped=bytes(shared.wrapped))
    call_command("recover_keys", "FYZX", *shares)
    assert versions() == {2}
    assert Entry.objects.get(action="keys.lost").result == "1"


@pytest.mark.parametrize(
    ("second", "told"),
    [("MISTYPED", "is mistyped"), (None, "the same share was given twice")],
)
def test_a_wrong_share_changes_nothing(cases, shares, tmp_path, second, told):
    wrong = tmp_path / "typed.txt"
    wrong.write_text(second or Path(shares[0]).read_text())
    with pytest.raises(CommandError, match=told):
        call_command("recover_keys", "FYZX", shares[0], str(wrong))
    assert versions() == {1}


def test_shares_of_another_portal_open_nothing(cases, shares, tmp_path):
    for name, share in zip("ab", split(key_pair()[0]), strict=True):
        (tmp_path / name).write_text(share)
    with pytest.raises(CommandError, match="not of this portal"):
        call_command("recover_keys", "FYZX", str(tmp_path / "a"), str(tmp_path / "b"))
    assert versions() == {1}
