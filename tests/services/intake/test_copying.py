"""What she takes with her: status and messages at any time, what she told only when the desk has made a copy."""

import json

import pytest

from services.cases import actions
from services.cases.models import Case
from tests.services.intake.conftest import FIRST, SECOND, words_of

pytestmark = pytest.mark.usefixtures("caseworker")


@pytest.fixture
def holding(her):
    her.opens(her.asks())
    return her


def test_the_file_holds_status_and_messages_and_nothing_of_what_she_told(holding, caseworker):
    case = Case.objects.get()
    actions.accept(case=case, actor=caseworker)
    actions.write_to_resident(case=case, actor=caseworker, text="请周三来。", asks=False)
    machine = holding.client.post("/r/copy/", {"as": "json"})
    content = json.loads(machine.content)
    assert machine["Content-Disposition"] == 'attachment; filename="copy.json"'
    assert (content["reference"], content["messages"][0]["text"]) == (case.reference, "请周三来。")
    text = holding.client.post("/r/copy/")
    assert text["Content-Disposition"] == 'attachment; filename="copy.txt"'
    assert "请周三来。" in text.content.decode()
    for answer in (machine, text):
        for private in (SECOND["q1"], "legal", "法律援助", "FYZX"):
            assert private not in answer.content.decode()


def test_a_copy_of_what_she_told_goes_from_her_wish_through_the_desk_into_her_hands(holding, caseworker):
    holding.get("/r/w/")
    page = holding.client.post("/r/w/", {"w": "copy", "t": "", "k": holding.page.context["form"]["k"].value()}, follow=True)
    assert "先确认" in words_of(page)
    assert holding.client.post("/r/copy/all/")["Location"] == "/r/o/"
    case = Case.objects.get()
    actions.give_copy(case=case, actor=caseworker, made_sure="came")
    page = holding.get("/r/o/")
    assert 'action="/r/copy/all/"' in page.content.decode()
    assert SECOND["q1"] not in page.content.decode()
    text = holding.client.post("/r/copy/all/").content.decode()
    assert SECOND["q1"] in text
    assert FIRST["q1"] in text
    assert "她" not in text
    assert json.loads(holding.client.post("/r/copy/all/", {"as": "json"}).content)["name"] == FIRST["q1"]
    assert case.timeline.filter(kind="copy_taken").count() == 1


@pytest.mark.parametrize("address", ["/r/copy/", "/r/copy/all/"])
def test_without_a_number_there_is_no_file(client, flow, district, address):
    assert client.post(address)["Location"] == "/r/"
