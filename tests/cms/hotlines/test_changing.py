"""One person proposes, another approves, once; hiding holds at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from cms.hotlines.changing import CannotChange, approve, propose, send_back, take_back
from cms.hotlines.models import LineChange, State
from portal.accounts.models import User
from portal.accounts.roles import PUBLISHER
from portal.district.models import Hotline
from tests.conftest import person

NEW = {
    "number": ["", "0412-5550100"],
    "name": ["", "示例（虚构）"],
    "when_to_use": ["", "示例"],
    "position": [None, 40],
    "source": ["", "示例"],
    "verified_on": [None, "2026-11-20"],
    "verified_by": ["", "示例"],
}


def number_of(line: Hotline) -> str:
    return Hotline.objects.get(pk=line.pk).number


def renumber(line: Hotline, number: str) -> dict[str, list[str]]:
    return {"number": [line.number, number]}


def test_nothing_holds_until_another_person_approves(line, editor, reviewer):
    change = propose(line, renumber(line, "12339"), actor=editor)
    assert number_of(line) == "12338"
    approve(change, actor=reviewer)
    change.refresh_from_db()
    assert (number_of(line), change.state, change.decided_by) == ("12339", State.APPROVED, reviewer)


def test_whoever_proposed_cannot_approve_not_even_a_superuser(line, publisher, chief):
    for who in (publisher, chief):
        change = propose(line, renumber(line, "12339"), actor=who)
        with pytest.raises(CannotChange):
            approve(change, actor=who)
    assert number_of(line) == "12338"


def test_an_editor_decides_nothing(line, editor, publisher):
    change = propose(line, renumber(line, "12339"), actor=publisher)
    for act in (lambda: approve(change, actor=editor), lambda: send_back(change, actor=editor, reason="不对")):
        with pytest.raises(PermissionDenied):
            act()
    with pytest.raises(PermissionDenied):
        take_back(change, actor=editor)


def test_a_line_that_was_changed_in_between_is_not_changed_on_top(line, editor, reviewer):
    change = propose(line, renumber(line, "12339"), actor=editor)
    Hotline.objects.filter(pk=line.pk).update(name="妇女儿童维权")
    with pytest.raises(CannotChange) as refused:
        approve(change, actor=reviewer)
    assert "又被改过" in str(refused.value.message)
    assert number_of(line) == "12338"
    assert LineChange.objects.waiting().exists()


def test_a_decision_is_taken_once(line, editor, reviewer, second_reviewer):
    change = propose(line, renumber(line, "12339"), actor=editor)
    send_back(change, actor=reviewer, reason="打不通")
    for act in (lambda: approve(change, actor=second_reviewer), lambda: send_back(change, actor=second_reviewer, reason="不对")):
        with pytest.raises(CannotChange):
            act()
    change.refresh_from_db()
    assert (change.state, change.reason, change.decided_by) == (State.RETURNED, "打不通", reviewer)


def test_what_is_sent_anew_takes_the_place_of_what_waited_or_had_come_back(line, editor, publisher, reviewer):
    first = propose(line, renumber(line, "12339"), actor=editor)
    send_back(first, actor=reviewer, reason="打不通")
    second = propose(line, renumber(line, "12340"), actor=editor)
    third = propose(line, renumber(line, "12341"), actor=publisher)
    assert list(LineChange.objects.open()) == [third]
    assert {row.state for row in LineChange.objects.filter(pk__in=[first.pk, second.pk])} == {State.DROPPED}


def test_hiding_holds_at_once_and_a_second_person_confirms_it(local, editor, reviewer):
    change = propose(local, {"is_active": [True, False], "source": [local.source, "停用通知"]}, actor=editor)
    row = Hotline.objects.get(pk=local.pk)
    assert (row.is_active, row.source, row.edited_by) == (False, local.source, "editor")
    with pytest.raises(CannotChange):
        take_back(change, actor=editor)
    approve(change, actor=reviewer)
    row.refresh_from_db()
    assert (row.is_active, row.source) == (False, "停用通知")


def test_a_number_that_was_hidden_stays_off_the_pages_until_two_people_show_it_again(local, editor, reviewer):
    send_back(propose(local, {"is_active": [True, False]}, actor=editor), actor=reviewer, reason="号码没错")
    assert not Hotline.objects.get(pk=local.pk).is_active
    change = propose(local, {"is_active": [False, True]}, actor=editor)
    assert not Hotline.objects.get(pk=local.pk).is_active
    approve(change, actor=reviewer)
    assert Hotline.objects.get(pk=local.pk).is_active


def test_a_hiding_that_nobody_has_looked_at_goes_along_with_the_next_change(local, editor):
    propose(local, {"is_active": [True, False]}, actor=editor)
    assert propose(local, {"hours": ["", "全天"]}, actor=editor).hides


def test_a_new_line_whose_number_is_taken_meanwhile_is_refused_in_words(site, editor, reviewer):
    first, second = (propose(None, NEW, actor=editor) for _ in range(2))
    approve(first, actor=reviewer)
    with pytest.raises(CannotChange):
        approve(second, actor=reviewer)
    assert Hotline.objects.filter(number="0412-5550100").count() == 1


def test_a_new_line_whose_number_is_taken_at_the_same_instant_is_refused_in_words(site, editor, reviewer, monkeypatch):
    first, second = (propose(None, NEW, actor=editor) for _ in range(2))
    approve(first, actor=reviewer)
    monkeypatch.setattr(Hotline, "full_clean", lambda line: None)
    with pytest.raises(CannotChange, match="号码"):
        approve(second, actor=reviewer)
    second.refresh_from_db()
    assert second.state == State.WAITING


def test_a_number_that_another_line_once_had_may_begin_a_new_line(site, editor, reviewer):
    old = approve(propose(None, NEW, actor=editor), actor=reviewer)
    approve(propose(old, {"number": ["0412-5550100", "0412-5550101"]}, actor=editor), actor=reviewer)
    new = approve(propose(None, NEW, actor=editor), actor=reviewer)
    assert (old.code, new.code) == ("editor-0412-5550100", "editor-0412-5550100-2")


def _approved(change: int, user: int) -> bool:
    try:
        approve(LineChange.objects.get(pk=change), actor=User.objects.get(pk=user))
    except CannotChange:
        return False
    finally:
        connection.close()
    return True


@pytest.mark.django_db(transaction=True)
def test_of_ten_who_approve_at_once_one_does(django_user_model):
    line = Hotline.objects.create(code="demo", number="0412-5550100", name="示例", when_to_use="示例", source="示例", position=1)
    chiefs = [django_user_model.objects.create_superuser(f"chief{n}", f"c{n}@example.org", "correct horse battery") for n in range(10)]
    change = propose(line, renumber(line, "0412-5550101"), actor=person("editor", PUBLISHER))
    with ThreadPoolExecutor(len(chiefs)) as pool:
        done = list(pool.map(_approved, [change.pk] * len(chiefs), [chief.pk for chief in chiefs]))
    assert sum(done) == 1
    assert number_of(line) == "0412-5550101"


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_two_who_approve_the_same_new_number_at_one_instant_one_does(django_user_model, monkeypatch):
    if connection.vendor != "postgresql":
        pytest.xfail("SQLite lets one write after the other; this run is on SQLite")
    editor = person("editor", PUBLISHER)
    chiefs = [django_user_model.objects.create_superuser(f"chief{n}", f"c{n}@example.org", "correct horse battery") for n in range(2)]
    changes = [propose(None, NEW, actor=editor) for _ in chiefs]
    both_found_it_free, is_sound = Barrier(2), Hotline.full_clean

    def checked_beside_the_other(line: Hotline) -> None:
        is_sound(line)
        both_found_it_free.wait(timeout=20)

    monkeypatch.setattr(Hotline, "full_clean", checked_beside_the_other)
    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(_approved, [change.pk for change in changes], [chief.pk for chief in chiefs]))
    assert sorted(done) == [False, True]
    assert Hotline.objects.filter(number="0412-5550100").count() == 1
    assert sorted(LineChange.objects.values_list("state", flat=True)) == [State.APPROVED, State.WAITING]
