"""What the portal says about itself, to people and to machines."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from django.utils import translation
from wagtail.models import Page
from wagtail.test.utils.form_data import streamfield

from cms.base.starter import publish_starter
from cms.help.models import HelpIndexPage
from cms.news.models import NewsIndexPage, NewsPage
from cms.site.inventory import ABOUT_PEOPLE, sections
from cms.site.leaving import destination, way_out
from cms.site.platforms import Way, platforms
from cms.site.templatetags.site_words import in_our_words
from cms.stories.models import StoryPage
from portal.district.tables import PackError
from tests.cms.conftest import filled_in
from tests.cms.stories.conftest import consent_for, story  # noqa: F401
from tests.factories.cases import make_case

HAN = re.compile(r"[\u3400-\u9fff]")
ENGLISH = re.compile(r"\b[a-z]{3,}\b")


@pytest.fixture
def notice(site) -> NewsPage:
    page = NewsPage(title="周末有筛查", slug="screening", summary="周六上午", source="区卫健局")
    NewsIndexPage.objects.get().add_child(instance=page)
    page.save_revision().publish()
    return page


def of(path: str) -> BeautifulSoup:
    answer = Client().get(path)
    assert answer.status_code == 200, path
    return BeautifulSoup(answer.content, "lxml")


def test_the_pages_that_come_with_the_portal_can_all_be_read(district, roots):
    for address in publish_starter(demo=True):
        of(address)
    for address in ("/about/privacy/", "/about/platforms/", "/about/map/"):
        of(address)


def test_the_privacy_page_says_every_phrase_of_the_inventory_in_chinese(site):
    text = of("/about/privacy/").get_text()
    lines = [line for section in sections(Path(settings.ROOT) / "docs/data-inventory.tsv") for line in section.lines]
    assert len(lines) > 20
    phrases = {phrase for line in lines for phrase in (line.purpose, line.ground, line.kept, line.protection, line.seen_by)}
    with translation.override("zh-hans"):
        said = {phrase: in_our_words(phrase) for phrase in phrases}
    assert [phrase for phrase, words in said.items() if words not in text] == []
    assert [phrase for phrase, words in said.items() if not HAN.search(words) or ENGLISH.search(words)] == []


def test_the_privacy_page_speaks_to_its_reader(site):
    client = Client()
    client.cookies["django_language"] = "en"
    text = BeautifulSoup(client.get("/about/privacy/").content, "lxml").select_one("main").get_text()
    about_those_who_ask = text.split("Who may work here", maxsplit=1)[0]
    assert "what you told" in about_those_who_ask.lower()
    assert re.findall(r"\b(?:she|her|hers|herself)\b", about_those_who_ask, re.IGNORECASE) == []


def test_no_class_about_people_is_left_out(tmp_path):
    rows = ["field\tclass\tpurpose\tground\tkept\tprotection\tseen_by"]
    rows += [f"a.B.f{n}\t{kind}\tp{n}\tg\tk\tx\ts" for n, kind in enumerate((*ABOUT_PEOPLE, "technical", "public"))]
    (tmp_path / "i.tsv").write_text("\n".join([*rows, "a.B.more\tcase\tp2\tg\tk\tx\ts"]) + "\n")
    found = sections(tmp_path / "i.tsv")
    assert [section.kind for section in found] == list(ABOUT_PEOPLE)
    assert [len(section.lines) for section in found] == [1] * len(ABOUT_PEOPLE)


def test_each_of_the_platforms_is_named_once_with_what_we_do_and_why(site):
    found = platforms(Path(settings.DISTRICT_PACK))
    assert [platform.number for platform in found] == list(range(1, 28))
    text = of("/about/platforms/").get_text()
    assert all(platform.name in text and platform.why in text for platform in found)
    assert {platform.way for platform in found} == set(Way)


def test_a_pack_without_platforms_has_no_such_page_and_a_broken_one_names_its_line(site, settings, tmp_path):
    assert platforms(tmp_path) == []
    (tmp_path / "platforms.tsv").write_text("number\tname\tplan_code\tway\twhy\taddress\n1\t甲\t一.策略.1\tperhaps\t因为\t\n")
    with pytest.raises(PackError, match="line 2, column way"):
        platforms(tmp_path)


def test_the_map_and_the_sitemap_name_what_is_published_and_nothing_else(notice, story, editor):  # noqa: F811
    consent_for(story, editor)
    for shown in (False, True):
        if shown:
            story.get_latest_revision().publish()
        assert ("/stories/call/" in {link.get("href") for link in of("/about/map/").find_all("a")}) is shown
        addresses = [node.text for node in ElementTree.fromstring(Client().get("/sitemap.xml").content).iter() if node.tag.endswith("loc")]
        assert ("http://testserver/stories/call/" in addresses) is shown
        assert "http://testserver/news/screening/" in addresses
        assert "http://testserver/" in addresses


def test_who_looks_for_what_is_not_there_is_led_to_the_map(site):
    answer = Client().get("/nothing/here/")
    assert answer.status_code == 404
    assert 'href="/about/map/"' in answer.content.decode()


def test_a_story_that_no_consent_carries_is_in_neither(notice, story):  # noqa: F811
    StoryPage.objects.filter(pk=story.pk).update(live=True)
    assert "/stories/call/" not in Client().get("/about/map/").content.decode()
    assert "/stories/call/" not in Client().get("/sitemap.xml").content.decode()


def seen(path: str) -> tuple[bytes, str | None, str | None]:
    answer = Client().get(path)
    return answer.content, answer.get("ETag"), answer.get("Last-Modified")


def test_nothing_that_machines_read_moves_when_a_case_comes(district, notice):
    paths = ("/sitemap.xml", "/feeds/news.xml", "/robots.txt")
    before = [seen(path) for path in paths]
    make_case()
    assert [seen(path) for path in paths] == before


def test_a_feed_is_well_formed_and_newest_first(notice):
    second = NewsPage(title="第二条 <b>&", slug="two", summary="二", source="区妇联")
    NewsIndexPage.objects.get().add_child(instance=second)
    second.save_revision().publish()
    tree = ElementTree.fromstring(Client().get("/feeds/news.xml").content)
    titles = [node.find("{http://www.w3.org/2005/Atom}title").text for node in tree.iter("{http://www.w3.org/2005/Atom}entry")]
    assert titles == ["第二条 <b>&", "周末有筛查"]
    assert Client().get("/feeds/help.xml").status_code == 404


def test_search_engines_are_asked_to_stay_out_of_everything_sensitive(site):
    lines = Client().get("/robots.txt").content.decode().splitlines()
    assert {"Disallow: /f/", "Disallow: /r/", "Disallow: /desk/", "Disallow: /cms/"} <= set(lines)


def test_a_page_carries_the_tags_of_government_sites_and_its_kind(notice):
    page = of("/news/screening/")
    tags = {tag["name"]: tag["content"] for tag in page.find_all("meta", attrs={"name": True})}
    local = Page.objects.get(pk=notice.pk).first_published_at.astimezone(ZoneInfo("Asia/Shanghai"))
    assert tags["ArticleTitle"] == "周末有筛查"
    assert tags["ColumnName"] == "动态与通知"
    assert tags["ContentSource"] == "区卫健局"
    assert tags["PubDate"] == f"{local:%Y-%m-%d %H:%M}"
    found = [json.loads(script.string) for script in page.find_all("script", type="application/ld+json")]
    things = {thing["@type"]: thing for thing in found}
    assert things["NewsArticle"]["headline"] == "周末有筛查"
    assert things["BreadcrumbList"]["itemListElement"][-1]["item"] == "http://testserver/news/screening/"


def test_what_an_editor_types_cannot_leave_the_data_block(notice):
    notice.title = "</script><script>alert(1)</script>"
    notice.save_revision().publish()
    page = of("/news/screening/")
    said = [script.get("type") for script in page.find_all("script") if "alert" in (script.string or "")]
    assert set(said) == {"application/ld+json"}


def test_an_old_address_leads_on_after_a_page_was_renamed(notice, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        notice.slug = "renamed"
        notice.save_revision().publish()
    answer = Client().get("/news/screening/")
    assert (answer.status_code, answer["Location"]) == (301, "/news/renamed/")


def test_the_addresses_below_a_renamed_page_lead_on_too(notice, django_capture_on_commit_callbacks):
    index = NewsIndexPage.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        index.slug = "announcements"
        index.save_revision().publish()
    assert Client().get("/news/screening/")["Location"] == "/announcements/screening/"


def test_a_link_to_another_site_passes_a_page_that_says_so(site):
    page = of(way_out("https://flk.npc.gov.cn/a?b=1"))
    links = {link.get("href"): link for link in page.find_all("a")}
    assert "noreferrer" in links["https://flk.npc.gov.cn/a?b=1"]["rel"]
    assert "flk.npc.gov.cn" in page.find("main").get_text()


@pytest.mark.parametrize("url", ["tel:110", "mailto:a@example.org", "/help/", "#top", "javascript:alert(1)"])
def test_what_is_no_other_site_stays_as_it_is(url):
    assert way_out(url) == url


@pytest.mark.parametrize("token", ["https://evil.example/", "x", "aHR0cHM6:xx", way_out("https://a.example/").split("/")[2] + "x"])
def test_nobody_else_sends_readers_away_from_here(site, token):
    assert destination(token) is None
    assert Client().get(f"/out/{token}/").status_code == 404


def test_what_is_pasted_from_word_loses_its_styles_and_foreign_pictures(site, editor_client):
    pasted = {
        "blocks": [
            {
                "key": "a",
                "text": "正文 粗 法 图",
                "type": "unstyled",
                "depth": 0,
                "data": {"style": "color:red"},
                "inlineStyleRanges": [{"offset": 3, "length": 1, "style": "BOLD"}, {"offset": 0, "length": 2, "style": "COLOR_RED"}],
                "entityRanges": [{"offset": 5, "length": 1, "key": 0}, {"offset": 7, "length": 1, "key": 1}],
            }
        ],
        "entityMap": {
            "0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "javascript:alert(1)", "style": "x", "onclick": "y"}},
            "1": {"type": "IMAGE", "mutability": "IMMUTABLE", "data": {"src": "https://evil.example/x.png", "style": "x"}},
        },
    }
    form = filled_in("粘贴", slug="paste", body=streamfield([("paragraph", json.dumps(pasted))]))
    editor_client.post(f"/cms/pages/add/help/helppage/{HelpIndexPage.objects.get().pk}/", form)
    stored = Page.objects.get(slug="paste").specific.body[0].value.source
    assert "<b>粗</b>" in stored
    assert not [word for word in ("style", "Mso", "red", "onclick", "javascript", "evil", "<img", "<span") if word in stored]


def test_the_way_to_a_page_that_the_portal_makes_is_said_in_english_too(site):
    client = Client()
    client.cookies["django_language"] = "en"
    crumbs = BeautifulSoup(client.get("/about/privacy/").content, "lxml").select_one(".crumbs").get_text()
    assert "About this site" in crumbs
    assert not HAN.search(crumbs)
