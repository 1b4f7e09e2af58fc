"""Facts are written once, never into closed books; and quarters are closed when their day has come."""

import time_machine

from portal.outbox.models import Message
from services.catalogue.events import FirstContact
from services.monitoring.handlers import close_what_is_due, count, count_contact
from services.monitoring.models import ContactFact, Fact, Release
from services.monitoring.release import close_quarter
from tests.factories.figures import event, fact


def told(happened) -> Message:
    return Message(topic=happened.topic, payload=happened.payload())


def test_an_event_is_counted_once_however_often_it_comes(books):
    for _ in range(3):
        count(told(event(1)))
        count_contact(told(FirstContact("c1", "2026Q3", True)))
    assert Fact.objects.count() == ContactFact.objects.count() == 1


def test_a_late_event_falls_into_the_open_quarter(books):
    close_quarter("2026Q3")
    count(told(event(1)))
    count_contact(told(FirstContact("c1", "2026Q3", False)))
    assert Fact.objects.get().quarter == ContactFact.objects.get().quarter == "2026Q4"


def test_a_clock_that_was_set_back_does_not_count_into_closed_books(books):
    close_quarter("2026Q3")
    with time_machine.travel("2026-09-30 12:00:00+08:00"):
        count(told(event(1)))
    assert Fact.objects.get().quarter == "2026Q4"


def test_what_the_ledger_knows_is_closed_before_the_database_knows_it_again(books):
    close_quarter("2026Q3")
    Release.objects.all().delete()
    count(told(event(1)))
    assert Fact.objects.get().quarter == "2026Q4"


def test_each_quarter_since_the_first_fact_is_closed_empty_ones_too(books):
    fact(1, quarter="2026Q1")
    close_what_is_due()
    assert list(Release.objects.order_by("quarter").values_list("quarter", flat=True)) == ["2026Q1", "2026Q2", "2026Q3"]


def test_a_quarter_whose_day_has_not_come_stays_open(books):
    fact(1, quarter="2026Q3")
    with time_machine.travel("2026-10-09 06:00:00+08:00"):
        close_what_is_due()
    assert not Release.objects.exists()


def test_a_missing_calendar_is_logged_and_nothing_is_closed(books, caplog):
    fact(1, quarter="2026Q4")
    with time_machine.travel("2027-03-01 06:00:00+08:00"):
        close_what_is_due()
    assert not Release.objects.exists()
    assert "calendar.tsv" in caplog.text
