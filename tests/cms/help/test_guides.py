"""Guides: listed by situation, with the law behind them, the numbers and the form they lead to."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from cms.base.starter import FAMILIES, BrokenContent, Family, _article, read
from cms.help.choices import Situation
from cms.help.models import HelpPage, is_service
from cms.policies.models import PolicyPage
from portal.district.models import Hotline
from tests.cms.published import Published

HELP = next(family for family in FAMILIES if family.article is HelpPage)
FILES = sorted(file for file in HELP.folder.glob("*.toml") if not file.name.endswith(".en.toml"))
NUMBER = re.compile(r"(?<!\d)(?:1[12]0|12[34]\d\d|96110)(?!\d)")
LOCAL_FACT = re.compile(r"0412|\d{7,}|路\d+号|【核】|158")
START = 'slug = "x"\ntitle = "甲"\nsummary = "乙"\nsource = "丙"\n'


def test_a_guide_says_for_whom_what_to_do_on_which_ground_and_where_it_leads():
    for file in FILES:
        guide, text = read(file), file.read_text(encoding="utf-8")
        lacking = [name for name in ("for_whom", "plan_codes", "source", "service", "hotlines") if not guide.get(name)]
        assert (file.name, lacking) == (file.name, [])
        assert [block for block in guide["body"] if block["type"] == "steps"], file.name
        assert not LOCAL_FACT.search(text), f"{file.name}: a telephone, an address or a local figure that nobody verified"


def test_the_files_are_numbered_in_the_order_of_the_list():
    order = [Situation.values.index(read(file)["situation"]) for file in FILES]
    assert order == sorted(order)


def test_every_number_in_a_guide_may_be_shown_and_stands_beside_it(district):
    verified = dict(Hotline.objects.verified().values_list("code", "number"))
    for file in FILES:
        guide = read(file)
        said = set(NUMBER.findall(str({key: value for key, value in guide.items() if key not in ("source", "hotlines", "slug")})))
        assert (file.name, set(guide["hotlines"]) - set(verified)) == (file.name, set())
        assert (file.name, said - {verified[code] for code in guide["hotlines"]} - {"110"}) == (file.name, set())


def family_in(folder, text: str) -> tuple[Family, dict]:
    (folder / "1-x.toml").write_text(START + text, encoding="utf-8")
    return Family(HELP.index, HELP.article, "help", "求助指南", "", folder, HELP.attach), read(folder / "1-x.toml")


def test_a_number_that_the_pack_does_not_have_stops_the_start(district, tmp_path):
    with pytest.raises(BrokenContent, match="x: no hotline magic"):
        _article(*family_in(tmp_path, 'hotlines = ["police", "magic"]\n'))


def test_a_form_that_the_portal_does_not_have_stops_the_start_and_the_editor(district, tmp_path):
    with pytest.raises(ValidationError):
        is_service("magic")
    with pytest.raises(BrokenContent, match="service"):
        _article(*family_in(tmp_path, 'service = "magic"\n'))


class TestGuides(Published):
    """As they are read."""

    def test_they_are_listed_by_situation_danger_first(self):
        page = self.read("/help/")
        assert [heading.get_text() for heading in page.find_all("h2")][:6] == [str(label) for label in Situation.labels]
        listed = {link["href"] for link in page.select(".guides a")}
        assert listed == {guide.url for guide in HelpPage.objects.live()}
        assert len(listed) == len(FILES) >= 20

    def test_the_front_page_leads_to_each_situation(self):
        wanted = {link["href"] for link in self.read("/").select('a[href^="/help/#"]')}
        named = {f"/help/#{node['id']}" for node in self.read("/help/").find_all(id=True)}
        assert {f"/help/#{code}" for code in Situation.values} | {"/help/#hotlines"} == wanted
        assert wanted <= named

    def test_a_situation_without_a_guide_is_not_named(self):
        HelpPage.objects.filter(situation=Situation.MONEY).update(live=False)
        assert str(Situation.MONEY.label) not in self.read("/help/").get_text()

    def test_a_number_changes_everywhere_once_it_is_changed(self):
        Hotline.objects.filter(number="12338").update(when_to_use="改过的用途")
        assert "改过的用途" in self.read("/help/domestic-violence/").get_text()
        assert "改过的用途" in self.read("/help/").get_text()

    def test_a_number_that_nobody_verified_is_not_shown(self):
        Hotline.objects.filter(number="12348").update(verified_on=None)
        assert 'tel:12348"' not in str(self.read("/help/protection-order/"))

    def test_the_law_is_cited_with_its_article_and_leads_to_its_card(self):
        page = self.read("/help/protection-order/")
        assert "反家庭暴力法 第二十三条" in [name.get_text(" ", strip=True) for name in page.select(".law-name")]
        assert page.select_one('.law-name a[href="/policies/anti-domestic-violence-law/"]')

    def test_a_law_whose_card_was_taken_down_is_cited_without_a_link(self):
        PolicyPage.objects.get(slug="anti-domestic-violence-law").unpublish()
        page = self.read("/help/protection-order/")
        assert "反家庭暴力法" in page.get_text()
        assert not page.select('.law-name a[href="/policies/anti-domestic-violence-law/"]')

    def test_one_for_danger_starts_with_110_and_the_way_out(self):
        page = self.read("/help/domestic-violence/")
        assert [link["href"] for link in page.find_all("a", class_="button")][:4] == ["tel:110", "tel:120", "/x/", "/f/b/"]
        assert "/x/" not in str(self.read("/help/maternity-leave/"))

    def test_one_leads_to_its_form(self):
        assert self.read("/help/legal-aid/").select_one('.aside a[href="/f/a/"]')

    def test_what_to_bring_is_a_list(self):
        heading = self.read("/help/legal-aid/").find("h2", string=gettext("What to bring"))
        things = HelpPage.objects.get(slug="legal-aid").bring.strip().splitlines()
        assert [item.get_text() for item in heading.find_next("ul").find_all("li")] == things

    def test_the_one_about_shelter_names_no_place(self):
        text = self.read("/help/shelter/").get_text()
        assert "网上不写地址" in text
        assert not re.search(r"位于|地址：|救助管理站", text)

    def test_a_page_costs_few_queries(self):
        """The tenth is for the numbers in the notice of danger; a process asks it once a generation."""
        for path, queries in (("/help/", 7), ("/help/domestic-violence/", 10)):
            self.client.get(path)
            with self.subTest(path), self.assertNumQueries(queries):
                self.client.get(path)
