"""Two people hold the district's recovery key; one of them alone holds nothing."""

import os

import pytest

from portal.kit.crypto.recovery import WrongShare, combine, split

PRIVATE = bytes(range(32))


def test_both_shares_give_the_key_back_in_either_order():
    first, second = split(PRIVATE)
    assert combine(first, second) == combine(second, first) == PRIVATE


def test_a_share_may_be_typed_in_small_letters_with_other_spacing():
    first, second = split(PRIVATE)
    assert combine(first.lower().replace("-", " "), f"  {second}\n") == PRIVATE


def test_every_mistyped_letter_is_noticed_and_its_share_named():
    first, second = split(PRIVATE)
    for at, letter in enumerate(second):
        if letter != "-":
            wrong = second[:at] + ("B" if letter == "A" else "A") + second[at + 1 :]
            with pytest.raises(WrongShare, match="second share is mistyped"):
                combine(first, wrong)


@pytest.mark.parametrize("typed", ["", "好", "====", "A" * 7])
def test_nonsense_is_a_mistyped_share(typed):
    with pytest.raises(WrongShare, match="first share is mistyped"):
        combine(typed, split(PRIVATE)[1])


def test_the_same_share_twice_is_refused():
    first, _ = split(PRIVATE)
    with pytest.raises(WrongShare, match="given twice"):
        combine(first, first)


def test_shares_of_two_splittings_do_not_belong_together():
    with pytest.raises(WrongShare, match="do not belong together"):
        combine(split(PRIVATE)[0], split(PRIVATE)[1])
    with pytest.raises(WrongShare, match="do not belong together"):
        combine(split(PRIVATE)[0], split(os.urandom(16))[1])


def test_one_share_says_nothing_about_the_key():
    """The pad is fresh: the same key split again shares no group of letters with the first splitting but the name and chance."""
    assert split(PRIVATE)[0] != split(PRIVATE)[0]
    assert split(PRIVATE)[1] != split(PRIVATE)[1]
