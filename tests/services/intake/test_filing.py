"""What she sends besides words: one file at a time, never on the disk in clear, and refused calmly where it cannot be taken."""

import tracemalloc
from io import BytesIO
from unittest import mock

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.test import Client
from PIL import Image

from services.cases import actions
from services.cases.evidence import MOST_BYTES, MOST_FILES, suffix_of
from services.cases.models import Attachment, AttachmentPart, Case, CaseKey
from services.cases.receipts import find
from tests.services.intake.conftest import words_of

pytestmark = pytest.mark.usefixtures("caseworker")
PDF = b"%PDF-1.7 " + "他的威胁短信".encode()
REFUSED = {
    "nothing": b"",
    "page.html": b"<!doctype html><script>alert(1)</script>",
    "drawing.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "letter.docx": b"PK\x03\x04" + b"0" * 40,
    "tool.exe": b"MZ" + b"0" * 40,
    "scan.eps": b"%!PS-Adobe-3.0 EPSF",
    "photo.jpg": b"II*\x00" + b"0" * 40,
    "many.gif": b"GIF89a" + b"0" * 40,
}


def photo(kind: str = "JPEG", size: tuple[int, int] = (40, 30)) -> bytes:
    target, exif = BytesIO(), Image.Exif()
    exif[0x010F] = "相机CANARY".encode().decode("latin1")
    Image.new("RGB", size, (200, 30, 30)).save(target, kind, exif=exif)
    return target.getvalue()


@pytest.fixture
def receipt(her) -> str:
    return her.asks()


@pytest.fixture
def holding(her, receipt):
    her.opens(receipt)
    her.get("/r/a/")
    return her


def sends(her, content: bytes, name: str = "x.bin", **more: str):
    form = {"k": her.get("/r/a/").context["form"]["k"].value(), "f": SimpleUploadedFile(name, content)} | more
    return her.client.post("/r/a/", form, follow=True)


def test_a_file_arrives_and_only_that_it_did_is_shown(holding):
    page = sends(holding, PDF, "威胁.pdf")
    file = Attachment.objects.get()
    assert (file.suffix, file.size, file.untouched, file.sent_at.minute) == ("pdf", len(PDF), False, 0)
    assert "已收到的文件：1" in words_of(page)
    assert "威胁" not in page.content.decode()


def test_her_number_cannot_open_it_and_nothing_of_it_stands_in_clear(holding, receipt):
    sends(holding, PDF)
    [part] = AttachmentPart.objects.all()
    assert PDF[:12] not in bytes(part.sealed)
    file = Attachment.objects.get()
    holders = set(CaseKey.objects.filter(purpose=file.key_purpose).values_list("holder", flat=True))
    assert holders == {"dept:FYZX", "recovery"}
    assert find(receipt).case == file.case


def test_a_large_file_never_lies_on_the_disk(holding):
    with mock.patch.object(TemporaryFileUploadHandler, "new_file", side_effect=AssertionError("written to the disk")):
        sends(holding, PDF + bytes(MOST_BYTES - len(PDF)))
    assert Attachment.objects.get().size == MOST_BYTES
    assert AttachmentPart.objects.count() == 40


def test_what_is_too_large_is_refused_and_the_page_says_so(holding):
    page = sends(holding, PDF + bytes(MOST_BYTES))
    assert page.status_code == 413
    assert "10 MB" in words_of(page)
    assert not Attachment.objects.exists()


@pytest.mark.parametrize("name", REFUSED)
def test_only_what_it_is_decides_never_its_name(holding, name):
    page = sends(holding, REFUSED[name], name)
    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["f"]
    assert not Attachment.objects.exists()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_loses_place_and_device(holding, kind, monkeypatch):
    kept: list[bytes] = []
    monkeypatch.setattr("services.intake.views.filing.add_file", lambda **given: kept.append(given["content"]))
    sends(holding, photo(kind) + b"<script>alert(1)</script>")
    assert b"CANARY" in photo(kind)
    assert b"CANARY" not in kept[0]
    assert b"script" not in kept[0]
    assert Image.open(BytesIO(kept[0])).size == (40, 30)
    sends(holding, photo(kind), u="on")
    assert kept[1] == photo(kind)


def test_a_broken_picture_is_kept_only_as_evidence(holding):
    broken = photo()[:200]
    assert list(sends(holding, broken).context["form"].errors) == ["f"]
    assert sends(holding, broken, u="on").status_code == 200
    assert Attachment.objects.get().untouched


def test_sent_again_it_is_kept_once_and_another_under_the_same_key_is_not_swallowed(holding):
    key = holding.get("/r/a/").context["form"]["k"].value()
    for _ in range(2):
        assert sends(holding, PDF, k=key).status_code == 200
    assert Attachment.objects.count() == 1
    assert sends(holding, PDF + b"2", k=key).status_code == 409


def test_ten_files_are_kept_and_no_more(holding):
    for number in range(MOST_FILES):
        sends(holding, PDF + bytes([number]))
    last = holding.get("/r/a/")
    assert "最多保存 10 个文件" in words_of(last)
    assert 'type="file"' not in last.content.decode()
    page = sends(holding, PDF)
    assert (page.status_code, Attachment.objects.count()) == (409, MOST_FILES)
    assert words_of(page).count("最多保存 10 个文件") == 1


def test_after_the_end_no_file_is_taken(holding, caseworker):
    actions.close(case=Case.objects.get(), actor=caseworker, outcome="no_request")
    assert sends(holding, PDF).status_code == 409
    assert "不再收" in words_of(holding.get("/r/a/"))


def test_another_site_cannot_send_for_her(holding):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = holding.client.cookies
    assert strict.post("/r/a/", {"f": SimpleUploadedFile("x", PDF)}).status_code == 403
    assert not Attachment.objects.exists()


def test_without_a_number_nothing_opens(client, flow, district):
    assert client.get("/r/a/")["Location"] == client.post("/r/a/", {"f": SimpleUploadedFile("x", PDF)})["Location"] == "/r/"


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (b"RIFF0000WAVEfmt ", "wav"),
        (b"RIFF0000WEBPVP8 ", "webp"),
        (b"RIFF0000AVI ", ""),
        (b"\0\0\0\x18ftypmp42", "mp4"),
        (b"#!AMR\n", "amr"),
    ],
)
def test_sound_and_video_are_known_by_their_first_bytes(content, suffix):
    assert suffix_of(content) == suffix


def test_keeping_a_file_takes_a_few_times_its_size_in_memory(holding):
    content = PDF + bytes(MOST_BYTES - len(PDF))
    tracemalloc.start()
    try:
        actions.add_file(case=Case.objects.get(), content=content, suffix="pdf", untouched=True)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 6 * MOST_BYTES
