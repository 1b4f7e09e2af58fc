"""Whoever seals to a department cannot open again; only the private half does."""

import pytest

from portal.kit.crypto.aead import Unreadable, binding, new_key
from portal.kit.crypto.sealing import PUBLIC_BYTES, key_pair, open_sealed, seal_to

AAD = binding("cases_casekey", "wrapped", "1/case/GA/1")
PRIVATE, PUBLIC = key_pair()


@pytest.mark.parametrize("suite", ["std", "sm"])
def test_the_private_half_opens_what_was_sealed_to_the_public_one(suite):
    key = new_key()
    assert open_sealed(PRIVATE, seal_to(PUBLIC, key, aad=AAD, suite=suite), aad=AAD) == key


@pytest.mark.parametrize("suite", ["std", "sm"])
def test_another_departments_key_opens_nothing(suite):
    with pytest.raises(Unreadable):
        open_sealed(key_pair()[0], seal_to(PUBLIC, new_key(), aad=AAD, suite=suite), aad=AAD)


def test_a_box_moved_to_another_row_is_refused():
    with pytest.raises(Unreadable):
        open_sealed(PRIVATE, seal_to(PUBLIC, new_key(), aad=AAD, suite="std"), aad=AAD + b"2")


@pytest.mark.parametrize("at", [0, PUBLIC_BYTES - 2, PUBLIC_BYTES, PUBLIC_BYTES + 1, PUBLIC_BYTES + 5, -1])
def test_a_flipped_box_is_refused(at):
    box = bytearray(seal_to(PUBLIC, new_key(), aad=AAD, suite="std"))
    box[at] ^= 1
    with pytest.raises(Unreadable):
        open_sealed(PRIVATE, bytes(box), aad=AAD)


@pytest.mark.parametrize("kept", [0, 31, 33, 34, 200])
def test_a_truncated_box_is_refused(kept):
    with pytest.raises(Unreadable):
        open_sealed(PRIVATE, seal_to(PUBLIC, new_key(), aad=AAD, suite="std")[:kept], aad=AAD)


def test_a_box_with_a_key_of_small_order_is_refused():
    box = seal_to(PUBLIC, new_key(), aad=AAD, suite="std")
    with pytest.raises(Unreadable):
        open_sealed(PRIVATE, bytes(PUBLIC_BYTES) + box[PUBLIC_BYTES:], aad=AAD)
