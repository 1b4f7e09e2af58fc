"""Readers report what is wrong on a page; the report reaches the editors and nobody else."""

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.test import Client
from wagtail.models import Page

from cms.corrections.handlers import forget_old_corrections
from cms.corrections.models import Correction, State
from cms.help.models import HelpIndexPage
from services.cases.models import Case
from services.indicators.models import Indicator
from tests.conftest import signed_in

FORM = {"path": "/help/", "kind": "number", "text": "第二个号码打不通"}


@pytest.fixture(autouse=True)
def _fresh(db):
    cache.clear()


def test_every_page_leads_to_its_own_form(site):
    assert "/corrections/?page=/help/" in Client().get("/help/").content.decode()
    page = Client().get("/corrections/?page=/help/").content.decode()
    assert "求助指南" in page
    assert "<script" not in page.split("<main")[1]


def test_the_form_with_its_mistakes_can_be_opened_again_by_its_address(site):
    address = "/corrections/?page=/help/"
    (form,) = BeautifulSoup(Client().get(address).content, "lxml").select("main form")
    sent_to = form.get("action") or address
    assert Client().post(sent_to, {"path": "/help/"}).status_code == 422
    assert Client().get(sent_to).status_code == 200


MADE_PAGES = ("/data/", "/data/method/", "/data/services/", "/data/indicators/", "/data/indicators/goals/", "/data/indicators/compare/",
    "/data/indicators/by-sex/", "/data/api/", "/about/privacy/", "/about/platforms/", "/about/map/", "/plan/print/")  # fmt: skip


def test_pages_of_figures_lead_to_it_too_and_are_kept_all_the_same(site, settings):
    settings.PAGE_CACHE_BYTES = 1_000_000
    reader, code = Client(), Indicator.objects.first().code
    for path in (*MADE_PAGES, f"/data/indicators/{code}/"):
        answer = reader.get(path)
        assert f'href="/corrections/?page={path}"' in answer.content.decode(), path
        assert answer.headers.get("ETag"), path
        form = reader.get(f"/corrections/?page={path}")
        assert (path, form.status_code) == (path, 200)
        assert form.context["about"] in answer.content.decode().partition("</title>")[0], path


def test_an_answer_about_an_indicator_is_listed_by_its_name(site, editor_client):
    indicator = Indicator.objects.first()
    Client().post("/corrections/", FORM | {"path": f"/data/indicators/{indicator.code}/"})
    editor_client.post(f"/cms/correction/edit/{Correction.objects.get().pk}/", {"state": State.DONE, "answer": "已改"})
    assert f">{indicator.name}</a>" in Client().get("/corrections/answers/").content.decode()


def test_a_report_reaches_the_editors_and_no_case(site, editor_client):
    assert Client().post("/corrections/", FORM)["Location"] == "/corrections/thanks/"
    correction = Correction.objects.get()
    assert (correction.path, correction.kind, correction.text) == ("/help/", "number", "第二个号码打不通")
    index = HelpIndexPage.objects.get()
    assert index.title in editor_client.get("/cms/correction/").content.decode()
    assert f'<a href="/cms/pages/{index.pk}/edit/">' in editor_client.get(f"/cms/correction/edit/{correction.pk}/").content.decode()
    assert not Case.objects.exists()


def test_a_page_that_is_gone_is_named_by_its_address(site, editor_client):
    correction = Correction.objects.create(path="/help/gone/", kind="fact")
    assert "/help/gone/" in editor_client.get("/cms/correction/").content.decode()
    assert editor_client.get(f"/cms/correction/edit/{correction.pk}/").status_code == 200


def test_nothing_about_the_sender_is_kept():
    names = {field.name for field in Correction._meta.fields}
    assert names == {"id", "path", "kind", "text", "reported_on", "state", "answer", "handled_by", "handled_at"}


def test_what_is_wrong_is_said_at_the_field_and_what_was_typed_stays(site):
    answer = Client().post("/corrections/", FORM | {"kind": ""})
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {"kind"}
    assert "第二个号码打不通" in answer.content.decode()
    assert not Correction.objects.exists()


@pytest.mark.parametrize("change", [{"text": "长" * 1001}, {"kind": "nonsense"}, {"text": "\x00"}])
def test_what_does_not_fit_is_refused(site, change):
    assert Client().post("/corrections/", FORM | change).status_code == 422


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/nowhere/",
        "https://evil.example/",
        "//evil.example",
        "/help/\x00",
        "/cms/",
        "/f/a/1/",
        "/" * 300,
        "/data/indicators/none/",
        "/data/services.csv",
    ],
)
def test_only_published_pages_can_be_corrected(site, path):
    assert Client().get("/corrections/", {"page": path}).status_code == 404
    assert Client().post("/corrections/", FORM | {"path": path}).status_code == 404
    assert not Correction.objects.exists()


def test_a_flood_is_held_back_and_the_text_is_not_lost(site):
    client = Client()
    for _ in range(5):
        assert client.post("/corrections/", FORM).status_code == 302
    answer = client.post("/corrections/", FORM)
    assert answer.status_code == 429
    assert "第二个号码打不通" in answer.content.decode()
    assert Correction.objects.count() == 5


def test_an_editor_deals_with_it_and_cannot_change_what_was_said(site, editor, editor_client):
    Client().post("/corrections/", FORM)
    correction = Correction.objects.get()
    editor_client.post(f"/cms/correction/edit/{correction.pk}/", {"state": State.DONE, "text": "别的话", "path": "/x/", "kind": "fact"})
    correction.refresh_from_db()
    assert (correction.state, correction.text, correction.path) == (State.DONE, "第二个号码打不通", "/help/")
    assert correction.handled_by == editor


def test_a_year_after_it_was_dealt_with_it_is_gone(site, editor_client, time_machine):
    time_machine.move_to("2026-11-24T01:00:00+00:00", tick=False)
    for _ in range(2):
        Client().post("/corrections/", FORM)
    done, still_open = Correction.objects.order_by("pk")
    editor_client.post(f"/cms/correction/edit/{done.pk}/", {"state": State.DONE})
    time_machine.move_to("2027-11-25T01:00:00+00:00", tick=False)
    forget_old_corrections()
    assert list(Correction.objects.all()) == [still_open]


def test_caseworkers_find_no_corrections(site, stranger):
    assert signed_in(stranger).get("/cms/correction/").status_code in (302, 403, 404)


def test_it_is_answered_for_everybody_and_not_in_the_readers_words(site, editor_client):
    for _ in range(2):
        Client().post("/corrections/", FORM)
    answered, silent = Correction.objects.order_by("pk")
    editor_client.post(f"/cms/correction/edit/{answered.pk}/", {"state": State.DONE, "answer": "第二个号码已经换成新的。"})
    editor_client.post(f"/cms/correction/edit/{silent.pk}/", {"state": State.NO, "answer": ""})
    page = Client().get("/corrections/answers/").content.decode()
    assert page.count("第二个号码已经换成新的。") == 1
    assert 'href="/help/">求助指南</a>' in page
    assert "打不通" not in page.partition("<main")[2]
    assert "/corrections/answers/" in Client().get("/corrections/thanks/").content.decode()


def test_what_is_open_or_about_a_page_that_is_gone_is_not_listed(site, editor_client):
    Client().post("/corrections/", FORM)
    correction = Correction.objects.get()
    Correction.objects.update(answer="还在看")
    assert "还在看" not in Client().get("/corrections/answers/").content.decode()
    editor_client.post(f"/cms/correction/edit/{correction.pk}/", {"state": State.DONE, "answer": "已改"})
    Page.objects.get(url_path="/home/help/").specific.unpublish()
    answer = Client().get("/corrections/answers/")
    assert answer.status_code == 200
    assert "已改" not in answer.content.decode()


def test_how_many_wait_stands_on_the_front_page_of_the_editors(site, editor_client):
    assert "读者报来还没处理" not in editor_client.get("/cms/").content.decode()
    Client().post("/corrections/", FORM)
    assert "读者报来还没处理的问题：1" in editor_client.get("/cms/").content.decode()
