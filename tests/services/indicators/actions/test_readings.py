"""Reporting and approving: who may, what is refused, what stays."""

from decimal import Decimal

import pytest

from portal.audit.models import Entry
from services.indicators.actions.readings import Report, approve, report, send_back
from services.indicators.errors import NotAllowed, Refused, Unlikely, WrongState
from services.indicators.models import Reading
from services.indicators.models.reading import State

pytestmark = pytest.mark.django_db


def given(value="83.1", year=2025, **more):
    return Report(year=year, value=Decimal(value), **more)


def test_a_department_reports_and_the_statistics_office_approves(screening, health, statistician):
    reading = report(indicator=screening, actor=health, given=given())
    assert reading.state == State.SUBMITTED
    assert not Reading.objects.approved().exists()
    approve(reading=reading, actor=statistician)
    assert Reading.objects.approved().get().value == Decimal("83.1")
    assert list(Entry.objects.order_by("seq").values_list("action", flat=True))[-2:] == ["reading.reported", "reading.approved"]


def test_another_department_cannot_report_it(screening, stranger):
    with pytest.raises(NotAllowed):
        report(indicator=screening, actor=stranger, given=given())


@pytest.mark.parametrize("act", [lambda r, u: approve(reading=r, actor=u), lambda r, u: send_back(reading=r, actor=u, reason="x")])
def test_only_the_statistics_office_decides(screening, health, stranger, act):
    reading = report(indicator=screening, actor=health, given=given())
    for actor in (health, stranger):
        with pytest.raises(NotAllowed):
            act(reading, actor)
    assert Reading.objects.get().state == State.SUBMITTED


def test_nobody_approves_what_she_reported_herself(screening, statistician):
    reading = report(indicator=screening, actor=statistician, given=given())
    with pytest.raises(WrongState):
        approve(reading=reading, actor=statistician)


def test_of_two_who_decide_the_second_is_told(screening, health, statistician):
    reading = report(indicator=screening, actor=health, given=given())
    approve(reading=reading, actor=statistician)
    with pytest.raises(WrongState):
        send_back(reading=reading, actor=statistician, reason="late")
    assert Reading.objects.get().state == State.APPROVED


def test_a_returned_reading_keeps_its_reason_and_the_next_is_a_revision(screening, health, statistician):
    send_back(reading=report(indicator=screening, actor=health, given=given("38.1")), actor=statistician, reason="Digits swapped?")
    second = report(indicator=screening, actor=health, given=given())
    approve(reading=second, actor=statistician)
    states = list(Reading.objects.order_by("revision").values_list("revision", "state", "reason"))
    assert states == [(1, State.RETURNED, "Digits swapped?"), (2, State.APPROVED, "")]


def test_a_revision_replaces_the_approved_reading_and_keeps_it(screening, approved):
    approved(screening, 2025, "83.1")
    approved(screening, 2025, "83.4")
    assert Reading.objects.approved().get().value == Decimal("83.4")
    assert Reading.objects.get(state=State.SUPERSEDED).value == Decimal("83.1")


def test_what_cannot_be_true_is_refused_with_its_field_and_nothing_is_stored(screening, health):
    with pytest.raises(Refused) as refused:
        report(indicator=screening, actor=health, given=given("831", year=2031))
    assert set(refused.value.messages) == {"value", "year"}
    assert not Reading.objects.exists()


def test_what_is_unlikely_has_to_be_confirmed(screening, health, approved):
    for year in (2022, 2023, 2024):
        approved(screening, year, "0.81")
    with pytest.raises(Unlikely) as doubt:
        report(indicator=screening, actor=health, given=given())
    assert doubt.value.usual.high == Decimal("0.81")
    assert report(indicator=screening, actor=health, given=given(), confirmed=True).pk
