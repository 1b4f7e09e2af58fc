"""A question to the public: open, closed, answered."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from cms.opinions.handlers import forget_old_opinions
from cms.opinions.models import CollectionPage, Opinion, OpinionIndexPage
from tests.conftest import just_proved


@pytest.fixture
def collection(site) -> CollectionPage:
    cache.clear()
    today = timezone.localdate()
    page = CollectionPage(
        title="母婴室设在哪里", slug="where", summary="请写下来", source="区妇联", opens_on=today, closes_on=today + timedelta(10)
    )
    OpinionIndexPage.objects.get().add_child(instance=page)
    page.save_revision().publish()
    return page


def send(text: str = "商场三楼"):
    return Client().post("/opinions/where/take/", {"text": text})


def test_an_opinion_arrives_without_a_name(collection):
    assert send()["Location"] == "/opinions/where/thanks/"
    assert Opinion.objects.get().text == "商场三楼"
    assert {field.name for field in Opinion._meta.fields} == {"id", "collection", "text", "written_on"}
    assert Client().get("/opinions/where/thanks/").status_code == 200


def test_its_last_day_is_told_once(collection):
    assert Client().get("/opinions/where/").content.decode().count(f"{collection.closes_on:%Y-%m-%d}") == 1


def test_what_others_wrote_is_not_public(collection):
    send("只有编辑看得到")
    assert "只有编辑看得到" not in Client().get("/opinions/where/").content.decode()


@pytest.mark.parametrize("text", ["", "  ", "长" * 2001])
def test_what_does_not_fit_is_said_at_the_field_and_stays(collection, text):
    answer = send(text)
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {"text"}
    assert text.strip()[:100] in answer.content.decode()


def test_the_address_that_takes_opinions_leads_to_the_page_when_it_is_only_opened(collection):
    assert Client().get("/opinions/where/take/")["Location"] == "/opinions/where/"
    assert Client().get("/opinions/nothing/take/").status_code == 404


def test_a_flood_is_held_back(collection):
    assert [send().status_code for _ in range(6)] == [302] * 5 + [429]


def test_after_the_last_day_the_form_is_gone_and_then_the_result_stands_there(collection, time_machine):
    time_machine.move_to(timezone.now() + timedelta(11), tick=False)
    page = Client().get("/opinions/where/").content.decode()
    assert "<textarea" not in page
    assert "结果待公布" in page
    assert send().status_code == 404
    collection.result = collection.result.stream_block.to_python([{"type": "heading", "value": "采纳了两条"}])
    collection.save_revision().publish()
    page = Client().get("/opinions/where/").content.decode()
    assert "采纳了两条" in page
    assert "已公布结果" in page


def test_a_year_after_the_collection_closed_the_opinions_are_gone(collection, time_machine):
    send()
    time_machine.move_to(timezone.now() + timedelta(10 + 365), tick=False)
    forget_old_opinions()
    assert Opinion.objects.exists()
    time_machine.move_to(timezone.now() + timedelta(2), tick=False)
    forget_old_opinions()
    assert not Opinion.objects.exists()


def test_the_public_counts_nothing_and_editors_read_all(collection, editor_client):
    send("给编辑看的")
    assert "给编辑看的" in editor_client.get("/cms/opinion/").content.decode()


def test_no_opinion_is_a_formula_in_the_file_that_editors_take(collection, editor, editor_client):
    send("=HYPERLINK(1)")
    just_proved(editor_client, editor)
    kept = editor_client.get("/cms/opinion/", {"export": "csv"})
    assert "'=HYPERLINK(1)" in b"".join(kept.streaming_content).decode()
