"""A passkey opens “My numbers” instead of a code: hers alone, added only soon after a code, and worthless to whoever has the database."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.db import connection

from portal.kit import clock
from services.intake import entries, passkeys, shelves
from services.intake.models import Entry, Passkey, Shelf
from tests.factories.devices import PRESENT, Device
from tests.services.intake.conftest import words_of
from tests.services.intake.test_shelf import code_sent, signs_in


@pytest.fixture
def offered(monkeypatch, her):
    """A district that has them."""
    known = shelves.district()
    monkeypatch.setattr(shelves, "district", lambda: replace(known, accounts="email passkey"))
    signs_in(her)
    return her


def adds(her, device: Device):
    page = her.client.get("/n/p/")
    return her.client.post("/n/p/", {"q": device.makes(page.context["asked"]), "seed": page.context["seed"]})


def opens(her, device: Device):
    """Signed out or not: with the device."""
    page = her.client.post("/n/k/", follow=True)
    return her.client.post("/n/k/", {"q": device.uses(page.context["asked"])})


@pytest.fixture
def device(offered) -> Device:
    """Hers, and a number stands on her list."""
    offered.client.post("/n/a/", {"n": offered.asks()})
    device = Device()
    assert adds(offered, device)["Location"] == "/n/"
    offered.client.post("/n/end/")
    return device


def test_it_opens_the_list_that_a_code_opens(offered, device):
    assert opens(offered, device)["Location"] == "/n/"
    page = offered.client.get("/n/")
    assert len(page.context["numbers"]) == 1
    assert len(page.context["passkeys"]) == 1


def test_what_stands_on_the_device_says_nothing_but_my_numbers(device):
    assert device.named == "我的查询码"


def test_where_the_district_wants_none_nothing_of_them_exists(offered, monkeypatch):
    known = shelves.district()
    for accounts in ("email", "passkey", ""):
        monkeypatch.setattr(shelves, "district", lambda accounts=accounts: replace(known, accounts=accounts))
        for address in ("/n/k/", "/n/p/"):
            assert offered.client.get(address).status_code == 404
        assert offered.client.post("/n/p/d/").status_code == 404
    monkeypatch.setattr(shelves, "district", lambda: replace(known, accounts="email"))
    assert "通行密钥" not in words_of(offered.client.get("/n/"))
    offered.client.post("/n/end/")
    assert "通行密钥" not in words_of(offered.client.get("/n/"))


def test_somebody_who_finds_the_list_open_adds_none(offered):
    with time_machine.travel(clock.now() + entries.FRESH + timedelta(seconds=1)):
        page = offered.client.get("/n/p/")
        assert "五分钟" in words_of(page)
        assert offered.client.post("/n/p/", {"q": "{}", "seed": "1"}).status_code == 403
    assert not Passkey.objects.exists()


def test_who_came_in_by_a_passkey_adds_none(offered, device):
    opens(offered, device)
    assert offered.client.post("/n/p/", {"q": "{}", "seed": "1"}).status_code == 403


def test_a_list_that_was_opened_before_there_were_passkeys_asks_for_a_new_code(offered, monkeypatch):
    monkeypatch.setattr(entries, "_open", lambda *_: {"key": "a2V5"})
    assert "五分钟" in words_of(offered.client.get("/n/p/"))


def test_without_her_list_open_there_is_nothing_to_add_to(offered):
    offered.client.post("/n/end/")
    assert offered.client.get("/n/p/")["Location"] == "/n/"


def test_removed_it_opens_no_more(offered, device):
    opens(offered, device)
    known = Passkey.objects.get()
    assert offered.client.post("/n/p/d/", {"q": "nonsense"}).status_code == 404
    offered.client.post("/n/p/d/", {"q": str(known.pk)})
    offered.client.post("/n/end/")
    page = opens(offered, device)
    assert page.status_code == 422
    assert "打不开清单" in words_of(page)


def test_nobody_removes_one_of_another_list(offered, device):
    signs_in(offered, "other@example.org")
    offered.client.post("/n/p/d/", {"q": str(Passkey.objects.get().pk)})
    assert Passkey.objects.exists()


def test_it_goes_with_the_list(offered, device):
    opens(offered, device)
    offered.client.post("/n/d/", {"q": "on"})
    assert not Passkey.objects.exists()


@pytest.mark.parametrize(
    "changed",
    [
        {"flags": PRESENT},
        {"origin": "https://testserver"},
        {"origin": "http://elsewhere.testserver"},
        {"key": Device().key},
        {"identifier": b"another"},
        {"handle": bytes(32)},
        {"handle": b"short"},
        {"handle": b""},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_it_has_to_be_this_device_unlocked_at_this_address(offered, device, changed):
    assert opens(offered, replace(device, **changed)).status_code == 422
    assert not Entry.objects.filter(shelf__isnull=False).exists()


def test_an_answer_that_was_overheard_opens_nothing_later(offered, device):
    page = offered.client.post("/n/k/", follow=True)
    overheard = device.uses(page.context["asked"])
    assert offered.client.post("/n/k/", {"q": overheard})["Location"] == "/n/"
    offered.client.post("/n/k/")
    assert offered.client.post("/n/k/", {"q": overheard}).status_code == 422


def test_the_sixth_try_does_not_open_even_with_the_passkey(offered, device):
    page = offered.client.post("/n/k/", follow=True)
    for _ in range(entries.TRIES):
        assert offered.client.post("/n/k/", {"q": "{}"}).status_code == 422
    assert offered.client.post("/n/k/", {"q": device.uses(page.context["asked"])})["Location"] == "/n/"
    assert "numbers" not in offered.client.get("/n/").context


@pytest.mark.parametrize("said", ["", "她", "[]", "null", "{}", '{"id": 1}', '{"rawId": "a", "response": {}}', "1" * 5_000, "[" * 100_000])
def test_what_no_passkey_says_is_refused_in_words(offered, said):
    seed = offered.client.get("/n/p/").context["seed"]
    assert offered.client.post("/n/p/", {"q": said, "seed": seed}).status_code == 422
    offered.client.post("/n/k/")
    page = offered.client.post("/n/k/", {"q": said})
    assert page.status_code == 422
    assert "改用验证码" in words_of(page)


def test_one_made_for_another_question_is_not_added(offered):
    page = offered.client.get("/n/p/")
    made = Device().makes(page.context["asked"])
    assert offered.client.post("/n/p/", {"q": made, "seed": "another"}).status_code == 422
    assert offered.client.post("/n/p/", {"q": Device(flags=PRESENT).makes(page.context["asked"])}).status_code == 422
    assert not Passkey.objects.exists()


def test_sent_twice_it_is_added_once_and_the_sixth_is_told(offered):
    page = offered.client.get("/n/p/")
    sent = {"q": Device().makes(page.context["asked"]), "seed": page.context["seed"]}
    assert [offered.client.post("/n/p/", sent)["Location"] for _ in range(2)] == ["/n/", "/n/"]
    assert Passkey.objects.count() == 1
    for _ in range(passkeys.MOST - 1):
        adds(offered, Device())
    assert adds(offered, Device()).status_code == 422
    assert len(offered.client.get("/n/p/").context["asked"]["publicKey"]["excludeCredentials"]) == passkeys.MOST


def test_the_database_tells_neither_the_device_nor_the_list_and_opens_nothing(offered, device):
    with connection.cursor() as cursor:
        cursor.execute("SELECT lookup, sealed_key, sealed FROM intake_passkey")
        row = b"".join(bytes(value) for value in cursor.fetchone())
    for secret in (device.handle, device.identifier, clock.today().isoformat().encode()):
        assert secret not in row


def test_rows_are_of_one_length_whatever_the_device(offered, device):
    signs_in(offered)
    adds(offered, Device(identifier=b"i" * 1_000))
    assert len({len(bytes(row.sealed)) for row in Passkey.objects.all()}) == 1


def test_a_list_that_only_a_passkey_opens_counts_as_used(offered, device):
    with time_machine.travel(clock.now() + timedelta(days=700)):
        opens(offered, device)
        assert Shelf.objects.get().used_on == clock.today()


def test_asking_for_a_passkey_is_no_code_and_a_code_no_passkey(offered):
    offered.client.post("/n/end/")
    offered.client.post("/n/k/")
    assert offered.client.get("/n/c/")["Location"] == "/n/"
    assert offered.client.post("/n/c/", {"q": "123456"})["Location"] == "/n/"
    offered.client.post("/n/", {"q": "other@example.org"})
    assert offered.client.get("/n/k/")["Location"] == "/n/"
    assert code_sent()
