"""What the portal starts with, published once for a class of tests and rolled back."""

from bs4 import BeautifulSoup
from django.test import TestCase

from tests.factories.pages import make_district, make_first_pages


class Published(TestCase):
    """The pack's facts and the first pages; publishing them for every test would cost seconds each."""

    @classmethod
    def setUpTestData(cls):
        make_district()
        make_first_pages(demo=False)

    def read(self, path: str, **cookies: str) -> BeautifulSoup:
        """The main part of a page."""
        for name, value in cookies.items():
            self.client.cookies[name] = value
        answer = self.client.get(path)
        assert answer.status_code == 200, path
        return BeautifulSoup(answer.content, "lxml").find("main")
