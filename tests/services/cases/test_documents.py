"""The documents about the workflow and the roles are what the code runs by, cell by cell."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from portal.accounts import roles
from services.cases import access
from services.cases.access import ACTS
from services.cases.actions.recording import changing
from services.cases.errors import NotAllowed, WrongState
from services.cases.models import Case
from services.cases.permissions import require
from services.cases.workflow import CHANGES, State, allows
from tests.conftest import person
from tests.factories.cases import make_case

DOCS = Path(settings.ROOT) / "docs"


@pytest.mark.parametrize("name", ["case-workflow.md", "access-matrix.md"])
def test_the_document_is_fresh(name, tmp_path):
    call_command("document_cases", into=tmp_path, verbosity=0)
    assert (tmp_path / name).read_text(encoding="utf-8") == (DOCS / name).read_text(encoding="utf-8"), "run: manage.py document_cases"


def cells(name: str) -> dict[tuple[str, str], bool]:
    text = (DOCS / name).read_text(encoding="utf-8")
    for further in ("# For whom each page exists", "# What becomes of her data"):
        text = text.partition(further)[0]
    rows = [line.strip("| \n").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    head = next(row for row in rows if row[0] in {"act", "change"})
    body = rows[rows.index(head) + 1 :]
    return {(row[0], column): row[number] == "yes" for row in body for number, column in enumerate(head) if number}


def test_the_names_of_the_roles_are_those_of_the_accounts():
    assert {roles.CASEWORKER, roles.LEAD, roles.COORDINATOR} == access.EVERYONE == roles.DESK_ROLES


def test_every_cell_of_the_access_matrix_is_what_happens(district):
    case = make_case()
    table = cells("access-matrix.md")
    assert {act for act, _ in table} == set(ACTS)
    for role in roles.ROLES:
        user = person(f"a_{role}", role, "FYZX")
        for act in ACTS:
            assert allowed(user, case, act) is table.get((act, role), False), (act, role)


def test_no_role_does_anything_to_a_case_of_another_department(district):
    case = make_case()
    for role in roles.ROLES:
        user = person(f"b_{role}", role, "RS")
        assert not any(allowed(user, case, act) for act in ACTS)


def allowed(user, case, act) -> bool:
    try:
        require(user, case, act)
    except NotAllowed:
        return False
    return True


def test_every_cell_of_the_workflow_is_what_happens(district):
    case = make_case()
    table = cells("case-workflow.md")
    for change in CHANGES:
        for state in State:
            closed = {"closed_at": case.opened_hour} if state == State.CLOSED else {"closed_at": None}
            Case.objects.filter(pk=case.pk).update(state=state, **closed)
            assert possible(case, change) is table[change, state] is allows(change, state), (change, state)


def possible(case, change) -> bool:
    try:
        with changing(case, change, actor=None):
            return True
    except WrongState:
        return False
