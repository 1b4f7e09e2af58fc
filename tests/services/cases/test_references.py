"""References are random, short, and find typing errors."""

import re
from random import Random

from services.cases import references
from services.cases.references import ALPHABET, check_sign, mint


def test_a_reference_reads_well_and_hides_its_number(monkeypatch):
    # Of 500 drawn by chance two are alike once in 160 runs, and the case would draw again: here chance is fixed.
    monkeypatch.setattr(references, "secrets", Random(1))
    drawn = {mint("TXFN") for _ in range(500)}
    assert len(drawn) == 500
    assert all(re.fullmatch(f"TXFN-[{ALPHABET}]{{4}}-[{ALPHABET}]{{2}}", reference) for reference in drawn)


def test_signs_that_look_alike_are_left_out():
    assert not set("0O1ILSU") & set(ALPHABET)


def test_the_check_sign_finds_every_single_error():
    body = "7K3M9"
    wrong = [body[:i] + sign + body[i + 1 :] for i in range(5) for sign in ALPHABET if sign != body[i]]
    assert check_sign(body) not in {check_sign(other) for other in wrong}


def test_the_check_sign_finds_every_swap_of_neighbours():
    body = "7K3M9"
    swapped = [body[:i] + body[i + 1] + body[i] + body[i + 2 :] for i in range(4)]
    assert check_sign(body) not in {check_sign(other) for other in swapped}
