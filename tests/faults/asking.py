"""A woman's browser against a portal whose processes die: it repeats what got no answer, and sends again what it sent."""

import re
import time
from http.client import HTTPException
from http.cookiejar import CookieJar
from typing import Final
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

from bs4 import BeautifulSoup

PAGES: Final = (
    {"q1": "self"},
    {"q1": "", "q2": "no", "q3": "unknown", "q4": ""},
    {"q1": "wages", "q3": ""},
    {"q1": "yes", "q3": "no"},
    {"q1": "no"},
)
EDGE: Final = "a-file-of-hers"
PDF: Final = b"%PDF-1.4\n" + b"1" * 300_000 + b"\n%%EOF\n"  # two parts: half of it must never be all that is kept


class GaveUp(Exception):
    """No answer for so long that nobody would wait."""


class Woman:
    """Her browser, with cookies of its own."""

    def __init__(self, address: str, patience: float) -> None:
        self.address, self.patience = address, patience
        self.browser = build_opener(HTTPCookieProcessor(CookieJar()))

    def open(self, path: str, data: bytes | None = None, kind: str = "application/x-www-form-urlencoded") -> str:
        """The page that answers at last. Raises GaveUp, and HTTPError for what the portal refuses."""
        request = Request(self.address + path, data, {"Content-Type": kind} if data is not None else {})  # noqa: S310 (loopback)
        end = time.monotonic() + self.patience
        while time.monotonic() < end:
            try:
                with self.browser.open(request, timeout=20) as answer:
                    return str(answer.read().decode())
            except HTTPError as error:
                if error.code < 500:
                    raise
            except (OSError, HTTPException):
                pass
            time.sleep(0.2)
        raise GaveUp(path)

    def send(self, path: str, page: str, **typed: str) -> str:
        """The form of a page with what she typed, every box ticked."""
        fields = BeautifulSoup(page, "lxml").select("main form input[type=hidden], main form input[type=checkbox]")
        data = {str(field["name"]): str(field.get("value", "on")) for field in fields} | typed
        return self.open(path, urlencode(data).encode())

    def ask(self, story: str) -> str:
        """Answer every page of legal aid, send, and return the number that is shown."""
        self.send("/f/a/", self.open("/f/a/"))
        for number, answers in enumerate(PAGES, 1):
            typed = answers | ({"q2": story} if number == 3 else {})
            self.send(f"/f/a/{number}/", self.open(f"/f/a/{number}/"), **typed)
        done = self.send("/f/a/check/", self.open("/f/a/check/"))
        return re.sub(r"\D", "", BeautifulSoup(done, "lxml").select_one(".receipt-digits").get_text())

    def add_a_file(self, receipt: str) -> int:
        """Come back with the number and send a file; how many have arrived by what the page says."""
        self.send("/r/", self.open("/r/"), n=receipt)
        hidden = BeautifulSoup(self.open("/r/a/"), "lxml").select("main form input[type=hidden]")
        parts = [f'--{EDGE}\r\nContent-Disposition: form-data; name="{one["name"]}"\r\n\r\n{one["value"]}\r\n'.encode() for one in hidden]
        head = f'--{EDGE}\r\nContent-Disposition: form-data; name="f"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n'
        body = b"".join(parts) + head.encode() + PDF + f"\r\n--{EDGE}--\r\n".encode()
        page = self.open("/r/a/", body, f"multipart/form-data; boundary={EDGE}")
        said = BeautifulSoup(page, "lxml").select_one("main .lead")
        return int(re.sub(r"\D", "", said.get_text())) if said else 0
