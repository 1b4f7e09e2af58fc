"""An act is done once; the same again is known from something else under the same key."""

import pytest
from django.db import IntegrityError, transaction

from portal.kit import receipts
from services.intake import once
from services.intake.models import Done

pytestmark = pytest.mark.usefixtures("sealed_world")
KEY = receipts.mint()


def test_an_act_is_known_once_it_is_marked(db):
    assert once.look(KEY, {"a": "一"}) is once.Before.NEVER
    once.mark(KEY, {"a": "一"})
    assert once.look(KEY, {"a": "一"}) is once.Before.SAME
    assert once.look(KEY, {"a": "二"}) is once.Before.DIFFERENT
    assert once.look(KEY, None) is once.Before.SAME
    assert once.look(receipts.mint(), {"a": "一"}) is once.Before.NEVER


def test_the_order_of_answers_does_not_matter():
    assert once.fingerprint({"a": 1, "b": 2}) == once.fingerprint({"b": 2, "a": 1})


def test_a_second_mark_is_refused(db):
    once.mark(KEY, "x")
    with pytest.raises(IntegrityError), transaction.atomic():
        once.mark(KEY, "x")


def test_what_is_asked_twice_is_carried_out_once_and_other_words_are_known_from_the_same(db):
    done: list[str] = []
    assert once.carry_out(KEY, "x", lambda: done.append("x")) is once.Before.NEVER
    assert once.carry_out(KEY, "x", lambda: done.append("x")) is once.Before.SAME
    assert once.carry_out(KEY, "y", lambda: done.append("y")) is once.Before.DIFFERENT
    assert done == ["x"]


def test_a_fault_of_the_act_itself_is_raised_and_the_act_may_be_tried_again(db):
    def broken() -> None:
        raise IntegrityError("not of the mark")

    with pytest.raises(IntegrityError, match="not of the mark"):
        once.carry_out(KEY, "x", broken)
    assert once.look(KEY, "x") is once.Before.NEVER


def test_neither_key_nor_answers_are_stored(db):
    once.mark(KEY, "他打我")
    row = Done.objects.get()
    assert KEY not in bytes(row.key_hash) + bytes(row.payload_mac)
    assert len(bytes(row.payload_mac)) == 32
