"""Invented cases: many, fast, the same for the same seed, readable like real ones and marked as invented."""

from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Q

from portal.kit import clock
from portal.operations.demo_cases import make_cases
from services.cases import actions
from services.cases.models import Case, TimelineEvent
from services.routing.force import in_force


def make(count: int, seed: int = 1) -> None:
    assert list(make_cases(count, seed))[-1] == count


def test_each_says_that_it_is_invented_and_opens_for_its_department(district, caseworker):
    make(200)
    case = next(case for case in Case.objects.filter(department=caseworker.department) if not case.is_minor)
    opened = actions.view(case=case, actor=caseworker)
    assert "演示" in str(opened.answers)
    assert opened.contact.name == "演示"


def test_the_same_seed_makes_the_same_cases(district):
    make(30, seed=7)
    first = set(Case.objects.values_list("id", "reference", "category", "urgency"))
    assert len({row[1] for row in first}) == 30
    for name in ("keys", "timeline"):
        for case in Case.objects.all():
            getattr(case, name).all().delete()
    Case.objects.all().delete()
    make(30, seed=7)
    assert set(Case.objects.values_list("id", "reference", "category", "urgency")) == first


def test_references_do_not_collide_with_what_is_there(district):
    make(30, seed=1)
    make(30, seed=2)
    assert Case.objects.count() == 60


def test_a_seed_that_was_used_is_told_and_nothing_is_stored(district, settings):
    settings.DEMO = True
    call_command("demo_data", cases=30, seed=3)
    before = Case.objects.count()
    with pytest.raises(CommandError, match="seed 3 are here already"):
        call_command("demo_data", cases=40, seed=3)
    assert Case.objects.count() == before


def test_they_are_spread_over_departments_that_lead_and_fit_their_service(district):
    make(400)
    assert min(Counter(Case.objects.values_list("category", flat=True)).values()) > 10
    leads = {rule.lead for rule in in_force(clock.today()) if rule.lead}
    assert set(Case.objects.values_list("department__code", flat=True)) == leads
    of_aid = Case.objects.filter(service="legal_aid")
    assert set(of_aid.values_list("category", flat=True)) == {"legal_aid"}


def test_nothing_of_them_lies_in_the_future(district):
    make(2000)
    now = clock.now()
    assert not Case.objects.filter(Q(accepted_at__gt=now) | Q(closed_at__gt=now)).exists()
    assert not TimelineEvent.objects.filter(at__gt=now).exists()


def test_without_demo_nothing_is_made(district, settings):
    settings.DEMO = False
    with pytest.raises(CommandError):
        call_command("demo_data", cases=10)
    assert not Case.objects.exists()


@pytest.mark.parametrize("count", [-1, 2_000_001])
def test_a_number_out_of_range_is_told(district, settings, count):
    settings.DEMO = True
    with pytest.raises(CommandError, match="--cases"):
        call_command("demo_data", cases=count)
