"""All 76 goals of the plan on the dashboard, each with its judgement or why it has none."""

from decimal import Decimal

import pytest
from django.conf import settings
from django.utils import translation

from services.indicators.goal_list import lines
from services.indicators.models import Indicator, Reading
from services.indicators.models.reading import State
from services.indicators.queries import standings
from services.indicators.ratings import Verdict
from services.indicators.reports.snapshot import take

pytestmark = pytest.mark.usefixtures("plan")
GOALS = "/data/indicators/goals/"


def approved(code: str, value: str) -> None:
    indicator = Indicator.objects.get(code=code)
    Reading.objects.create(indicator=indicator, year=2025, value=Decimal(value), state=State.APPROVED, reported_at="2026-06-01T00:00Z")


def verdict_of(code: str) -> Verdict | None:
    return next(line.verdict for line in lines(standings(2025)) if line.goal.code == code)


def test_there_are_76_in_the_plans_order(client):
    found = lines(standings(2025))
    assert len(found) == 76
    assert [found[0].goal.code, found[11].goal.code, found[75].goal.code] == ["一.目标.1", "一.目标.12", "八.目标.8"]
    page = client.get(GOALS).content.decode().partition("<tbody>")[2]
    assert page.count("<tr>") == 76
    assert page.count("规划没有写数字") == sum(line.verdict is None for line in found) > 20


def test_a_goal_follows_its_indicators(client):
    approved("1-3a", "83.1")
    approved("1-8a", "30")
    assert (verdict_of("一.目标.3"), verdict_of("一.目标.8"), verdict_of("八.目标.3")) == (Verdict.REACHED, Verdict.MISSED, None)
    assert verdict_of("一.目标.4") == Verdict.NOT_REPORTED
    dashboard = client.get("/data/indicators/").content.decode()
    assert dashboard.count('class="glance-goal ') == 76
    assert "glance-reached" in dashboard
    assert "glance-missed" in dashboard


def test_domains_are_called_by_their_names_at_a_glance_in_the_choice_and_in_reports(client):
    dashboard = client.get("/data/indicators/").content.decode()
    assert "<dt>八 妇女与法律</dt>" in dashboard
    assert '<option value="八">八 妇女与法律</option>' in dashboard
    with translation.override("zh-hans"):
        snapshot = take(2025)
    assert [row["name"] for row in snapshot["domains"]][:2] == ["一 妇女与健康", "二 妇女与教育"]
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert "<dt>八 Women and the law</dt>" in client.get("/data/indicators/").content.decode()


def test_goals_are_chosen_by_domain_department_and_judgement(client):
    approved("1-3a", "83.1")
    rows = {
        asked: client.get(f"{GOALS}?year=2025&{asked}").content.decode().count("<tr>") - 1 for asked in ("domain=八", "verdict=reached")
    }
    assert rows == {"domain=八": 8, "verdict=reached": 1}
    of_health = client.get(f"{GOALS}?department=WJ").content.decode()
    assert "一.目标.3" in of_health
    assert "二.目标.5" not in of_health
    assert "没有符合" in client.get(f"{GOALS}?verdict=reached&domain=八").content.decode()


def test_dashboard_and_goals_stay_within_their_queries(client, django_assert_max_num_queries):
    for address in ("/data/indicators/", GOALS):
        client.get(address)
        with django_assert_max_num_queries(12):
            client.get(address)
