"""Whom to write to and how the pages can be used is also said in English, under the same addresses."""

import re

from django.conf import settings
from django.utils import translation

from cms.base.starter import FAMILIES, read
from cms.site.models import AboutPage
from tests.cms.published import Published

ABOUT = next(family for family in FAMILIES if family.article is AboutPage)
FILES = sorted(file for file in ABOUT.folder.glob("*.toml") if not file.name.endswith(".en.toml"))
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def test_every_page_about_the_site_is_there_in_english_with_the_same_parts():
    for file in FILES:
        page = read(file)
        assert page["title_en"], file.name
        assert page["summary_en"], file.name
        assert [block["type"] for block in page["body_en"]] == [block["type"] for block in page["body"]]
        assert not CHINESE.search(str({name: value for name, value in page.items() if name.endswith("_en")})), file.name


class TestEnglish(Published):
    """As it is read."""

    def english(self, path: str):
        self.addCleanup(translation.activate, translation.get_language())
        return self.read(path, **{settings.LANGUAGE_COOKIE_NAME: "en"})

    def test_a_page_speaks_english_from_its_way_to_its_last_word(self):
        page = self.english("/about/contact/")
        assert page.h1.get_text() == "Contact"
        assert [crumb.get_text(strip=True) for crumb in page.select(".crumbs li")][-1] == "Contact"
        assert page.select_one(".prose")["lang"] == "en"
        for part in page.select("h1, .lead, .prose, .crumbs"):
            assert not CHINESE.search(part.get_text()), part.get_text()

    def test_the_list_names_them_in_english(self):
        assert {"Contact", "Accessibility"} <= {name.get_text() for name in self.english("/about/").select("strong[lang=en]")}

    def test_what_nobody_translated_stays_chinese_and_says_so(self):
        AboutPage.objects.filter(slug="contact").update(title_en="", summary_en="", body_en=[])
        page = self.english("/about/contact/")
        assert [(part["lang"], part.name) for part in page.select("h1, .lead, .prose")] == [
            ("zh-CN", "h1"),
            ("zh-CN", "p"),
            ("zh-CN", "div"),
        ]

    def test_readers_of_chinese_see_no_english(self):
        page = self.read("/about/contact/")
        assert page.h1.get_text() == "联系我们"
        assert "call 110" not in page.get_text()
