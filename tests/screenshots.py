"""`make screenshots`: the pictures of the editors' handbook, taken from the portal that `make run` serves (PORT, DATA_DIR).

Few, small, and of the screens that words do not explain: writing, looking at a draft, releasing together, changing a number to call.
"""

import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.browser import FLAGS
from tests.journeys.conftest import passwords_of

ROOT: Final = Path(__file__).resolve().parents[1]
FOLDER: Final = ROOT / "docs/images/editing"
WIDTH, HEIGHT, COLOURS = 1100, 640, 48
SETTLED: Final = 3_000


def writing(page: Page, address: str) -> None:
    """The kinds of blocks of a new guide."""
    page.goto(f"{address}/cms/pages/")
    column = str(page.get_by_role("link", name="求助指南", exact=True).first.get_attribute("href"))
    page.goto(address + column.replace("/edit/", "/").replace("/cms/pages/", "/cms/pages/add/help/helppage/"))
    page.locator(".c-sf-add-button").first.click()


def looking(page: Page, address: str) -> None:
    """A made-up story beside its form, as on a phone."""
    page.goto(f"{address}/cms/pages/")
    column = str(page.get_by_role("link", name="她们的故事", exact=True).first.get_attribute("href"))
    page.goto(address + column.replace("/edit/", "/"))
    page.locator("td.title a, .title-wrapper a").first.click()
    page.locator('[data-side-panel-toggle="preview"]').first.click()


def together(page: Page, address: str) -> None:
    """A joint release."""
    page.goto(f"{address}/cms/jointrelease/new/")


def numbers(page: Page, address: str) -> None:
    """The form of a number to call, with the new number typed twice."""
    page.goto(f"{address}/cms/hotline/")
    page.get_by_role("link", name="12348", exact=True).click()
    page.locator("[name=number]").fill("0412-5550148")
    page.locator("[name=number_again]").fill("0412-5550148")


SCREENS: Final[dict[str, Callable[[Page, str], None]]] = {"writing": writing, "looking": looking, "together": together, "numbers": numbers}


def main() -> None:
    address = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
    password = passwords_of(Path(os.environ["DATA_DIR"]))["editor"]
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=FLAGS)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, locale="zh-CN")
        page.set_default_timeout(90_000)
        page.goto(f"{address}/accounts/login/")
        page.locator("input[name=login]").fill("editor")
        page.locator("input[name=password]").fill(password)
        page.locator("input[name=password]").press("Enter")
        page.wait_for_url("**/cms/")
        for name, show in SCREENS.items():
            show(page, address)
            page.wait_for_timeout(SETTLED)
            Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(COLOURS).save(FOLDER / f"{name}.png", optimize=True)
        browser.close()


if __name__ == "__main__":
    main()
