"""The whole library: the plan, the first pages, numbers, services, indicators."""

from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.test import TestCase
from wagtail.models import Collection, Locale, Page

from portal.district.loader import load_pack
from search import lexicon
from search.writing import everything, rewrite


class Library(TestCase):
    """Loaded once for a class and rolled back: importing the plan costs seconds."""

    @classmethod
    def setUpTestData(cls):
        Locale.objects.get_or_create(language_code="zh-hans")
        if not Page.objects.exists():  # runs without migrations
            Page.add_root(title="Root", slug="root")
        if not Collection.objects.exists():
            Collection.add_root(name="Root")
        load_pack(Path(settings.DISTRICT_PACK))
        call_command("import_plan", stdout=StringIO())
        call_command("publish_starter", demo=True, stdout=StringIO())
        rewrite(everything())
        lexicon.learn()
