"""An editor changes a number once, with the day of checking; approved, it changes on every page at once, and a slip is caught."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.test import Client
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from cms.editing.upkeep import old_numbers
from cms.help.models import HelpIndexPage, HelpPage
from cms.hotlines.models import LineChange
from portal.district.models import Hotline
from portal.pagecache import kept as keeping
from portal.pagecache.generation import generation
from tests.cms.hotlines.conftest import TODAY, decide, filled, send, waiting
from tests.conftest import signed_in

PAGES = ("/", "/help/", "/news/", "/about/privacy/", "/f/", "/f/b/", "/no-such-page/", "/accounts/login/", "/search/")


def changed(editor_client: Client, reviewer_client: Client, line: Hotline, **changes: object) -> Hotline:
    """The line after one person has proposed `changes` and another approved them."""
    send(editor_client, line, **changes)
    decide(reviewer_client, waiting(), "approve")
    return Hotline.objects.get(pk=line.pk)


def errors(answer) -> list[str]:
    return list(answer.context["form"].errors)


def test_a_number_is_changed_once_and_every_page_says_the_new_one(
    line, editor_client, reviewer_client, settings, monkeypatch, django_capture_on_commit_callbacks
):
    settings.PAGE_CACHE_BYTES = 1_000_000
    generation.forget()
    reader = Client()
    before = {path: reader.get(path).content.decode() for path in PAGES}
    assert [path for path in PAGES if "12338" not in before[path]] == []
    # What the pages keep is tried too: outside a transaction, as every request is.
    monkeypatch.setattr(keeping, "connection", type("Outside", (), {"in_atomic_block": False}))
    [reader.get(path) for path in PAGES]
    with django_capture_on_commit_callbacks(execute=True):
        assert send(editor_client, line, number="12339", number_again="12339").status_code == 302
    assert [path for path in PAGES if "12339" in reader.get(path).content.decode()] == []
    with django_capture_on_commit_callbacks(execute=True):
        assert decide(reviewer_client, waiting(), "approve").status_code == 302
    after = {path: reader.get(path).content.decode() for path in PAGES}
    assert [path for path in PAGES if "12339" not in after[path] or "12338" in after[path]] == []
    assert [name for name in ("500.html", "503.html") if "tel:12339" not in render_to_string(name)] == []


def test_the_history_says_who_proposed_what_and_who_decided(line, editor, reviewer, editor_client, reviewer_client):
    line = changed(editor_client, reviewer_client, line, number="12339", number_again="12339")
    entry = ModelLogEntry.objects.get(action="district.hotline")
    assert (entry.user, entry.data["changes"]["number"], entry.data["proposed_by"]) == (reviewer, ["12338", "12339"], str(editor))
    assert ModelLogEntry.objects.get(action="district.hotline.proposed").user == editor
    assert "号码: 12338 → 12339" in editor_client.get(f"/cms/hotline/history/{line.pk}/").content.decode()
    assert (line.former_number, line.edited_on, line.edited_by) == ("12338", TODAY, "editor")


def test_the_history_says_yes_and_no_in_words_also_of_what_was_written_down_before(line, editor_client):
    log(instance=line, action="district.hotline", data={"changes": {"is_emergency": ["", "True"]}})
    page = editor_client.get(f"/cms/hotline/history/{line.pk}/").content.decode()
    assert "紧急号码: 否 → 是" in page


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"number": "12339"}, "number_again"),
        ({"number": "12339", "number_again": "12393"}, "number_again"),
        ({"number": "1233", "number_again": "1233"}, "number"),
        ({"number": "110", "number_again": "110"}, "number"),
        ({"hours": "工作日 17:00–8:30"}, "hours"),
        ({"hours": "工作日 8:30–17:00"}, "hours_en"),
        ({"verified_by": ""}, "verified_by"),
        ({"verified_on": (TODAY + timedelta(1)).isoformat()}, "verified_on"),
        ({"is_active": ""}, "is_active"),
        ({"verified_on": "", "verified_by": ""}, "is_active"),
    ],
)
def test_a_slip_is_named_at_its_field_and_nothing_is_saved(line, editor_client, changes, field):
    answer = send(editor_client, line, **changes)
    assert (answer.status_code, field in errors(answer)) == (200, True)
    assert not LineChange.objects.exists()


def test_of_two_who_change_a_line_the_second_is_told_and_may_insist(line, editor_client, reviewer_client):
    send(editor_client, line, number="12339", number_again="12339", is_emergency="on")
    decide(reviewer_client, waiting(), "approve")
    hours = {"hours": "工作日 9:00–17:00", "hours_en": "Monday to Friday 9:00–17:00"}
    answer = send(editor_client, line, number="12338", **hours)
    page = BeautifulSoup(answer.content, "lxml")
    told = page.select_one("[role=alert], .messages, .help-critical, .error-message").get_text()
    assert "12339" in told
    assert "是" in told
    assert "True" not in told
    assert page.select_one("[name=hours]")["value"] == "工作日 9:00–17:00"
    assert not LineChange.objects.waiting().exists()
    again = page.select_one("input[name=seen]")["value"]
    assert send(editor_client, line, number="12339", seen=again, **hours).status_code == 302
    assert waiting().changes["hours"] == ["", "工作日 9:00–17:00"]


def test_a_new_number_was_not_checked_on_the_old_day(line, editor_client):
    old = TODAY - timedelta(30)
    line.verified_on = old
    line.save()
    answer = send(editor_client, line, number="12339", number_again="12339", verified_on=old.isoformat())
    assert errors(answer) == ["verified_on"]


def test_saving_without_a_change_leaves_the_line_to_the_pack(line, editor_client):
    assert send(editor_client, line, verified_on=line.verified_on.isoformat()).status_code == 302
    line.refresh_from_db()
    assert line.edited_on is None
    assert not LineChange.objects.exists()


NEW = {"number": "0412-5550100", "name": "示例（虚构）", "position": 30, "name_en": "", "when_to_use_en": ""}


def test_a_local_line_is_added_by_two_people_and_stands_on_the_help_page(line, editor_client, reviewer_client):
    assert editor_client.post("/cms/hotline/new/", filled(line, **NEW)).status_code == 302
    assert "0412-5550100" not in Client().get("/help/").content.decode()
    assert "0412-5550100 示例（虚构）" in reviewer_client.get("/cms/hotline/").content.decode()
    decide(reviewer_client, waiting(), "approve")
    assert 'href="tel:0412-5550100"' in Client().get("/help/").content.decode()


def test_only_those_with_the_right_and_nobody_deletes(line, editor_client, publisher, reviewer_client, caseworker_client, chief):
    assert signed_in(publisher).get("/cms/hotline/").status_code == 200
    assert reviewer_client.get("/cms/hotline/").status_code == 200
    send(editor_client, line, number="12339", number_again="12339")
    refused = {
        reviewer_client: ("new/", f"edit/{line.pk}/"),
        **dict.fromkeys((Client(), caseworker_client), ("", "new/", f"edit/{line.pk}/", f"history/{line.pk}/", f"change/{waiting().pk}/")),
    }
    for client, paths in refused.items():
        for path in paths:
            assert client.get(f"/cms/hotline/{path}").status_code in (302, 403, 404), path
        send(client, line, number="12340", number_again="12340")
    assert LineChange.objects.count() == 1
    for client in (editor_client, signed_in(chief)):
        client.post(f"/cms/hotline/delete/{line.pk}/")
    assert Hotline.objects.filter(pk=line.pk).exists()


def test_texts_that_still_say_the_old_number_are_listed(line, editor_client, reviewer_client):
    page = HelpPage(title="怎样申请", slug="how", summary="先打 12338", source="区司法局")
    HelpIndexPage.objects.get().add_child(instance=page)
    page.body = page.body.stream_block.to_python([{"type": "paragraph", "value": "<p>不是 123389</p>"}])
    page.save()
    assert old_numbers() == []
    changed(editor_client, reviewer_client, line, number="12339", number_again="12339")
    assert [(reminder.title, reminder.detail) for reminder in old_numbers()] == [("怎样申请", "12338 → 12339")]
    assert "12338 → 12339" in editor_client.get("/cms/").content.decode()


@pytest.mark.parametrize("address", ["/cms/hotline/", "/cms/checks-programme/"])
def test_lists_say_yes_and_no_in_her_language(line, editor_client, address):
    page = BeautifulSoup(editor_client.get(address).content, "lxml")
    cells = [cell.get_text(strip=True) for cell in page.select("td")]
    assert {"是", "否"} & set(cells)
    assert not {"True", "False"} & set(cells)
    names = {name.get_text(strip=True) for name in page.select(".w-field__label")}
    assert {"展示", "核实日期"} <= names
