"""A stolen copy of the database gives nobody a code (S2-16)."""

import json
from base64 import b64decode, b64encode

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator

from portal.kit.crypto.aead import ALGORITHMS, Unreadable

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def test_no_secret_can_be_read_in_the_table(person_with_app):
    rows = {row.type: row for row in Authenticator.objects.all()}
    dump = json.dumps([row.data for row in rows.values()])
    assert person_with_app.secret not in dump
    assert not any(code in dump for code in rows["recovery_codes"].wrap().get_unused_codes())
    assert get_adapter().decrypt(rows["totp"].data["secret"]) == person_with_app.secret
    seed = get_adapter().decrypt(rows["recovery_codes"].data["seed"])
    assert len(seed) == 80
    assert seed not in dump


@pytest.mark.parametrize("suite", ["std", "sm"])
def test_both_suites_seal_and_say_which_one_did(settings, suite):
    settings.CRYPTO_SUITE = suite
    sealed = get_adapter().encrypt(SECRET)
    assert b64decode(sealed)[1] == ALGORITHMS[suite]
    settings.CRYPTO_SUITE = "std"
    assert get_adapter().decrypt(sealed) == SECRET


def test_the_same_secret_never_looks_the_same_twice():
    assert get_adapter().encrypt(SECRET) != get_adapter().encrypt(SECRET)


@pytest.mark.parametrize("place", [0, 1, 2, 20, -1])
def test_a_changed_ciphertext_is_refused(place):
    blob = bytearray(b64decode(get_adapter().encrypt(SECRET)))
    blob[place] ^= 1
    with pytest.raises(Unreadable):
        get_adapter().decrypt(b64encode(blob).decode())


def test_a_secret_in_clear_is_refused():
    with pytest.raises(Unreadable):
        get_adapter().decrypt(SECRET)
