"""Who opens the papers that departments send, and how they are given out."""

import re
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.accounts.roles import REPORTER, STATISTICS
from portal.audit.models import Entry
from services.indicators.models import Indicator, Reading, SupervisionTask
from services.indicators.models.reading import State
from tests.conftest import just_proved, person, signed_in

pytestmark = pytest.mark.django_db
PAPER = b"%PDF-1.4 list"


@pytest.fixture
def health(district, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    user = person("health", REPORTER, "WJ")
    return just_proved(signed_in(user), user)


@pytest.fixture
def office(district):
    user = person("statistician", STATISTICS, "TJ")
    return just_proved(signed_in(user), user)


@pytest.fixture
def school(district):
    user = person("school", REPORTER, "JY")
    return just_proved(signed_in(user), user)


@pytest.fixture
def of_reading(health) -> str:
    """The address of the paper that came with a reading."""
    given = {"value": "83.1", "stage": "first", "source": "年报", "evidence": SimpleUploadedFile("list.pdf", PAPER)}
    health.post("/desk/readings/1-3a/2025/", given)
    return f"/desk/readings/evidence/{Reading.objects.get().pk}/"


@pytest.fixture
def of_task(health, office) -> str:
    """The address of the paper that answers a task."""
    indicator = Indicator.objects.get(code="1-3a")
    Reading.objects.create(indicator=indicator, year=2025, value=Decimal(60), state=State.APPROVED, reported_at="2026-06-01T00:00Z")
    office.post("/desk/readings/warnings/1-3a/missed/", {"owner": indicator.owner_id, "due_on": "2099-01-01"})
    task = SupervisionTask.objects.get()
    answer = {"cause": "漏查", "measure": "补查", "evidence": SimpleUploadedFile("list.pdf", PAPER)}
    health.post(f"/desk/readings/tasks/{task.pk}/answer/", answer)
    return f"/desk/readings/tasks/{task.pk}/evidence/"


@pytest.mark.parametrize("which", ["of_reading", "of_task"])
def test_the_office_and_the_department_open_it_from_their_page(request, which, health, office, school, stranger_client, client):
    address = request.getfixturevalue(which)
    pages = {"of_reading": ("/desk/readings/approval/", "/desk/readings/1-3a/2025/"), "of_task": ("/desk/readings/tasks/",) * 2}
    for reader, page in zip((office, health), pages[which], strict=True):
        assert f'href="{address}"' in reader.get(page).content.decode()
        answer = reader.get(address)
        assert b"".join(answer.streaming_content) == PAPER
        assert answer["Content-Disposition"].startswith("attachment;")
        assert re.search(r"-(statistician|health)-20", answer["Content-Disposition"])
        assert answer["X-Content-Type-Options"] == "nosniff"
    assert Entry.objects.filter(action="evidence.exported").count() == 2
    for other in (school, stranger_client):
        assert other.get(address).status_code == 404
    assert client.get(address)["Location"].startswith("/accounts/login/")


def test_where_none_was_sent_there_is_none(health, office):
    health.post("/desk/readings/1-3a/2025/", {"value": "83.1", "stage": "first", "source": "年报"})
    address = f"/desk/readings/evidence/{Reading.objects.get().pk}/"
    assert office.get(address).status_code == 404
    assert address not in office.get("/desk/readings/approval/").content.decode()
