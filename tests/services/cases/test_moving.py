"""Transfer and return: another department becomes responsible, with the keys."""

import pytest

from portal.accounts.roles import COORDINATOR
from portal.audit.models import Entry
from portal.district.models import Department
from portal.outbox.models import Message
from services.cases import actions
from services.cases.errors import NotAllowed, WrongState
from services.cases.models import CaseKey, Disclosure
from services.cases.queries import visible_to
from tests.conftest import person
from tests.factories.cases import ANSWERS, facts_of, make_case


def holders(case) -> set[str]:
    return set(CaseKey.objects.filter(case=case).values_list("holder", flat=True))


def test_a_transfer_takes_the_case_with_its_keys_to_the_other_department(accepted, lead, stranger, labour):
    moved = actions.transfer(case=accepted, actor=lead, to=labour, ground="told", reason="属于劳动监察")
    assert (moved.department, moved.state, moved.assignee) == (labour, "registered", None)
    assert holders(moved) == {"dept:RS", "recovery", "receipt"}
    opened = actions.view(case=moved, actor=stranger)
    assert opened.answers == ANSWERS
    assert [note.text for note in opened.notes] == ["属于劳动监察"]


def test_whoever_gave_the_case_away_sees_it_no_more(accepted, caseworker, lead, labour):
    moved = actions.transfer(case=accepted, actor=lead, to=labour, ground="consent", consent_given="phone")
    for colleague in (caseworker, lead):
        assert not visible_to(colleague).exists()
        with pytest.raises(NotAllowed):
            actions.view(case=moved, actor=colleague)


def test_each_transfer_stands_in_the_ledger_and_in_the_audit_chain(accepted, lead, labour):
    actions.transfer(case=accepted, actor=lead, to=labour, ground="consent", consent_given="paper")
    entry = Disclosure.objects.get()
    assert (entry.kind, entry.giver.code, entry.receiver.code, entry.ground, entry.consent_given) == (
        "transfer",
        "FYZX",
        "RS",
        "consent",
        "paper",
    )
    assert Entry.objects.filter(action="case.transferred", result="consent", actor=lead.pk).count() == 1


def test_a_caseworker_does_not_transfer_alone(accepted, caseworker, labour):
    with pytest.raises(NotAllowed):
        actions.transfer(case=accepted, actor=caseworker, to=labour, ground="told")


@pytest.mark.parametrize(
    ("category", "age", "ground", "given"),
    [
        ("domestic_violence", "25_34", "told", ""),
        ("other_violence", "unknown", "told", ""),
        ("legal_aid", "25_34", "minor", ""),
        ("legal_aid", "25_34", "consent", ""),
        ("legal_aid", "25_34", "because", ""),
    ],
)
def test_without_a_ground_nothing_travels(category, age, ground, given, lead, labour):
    case = make_case()
    type(case).objects.filter(pk=case.pk).update(category=category, facts=facts_of(category, age_band=age).to_json())
    with pytest.raises(WrongState):
        actions.transfer(case=case, actor=lead, to=labour, ground=ground, consent_given=given)
    assert not Disclosure.objects.exists()
    assert holders(case) == {"dept:FYZX", "recovery", "receipt"}


def test_the_duty_to_report_carries_the_case_of_a_minor(lead):
    case = make_case(facts=facts_of(age_band="under_18"))
    police = Department.objects.get(code="GA")
    assert actions.transfer(case=case, actor=lead, to=police, ground="minor").department == police


def test_a_transferred_case_is_not_counted_twice(accepted, lead, stranger, labour):
    moved = actions.transfer(case=accepted, actor=lead, to=labour, ground="told")
    first = accepted.accepted_at
    assert actions.accept(case=moved, actor=stranger).accepted_at == first
    assert Message.objects.filter(topic="case.accepted").count() == 1


def test_what_is_not_our_duty_goes_back_to_the_front_desk_with_the_right_body_named(caseworker, labour):
    case = make_case()
    moved = actions.send_back(case=case, actor=caseworker, right_body=labour, reason="欠薪由劳动监察处理")
    assert moved.department.is_front_desk
    assert moved.due_at == case.due_at
    coordinator = person("coordinator", COORDINATOR, moved.department.code)
    assert [note.text for note in actions.view(case=moved, actor=coordinator).notes] == [f"RS {labour.name}: 欠薪由劳动监察处理"]
    assert Disclosure.objects.get().fields == ["RS"]


def test_the_own_department_is_not_the_right_body(caseworker):
    case = make_case()
    with pytest.raises(WrongState):
        actions.send_back(case=case, actor=caseworker, right_body=case.department, reason="不归我们")


def test_a_transfer_that_cannot_be_sealed_changes_nothing(accepted, lead, labour):
    labour.keys.all().delete()
    with pytest.raises(Exception, match="no key in use"):
        actions.transfer(case=accepted, actor=lead, to=labour, ground="told")
    accepted.refresh_from_db()
    assert accepted.department.code == "FYZX"
    assert not Disclosure.objects.exists()
