"""The answers to queries that people judged: the bound holds on every engine."""

from pathlib import Path

from search import judging
from search.finding import ask, entries_of, search
from search.management.commands.search_report import judge
from search.models import Entry
from tests.search.library import Library

OTHERS = judging.read((Path(__file__).parent / "queries_more.tsv").read_text(encoding="utf-8"))
CASES = judging.read((Path(__file__).parent / "queries_dev.tsv").read_text(encoding="utf-8"))
SPOKEN = judging.read((Path(__file__).parent / "queries_spoken.tsv").read_text(encoding="utf-8"))
OTHERWISE = {
    "八.策略.3": "八.策略.3",
    "8.策略.3": "八.策略.3",
    "八策略3": "八.策略.3",
    "婦女常見病篩查": "一.目标.3",
    "ＪＩＡＢＡＯ": "八.策略.3",
    "家bao": "八.策略.3",
    "jtbl": "八.策略.3",
    "加庭暴力": "八.策略.3",
    "哺孔室": "七.策略.9",
    "工伤认订": "五.策略.6",
    "lihuncaichan": "八.策略.9",
    "癌": "一.目标.4",
}
MENDED = ["家爆报警有用吗", "jiabao", "jiating baoli", "falv yuanzhu", "xingsaorao", "生玉津贴", "liangai", "宫劲癌筛查"]


class Relevance:
    """What every engine has to answer; `engine` names it."""

    engine = ""

    def top(self, typed, count):
        """The first `count` entries."""
        return entries_of(search(typed, backend=self.engine).hits[:count])

    def test_judged_queries_are_answered_well_enough(self):
        self.holds(CASES)

    def test_other_judged_queries_of_the_same_kinds_are_answered_as_well(self):
        self.holds(OTHERS)

    def test_whole_sentences_as_people_speak_here_are_mostly_answered(self):
        """Harder, and an eighth of them never tuned on: the bounds are what is reached, not what is wished (`docs/search.md`)."""
        self.holds(SPOKEN, recall=0.90, ndcg=0.86, first=0.85)

    def holds(self, cases, *, recall=0.97, ndcg=0.85, first=0.80):
        """The bounds of recall, order and first answer."""
        assert len(cases) >= 87
        marks = judging.mean([one for _, one, _ in judge(cases, self.engine)])
        assert marks.recall >= recall
        assert marks.ndcg >= ndcg
        assert marks.first >= first

    def test_other_spellings_find_the_same(self):
        found = {typed: [entry.code for entry in self.top(typed, 3)] for typed in OTHERWISE}
        assert {typed: codes for typed, codes in found.items() if OTHERWISE[typed] not in codes} == {}

    def test_a_number_finds_its_hotline_and_the_measure_behind_it(self):
        assert {"hotline", "measure"} <= {entry.kind for entry in self.top("12338", 3)}

    def test_what_nobody_has_written_about_finds_nothing(self):
        assert search("量子色动力学", backend=self.engine).hits == ()

    def test_an_article_of_a_law_finds_the_law(self):
        for typed in ("反家庭暴力法第29条", "妇女权益保障法76条", "民法典1088条"):
            assert [entry.kind for entry in self.top(typed, 1)] == ["policy"], typed

    def test_the_guide_to_safety_stands_before_all_other_guides(self):
        for typed in ("家暴", "家庭暴力", "被家暴了找谁", "老公打我怎么办", "jiabao"):
            guides = [entry.url for entry in self.top(typed, 10) if entry.kind == "guide"]
            assert guides[:1] == ["/help/domestic-violence/"], typed

    def test_items_and_articles_are_found_by_their_titles(self):
        lost = []
        for entry in Entry.objects.filter(kind__in=("goal", "measure", "policy", "guide", "story")).order_by("pk")[::9]:
            if entry not in self.top(entry.title, 5):
                lost.append(entry.title)
        assert lost == []


class TestEmbedded(Relevance, Library):
    engine = "embedded"

    def test_right_words_are_not_mended(self):
        assert [case.query for case in CASES if ask(case.query).corrected] == MENDED
