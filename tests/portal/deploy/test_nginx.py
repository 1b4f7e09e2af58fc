"""The proxy keeps public pages by language and large print, never a sensitive one, and logs nothing that tells."""

import re
import threading
import time
import urllib.error
import urllib.request
from base64 import b64encode
from email.message import Message
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from bs4 import BeautifulSoup

from portal.district.models import Hotline
from portal.district.pack import district as pack
from tests.factories import proxies

pytestmark = [pytest.mark.nginx]


class Face(BaseHTTPRequestHandler):
    """A portal that counts how often it is asked."""

    asked: list[str] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        body = f"{len(self.asked)} {self.headers['X-Forwarded-For']} {self.headers['X-Forwarded-Proto']}".encode()
        self.send_response(200)
        if self.headers["X-Page-Keeper"] and not self.path.startswith("/opinions/"):
            self.send_header("X-Accel-Expires", f"@{int(time.time())}" if self.path.endswith("/now/") else "60")
        self.send_header("Cache-Control", "no-store" if self.path.startswith(("/f/", "/r/")) else "no-cache")
        self.send_header("Vary", "Cookie, Accept-Language")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Quiet."""


@pytest.fixture(scope="module")
def proxy(tmp_path_factory):
    """nginx with our files, plain HTTP on one port for each face, in front of a face that counts."""
    folder, face = tmp_path_factory.mktemp("nginx"), ThreadingHTTPServer(("127.0.0.1", 0), Face)
    threading.Thread(target=face.serve_forever, daemon=True).start()
    with proxies.proxy(folder, face.server_port) as port:
        yield port, folder / "log"
    face.shutdown()


@pytest.fixture
def ask(proxy):
    """Ask for a path; the answer's words, or the status where it is no 200."""

    def get(path: str, host: str = "www.example.gov.cn", **headers: str) -> str | int:
        status, _headers, words = answer(proxy[0], path, host, **headers)
        return words if status == 200 else status

    return get


def answer(port: int, path: str, host: str = "www.example.gov.cn", data: bytes | None = None, **headers: str) -> tuple[int, Message, str]:
    """Status, headers and words of what nginx says."""
    named = {"Host": host} | {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        said = urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{port}{path}", data, named), timeout=5)
    except urllib.error.HTTPError as error:
        said = error
    return said.status, said.headers, said.read().decode()


def next_second() -> None:
    """Wait until every clock shows it."""
    time.sleep(1.1 - time.time() % 1)


def test_a_public_page_is_fetched_once(ask):
    assert ask("/plan/") == ask("/plan/", Cookie="csrftoken=x; other=1")


def test_large_print_and_language_have_copies_of_their_own(ask):
    variants = [{}, {"Cookie": "elder=1"}, {"Cookie": "__Host-language=en"}, {"Cookie": "a=b; elder=1; __Host-language=en"}]
    answers = [ask("/help/", **variant) for variant in variants]
    assert len(set(answers)) == 4
    assert [ask("/help/", **variant) for variant in variants] == answers
    assert ask("/help/", Accept_Language="en-GB,en") == answers[2]


@pytest.mark.parametrize("path", ["/f/", "/f/a/1/", "/r/", "/n/", "/x/", "/search/", "/reading/"])
def test_sensitive_pages_are_never_kept(ask, path):
    assert ask(path) != ask(path)


def test_whoever_has_a_session_sees_her_own_page(ask):
    kept = ask("/stories/")
    assert ask("/stories/", Cookie="__Host-session=abc") != kept
    assert ask("/stories/") == kept


def test_what_the_portal_does_not_hand_out_for_keeping_is_never_kept(ask):
    assert ask("/opinions/") != ask("/opinions/")


def test_a_reader_who_says_that_she_keeps_pages_changes_nothing(ask):
    assert ask("/policies/", X_Page_Keeper="") == ask("/policies/")


def test_browsers_that_unpack_have_a_copy_of_their_own(ask):
    plain, packed = ask("/topics/"), ask("/topics/", Accept_Encoding="br, gzip")
    assert plain != packed
    assert [ask("/topics/"), ask("/topics/", Accept_Encoding="gzip")] == [plain, packed]


def test_what_may_be_kept_until_the_second_ends_is_asked_for_again_in_the_next(ask):
    first = ask("/news/now/")
    next_second()
    assert ask("/news/now/") != first


def test_the_residents_host_has_no_desk_and_no_sign_in(ask):
    assert [ask(path) for path in ("/desk/", "/cms/", "/accounts/login/", "/metrics")] == [404] * 4
    assert isinstance(ask("/desk/", host="staff.example.gov.cn"), str)


def test_a_forged_address_is_not_passed_on(ask):
    assert "127.0.0.1 https" in str(ask("/f/", X_Forwarded_For="203.0.113.9", X_Forwarded_Proto="http"))


def test_the_log_names_sections_not_pages_and_minutes_not_seconds(ask, proxy):
    ask("/f/a/2/?draft=1", Referer="https://www.example.gov.cn/r/", User_Agent="Telltale")
    time.sleep(0.1)
    line = proxy[1].read_text().splitlines()[-1]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d 127\.0\.0\.1 GET \(f\) 200 \d+", line)


@pytest.fixture
def left_alone(tmp_path):
    """The port of an nginx whose portal has answered for a second and is gone."""
    face = ThreadingHTTPServer(("127.0.0.1", 0), Face)
    threading.Thread(target=face.serve_forever, daemon=True).start()
    with proxies.proxy(tmp_path, face.server_port) as port:
        for path in ("/help/now/", "/stories/now/"):
            assert answer(port, path)[0] == 200
        face.shutdown()
        face.server_close()
        next_second()
        yield port


def test_while_the_portal_is_away_help_stays_readable_and_a_story_does_not(left_alone):
    assert answer(left_alone, "/help/now/")[0] == 200
    assert answer(left_alone, "/stories/now/")[0] == 503


@pytest.mark.parametrize("data", [None, b"k=1"], ids=["read", "sent"])
def test_while_the_portal_is_away_every_other_page_is_one_that_says_whom_to_call_and_nothing_else(left_alone, data, district):
    status, headers, words = answer(left_alone, "/f/a/1/", data=data)
    assert (status, headers["Cache-Control"], headers["Retry-After"]) == (503, "no-store", "60")
    page = BeautifulSoup(words, "lxml")
    numbers = [Hotline.objects.get(code=code).number for code in ("police", "ambulance", "women")]
    assert [link["href"] for link in page.select("a")] == [pack().exit_url, *(f"tel:{number}" for number in numbers)]
    assert page.title.get_text() == "公共服务"
    assert b64encode(sha256(page.style.get_text().encode()).digest()).decode() in headers["Content-Security-Policy"]
