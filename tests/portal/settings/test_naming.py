"""The portal's name comes from the pack, so that another district's mails and passkeys carry its own."""

from pathlib import Path

from django.conf import settings

from portal.district.pack import district
from portal.settings.naming import portal_name

TINY = Path(settings.ROOT) / "tests/portal/district/packs/tiny"


def test_each_pack_names_its_portal():
    assert district().portal_name == settings.WAGTAIL_SITE_NAME
    assert portal_name(TINY) == "木兰门户"


def test_a_pack_that_cannot_be_read_is_left_to_its_loader(tmp_path):
    assert portal_name(tmp_path) == ""
    for broken in ("portal_name = ", 'name = "甲"', b"\xff"):
        (tmp_path / "district.toml").write_bytes(broken if isinstance(broken, bytes) else broken.encode())
        assert portal_name(tmp_path) == ""
