"""The course of a series at a glance: an SVG small enough for a row of a table, where the numbers stand beside it. PURE."""

from services.indicators.charts import Chart


def spark(chart: Chart) -> str:
    """The chart without its numbers, hidden from who listens. A function and no template: the dashboard draws seventy."""
    targets = "".join(f"M{target.x1} {target.y}H{target.x2}" for target in chart.targets)
    lines = "".join(chart.lines)
    return (
        f'<svg class="spark" viewBox="0 0 {chart.frame.width} {chart.frame.height}" aria-hidden="true" focusable="false">'
        f"{_path('chart-target', targets)}{_path('chart-line', lines)}</svg>"
    )


def _path(name: str, course: str) -> str:
    return f'<path class="{name}" d="{course}"/>' if course else ""
