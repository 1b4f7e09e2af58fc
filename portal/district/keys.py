"""The public halves of the departments' keys, and the making of pairs: private halves go to the staff key file only."""

from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from portal.district.models import Department, DepartmentKey
from portal.kit.crypto.keyring import Keyring
from portal.kit.crypto.sealing import key_pair

RECOVERY = "recovery"


class NoKeyError(Exception):
    """Nothing can be sealed: the key's public half was never made or was retired."""


def public_key(department: Department) -> DepartmentKey:
    """The department's newest key in use; raises NoKeyError."""
    return _newest(Q(department=department), department.code)


def recovery_key() -> DepartmentKey:
    """The district's recovery key (department null), whose private half two holders share; raises NoKeyError."""
    return _newest(Q(department__isnull=True), RECOVERY)


def create_missing() -> list[str]:
    """Make a pair for every current department without one, and for recovery; returns the holders' codes."""
    wanted = [None, *Department.objects.current().filter(keys__isnull=True)]
    if DepartmentKey.objects.filter(department__isnull=True).exists():
        wanted.remove(None)
    return [_create(department) for department in wanted]


def _create(department: Department | None) -> str:
    holder = department.code if department else RECOVERY
    private, public = key_pair()
    with transaction.atomic():
        DepartmentKey.objects.create(department=department, version=1, public_key=public)
        _keyring().add(holder, 1, private)
    return holder


def _keyring() -> Keyring:
    path = Path(settings.DEPARTMENT_KEYS_FILE)
    return Keyring.load(path) if path.exists() else Keyring.create(path)


def _newest(who: Q, holder: str) -> DepartmentKey:
    in_use = Q(retired_at__isnull=True) | Q(retired_at__gt=timezone.now())
    key = DepartmentKey.objects.filter(who, in_use).order_by("-version").first()
    if key is None:
        raise NoKeyError(f"{holder} has no key in use. Run: manage.py init_secrets")
    return key
