"""Links to other sites are looked at in the background, politely, and never inside this network."""

import socket
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.utils import timezone

from cms.editing import looking, outside
from cms.editing.handlers import follow_links_outside, look_at_a_link_outside
from cms.editing.looking import Answer, look
from cms.editing.outside import OutsideLink, look_at_one
from cms.editing.upkeep import links_outside
from tests.cms.editing.test_upkeep import publish

OLD, NEW = "https://old.example/a?b=1", "https://new.example/"


class OtherSite(BaseHTTPRequestHandler):
    """Knows no heads of /headless, has moved /moved, and has nothing else but /."""

    def answer(self, status: int) -> None:
        self.send_response(status)
        self.end_headers()

    def do_HEAD(self) -> None:
        self.answer({"/": 200, "/moved": 301}.get(self.path, 404))

    def do_GET(self) -> None:
        self.answer({"/headless": 200}.get(self.path, 410))

    def log_message(self, *args: object) -> None:
        """Silence."""


@pytest.fixture(scope="module")
def other_site() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), OtherSite)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.mark.parametrize(
    ("path", "answer"), [("/", Answer.THERE), ("/moved", Answer.THERE), ("/headless", Answer.THERE), ("/gone", Answer.GONE)]
)
def test_a_page_is_gone_only_when_its_server_says_so_twice(other_site, monkeypatch, path, answer):
    monkeypatch.setattr(looking, "is_public", lambda address: True)
    assert look(other_site + path) == answer


@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "::1", "fe80::1%eth0", "0.0.0.0"])  # noqa: S104
def test_nothing_inside_this_network_is_asked(other_site, monkeypatch, address):
    assert not looking.is_public(address)
    monkeypatch.setattr(looking, "status_of", lambda url, method: pytest.fail("asked"))
    assert look(other_site) == Answer.UNKNOWN


def test_a_name_that_leads_inside_the_second_time_is_not_asked(other_site, monkeypatch):
    asked, leads_outside = [], iter([True, False, False])
    monkeypatch.setattr(looking, "is_public", lambda address: next(leads_outside))
    monkeypatch.setattr(OtherSite, "answer", lambda self, status: asked.append(status))
    assert look(other_site) == Answer.UNKNOWN
    assert asked == []


@pytest.mark.parametrize(
    ("error", "answer"), [(socket.EAI_NONAME, Answer.GONE), (socket.EAI_AGAIN, Answer.UNKNOWN), (socket.EAI_FAIL, Answer.UNKNOWN)]
)
def test_a_machine_without_a_way_out_calls_nothing_gone(monkeypatch, error, answer):
    def refuse(*args: object, **more: object) -> None:
        raise socket.gaierror(error, "")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert look(NEW) == answer


@pytest.mark.parametrize("url", ["http://[", "https://a.example:99999/", "https:///"])
def test_a_broken_address_breaks_nothing(url):
    assert look(url) == Answer.UNKNOWN


@pytest.fixture
def answers(monkeypatch) -> dict[str, Answer]:
    """What other sites answer in this test."""
    told = {OLD: Answer.GONE, NEW: Answer.THERE}
    monkeypatch.setattr(outside, "look", told.__getitem__)
    return told


def a_day(clock, links: int = 2) -> None:
    """A night, and then a look at every link."""
    clock.shift(timedelta(days=1, minutes=5))
    follow_links_outside()
    for _ in range(links):
        look_at_one()


def test_a_link_is_named_when_it_was_gone_on_two_days_in_a_row(site, answers, time_machine):
    time_machine.move_to("2026-11-24T01:00:00+00:00", tick=False)
    publish("links", f'<p><a href="{OLD}">一</a><a href="{NEW}#x">二</a><a href="/help/">三</a></p>')
    a_day(time_machine)
    assert set(OutsideLink.objects.values_list("url", "failures")) == {(OLD, 1), (NEW, 0)}
    assert links_outside() == []
    a_day(time_machine)
    assert [(reminder.title, reminder.detail) for reminder in links_outside()] == [("links", OLD)]
    answers[OLD] = Answer.UNKNOWN
    a_day(time_machine)
    assert len(links_outside()) == 1
    answers[OLD] = Answer.THERE
    a_day(time_machine)
    assert links_outside() == []


def test_each_is_looked_at_once_a_day_the_oldest_first(site, answers, time_machine):
    time_machine.move_to("2026-11-24T01:00:00+00:00", tick=False)
    OutsideLink.objects.create(url=OLD, checked_at=timezone.now() - timedelta(days=3))
    OutsideLink.objects.create(url=NEW, checked_at=timezone.now() - timedelta(days=9))
    for fresh in ({NEW}, {NEW, OLD}, {NEW, OLD}):
        look_at_one()
        assert set(OutsideLink.objects.filter(checked_at=timezone.now()).values_list("url", flat=True)) == fresh
    assert OutsideLink.objects.get(url=OLD).failures == 1


def test_what_no_article_links_to_is_forgotten(site, answers):
    page = publish("links", f'<p><a href="{OLD}">一</a></p>')
    follow_links_outside()
    assert OutsideLink.objects.exists()
    page.unpublish()
    follow_links_outside()
    assert not OutsideLink.objects.exists()


def test_other_sites_are_asked_outside_the_transaction(site, answers, django_capture_on_commit_callbacks):
    OutsideLink.objects.create(url=OLD)
    with django_capture_on_commit_callbacks(execute=True):
        look_at_a_link_outside()
        assert OutsideLink.objects.get().checked_at is None
    assert OutsideLink.objects.get().checked_at


def test_it_stands_on_the_front_page_of_the_editors(site, editor_client):
    OutsideLink.objects.create(url=OLD, failures=2)
    publish("links", f'<p><a href="{OLD}">一</a></p>')
    page = editor_client.get("/cms/").content.decode()
    assert "别的网站上已经没有的链接" in page
    assert OLD.replace("&", "&amp;") in page
