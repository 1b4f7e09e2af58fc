"""A real portal under a real browser: `manage.py prepare` and `serve` in a folder of their own, as `make run` starts them."""

import re
import secrets
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import DEFAULT_OPTIONS, Axe
from playwright.sync_api import Browser, Locator, Page, Request, expect

from tests.factories import portals

PATIENCE = 20_000
"""Milliseconds: two cores carry the portal, its background work and the browsers."""
START = 300
"""Seconds: what a portal may take to start where everything else runs as well."""
SHIFTS = """() => new Promise((done) => {
  let moved = 0;
  const add = (shift) => { moved += shift.hadRecentInput ? 0 : shift.value; };
  new PerformanceObserver((list) => list.getEntries().forEach(add)).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => done(moved)));
})"""
AXE = Axe().axe_script
expect.set_options(timeout=PATIENCE)


@dataclass(frozen=True)
class Portal:
    """A running portal: where it answers and who may sign in."""

    address: str
    passwords: dict[str, str]
    folder: Path
    inside: portals.Portal
    """The same portal, for commands and code beside the running server."""

    def url(self, path: str) -> str:
        """The absolute address of `path`."""
        return self.address + path


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def wait_until_it_answers(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + START
    while process.poll() is None and time.monotonic() < until:
        try:
            with urllib.request.urlopen(address + "/healthz", timeout=1) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"the portal did not answer:\n{log.read_text()[-4000:]}")


def until(question: Callable[[], object], seconds: float = 90) -> None:
    """Ask until the answer is yes: for what the portal does in the background, of which no page tells that it is done."""
    end = time.monotonic() + seconds
    while not question():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.2)


def open_until(page: Page, address: str, words: str) -> None:
    """Open a public page until it says `words`: what was published reaches every process within a second, not at once."""
    until(lambda: page.goto(address) and words in page.locator("main").inner_text())


def passwords_of(folder: Path) -> dict[str, str]:
    lines = (folder / "demo-accounts.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split()[:2] for line in lines if re.match(r"^\w+\s+\S+", line))


COLLEAGUES = {"constable": ("GA", "caseworker"), "inspector": ("GA", "lead"), "federation": ("FL", "caseworker")}
HIRE = """
from portal.accounts.models import User
from portal.district.models import Department
from django.contrib.auth.models import Group
for name, (department, role) in {colleagues}.items():
    user = User.objects.create_user(name, name + "@example.org", "{password}", department=Department.objects.get(code=department))
    user.groups.add(Group.objects.get(name=role))
"""


def hire(inside: portals.Portal) -> dict[str, str]:
    """Staff of departments that have no demo account; their password by name."""
    password = secrets.token_urlsafe(9)
    inside.python(HIRE.format(colleagues=COLLEAGUES, password=password))
    return dict.fromkeys(COLLEAGUES, password)


@contextmanager
def running(ready: Path, folder: Path) -> Iterator[Portal]:
    """A portal of its own in `folder`, stopped at the end."""
    inside = portals.copy_of(ready, folder)
    passwords = passwords_of(folder) | hire(inside)
    port = free_port()
    log = folder / "serve.log"
    with log.open("wb") as out:
        process = inside.start("manage.py", "serve", "--port", str(port), stdout=out, stderr=out)
    try:
        address = f"http://localhost:{port}"
        wait_until_it_answers(address, process, log)
        yield Portal(address, passwords, folder, inside)
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture(scope="session")
def portal(ready: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    with running(ready, tmp_path_factory.mktemp("portal")) as found:
        yield found


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
        page.set_default_timeout(PATIENCE)
        page.on("request", lambda r: complaints.append(r.url) if is_foreign(r) else None)
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" and "Content Security" in m.text else None)
        return page

    yield opener
    for context in contexts:
        context.close()
    assert complaints == []


def follow(target: Locator) -> None:
    """Click what leads to a page, and wait until that page is there: what is asked next is asked of the new one."""
    with target.page.expect_navigation():
        target.click()


def press(page: Page, name: str) -> None:
    """Press a button that leads to a page."""
    follow(page.get_by_role("button", name=name, exact=True))


def sign_in(page: Page, portal: Portal, name: str) -> None:
    page.goto(portal.url("/accounts/login/"))
    page.locator("[name=login]").fill(name)
    page.locator("[name=password]").fill(portal.passwords[name])
    press(page, "登录")


def begin(page: Page, portal: Portal, flow: str) -> None:
    """Read what happens, and start."""
    page.goto(portal.url(f"/f/{flow}/"))
    press(page, "开始")


def choose(page: Page, question: str, *answers: str) -> None:
    """Tick answers to a question."""
    for answer in answers:
        page.get_by_role("group", name=question).get_by_label(answer, exact=True).check()


def go_on(page: Page) -> None:
    press(page, "继续")


def send(page: Page) -> str:
    """Agree to everything and send; the number that she is shown."""
    for box in page.locator("main form input[type=checkbox]").all():
        box.check()
    press(page, "提交")
    return digits_on(page)


def digits_on(page: Page) -> str:
    return re.sub(r"\D", "", page.locator(".receipt-digits").inner_text())


def open_number(page: Page, portal: Portal, number: str) -> None:
    page.goto(portal.url("/r/"))
    page.get_by_label("查询码").fill(number)
    press(page, "打开")


def find_case(desk: Page, portal: Portal, name: str, story: str) -> None:
    """Sign in as `name` and look through the inbox for the request that tells `story` and waits to be accepted."""
    sign_in(desk, portal, name)
    desk.goto(portal.url("/desk/"))
    for address in [str(link.get_attribute("href")) for link in desk.locator("[data-row]").all()]:
        desk.goto(portal.url(address))
        if story in desk.locator("main").inner_text() and desk.get_by_role("button", name="签收").count():
            return
    raise AssertionError(f"{name} does not have it")


def do(desk: Page, act: str) -> None:
    """Go to the page of an act."""
    desk.get_by_role("navigation", name="可以做的").get_by_role("link", name=act, exact=True).click()


def write_to_her(desk: Page, text: str) -> None:
    desk.get_by_label("写给她的消息").fill(text)
    press(desk, "提交")
    expect(desk.locator("main")).to_contain_text(text)


def wide(page: Page) -> bool:
    """Whether something sticks out of the screen sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def moved(page: Page) -> bool:
    """Whether anything that was shown already moved while the page loaded (layout shift)."""
    return bool(page.evaluate(SHIFTS))


def complaints_of(page: Page) -> list[str]:
    """What axe finds wrong. Once asked, it comes with each page that follows: sent for every page it costs as much as some pages do."""
    if page.evaluate("!window.axe"):
        page.add_init_script(AXE)
        page.evaluate(AXE)
    found = page.evaluate("options => axe.run(options).then((found) => found.violations)", DEFAULT_OPTIONS)
    return [f"{page.url} {item['id']}: {item['nodes'][0]['html'][:120]}" for item in found]
