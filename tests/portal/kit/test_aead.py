"""A ciphertext opens at its place, under its key, unchanged; otherwise it is refused loudly."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.kit.crypto.aead import HEADER_BYTES, STEP, TAG_BYTES, Unreadable, binding, new_key, seal, unseal

SUITES = ["std", "sm"]
AAD = binding("cases_case", "answers", 7)
KEY = bytes(range(32))


@pytest.fixture(params=SUITES)
def suite(request) -> str:
    return request.param


@given(plaintext=st.binary(max_size=2_000), suite=st.sampled_from(SUITES))
@settings(max_examples=40, deadline=None)
def test_what_is_sealed_opens_to_the_same_bytes(plaintext, suite):
    assert unseal(KEY, seal(KEY, plaintext, aad=AAD, suite=suite), aad=AAD) == plaintext


@pytest.mark.parametrize(
    "moved", [("cases_case", "answers", 8), ("cases_case", "note", 7), ("other", "answers", 7), ("cases_case", "answers", 7, 2)]
)
def test_a_ciphertext_moved_to_another_row_column_table_or_version_is_refused(suite, moved):
    blob = seal(KEY, b"words", aad=AAD, suite=suite)
    with pytest.raises(Unreadable):
        unseal(KEY, blob, aad=binding(*moved))


def test_every_flipped_bit_of_header_nonce_and_tag_is_refused(suite):
    blob = seal(KEY, b"words", aad=AAD, suite=suite)
    for at in (*range(HEADER_BYTES), HEADER_BYTES, len(blob) // 2, *range(len(blob) - TAG_BYTES, len(blob))):
        for bit in range(8):
            flipped = bytearray(blob)
            flipped[at] ^= 1 << bit
            with pytest.raises(Unreadable):
                unseal(KEY, bytes(flipped), aad=AAD)


@pytest.mark.parametrize("kept", [0, 1, 2, HEADER_BYTES, STEP, HEADER_BYTES + STEP + TAG_BYTES - 1])
def test_a_truncated_ciphertext_is_refused(suite, kept):
    blob = seal(KEY, b"words", aad=AAD, suite=suite)
    assert kept < len(blob)
    with pytest.raises(Unreadable):
        unseal(KEY, blob[:kept], aad=AAD)


def test_a_ciphertext_with_something_appended_is_refused(suite):
    with pytest.raises(Unreadable):
        unseal(KEY, seal(KEY, b"words", aad=AAD, suite=suite) + b"\0", aad=AAD)


def test_another_key_opens_nothing(suite):
    with pytest.raises(Unreadable):
        unseal(new_key(), seal(KEY, b"words", aad=AAD, suite=suite), aad=AAD)


def test_the_algorithm_stands_in_the_ciphertext_and_cannot_be_exchanged():
    std, sm = (seal(KEY, b"words", aad=AAD, suite=suite) for suite in SUITES)
    assert (std[1], sm[1]) == (1, 2)
    with pytest.raises(Unreadable):
        unseal(KEY, std[:1] + b"\x02" + std[2:], aad=AAD)


def test_the_length_says_only_how_many_steps_of_512_bytes(suite):
    lengths = {size: len(seal(KEY, b"x" * size, aad=AAD, suite=suite)) for size in (0, 1, 508, 509, 1020, 1021)}
    around = HEADER_BYTES + TAG_BYTES
    assert lengths == {0: around + 512, 1: around + 512, 508: around + 512, 509: around + 1024, 1020: around + 1024, 1021: around + 1536}


def test_the_same_words_never_look_the_same(suite):
    assert seal(KEY, b"words", aad=AAD, suite=suite) != seal(KEY, b"words", aad=AAD, suite=suite)


def test_a_short_key_is_a_mistake_of_ours(suite):
    with pytest.raises(ValueError, match="32 bytes"):
        seal(b"short", b"words", aad=AAD, suite=suite)
