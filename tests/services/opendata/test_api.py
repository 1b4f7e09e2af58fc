"""The interface for programs: what it gives, how it refuses, what a request costs."""

import json

import pytest
from django.db import OperationalError

from services.indicators.models import Indicator, Reading
from services.indicators.models.reading import State
from services.opendata import answering

pytestmark = pytest.mark.django_db
BASE = "/data/api/v1/"


def got(client, address, status=200, **more):
    answer = client.get(BASE + address, **more)
    assert answer.status_code == status, answer.content
    return json.loads(answer.content)


def test_it_says_where_to_begin(resident):
    said = got(resident, "")
    assert [each["address"] for each in said["data"]] == [
        f"{BASE}{name}/" for name in ("indicators", "readings", "parts", "releases", "changes")
    ]
    assert said["links"]["description"] == f"{BASE}openapi.json"


def test_before_the_first_reading_lists_are_empty_and_indicators_are_not(resident, district):
    assert got(resident, "readings/")["data"] == got(resident, "releases/")["data"] == []
    listed = got(resident, "indicators/?size=100")
    assert listed["page"]["total"] == Indicator.objects.count() > 60
    assert {each["verdict"] for each in listed["data"]} == {"not_reported"}


def test_readings_are_those_of_the_file_page_by_page(resident, readings):
    whole = json.loads(resident.get("/data/indicators/readings.json").content)["readings"]
    address, seen, pages = f"{BASE}readings/?size=100", [], 0
    while address:
        answer = json.loads(resident.get(address).content)
        assert len(answer["data"]) <= 100
        seen, address, pages = [*seen, *answer["data"]], answer["links"]["next"], pages + 1
    assert seen == whole
    assert pages == -(-len(whole) // 100) == answer["page"]["pages"] > 3
    assert json.loads(resident.get(answer["links"]["prev"]).content)["page"]["number"] == pages - 1


def test_readings_are_narrowed_by_indicator_and_year(resident, readings):
    found = got(resident, "readings/?indicator=1-3a&year=2024")["data"]
    assert [(each["indicator"], each["year"]) for each in found] == [("1-3a", 2024)]
    assert got(resident, "readings/?indicator=nothing")["data"] == []
    assert "indicator=1-3a" in got(resident, "readings/?indicator=1-3a&size=2")["links"]["next"]


def test_parts_are_a_list_of_their_own_and_stand_with_their_indicator(resident, readings):
    whole = json.loads(resident.get("/data/indicators/parts.json").content)["parts"]
    listed = got(resident, "parts/?indicator=1-3a&year=2025&kind=residence")["data"]
    assert [(each["part"], each["part_name"]) for each in listed] == [("residence:rural", "农村"), ("residence:urban", "城镇")]
    assert all(each in whole for each in listed)
    assert got(resident, "indicators/1-3a/")["data"]["parts"] == [each for each in whole if each["indicator"] == "1-3a"]
    assert {each["part"] for each in got(resident, "parts/?part=sex:male")["data"]} == {"sex:male"}


def test_what_is_not_approved_or_not_to_be_shown_is_not_there(resident, readings):
    Reading.objects.filter(indicator__code="1-3a").update(state=State.SUBMITTED)
    Indicator.objects.filter(code="1-4a").update(publication="consent")
    assert got(resident, "readings/?indicator=1-3a")["data"] == got(resident, "readings/?indicator=1-4a")["data"] == []
    assert got(resident, "indicators/1-3a/")["data"]["readings"] == got(resident, "indicators/1-4a/")["data"]["readings"] == []
    counts = {(each["numerator"], each["denominator"]) for each in got(resident, "indicators/1-2a/")["data"]["readings"]}
    assert counts == {(None, None)}


def test_a_release_has_the_numbers_of_the_file(resident, releases):
    assert [each["period"] for each in got(resident, "releases/")["data"]] == ["2026Q3", "2026Q2"]
    told = got(resident, "releases/2026Q3/")["data"]
    lines = resident.get("/data/services.csv").content.decode().splitlines()
    assert len(told["counts"]) == sum(line.startswith("2026Q3") for line in lines) > 50
    assert told["counts"][0]["scheme"] == "closed_book"


def test_every_answer_carries_licence_and_demo_mark(resident, readings, releases):
    for address in ("", "indicators/", "indicators/1-3a/", "readings/", "releases/", "releases/2026Q3/"):
        about = got(resident, address)["about"]
        assert "注明来源" in about["licence"], address
        made_up = "readings" in address or "indicators" in address
        assert (about["demo"], "演示数据" in about["demo_mark"]) == (made_up, made_up), address
    assert "不是官方统计" in got(resident, "releases/")["about"]["licence"]
    assert "注明来源" in got(resident, "releases/1999Q1/", 404)["about"]["licence"]


def test_a_demo_portal_marks_every_answer(resident, settings, district):
    settings.DEMO = True
    assert "演示数据" in got(resident, "releases/")["about"]["demo_mark"]
    assert "演示数据" in got(resident, "x/", 404)["about"]["demo_mark"]


@pytest.mark.parametrize(
    ("address", "status", "word"),
    [
        ("readings/?colour=red", 400, "colour"),
        ("readings/?page=0", 400, "page"),
        ("readings/?page=%C2%B2", 400, "page"),
        ("readings/?size=101", 400, "100"),
        ("readings/?size=9999999999999", 400, "size"),
        ("readings/?year=soon", 400, "year"),
        ("readings/?page=1&page=2", 400, "page"),
        ("readings/?page=2", 404, "1"),
        ("indicators/?code=%00", 400, "code"),
        ("indicators/9-99z/", 404, "9-99z"),
        ("indicators/1-3a/?page=1", 400, "page"),
        ("releases/2026/", 404, "2026"),
        ("people/", 404, BASE),
        ("readings/1/2/", 404, BASE),
    ],
)
def test_what_it_cannot_answer_it_refuses_in_words(resident, district, address, status, word):
    answer = resident.get(BASE + address)
    said = json.loads(answer.content)
    assert (answer.status_code, said["status"], answer["Content-Type"]) == (status, status, "application/problem+json")
    assert word in said["detail"]
    assert "ETag" not in answer


def test_a_missing_slash_leads_to_the_right_address(resident, district):
    assert resident.get(f"{BASE}readings")["Location"] == f"{BASE}readings/"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(method, district):
    from django.test import Client

    answer = getattr(Client(enforce_csrf_checks=True), method)(f"{BASE}readings/")
    assert (answer.status_code, answer["Allow"], answer["Content-Type"]) == (405, "GET, HEAD, OPTIONS", "application/problem+json")


def test_what_was_seen_already_is_not_sent_again(resident, screening_reading):
    first = resident.get(f"{BASE}readings/")
    again = resident.get(f"{BASE}readings/", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    Reading.objects.update(value="83.2")
    assert resident.get(f"{BASE}readings/", headers={"If-None-Match": first["ETag"]}).status_code == 200


@pytest.fixture
def screening_reading(readings):
    """One approved reading and no other."""
    Reading.objects.exclude(indicator__code="1-3a", year=2025).delete()


def test_a_repeated_question_asks_the_database_nothing(resident, readings, memory, django_assert_num_queries):
    first = resident.get(f"{BASE}readings/?year=2024")
    with django_assert_num_queries(0):
        again = resident.get(f"{BASE}readings/?year=2024")
    assert again.content == first.content
    assert resident.get(f"{BASE}readings/?year=2023").content != first.content
    assert resident.get(f"{BASE}readings/?year=2024", headers={"Accept-Language": "en"}).content != first.content


def test_a_new_question_takes_few_queries_and_within_a_lot_no_write(resident, readings, releases, memory, django_assert_max_num_queries):
    resident.get(BASE)  # takes a lot from the limit, which is the one write in ten requests (portal/limits/pace.py)
    for address in ("indicators/", "readings/", "releases/2026Q3/"):
        with django_assert_max_num_queries(5) as asked:
            resident.get(BASE + address)
        assert all(query["sql"].startswith("SELECT") for query in asked.captured_queries)


def test_the_eager_are_asked_to_wait(resident, district, memory, monkeypatch):
    monkeypatch.setattr(answering, "LIMIT", 3)
    assert [resident.get(BASE).status_code for _ in range(5)] == [200, 200, 200, 429, 429]
    refused = resident.get(BASE)
    assert refused["Retry-After"] == "60"
    assert "/data/" in json.loads(refused.content)["detail"]
    assert resident.get(BASE, REMOTE_ADDR="192.0.2.9").status_code == 200


def test_any_site_may_read_it_without_credentials(resident, district):
    for answer in (resident.get(f"{BASE}readings/"), resident.get(f"{BASE}x/"), resident.options(f"{BASE}readings/")):
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in answer
    assert "If-None-Match" in answer["Access-Control-Allow-Headers"]
    assert not answer.cookies
    assert "Access-Control-Allow-Origin" not in resident.get("/data/")


def test_it_is_the_same_for_whoever_is_signed_in(caseworker, client, resident, readings):
    client.force_login(caseworker)
    assert client.get(f"{BASE}readings/").content == resident.get(f"{BASE}readings/").content


def test_a_database_that_does_not_answer_is_said_in_json(resident, district, monkeypatch):
    def gone(*_):
        raise OperationalError

    monkeypatch.setattr("services.indicators.queries._with_readings", gone)
    answer = resident.get(f"{BASE}indicators/")
    assert (answer.status_code, answer["Retry-After"], answer["Content-Type"]) == (503, "30", "application/problem+json")
