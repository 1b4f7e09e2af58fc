"""办事指南: the law's deadline and the office's promise are two columns; what nobody knows is not shown."""

from cms.base.starter import FAMILIES, read
from cms.help.models import HelpPage
from cms.help.procedures import ProcedurePage
from tests.cms.published import Published

FAMILY = next(family for family in FAMILIES if family.article is ProcedurePage)
FILES = sorted(FAMILY.folder.glob("*.toml"))


def test_each_says_on_which_ground_for_whom_and_how_and_nothing_that_only_the_district_knows():
    for file in FILES:
        said = read(file)
        assert (file.name, [name for name in ("basis", "audience", "conditions", "agency", "body", "guide") if not said.get(name)]) == (
            file.name,
            [],
        )
        assert not {"place", "opening_hours", "promised_time"} & set(said), file.name


class TestProcedures(Published):
    """As they are read."""

    def facts(self, path: str) -> dict[str, str]:
        page = self.read(path)
        names, values = ([node.get_text(" ", strip=True) for node in page.select(f"dl.facts:not(.hotlines) {tag}")] for tag in ("dt", "dd"))
        return dict(zip(names, values, strict=True))

    def times(self, path: str) -> dict[str, str]:
        return {card.h3.get_text(): card.p.get_text() for card in self.read(path).select(".cards .card")}

    def test_the_list_names_all_of_them(self):
        listed = {link["href"] for link in self.read("/help/").select("#procedures + ul a")}
        assert listed == {page.url for page in ProcedurePage.objects.live()}
        assert len(listed) == len(FILES) >= 6

    def test_what_the_law_allows_stands_beside_what_the_office_promises(self):
        assert list(self.times("/help/apply-legal-aid/")) == ["法定时限"]
        ProcedurePage.objects.filter(slug="apply-legal-aid").update(promised_time="三日内决定")
        assert self.times("/help/apply-legal-aid/") == {"法定时限": "收到申请之日起七日内决定", "承诺时限": "三日内决定"}

    def test_what_nobody_knows_is_not_named(self):
        facts = self.facts("/help/apply-legal-aid/")
        assert facts["收费"] == "不收任何财物"
        assert not {"办理地点", "办理时间"} & set(facts)
        ProcedurePage.objects.filter(slug="apply-legal-aid").update(place="示例大厅")
        assert self.facts("/help/apply-legal-aid/")["办理地点"] == "示例大厅"

    def test_without_any_deadline_none_is_claimed(self):
        assert self.times("/help/apply-temporary-assistance/") == {}

    def test_it_and_its_guide_lead_to_each_other(self):
        assert self.read("/help/apply-legal-aid/").select_one('.aside a[href="/help/legal-aid/"]')
        assert self.read("/help/legal-aid/").select_one('.aside a[href="/help/apply-legal-aid/"]')
        HelpPage.objects.get(slug="legal-aid").unpublish()
        assert not self.read("/help/apply-legal-aid/").select('.aside a[href="/help/legal-aid/"]')
