"""Proposing and deciding on the screen: who sees what, and nothing that was typed is lost."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from cms.hotlines.models import LineChange, State
from portal.district.models import Hotline
from tests.cms.hotlines.conftest import decide, filled, seen, send, waiting
from tests.conftest import signed_in

NEW = {"number": "0412-5550100", "name": "示例（虚构）", "position": 30, "name_en": "", "when_to_use_en": ""}


@pytest.fixture
def proposed(line, editor_client) -> LineChange:
    """The editor wants another number."""
    send(editor_client, line, number="12339", number_again="12339")
    return waiting()


def read(client: Client, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "lxml")


def buttons(client: Client, change: LineChange) -> set[str]:
    """What she may do with it."""
    return {button["value"] for button in read(client, f"/cms/hotline/change/{change.pk}/").select("button[name=act]")}


def test_each_sees_the_buttons_that_are_hers(proposed, editor_client, reviewer_client, publisher):
    assert buttons(editor_client, proposed) == {"take_back"}
    assert buttons(reviewer_client, proposed) == buttons(signed_in(publisher), proposed) == {"approve", "send_back"}
    decide(reviewer_client, proposed, "approve")
    assert buttons(editor_client, proposed) == buttons(reviewer_client, proposed) == set()


def test_an_editor_who_presses_a_button_that_is_not_hers_is_turned_away(proposed, editor_client):
    for act in ("approve", "send_back", "anything"):
        assert decide(editor_client, proposed, act, "不对").status_code == 302
    proposed.refresh_from_db()
    assert proposed.state == State.WAITING


def test_a_publisher_cannot_approve_her_own_and_is_told_so(line, publisher):
    client = signed_in(publisher)
    send(client, line, number="12339", number_again="12339")
    assert "不能由自己通过" in decide(client, waiting(), "approve").content.decode()
    assert Hotline.objects.get(pk=line.pk).number == "12338"


def test_the_list_and_the_front_page_say_what_waits(proposed, editor_client, reviewer_client):
    assert "号码: 12338 → 12339" in editor_client.get("/cms/hotline/").content.decode()
    assert "等您看的求助电话改动：1 条" in reviewer_client.get("/cms/").content.decode()
    assert "等您看的求助电话改动" not in editor_client.get("/cms/").content.decode()


def test_a_reviewer_reads_the_history_of_a_line_and_finds_no_way_to_change_it(proposed, line, reviewer_client):
    history = f"/cms/hotline/history/{line.pk}/"
    assert read(reviewer_client, "/cms/hotline/").select_one(f'a[href="{history}"]')
    page = read(reviewer_client, history)
    assert "号码: 12338 → 12339" in page.text
    assert not page.select(f'a[href*="/cms/hotline/edit/{line.pk}/"]')
    assert reviewer_client.get(f"/cms/hotline/edit/{line.pk}/").status_code == 302


def test_a_change_comes_back_with_its_reason_and_what_was_typed(proposed, line, editor_client, reviewer_client):
    assert decide(reviewer_client, proposed, "send_back").status_code == 200
    assert decide(reviewer_client, proposed, "send_back", "打过去是空号").status_code == 302
    assert "打过去是空号" in editor_client.get("/cms/hotline/").content.decode()
    rewrite = read(editor_client, f"/cms/hotline/change/{proposed.pk}/").select_one(f"a[href*='edit/{line.pk}/?from=']")["href"]
    form = read(editor_client, rewrite)
    assert form.select_one("[name=number]")["value"] == form.select_one("[name=number_again]")["value"] == "12339"
    assert read(editor_client, f"/cms/hotline/edit/{line.pk}/").select_one("[name=number]")["value"] == "12338"


def test_a_reason_typed_too_late_is_still_there(proposed, reviewer_client, second_reviewer):
    decide(signed_in(second_reviewer), proposed, "approve")
    answer = decide(reviewer_client, proposed, "send_back", "打过去是空号")
    assert (answer.status_code, "已被同事先处理" in answer.content.decode()) == (200, True)
    assert "打过去是空号" in answer.content.decode()


def test_the_form_begins_with_what_waits_and_says_so(proposed, line, publisher):
    page = read(signed_in(publisher), f"/cms/hotline/edit/{line.pk}/")
    assert page.select_one("[name=number]")["value"] == "12339"
    assert "editor" in page.select_one(".messages").get_text()


def test_of_two_who_propose_the_second_is_told_and_may_insist(proposed, line, editor_client, publisher):
    client = signed_in(publisher)
    answer = send(client, line, number="12340", number_again="12340")
    assert "号码: 12339" in answer.content.decode()
    assert waiting() == proposed
    send(client, line, number="12340", number_again="12340", seen=seen(line, proposed))
    assert (waiting().proposed_by, waiting().changes["number"]) == (publisher, ["12338", "12340"])


def test_hiding_a_line_is_said_to_hold_at_once(local, editor_client, reviewer_client):
    answer = editor_client.post(f"/cms/hotline/edit/{local.pk}/", filled(local, is_active="", seen=seen(local)), follow=True)
    assert "已从所有页面撤下" in answer.content.decode()
    assert not Hotline.objects.get(pk=local.pk).is_active
    assert "已从所有页面撤下" in reviewer_client.get(f"/cms/hotline/change/{waiting().pk}/").content.decode()


def test_a_new_line_that_came_back_is_written_anew_in_its_place(line, editor_client, reviewer_client):
    editor_client.post("/cms/hotline/new/", filled(line, **NEW))
    first = waiting()
    decide(reviewer_client, first, "send_back", "没有来源")
    form = read(editor_client, f"/cms/hotline/new/?from={first.pk}")
    assert form.select_one("[name=name]")["value"] == "示例（虚构）"
    again = form.select_one("[name=instead_of]")["value"]
    editor_client.post("/cms/hotline/new/", filled(line, **NEW, instead_of=again))
    assert list(LineChange.objects.open()) == [waiting()]
    assert waiting() != first


@pytest.mark.parametrize("asked", ["0", "x", "9" * 5000])
def test_a_proposal_that_is_not_there_is_no_beginning(line, editor_client, asked):
    assert read(editor_client, f"/cms/hotline/edit/{line.pk}/?from={asked}").select_one("[name=number]")["value"] == "12338"


def test_what_she_takes_back_is_over(proposed, editor_client):
    assert decide(editor_client, proposed, "take_back").status_code == 302
    assert not LineChange.objects.open().exists()
