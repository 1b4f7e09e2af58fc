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
from services.cases import actions
from services.cases.models import Case, Disclosure, Opinion
from services.intake.models import Done
from services.routing.models import ChangeState, RoutingRule, RuleChange
from tests.conftest import person, signed_in
from tests.factories.cases import facts_of, make_case
from tests.services.desk.conftest import address, fresh_key


class Killed(BaseException):
    """The process ended here: no handler of ours may catch it."""


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


def withdraw(cast: Cast) -> Run:
    case = accepted(cast)
    actions.split(case=case, actor=cast.caseworker, category="workplace_harassment", text="另一件")
    return lambda: actions.withdraw(case=case)


ACTS: dict[str, Prepare] = {
    one.__name__: one
    for one in (accept, task, write, refer, ask_reading, answer_referral, meet, ask_opening, open_urgently, decide_opening)
    + (hand_over, urge, approve_rule, withdraw)
}
WATCHED = [*apps.get_app_config("cases").get_models(), Message, Done, RuleChange]


@pytest.fixture
def cast(caseworker) -> Cast:
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
    return rows


def grown(before: Counter[str]) -> dict[str, int]:
    return {table: count - before[table] for table, count in counted().items()}


def writes_of(run: Run) -> list[int]:
    """The places of the writes among the statements of a request, and of the statement after the last."""
    said: list[str] = []
    with connection.execute_wrapper(lambda execute, sql, *rest: said.append(sql) or execute(sql, *rest)):
        run()
    writes = [number for number, sql in enumerate(said) if sql.startswith(("INSERT", "UPDATE", "DELETE"))]
    return [*writes, min(writes[-1] + 2, len(said) - 1)]


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
