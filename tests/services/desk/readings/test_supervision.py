"""From a warning to a closed task, through the pages."""

import re
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.accounts.roles import REPORTER, STATISTICS
from services.desk.readings import supervision
from services.indicators.models import Indicator, Reading, SupervisionTask
from services.indicators.models.reading import State
from tests.conftest import person, signed_in

pytestmark = pytest.mark.django_db
ADDRESS = "/desk/readings/warnings/1-3a/missed/"


@pytest.fixture
def office(district):
    return signed_in(person("statistician", STATISTICS, "TJ"))


@pytest.fixture
def missed(district):
    indicator = Indicator.objects.get(code="1-3a")
    Reading.objects.create(indicator=indicator, year=2025, value=Decimal(60), state=State.APPROVED, reported_at="2026-06-01T00:00Z")
    return indicator


def opened(office, missed) -> SupervisionTask:
    office.post(ADDRESS, {"owner": missed.owner_id, "due_on": "2099-01-01"})
    return SupervisionTask.objects.get(state="open")


def test_a_warning_becomes_a_task_that_the_department_sees_and_answers(office, health, missed, client):
    assert "没有达到目标" in office.get("/desk/readings/warnings/").content.decode()
    task = opened(office, missed)
    assert "妇女常见病筛查率" in health.get("/desk/readings/tasks/").content.decode()
    assert "整改中" in client.get("/data/indicators/1-3a/").content.decode()
    evidence = SimpleUploadedFile("list.pdf", b"%PDF-1.4")
    health.post(f"/desk/readings/tasks/{task.pk}/answer/", {"cause": "漏查", "measure": "补查", "evidence": evidence})
    too_long = office.post(f"/desk/readings/tasks/{task.pk}/close/", {"note": "补查" * 151})
    assert (too_long.status_code, "补查" * 151 in too_long.content.decode()) == (422, True)
    office.post(f"/desk/readings/tasks/{task.pk}/close/", {"note": "两个街道已补查完。"})
    assert "两个街道已补查完。" in office.get("/desk/readings/tasks/").content.decode()
    page = client.get("/data/indicators/1-3a/").content.decode()
    assert "已整改" in page
    assert "两个街道已补查完。" in page
    assert "漏查" not in page


def test_the_day_stands_there_as_a_browser_reads_it(office, missed):
    """A field of a day shows nothing else: the day would be gone, and the office would have to guess one."""
    page = office.get(ADDRESS).content.decode()
    assert re.search(r'name="due_on" value="\d{4}-\d\d-\d\d"', page.replace('type="date" ', ""))


def test_an_incomplete_answer_keeps_what_was_typed(office, health, missed):
    task = opened(office, missed)
    answer = health.post(f"/desk/readings/tasks/{task.pk}/answer/", {"cause": "请保留这句话", "measure": ""})
    assert answer.status_code == 422
    assert "请保留这句话" in answer.content.decode()


def test_the_office_reads_what_happened_with_a_task_and_gets_to_it_from_the_warning(office, missed, health):
    task = opened(office, missed)
    health.post(f"/desk/readings/tasks/{task.pk}/answer/", {"cause": "人手不足", "measure": "增加班次"})
    page = office.get("/desk/readings/tasks/").content.decode()
    assert 0 < page.index("发起</li>") < page.index("责任部门已答复</li>")
    assert f'id="task-{task.pk}"' in page
    assert f"/desk/readings/tasks/?task={task.pk}#task-{task.pk}" in office.get("/desk/readings/warnings/").content.decode()


def test_a_task_can_be_closed_only_when_everything_is_there_and_the_page_says_so(office, missed, health):
    task = opened(office, missed)
    answer = {"cause": "漏查", "measure": "补查"}
    health.post(f"/desk/readings/tasks/{task.pk}/answer/", answer)
    assert "没有它任务不能结清" in health.get("/desk/readings/tasks/").content.decode()
    page = office.get("/desk/readings/tasks/").content.decode()
    assert ("原因、措施和佐证材料齐全后" in page, f"/{task.pk}/close/" in page) == (True, False)
    health.post(f"/desk/readings/tasks/{task.pk}/answer/", answer | {"evidence": SimpleUploadedFile("list.pdf", b"%PDF-1.4")})
    page = office.get("/desk/readings/tasks/").content.decode()
    assert ("原因、措施和佐证材料齐全后" in page, f"/{task.pk}/close/" in page) == (False, True)


def test_a_day_that_has_passed_is_refused(office, missed):
    answer = office.post(ADDRESS, {"owner": missed.owner_id, "due_on": "2020-01-01"})
    assert answer.status_code == 422
    assert not SupervisionTask.objects.exists()


def test_without_a_warning_there_is_no_task_to_open(office, missed):
    assert office.get("/desk/readings/warnings/1-3a/volatile/").status_code == 404


def test_a_reporter_sees_neither_warnings_nor_other_departments_tasks(office, missed, health, district):
    task = opened(office, missed)
    other = signed_in(person("school", REPORTER, "JY"))
    assert health.get("/desk/readings/warnings/").status_code == 404
    assert "妇女常见病筛查率" not in other.get("/desk/readings/tasks/").content.decode()
    assert other.post(f"/desk/readings/tasks/{task.pk}/answer/", {"cause": "x", "measure": "y"}).status_code == 404
    assert health.post(f"/desk/readings/tasks/{task.pk}/close/").status_code == 404


def closed(count: int, indicator: Indicator) -> None:
    """So many tasks that were settled."""
    about = {"indicator": indicator, "owner": indicator.owner, "kind": "missed", "year": 2025, "state": "closed"}
    days = {"opened_on": "2026-01-01", "due_on": "2026-01-31", "closed_on": "2026-02-01"}
    SupervisionTask.objects.bulk_create(SupervisionTask(**about, **days) for _ in range(count))


def test_open_tasks_stand_before_closed_ones_and_each_is_led_to_on_its_page(office, missed):
    task = opened(office, missed)
    closed(45, missed)
    first = office.get("/desk/readings/tasks/")
    assert [row["task"].pk for row in first.context["rows"]][0] == task.pk
    assert (len(first.context["rows"]), first.context["page_obj"].paginator.num_pages) == (20, 3)
    last = SupervisionTask.objects.order_by("pk").last()
    led = office.get(f"/desk/readings/tasks/?task={last.pk}")
    assert f'id="task-{last.pk}"' in led.content.decode()
    for nobodys in ("0", "x", "9" * 40, "²"):
        assert office.get(f"/desk/readings/tasks/?task={nobodys}").status_code == 200


def test_a_refused_answer_comes_back_on_the_page_of_its_task(office, health, missed, monkeypatch):
    monkeypatch.setattr(supervision, "CARDS", 1)
    closed(1, missed)
    before = SupervisionTask.objects.get()
    task = opened(office, missed)
    answer = health.post(f"/desk/readings/tasks/{before.pk}/answer/", {"cause": "请保留这句话", "measure": ""})
    assert (answer.status_code, answer.context["page_obj"].number) == (422, 2)
    assert f'id="task-{before.pk}"' in answer.content.decode()
    assert f'id="task-{task.pk}"' not in answer.content.decode()


def test_a_long_list_takes_no_more_queries_than_a_short_one(office, health, missed, django_assert_max_num_queries):
    for client in (office, health):
        with CaptureQueriesContext(connection) as short:
            client.get("/desk/readings/tasks/")
    closed(60, missed)
    with django_assert_max_num_queries(len(short) + 1):
        health.get("/desk/readings/tasks/")
