"""Secrets are files of mode 600, made once and never overwritten."""

import pytest

from portal.kit import secrets


@pytest.fixture
def folder(settings, tmp_path):
    settings.SECRETS_DIR = tmp_path / "secrets"
    return settings.SECRETS_DIR


def test_missing_ones_are_made_private_and_present_ones_are_left(folder):
    assert set(secrets.create_missing(folder)) == set(secrets.NAMES)
    before = {name: (folder / name).read_text() for name in secrets.NAMES}
    (folder / "audit_key").unlink()
    assert secrets.create_missing(folder) == ["audit_key"]
    after = {name: (folder / name).read_text() for name in secrets.NAMES}
    assert {name for name in secrets.NAMES if before[name] != after[name]} == {"audit_key"}
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_secret_has_32_bytes_and_no_two_are_alike(folder):
    secrets.create_missing(folder)
    values = {secrets.secret(name) for name in secrets.NAMES}
    assert len(values) == len(secrets.NAMES)
    assert {len(value) for value in values} == {32}


@pytest.mark.parametrize(
    ("content", "mode", "told"),
    [("ab" * 31, 0o600, "64 hexadecimal"), ("words", 0o600, "init_secrets"), ("ab" * 32, 0o644, "chmod 600"), (None, 0, "init_secrets")],
)
def test_an_unfit_secret_is_refused_with_what_to_do(folder, content, mode, told):
    folder.mkdir()
    if content is not None:
        (folder / "audit_key").write_text(content)
        (folder / "audit_key").chmod(mode)
    with pytest.raises(secrets.SecretMissing, match=told) as refused:
        secrets.secret("audit_key")
    assert "audit_key" in str(refused.value)
    assert not content or content not in str(refused.value)
