"""The whole library: the plan, the first pages, numbers, services, indicators."""

from django.test import TestCase

from search import lexicon
from search.writing import everything, rewrite
from tests.factories.pages import make_district, make_first_pages, make_plan


class Library(TestCase):
    """Loaded once for a class and rolled back."""

    @classmethod
    def setUpTestData(cls):
        make_district()
        make_plan()
        make_first_pages(demo=True)
        rewrite(everything())
        lexicon.learn()
