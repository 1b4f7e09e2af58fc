"""Files of hers at the desk: scanned first, saved never shown, each opening on record, a stranger finds nothing."""

import pytest
from django.db import transaction
from django.urls import reverse

from portal.accounts.roles import LEAD
from portal.audit.models import Entry
from portal.district.models import Department
from services.cases import actions
from services.cases.actions.erasing import erase
from services.cases.models import Attachment, AttachmentPart, Case, CaseKey
from tests.conftest import just_proved, person
from tests.factories.scanner import EICAR, scanner

PAGES = b"%PDF-1.7 " + bytes(600_000)


@pytest.fixture
def sent(case) -> Attachment:
    return actions.add_file(case=case, content=PAGES, suffix="pdf", untouched=True)


def save(client, case: Case, number: int = 1):
    return client.post(reverse("desk:file", args=[case.pk, number]))


def test_it_is_saved_as_it_was_sent_under_a_name_that_says_nothing(sent, case, proved_client):
    answer = save(proved_client, case)
    assert answer.content == PAGES
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith(f'attachment; filename="{case.reference}-1-caseworker-20')
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]


def test_each_opening_is_on_record(sent, case, caseworker, proved_client):
    save(proved_client, case)
    assert Entry.objects.filter(action="case.file_opened", actor=caseworker.pk, subject_id=str(case.pk)).count() == 1


def test_a_stranger_finds_nothing(sent, case, stranger, stranger_client, auditor, auditor_client, proved_client):
    for client in (just_proved(stranger_client, stranger), just_proved(auditor_client, auditor)):
        assert save(client, case).status_code == 404
    assert save(proved_client, case, 2).status_code == 404
    assert not Entry.objects.filter(action="case.file_opened").exists()


def test_the_case_page_lists_it_and_says_that_it_is_not_scanned(sent, case, proved_client):
    text = proved_client.get(f"/desk/{case.pk}/").content.decode()
    assert "1.pdf" in text
    assert "尚未查毒" in text


def test_with_a_scanner_it_opens_only_after_nothing_was_found(sent, case, proved_client, settings):
    with scanner() as settings.VIRUS_SCANNER:
        assert save(proved_client, case).content == PAGES
    sent.refresh_from_db()
    assert sent.is_clean
    settings.VIRUS_SCANNER = "tcp://127.0.0.1:9"
    assert save(proved_client, case).content == PAGES


def test_what_is_infected_stays_closed_for_good(case, proved_client, settings):
    actions.add_file(case=case, content=b"%PDF-1.7 " + EICAR, suffix="pdf", untouched=True)
    with scanner() as settings.VIRUS_SCANNER:
        assert save(proved_client, case).status_code == 302
    settings.VIRUS_SCANNER = "off"
    assert save(proved_client, case).status_code == 302
    assert not Entry.objects.filter(action="case.file_opened").exists()


def test_while_the_scanner_is_away_it_stays_in_quarantine(sent, case, proved_client, settings):
    settings.VIRUS_SCANNER = "tcp://127.0.0.1:9"
    assert save(proved_client, case).status_code == 302
    assert "查毒程序没有应答" in proved_client.get(f"/desk/{case.pk}/").content.decode()
    sent.refresh_from_db()
    assert (sent.verdict, Entry.objects.filter(action="case.file_opened").exists()) == ("", False)


def test_a_part_that_is_missing_is_noticed_and_on_record(sent, case, proved_client):
    AttachmentPart.objects.order_by("number").last().delete()
    assert save(proved_client, case).status_code == 302
    assert Entry.objects.get(action="case.file_opened").result == "unreadable"


def test_it_is_erased_with_its_case(sent, case):
    with transaction.atomic():
        erase([case.pk])
    assert not AttachmentPart.objects.exists()
    assert not CaseKey.objects.filter(purpose=sent.key_purpose).exists()


def test_it_goes_with_the_case_to_another_department(sent, case, caseworker, stranger, stranger_client, proved_client):
    actions.transfer(case=case, actor=person("lead", LEAD, "FYZX"), to=Department.objects.get(code="RS"), ground="told")
    assert save(just_proved(stranger_client, stranger), case).content == PAGES
    assert save(proved_client, case).status_code == 404
    assert not CaseKey.objects.filter(purpose=sent.key_purpose, holder="dept:FYZX").exists()
