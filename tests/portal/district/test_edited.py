"""What an editor changed is never overwritten in silence: the pack is loaded around it and says where it differs."""

from datetime import date

import pytest

from portal.district.loader import load_pack
from portal.district.models import Hotline
from portal.district.tables import PackError

pytestmark = pytest.mark.django_db
EDITED = {"edited_on": date(2026, 11, 25), "edited_by": "editor"}


@pytest.fixture
def changed(tiny) -> Hotline:
    """The legal-aid line with the number that an editor gave it."""
    load_pack(tiny)
    Hotline.objects.filter(code="legal-aid").update(number="0412-5550148", **EDITED)
    return Hotline.objects.get(code="legal-aid")


def said(pack) -> str:
    """What loading says of the hotlines."""
    return next(str(outcome) for outcome in load_pack(pack) if outcome.file == "hotlines.tsv")


def test_an_edited_line_stays_and_the_difference_is_reported(changed, tiny):
    report = said(tiny)
    changed.refresh_from_db()
    assert changed.number == "0412-5550148"
    assert "0 created, 0 changed, 13 unchanged, 0 withdrawn" in report
    assert "line 5: kept 'legal-aid' as editor left it on 2026-11-25: number is '0412-5550148', the pack says '12348'" in report
    assert said(tiny) == report


def test_once_the_pack_says_the_same_the_line_is_the_packs_again(changed, spoiled):
    assert "kept" not in said(spoiled("hotlines.tsv", "\t12348\t", "\t0412-5550148\t"))
    changed.refresh_from_db()
    assert (changed.edited_on, changed.edited_by) == (None, "")


def test_a_line_that_the_pack_does_not_have_is_kept_and_named(tiny):
    load_pack(tiny)
    Hotline.objects.create(code="editor-1", number="0412-5550100", name="示例", when_to_use="示例", source="示例", position=99, **EDITED)
    assert "kept 'editor-1' as editor left it on 2026-11-25: the pack does not have it" in said(tiny)
    assert Hotline.objects.get(code="editor-1").is_active


def test_a_hidden_line_is_not_shown_again(tiny):
    load_pack(tiny)
    Hotline.objects.filter(code="courts").update(is_active=False, **EDITED)
    assert "is_active is 'False', the pack says 'True'" in said(tiny)
    assert not Hotline.objects.get(code="courts").is_active


def test_a_number_that_another_line_holds_is_refused_by_name(changed, spoiled):
    with pytest.raises(PackError, match="line 11, column number: '0412-5550148' is the number of 'legal-aid'"):
        load_pack(spoiled("hotlines.tsv", "\t12368\t", "\t0412-5550148\t"))


def test_a_new_number_in_the_pack_is_the_same_line(tiny, spoiled):
    load_pack(tiny)
    before = Hotline.objects.get(number="12348").pk
    load_pack(spoiled("hotlines.tsv", "\t12348\t", "\t12349\t"))
    assert Hotline.objects.get(number="12349").pk == before
