"""Nothing local stands in code: another district's pack makes another district's portal."""

from pathlib import Path

import pytest
from django.conf import settings as project
from django.test import Client

from portal.district import keys
from portal.district.models import Department, Hotline, Subdistrict
from tests.factories.pages import make_district, make_first_pages, make_plan

LOCAL = ("铁西", "鞍山", "TXFN", "210303", "0412")
ROOT = Path(project.ROOT)


@pytest.fixture
def portal(db, tiny, settings, tmp_path) -> Client:
    """The portal of the other district, as a visitor sees it."""
    make_district()
    settings.DEPARTMENT_KEYS_FILE = str(tmp_path / "keys" / "departments.json")
    keys.create_missing()
    make_plan()
    make_first_pages(demo=False)
    return Client()


def test_every_table_of_the_pack_is_loaded(portal):
    assert [Department.objects.count(), Subdistrict.objects.count(), Hotline.objects.count()] == [2, 2, 14]


def test_its_pages_name_it_and_no_other_district(portal):
    for address in ("/", "/plan/", "/plan/1/", "/plan/1/measures/2/", "/help/", "/policies/", "/f/", "/r/"):
        page = portal.get(address)
        assert (address, page.status_code) == (address, 200)
        words = page.content.decode()
        assert "木兰门户" in words or address in ("/f/", "/r/")
        assert (address, [name for name in LOCAL if name in words]) == (address, [])


def test_its_plan_and_its_footer_are_its_own(portal):
    words = portal.get("/plan/1/measures/2/").content.decode()
    assert "公布每年的人数" in words
    assert "临江县妇女联合会（虚构）" in words


def test_the_strip_shows_its_verified_number_only(portal):
    words = portal.get("/policies/").content.decode()
    assert "tel:110" in words
    assert "tel:12338" not in words


def test_no_code_and_no_template_names_the_district():
    """Names of the district stand in its pack, and in the public texts of the starting content only where a law is quoted."""
    folders = ("portal", "cms", "services", "search", "templates", "locale")
    files = [path for name in folders for path in (ROOT / name).rglob("*") if path.suffix in {".py", ".html", ".po", ".toml", ".tsv"}]
    named = {
        str(path.relative_to(ROOT)) for path in files if "packs" not in path.parts and any(n in path.read_text("utf-8") for n in LOCAL[:4])
    }
    assert named == set()


def test_the_handbook_explains_every_file_of_a_pack():
    told = (ROOT / "docs/district-packs.md").read_text(encoding="utf-8").split("## Files")[1].split("## Facts")[0]
    assert [
        file.name for file in sorted((ROOT / "portal/district/packs/tiexi").iterdir()) if file.is_file() and f"`{file.name}`" not in told
    ] == []
