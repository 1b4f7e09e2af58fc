"""A sealed value can be looked up by a keyed hash, by the algorithm of its suite."""

from cryptography.hazmat.primitives import hashes, hmac

from portal.kit.crypto.index import blind_index, keyed_hash

KEY = bytes(range(32))


def test_the_suite_sm_is_hmac_sm3():
    mac = hmac.HMAC(KEY, hashes.SM3())
    mac.update(b"words")
    assert keyed_hash(KEY, b"words", suite="sm") == mac.finalize()
    assert keyed_hash(KEY, b"words", suite="std") != keyed_hash(KEY, b"words", suite="sm")


def test_the_suite_std_is_hmac_sha256():
    mac = "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"
    assert keyed_hash(b"", b"", suite="std").hex() == mac


def test_the_same_value_in_two_columns_has_two_indexes():
    assert blind_index(KEY, "phone", "138") == blind_index(KEY, "phone", "138")
    assert blind_index(KEY, "phone", "138") != blind_index(KEY, "name", "138")
