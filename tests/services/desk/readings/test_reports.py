"""Freezing a report at the desk and fetching its files."""

import io

import docx
import pytest

from portal.accounts.roles import STATISTICS
from portal.audit.models import Entry
from portal.outbox.dispatch import drain
from services.indicators import demo
from services.indicators.models import Report
from services.indicators.reports.chapters import parts
from services.indicators.reports.outline import Text
from tests.conftest import just_proved, person, signed_in

pytestmark = pytest.mark.django_db
ADDRESS = "/desk/readings/reports/"


@pytest.fixture
def office(district, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    user = person("statistician", STATISTICS, "TJ")
    return just_proved(signed_in(user), user)


def test_a_report_is_frozen_made_and_fetched(office):
    demo.make()
    assert office.post(ADDRESS, {"kind": "yearly", "year": "2025"})["Location"] == ADDRESS
    report = Report.objects.get()
    waiting = f'data-progress="{ADDRESS}{report.pk}/"'
    assert waiting in office.get(ADDRESS).content.decode()
    assert waiting in office.get(f"{ADDRESS}{report.pk}/").content.decode()
    drain()
    for place in (ADDRESS, f"{ADDRESS}{report.pk}/"):
        page = office.get(place).content.decode()
        assert "data-progress" not in page
        assert f"{ADDRESS}{report.pk}/docx/" in page
    answer = office.get(f"{ADDRESS}{report.pk}/docx/")
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content).startswith(b"PK")


@pytest.mark.parametrize("wrong", [{"kind": "x", "year": "2025"}, {"kind": "yearly", "year": "1900"}, {}])
def test_a_report_that_cannot_be_is_refused(office, wrong):
    demo.make()
    assert office.post(ADDRESS, wrong).status_code == 422
    assert not Report.objects.exists()


@pytest.mark.parametrize(("kind", "year", "evaluated"), [("final", "2025", "2030"), ("mid_term", "2023", "2025")])
def test_an_evaluation_of_another_year_is_asked_about_and_made_as_a_trial(office, kind, year, evaluated):
    demo.make()
    asked = office.post(ADDRESS, {"kind": kind, "year": year})
    page = asked.content.decode()
    assert (asked.status_code, Report.objects.count()) == (422, 0)
    assert f"评估的是 {evaluated} 年的目标，您选的是 {year} 年" in page
    assert 'type="checkbox" name="confirmed"' in page
    assert office.post(ADDRESS, {"kind": kind, "year": year, "confirmed": "on"}).status_code == 302
    assert "试稿" in office.get(ADDRESS).content.decode()
    said = [part.text for part in parts(kind, Report.objects.get().snapshot) if isinstance(part, Text)]
    assert f"试稿：用 {year} 年的数据评估 {evaluated} 年的目标。" in said


@pytest.mark.parametrize("kind", ["yearly", "mid_term", "yearbook"])
def test_a_report_of_its_own_year_asks_nothing(office, kind):
    demo.make()
    assert 'type="checkbox" name="confirmed"' not in office.get(ADDRESS).content.decode()
    assert office.post(ADDRESS, {"kind": kind, "year": "2025"}).status_code == 302
    assert "试稿" not in office.get(ADDRESS).content.decode()


def test_before_the_first_reading_there_is_nothing_to_freeze(office):
    assert "定格并生成" not in office.get(ADDRESS).content.decode()


@pytest.mark.parametrize("name", ["exe", "snapshot", "pdf"])
def test_a_file_that_is_not_there_is_404(office, name):
    demo.make()
    office.post(ADDRESS, {"kind": "yearly", "year": "2025"})
    assert office.get(f"{ADDRESS}{Report.objects.get().pk}/{name}/").status_code == 404


def test_for_others_reports_do_not_exist(office, stranger_client, caseworker_client):
    demo.make()
    office.post(ADDRESS, {"kind": "yearly", "year": "2025"})
    report = Report.objects.get()
    for client in (stranger_client, caseworker_client):
        assert client.get(ADDRESS).status_code == 404
        assert client.post(ADDRESS, {"kind": "yearly", "year": "2025"}).status_code == 404
        assert client.get(f"{ADDRESS}{report.pk}/").status_code == 404


def test_who_took_a_report_is_recorded_and_stands_in_its_name(office):
    demo.make()
    office.post(ADDRESS, {"kind": "yearly", "year": "2025"})
    drain()
    report = Report.objects.get()
    answer = office.get(f"{ADDRESS}{report.pk}/docx/")
    assert "-statistician-20" in answer["Content-Disposition"]
    assert answer["Content-Type"].endswith("wordprocessingml.document")
    taken = docx.Document(io.BytesIO(b"".join(answer.streaming_content)))
    assert taken.sections[0].footer.paragraphs[0].text.startswith("statistician · 20")
    assert list(Entry.objects.filter(action="report.exported").values_list("subject_id", "result")) == [(str(report.pk), "docx")]
