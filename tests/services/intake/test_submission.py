"""One request, one number: whatever is repeated, interrupted or sent twice at once (S6-02 to S6-06)."""

import socket
import threading
import time
from dataclasses import replace

import pytest
from django.db import IntegrityError, connection, connections

from portal.audit.models import Entry
from portal.outbox.models import Message
from services.cases.models import Case, CaseKey, TimelineEvent
from services.cases.receipts import find
from services.contacts.models import Contact
from services.intake import drafts
from services.intake.models import Done
from services.intake.submission import OtherAnswers, submit
from services.routing.models import RoutingDecision
from tests.faults.statements import Killed, fails_at, statements_of
from tests.services.intake.conftest import FIRST, SECOND

WRITTEN = (Case, Contact, CaseKey, TimelineEvent, RoutingDecision, Done, Entry, Message)


def filled_in() -> drafts.Open:
    draft = drafts.start("legal_aid")
    draft.save_step(1, dict(FIRST), version=1)
    draft.save_step(2, dict(SECOND), version=2)
    return draft


def counted() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in WRITTEN}


def again(draft: drafts.Open) -> drafts.Open:
    """The draft as the next request finds it."""
    found = drafts.open_with(draft.token)
    assert found
    return found


@pytest.mark.django_db(transaction=True)
def test_killed_at_any_statement_and_repeated_it_is_there_exactly_once(district, flow):
    submit(flow, filled_in())
    before_one = counted()
    submit(flow, filled_in())
    whole = {name: count - before_one[name] for name, count in counted().items()}
    for number in range(statements_of(lambda: submit(flow, filled_in())) + 1):
        draft, before = filled_in(), counted()
        try:
            with connection.execute_wrapper(fails_at(number)):
                submit(flow, draft)
        except Killed:
            pass
        receipt = submit(flow, again(draft)) if not again(draft).is_submitted else again(draft).receipt
        assert {name: count - before[name] for name, count in counted().items()} == whole, number
        assert find(receipt) is not None
        assert again(draft).receipt == receipt


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_instant_make_one_request_and_show_one_number(district, flow):
    draft = filled_in()
    start, results = threading.Barrier(4), []

    def send(copy: drafts.Open) -> None:
        start.wait()
        try:
            results.append(submit(flow, copy))
        except Exception as error:  # noqa: BLE001 - whatever it is, the test shows it
            results.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=send, args=(again(draft),)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(results) == {draft.receipt}
    assert Case.objects.count() == Contact.objects.count() == 1


def test_repeated_it_shows_the_same_number(district, flow):
    draft = filled_in()
    first = submit(flow, again(draft))
    later = filled_in()
    later.key = draft.key
    assert submit(flow, later) == first
    assert again(later).receipt == first
    assert Case.objects.count() == 1


def test_a_used_key_with_other_answers_is_refused_and_the_first_request_stands(district, flow):
    draft = filled_in()
    submit(flow, again(draft))
    stored = bytes(Case.objects.get().sealed_answers)
    other = filled_in()
    other.save_step(2, {"q1": "别的事"}, version=3)
    other.key = draft.key
    with pytest.raises(OtherAnswers):
        submit(flow, other)
    assert bytes(Case.objects.get().sealed_answers) == stored
    assert again(other).answers["2"] == {"q1": "别的事"}


def test_a_fault_of_the_database_is_not_taken_for_a_repeated_number(district, flow):
    def broken(*_given: object) -> None:
        raise IntegrityError("a row that cannot be")

    flow = replace(flow, reserve=broken)
    with pytest.raises(IntegrityError, match="cannot be"):
        submit(flow, filled_in())
    assert not Case.objects.exists()


def test_a_change_from_another_window_while_it_is_sent_stores_nothing(district, flow):
    draft = filled_in()
    stale = again(draft)
    draft.save_step(2, {"q1": "改过了"}, version=3)
    with pytest.raises(drafts.StaleError):
        submit(flow, stale)
    assert not Case.objects.exists()


def test_the_number_stands_nowhere_in_the_database(district, flow):
    receipt = submit(flow, filled_in())
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                assert receipt not in "".join(str(value) for value in row)


def test_nothing_outside_this_machine_is_needed_to_receive_it(her, monkeypatch):
    def refused(*args):
        raise ConnectionRefusedError

    def waits(seconds):
        raise AssertionError(f"it waits {seconds} s for what is not there")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(time, "sleep", waits)
    start = time.process_time()
    assert find(her.asks()) is not None
    assert time.process_time() - start < 2


def test_no_address_of_a_device_and_no_minute_is_kept(her):
    her.asks()
    case = Case.objects.get()
    assert (case.opened_hour.minute, case.opened_hour.second, case.opened_hour.microsecond) == (0, 0, 0)
    assert {entry.at.minute for entry in TimelineEvent.objects.all()} == {0}
