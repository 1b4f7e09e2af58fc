"""The staff key file: private to its owner, never half written, read again when it changed."""

import pytest

from portal.kit.crypto.keyring import Keyring, KeysMissing, department_keys


@pytest.fixture
def path(tmp_path, settings):
    settings.DEPARTMENT_KEYS_FILE = str(tmp_path / "keys" / "departments.json")
    return tmp_path / "keys" / "departments.json"


def test_a_key_is_there_after_it_was_added_and_only_the_owner_reads_it(path):
    Keyring.create(path).add("GA", 1, b"\x01" * 32)
    assert Keyring.load(path).private("GA", 1) == b"\x01" * 32
    assert path.stat().st_mode & 0o777 == 0o600


def test_creating_again_overwrites_nothing(path):
    Keyring.create(path).add("GA", 1, b"\x01" * 32)
    assert Keyring.create(path).private("GA", 1) == b"\x01" * 32


def test_a_file_open_to_others_is_refused_with_what_to_do(path):
    Keyring.create(path)
    path.chmod(0o640)
    with pytest.raises(KeysMissing, match="chmod 600"):
        department_keys()


@pytest.mark.parametrize("content", ["", "[]", "{}", "not json"])
def test_a_damaged_file_is_refused_by_name(path, content):
    Keyring.create(path)
    path.write_text(content)
    with pytest.raises(KeysMissing, match="departments.json"):
        Keyring.load(path)


def test_a_missing_key_and_a_missing_file_are_said(path, settings):
    with pytest.raises(KeysMissing, match="mount"):
        department_keys()
    with pytest.raises(KeysMissing, match="GA/2"):
        Keyring.create(path).private("GA", 2)
    settings.DEPARTMENT_KEYS_FILE = ""
    with pytest.raises(KeysMissing, match="holds no department keys"):
        department_keys()


def test_a_changed_file_is_read_again(path):
    Keyring.create(path)
    assert department_keys().departments == {}
    Keyring.load(path).add("GA", 1, b"\x01" * 32)
    assert department_keys().private("GA", 1) == b"\x01" * 32
