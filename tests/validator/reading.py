"""A browser that keeps every page it is shown, for the checker to read."""

import re
from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import urlsplit

import requests
from bs4 import BeautifulSoup, Tag

#: How it reads: name of the mode → language and whether in large print.
MODES: Final = {"normal": ("zh-CN", False), "elder": ("zh-CN", True), "english": ("en", False)}
SECONDS: Final = 60
LOCATION: Final = re.compile(r"<loc>([^<]+)</loc>")


class LostItsWay(Exception):
    """A form did not lead where it leads whoever fills it in."""


class Reader:
    """Reads a portal in one mode after another; `kept` has what it was shown, by mode and path."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.session = requests.Session()
        self.kept: dict[str, bytes] = {}
        self.mode = self.path = ""

    def in_every_mode(self) -> Iterator[None]:
        """Once for each mode, with that mode set."""
        for self.mode, (language, elder) in MODES.items():
            self.session.headers["Accept-Language"] = language
            self.session.cookies.set("elder", "1" if elder else None)
            yield

    def open(self, path: str) -> Tag:
        """A page, whatever its status."""
        return self._keep(path, self.session.get(self.address + path, timeout=SECONDS))

    def send(self, path: str, page: Tag, **typed: str) -> Tag:
        """What a form that stands on `page` is answered with: its hidden fields, every box ticked, and what was typed."""
        fields = page.select("main form input[type=hidden], main form input[type=checkbox]")
        return self._answer(path, {str(field["name"]): str(field.get("value", "on")) for field in fields} | typed)

    def _answer(self, path: str, data: dict[str, str]) -> Tag:
        target = self.address + path.partition("?")[0]
        return self._keep(f"POST {path}", self.session.post(target, data, headers={"Referer": target}, timeout=SECONDS))

    def _keep(self, path: str, answer: requests.Response) -> Tag:
        self.path = urlsplit(answer.url).path
        if answer.content.lstrip()[:9].lower() == b"<!doctype":
            self.kept[f"{self.mode} {path} {self.path if answer.history else ''}".rstrip()] = answer.content
        return BeautifulSoup(answer.content, "lxml")

    def read(self, paths: Iterable[str]) -> None:
        """Pages that need nothing but their address."""
        for path in paths:
            self.open(path)

    def mapped(self) -> list[str]:
        """The paths of the site map."""
        text = self.session.get(f"{self.address}/sitemap.xml", timeout=SECONDS).text
        return [urlsplit(found).path for found in LOCATION.findall(text)]

    def ask(self, flow: str) -> None:
        """Every page of a flow: as it is shown, as it is answered when left empty, its answers checked, its end, and the way back in.

        The browser is new but for its mode: who has just sent something is shown that again.
        """
        elder = self.session.cookies.get("elder")
        self.session.cookies.clear()
        self.session.cookies.set("elder", elder)
        page = self.send(flow, self.open(flow))
        while self.path != f"{flow}check/":
            here = self.path
            self._answer(here, _hidden(page))
            page = self._answer(here, _hidden(page) | _filled(page))
            if self.path == here:
                raise LostItsWay(f"{here} refuses {_filled(page)}")
        done = self.send(f"{flow}check/", page)
        number = done.select_one(".receipt-digits")
        if number is None:
            raise LostItsWay(f"{flow} gave no number: {self.path}")
        self.send("/r/", self.open("/r/"), n=number.get_text())
        self.open(self.path)

    def sign_in(self, name: str, password: str) -> None:
        """Sign in as a member of staff."""
        self.send("/accounts/login/", self.open("/accounts/login/"), login=name, password=password)
        if self.path == "/accounts/login/":
            raise LostItsWay(f"{name} could not sign in")

    def read_a_case(self) -> None:
        """The first case of the inbox and each act that its page leads to."""
        row = self.open("/desk/").select_one("[data-row]")
        if row is None:
            raise LostItsWay("the inbox is empty")
        case = self.open(str(row["href"]))
        self.read(str(link["href"]) for link in case.select("nav.card a[href^='/desk/']"))


def _hidden(page: Tag) -> dict[str, str]:
    return {str(field["name"]): str(field.get("value", "")) for field in page.select("main form input[type=hidden]")}


def _filled(page: Tag) -> dict[str, str]:
    """An answer to each question: of a choice the first, of a text a word, of a number forty; a line only where one must be written."""
    answers = {str(field["name"]): "40" for field in page.select("main form input[type=number]")}
    answers |= {str(field["name"]): "甲" for field in page.select("main form textarea, main form input[type=text][required]")}
    answers |= {str(field["name"]): str(field["value"]) for field in reversed(page.select("main form input[type=radio]"))}
    return answers | {str(field["name"]): str(field.select("option")[-1]["value"]) for field in page.select("main form select")}
