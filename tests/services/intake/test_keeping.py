"""A page is kept while she types: the newest wins, she can switch it off, and nothing outlives its hour."""

from datetime import timedelta

import pytest
from django.utils import timezone

from services.intake.models import Draft
from tests.services.intake.conftest import FIRST


@pytest.fixture
def typing(her):
    """She has begun; `typing(at=…, q1=…)` is what the page sends after five seconds of quiet."""
    her.starts()

    def keep(do: str = "keep", at: object = 1000, number: int = 1, **typed: str):
        return her.client.post(f"/f/a/{number}/keep/", {"do": do, "at": at, "v": her.hidden("v"), **typed})

    return keep


def test_a_half_typed_page_is_there_after_a_reload(her, typing):
    answer = typing(q1="小")
    assert (answer.status_code, answer.json()["left"]) == (200, 3600)
    assert 'value="小"' in her.get("/f/a/1/").content.decode()


def test_what_was_only_typed_counts_as_no_answer(her, typing):
    typing(q1="小")
    assert her.get("/f/a/2/").redirect_chain == [("/f/a/1/", 302)]


def test_a_late_packet_never_wins(her, typing):
    typing(at=2000, q1="小林")
    assert typing(at=1999, q1="小").status_code == 409
    assert typing(at=2000, q1="小").status_code == 409
    assert 'value="小林"' in her.get("/f/a/1/").content.decode()


def test_a_packet_from_before_the_page_was_sent_never_wins(her, typing):
    seen = her.hidden("v")
    her.answers(1, **FIRST)
    late = her.client.post("/f/a/1/keep/", {"do": "keep", "at": 9999, "v": seen, "q1": "小"})
    assert late.status_code == 409
    assert 'value="小林"' in her.get("/f/a/1/").content.decode()


def test_sending_the_page_replaces_what_was_typed(her, typing):
    typing(q1="小")
    her.answers(1, **FIRST)
    assert 'value="小林"' in her.get("/f/a/1/").content.decode()


def test_it_can_be_switched_off_and_forgets_at_once(her, typing):
    typing(q1="小")
    assert typing(do="off").status_code == 200
    page = her.get("/f/a/1/")
    assert 'value="小"' not in page.content.decode()
    assert 'data-keep-on=""' in page.content.decode()
    assert typing(at=5000, q1="小").status_code == 409
    assert typing(do="on").status_code == 200
    her.get("/f/a/1/")
    assert typing(at=6000, q1="小").status_code == 200


def test_she_can_have_another_hour(her, typing):
    Draft.objects.update(expires_at=timezone.now() + timedelta(minutes=3))
    assert her.get("/f/a/1/").context["ends_in"] <= 180
    assert typing(do="stay").status_code == 200
    assert her.get("/f/a/1/").context["ends_in"] > 3500


def test_an_ended_draft_is_not_brought_back(her, typing):
    Draft.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    for act in ("keep", "stay", "off"):
        assert typing(do=act, q1="小").status_code == 410


def test_leaving_takes_what_was_typed_along(her, typing):
    typing(q1="小")
    her.client.post("/x/")
    assert typing(at=9000, q1="小").status_code == 410
    assert not Draft.objects.exists()


@pytest.mark.parametrize("sent", [{"do": ""}, {"do": "drop"}, {"number": 0}, {"number": 3}])
def test_anything_else_is_refused(typing, sent):
    assert typing(**sent).status_code == 400


@pytest.mark.parametrize("at", ["", "x", "-5", "9" * 40, "１"])
def test_a_clock_of_nonsense_keeps_nothing(typing, at):
    assert typing(at=at, q1="小").status_code == 409


def test_only_the_questions_of_the_page_are_kept_and_no_more_than_anybody_types(her, typing):
    typing(q1="长" * 30_000, q9="x", owner="1")
    kept = her.get("/f/a/1/").context["form"].initial
    assert set(kept) == {"q1"}
    assert len(kept["q1"]) == 20_000


def test_without_scripts_nothing_of_it_is_offered(her):
    page = her.starts().content.decode()
    assert 'data-keep-switch aria-pressed="true" data-appears hidden' in page
    assert 'role="alert" data-keep-ends hidden' in page
