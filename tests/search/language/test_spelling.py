"""What was typed by ear, in pinyin or with a slip."""

import pytest

from search.language.spelling import Speller
from search.language.thesaurus import build

ROWS = [
    ("家暴", "家庭暴力", True),
    ("法援 免费律师", "法律援助", False),
    ("产假", "生育津贴 哺乳室", False),
    ("HPV", "疫苗", True),
    ("闹离婚", "离婚", False),
    ("打我", "家庭暴力", False),
    ("ai换脸 癌患", "", False),
    ("避难 子女不管 离婚证 儿子打我 离婚分地 老伴 哥哥打 疙瘩 女能人", "", False),
]


class Titles:
    """Texts that know a few words."""

    sounds = {"tian": "提案", "lihun": "离婚", "caican": "财产", "goniuan": "公园"}  # noqa: RUF012
    standing = {"离婚", "财产", "维权", "专线"}  # noqa: RUF012

    def by_sound(self, sounds):
        return {one: self.sounds[one] for one in sounds if one in self.sounds}

    def stands(self, word):
        return word in self.standing


SPELLER = Speller(build(ROWS), Titles())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("jiabao", "家暴"),
        ("jiating baoli", "家庭暴力"),
        ("jiatingbaoli", "家庭暴力"),
        ("家bao", "家暴"),
        ("jia暴", "家暴"),
        ("jtbl", "家庭暴力"),
        ("falv yuanzhu", "法律援助"),
        ("falu yuanzu", "法律援助"),
        ("lihuncaichan", "离婚 财产"),
        ("wolaogongdawo", "我 老公 打我"),
        ("jiabaodianhua", "家暴 电话"),
        ("lihun zenme ban", "离婚 怎么办"),
        ("ta da wo", "他 打我"),
        ("家爆", "家暴"),
        ("家爆求助", "家暴求助"),
        ("老公家爆", "老公家暴"),
        ("加庭暴力", "家庭暴力"),
        ("生玉津贴", "生育津贴"),
        ("哺孔室", "哺乳室"),
        ("我想问家爆怎么办", "我想问家暴怎么办"),
        ("哺室乳", "哺乳室"),
        ("duihaizijiabao", "家暴"),
        ("bei jia bao le", "家暴"),
        ("家报法援", "家暴法援"),
        ("tiantiandawo", "天天 打我"),
    ],
)
def test_slips_are_mended(typed, meant):
    assert SPELLER.mend(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "women",
        "tango",
        "tata",
        "家暴",
        "hpv",
        "hpv 疫苗",
        "想离婚",
        "离婚",
        "ok",
        "jb",
        "财产",
        "儿子归我",
        "长了个疙瘩",
        "我比男的少",
        "孩子也不管",
        "闺女嫁人了",
        "离婚分房",
        "老板",
        "公园",
        "violence",
        "my women",
        "wo qu guo jia",
        "法律援助中心",
        "ai换脸",
        "",
        "12338",
    ],
)
def test_what_stands_is_left_alone(typed):
    assert SPELLER.mend(typed) == typed


def test_the_texts_are_not_asked_about_words_that_are_like_no_known_one():
    class Untold(Titles):
        def stands(self, word):
            raise AssertionError(word)

    assert Speller(build(ROWS), Untold()).mend("量子色动力学" * 30) == "量子色动力学" * 30


def test_a_wrong_spelling_that_the_district_names_is_mended_wherever_it_stands():
    speller = Speller(build([*ROWS, ("家爆", "家暴", False)]), Titles())
    assert speller.mend("家爆") == "家暴"
    assert speller.mend("他家爆我还不让走") == "他家暴我还不让走"
