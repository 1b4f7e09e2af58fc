"""The statistics office sees exact counts at the desk and may say that a release is wrong; for others the page does not exist."""

import pytest

from portal.accounts.roles import STATISTICS
from services.monitoring import ledger
from services.monitoring.models import Release
from tests.conftest import just_proved, person, signed_in
from tests.factories.figures import closed, fact, quarter_of_facts

PAGE = "/desk/figures/2026Q3/"
CORRECT = "/desk/figures/2026Q3/correct/"


@pytest.fixture
def office(books):
    quarter_of_facts(1, "2026Q3")
    closed("2026Q3")
    people = [person(name, STATISTICS) for name in ("first", "second")]
    return [just_proved(signed_in(user), user) for user in people]


def test_the_office_sees_the_counts_marked_and_watermarked(office):
    page = office[0].get(PAGE)
    assert page.status_code == 200
    text = page.content.decode()
    assert "不得外传" in text
    assert "watermark" in text
    assert "no-store" in page["Cache-Control"]


def test_nobody_else_does(office, stranger_client, caseworker_client, client):
    for other in (stranger_client, caseworker_client):
        assert other.get(PAGE).status_code == other.get("/desk/figures/").status_code == 404
        assert other.post(CORRECT, {"reason": "x"}).status_code == 404
    assert client.get(PAGE).status_code == 302


def test_the_page_is_reached_from_the_readings_and_leads_back(office):
    assert 'href="/desk/figures/"' in office[0].get("/desk/readings/").content.decode()
    assert 'href="/desk/readings/"' in office[0].get(PAGE).content.decode()


def test_without_a_quarter_it_is_the_open_one(office):
    fact(1, quarter="2026Q4")
    assert "2026 年第 4 季度" in office[0].get("/desk/figures/").content.decode()


@pytest.mark.parametrize("quarter", ["2026Q5", "2026", "x"])
def test_what_is_no_quarter_is_not_found(office, quarter):
    assert office[0].get(f"/desk/figures/{quarter}/").status_code == 404


def test_two_persons_publish_a_corrected_release(office):
    assert office[0].post(CORRECT, {"reason": "重复登记算了两次"}).status_code == 302
    assert Release.objects.count() == 1
    assert office[1].post(CORRECT, {"reason": "同意"}).status_code == 302
    assert Release.objects.first().data["notice"] == "重复登记算了两次"
    page = office[0].get("/data/services/").content.decode()
    assert "本季度有更正" in page
    assert "重复登记算了两次" in page


def test_what_cannot_be_corrected_offers_no_form(office):
    assert "我认为有错" in office[0].get("/desk/figures/2026Q3/").content.decode()
    assert "我认为有错" not in office[0].get("/desk/figures/2026Q4/").content.decode()
    for client in office:
        client.post(CORRECT, {"reason": "重复登记算了两次"})
    page = office[0].get("/desk/figures/2026Q3/").content.decode()
    assert "我认为有错" not in page
    assert "本季度有更正" in page
    changes = office[0].get("/data/api/v1/changes/?kind=release").json()["data"]
    assert [each["what"] for each in changes] == ["2026 年第 3 季度：数字有更正。重复登记算了两次"]


def test_one_person_cannot_do_it_twice_and_keeps_her_words(office):
    office[0].post(CORRECT, {"reason": "重复登记算了两次"})
    again = office[0].post(CORRECT, {"reason": "还是我写的理由"})
    assert again.status_code == 409
    assert "还是我写的理由" in again.content.decode()
    assert Release.objects.count() == 1


def test_a_reason_is_needed(office):
    assert office[0].post(CORRECT, {"reason": " "}).status_code == 422
    assert office[0].post(CORRECT, {"reason": "长" * 301}).status_code == 422


def test_an_open_quarter_cannot_be_corrected(office):
    assert office[0].post("/desk/figures/2026Q4/correct/", {"reason": "x"}).status_code == 409


def test_a_ledger_that_disagrees_is_said_and_nothing_is_published(office):
    ledger.path("2026Q3", 1).write_bytes(b"{}")
    answer = office[0].post(CORRECT, {"reason": "重复登记算了两次"})
    assert answer.status_code == 409
    assert "数据库和账本" in answer.content.decode()
    assert Release.objects.count() == 1


def test_where_numbers_are_rounded_nothing_is_said_of_chance(office, settings):
    assert "重新加随机数" in office[0].get(PAGE).content.decode()
    settings.SDC_SCHEME = "round5"
    assert "重新加随机数" not in office[0].get(PAGE).content.decode()
