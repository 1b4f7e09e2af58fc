"""A copy is made by the desk and opened with her number; a deletion takes two people; neither follows from the number alone."""

from datetime import timedelta

import pytest
import time_machine

from portal.accounts.roles import LEAD
from portal.kit import clock
from portal.outbox.models import Message
from services.cases import actions, rights, tombstones
from services.cases.data_wishes import copy_of, standings
from services.cases.errors import NotAllowed, WrongState
from services.cases.models import Case, CaseKey, DataWish, Disclosure
from services.cases.receipts import find
from tests.conftest import person
from tests.factories.cases import ANSWERS, IDENTIFIED, make_case_with_receipt

SURE = "word"


@pytest.fixture(autouse=True)
def ledger(settings, tmp_path):
    settings.LEDGER_DIR = tmp_path


@pytest.fixture
def hers(caseworker) -> tuple[Case, str]:
    """A case that was accepted, and its receipt."""
    case, receipt = make_case_with_receipt(contact=IDENTIFIED)
    return actions.accept(case=case, actor=caseworker), receipt


@pytest.fixture
def ended(hers, caseworker, labour) -> tuple[Case, str]:
    """A case that was referred and is closed, and whose deletion she has asked for."""
    case, receipt = hers
    actions.refer(case=case, actor=caseworker, to=labour, fields=["matter"], purpose="核实", ground="told")
    actions.close(case=case, actor=caseworker, outcome="helped")
    actions.ask_about_data(case=case, kind=rights.DELETION)
    return case, receipt


def test_nothing_she_told_lies_under_her_number_before_somebody_made_sure(hers):
    case, receipt = hers
    actions.ask_about_data(case=case, kind=rights.COPY)
    assert copy_of(find(receipt)) is None
    assert [(one.kind, one.answer) for one in standings(find(receipt))] == [("copy", "")]


def test_the_copy_holds_what_she_told_and_to_whom_it_was_given_and_no_note(hers, caseworker, labour):
    case, receipt = hers
    actions.add_note(case=case, actor=caseworker, text="材料齐全")
    actions.refer(case=case, actor=caseworker, to=labour, fields=["matter"], purpose="核实", ground="told")
    actions.ask_about_data(case=case, kind=rights.COPY)
    wish = actions.give_copy(case=case, actor=caseworker, made_sure=SURE)
    content = copy_of(find(receipt))
    assert (content["told"], content["name"], content["phone"]) == (ANSWERS, IDENTIFIED.name, IDENTIFIED.phone)
    assert [(entry["department"], entry["what"]) for entry in content["given_to"]] == [(labour.name, ["matter"])]
    assert "材料齐全" not in str(content)
    assert ANSWERS["story"].encode() not in bytes(wish.sealed)


def test_a_copy_lies_there_for_a_week_and_is_destroyed(hers, caseworker):
    case, receipt = hers
    actions.ask_about_data(case=case, kind=rights.COPY)
    actions.give_copy(case=case, actor=caseworker, made_sure=SURE)
    with time_machine.travel(clock.now() + rights.COPY_LIES_FOR):
        assert copy_of(find(receipt)) is not None
        assert actions.destroy_old_copies() == 0
    with time_machine.travel(clock.now() + rights.COPY_LIES_FOR + timedelta(days=1)):
        assert copy_of(find(receipt)) is None
        assert actions.destroy_old_copies() == 1
    assert bytes(DataWish.objects.get().sealed) == b""


def test_asked_twice_it_is_one_wish_and_after_the_answer_a_new_one(hers, caseworker):
    case, _ = hers
    for _again in range(2):
        actions.ask_about_data(case=case, kind=rights.COPY)
    assert DataWish.objects.count() == 1
    assert Message.objects.filter(topic="case.data_asked").count() == 1
    actions.give_copy(case=case, actor=caseworker, made_sure=SURE)
    with pytest.raises(WrongState):
        actions.give_copy(case=case, actor=caseworker, made_sure=SURE)
    actions.ask_about_data(case=case, kind=rights.COPY)
    assert DataWish.objects.count() == 1
    with time_machine.travel(clock.now() + rights.COPY_LIES_FOR + timedelta(days=1)):
        actions.ask_about_data(case=case, kind=rights.COPY)
        actions.give_copy(case=case, actor=caseworker, made_sure=SURE)
        assert DataWish.objects.get().lies_here


@pytest.mark.parametrize("act", [actions.give_copy, actions.agree_to_delete])
def test_nobody_answers_without_saying_how_she_made_sure(act, ended, caseworker):
    actions.ask_about_data(case=ended[0], kind=rights.COPY)
    with pytest.raises(WrongState):
        act(case=ended[0], actor=caseworker, made_sure="")


def test_nothing_is_deleted_while_it_is_handled(hers, caseworker):
    actions.ask_about_data(case=hers[0], kind=rights.DELETION)
    with pytest.raises(WrongState):
        actions.agree_to_delete(case=hers[0], actor=caseworker, made_sure=SURE)


def test_two_people_delete_and_her_number_opens_nothing_any_more(ended, caseworker, lead):
    case, receipt = ended
    with pytest.raises(WrongState):
        actions.delete_at_her_wish(case=case, actor=lead)
    actions.agree_to_delete(case=case, actor=caseworker, made_sure=SURE)
    with pytest.raises(NotAllowed):
        actions.delete_at_her_wish(case=case, actor=caseworker)
    actions.delete_at_her_wish(case=case, actor=lead)
    assert find(receipt) is None
    assert not CaseKey.objects.filter(case=case).exists()
    assert not DataWish.objects.exists()
    assert list(tombstones.buried()) == [case.pk]
    assert Disclosure.objects.get().receiver.code == "RS"


def test_who_agreed_first_is_not_the_second_even_as_lead(ended, lead):
    actions.agree_to_delete(case=ended[0], actor=lead, made_sure=SURE)
    with pytest.raises(NotAllowed):
        actions.delete_at_her_wish(case=ended[0], actor=lead)
    actions.delete_at_her_wish(case=ended[0], actor=person("second", LEAD, "FYZX"))
    assert Case.objects.get(pk=ended[0].pk).erased_at


def test_what_is_held_is_not_deleted(ended, caseworker, lead):
    actions.agree_to_delete(case=ended[0], actor=caseworker, made_sure=SURE)
    actions.hold(case=ended[0], actor=lead, held=True, reason="诉讼中")
    with pytest.raises(WrongState):
        actions.delete_at_her_wish(case=ended[0], actor=lead)


def test_a_refusal_says_why_and_she_may_ask_again(ended, lead):
    case, receipt = ended
    wish = DataWish.objects.get()
    actions.refuse_data_wish(case=case, actor=lead, wish=wish, ground="proceedings")
    [one] = standings(find(receipt))
    assert (one.answer, one.is_kept) == ("refused", True)
    assert one.why_not
    with pytest.raises(WrongState):
        actions.refuse_data_wish(case=case, actor=lead, wish=wish, ground="law")
    actions.ask_about_data(case=case, kind=rights.DELETION)
    assert DataWish.objects.filter(answer="").count() == 1
    assert [one.answer for one in standings(find(receipt))] == [rights.ASKED]


def test_a_copy_is_not_refused_because_of_proceedings(hers, lead):
    actions.ask_about_data(case=hers[0], kind=rights.COPY)
    with pytest.raises(WrongState):
        actions.refuse_data_wish(case=hers[0], actor=lead, wish=DataWish.objects.get(), ground="proceedings")


def test_deletion_is_asked_for_all_that_stands_under_her_number(hers, caseworker):
    case, _ = hers
    second = actions.split(case=case, actor=caseworker, category="workplace_harassment", text="另有一事")
    actions.ask_about_data(case=case, kind=rights.DELETION)
    actions.ask_about_data(case=case, kind=rights.COPY)
    assert set(DataWish.objects.values_list("case", "kind")) == {(case.pk, "deletion"), (second.pk, "deletion"), (case.pk, "copy")}


def test_another_department_can_do_nothing_about_it(ended, stranger):
    for act in (actions.give_copy, actions.agree_to_delete):
        with pytest.raises(NotAllowed):
            act(case=ended[0], actor=stranger, made_sure=SURE)


def test_saved_twice_within_the_hour_is_one_step_and_a_later_save_another(hers):
    case, _receipt = hers
    with time_machine.travel("2026-11-26 10:05+08:00", tick=False) as then:
        for minutes in (0, 10, 60):
            then.shift(timedelta(minutes=minutes))
            actions.copy_taken(case=case)
    assert case.timeline.filter(kind="copy_taken").count() == 2
