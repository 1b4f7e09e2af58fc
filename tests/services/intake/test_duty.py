"""Whoever is under 18 is told before she sends that there is a duty to report; nobody else is."""

import pytest

from services.cases.models import Case
from services.intake.flows import flow_of
from tests.services.asking import everything_on, fill

pytestmark = pytest.mark.usefixtures("district")
HERSELF = {"q1": "self", "q3": "", "q4": ""}
MATTER = {"q1": "wages", "q2": "三个月没有发工资。", "q3": ""}
MEANS = {"q1": "yes", "q2": [], "q3": "yes"}


def last_page(browser, age):
    about = {"q1": "", "q2": "no", "q3": age, "q4": "210303002"}
    return fill(browser, "legal_aid", HERSELF, about, MATTER, MEANS)


def test_a_girl_reads_it_before_she_sends_and_needs_no_parent(resident):
    page = last_page(resident, "under_18")
    text = page.content.decode()
    assert "您未满 18 岁" in text
    assert "不用经过父母" in text
    assert "未成年人保护法" in text
    assert text.index("您未满 18 岁") < text.index('name="c1"')
    assert not Case.objects.exists()
    slug = flow_of("legal_aid").service.flow_slug
    assert resident.post(f"/f/{slug}/check/", everything_on(page)).status_code == 302
    assert Case.objects.get().tasks.get(code="report").law


@pytest.mark.parametrize("age", ["25_34", "unknown"])
def test_a_woman_of_age_is_not_told_what_does_not_concern_her(resident, age):
    assert "未成年人保护法" not in last_page(resident, age).content.decode()
