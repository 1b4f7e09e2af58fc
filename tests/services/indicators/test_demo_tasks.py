"""The demo shows what becomes of a warning: one task settled with evidence, one in work, both made up and saying so."""

from bs4 import BeautifulSoup

from services.indicators import demo, demo_tasks
from services.indicators.models import SupervisionTask
from services.indicators.models.task import StepKind, TaskState


def test_one_is_settled_with_evidence_and_one_is_in_work(health, statistician):
    demo.make()
    demo_tasks.make(statistician, health)
    settled, in_work = SupervisionTask.objects.order_by("pk")
    assert (settled.state, bool(settled.evidence)) == (TaskState.CLOSED, True)
    assert (in_work.state, bool(in_work.evidence)) == (TaskState.OPEN, False)
    assert [step.kind for step in settled.steps.order_by("pk")] == [StepKind.OPENED, StepKind.ANSWERED, StepKind.CLOSED]
    assert all(task.is_demo and "演示" in task.cause and "演示" in task.measure for task in (settled, in_work))


def test_the_public_page_tells_both_states_each_with_the_mark(health, statistician, client):
    demo.make()
    demo_tasks.make(statistician, health)
    for task, state in zip(SupervisionTask.objects.order_by("pk"), ("已整改", "整改中"), strict=True):
        page = BeautifulSoup(client.get(f"/data/indicators/{task.indicator.code}/").content, "lxml")
        (told,) = [item.get_text() for item in page.select("main li") if item.select_one(".tag") and state in item.get_text()]
        assert "演示数据" in told
        assert not any(words in page.get_text() for words in (task.cause, task.measure))


def test_a_second_start_makes_no_more(health, statistician):
    demo.make()
    for _start in range(2):
        demo_tasks.make(statistician, health)
    assert SupervisionTask.objects.count() == demo_tasks.MOST
