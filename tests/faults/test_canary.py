"""A word of hers alone in every field of every service: no table, file, log, queue, cache, index, mail or error page holds it (S4-01)."""

import json
import logging
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.conf import settings
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from PIL import Image

from portal.accounts.models import User
from portal.accounts.roles import LEAD
from portal.district.models import Department
from portal.kit.web.logs import JSONFormatter
from portal.notices.delivery import deliver
from portal.outbox.dispatch import drain
from services.cases import actions
from services.cases.grounds import CONSENT
from services.cases.models import Case
from services.cases.receipts import find
from services.desk import case_page
from services.intake import shelves
from services.intake.flows import Flow, flow_of, flows
from services.intake.shared_steps import SafeContactForm
from services.workplace.forms import TheEmployer
from tests.conftest import person, signed_in
from tests.services.asking import everything_on
from tests.services.cases.test_sealing import everything_stored

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
CREDIT_CODE = (TheEmployer, "q2")
PHONES = (f"139{number:08d}" for number in range(73_019_301, 73_999_999, 97))


@dataclass
class Words:
    """What was said, each word once; plain letters in it survive every way of writing Chinese."""

    said: list[str] = field(default_factory=list)

    def say(self) -> str:
        """A word that was never said before."""
        self.said.append(f"canary{len(self.said):03d}x8c1f")
        return f"她的话{self.said[-1]}"

    def number(self) -> str:
        """A telephone number that nobody else has."""
        self.said.append(next(PHONES))
        return self.said[-1]

    def found_in(self, content: bytes) -> list[str]:
        """Those that stand in it, however it is encoded."""
        return [word for word in self.said if word.encode() in content or word.encode("utf-16-le") in content]


@pytest.fixture
def words() -> Words:
    return Words()


def typed_into(form: forms.Form, words: Words) -> dict[str, Any]:
    """Something in every field: a word of hers wherever words may stand."""
    return {name: _typed(form, name, question, words) for name, question in form.fields.items()}


def _typed(form: forms.Form, name: str, question: forms.Field, words: Words) -> Any:
    if isinstance(question, forms.ChoiceField):
        codes = [code for code, _label in question.choices]
        chosen = "yes" if "yes" in codes else codes[-1]
        return [chosen] if isinstance(question, forms.MultipleChoiceField) else chosen
    if isinstance(question, forms.DateField):
        return "2026-03-08"
    if isinstance(question, forms.IntegerField):
        return "43"
    if isinstance(form, SafeContactForm) and name == "q2":
        return words.number()
    return "" if (type(form), name) == CREDIT_CODE else words.say()


def ask(browser: Client, flow: Flow, words: Words) -> str:
    """Answer and keep every page, send, and return the number."""
    slug = flow.service.flow_slug
    browser.post(f"/f/{slug}/")
    for number in range(1, len(flow.steps) + 1):
        shown = browser.get(f"/f/{slug}/{number}/")
        if shown.status_code == 302:  # it has nothing to ask here and is passed over
            continue
        typed = typed_into(shown.context["form"], words) | {"v": shown.context["version"]}
        browser.post(f"/f/{slug}/{number}/keep/", typed | {"do": "keep", "at": 1000 * number})
        typed["v"] = browser.get(f"/f/{slug}/{number}/").context["version"]
        answer = browser.post(f"/f/{slug}/{number}/", typed)
        assert answer.status_code == 302, answer.context["form"].errors
    assert words.found_in(everything_written()) == []  # the draft lies there now
    browser.post(f"/f/{slug}/check/", everything_on(browser.get(f"/f/{slug}/check/")))
    receipt = str(browser.get("/f/done/").context["digits"]).replace(" ", "")
    words.said.append(receipt)
    return receipt


def come_back(browser: Client, receipt: str, words: Words) -> None:
    """With her number: a message, every wish, other ways to reach her, and files whose names and insides are words of hers."""
    browser.post("/r/", {"n": receipt})
    browser.post("/r/o/", everything_on(browser.get("/r/o/")) | {"t": words.say()})
    for wish in ("complaint", "pause", "copy", "deletion"):
        browser.post("/r/w/", hidden(browser.get("/r/w/")) | {"w": wish, "t": words.say()})
    page = browser.get("/r/c/")
    assert browser.post("/r/c/", typed_into(page.context["form"], words) | hidden(page)).status_code == 302
    for content in (f"%PDF-1.7 {words.say()}".encode(), a_photo(words)):
        file = SimpleUploadedFile(f"{words.say()}.bin", content)
        assert browser.post("/r/a/", hidden(browser.get("/r/a/")) | {"f": file, "u": "on"}).status_code == 302


def ask_about_her_data(browser: Client, case: Case, caseworker) -> None:
    """A copy is made for her and saved, her wish for deletion is refused; both stand open since she came back."""
    actions.give_copy(case=case, actor=caseworker, made_sure="word")
    copy = browser.post("/r/copy/all/")
    assert "canary" in copy.content.decode()
    wish = case.data_wishes.get(kind="deletion")
    actions.refuse_data_wish(case=case, actor=User.objects.get(username="lead"), wish=wish, ground="law")


def keep_a_list(browser: Client, receipt: str, words: Words) -> None:
    """A list of numbers behind a telephone of hers: signed in with a wrong code and the right one, a number added."""
    browser.post("/n/", {"q": words.number()})
    code = browser.get("/n/c/").context["shown"]
    browser.post("/n/c/", {"q": "0" * len(code)})
    assert browser.post("/n/c/", {"q": code})["Location"] == "/n/"
    browser.post("/n/a/", {"n": receipt})
    assert len(browser.get("/n/").context["numbers"]) == 1


def hidden(page: HttpResponse) -> dict[str, str]:
    """What a page carries to be sent once; nothing ticked."""
    return {"k": str(page.context["form"]["k"].value())}


def a_photo(words: Words) -> bytes:
    target, exif = BytesIO(), Image.Exif()
    exif[0x010E] = words.say().encode().decode("latin1")
    Image.new("RGB", (40, 30), "brown").save(target, "JPEG", exif=exif)
    return target.getvalue()


def work_on(case: Case, caseworker, words: Words) -> None:
    """Every act of the desk that keeps words."""
    act: dict[str, Any] = {"case": case, "actor": caseworker}
    lead = act | {"actor": person("lead", LEAD, "FYZX")}
    actions.accept(**act)
    actions.add_note(**act, text=words.say())
    actions.write_to_resident(**act, text=words.say(), asks=True)
    actions.log_call(**act, result="called_in", channel="phone", in_her_times=False, emergency="", text=words.say())
    partner = Department.objects.get(code="RS")
    entry = actions.refer(**act, to=partner, fields=["contact.name"], purpose=words.say(), ground=CONSENT, consent_given="phone")
    actions.ask_extension(**act, days=2, reason=words.say())
    actions.pause(**act, reason=words.say())
    actions.resume(**act)
    actions.hold(**lead, held=True, reason=words.say())
    actions.split(**act, category="screening", text=words.say())
    actions.view(**act)
    for address in ("/desk/", f"/desk/{case.pk}/", f"/desk/referred/{entry.pk}/"):
        signed_in(caseworker).get(address)
    actions.close(**act, outcome="helped", text=words.say())
    actions.reopen(**lead, reason=words.say())


def everything_written() -> bytes:
    """The database, queue and sessions with it; every file of the portal; every mail."""
    files = [path.read_bytes() for path in Path(settings.DATA_DIR).rglob("*") if path.is_file()]
    mails = [message.message().as_bytes() for message in mail.outbox]
    return b"\n".join([everything_stored(), *files, *mails])


@pytest.fixture
def lists_offered(monkeypatch) -> None:
    """The district has lists of numbers; the code stands on the page, and its message goes nowhere."""
    known = shelves.district()
    monkeypatch.setattr(shelves, "district", lambda: replace(known, accounts="phone"))
    monkeypatch.setattr("services.intake.shelves.settings.DEMO", True)
    monkeypatch.setattr("portal.notices.delivery.gateway", Carrier)


class Carrier:
    """A carrier of short messages that keeps nothing."""

    def send(self, **message: str) -> None:
        """Away it goes."""


def test_no_word_of_hers_lies_anywhere_in_clear(caseworker, resident, words, caplog, monkeypatch, lists_offered):
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(logging.getLogger("django"), "propagate", True)
    receipts = {flow.service.flow_slug: ask(Client(), flow, words) for flow in flows()}
    come_back(resident, receipts["a"], words)
    case = find(receipts["a"]).case
    work_on(case, caseworker, words)
    ask_about_her_data(resident, case, caseworker)
    keep_a_list(resident, receipts["a"], words)
    deliver()
    drain()
    assert len(words.said) > 50
    assert words.found_in(everything_written()) == []
    written = "\n".join(JSONFormatter().format(record) + record.getMessage() for record in caplog.records)
    assert "GET (flow) 200" in written
    assert words.found_in(written.encode()) == []


def test_the_search_finds_the_words_where_they_are_in_clear(words):
    clear = words.say()
    for content in (clear.encode(), json.dumps(clear).encode(), clear.encode("utf-16-le")):
        assert words.found_in(b"..." + content) == words.said


def test_an_error_page_and_its_log_say_nothing_of_hers(caseworker, words, caplog, monkeypatch):
    receipt = ask(Client(), flow_of("legal_aid"), words)
    case, secret = find(receipt).case, words.say()

    def break_down(*args: object) -> None:
        raise ValueError(f"DETAIL: {secret}")

    monkeypatch.setattr(case_page, "context", break_down)
    browser = signed_in(caseworker)
    browser.raise_request_exception = False
    page = browser.get(f"/desk/{case.pk}/")
    assert page.status_code == 500
    assert words.found_in(page.content) == []
    assert words.found_in("\n".join(JSONFormatter().format(record) for record in caplog.records).encode()) == []
