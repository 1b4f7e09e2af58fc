"""What editors upload carries nothing that it should not, and is what it says."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from cms.pictures.models import Picture, Rendition
from cms.stories.consents import Consent
from cms.stories.withdrawal import withdraw
from portal.kit.pictures import NotAPicture, redrawn
from tests.cms.stories.conftest import consent_for, story  # noqa: F401
from tests.conftest import signed_in

CAMERA, PLACE = "Canon 王芳的相机", 0x8825


def photo(kind: str = "JPEG", size: tuple[int, int] = (60, 40), turned: int = 1) -> bytes:
    """A picture whose file says by which camera, where and how it was held."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = CAMERA, turned
    exif.get_ifd(PLACE)[1] = "N"
    target = BytesIO()
    Image.new("RGB", size, "teal").save(target, kind, exif=exif)
    return target.getvalue()


def upload(client: Client, content: bytes, name: str = "王芳离婚.jpg", **more: str):
    data = {"title": "河边", "file": SimpleUploadedFile(name, content), "description": "河边的长椅", "tags": "", "collection": "1"} | more
    return client.post("/cms/images/add/", data)


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_the_road_by_which_many_are_uploaded_at_once_is_no_way_round(site, editor_client, tmp_path):
    files = {"files[]": SimpleUploadedFile("王芳离婚.jpg", photo()), "title": "河边", "collection": "1"}
    answer = editor_client.post("/cms/images/multiple/add/", files).json()
    number = answer["uploaded_file_id"]
    form = {f"uploaded-image-{number}-{name}": value for name, value in (("title", "河边"), ("description", "长椅"), ("collection", "1"))}
    editor_client.post(f"/cms/images/multiple/create_from_uploaded_image/{number}/", form)
    picture = Picture.objects.get()
    assert b"Canon" not in picture.file.open().read()
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [picture.file.name.rsplit("/", 1)[-1]]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_stored_without_camera_place_or_name(site, editor_client, kind):
    upload(editor_client, photo(kind), f"王芳离婚.{kind.lower()}")
    picture = Picture.objects.get()
    stored = picture.file.open().read()
    assert b"Canon" not in stored
    assert not dict(Image.open(BytesIO(stored)).getexif())
    assert "王芳" not in picture.file.name
    assert "wang" not in picture.file.name.lower()


def test_a_picture_that_was_held_sideways_stands_upright():
    content, _ = redrawn(BytesIO(photo(turned=6)))
    assert Image.open(BytesIO(content)).size == (40, 60)


def test_a_picture_needs_words_for_those_who_do_not_see_it(site, editor_client):
    assert upload(editor_client, photo(), description="").context["form"].errors.keys() == {"description"}
    assert not Picture.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
        ("a.gif", b"GIF89a"),
        ("a.jpg", b"<html>"),
        ("a.png", photo("JPEG")),
        ("a.jpg", photo()[:200]),
        ("a.jpg", b""),
    ],
)
def test_what_is_no_picture_is_refused_at_the_field(site, editor_client, name, content):
    assert "file" in upload(editor_client, content, name).context["form"].errors
    assert not Picture.objects.exists()


def test_a_picture_of_more_than_forty_megapixels_is_refused(site, editor_client):
    target = BytesIO()
    Image.new("1", (8000, 5001)).save(target, "PNG")
    assert "file" in upload(editor_client, target.getvalue(), "a.png").context["form"].errors


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff", b"GIF89a" + b"\x00" * 40])
def test_redrawing_names_what_it_cannot_read(content):
    with pytest.raises(NotAPicture):
        redrawn(BytesIO(content))


@pytest.mark.parametrize(
    ("name", "content", "fits"),
    [
        ("表.pdf", b"%PDF-1.7 ...", True),
        ("表.txt", "说明".encode(), True),
        ("表.docx", b"PK\x03\x04....", True),
        ("表.pdf", b"<html><script>", False),
        ("表.docx", b"%PDF-1.7", False),
        ("表.txt", b"MZ\x00\x01", False),
        ("表.html", b"<html>", False),
        ("表.exe", b"MZ", False),
    ],
)
def test_a_document_is_what_its_name_says(site, editor_client, name, content, fits):
    data = {"title": "表", "file": SimpleUploadedFile(name, content), "tags": "", "collection": "1"}
    answer = editor_client.post("/cms/documents/add/", data)
    assert (answer.status_code == 302) is fits
    assert fits or "file" in answer.context["form"].errors


def test_when_she_withdraws_the_public_sizes_of_her_picture_are_gone(story, editor, editor_client, django_capture_on_commit_callbacks):  # noqa: F811
    upload(editor_client, photo())
    consent_for(story, editor, shows_picture=True)
    story.picture = Picture.objects.get()
    story.save_revision().publish()
    assert 'alt="河边的长椅"' in Client().get("/stories/call/").content.decode()
    rendition = Rendition.objects.get()
    assert Client().get(rendition.url).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(Consent.objects.get(), by=editor)
    assert Client().get(rendition.url).status_code == 404
    assert not Rendition.objects.exists()
    assert Client().get(f"/media/{story.picture.file.name}").status_code == 404


def test_a_draft_can_be_looked_at_before_anybody_consented(story, editor):  # noqa: F811
    assert signed_in(editor).get(f"/cms/pages/{story.pk}/view_draft/").status_code == 200
