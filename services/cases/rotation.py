"""A new key pair for a department, and every key it holds wrapped anew; can be stopped and taken up again at any point."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from portal.audit.chain import record
from portal.district.keys import RECOVERY, public_key
from portal.district.models import Department, DepartmentKey
from portal.kit import clock
from portal.kit.crypto.keyring import Keyring, KeysMissing, department_keys
from portal.kit.crypto.sealing import key_pair
from services.cases import sealing
from services.cases.models import CaseKey

BATCH: Final = 100
Opener = Callable[[CaseKey], bytes]


def rotate(department: Department) -> Iterator[int]:
    """Yield how many keys were wrapped anew, batch by batch; raises KeysMissing, NoKeyError, aead.Unreadable.

    A rotation that was stopped goes on with the pair it had made; otherwise a new pair is made. Older pairs are retired at the end.
    """
    yield from _wrap_all(department, _open_by_department)


def recover(department: Department, recovery_key: bytes) -> Iterator[int]:
    """The same for a department whose private keys are lost: what the district's recovery key also holds is opened with that.

    What was shared with the department from other cases is not among it: those wraps are given up, and whoever referred refers again.
    Raises NoKeyError, aead.Unreadable when `recovery_key` is not the district's: then nothing was changed.
    """
    for held in CaseKey.objects.filter(holder=RECOVERY)[:1]:
        sealing.unwrap(held, recovery_key)
    _give_up(department, Keyring.create(Path(settings.DEPARTMENT_KEYS_FILE)))

    def opened(row: CaseKey) -> bytes:
        try:
            return _open_by_department(row)
        except KeysMissing:
            return sealing.unwrap(CaseKey.objects.get(case=row.case_id, purpose=row.purpose, holder=RECOVERY), recovery_key)

    yield from _wrap_all(department, opened)


def _open_by_department(row: CaseKey) -> bytes:
    return sealing.unwrap(row, department_keys().private(row.holder.removeprefix("dept:"), row.key_version))


def _wrap_all(department: Department, opened: Opener) -> Iterator[int]:
    newest = public_key(department)
    if not _outdated(department, newest).exists():
        newest = _new_pair(department, newest.version + 1)
    while done := _wrap_batch(department, newest, opened):
        yield done
    _retire_older(newest)


def _give_up(department: Department, keyring: Keyring) -> None:
    """Destroy the wraps that nothing can open any more."""
    lost = CaseKey.objects.filter(holder=sealing.holder_of(department)).exclude(purpose__in=(sealing.CASE, sealing.MESSAGES))
    with transaction.atomic():
        count, _ = lost.exclude(key_version__in=[int(version) for version in keyring.departments.get(department.code, ())]).delete()
        if count:
            _audit("keys.lost", public_key(department), result=str(count))


def _outdated(department: Department, newest: DepartmentKey) -> QuerySet[CaseKey]:
    return CaseKey.objects.filter(holder=sealing.holder_of(department), key_version__lt=newest.version).order_by("pk")


def _new_pair(department: Department, version: int) -> DepartmentKey:
    """The private half is durable before anything can be sealed to the public one."""
    private, public = key_pair()
    Keyring.load(Path(settings.DEPARTMENT_KEYS_FILE)).add(department.code, version, private)
    with transaction.atomic():
        key = DepartmentKey.objects.create(department=department, version=version, public_key=public)
        _audit("keys.created", key)
    return key


def _wrap_batch(department: Department, newest: DepartmentKey, opened: Opener) -> int:
    with transaction.atomic():
        held = list(_outdated(department, newest).select_for_update()[:BATCH])
        for row in held:
            fresh = sealing.wrap(row.case_id, row.purpose, opened(row), row.holder, newest)
            row.key_version, row.wrapped = fresh.key_version, fresh.wrapped
        if held:
            CaseKey.objects.bulk_update(held, ["key_version", "wrapped"])
            _audit("keys.wrapped", newest, result=str(len(held)))
    return len(held)


def _retire_older(newest: DepartmentKey) -> None:
    older = DepartmentKey.objects.filter(department=newest.department, version__lt=newest.version, retired_at__isnull=True)
    with transaction.atomic():
        older.update(retired_at=clock.now())
        _audit("keys.retired", newest)


def _audit(action: str, key: DepartmentKey, result: str = "ok") -> None:
    code = key.department.code if key.department else ""
    record(action, actor=None, subject="department_key", subject_id=key.pk, department=code, result=result)
