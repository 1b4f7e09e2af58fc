"""What the portal starts with, published once for a class of tests and rolled back."""

from pathlib import Path

from bs4 import BeautifulSoup
from django.conf import settings
from django.test import TestCase
from wagtail.models import Collection, Locale, Page

from cms.base.starter import publish_starter
from portal.district.loader import load_pack


class Published(TestCase):
    """The pack's facts and the first pages; publishing them for every test would cost seconds each."""

    @classmethod
    def setUpTestData(cls):
        Locale.objects.get_or_create(language_code="zh-hans")
        if not Page.objects.exists():  # runs without migrations
            Page.add_root(title="Root", slug="root")
        if not Collection.objects.exists():
            Collection.add_root(name="Root")
        load_pack(Path(settings.DISTRICT_PACK))
        publish_starter(demo=False)

    def read(self, path: str, **cookies: str) -> BeautifulSoup:
        """The main part of a page."""
        for name, value in cookies.items():
            self.client.cookies[name] = value
        answer = self.client.get(path)
        assert answer.status_code == 200, path
        return BeautifulSoup(answer.content, "html.parser").find("main")
