"""Help and its numbers can be read in English, under the same addresses."""

import re

from django.conf import settings
from django.utils import translation

from cms.base.starter import FAMILIES, read
from cms.help.models import HelpPage
from portal.district.models import Hotline
from tests.cms.published import Published

HELP = next(family for family in FAMILIES if family.article is HelpPage)
FILES = sorted(file for file in HELP.folder.glob("*.toml") if not file.name.endswith(".en.toml"))
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def test_every_guide_is_there_in_english_with_as_many_things_to_bring_or_fewer():
    for file in FILES:
        guide = read(file)
        lacking = [name for name in ("title_en", "summary_en", "for_whom_en", "body_en") if not guide.get(name)]
        assert (file.name, lacking) == (file.name, [])
        assert bool(guide.get("bring")) is bool(guide.get("bring_en")), file.name
        english = {name: value for name, value in guide.items() if name.endswith("_en")}
        assert not CHINESE.search(str(english)), file.name


class TestEnglish(Published):
    """As it is read."""

    def english(self, path: str):
        self.addCleanup(translation.activate, translation.get_language())
        return self.read(path, **{settings.LANGUAGE_COOKIE_NAME: "en"})

    def test_a_guide_speaks_english_but_for_the_law_and_the_plan(self):
        page = self.english("/help/legal-aid/")
        guide = page.select_one(".main-column > div[lang=en]")
        assert guide.h1.get_text() == "No money for a lawyer: legal aid"
        assert not CHINESE.search(guide.get_text())
        assert page.select_one("div[lang=zh-CN] .law-name").get_text(" ", strip=True) == "法律援助法 第三十一条"

    def test_the_list_and_the_numbers_are_english_too(self):
        page = self.english("/help/")
        assert page.h1.get_text() == "How to get help"
        for part in page.select(".guides, .hotlines, .crumbs"):
            assert not CHINESE.search(part.get_text()), part.get_text()

    def test_the_columns_are_named_as_in_the_menu_and_the_way_to_their_pages_too(self):
        assert self.english("/policies/").h1.get_text() == "Policies"
        crumbs = self.english("/policies/civil-code/").select(".crumbs a")
        assert [crumb.get_text() for crumb in crumbs] == ["Home", "Policies"]
        assert self.english("/topics/").h1.get_text() == "Topics"

    def test_what_nobody_translated_is_shown_in_chinese_and_marked_as_such(self):
        HelpPage.objects.filter(slug="legal-aid").update(title_en="", body_en=[])
        guide = self.english("/help/legal-aid/").h1
        assert guide.get_text() == "请不起律师，怎样申请法律援助"
        assert guide.parent["lang"] == "zh-CN"

    def test_a_number_without_english_words_keeps_its_own(self):
        Hotline.objects.filter(number="12338").update(name_en="", when_to_use_en="")
        assert "妇女维权" in self.english("/help/").get_text()

    def test_readers_of_chinese_see_no_english(self):
        assert "How to get help" not in self.read("/help/").get_text()
