"""The component tags draw what they promise."""

from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from portal.kit.web.ui_tags import current


def drawn(source: str, **context: object) -> BeautifulSoup:
    return BeautifulSoup(Template("{% load ui %}" + source).render(Context(context)), "html.parser")


@pytest.mark.parametrize(("value", "filled", "shown"), [(0.6, "60 200", "60%"), (1.7, "100 200", "100%"), (1 / 3, "33 200", "33%")])
def test_a_half_disc_fills_by_its_value(value, filled, shown):
    page = drawn("{% half_disc value '健康' %}", value=value)
    assert page.select_one(".half-disc-fill")["stroke-dasharray"] == filled
    assert page.select_one("text").string == shown
    assert page.svg["aria-label"] == f"健康：{shown}"


def test_no_figure_is_a_dash_and_never_nought():
    page = drawn("{% half_disc None '健康' %}")
    assert page.select(".half-disc-fill") == []
    assert page.select_one("text").string == "—"
    assert page.svg["aria-label"] == "健康：还没有数"


def test_nought_is_a_figure():
    page = drawn("{% half_disc 0 '健康' %}")
    assert page.select_one("text").string == "0%"
    assert page.select(".half-disc-fill") == []


def test_breadcrumbs_start_at_home_and_end_here():
    pages = [SimpleNamespace(title="首页", url="/"), SimpleNamespace(title="规划", url="/plan/"), ("八 妇女与法律", "/plan/8/")]
    page = drawn("{% breadcrumbs pages %}", pages=pages)
    assert [a["href"] for a in page.select("a")] == ["/", "/plan/"]
    assert page.select_one("[aria-current=page]").string == "八 妇女与法律"


@pytest.mark.parametrize(
    ("path", "address", "expected"),
    [("/", "/", "page"), ("/plan/8/", "/", ""), ("/plan/8/", "/plan/", "true"), ("/plan/", "/plan/", "page"), ("/planning/", "/plan/", "")],
)
def test_an_entry_is_current_in_its_own_section_only(path, address, expected):
    assert current(path, address, (address,)) == expected


def test_figures_belong_to_the_plan():
    page = drawn("{% site_nav %}", request=RequestFactory().get("/data/services/"))
    assert page.select_one("[aria-current]")["href"] == "/plan/"


def test_the_language_of_the_page_names_its_country():
    with translation.override("zh-hans"):
        assert drawn("{% page_language %}").string == "zh-CN"
    with translation.override("en"):
        assert drawn("{% page_language %}").string == "en"


def test_what_is_chinese_on_an_english_page_is_marked_so():
    with translation.override("en"):
        page = drawn("{{ text|apart }}", text="1. 妇联（热线） <b> (open)")
        assert str(page) == '1. <span lang="zh-CN">妇联（热线）</span> &lt;b&gt; (open)'
    assert drawn("{{ text|apart }}", text="妇联 (open)").select("span") == []


def test_a_copy_button_is_hidden_until_copying_works():
    button = drawn('{% copy_button "八.策略.3" "复制" %}').button
    assert button.has_attr("hidden")
    assert button["data-copy"] == "八.策略.3"


def test_a_citation_code_is_escaped():
    assert drawn("{% code_tag code %}", code="<b>").select("b") == []


def test_the_watermark_names_the_account_and_is_not_read_aloud():
    mark = drawn('{% watermark "li" %}').select_one(".watermark")
    assert mark["aria-hidden"] == "true"
    assert all(span["data-mark"].startswith("li · 20") for span in mark.select("span"))


def test_what_is_printed_says_in_words_who_printed_it():
    mark = drawn('{% watermark "li" %}').select_one(".only-paper")
    assert mark["aria-hidden"] == "true"
    assert mark.text.startswith("li · 20")
