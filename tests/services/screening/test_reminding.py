"""Her place: shown when checked, reminded of by her wishes, free again when her request comes to nothing."""

from datetime import date

import pytest
import time_machine
from django.utils import timezone

from cms.screening.forms import OfferForm
from portal.notices.models import ResidentNotice
from portal.outbox.dispatch import drain
from services.cases import actions
from services.cases.actions.erasing import erase
from services.cases.actions.handling import end
from services.cases.models import Case
from services.screening.models import Offer, Registration, Site
from tests.services.asking import ask
from tests.services.screening.test_flow import pages

pytestmark = pytest.mark.usefixtures("district")
TODAY = "2026-11-25 10:00 +0800"
SMS = {"q1": "yes", "q2": "13800001234", "q3": "sms", "q4": [], "q5": "no", "q6": ""}


@pytest.fixture(autouse=True)
def now(settings):
    settings.SMS = settings.SMS | {"host": "127.0.0.1"}
    with time_machine.travel(TODAY):
        yield


@pytest.fixture
def dated(offer) -> Offer:
    """The offer on a day of next week."""
    Offer.objects.update(day=date(2026, 12, 3))
    return Offer.objects.get()


def holds(resident, offer, contact=None) -> Case:
    return ask(resident, "screening", *pages(p4={"q1": str(offer.pk)}), *([contact] if contact else []))


@pytest.mark.parametrize(("offers", "sites"), [({"verified_on": None}, {}), ({}, {"verified_on": None}), ({"day": date(2026, 11, 24)}, {})])
def test_what_nobody_checked_and_what_is_over_is_not_offered(offer, offers, sites):
    assert Offer.objects.shown().count() == 1
    Offer.objects.update(**offers or {"capacity": 1})
    Site.objects.update(**sites or {"hours": ""})
    assert not Offer.objects.shown().exists()


def test_she_is_reminded_two_days_before_where_she_wants_messages(resident, dated):
    case = holds(resident, dated, SMS)
    notice = ResidentNotice.objects.get()
    assert (notice.about, notice.kind) == (case.pk, "reminder")
    assert [f"{timezone.localtime(one):%m-%d %H}" for one in (notice.due_at, notice.expires_at)] == ["12-01 09", "12-03 00"]


def test_without_her_wish_or_without_a_day_nobody_reminds_her(resident, dated):
    holds(resident, dated)
    assert not ResidentNotice.objects.exists()
    Offer.objects.update(day=None, taken=0)
    holds(type(resident)(), dated, SMS)
    assert not ResidentNotice.objects.exists()


@pytest.mark.parametrize("outcome", ["withdrawn", "duplicate", "no_request"])
def test_a_request_that_comes_to_nothing_frees_its_place(resident, dated, outcome):
    case = holds(resident, dated, SMS)
    end(case, outcome, at=timezone.now())
    drain()
    assert (Offer.objects.get().taken, Registration.objects.get().is_cancelled) == (0, True)
    assert not ResidentNotice.objects.exists()


def test_taken_back_with_her_number_it_is_free_and_only_once(resident, dated):
    case = holds(resident, dated, SMS)
    for _ in range(2):
        actions.withdraw(case=case)
        drain()
    assert Offer.objects.get().taken == 0


def test_whoever_was_handled_keeps_her_place(resident, dated):
    case = holds(resident, dated, SMS)
    end(case, "helped", at=timezone.now())
    drain()
    assert Offer.objects.get().taken == 1


@pytest.mark.parametrize(("today", "taken"), [("2026-11-26 10:00 +0800", 0), ("2027-12-03 10:00 +0800", 1)], ids=["before", "after"])
def test_of_a_request_that_was_erased_nobody_reads_where_she_went(resident, dated, today, taken):
    case = holds(resident, dated, SMS)
    with time_machine.travel(today):
        erase([case.pk])
        for _twice in range(2):
            drain()
    assert not Registration.objects.exists()
    assert Offer.objects.get().taken == taken


def moved(offer: Offer, day: str) -> None:
    """As an editor does it."""
    said = {name: getattr(offer, name) for name in ("capacity", "source", "verified_on", "verified_by", "is_active")}
    form = OfferForm(said | {"programme": offer.programme_id, "site": offer.site_id, "day": day}, instance=Offer.objects.get())
    assert form.is_valid(), form.errors
    form.save()
    drain()


def test_when_an_editor_moves_the_day_the_reminder_goes_with_it(resident, dated):
    holds(resident, dated, SMS)
    moved(dated, "2026-12-10")
    notice = ResidentNotice.objects.get()
    assert [f"{timezone.localtime(one):%m-%d %H}" for one in (notice.due_at, notice.expires_at)] == ["12-08 09", "12-10 00"]
    moved(dated, "")
    assert not ResidentNotice.objects.exists()
