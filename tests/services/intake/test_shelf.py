"""“My numbers”: never needed, neutral, opened by a code only, and gone without a trace when the district or she wants it."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import connection

from portal.kit import clock, receipts
from portal.notices.delivery import deliver
from portal.notices.models import ResidentNotice
from services.intake import entries, shelves
from services.intake.handlers import forget_what_is_over
from services.intake.models import Entry, Shelf
from tests.services.intake.conftest import words_of

ADDRESS = "xiaolin@example.org"


@pytest.fixture
def offered(monkeypatch, settings, her):
    """A district that has it, for telephone and mail."""
    known = shelves.district()
    monkeypatch.setattr(shelves, "district", lambda: replace(known, accounts="phone email"))
    settings.SMS = settings.SMS | {"host": "127.0.0.1"}
    return her


def code_sent() -> str:
    """What the newest mail says."""
    deliver()
    return "".join(mark for mark in mail.outbox[-1].body if mark.isdigit())[:6]


def signs_in(her, address: str = ADDRESS):
    her.client.post("/n/", {"q": address})
    return her.client.post("/n/c/", {"q": code_sent()}, follow=True)


@pytest.fixture
def listed(offered):
    """She is signed in, and one number stands on her list."""
    receipt = offered.asks()
    signs_in(offered)
    offered.client.post("/n/a/", {"n": receipt})
    return offered, receipt


def test_switched_off_nothing_of_it_exists(her, monkeypatch):
    known = shelves.district()
    monkeypatch.setattr(shelves, "district", lambda: replace(known, accounts=""))
    for address in ("/n/", "/n/c/", "/n/end/"):
        assert her.client.get(address).status_code == 404
    for address in ("/n/a/", "/n/o/", "/n/d/"):
        assert her.client.post(address).status_code == 404
    assert "/n/" not in her.client.get("/r/").content.decode()


def test_without_a_gateway_no_telephone_number_is_asked_for(offered, settings):
    settings.SMS = settings.SMS | {"host": ""}
    assert shelves.channels() == ["email"]
    assert offered.client.post("/n/", {"q": "13800001234"}).status_code == 422


def test_a_number_on_the_list_opens_as_if_she_had_typed_it(listed):
    her, receipt = listed
    page = her.client.get("/n/")
    assert receipt not in page.content.decode()
    page = her.client.post("/n/o/", {"q": receipt[-4:] + receipt[:4]}, follow=True)
    assert page.redirect_chain[-1][0] == "/r/o/"


def test_the_list_is_there_again_with_another_code_and_not_for_another_address(listed):
    her, receipt = listed
    her.client.post("/n/end/")
    assert receipt[-4:] not in words_of(signs_in(her, "other@example.org"))
    her.client.post("/n/end/")
    assert receipt[-4:] in words_of(signs_in(her))


def test_the_database_holds_neither_address_nor_number_nor_code(listed):
    her, receipt = listed
    her.client.post("/n/end/")
    her.client.post("/n/", {"q": ADDRESS})
    rows = [bytes(value) for name in ("intake_shelf", "intake_entry", "notices_residentnotice") for value in column(name)]
    code = code_sent()
    for secret in (ADDRESS.encode(), b"xiaolin", receipt.encode(), code.encode()):
        assert not any(secret in row for row in rows)


def column(table: str) -> list[bytes]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT sealed FROM {table}")
        return [row[0] for row in cursor.fetchall()]


def test_the_row_is_as_long_for_one_number_as_for_none(listed):
    signs_in(listed[0], "other@example.org")
    assert len({len(bytes(row.sealed)) for row in Shelf.objects.all()}) == 1


def test_the_mail_holds_a_code_and_nothing_that_tells(offered):
    offered.client.post("/n/", {"q": ADDRESS})
    deliver()
    [sent] = mail.outbox
    for word in ("妇女", "半边天", "求助", "编号", "http", "铁西"):
        assert word not in sent.subject + sent.body
    assert sent.to == [ADDRESS]


def test_a_telephone_gets_a_short_message(offered, monkeypatch):
    sent = []

    class Carrier:
        def send(self, **message):
            sent.append(message)

    monkeypatch.setattr("portal.notices.delivery.gateway", Carrier)
    offered.client.post("/n/", {"q": "+86 138-0000-1234"})
    deliver()
    assert sent[0]["to"] == "13800001234"
    assert sum(mark.isdigit() for mark in sent[0]["text"]) == entries.CODE_DIGITS
    assert bytes(ResidentNotice.objects.get().sealed) == b""


def test_the_sixth_try_does_not_open_even_with_the_code(offered):
    offered.client.post("/n/", {"q": ADDRESS})
    code = code_sent()
    wrong = f"{(int(code) + 1) % 10**6:06d}"
    for _ in range(entries.TRIES):
        assert offered.client.post("/n/c/", {"q": wrong}).status_code == 422
    assert offered.client.post("/n/c/", {"q": code})["Location"] == "/n/"
    assert not Shelf.objects.exists()


def test_a_code_is_worthless_after_ten_minutes_and_a_list_after_fifteen_idle_ones(listed):
    her, _ = listed
    with time_machine.travel(clock.now() + entries.IDLE + timedelta(seconds=1)):
        assert "20 位" in words_of(her.client.get("/n/"))
        her.client.post("/n/", {"q": ADDRESS})
        code = code_sent()
    with time_machine.travel(clock.now() + entries.IDLE + entries.CODE_LIVES + timedelta(minutes=1)):
        assert her.client.post("/n/c/", {"q": code})["Location"] == "/n/"
        forget_what_is_over()
        assert not Entry.objects.exists()


def test_codes_to_one_address_are_limited_and_the_answer_is_the_same_for_known_and_unknown(listed):
    her, _ = listed
    her.client.post("/n/end/")
    known, unknown = (her.client.post("/n/", {"q": address}) for address in (ADDRESS, "nobody@example.org"))
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"]) == (302, "/n/c/")
    for _ in range(3):
        page = her.client.post("/n/", {"q": ADDRESS})
    assert page.status_code == 429
    assert page.context["form"]["q"].value() == ADDRESS


@pytest.mark.parametrize("typed", ["", "1380000123", "a@", "她", "\x00", "1" * 500])
def test_what_cannot_be_an_address_is_told_and_stays(offered, typed):
    page = offered.client.post("/n/", {"q": typed})
    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["q"]


def test_only_numbers_that_open_something_are_kept_and_each_once(listed):
    her, receipt = listed
    assert her.client.post("/n/a/", {"n": receipts.derive(receipts.mint())}).status_code == 422
    assert her.client.post("/n/a/", {"n": "123"}).status_code == 422
    her.client.post("/n/a/", {"n": receipt})
    assert len(her.client.get("/n/").context["numbers"]) == 1


def test_she_removes_a_number_and_deletes_the_list(listed):
    her, receipt = listed
    assert her.client.post("/n/o/", {"q": "00000000"}).status_code == 404
    her.client.post("/n/o/", {"q": receipt[-4:] + receipt[:4], "remove": "1"})
    assert her.client.get("/n/").context["numbers"] == []
    assert her.client.post("/n/d/").status_code == 422
    her.client.post("/n/d/", {"q": "on"})
    assert not Shelf.objects.exists()
    assert not Entry.objects.exists()
    assert her.opens(receipt).redirect_chain[-1][0] == "/r/o/"


def test_a_second_window_of_a_deleted_list_asks_for_an_address(listed):
    her, receipt = listed
    Shelf.objects.all().delete()
    assert "numbers" not in her.client.get("/n/").context


def test_leaving_quickly_ends_it(listed):
    her, _ = listed
    her.client.get("/x/")
    assert not Entry.objects.exists()


def test_a_list_that_nobody_opens_for_two_years_is_deleted(listed):
    with time_machine.travel(clock.now() + timedelta(days=731)):
        forget_what_is_over()
    assert not Shelf.objects.exists()
