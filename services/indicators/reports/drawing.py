"""A chart as PNG, for documents that cannot hold SVG: the same geometry as on the pages."""

import io
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from services.indicators import words
from services.indicators.charts import Chart

SCALE: Final = 3
SKY: Final = "#1b5e6b"
DAWN: Final = "#b97f2e"
SOFT: Final = "#566266"
LINE: Final = "#d9d8d0"
TEXT: Final = 11
STROKE: Final = 4 * SCALE


def png(chart: Chart, *, is_demo: bool) -> bytes:
    """The picture, three times as fine as the page's units. Its letters are Latin ones: no Chinese font can be counted on here."""
    image = Image.new("RGB", (chart.frame.width * SCALE, chart.frame.height * SCALE), "white")
    pen = ImageDraw.Draw(image)
    font = ImageFont.load_default(TEXT * SCALE)
    for tick in chart.ticks:
        pen.line(_at((tick.x1, tick.y), (tick.x2, tick.y)), fill=LINE, width=SCALE)
        pen.text(_at((tick.x1 - 4, tick.y))[0], words.number(tick.value), fill=SOFT, font=font, anchor="rm")
    for target in chart.targets:
        x, anchor = (target.x2, "rb") if target is chart.targets[-1] else (target.x1, "lb")
        _dash(pen, _at((target.x1, target.y), (target.x2, target.y)), fill=DAWN, width=2 * SCALE)
        pen.text(_at((x, target.y - 4))[0], f"{target.year}: {words.number(target.value)}", fill=DAWN, font=font, anchor=anchor)
    for each in chart.years:
        pen.text((each.x * SCALE, (chart.frame.height - 8) * SCALE), str(each.year), fill=SOFT, font=font, anchor="mb")
    if is_demo:
        pen.text(_at((chart.frame.width - chart.frame.right, 3))[0], "DEMO", fill=DAWN, font=font, anchor="rt")
    _draw_series(pen, chart, font)
    content = io.BytesIO()
    image.save(content, "PNG")
    return content.getvalue()


def _draw_series(pen: ImageDraw.ImageDraw, chart: Chart, font: ImageFont.ImageFont | ImageFont.FreeTypeFont) -> None:
    broken = {*chart.breaks, *(mark.x for mark in chart.absent)}
    for before, mark in zip(chart.marks, chart.marks[1:], strict=False):
        if not any(before.x < x < mark.x for x in broken):
            pen.line(_at((before.x, before.y), (mark.x, mark.y)), fill=SKY, width=2 * SCALE)
    for x in chart.breaks:
        _dash(pen, _at((x, chart.frame.top), (x, chart.frame.height - chart.frame.bottom)), fill=SOFT, width=SCALE)
    for mark in chart.absent:
        pen.line(_at((mark.x, mark.y - 12), (mark.x, mark.y)), fill=SOFT, width=6 * SCALE)
    for span in chart.spans:
        pen.line(_at((span.x, span.top), (span.x, span.bottom)), fill=SOFT, width=2 * SCALE)
        for y in (span.top, span.bottom):
            pen.line(_at((span.x - 5, y), (span.x + 5, y)), fill=SOFT, width=2 * SCALE)
    for mark in chart.marks:
        (x, y), *_ = _at((mark.x, mark.y))
        pen.ellipse((x - 4 * SCALE, y - 4 * SCALE, x + 4 * SCALE, y + 4 * SCALE), fill="white", outline=SKY, width=2 * SCALE)


def _dash(pen: ImageDraw.ImageDraw, ends: list[tuple[float, float]], *, fill: str, width: int) -> None:
    """A level or upright line in strokes: on grey paper it is told from a scale and from a series by them alone."""
    (x1, y1), (x2, y2) = ends
    length = max(x2 - x1, y2 - y1)
    for begin in range(0, int(length), 2 * STROKE):
        end = min(begin + STROKE, length)
        pen.line([(min(x1 + at, x2), min(y1 + at, y2)) for at in (begin, end)], fill=fill, width=width)


def _at(*places: tuple[float, float]) -> list[tuple[float, float]]:
    return [(x * SCALE, y * SCALE) for x, y in places]
