"""Who has a case, and what belongs together."""

import pytest

from portal.audit.models import Entry
from portal.outbox.models import Message
from services.cases import actions
from services.cases.errors import NotAllowed, WrongState
from services.cases.models import Case, Link
from tests.conftest import person
from tests.factories.cases import ANONYMOUS, make_case


def test_whoever_accepts_has_the_case_and_may_pass_it_on(accepted, caseworker, lead):
    assert accepted.assignee == caseworker
    assert actions.assign(case=accepted, actor=caseworker, to=lead).assignee == lead


def test_nobody_outside_the_department_or_the_desk_gets_a_case(accepted, caseworker, stranger):
    for other in (stranger, person("clerk", "editor", "FYZX"), person("gone", "caseworker", "FYZX", is_active=False)):
        with pytest.raises(WrongState):
            actions.assign(case=accepted, actor=caseworker, to=other)


def test_many_are_given_at_once_or_none(caseworker, lead):
    cases = [make_case(), make_case()]
    assert actions.assign_all(cases=cases, actor=lead, to=caseworker) == 2
    actions.close(case=cases[1], actor=caseworker, outcome="duplicate")
    with pytest.raises(WrongState):
        actions.assign_all(cases=cases, actor=lead, to=lead)
    assert set(Case.objects.values_list("assignee", flat=True)) == {caseworker.pk}


def test_a_second_matter_gets_a_case_of_its_own_without_the_story_of_the_first(accepted, caseworker):
    second = actions.split(case=accepted, actor=caseworker, category="screening", text="想预约两癌筛查")
    opened = actions.view(case=second, actor=caseworker)
    assert (second.split_from, second.category, second.counted_facts.category) == (accepted, "screening", "screening")
    assert list(opened.answers.values()) == ["想预约两癌筛查"]
    assert opened.contact == ANONYMOUS
    assert bytes(second.contact.sealed) != bytes(accepted.contact.sealed)


def test_she_is_written_to_under_her_one_number(accepted, caseworker):
    second = actions.split(case=accepted, actor=caseworker, category="screening", text="想预约")
    actions.accept(case=second, actor=caseworker)
    with pytest.raises(WrongState, match="主事项"):
        actions.write_to_resident(case=second, actor=caseworker, text="您好")
    with pytest.raises(WrongState):
        actions.split(case=second, actor=caseworker, category="other", text="再分")


def test_a_duplicate_is_closed_and_linked_and_the_other_knows(accepted, caseworker):
    twin = make_case()
    merged = actions.merge(case=twin, actor=caseworker, into=accepted)
    assert (merged.state, merged.outcome) == ("closed", "duplicate")
    assert Link.objects.get().other == accepted
    assert accepted.timeline.last().kind == "merged_here"


def test_nothing_merges_into_itself_a_closed_case_or_a_foreign_one(accepted, caseworker, stranger, labour):
    closed = actions.close(case=make_case(), actor=caseworker, outcome="duplicate")
    foreign = make_case()
    Case.objects.filter(pk=foreign.pk).update(department=labour)
    foreign.refresh_from_db()
    for into, error in ((accepted, WrongState), (closed, WrongState), (foreign, NotAllowed)):
        with pytest.raises(error):
            actions.merge(case=accepted, actor=caseworker, into=into)
    accepted.refresh_from_db()
    assert accepted.state == "accepted"


def test_the_same_person_is_linked_once(accepted, caseworker):
    other = make_case()
    for _ in range(2):
        actions.link(case=accepted, actor=caseworker, other=other)
    assert Link.objects.get().kind == "same_person"
    with pytest.raises(WrongState):
        actions.link(case=accepted, actor=caseworker, other=accepted)


def test_a_reopened_case_goes_on_and_is_not_counted_again(accepted, caseworker, lead):
    actions.close(case=accepted, actor=caseworker, outcome="helped")
    with pytest.raises(NotAllowed):
        actions.reopen(case=accepted, actor=caseworker, reason="她又来电")
    reopened = actions.reopen(case=accepted, actor=lead, reason="她又来电")
    assert (reopened.state, reopened.outcome, reopened.closed_at) == ("accepted", "", None)
    assert Message.objects.filter(topic="case.accepted").count() == 1


def test_only_the_lead_holds_a_case_and_lets_go_of_it(accepted, caseworker, lead):
    with pytest.raises(NotAllowed):
        actions.hold(case=accepted, actor=caseworker, held=True, reason="诉讼中")
    assert actions.hold(case=accepted, actor=lead, held=True, reason="诉讼中").is_held
    assert not actions.hold(case=accepted, actor=lead, held=False, reason="判决生效").is_held


def test_name_and_number_are_shown_for_a_reason_and_on_record(accepted, caseworker, stranger):
    assert actions.reveal(case=accepted, actor=caseworker, reason="call") == ANONYMOUS
    assert Entry.objects.filter(action="case.revealed", actor=caseworker.pk, result="call").count() == 1
    with pytest.raises(WrongState):
        actions.reveal(case=accepted, actor=caseworker, reason="curious")
    with pytest.raises(NotAllowed):
        actions.reveal(case=accepted, actor=stranger, reason="call")


def test_she_withdraws_by_herself_and_only_the_hour_is_known(accepted):
    withdrawn = actions.withdraw(case=accepted)
    assert (withdrawn.state, withdrawn.outcome) == ("closed", "withdrawn")
    assert (withdrawn.closed_at.minute, withdrawn.closed_at.second) == (0, 0)
    assert accepted.timeline.last().actor is None


def test_taken_back_twice_it_stays_as_it_was(accepted):
    first = actions.withdraw(case=accepted)
    assert actions.withdraw(case=accepted).closed_at == first.closed_at
    assert accepted.timeline.filter(kind="withdrawn").count() == 1


def test_what_was_split_off_ends_with_it_wherever_it_is(accepted, caseworker, lead, labour):
    second = actions.split(case=accepted, actor=caseworker, category="screening", text="想预约两癌筛查")
    actions.transfer(case=second, actor=lead, to=labour, ground="told")
    actions.withdraw(case=accepted)
    second.refresh_from_db()
    assert (second.state, second.outcome, second.department) == ("closed", "withdrawn", labour)
