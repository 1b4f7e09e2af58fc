"""A message is carried out once, tried again later, given up in the end; whatever dies, the row knows."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from portal.outbox import enqueue, enqueue_all, handles
from portal.outbox.dispatch import ATTEMPTS, LEASE, drain, pause_after, run
from portal.outbox.models import Consumed, Message
from portal.outbox.registry import Handler, makes


def effect(name: str) -> None:
    """A change in the database that a test can count."""
    Group.objects.create(name=f"{name} {Group.objects.count()}")


def effects(name: str) -> int:
    return Group.objects.filter(name__startswith=name).count()


@pytest.mark.django_db
def test_a_message_exists_exactly_when_the_change_does(handlers):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        (enqueue("case.opened", case="1"), 1 / 0)
    assert not Message.objects.exists()


@pytest.mark.django_db
def test_every_handler_of_the_topic_runs_once(handlers):
    for name in ("one", "two"):
        handler = handles("case.opened")
        function = lambda message, name=name: effect(name)  # noqa: E731
        function.__qualname__ = name
        handler(function)
    enqueue("case.opened", case="1")
    assert drain() == 1
    assert drain() == 0
    assert (effects("one"), effects("two")) == (1, 1)
    assert Message.objects.get().done_at


@pytest.mark.django_db
def test_several_messages_are_one_insert(handlers, django_assert_num_queries):
    with django_assert_num_queries(1):
        enqueue_all([("a", {"case": "1"}), ("b", {})])
    assert list(Message.objects.values_list("topic", "payload")) == [("a", {"case": "1"}), ("b", {})]


@pytest.mark.django_db
def test_what_worked_is_not_repeated_when_its_neighbour_fails(handlers):
    @handles("case.opened")
    def works(message: Message) -> None:
        effect("works")

    @handles("case.opened")
    def fails(message: Message) -> None:
        effect("half done")
        raise ValueError

    message = enqueue("case.opened")
    for _ in range(3):
        Message.objects.update(available_at=timezone.now())
        run(message.pk)
    assert (effects("works"), effects("half done")) == (1, 0)


@pytest.mark.django_db
def test_a_failed_message_waits_longer_each_time_and_is_given_up_after_ten(handlers, time_machine):
    @handles("case.opened")
    def fails(message: Message) -> None:
        raise ValueError("她的电话 13800000000")

    time_machine.move_to("2026-11-24T00:00:00+00:00", tick=False)
    message, waits = enqueue("case.opened"), []
    for _ in range(ATTEMPTS):
        assert run(message.pk)
        message.refresh_from_db()
        waits.append(message.available_at - timezone.now())
        time_machine.move_to(message.available_at)
    assert waits[:-1] == [pause_after(attempt) for attempt in range(1, ATTEMPTS)]
    assert waits[:3] == [timedelta(seconds=30), timedelta(minutes=2), timedelta(minutes=8)]
    assert max(waits[:-1]) == timedelta(hours=6)
    assert message.dead_at
    assert not run(message.pk)
    assert list(Message.objects.dead()) == [message]


@pytest.mark.django_db
def test_what_is_kept_of_an_error_is_its_kind_and_place_never_its_text(handlers, caplog):
    @handles("case.opened")
    def fails(message: Message) -> None:
        raise ValueError("她的电话 13800000000")

    message = enqueue("case.opened")
    run(message.pk)
    message.refresh_from_db()
    assert message.last_error.startswith("ValueError at ")
    assert "13800000000" not in message.last_error + caplog.text


@pytest.mark.django_db
def test_a_message_that_kills_its_process_each_time_is_given_up_too(handlers):
    """Nobody ever sees an exception of it: the attempts alone tell."""
    message = enqueue("case.opened")
    Message.objects.update(attempts=ATTEMPTS)
    assert run(message.pk)
    message.refresh_from_db()
    assert message.dead_at
    assert message.last_error == "the process ended while it ran"


@pytest.mark.django_db
def test_a_claimed_message_is_nobody_elses_until_its_lease_ends(handlers, time_machine):
    time_machine.move_to("2026-11-24T00:00:00+00:00", tick=False)
    inside = []

    @handles("case.opened")
    def handler(message: Message) -> None:
        inside.append(run(message.pk))
        time_machine.shift(LEASE + timedelta(seconds=1))
        inside.append(Message.objects.due().filter(pk=message.pk).exists())

    run(enqueue("case.opened").pk)
    assert inside == [False, True]


@pytest.mark.django_db
def test_the_same_effect_cannot_be_noted_twice(handlers):
    message = enqueue("case.opened")
    Consumed.objects.create(message=message, handler="h")
    with pytest.raises(IntegrityError), transaction.atomic():
        Consumed.objects.create(message=message, handler="h")


@pytest.mark.django_db(transaction=True)
def test_many_runners_carry_each_message_out_once(handlers):
    @handles("case.opened")
    def handler(message: Message) -> None:
        Group.objects.create(name=f"message {message.pk}")

    for _ in range(12):
        enqueue("case.opened")

    def runner(number: int) -> int:
        try:
            return drain()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(runner, range(4))) == 12
    assert Group.objects.filter(name__startswith="message").count() == 12
    assert not Message.objects.open().exists()


@pytest.mark.django_db
def test_a_drain_may_be_limited(handlers):
    for _ in range(5):
        enqueue("case.opened")
    assert [drain(limit=3), drain(limit=3)] == [3, 2]


@pytest.mark.django_db(transaction=True)
def test_long_work_holds_up_nobody_and_its_result_is_kept_once(handlers):
    held = []

    @makes("report.wanted")
    def make(message: Message) -> Handler:
        held.append(connection.in_atomic_block)
        return lambda message: effect("made")

    message = enqueue("report.wanted")
    run(message.pk)
    Message.objects.update(available_at=timezone.now(), done_at=None)
    run(message.pk)
    assert (held, effects("made")) == ([False], 1)


@pytest.mark.django_db
def test_long_work_that_fails_is_done_again_later(handlers):
    @makes("report.wanted")
    def make(message: Message) -> Handler:
        raise ValueError

    message = enqueue("report.wanted")
    run(message.pk)
    message.refresh_from_db()
    assert (message.done_at, Consumed.objects.exists()) == (None, False)
    assert "ValueError" in message.last_error
