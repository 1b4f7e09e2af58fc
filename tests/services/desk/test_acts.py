"""Each act can be reached from the case page wherever role and state allow it, and nowhere else."""

import pytest

from portal.accounts.roles import LEAD
from services.cases import actions
from services.cases.access import may
from services.cases.models import Case
from services.cases.workflow import State, allows
from services.desk.acts import ACTS, GROUPS
from tests.conftest import person, signed_in
from tests.factories.cases import make_case
from tests.services.desk.conftest import address

ON_A_PAGE = {code for code, act in ACTS.items() if not act.inline}
ONLY_SOMETIMES = {"decide_extension", "meet", "decide_opening", "clock", "give_copy", "agree_to_delete", "delete", "refuse_data"}


def test_every_act_that_has_a_page_stands_in_one_group():
    grouped = [code for _, codes in GROUPS for code in codes]
    assert sorted(grouped) == sorted(ON_A_PAGE)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("role", ["caseworker", LEAD])
def test_the_case_page_leads_to_what_role_and_state_allow(role, state, district):
    case = make_case()
    closed = {"closed_at": case.opened_hour} if state == State.CLOSED else {}
    Case.objects.filter(pk=case.pk).update(state=state, **closed)
    text = signed_in(person("somebody", role, "FYZX")).get(address(case)).content.decode()
    for code in ON_A_PAGE - ONLY_SOMETIMES:
        offered = may(code, frozenset({role})) and allows(code, state)
        assert (f'href="{address(case, code)}"' in text) is offered, code


def test_what_needs_an_occasion_is_offered_when_there_is_one(caseworker, district):
    case = actions.accept(case=make_case(), actor=caseworker)
    client = signed_in(person("lead", LEAD, "FYZX"))

    def offered() -> set[str]:
        text = client.get(address(case)).content.decode()
        return {code for code in ("decide_extension", "meet") if f'href="{address(case, code)}"' in text}

    assert offered() == set()
    actions.ask_extension(case=case, actor=caseworker, days=2, reason="等材料")
    actions.start_clock(case=case, actor=caseworker, kind="aid_review", started_at=case.opened_hour)
    assert offered() == {"decide_extension", "meet"}
