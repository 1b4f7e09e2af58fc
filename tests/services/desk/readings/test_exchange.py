"""The exchange at the desk."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.accounts.roles import REPORTER, STATISTICS
from services.indicators.models import Indicator, Reading
from services.indicators.models.reading import State
from tests.conftest import just_proved, person, signed_in

pytestmark = pytest.mark.django_db
ADDRESS = "/desk/readings/exchange/"


@pytest.fixture
def office(district):
    user = person("statistician", STATISTICS, "TJ")
    return just_proved(signed_in(user), user)


@pytest.fixture
def reading(district) -> Reading:
    indicator = Indicator.objects.get(code="1-3a")
    return Reading.objects.create(
        indicator=indicator, year=2024, value=Decimal(80), state=State.APPROVED, reported_at="2026-06-01T00:00Z", source="年报"
    )


def sent_in(client, content: bytes, **more):
    return client.post(ADDRESS, {"file": SimpleUploadedFile("city.csv", content)} | more)


def test_a_file_goes_out_and_comes_in_again(office, reading):
    content = office.get(f"{ADDRESS}readings.csv").content
    assert "已有：1" in sent_in_and_followed(office, content)
    assert Reading.objects.count() == 1
    assert "收到监测值：1" in sent_in_and_followed(office, content.replace(b",80,", b",81,"))
    assert Reading.objects.filter(state=State.SUBMITTED).count() == 1


def sent_in_and_followed(client, content: bytes) -> str:
    answer = client.post(ADDRESS, {"file": SimpleUploadedFile("city.csv", content)}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_wrong_cells_are_named_and_nothing_is_stored(office, reading):
    content = office.get(f"{ADDRESS}readings.csv").content
    answer = sent_in(office, content.replace(b",80,", b",180,"))
    assert answer.status_code == 422
    assert "I2 value" in answer.content.decode()
    assert "B2 area" in sent_in(office, content.replace(b"210303,1-3a", b"210302,1-3a")).content.decode()
    assert Reading.objects.count() == 1


def test_an_unusual_figure_is_asked_about_and_taken_when_confirmed(office, reading):
    content = office.get(f"{ADDRESS}readings.csv").content.replace(b",80,", b",0.8,").replace(b",2024,", b",2025,")
    assert "确认无误吗" in sent_in(office, content).content.decode()
    assert sent_in(office, content, confirmed="on").status_code == 302


def test_without_a_file_it_asks_for_one(office):
    assert sent_in(office, b"").status_code == office.post(ADDRESS).status_code == 422


def test_for_others_the_exchange_does_not_exist(office, stranger_client, caseworker_client):
    reporter = signed_in(person("health", REPORTER, "WJ"))
    for client in (stranger_client, caseworker_client, reporter):
        for address in (ADDRESS, f"{ADDRESS}readings.csv"):
            assert client.get(address).status_code == 404
