"""What is due is erased by two people, for good, and a restored backup cannot bring it back."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command

from portal.accounts.roles import LEAD
from portal.audit.models import Entry
from portal.kit import clock
from portal.operations.backup.archive import Manifest
from portal.operations.management.commands import restore
from services.cases import actions, tombstones
from services.cases.errors import NotAllowed, WrongState
from services.cases.models import Case, CaseKey, Disclosure
from services.cases.queries import visible_to
from services.cases.receipts import find
from services.cases.retention import YEARS, limit
from services.catalogue.facts import CATEGORIES
from tests.conftest import person
from tests.factories.cases import IDENTIFIED, make_case_with_receipt

LONG_AGO = timedelta(days=3 * 366 + 1)


@pytest.fixture(autouse=True)
def ledger(settings, tmp_path):
    settings.LEDGER_DIR = tmp_path


@pytest.fixture
def second_lead(lead):
    return person("second_lead", LEAD, "FYZX")


@pytest.fixture
def old(caseworker, labour) -> tuple[Case, str]:
    """Closed more than three years ago, with a referral, a note and a message."""
    case, receipt = make_case_with_receipt(contact=IDENTIFIED)
    actions.accept(case=case, actor=caseworker)
    actions.refer(case=case, actor=caseworker, to=labour, fields=["matter"], purpose="核实", ground="told")
    actions.add_note(case=case, actor=caseworker, text="材料齐全")
    actions.close(case=case, actor=caseworker, outcome="helped", text="祝您顺利")
    Case.objects.filter(pk=case.pk).update(closed_at=clock.now() - LONG_AGO)
    return case, receipt


def test_every_category_has_its_years():
    assert set(YEARS) == set(CATEGORIES)


def test_a_leap_day_has_a_limit_too():
    assert limit("legal_aid", datetime(2028, 2, 29, tzinfo=UTC)) == datetime(2025, 2, 28, tzinfo=UTC)


def test_only_what_is_over_and_not_held_is_due(old, lead, caseworker):
    fresh = make_case_with_receipt()[0]
    actions.close(case=fresh, actor=caseworker, outcome="duplicate")
    assert list(actions.due_for_erasure()) == [old[0]]
    actions.hold(case=old[0], actor=lead, held=True, reason="诉讼中")
    assert not actions.due_for_erasure().exists()


def test_two_leads_erase_and_nothing_of_her_is_left(old, lead, second_lead):
    case, receipt = old
    proposal = actions.propose_erasure(actor=lead)
    assert actions.approve_erasure(proposal=proposal, actor=second_lead) == 1
    assert not CaseKey.objects.filter(case=case).exists()
    case.refresh_from_db()
    assert (bytes(case.sealed_answers), bytes(case.contact.sealed), case.contact.phone_index, case.facts) == (b"", b"", None, {})
    assert [case.messages.count(), case.notes.count(), case.timeline.count(), case.decisions.count()] == [0, 0, 0, 0]
    assert find(receipt) is None
    assert not visible_to(lead).exists()
    assert Entry.objects.filter(action="case.erased", subject_id=str(case.pk)).count() == 1


def test_an_act_on_what_was_erased_is_refused_kindly(old, caseworker, lead, second_lead):
    actions.approve_erasure(proposal=actions.propose_erasure(actor=lead), actor=second_lead)
    with pytest.raises(WrongState):
        actions.close(case=old[0], actor=caseworker, outcome="helped")


def test_the_ledger_of_disclosures_stays(old, lead, second_lead):
    actions.approve_erasure(proposal=actions.propose_erasure(actor=lead), actor=second_lead)
    assert Disclosure.objects.get().receiver.code == "RS"


def test_nobody_approves_her_own_list_nor_one_of_others_nor_twice(old, lead, second_lead, caseworker):
    proposal = actions.propose_erasure(actor=lead)
    for other in (lead, caseworker, person("foreign", LEAD, "RS")):
        with pytest.raises(NotAllowed):
            actions.approve_erasure(proposal=proposal, actor=other)
    assert actions.approve_erasure(proposal=proposal, actor=second_lead) == 1
    with pytest.raises(WrongState):
        actions.approve_erasure(proposal=proposal, actor=second_lead)
    with pytest.raises(WrongState):
        actions.propose_erasure(actor=lead)


def test_what_was_held_in_the_meantime_stays(old, lead, second_lead):
    proposal = actions.propose_erasure(actor=lead)
    actions.hold(case=old[0], actor=lead, held=True, reason="诉讼中")
    assert actions.approve_erasure(proposal=proposal, actor=second_lead) == 0
    assert CaseKey.objects.filter(case=old[0]).exists()


def test_a_restored_backup_is_emptied_again(old, lead, second_lead, monkeypatch):
    case = old[0]
    before = Case.objects.filter(pk=case.pk).values("sealed_answers", "facts", "erased_at").get()
    keys = list(CaseKey.objects.filter(case=case))
    actions.approve_erasure(proposal=actions.propose_erasure(actor=lead), actor=second_lead)
    Case.objects.filter(pk=case.pk).update(**before)
    CaseKey.objects.bulk_create(keys)
    monkeypatch.setattr(
        restore, "restore", lambda *args, **options: Manifest(made_at="2026-11-01", engine="sqlite", migrations={}, has_keys=False)
    )
    call_command("restore", "portal.zip", stdout=(told := StringIO()))
    assert "1 cases that were erased since are erased again" in told.getvalue()
    assert not CaseKey.objects.filter(case=case).exists()
    assert actions.honour_tombstones() == 0


def test_the_tombstone_stands_before_the_rows_go(old, lead, second_lead, monkeypatch):
    proposal = actions.propose_erasure(actor=lead)
    monkeypatch.setattr("services.cases.actions.erasing.record", broken)
    with pytest.raises(OSError, match="no audit"):
        actions.approve_erasure(proposal=proposal, actor=second_lead)
    assert CaseKey.objects.filter(case=old[0]).exists()


def broken(*args, **kwargs):
    raise OSError("no audit")


def test_tombstones_are_kept_outside_the_database(old, lead, second_lead):
    with time_machine.travel(clock.now()):
        actions.approve_erasure(proposal=actions.propose_erasure(actor=lead), actor=second_lead)
    assert list(tombstones.buried()) == [old[0].pk]
