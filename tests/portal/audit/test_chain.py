"""The audit trail grows with the act itself and holds ids, never content."""

import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError

from portal.audit.chain import GENESIS, digest, record
from portal.audit.models import Entry
from tests.conftest import person


def test_each_row_follows_the_one_before(chain):
    rows = list(Entry.objects.all())
    assert [row.seq for row in rows] == [1, 2, 3, 4, 5]
    assert [row.previous for row in rows] == [GENESIS, *(row.digest for row in rows[:-1])]
    assert all(row.digest == digest(row) for row in rows)


def test_an_act_that_is_rolled_back_leaves_no_row(chain):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        (record("case.closed", actor=None, subject="case", subject_id=1), 1 / 0)
    assert Entry.objects.count() == 5


@pytest.mark.django_db(transaction=True)
def test_no_row_is_written_outside_a_transaction():
    assert not connection.in_atomic_block
    with pytest.raises(TransactionManagementError):
        record("case.opened", actor=None, subject="case", subject_id=1)


@pytest.mark.django_db
def test_residents_acts_know_the_hour_only_and_staff_acts_the_moment(time_machine):
    time_machine.move_to("2026-11-24T08:31:07+00:00", tick=False)
    with transaction.atomic():
        record("case.opened", actor=None, subject="case", subject_id=1)
        record("case.viewed", actor=person("auditor", "auditor"), subject="case", subject_id=1)
    assert [(row.at.minute, row.at.second) for row in Entry.objects.all()] == [(0, 0), (31, 7)]


@pytest.mark.django_db
def test_the_suite_sm_is_named_in_the_row_and_both_suites_live_in_one_chain(settings):
    for suite in ("std", "sm", "std"):
        settings.CRYPTO_SUITE = suite
        with transaction.atomic():
            record("case.opened", actor=None, subject="case", subject_id=1)
    rows = list(Entry.objects.all())
    assert [row.algorithm for row in rows] == ["std", "sm", "std"]
    assert all(row.digest == digest(row) for row in rows)
