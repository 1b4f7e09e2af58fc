"""The list of her numbers: killed before any write of any of its pages, she gets in with a code and finds on it what she put there."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from services.intake import shelves
from tests.factories.cases import make_case_with_receipt
from tests.factories.devices import Device
from tests.faults.statements import Killed, fails_at, writes_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
ADDRESSES = (f"her{number}@example.org" for number in range(10_000))


@dataclass
class Her:
    """An address of hers, her browser, and what stands on her list."""

    address: str
    browser: Client
    listed: list[str]
    device: Device = field(default_factory=Device)
    making: dict[str, str] = field(default_factory=dict)

    def asks_for_a_code(self) -> HttpResponse:
        return self.browser.post("/n/", {"q": self.address})

    def types_the_code(self) -> HttpResponse:
        """The code that waits; where none does she is led to ask for one."""
        page = self.browser.get("/n/c/")
        return self.browser.post("/n/c/", {"q": page.context["shown"]}) if page.status_code == 200 else page

    def adds(self, receipt: str) -> HttpResponse:
        return self.browser.post("/n/a/", {"n": receipt})

    def removes(self, receipt: str) -> HttpResponse:
        return self.browser.post("/n/o/", {"q": receipt[-4:] + receipt[:4], "remove": "1"})

    def deletes(self) -> HttpResponse:
        return self.browser.post("/n/d/", {"q": "on"})

    def adds_a_passkey(self) -> HttpResponse:
        """What the device made once, however often it is sent."""
        if not self.making:
            asked = self.browser.get("/n/p/").context
            self.making = {"q": self.device.makes(asked["asked"]), "seed": asked["seed"]}
        return self.browser.post("/n/p/", self.making)

    def comes_in_by_it(self) -> HttpResponse:
        """Once she is in there is nothing to answer any more."""
        asked = self.browser.post("/n/k/", follow=True).context.get("asked")
        return self.browser.post("/n/k/", {"q": self.device.uses(asked)})

    def finds(self) -> list[str]:
        """What stands on the list for somebody who signs in anew."""
        later = Her(self.address, Client(), [])
        later.asks_for_a_code()
        later.types_the_code()
        return [end for _place, end, _gone in later.browser.get("/n/").context["numbers"]]


Act = Callable[[Her], HttpResponse]


@pytest.fixture
def receipt(district) -> str:
    return make_case_with_receipt()[1]


@pytest.fixture(autouse=True)
def offered(monkeypatch, settings) -> Iterator[None]:
    known = shelves.district()
    monkeypatch.setattr(shelves, "district", lambda: replace(known, accounts="email passkey"))
    monkeypatch.setattr("services.intake.views.shelf.allow", lambda *args, **kwargs: True)
    settings.DEMO = True  # then the code stands on the page
    return


def somebody(receipt: str, *, is_in: bool, has_number: bool) -> Her:
    her = Her(next(ADDRESSES), Client(), [receipt[-4:]] if has_number else [])
    if is_in or has_number:
        her.asks_for_a_code()
        her.types_the_code()
    if has_number:
        her.adds(receipt)
    if not is_in:
        her.browser.cookies.clear()
        her.asks_for_a_code()
    return her


def try_every_write(prepare: Callable[[], Her], act: Act, then: list[str]) -> None:
    """Killed, sent again, and once more as a browser does: `then` stands on the list, and half of nothing lies there."""
    act(prepare())
    warm = prepare()
    for number in writes_of(lambda: act(warm)):
        her = prepare()
        with suppress(Killed), connection.execute_wrapper(fails_at(number)):
            act(her)
        for _ in range(2):
            assert act(her).status_code in (302, 404), f"killed at statement {number}"
        assert her.finds() == then, f"killed at statement {number}"


def test_asking_for_a_code(receipt):
    try_every_write(lambda: somebody(receipt, is_in=False, has_number=True), Her.asks_for_a_code, [receipt[-4:]])


@pytest.mark.parametrize("has_number", [False, True])
def test_signing_in_for_the_first_time_and_again(receipt, has_number):
    then = [receipt[-4:]] if has_number else []
    try_every_write(lambda: somebody(receipt, is_in=False, has_number=has_number), Her.types_the_code, then)


def test_putting_a_number_on_it(receipt):
    try_every_write(lambda: somebody(receipt, is_in=True, has_number=False), lambda her: her.adds(receipt), [receipt[-4:]])


def test_taking_a_number_off_it(receipt):
    try_every_write(lambda: somebody(receipt, is_in=True, has_number=True), lambda her: her.removes(receipt), [])


def test_deleting_it(receipt):
    try_every_write(lambda: somebody(receipt, is_in=True, has_number=True), Her.deletes, [])


def test_adding_a_passkey(receipt):
    def ready() -> Her:
        fresh = somebody(receipt, is_in=True, has_number=True)
        assert fresh.browser.get("/n/").context["passkeys"] == []
        return fresh

    def added(her: Her) -> HttpResponse:
        sent = her.adds_a_passkey()
        assert len(her.browser.get("/n/").context["passkeys"]) == 1
        return sent

    try_every_write(ready, added, [receipt[-4:]])


def test_coming_in_by_a_passkey(receipt):
    def ready() -> Her:
        her = somebody(receipt, is_in=True, has_number=True)
        her.adds_a_passkey()
        her.browser.cookies.clear()
        return her

    try_every_write(ready, Her.comes_in_by_it, [receipt[-4:]])
