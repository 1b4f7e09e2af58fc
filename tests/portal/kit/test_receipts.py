"""The receipt: twenty digits that come from the form's key, are stored as an Argon2id verifier, and cost one Argon2 to try."""

import threading
import time

import pytest

from portal.kit import receipts, secrets
from portal.kit.receipts import BadKey
from tests.conftest import SERVED_MEMORY_KIB


@pytest.fixture(autouse=True)
def secret_files(settings, tmp_path):
    settings.SECRETS_DIR = tmp_path / "secrets"
    secrets.create_missing(settings.SECRETS_DIR)


@pytest.fixture
def argon2(monkeypatch) -> list[int]:
    """How many Argon2 ran at once, each time one began."""
    running, seen, guard = [0], [], threading.Lock()
    real = receipts.hash_secret_raw

    def counted(*args, **options):
        with guard:
            running[0] += 1
            seen.append(running[0])
        time.sleep(0.02)
        try:
            return real(*args, **options)
        finally:
            with guard:
                running[0] -= 1

    monkeypatch.setattr(receipts, "hash_secret_raw", counted)
    return seen


def test_the_same_key_gives_the_same_receipt_and_another_key_another():
    key = receipts.mint()
    assert receipts.derive(key) == receipts.derive(key)
    assert receipts.derive(key) != receipts.derive(receipts.mint())


def test_a_receipt_has_twenty_digits_of_which_the_last_checks():
    for _ in range(50):
        receipt = receipts.derive(receipts.mint())
        assert len(receipt) == 20
        assert receipts.normalise(receipt) == receipt


def test_every_single_wrong_digit_is_noticed_before_any_argon2():
    receipt = receipts.derive(receipts.mint())
    for at in range(20):
        for digit in set("0123456789") - {receipt[at]}:
            assert receipts.normalise(receipt[:at] + digit + receipt[at + 1 :]) is None


@pytest.mark.parametrize(
    "write",
    [
        receipts.grouped,
        lambda r: f"\u3000{r[:5]}－{r[5:]}\n".replace("－", "–"),
        lambda r: r.translate({48 + i: 0xFF10 + i for i in range(10)}),
    ],
)
def test_a_receipt_is_read_however_it_is_typed(write):
    receipt = receipts.derive(receipts.mint())
    assert receipts.normalise(write(receipt)) == receipt


@pytest.mark.parametrize("typed", ["", "0" * 19, "٠" * 20, "二" * 20, "1" * 1_000_000, "\ud800" * 20, "\0" * 20])
def test_nonsense_is_no_receipt(typed):
    assert receipts.normalise(typed) is None


def test_what_is_stored_opens_with_the_receipt_only():
    receipt, other = receipts.derive(receipts.mint()), receipts.derive(receipts.mint())
    verifier, key = receipts.lock(receipt)
    assert receipts.lock(receipt) == (verifier, key)
    assert receipts.lock(other)[0] != verifier
    assert receipt.encode() not in verifier
    assert key != verifier


def test_as_it_is_served_trying_one_costs_what_owasp_asks_at_least():
    assert SERVED_MEMORY_KIB >= 19 * 1024
    assert receipts.PASSES >= 2


def test_a_lock_is_exactly_one_argon2(argon2):
    receipts.lock(receipts.derive(receipts.mint()))
    assert len(argon2) == 1


def test_never_more_than_two_argon2_run_at_once(argon2):
    receipt = receipts.derive(receipts.mint())
    threads = [threading.Thread(target=receipts.lock, args=(receipt,)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(argon2) == 6
    assert max(argon2) == 2


def test_without_the_pepper_a_stolen_table_cannot_be_tried(settings, tmp_path):
    receipt = receipts.derive(receipts.mint())
    verifier, _ = receipts.lock(receipt)
    settings.SECRETS_DIR = tmp_path / "elsewhere"
    secrets.create_missing(settings.SECRETS_DIR)
    assert receipts.lock(receipt)[0] != verifier


def test_a_key_comes_back_from_the_form_as_it_was_signed():
    key = receipts.mint()
    assert receipts.read(receipts.sign(key)) == key


@pytest.mark.parametrize(
    "spoil",
    [
        lambda s: s[:-2] + ("A" if s[-2] != "A" else "B") + s[-1],
        lambda s: "B" + s[1:],
        lambda s: s[:20],
        lambda s: "",
        lambda s: "\ud800",
        lambda s: "%%%",
        lambda s: s + "AAAA",
    ],
)
def test_a_tampered_key_is_refused(spoil):
    signed = receipts.sign(b"\0" * 16)
    assert spoil(signed) != signed
    with pytest.raises(BadKey):
        receipts.read(spoil(signed))


def test_a_key_is_good_for_a_day(time_machine):
    time_machine.move_to("2026-11-24T08:00:00+00:00", tick=False)
    signed = receipts.sign(receipts.mint())
    time_machine.shift(24 * 3600)
    receipts.read(signed)
    time_machine.shift(1)
    with pytest.raises(BadKey, match="older than a day"):
        receipts.read(signed)
