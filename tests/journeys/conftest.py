"""A real portal under a real browser: `manage.py prepare` and `serve` in a folder of their own, as `make run` starts them."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, expect

ROOT = Path(__file__).resolve().parents[2]

expect.set_options(timeout=15_000)  # two cores carry the portal, its background work and the browsers


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser beside the portal it looks at may lose a second on a busy machine; who loses it twice has failed. The report names each."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))


@dataclass(frozen=True)
class Portal:
    """A running portal: where it answers and who may sign in."""

    address: str
    passwords: dict[str, str]
    folder: Path

    def url(self, path: str) -> str:
        """The absolute address of `path`."""
        return self.address + path


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def wait_until_it_answers(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address + "/healthz", timeout=1) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"the portal did not answer:\n{log.read_text()[-4000:]}")


def passwords_of(folder: Path) -> dict[str, str]:
    lines = (folder / "demo-accounts.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split()[:2] for line in lines if re.match(r"^\w+\s+\S+", line))


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    folder = tmp_path_factory.mktemp("portal")
    port = free_port()
    env = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "TEST_DATABASE_URL", "DATA_DIR"}}
    env |= {"DJANGO_SETTINGS_MODULE": "portal.settings.dev", "DATA_DIR": str(folder), "PORT": str(port), "DEMO": "1"}
    subprocess.run([sys.executable, "manage.py", "prepare"], cwd=ROOT, env=env, check=True, timeout=300)
    log = folder / "serve.log"
    with log.open("wb") as out:
        process = subprocess.Popen([sys.executable, "manage.py", "serve"], cwd=ROOT, env=env, stdout=out, stderr=out)
    try:
        address = f"http://localhost:{port}"
        wait_until_it_answers(address, process, log)
        yield Portal(address, passwords_of(folder), folder)
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture
def open_page(browser: Browser, portal: Portal) -> Iterator:
    """Opens a page of a fresh visitor: `open_page(width=375, js=True, elder=False)`; foreign requests and console errors fail the test."""
    contexts, complaints = [], []

    def is_foreign(request: Request) -> bool:
        """Asked of somebody else, and not because a link leads there."""
        return not request.url.startswith((portal.address, "data:")) and not request.is_navigation_request()

    def opener(*, width: int = 375, js: bool = True, elder: bool = False, dark: bool = False) -> Page:
        context = browser.new_context(
            java_script_enabled=js,
            locale="zh-CN",
            viewport={"width": width, "height": 760},
            color_scheme="dark" if dark else "light",
        )
        contexts.append(context)
        if elder:
            context.add_cookies([{"name": "elder", "value": "1", "url": portal.address}])
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("request", lambda r: complaints.append(r.url) if is_foreign(r) else None)
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" and "Content Security" in m.text else None)
        return page

    yield opener
    for context in contexts:
        context.close()
    assert complaints == []


def sign_in(page: Page, portal: Portal, name: str) -> None:
    page.goto(portal.url("/accounts/login/"))
    page.locator("[name=login]").fill(name)
    page.locator("[name=password]").fill(portal.passwords[name])
    page.get_by_role("button", name="登录", exact=True).click()


def wide(page: Page) -> bool:
    """Whether something sticks out of the screen sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def complaints_of(page: Page) -> list[str]:
    """What axe finds wrong."""
    found = Axe().run(page).response["violations"]
    return [f"{page.url} {item['id']}: {item['nodes'][0]['html'][:120]}" for item in found]
