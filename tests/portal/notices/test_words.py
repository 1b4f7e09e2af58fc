"""No text that leaves the portal tells anybody anything (S1-24)."""

import re

import pytest
from django.utils import translation
from django.utils.translation import gettext

from portal.district.models import Department
from portal.notices.cmpp import LONGEST
from portal.notices.words import RESIDENTS, STAFF, SUBJECT
from services.catalogue.names import CATEGORY_NAMES

TELLING = (
    "妇|女|暴|害|骚扰|性|婚|孕|癌|法律|援助|仲裁|庇护|案|投诉|举报|半边天|12338|woman|women|violence|legal|court|abuse|case|health|harass"
)
TEXTS = [SUBJECT, *(kind.text for kind in STAFF.values()), *RESIDENTS.values()]


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("msgid", TEXTS)
def test_a_text_names_no_matter_no_place_and_no_address(msgid, language, district):
    with translation.override(language):
        text = gettext(msgid)
        names = [str(name) for name in CATEGORY_NAMES.values()]
    assert not re.search(TELLING, text, re.IGNORECASE)
    assert not re.search(r"[0-9]|https?:|www\.|/|\.cn", text)
    assert not [name for name in [*names, *Department.objects.values_list("name", flat=True)] if name in text]


@pytest.mark.parametrize("msgid", RESIDENTS.values())
def test_a_short_message_fits_into_one(msgid):
    with translation.override("zh-hans"):
        assert len(f"【政务服务大厅】{gettext(msgid)}".encode("utf-16-be")) <= LONGEST
