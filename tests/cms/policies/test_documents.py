"""Law cards, and what each document states about itself."""

import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext
from wagtail.documents import get_document_model

from cms.base.starter import FAMILIES, BrokenContent, Family, _article, read
from cms.help.models import HelpPage
from cms.policies.choices import Kind, Validity
from cms.policies.citing import IN_FULL, guides_citing
from cms.policies.models import PolicyAttachment, PolicyPage
from tests.cms.published import Published

POLICIES = next(family for family in FAMILIES if family.article is PolicyPage)
FILES = sorted(POLICIES.folder.glob("*.toml"))
CARDS = [card for card in map(read, FILES) if card["kind"] != Kind.READING]
IN_FORCE_FROM = {
    "anti-domestic-violence-law": date(2016, 3, 1),
    "womens-rights-law": date(2023, 1, 1),
    "legal-aid-law": date(2022, 1, 1),
    "public-security-law": date(2026, 1, 1),
    "marriage-registration": date(2025, 5, 10),
    "social-assistance-law": date(2026, 7, 1),
    "infectious-diseases-law": date(2025, 9, 1),
    "rural-collectives-law": date(2025, 5, 1),
    "accessibility-law": date(2023, 9, 1),
}
GUIDES = [read(file) for family in FAMILIES if family.article is HelpPage for file in family.folder.glob("[0-9]*.toml")]


def test_each_card_says_whose_it_is_where_the_official_text_stands_and_of_which_copy_it_was_written():
    for card in CARDS:
        lacking = [name for name in ("issuer", "source", "subject", "copy_name", "copy_dated", "plan_codes") if not card.get(name)]
        assert (card["slug"], lacking) == (card["slug"], [])
        assert "checked_on" not in card, "only the district says that a card was compared with the official text"
        assert [block for block in card["body"] if block["type"] == "law"], card["slug"]
        assert "【核】" not in str(card)


def test_a_law_states_the_day_from_which_it_is_in_force_and_no_other_day():
    """The days are those that the reference of the project documents; a day that it does not have is not written down here either."""
    days = {card["slug"]: card["effective_on"] for card in CARDS if "effective_on" in card and card["kind"] in (Kind.LAW, Kind.REGULATION)}
    assert days == IN_FORCE_FROM


def test_every_law_that_a_guide_cites_has_its_card():
    names = {name for card in CARDS for name in (card["title"], card["title"].removeprefix(IN_FULL), card.get("document_number"))}
    cited = {block["value"]["law"] for guide in GUIDES for block in guide["body"] if block["type"] == "law"}
    assert cited
    assert cited - names == set()


def test_what_a_document_explains_must_be_there(district, tmp_path):
    (tmp_path / "1-x.toml").write_text('slug = "x"\ntitle = "甲"\nsummary = "乙"\nsource = "丙"\ninterprets = "none"\n', encoding="utf-8")
    with pytest.raises(BrokenContent, match="x: interprets is 'none'"):
        _article(Family(POLICIES.index, POLICIES.article, "policies", "", "", tmp_path, POLICIES.attach), read(tmp_path / "1-x.toml"))


class TestDocuments(Published):
    """As they are read."""

    def facts(self, slug: str) -> dict[str, str]:
        facts = self.read(f"/policies/{slug}/").select_one("dl.facts")
        return dict(zip(*[[node.get_text(" ", strip=True) for node in facts.find_all(tag)] for tag in ("dt", "dd")], strict=True))

    def test_the_day_of_writing_is_not_that_of_force_nor_that_of_publishing(self):
        facts = self.facts("public-security-law")
        assert (facts["成文日期"], facts["施行日期"]) == ("2025-06-27", "2026-01-01")
        assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", facts["本站发布"])
        assert "2026-07-17" in facts[gettext("Copy used")]
        assert facts[gettext("Checked on")] == gettext("to be verified")

    def test_what_is_not_known_is_not_named(self):
        facts = self.facts("civil-code")
        assert "索引号" not in facts
        assert "发文字号" not in facts
        PolicyPage.objects.filter(slug="civil-code").update(index_number="TX-1", document_number="主席令")
        assert self.facts("civil-code")["索引号"] == "TX-1"

    def test_a_law_whose_day_of_force_nobody_documented_says_so(self):
        assert self.facts("civil-code")["施行日期"] == gettext("to be verified")
        assert "施行日期" not in self.facts("warning-letters")

    def test_a_document_and_its_explanation_lead_to_each_other(self):
        assert self.read("/policies/maternity-protection-rules/").select_one('.aside a[href="/policies/reading-maternity/"]')
        assert self.read("/policies/reading-maternity/").select_one('.notice a[href="/policies/maternity-protection-rules/"]')
        PolicyPage.objects.get(slug="reading-maternity").unpublish()
        assert "/policies/reading-maternity/" not in str(self.read("/policies/maternity-protection-rules/"))

    def test_a_law_leads_back_to_the_guides_that_cite_it_and_they_to_it(self):
        card, guide = "/policies/anti-domestic-violence-law/", "/help/protection-order/"
        assert self.read(card).select_one(f'.aside a[href="{guide}"]')
        assert self.read(guide).select_one(f'.law-name a[href="{card}"]')
        assert not self.read("/policies/statistics-law/").select('.aside a[href^="/help/"]')
        HelpPage.objects.get(slug="protection-order").unpublish()
        assert not self.read(card).select_one(f'.aside a[href="{guide}"]')

    def test_each_card_leads_to_all_guides_that_cite_it_and_to_no_other(self):
        for card in CARDS:
            names = {card["title"], card["title"].removeprefix(IN_FULL), card.get("document_number")}
            citing = {g["slug"] for g in GUIDES if {b["value"]["law"] for b in g["body"] if b["type"] == "law"} & names}
            shown = {page.slug for page in guides_citing(card["title"], card.get("document_number", ""))}
            assert (card["slug"], shown) == (card["slug"], citing)

    def test_one_that_is_not_in_force_any_more_says_what_took_its_place(self):
        new = PolicyPage.objects.get(slug="civil-code")
        PolicyPage.objects.filter(slug="statistics-law").update(validity=Validity.REPEALED, successor=new)
        notice = self.read("/policies/statistics-law/").select_one(".notice-dawn")
        assert "废止" in notice.get_text()
        assert notice.a["href"] == "/policies/civil-code/"
        new.unpublish()
        assert self.read("/policies/statistics-law/").select_one(".notice-dawn").a is None

    def test_what_has_no_date_stands_last(self):
        dated = [page.effective_on is not None for page in PolicyPage.objects.newest()]
        assert dated == sorted(dated, reverse=True)
        assert {True, False} == set(dated)

    def test_nothing_takes_its_own_place(self):
        page = PolicyPage.objects.get(slug="civil-code")
        page.successor = page
        with pytest.raises(ValidationError):
            page.clean()

    def test_its_attachments_can_be_fetched(self):
        page = PolicyPage.objects.get(slug="civil-code")
        file = get_document_model().objects.create(title="附件", file=ContentFile(b"%PDF-1.4", name="a.pdf"))
        PolicyAttachment.objects.create(page=page, document=file, name="附件一 申请表")
        link = self.read("/policies/civil-code/").find("a", string="附件一 申请表")
        assert link["href"] == file.url

    def test_the_list_is_narrowed_by_subject_too(self):
        found = {link["href"] for link in self.read("/policies/?subject=work").select(".rows a")}
        assert "/policies/labour-contract-law/" in found
        assert "/policies/civil-code/" not in found

    def test_a_page_costs_few_queries(self):
        """The ninth is for the guides that cite it; a process asks it once a generation."""
        with self.assertNumQueries(9):
            self.client.get("/policies/maternity-protection-rules/")
