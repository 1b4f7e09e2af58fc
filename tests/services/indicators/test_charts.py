"""The geometry of charts: everything lies in the frame, larger is higher, a new definition breaks the line."""

import pytest

from services.indicators.charts import SPARK, WIDE, draw

POINTS = [(2019, 70.0), (2021, 74.0), (2020, 72.0), (2025, 83.0)]
TARGETS = [(2025, 82.0), (2030, 85.0)]


def test_without_readings_there_is_nothing_to_draw():
    assert draw([], TARGETS, frame=WIDE) is None


def test_everything_lies_within_the_frame():
    for frame in (WIDE, SPARK):
        chart = draw(POINTS, TARGETS, frame=frame, to_year=2030)
        for mark in chart.marks:
            assert frame.left <= mark.x <= frame.width - frame.right
            assert frame.top <= mark.y <= frame.height - frame.bottom
        assert all(frame.top <= level.y <= frame.height - frame.bottom for level in chart.targets)


def test_later_is_further_right_and_more_is_higher():
    marks = draw(POINTS, TARGETS, frame=WIDE).marks
    assert [mark.year for mark in marks] == [2019, 2020, 2021, 2025]
    assert sorted(mark.x for mark in marks) == [mark.x for mark in marks]
    assert sorted((mark.y for mark in marks), reverse=True) == [mark.y for mark in marks]


def test_a_gap_of_years_is_a_gap_on_the_axis():
    first, second, third, last = draw(POINTS, TARGETS, frame=WIDE).marks
    assert last.x - third.x > 3.5 * (second.x - first.x)


def test_the_line_is_broken_where_the_definition_changed():
    chart = draw(POINTS, TARGETS, frame=WIDE, broken_at=[2021])
    assert len(chart.lines) == 2
    assert len(chart.breaks) == 1


def test_an_interval_is_a_stroke_through_its_figure_and_lies_within_the_frame():
    chart = draw([(2024, 5.0), (2025, 6.0)], [], frame=WIDE, spans=[(2025, 1.0, 60.0)])
    (span,) = chart.spans
    assert span.x == chart.marks[1].x
    assert WIDE.top <= span.top < chart.marks[1].y < span.bottom <= WIDE.height - WIDE.bottom


def test_each_target_holds_up_to_its_year():
    mid, end = draw(POINTS, TARGETS, frame=WIDE, to_year=2030).targets
    assert (mid.year, end.year) == (2025, 2030)
    assert mid.x2 == end.x1


def test_a_flat_series_of_zeros_can_be_drawn():
    assert draw([(2024, 0.0), (2025, 0.0)], [(2025, 0.0)], frame=WIDE).ticks[0].value == 0


def test_a_year_that_does_not_apply_breaks_the_line_and_has_a_mark_of_its_own():
    chart = draw(POINTS, TARGETS, frame=WIDE, absent=[2023, 2026])
    assert len(chart.lines) == 2
    assert [mark.year for mark in chart.absent] == [2023, 2026]
    assert all(mark.y == WIDE.height - WIDE.bottom for mark in chart.absent)
    assert chart.marks[2].x < chart.absent[0].x < chart.marks[3].x < chart.absent[1].x <= WIDE.width - WIDE.right


def test_on_a_telephone_no_year_stands_upon_its_neighbour_be_it_one_that_does_not_apply():
    chart = draw([(2019, 1.0), (2020, 1.0), (2022, 2.0), (2024, 3.0), (2025, 4.0)], [], frame=WIDE, absent=[2021, 2023], to_year=2030)
    assert [each.year for each in chart.years] == list(range(2019, 2026))
    assert [each.year for each in chart.years if not each.spare] == [2019, 2021, 2023, 2025]


def test_years_far_apart_all_stand_there_on_a_telephone_too():
    chart = draw([(2020, 1.0), (2025, 2.0)], [], frame=WIDE, to_year=2030)
    assert not any(each.spare for each in chart.years)


@pytest.mark.parametrize(("value", "text"), [(10.5, "10.5"), (85.0, "85"), (100.0, "100"), (0.25, "0.25")])
def test_a_target_is_written_as_the_plan_writes_it(value, text):
    chart = draw([(2025, 9.0)], [(2025, value)], frame=WIDE)
    assert [target.text for target in chart.targets] == [text]


def test_the_axis_begins_where_the_years_of_the_first_figure_do_so_that_its_stroke_stands_clear_of_the_scale_and_its_words():
    spans, targets = [(2025, 1.0, 40.0)], [(2025, 10.5), (2030, 10.0)]
    alone = draw([(2025, 7.7)], targets, frame=WIDE, spans=spans, to_year=2030)
    clear = draw([(2025, 7.7)], targets, frame=WIDE, spans=spans, since=2021, to_year=2030)
    assert alone.spans[0].x == alone.targets[0].x1 == WIDE.left
    assert clear.targets[0].x1 == WIDE.left
    assert clear.spans[0].x - clear.targets[0].x1 > 140


def test_the_scale_has_room_for_a_number_of_five_signs_and_targets_for_their_words_below_the_mark_of_made_up_numbers():
    digit, height = 0.6 * 13, 13
    assert WIDE.left - 8 >= 5 * digit
    assert WIDE.top - 6 - height >= 14


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ((62.0, 98.3), [60, 80, 100]),
        ((7.2, 10.5), [7, 8, 9, 10]),
        ((0.0, 0.4), [0, 0.2, 0.4]),
        ((1180.0, 1240.0), [1180, 1200, 1220, 1240]),
        ((-3.0, 2.0), [-2, 0, 2]),
    ],
)
def test_the_scale_is_marked_with_round_numbers(values, ticks):
    chart = draw([(2024, values[0]), (2025, values[1])], [], frame=WIDE)
    assert [tick.value for tick in chart.ticks] == ticks
    assert all(WIDE.top <= tick.y <= WIDE.height - WIDE.bottom for tick in chart.ticks)


def test_a_scale_that_misses_a_power_of_ten_by_the_last_digit_can_be_drawn():
    assert [tick.value for tick in draw([(2024, 0.0), (2025, 0.09090909090909088)], [], frame=WIDE).ticks] == [0, 0.05, 0.1]
