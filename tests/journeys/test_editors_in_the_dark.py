"""The editors' room where the screen is dark: what leads on is as easy to see as in the light, also under the pointer."""

import re

import pytest
from playwright.sync_api import Locator

from tests.journeys.conftest import complaints_of, sign_in
from tests.look.test_contrast import contrast

pytestmark = pytest.mark.browser
COLOURS = """one => {
  const ground = (each) => {
    const colour = getComputedStyle(each).backgroundColor;
    return /, 0\\)$/.test(colour) && each.parentElement ? ground(each.parentElement) : colour;
  };
  const style = getComputedStyle(one);
  return [style.color, style.borderTopColor, ground(one)];
}"""


def hexed(colour: str) -> str:
    """`rgb(…)` as the tokens write colours."""
    return "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", colour)[:3])


def seen(link: Locator) -> tuple[float, float]:
    """How far its words and its edge stand out from the ground."""
    link.page.wait_for_timeout(400)  # colours fade over
    words, edge, ground = map(hexed, link.evaluate(COLOURS))
    return contrast(words, ground), contrast(edge, ground)


def test_what_can_be_written_is_seen_on_the_first_screen(open_page, portal):
    page = open_page(width=1280, dark=True)
    sign_in(page, portal, "editor")
    page.goto(portal.url("/cms/"))
    assert complaints_of(page) == []
    link = page.locator(".beginning a").first
    for _ in ("at rest", "under the pointer"):
        words, edge = seen(link)
        assert words >= 7
        assert edge >= 4.5
        link.hover()
