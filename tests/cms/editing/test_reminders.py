"""Once a week editors hear how much has grown old."""

from datetime import date

from django.core import mail

from cms.editing.reminders import remind
from portal.accounts.roles import EDITOR, in_section
from portal.outbox.dispatch import drain
from tests.cms.editing.test_upkeep import TODAY, publish
from tests.conftest import person


def test_every_editor_hears_how_much_and_where(site, editor, reviewer, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://staff.example.org"
    person("ma", in_section(EDITOR, "stories"))
    publish("old", checked_on=date(2025, 1, 1))
    publish("links", '<p><a href="/help/gone/">五</a></p>')
    remind(TODAY)
    drain()
    assert sorted(letter.to[0] for letter in mail.outbox) == ["editor@example.org", "ma@example.org"]
    assert mail.outbox[0].body.splitlines() == [
        "一年没有核对：1",
        "打不开的链接：1",
        "读者报来还没处理的问题：0",
        "https://staff.example.org/cms/",
    ]


def test_nobody_is_written_to_about_nothing(site, editor):
    remind(TODAY)
    drain()
    assert mail.outbox == []
