"""The two clocks, the counting and the credit code, as functions."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.workplace.rules import ALPHABET, CATEGORIES, Clock, Matter, check_mark, clocks, is_credit_code, years_after

TODAY = date(2026, 11, 25)
MARKS = st.text(ALPHABET, min_size=17, max_size=17)


@pytest.mark.parametrize(
    ("since", "arbitration", "inspection"),
    [
        (date(2026, 10, 1), Clock.RUNNING, Clock.RUNNING),
        (date(2025, 12, 31), Clock.NEAR, Clock.RUNNING),
        (date(2025, 11, 25), Clock.NEAR, Clock.RUNNING),
        (date(2025, 11, 24), Clock.OVER, Clock.RUNNING),
        (date(2024, 12, 1), Clock.OVER, Clock.NEAR),
        (date(2024, 11, 24), Clock.OVER, Clock.OVER),
    ],
)
def test_arbitration_runs_for_one_year_and_inspection_for_two(since, arbitration, inspection):
    found = clocks(since, today=TODAY)
    assert (found.arbitration, found.inspection) == (arbitration, inspection)


def test_the_last_day_still_counts():
    assert clocks(date(2025, 11, 25), today=TODAY).arbitration_until == TODAY


def test_unpaid_wages_do_not_run_against_her_while_she_is_employed():
    found = clocks(date(2020, 1, 1), today=TODAY, unpaid_while_employed=True)
    assert (found.arbitration, found.arbitration_until) == (Clock.NOT_YET, None)


def test_without_a_day_nothing_is_guessed():
    assert clocks(None, today=TODAY).arbitration is Clock.UNKNOWN


def test_a_leap_day_ends_on_the_28th():
    assert years_after(date(2024, 2, 29), 1) == date(2025, 2, 28)


@given(MARKS)
def test_every_code_with_its_check_mark_is_accepted(first):
    assert is_credit_code(first + check_mark(first))


@given(MARKS, st.integers(0, 17), st.sampled_from(ALPHABET))
def test_one_wrong_mark_is_always_found(first, place, other):
    code = first + check_mark(first)
    wrong = code[:place] + other + code[place + 1 :]
    assert is_credit_code(wrong) is (wrong == code)


@pytest.mark.parametrize(
    "code", ["", "91350100M000100Y4", "91350100M000100Y430", "91350100M000100Y4I", "９１３５０１００Ｍ０００１００Ｙ４３"]
)
def test_what_is_no_code_at_all_is_refused(code):
    assert not is_credit_code(code)


def test_the_example_of_the_standard_checks():
    assert is_credit_code("91350100M000100Y43")


def test_every_matter_is_counted_as_something():
    assert set(CATEGORIES) == set(Matter)
