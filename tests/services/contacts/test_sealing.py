"""Contact details are sealed, bound to their row, and only identified people can be recognised again."""

from uuid import uuid4

import pytest

from portal.kit.crypto.aead import STD, Unreadable, new_key
from services.contacts.sealing import normalised, open_details, phone_index, seal_details
from services.contacts.wishes import ContactDetails, SafeContact

DETAILS = ContactDetails("林小梅", "13800001234", identified=True, wishes=SafeContact(may_contact=True, channel="sms", word="表姐"))


def test_details_come_back_as_they_were():
    row, key = uuid4(), new_key()
    assert open_details(seal_details(DETAILS, contact_id=row, key=key, suite=STD), contact_id=row, key=key) == DETAILS


def test_details_moved_to_another_row_are_refused():
    key = new_key()
    sealed = seal_details(DETAILS, contact_id=uuid4(), key=key, suite=STD)
    with pytest.raises(Unreadable):
        open_details(sealed, contact_id=uuid4(), key=key)


def test_one_number_has_one_index_however_it_is_written(sealed_world):
    spellings = ("13800001234", "138 0000 1234", "+86 138-0000-1234", "１３８００００１２３４")
    assert len({phone_index(ContactDetails(phone=text, identified=True)) for text in spellings}) == 1


def test_other_numbers_have_other_indexes(sealed_world):
    assert phone_index(DETAILS) != phone_index(ContactDetails(phone="13800001235", identified=True))


def test_a_pseudonym_leaves_nothing_to_look_up(sealed_world):
    assert phone_index(ContactDetails("小林", "13800001234")) is None
    assert phone_index(ContactDetails("林小梅", "", identified=True)) is None


def test_a_landline_keeps_its_area_code():
    assert normalised("0412-8612 3456") == "041286123456"


def test_by_default_she_is_not_contacted():
    assert ContactDetails().wishes == SafeContact(may_contact=False, channel="", times="", say_who=False, word="")
