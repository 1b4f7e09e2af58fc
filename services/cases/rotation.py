"""A new key pair for a department, and every key it holds wrapped anew; can be stopped and taken up again at any point."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from portal.audit.chain import record
from portal.district.keys import public_key
from portal.district.models import Department, DepartmentKey
from portal.kit import clock
from portal.kit.crypto.keyring import Keyring
from portal.kit.crypto.sealing import key_pair
from services.cases import sealing
from services.cases.models import CaseKey

BATCH: Final = 100


def rotate(department: Department) -> Iterator[int]:
    """Yield how many keys were wrapped anew, batch by batch; raises KeysMissing, NoKeyError, aead.Unreadable.

    A rotation that was stopped goes on with the pair it had made; otherwise a new pair is made. Older pairs are retired at the end.
    """
    newest = public_key(department)
    if not _outdated(department, newest).exists():
        newest = _new_pair(department, newest.version + 1)
    while done := _wrap_batch(department, newest):
        yield done
    _retire_older(newest)


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


def _wrap_batch(department: Department, newest: DepartmentKey) -> int:
    keyring = Keyring.load(Path(settings.DEPARTMENT_KEYS_FILE))
    with transaction.atomic():
        held = list(_outdated(department, newest).select_for_update()[:BATCH])
        for row in held:
            key = sealing.unwrap(row, keyring.private(department.code, row.key_version))
            fresh = sealing.wrap(row.case_id, row.purpose, key, row.holder, newest)
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
