"""The course of a series, small enough for a row."""

from services.indicators.charts import SPARK, draw
from services.indicators.sparks import spark

POINTS = [(2022, 80.0), (2023, 81.0), (2024, 82.5), (2025, 83.1)]


def test_it_has_the_lines_and_targets_of_the_chart_and_no_words():
    chart = draw(POINTS, [(2025, 82.0)], frame=SPARK)
    drawn = spark(chart)
    assert drawn.startswith('<svg class="spark" viewBox="0 0 120 32" aria-hidden="true"')
    assert f'<path class="chart-line" d="{chart.lines[0]}"/>' in drawn
    level = chart.targets[0]
    assert f'<path class="chart-target" d="M{level.x1} {level.y}H{level.x2}"/>' in drawn
    assert "<text" not in drawn


def test_a_broken_series_is_one_path_with_a_gap():
    drawn = spark(draw(POINTS, [], frame=SPARK, broken_at=[2024]))
    assert drawn.count("chart-line") == 1
    assert drawn.count("M") == 2
    assert "chart-target" not in drawn
