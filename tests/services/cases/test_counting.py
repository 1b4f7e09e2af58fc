"""An accepted case is counted once: a person once in a quarter and category, and nothing leads back to her."""

import pytest
import time_machine

from portal.outbox.models import Message
from services.cases import actions
from services.cases.models import Case, Counted
from services.catalogue.events import CaseAccepted, FirstContact
from services.contacts.wishes import ContactDetails
from tests.factories.cases import ANONYMOUS, IDENTIFIED, facts_of, make_case

JULY = "2026-07-15 10:00:00+08:00"


def accepted(caseworker, **changes) -> Case:
    return actions.accept(case=make_case(**changes), actor=caseworker)


def events() -> list[CaseAccepted]:
    return [CaseAccepted.from_payload(message.payload) for message in Message.objects.filter(topic="case.accepted").order_by("pk")]


@time_machine.travel(JULY)
def test_the_event_carries_the_facts(caseworker):
    accepted(caseworker, facts=facts_of(age_band="60_plus"))
    (event,) = events()
    assert (event.quarter, event.category, event.group, event.subdistrict, event.age_band) == (
        "2026Q3",
        "legal_aid",
        "services",
        "210303002",
        "60_plus",
    )


def test_opening_alone_counts_nothing(caseworker):
    make_case()
    assert events() == []


def test_a_person_counts_once_in_a_quarter_and_category(caseworker):
    with time_machine.travel(JULY):
        accepted(caseworker, contact=IDENTIFIED)
        accepted(caseworker, contact=ContactDetails("林女士", "+86 13800001234", identified=True))
    assert len(events()) == 1


def test_another_category_or_quarter_counts_anew(caseworker):
    with time_machine.travel(JULY):
        accepted(caseworker, contact=IDENTIFIED)
        accepted(caseworker, contact=IDENTIFIED, facts=facts_of("maternity"))
    with time_machine.travel("2026-10-08 10:00:00+08:00"):
        accepted(caseworker, contact=IDENTIFIED)
    assert [(event.quarter, event.category) for event in events()] == [
        ("2026Q3", "legal_aid"),
        ("2026Q3", "maternity"),
        ("2026Q4", "legal_aid"),
    ]


def test_another_person_counts(caseworker):
    accepted(caseworker, contact=IDENTIFIED)
    accepted(caseworker, contact=ContactDetails("王女士", "13800009999", identified=True))
    assert len(events()) == 2


def test_each_anonymous_case_counts(caseworker):
    for _ in range(2):
        accepted(caseworker, contact=ANONYMOUS)
    assert len(events()) == 2
    assert not Counted.objects.exists()


@pytest.mark.parametrize(
    ("moment", "quarter"),
    [
        ("2026-09-30 23:59:59.999999+08:00", "2026Q3"),
        ("2026-10-01 00:00:00+08:00", "2026Q4"),
        ("2026-09-30 16:00:00+00:00", "2026Q4"),
        ("2026-12-31 23:59:59.999999+08:00", "2026Q4"),
        ("2026-12-31 16:00:00+00:00", "2027Q1"),
    ],
)
def test_the_quarter_ends_at_midnight_in_the_district_also_on_a_server_in_utc(caseworker, clock_in_utc, moment, quarter):
    with time_machine.travel(moment, tick=False):
        actions.write_to_resident(case=accepted(caseworker), actor=caseworker, text="您好，我们看到您的事了。")
    assert [event.quarter for event in events()] == [contact.quarter for contact in contacts()] == [quarter]


@pytest.mark.parametrize("days", [("2026-09-30", "2026-10-01"), ("2026-10-01", "2026-09-30")])
def test_a_clock_that_is_a_day_off_at_the_end_of_a_quarter_counts_her_once_in_each(caseworker, days):
    """Whichever way the clock is put right: nothing is refused, nothing is counted twice in one quarter."""
    for day in (*days, *days):
        with time_machine.travel(f"{day} 12:00:00+08:00"):
            accepted(caseworker, contact=IDENTIFIED)
    assert sorted(event.quarter for event in events()) == ["2026Q3", "2026Q4"]


def contacts() -> list[FirstContact]:
    return [FirstContact.from_payload(message.payload) for message in Message.objects.filter(topic="case.contacted").order_by("pk")]


def written(caseworker, moment: str, **changes) -> Case:
    with time_machine.travel(JULY):
        case = accepted(caseworker, **changes)
    with time_machine.travel(moment):
        return actions.write_to_resident(case=case, actor=caseworker, text="您好，我们看到您的事了。")


@pytest.mark.parametrize(("moment", "on_time"), [("2026-07-15 11:00:00+08:00", True), ("2026-07-16 11:30:00+08:00", False)])
def test_the_first_word_to_her_is_on_time_by_the_target(caseworker, moment, on_time):
    written(caseworker, moment, facts=facts_of(inputs={"deadline_within_7_days": "yes"}))
    assert [(event.quarter, event.on_time) for event in contacts()] == [("2026Q3", on_time)]


@pytest.mark.parametrize(("moment", "on_time"), [("2026-07-15 10:59:00+08:00", True), ("2026-07-15 11:00:00+08:00", False)])
def test_what_is_due_at_once_is_on_time_within_the_hour_that_is_all_that_is_known(caseworker, moment, on_time):
    with time_machine.travel(JULY):
        case = accepted(caseworker)
        Case.objects.filter(pk=case.pk).update(due_at=case.opened_hour)
    with time_machine.travel(moment):
        actions.write_to_resident(case=case, actor=caseworker, text="您好，我们看到您的事了。")
    assert [event.on_time for event in contacts()] == [on_time]


def test_only_the_first_word_to_her_counts(caseworker):
    actions.write_to_resident(case=written(caseworker, JULY), actor=caseworker, text="还有一句。")
    assert len(contacts()) == 1


def test_a_person_is_first_written_to_once_in_a_quarter_and_category(caseworker):
    for _ in range(2):
        written(caseworker, JULY, contact=IDENTIFIED)
    assert len(contacts()) == 1


def test_a_word_with_which_a_request_is_refused_counts_nothing(caseworker):
    actions.close(case=make_case(), actor=caseworker, outcome="duplicate", text="这件事您已经提交过。")
    assert contacts() == []
    assert events() == []


def test_the_event_cannot_be_joined_to_the_case(caseworker):
    case = accepted(caseworker, contact=IDENTIFIED)
    payload = str(Message.objects.get().payload)
    for trace in (str(case.id), case.id.hex, case.reference, str(case.contact_id), case.contact.phone_index.hex()):
        assert trace not in payload


def test_the_mark_of_being_counted_differs_between_quarters(caseworker):
    for moment in (JULY, "2026-10-08 10:00:00+08:00"):
        with time_machine.travel(moment):
            accepted(caseworker, contact=IDENTIFIED)
    marks = [bytes(mark) for mark in Counted.objects.values_list("person", flat=True)]
    assert len(set(marks)) == 2
    assert bytes(Case.objects.first().contact.phone_index) not in marks
