"""Every department has a key pair: the public half in the database, the private one in the staff key file, recovery in two shares."""

import pytest
from django.core.management import call_command

from portal.district import keys
from portal.district.loader import load_pack
from portal.district.models import Department, DepartmentKey
from portal.kit.crypto.keyring import Keyring, KeysMissing
from portal.kit.crypto.recovery import combine
from portal.kit.crypto.sealing import open_sealed, seal_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def key_path(tiny, settings, tmp_path):
    load_pack(tiny)
    settings.DEPARTMENT_KEYS_FILE = str(tmp_path / "keys" / "departments.json")
    return tmp_path / "keys" / "departments.json"


def test_pairs_are_made_once_and_belong_together(key_path):
    assert sorted(keys.create_missing()) == ["A", "B", "recovery"]
    assert keys.create_missing() == []
    public = bytes(keys.public_key(Department.objects.get(code="B")).public_key)
    private = Keyring.load(key_path).private("B", 1)
    assert open_sealed(private, seal_to(public, b"k" * 32, aad=b"", suite="std"), aad=b"") == b"k" * 32


def test_a_department_without_a_key_is_told_how_to_get_one(key_path):
    with pytest.raises(keys.NoKeyError, match="B has no key in use. Run: manage.py init_secrets"):
        keys.public_key(Department.objects.get(code="B"))
    with pytest.raises(keys.NoKeyError, match="recovery"):
        keys.recovery_key()


def test_init_secrets_splits_recovery_and_both_shares_open_what_was_sealed_to_it(key_path):
    call_command("init_secrets", verbosity=0)
    with pytest.raises(KeysMissing):
        Keyring.load(key_path).private(keys.RECOVERY, 1)
    shares = [key_path.with_name(f"recovery-share-{name}.txt") for name in ("a", "b")]
    assert {share.stat().st_mode & 0o777 for share in shares} == {0o600}
    private = combine(*(share.read_text() for share in shares))
    sealed = seal_to(bytes(keys.recovery_key().public_key), b"k" * 32, aad=b"", suite="std")
    assert open_sealed(private, sealed, aad=b"") == b"k" * 32
    before = [share.read_text() for share in shares]
    call_command("init_secrets", verbosity=0)
    assert [share.read_text() for share in shares] == before


def test_the_newest_key_in_use_is_sealed_to(key_path):
    keys.create_missing()
    department = Department.objects.get(code="A")
    newer = DepartmentKey.objects.create(department=department, version=2, public_key=b"\x02" * 32)
    assert keys.public_key(department) == newer
