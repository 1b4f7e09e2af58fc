"""Rules are changed by two people, tried before, and in force from their day on."""

from datetime import date

import pytest
import time_machine
from django.test import Client

from portal.accounts.roles import SUPERVISOR
from portal.audit.models import Entry
from portal.district.loader import load_pack
from portal.kit import clock
from services.routing import changing
from services.routing.actions import route
from services.routing.force import rule_in_force
from services.routing.models import ChangeState, RoutingRule, RuleChange
from tests.conftest import person, signed_in
from tests.factories.cases import facts_of, make_case

TODAY = date(2026, 11, 25)
PAGE = "/desk/rules/"


def typed(rule: RoutingRule, **more: object) -> dict[str, object]:
    said = {name: getattr(rule, name) for name in ("facts", "when", "lead", "urgency", "statutory", "note")}
    return said | {"partners": rule.partners.split(), "effective_on": "2026-12-01", "reason": "法援中心人手不足"} | more


def legal_aid_rule() -> RoutingRule:
    """The rule that a plain request for legal aid meets."""
    return RoutingRule.objects.get(code=route(facts_of()).rule)


def drafted(browser: Client, **more: object) -> RuleChange:
    rule = legal_aid_rule()
    answer = browser.post(f"{PAGE}{rule.code}/", typed(rule, **more))
    assert answer.status_code == 302, answer.context["form"].errors
    return RuleChange.objects.latest("pk")


def approved(browser: Client, office, **more: object) -> RuleChange:
    change = drafted(browser, **more)
    browser.post(f"{PAGE}changes/{change.pk}/propose/")
    assert signed_in(office).post(f"{PAGE}changes/{change.pk}/approve/").status_code == 302
    change.refresh_from_db()
    return change


def test_a_draft_and_a_proposal_change_nothing(browser):
    change = drafted(browser, lead="SF", effective_on=TODAY)
    browser.post(f"{PAGE}changes/{change.pk}/propose/")
    assert route(facts_of()).lead == "FYZX"


def test_an_approved_change_is_in_force_from_its_day_on(browser, office):
    approved(browser, office, lead="FL")
    assert route(facts_of()).lead == "FYZX"
    with time_machine.travel("2026-12-01 00:00:01+08:00"):
        assert route(facts_of()).lead == "FL"


def test_loading_the_pack_again_does_not_undo_it(browser, office, settings):
    approved(browser, office, lead="FL", effective_on=TODAY)
    load_pack(settings.DISTRICT_PACK)
    assert route(facts_of()).lead == "FL"


def test_the_later_of_two_changes_counts_and_both_stay_on_record(browser, office):
    approved(browser, office, lead="FL", effective_on=TODAY)
    approved(browser, office, lead="RS", effective_on=TODAY)
    assert route(facts_of()).lead == "RS"
    assert RuleChange.objects.filter(state=ChangeState.APPROVED).count() == 2


def test_a_rule_without_condition_is_switched_off(browser, office):
    rule = legal_aid_rule()
    approved(browser, office, when="", effective_on=TODAY)
    assert route(facts_of()).rule != rule.code
    assert "不再使用" in browser.get(PAGE).content.decode()


def test_whoever_drafted_it_cannot_approve_it(browser):
    change = drafted(browser)
    browser.post(f"{PAGE}changes/{change.pk}/propose/")
    answer = browser.post(f"{PAGE}changes/{change.pk}/approve/")
    assert answer.status_code == 409
    assert "请另一位同事" in answer.content.decode()
    change.refresh_from_db()
    assert change.state == ChangeState.PROPOSED


def test_of_two_who_decide_at_once_the_second_is_told(browser, office):
    change = approved(browser, office)
    answer = signed_in(person("office2", SUPERVISOR, "FEGW")).post(f"{PAGE}changes/{change.pk}/refuse/", {"answer": "不合适"})
    assert answer.status_code == 409
    assert "已被同事先处理" in answer.content.decode()
    change.refresh_from_db()
    assert (change.state, change.answer) == (ChangeState.APPROVED, "")


def test_a_change_whose_day_has_passed_is_not_approved(browser, front, office):
    change = drafted(browser)
    changing.propose(change, actor=front)
    with time_machine.travel("2026-12-02 10:00:00+08:00"), pytest.raises(changing.CannotChange, match="day|日期"):
        changing.approve(change, actor=office)


def test_a_refusal_says_why(browser, office):
    change = drafted(browser)
    assert signed_in(office).post(f"{PAGE}changes/{change.pk}/refuse/", {"answer": ""}).status_code == 422
    signed_in(office).post(f"{PAGE}changes/{change.pk}/refuse/", {"answer": "法律援助法第12条另有规定"})
    assert "法律援助法第12条另有规定" in browser.get(f"{PAGE}changes/{change.pk}/").content.decode()


def test_the_trial_names_the_lines_of_the_table_and_counts_past_requests(browser):
    case = make_case()
    page = browser.get(f"{PAGE}changes/{drafted(browser, lead='FL', partners=[]).pk}/")
    trial = page.context["trial"]
    assert trial.table
    assert all("妇" in row.after for row in trial.table)
    assert [row.about for row in trial.past] == ["1"]
    assert case.reference not in page.content.decode()


def test_the_trial_of_an_unchanged_rule_finds_nothing(browser):
    make_case()
    trial = browser.get(f"{PAGE}changes/{drafted(browser).pk}/").context["trial"]
    assert (trial.table, trial.past, trial.requests) == ([], [], 1)


def test_partners_keep_their_order_and_are_shown_by_name(browser):
    rule = legal_aid_rule()
    RoutingRule.objects.filter(code=rule.code).update(partners="RS FL")
    page = browser.get(f"{PAGE}changes/{drafted(browser, partners=['FL', 'GA', 'RS']).pk}/")
    assert RuleChange.objects.latest("pk").partners == "RS FL GA"
    told = {str(label): (now, then) for label, now, then in page.context["said"]}
    assert told["谁协同"] == ("区人力资源和社会保障局、区妇联", "区人力资源和社会保障局、区妇联、市公安局铁西分局及派出所")
    assert told["紧急程度"] == ("3 个工作日内", "3 个工作日内")


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"when": "servce=legal_aid"}, "when"),
        ({"when": "matter=marriage"}, "when"),
        ({"effective_on": "2026-11-24"}, "effective_on"),
        ({"urgency": "+1"}, "urgency"),
        ({"lead": "NOBODY"}, "lead"),
        ({"reason": ""}, "reason"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_what_was_typed_stays(browser, more, field):
    rule = legal_aid_rule()
    answer = browser.post(f"{PAGE}{rule.code}/", typed(rule, **{"note": "先别动", **more}))
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert "先别动" in answer.content.decode()
    assert not RuleChange.objects.exists()


def test_each_step_is_on_record(browser, office):
    change = approved(browser, office)
    done = Entry.objects.filter(subject="rule_change", subject_id=str(change.pk)).values_list("action", flat=True)
    assert list(done) == ["rule.drafted", "rule.proposed", "rule.approved"]


def test_a_proposed_change_is_not_edited(browser, front):
    change = drafted(browser)
    changing.propose(change, actor=front)
    assert browser.get(f"{PAGE}changes/{change.pk}/edit/").status_code == 404
    with pytest.raises(changing.CannotChange):
        changing.save_draft(change, actor=front)


def test_an_unknown_rule_is_not_there(browser):
    assert browser.get(PAGE + "R99/").status_code == 404
    assert rule_in_force("R99", clock.today()) is None


def test_the_pages_do_not_exist_for_others(browser, caseworker_client, stranger_client, auditor_client, editor_client):
    change = drafted(browser)
    for client in (caseworker_client, stranger_client, auditor_client, editor_client):
        for address in (PAGE, f"{PAGE}{change.code}/", f"{PAGE}changes/{change.pk}/", f"{PAGE}changes/{change.pk}/edit/"):
            assert client.get(address).status_code == 404
        for step in ("propose", "approve", "refuse"):
            assert client.post(f"{PAGE}changes/{change.pk}/{step}/").status_code == 404
    assert Client().get(PAGE).status_code == 302


def test_without_the_role_the_act_itself_refuses(browser, caseworker):
    change = drafted(browser)
    for act in (changing.propose, changing.approve, changing.save_draft):
        with pytest.raises(changing.NotAllowed):
            act(change, actor=caseworker)
