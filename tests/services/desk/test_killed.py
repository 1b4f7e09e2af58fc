"""Killed before any write of a request of the desk and sent again, the act has happened exactly once (S6-06).

What was committed changes at writes only, so dying before each of them, and after the last, covers every statement.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from portal.accounts.models import User
from portal.accounts.roles import CASEWORKER, COORDINATOR, LEAD, SUPERVISOR
from portal.audit.models import Entry
from portal.district.models import Department
from portal.kit import clock
from portal.outbox.models import Message
from services.cases import actions, rights
from services.cases.models import Case, DataWish, Disclosure, Opinion
from services.desk.views import cases as cases_view
from services.intake.models import Done
from services.routing.models import ChangeState, RoutingRule, RuleChange
from tests.conftest import person, signed_in
from tests.factories.cases import facts_of, make_case
from tests.faults.statements import Killed, writes_of
from tests.services.desk.conftest import address, fresh_key


@dataclass
class Cast:
    """Everybody around a case and their browsers, made once."""

    caseworker: User
    colleague: User
    lead: User
    front: User
    partner: User
    clients: dict[str, Client]


Run = Callable[[], object]
Prepare = Callable[[Cast], Run]


def sends(cast: Cast, who: str, where: str, **data: Any) -> Run:
    """The request of a form, with its key, that can be sent again as it is."""
    form = {"k": fresh_key()} | data
    return lambda: cast.clients[who].post(where, form)


def accepted(cast: Cast) -> Case:
    return actions.accept(case=make_case(), actor=cast.caseworker)


def minors() -> Case:
    return make_case(facts=facts_of(age_band="under_18"))


def accept(cast: Cast) -> Run:
    return sends(cast, "caseworker", address(make_case(), "accept"))


def task(cast: Cast) -> Run:
    case = minors()
    return sends(cast, "caseworker", address(case, "task"), task=case.tasks.get().pk)


def write(cast: Cast) -> Run:
    return sends(cast, "caseworker", address(accepted(cast), "write"), text="您好", asks="on")


def refer(cast: Cast) -> Run:
    labour = Department.objects.get(code="RS").pk
    data = {"to": labour, "purpose": "核实", "fields_given": ["matter"], "ground": "consent", "consent_given": "phone"}
    return sends(cast, "caseworker", address(accepted(cast), "refer"), **data)


def meet(cast: Cast) -> Run:
    case = accepted(cast)
    actions.start_clock(case=case, actor=cast.caseworker, kind="aid_review", started_at=clock.now())
    return sends(cast, "caseworker", address(case, "meet"), kind="aid_review")


def ask_opening(cast: Cast) -> Run:
    return sends(cast, "caseworker", address(minors(), "ask_opening"), reason="handle")


def open_urgently(cast: Cast) -> Run:
    return sends(cast, "caseworker", address(minors(), "open_urgently"), emergency="child")


def decide_opening(cast: Cast) -> Run:
    case = minors()
    permit = actions.ask_opening(case=case, actor=cast.caseworker, reason="handle")
    return sends(cast, "lead", address(case, "decide_opening"), permit=permit.pk, answer="grant")


def referral(cast: Cast) -> Disclosure:
    case = actions.accept(case=minors(), actor=cast.lead)
    asked = {"to": Department.objects.get(code="RS"), "fields": ["matter"], "purpose": "核实", "ground": "minor"}
    return actions.refer(case=case, actor=cast.lead, **asked)


def ask_reading(cast: Cast) -> Run:
    return sends(cast, "partner", f"/desk/referred/{referral(cast).pk}/ask/", reason="handle")


def answer_referral(cast: Cast) -> Run:
    entry = referral(cast)
    actions.read_urgently(entry=entry, actor=cast.partner, emergency="child")
    return sends(cast, "partner", f"/desk/referred/{entry.pk}/", text="已立案")


def hand_over(cast: Cast) -> Run:
    Case.objects.update(assignee=None)
    for _ in range(2):
        accepted(cast)
    return sends(cast, "lead", "/desk/away/hand-over/", giver=cast.caseworker.pk, to=cast.colleague.pk)


def urge(cast: Cast) -> Run:
    Opinion.objects.all().delete()
    return sends(cast, "supervisor", "/desk/supervision/FYZX/urge/", basis="complaints", text="请核实")


def approve_rule(cast: Cast) -> Run:
    rule = RoutingRule.objects.first()
    same = {name: getattr(rule, name) for name in ("facts", "when", "lead", "partners", "urgency", "statutory", "note")}
    more = {"effective_on": clock.today() + timedelta(days=3), "reason": "演示", "drafted_at": clock.now()}
    change = RuleChange.objects.create(code=rule.code, drafted_by=cast.front, state=ChangeState.PROPOSED, **same, **more)
    return sends(cast, "supervisor", f"/desk/rules/changes/{change.pk}/approve/")


def data_wished(cast: Cast, kind: str) -> Case:
    """A case that has ended, and what she asks about her data."""
    case = actions.close(case=accepted(cast), actor=cast.caseworker, outcome="no_request")
    actions.ask_about_data(case=case, kind=kind)
    return case


def give_copy(cast: Cast) -> Run:
    return sends(cast, "caseworker", address(data_wished(cast, rights.COPY), "give_copy"), made_sure="came")


def agree_to_delete(cast: Cast) -> Run:
    return sends(cast, "caseworker", address(data_wished(cast, rights.DELETION), "agree_to_delete"), made_sure="came")


def delete(cast: Cast) -> Run:
    case = data_wished(cast, rights.DELETION)
    actions.agree_to_delete(case=case, actor=cast.caseworker, made_sure="came")
    return sends(cast, "lead", address(case, "delete"), sure="on")


def refuse_data(cast: Cast) -> Run:
    case = data_wished(cast, rights.DELETION)
    return sends(cast, "lead", address(case, "refuse_data"), wish=case.data_wishes.get().pk, ground="law")


def withdraw(cast: Cast) -> Run:
    case = accepted(cast)
    actions.split(case=case, actor=cast.caseworker, category="workplace_harassment", text="另一件")
    return lambda: actions.withdraw(case=case)


ACTS: dict[str, Prepare] = {
    one.__name__: one
    for one in (accept, task, write, refer, ask_reading, answer_referral, meet, ask_opening, open_urgently, decide_opening)
    + (hand_over, urge, approve_rule, withdraw, give_copy, agree_to_delete, delete, refuse_data)
}
WATCHED = [*apps.get_app_config("cases").get_models(), Message, Done, RuleChange]


@pytest.fixture
def cast(caseworker, monkeypatch, settings, tmp_path) -> Cast:
    settings.LEDGER_DIR = tmp_path
    monkeypatch.setattr(cases_view, "is_fresh", lambda request: True)
    lead, front = person("lead", LEAD, "FYZX"), person("front", COORDINATOR, "FL")
    partner = person("partner", CASEWORKER, "RS")
    people = {"partner": partner, "caseworker": caseworker, "lead": lead, "supervisor": person("supervisor", SUPERVISOR, "FEGW")}
    clients = {name: signed_in(user) for name, user in people.items()}
    return Cast(caseworker, person("colleague", CASEWORKER, "FYZX"), lead, front, partner, clients)


def counted() -> Counter[str]:
    """Rows of everything that an act may write; looks at a case are audited each time and left out."""
    rows = Counter({model.__name__: model.objects.count() for model in WATCHED})
    rows["Entry"] = Entry.objects.exclude(action="case.viewed").count()
    rows["closed"] = Case.objects.filter(closed_at__isnull=False).count()
    rows["erased"] = Case.objects.filter(erased_at__isnull=False).count()
    rows["copies"] = DataWish.objects.exclude(sealed=b"").count()
    return rows


def grown(before: Counter[str]) -> dict[str, int]:
    return {table: count - before[table] for table, count in counted().items()}


def dies_at(number: int) -> Callable:
    """Lets `number` statements through and dies once; what follows is the database taking back what was not committed."""
    seen: Counter[str] = Counter()

    def wrapper(execute: Callable, sql: str, *rest: Any) -> Any:
        seen["n"] += 1
        if seen["n"] == number + 1 and not sql.startswith("RELEASE"):
            raise Killed
        return execute(sql, *rest)

    return wrapper


@pytest.mark.slow
@pytest.mark.parametrize("name", ACTS)
def test_killed_before_any_write_and_sent_again_it_has_happened_exactly_once(name, cast):
    ACTS[name](cast)()  # what is read once only stands in no later count of statements
    run, before = ACTS[name](cast), counted()
    places = writes_of(run)
    whole = grown(before)
    assert whole["Entry"] > 0
    for number in places:
        run, before = ACTS[name](cast), counted()
        try:
            with connection.execute_wrapper(dies_at(number)):
                run()
        except Killed:
            pass
        assert grown(before) in (whole, dict.fromkeys(whole, 0)), number
        for _ in range(2):
            run()
        assert grown(before) == whole, number
