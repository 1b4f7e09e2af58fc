"""How far the files of a report are: in line, being made, tried again, given up, ready."""

import pytest
from django.utils import timezone

from portal.outbox.models import Message
from services.indicators.models import Report
from services.indicators.reports import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(caseworker):
    return Report.objects.create(kind="yearly", year=2025, snapshot={}, digest="0" * 64, frozen_by=caseworker, frozen_at=timezone.now())


def ordered(report, **fields):
    for name in ("docx", "pdf"):
        Message.objects.create(topic="report.wanted", payload={"report": report.pk, "format": name}, **fields)


def states(report):
    (progress,) = making.progress_of([report])
    return [each.state for each in progress.files], progress.is_moving, progress.is_given_up


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({}, making.WAITING),
        ({"attempts": 1}, making.BEING_MADE),
        ({"attempts": 2, "last_error": "OSError at x.py:1"}, making.AGAIN),
    ],
)
def test_a_file_that_is_still_to_come_says_how_far_it_is(report, fields, state):
    ordered(report, **fields)
    assert states(report) == ([state, state], True, False)


def test_a_file_that_was_given_up_is_not_said_to_be_made_for_ever(report):
    ordered(report, attempts=10, dead_at=timezone.now())
    assert states(report) == ([making.GIVEN_UP] * 2, False, True)


def test_a_file_that_nobody_ordered_is_given_up(report):
    assert states(report) == ([making.GIVEN_UP] * 2, False, True)


def test_what_is_ready_or_cannot_be_made_here_has_come_to_rest(report):
    report.docx, report.pdf_impossible = "indicators/reports/x.docx", True
    assert states(report) == ([making.READY, making.IMPOSSIBLE], False, False)


def test_the_orders_of_another_report_count_for_that_one_only(report, caseworker):
    other = Report.objects.create(kind="final", year=2025, snapshot={}, digest="1" * 64, frozen_by=caseworker, frozen_at=timezone.now())
    ordered(other)
    assert [each.is_moving for each in making.progress_of([report, other])] == [False, True]


def test_however_many_reports_one_query_tells(report, caseworker, django_assert_num_queries):
    more = [
        Report.objects.create(kind="final", year=year, snapshot={}, digest="1" * 64, frozen_by=caseworker, frozen_at=timezone.now())
        for year in range(2020, 2026)
    ]
    with django_assert_num_queries(1):
        making.progress_of([report, *more])
