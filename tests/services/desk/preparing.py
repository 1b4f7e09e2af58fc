"""Every act of the desk as a request that is ready to be sent, and sent again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

import pytest
from django.test import Client

from portal.accounts.models import User
from portal.accounts.roles import CASEWORKER, COORDINATOR, LEAD, SUPERVISOR
from portal.district.models import Department
from portal.kit import clock
from services.cases import actions, rights
from services.cases.models import Absence, Case, Disclosure, Opinion
from services.desk.views import cases as cases_view
from services.routing.models import ChangeState, RoutingRule, RuleChange
from tests.conftest import person, signed_in
from tests.factories.cases import facts_of, make_case
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


def gathered(caseworker: User, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """The cast; everybody has just proved who she is."""
    monkeypatch.setattr(cases_view, "is_fresh", lambda request: True)
    lead, front = person("lead", LEAD, "FYZX"), person("front", COORDINATOR, "FL")
    partner = person("partner", CASEWORKER, "RS")
    people = {"partner": partner, "caseworker": caseworker, "lead": lead, "supervisor": person("supervisor", SUPERVISOR, "FEGW")}
    clients = {name: signed_in(user) for name, user in people.items()}
    return Cast(caseworker, person("colleague", CASEWORKER, "FYZX"), lead, front, partner, clients)


def sends(cast: Cast, who: str, where: str, **data: Any) -> Run:
    """The request of a form, with its key, that can be sent again as it is."""
    form = {"k": fresh_key()} | data
    return lambda: cast.clients[who].post(where, form)


def number_of(code: str) -> int:
    """A department as forms name it."""
    return Department.objects.get(code=code).pk


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


def note(cast: Cast) -> Run:
    return sends(cast, "caseworker", address(make_case(), "note"), text="材料齐全")


def call(cast: Cast) -> Run:
    return sends(cast, "caseworker", address(make_case(), "call"), channel="phone", result="reached", in_her_times="on")


def assign(cast: Cast) -> Run:
    return sends(cast, "caseworker", address(make_case(), "assign"), to=cast.colleague.pk)


def give(cast: Cast) -> Run:
    return sends(cast, "caseworker", "/desk/give/", cases=[make_case().pk, make_case().pk], to=cast.colleague.pk)


def transfer(cast: Cast) -> Run:
    return sends(cast, "lead", address(accepted(cast), "transfer"), to=number_of("RS"), ground="told")


def send_back(cast: Cast) -> Run:
    return sends(cast, "caseworker", address(make_case(), "send_back"), to=number_of("RS"), reason="欠薪")


def end_referral(cast: Cast) -> Run:
    asked = {"to": Department.objects.get(code="RS"), "fields": ["matter"], "purpose": "核实", "ground": "told"}
    entry = actions.refer(case=accepted(cast), actor=cast.caseworker, **asked)
    return sends(cast, "caseworker", f"{address(entry.case)}referral/{entry.pk}/", end="withdrawn")


def milestone(cast: Cast) -> Run:
    return sends(cast, "caseworker", address(make_case(), "milestone"), kind="shelter", day=clock.today().isoformat())


def start_clock(cast: Cast) -> Run:
    began = f"{clock.now():%Y-%m-%dT%H:%M}"
    return sends(cast, "caseworker", address(accepted(cast), "clock"), kind="aid_review", started_at=began)


def extend(cast: Cast) -> Run:
    return sends(cast, "caseworker", address(accepted(cast), "extend"), days=2, text="等材料")


def decide_extension(cast: Cast) -> Run:
    case = accepted(cast)
    actions.ask_extension(case=case, actor=cast.caseworker, days=2, reason="等材料")
    return sends(cast, "lead", address(case, "decide_extension"), answer="grant")


def pause(cast: Cast) -> Run:
    return sends(cast, "caseworker", address(accepted(cast), "pause"), text="等判决")


def resume(cast: Cast) -> Run:
    case = actions.pause(case=accepted(cast), actor=cast.caseworker, reason="等判决")
    return sends(cast, "caseworker", address(case, "resume"))


def split(cast: Cast) -> Run:
    return sends(cast, "caseworker", address(accepted(cast), "split"), category="workplace_harassment", text="另一件")


def merge(cast: Cast) -> Run:
    return sends(cast, "caseworker", address(make_case(), "merge"), other=make_case().reference)


def link(cast: Cast) -> Run:
    return sends(cast, "caseworker", address(make_case(), "link"), other=make_case().reference)


def close(cast: Cast) -> Run:
    return sends(cast, "caseworker", address(accepted(cast), "close"), outcome="helped", text="祝您顺利。")


def reopen(cast: Cast) -> Run:
    case = actions.close(case=accepted(cast), actor=cast.caseworker, outcome="helped")
    return sends(cast, "lead", address(case, "reopen"), text="她又来了")


def hold(cast: Cast) -> Run:
    return sends(cast, "lead", address(make_case(), "hold"), text="诉讼未结", held="1")


def say_away(cast: Cast) -> Run:
    Absence.objects.all().delete()
    today = clock.today().isoformat()
    return sends(cast, "caseworker", "/desk/away/say/", user=cast.caseworker.pk, deputy=cast.colleague.pk, first=today, last=today)


def come_back(cast: Cast) -> Run:
    Absence.objects.all().delete()
    days = {"first": clock.today(), "last": clock.today()}
    absence = actions.say_away(actor=cast.caseworker, user=cast.caseworker, deputy=cast.colleague, **days)
    return sends(cast, "caseworker", f"/desk/away/{absence.pk}/back/")


def log_hotline_call(cast: Cast) -> Run:
    return sends(cast, "caseworker", "/desk/phone/log/", result="advice")


def refer(cast: Cast) -> Run:
    data = {"to": number_of("RS"), "purpose": "核实", "fields_given": ["matter"], "ground": "consent", "consent_given": "phone"}
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


def read_urgently(cast: Cast) -> Run:
    return sends(cast, "partner", f"/desk/referred/{referral(cast).pk}/urgent/", emergency="child")


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


def answer_opinion(cast: Cast) -> Run:
    Opinion.objects.all().delete()
    told = {"basis": "complaints", "text": "请核实", "written_by": cast.front, "written_at": clock.now(), "due_on": clock.today()}
    opinion = Opinion.objects.create(department=cast.lead.department, **told)
    return sends(cast, "lead", f"/desk/opinions/{opinion.pk}/answer/", text="已核实")


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


ON_THE_CASE: Final[dict[str, Prepare]] = {
    one.__name__: one
    for one in (accept, write, note, call, assign, refer, transfer, send_back, milestone, task, meet, extend, decide_extension, pause)
    + (resume, split, merge, link, reopen, hold, give_copy, agree_to_delete, delete, refuse_data, ask_opening, open_urgently)
    + (decide_opening, close)
} | {"clock": start_clock}
BESIDE_IT: Final[dict[str, Prepare]] = {
    one.__name__: one
    for one in (ask_reading, read_urgently, answer_referral, end_referral, hand_over, give, say_away, come_back, log_hotline_call)
    + (urge, answer_opinion, approve_rule, withdraw)
}
ACTS: Final = ON_THE_CASE | BESIDE_IT
