"""A referral shows a partner the fields that she agreed to, and nothing after she took it back."""

import pytest

from portal.audit.models import Entry
from services.cases import actions
from services.cases.errors import NotAllowed, WrongState
from services.cases.models import CaseKey, Disclosure
from services.cases.queries import visible_to
from services.cases.rotation import rotate
from tests.conftest import person
from tests.factories.cases import IDENTIFIED, make_case


@pytest.fixture
def referral(accepted, caseworker, labour) -> Disclosure:
    return actions.refer(
        case=accepted, actor=caseworker, to=labour, fields=["matter"], purpose="请核实欠薪", ground="consent", consent_given="phone"
    )


def test_the_partner_reads_the_purpose_and_the_chosen_fields_only(referral, stranger):
    extract = actions.view_referral(entry=referral, actor=stranger)
    assert (extract.purpose, extract.fields) == ("请核实欠薪", {"matter": "工资被拖欠三个月"})


def test_the_partner_gets_no_key_of_the_case(referral, accepted, stranger):
    assert set(CaseKey.objects.filter(holder="dept:RS").values_list("purpose", flat=True)) == {referral.key_purpose}
    assert not visible_to(stranger).exists()
    with pytest.raises(NotAllowed):
        actions.view(case=accepted, actor=stranger)


def test_each_look_of_the_partner_is_audited(referral, stranger):
    actions.view_referral(entry=referral, actor=stranger)
    assert Entry.objects.filter(action="referral.viewed", actor=stranger.pk, subject_id=str(referral.pk), department="RS").count() == 1


@pytest.mark.parametrize("by_her", [True, False])
def test_after_she_took_it_back_nothing_is_there(by_her, referral, caseworker, stranger):
    actions.end_referral(entry=referral, actor=None if by_her else caseworker, end="withdrawn")
    for colleague in (stranger, caseworker):
        with pytest.raises(NotAllowed):
            actions.view_referral(entry=referral, actor=colleague)
    referral.refresh_from_db()
    assert (bytes(referral.sealed), referral.fields, referral.end) == (b"", ["matter"], "withdrawn")
    assert not CaseKey.objects.filter(purpose=referral.key_purpose).exists()


def test_a_referral_ends_once(referral, caseworker):
    actions.end_referral(entry=referral, actor=caseworker, end="done")
    with pytest.raises(WrongState):
        actions.end_referral(entry=referral, actor=caseworker, end="done")


def test_closing_the_case_ends_its_referrals(referral, accepted, caseworker, stranger):
    actions.close(case=accepted, actor=caseworker, outcome="helped")
    with pytest.raises(NotAllowed):
        actions.view_referral(entry=referral, actor=stranger)


def test_the_partner_answers_and_the_giver_reads_it(referral, caseworker, stranger):
    actions.answer_referral(entry=referral, actor=stranger, text="已立案")
    assert actions.view_referral(entry=referral, actor=caseworker).answer == "已立案"
    with pytest.raises(NotAllowed):
        actions.answer_referral(entry=referral, actor=caseworker, text="我也说")


def test_a_third_department_sees_nothing_of_it(referral, district):
    with pytest.raises(NotAllowed):
        actions.view_referral(entry=referral, actor=person("third", "caseworker", "GA"))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"ground": "consent", "consent_given": ""}, "怎样"),
        ({"ground": "minor"}, "依据"),
        ({"fields": []}, "至少"),
        ({"fields": ["story", "secret"]}, "至少"),
    ],
)
def test_nothing_is_referred_without_ground_or_fields(change, why, accepted, caseworker, labour):
    asked = {"fields": ["matter"], "purpose": "核实", "ground": "told"} | change
    with pytest.raises(WrongState, match=why):
        actions.refer(case=accepted, actor=caseworker, to=labour, **asked)
    assert not Disclosure.objects.exists()


def test_a_department_gets_a_case_once(referral, accepted, caseworker, labour):
    for to in (labour, accepted.department):
        with pytest.raises(WrongState):
            actions.refer(case=accepted, actor=caseworker, to=to, fields=["matter"], purpose="核实", ground="told")


def test_name_and_number_travel_only_when_chosen(caseworker, labour, stranger):
    case = actions.accept(case=make_case(contact=IDENTIFIED), actor=caseworker)
    entry = actions.refer(case=case, actor=caseworker, to=labour, fields=["contact.phone"], purpose="联系", ground="told")
    (given,) = actions.view_referral(entry=entry, actor=stranger).fields.items()
    assert given[0] == "contact.phone"
    assert given[1].startswith("138 0000 1234\n")
    assert "林小梅" not in given[1]


def test_a_referral_survives_new_keys_of_the_partner(referral, labour, stranger):
    assert sum(rotate(labour)) == 1
    assert actions.view_referral(entry=referral, actor=stranger).purpose == "请核实欠薪"


def test_the_partner_that_takes_the_case_over_needs_no_referral(referral, accepted, lead, labour, stranger):
    moved = actions.transfer(case=accepted, actor=lead, to=labour, ground="told")
    assert actions.view(case=moved, actor=stranger).answers
    referral.refresh_from_db()
    assert referral.end == "transferred"
