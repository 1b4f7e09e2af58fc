"""Exact counts: for the statistics office, audited, and marked where somebody could be recognised."""

import pytest

from portal.accounts.roles import STATISTICS
from portal.audit.models import Entry
from services.monitoring.exact import NotForYou, counted_quarters, exact_tables
from tests.conftest import person
from tests.factories.figures import fact


@pytest.fixture
def office(books):
    return person("office", STATISTICS)


def test_they_are_exact_and_looking_is_audited(office):
    for number in range(7):
        fact(number)
    kinds, places, ages, contacts = exact_tables("2026Q3", actor=office)
    assert {str(row.name): row.cells[0].count for row in kinds.rows if row.cells[0].count} == {"法律援助": 7, "合计": 7}
    assert sum(row.cells[-1].count for row in places.rows) == ages.rows[-1].cells[0].count == 7
    entry = Entry.objects.get(action="figures.viewed")
    assert (entry.actor, entry.subject_id) == (office.pk, "2026Q3")
    assert not contacts.has_small


@pytest.mark.parametrize(("count", "is_small"), [(0, False), (1, True), (4, True), (5, False)])
def test_a_table_with_one_to_four_is_marked(office, count, is_small):
    for number in range(count):
        fact(number)
    assert exact_tables("2026Q3", actor=office)[0].has_small is is_small


def test_a_caseworker_or_an_auditor_does_not_get_them(office, caseworker, auditor):
    for user in (caseworker, auditor):
        with pytest.raises(NotForYou):
            exact_tables("2026Q3", actor=user)
    assert not Entry.objects.filter(action="figures.viewed").exists()


def test_quarters_that_were_counted_are_listed_the_newest_first(office):
    fact(1, quarter="2026Q1")
    fact(2, quarter="2026Q4")
    assert counted_quarters() == ["2026Q4", "2026Q1"]
