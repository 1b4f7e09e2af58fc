"""Prepared texts are offered where they are true, and none is sent with a gap."""

from pathlib import Path

import pytest
from django.conf import settings

from portal.district.tables import PackError, read
from services.cases.phrases import FILE, gaps_in, phrases, phrases_for, read_phrases
from services.catalogue.facts import CATEGORIES
from services.contacts.wishes import SafeContact

CALL = SafeContact(may_contact=True, channel="phone")
SMS = SafeContact(may_contact=True, channel="sms")
NOBODY = SafeContact()


@pytest.mark.parametrize(("wishes", "promised"), [(CALL, "call"), (SMS, "sms"), (NOBODY, "no_contact")])
def test_nothing_promises_a_call_to_whom_nobody_may_call(wishes, promised):
    for category in CATEGORIES:
        assert {one.needs for one in phrases_for(category, wishes)} == {"", promised}


def test_a_text_about_one_matter_is_not_offered_in_another():
    assert "order" in {one.code for one in phrases_for("domestic_violence", CALL)}
    assert "order" not in {one.code for one in phrases_for("screening", CALL)}


def test_every_text_of_the_district_is_polite_and_has_no_exclamation_mark():
    for one in phrases():
        assert one.text.startswith("您好")
        assert "！" not in one.text


@pytest.mark.parametrize(
    ("column", "value"), [("categories", "gossip"), ("needs", "pigeon"), ("text", "还需要【材料"), ("source", ""), ("asks", "perhaps")]
)
def test_a_pack_that_is_wrong_is_refused_with_its_place(column, value, tmp_path):
    head, first, *_ = (Path(settings.DISTRICT_PACK) / FILE).read_text(encoding="utf-8").splitlines()
    names = head.split("\t")
    cells = dict(zip(names, first.split("\t"), strict=True)) | {column: value}
    (tmp_path / FILE).write_text(head + "\n" + "\t".join(cells[name] for name in names) + "\n", encoding="utf-8")
    with pytest.raises(PackError, match=f"line 2, column {column}"):
        read_phrases(read(tmp_path, FILE))


def test_gaps_are_found():
    assert gaps_in("还需要：【材料】和【日期】") == ["【材料】", "【日期】"]
