"""Transactions that take turns."""

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction

from portal.kit.sqlite3.turns import Turn
from portal.outbox.models import Consumed

pytestmark = [pytest.mark.sqlite, pytest.mark.django_db(transaction=True)]


def is_free() -> bool:
    turn = Turn()
    try:
        turn.take(f"{connection.settings_dict['NAME']}-turn", seconds=0)
    except OperationalError:
        return False
    turn.give()
    return True


def test_a_transaction_holds_its_turn_until_it_ends():
    with transaction.atomic():
        assert not is_free()
        with transaction.atomic():
            assert not is_free()
        assert not is_free()
    assert is_free()


def test_a_transaction_that_fails_gives_its_turn_back():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        raise ZeroDivisionError
    assert is_free()


def test_a_transaction_that_cannot_be_committed_gives_its_turn_back():
    with pytest.raises(IntegrityError), transaction.atomic():
        Consumed.objects.create(handler="x", message_id=10**9)
    assert is_free()


def test_a_connection_that_closes_gives_its_turn_back():
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    assert not is_free()
    connection.close()
    assert is_free()


def test_who_waits_too_long_is_told_and_may_try_again(settings, monkeypatch):
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0)
    turn = Turn()
    turn.take(f"{connection.settings_dict['NAME']}-turn", seconds=0)
    with pytest.raises(OperationalError, match="locked"), transaction.atomic():
        pass
    turn.give()
    with transaction.atomic():
        assert not is_free()
