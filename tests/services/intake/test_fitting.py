"""An update of the portal while she is answering: she is led to what lacks an answer, and everything she told is still there."""

from dataclasses import replace

import pytest
from django import forms

from services.intake import flows
from services.intake.flows import Step
from services.intake.forms import LongText, PlainText, StepForm
from tests.services.intake.conftest import FIRST, FLOW, SECOND, What, Who, words_of


class Whom(StepForm):
    q1 = forms.ChoiceField(label="For whom?", choices=[("self", "Me"), ("other", "Another")], widget=forms.RadioSelect)


def named(name: str, **fields: forms.Field) -> type[StepForm]:
    return type(name, (StepForm,), fields)


@pytest.fixture
def update(monkeypatch):
    """The pages that the flow has from now on."""

    def to(*pages: type[StepForm]) -> None:
        steps = tuple(Step(page.__name__, page) for page in pages)
        monkeypatch.setattr(flows, "_flows", {"a": replace(FLOW, steps=steps, contact=lambda answers: FLOW.contact({"1": FIRST}))})

    return to


def test_a_new_first_page_is_asked_and_the_others_stay_answered(her, update):
    her.fills_in()
    update(Whom, Who, What)
    page = her.get("/f/a/check/")
    assert page.redirect_chain == [("/f/a/1/", 302)]
    assert "您开始填写以后，这一页有了变动" in words_of(page)
    assert "已删除" not in words_of(page)
    assert her.answers(1, q1="self").redirect_chain[-1] == ("/f/a/check/", 302)
    assert SECOND["q1"] in words_of(her.page)
    assert FIRST["q1"] in words_of(her.page)


def test_a_page_that_is_asked_no_more_takes_nothing_else_with_it(her, update):
    her.fills_in()
    update(What)
    assert her.get("/f/a/check/").status_code == 200
    assert SECOND["q1"] in words_of(her.page)


def test_pages_that_change_places_keep_their_answers(her, update):
    her.fills_in()
    update(What, Who)
    assert her.get("/f/a/check/").status_code == 200
    assert FIRST["q1"] in words_of(her.page)


def test_a_page_with_another_choice_is_asked_again_with_what_she_wrote_on_it(her, update):
    her.fills_in()
    asked = forms.ChoiceField(label="Contact?", choices=[("maybe", "Maybe")], widget=forms.RadioSelect)
    update(named("Who", q1=PlainText(label="Name", max_length=30), q2=asked), What)
    page = her.get("/f/a/check/")
    assert page.redirect_chain == [("/f/a/1/", 302)]
    assert 'value="小林"' in page.content.decode()
    assert her.answers(1, q1="小林", q2="maybe").redirect_chain[-1] == ("/f/a/check/", 302)


def test_a_page_that_only_asks_more_if_she_likes_stays_answered(her, update):
    her.fills_in()
    update(Who, named("What", q1=LongText(label="What happened?", max_length=5000), q2=PlainText(label="Since?", required=False)))
    assert her.get("/f/a/check/").redirect_chain == []


def test_what_was_kept_while_she_typed_moves_with_its_page(her, update):
    her.starts()
    her.answers(1, **FIRST)
    her.client.post("/f/a/2/keep/", {"do": "keep", "v": her.hidden("v"), "at": "1", **SECOND})
    update(Whom, Who, What)
    her.get("/f/a/1/")
    her.answers(1, q1="self")
    assert SECOND["q1"] in words_of(her.get("/f/a/3/"))


@pytest.mark.parametrize("switched_off", [False, True])
def test_nothing_is_lost_where_keeping_is_switched_off(her, update, switched_off):
    her.fills_in()
    if switched_off:
        her.client.post("/f/a/2/keep/", {"do": "off"})
    update(Who, named("What", q1=LongText(label="What happened?", max_length=5000), q2=PlainText(label="Since?")))
    page = her.get("/f/a/check/")
    assert page.redirect_chain == [("/f/a/2/", 302)]
    assert SECOND["q1"] in page.content.decode()


def test_a_draft_from_before_pages_were_marked_is_read_page_by_page(her, monkeypatch):
    with monkeypatch.context() as before:
        before.setattr("services.intake.views.finding.fit", lambda draft, flow: draft)
        before.setattr("services.intake.views.asking.fit", lambda draft, flow: draft)
        before.setattr(flows, "_flows", {"a": replace(FLOW, steps=(Step("What", What), Step("Who", Who)))})
        her.starts()
        her.answers(1, **SECOND)
    page = her.get("/f/a/check/")
    assert page.redirect_chain == [("/f/a/1/", 302)]
    assert SECOND["q1"] in page.content.decode()


def test_a_page_that_was_open_during_the_update_is_kept_where_it_stands_now(her, update):
    her.starts()
    her.answers(1, **FIRST)
    name = her.hidden("page")
    update(Whom, Who, What)
    kept = her.client.post("/f/a/2/keep/", {"do": "keep", "v": her.hidden("v"), "at": "1", "p": name, **SECOND})
    assert kept.status_code == 200
    assert her.answers(2, p=name, **SECOND).redirect_chain == [("/f/a/1/", 302)]
    her.answers(1, q1="self")
    assert SECOND["q1"] in words_of(her.get("/f/a/check/"))


def test_the_last_page_is_kept_also_where_its_number_is_gone(her, update):
    her.fills_in()
    name = her.get("/f/a/2/").context["page"]
    update(What)
    assert her.answers(2, p=name, q1="另一句").redirect_chain == [("/f/a/check/", 302)]
    assert "另一句" in words_of(her.page)


def test_pages_of_one_flow_have_names_of_their_own():
    for flow in flows.flows():
        names = [step.form.__name__ for step in flow.steps]
        assert len(names) == len(set(names)), flow.service.code
