"""Whatever is sent: a plain sentence, the right status, in under a second, and nothing half-saved (S2-34, S2-35)."""

import time
from urllib.parse import quote

import pytest
from django.test import Client

from services.cases.models import Case
from services.intake.models import Draft
from tests.services.intake.conftest import FIRST, words_of

FORM = "application/x-www-form-urlencoded"
MEGABYTE = 1_000_000


@pytest.fixture
def took(her, monkeypatch) -> list[float]:
    """The seconds of the processor that each answer to her cost, without what it costs to send and whatever else this machine does."""
    answer, seconds = her.client.handler, []

    def timed(environ):
        start = time.process_time()
        response = answer(environ)
        seconds.append(time.process_time() - start)
        return response

    monkeypatch.setattr(her.client, "handler", timed)
    return seconds


@pytest.fixture
def started(her, took):
    her.starts()
    yield her
    assert max(took) < 1
    assert not Case.objects.exists()


def test_ten_megabytes_are_too_much(started):
    page = started.client.post("/f/a/1/", {"v": "1", "q1": "长" * (10 * MEGABYTE // 3), "q2": "no"})
    assert page.status_code == 413
    assert "太长" in words_of(page)
    assert Draft.objects.get().version == 1


def test_ten_thousand_fields_are_too_many(started):
    page = started.client.post("/f/a/1/", {f"q{number}": "1" for number in range(10_000)})
    assert page.status_code == 400
    assert "12338" in words_of(page)


def test_a_text_longer_than_asked_for_stays_typed(started):
    page = started.client.post("/f/a/2/", {"v": "1", "q1": "长" * 5001})
    assert page.status_code == 422
    assert "长" * 5001 in page.content.decode()
    assert "请不要超过 5000 个字。" in words_of(page)


def test_a_null_character_is_dropped(started):
    started.answers(1, q1="小\x00林", q2="no")
    assert 'value="小林"' in started.get("/f/a/1/").content.decode()


@pytest.mark.parametrize("typed", [b"%ED%A0%80", b"%FF%FE", b"%C3", b"%00%00"])
def test_broken_bytes_are_never_a_fault_of_ours(started, typed):
    page = started.client.post("/f/a/1/", b"v=1&q2=no&q1=" + typed, content_type=FORM)
    assert page.status_code in (302, 409, 422)


def test_marks_that_turn_the_direction_of_a_text_are_dropped(started):
    started.answers(1, q1="小\u202e林", q2="no")
    assert 'value="小林"' in started.get("/f/a/1/").content.decode()


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "multipart/form-data; boundary=x", "multipart/form-data"])
def test_another_kind_of_content_is_an_empty_form_or_unreadable(started, kind):
    page = started.client.post("/f/a/1/", "[" * 3000, content_type=kind)
    assert page.status_code in (400, 422)
    assert words_of(page)


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_not_allowed(started, method):
    assert getattr(started.client, method)("/f/a/1/").status_code == 405


@pytest.mark.parametrize("typed", ["1" * 20, "号码" * 10, "9" * 100_000, "' OR 1=1 --", "\ud83d\ude00", "１２３"])
def test_a_lookup_of_nonsense_says_what_to_compare(her, took, typed):
    page = her.client.post("/r/", f"n={quote(typed, errors='replace')}".encode(), content_type=FORM)
    assert page.status_code == 422
    assert page.context["form"].errors == {"n": ["这不是我们的查询码，请逐位核对，一共 20 位。"]}
    assert max(took) < 1


@pytest.mark.parametrize("typed", ["", " ", "\x00" * 20])
def test_a_lookup_of_nothing_says_what_to_type(her, typed):
    page = her.client.post("/r/", {"n": typed})
    assert page.status_code == 422
    assert page.context["form"].errors == {"n": ["请输入 20 位查询码。"]}


def test_a_form_from_another_site_is_refused_with_a_sentence(resident, flow):
    page = Client(enforce_csrf_checks=True).post("/f/a/1/", FIRST)
    assert page.status_code == 403
    assert "公共服务" in words_of(page)
