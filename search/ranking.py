"""Every knob of ranking, with its reason. Both engines read them. PURE."""

from typing import Final

# Fields. A title of the plan is the first clause of an item, of a guide what it is for: it says what the text is about.
TITLE: Final = 3.0
# Keywords are set by hand or taken from what carries an item out, and with them stand the summary, the first words of a text and what is
# said often in it: nearly as telling as a title.
KEYWORDS: Final = 2.0
# A word anywhere in a text: title, keywords and text together are four times as much as the text alone, not six times; else a text that
# has her own word loses to one whose title has a related one.
BODY: Final = 1.5

# Words. What she typed counts fully.
TYPED: Final = 1.0
# The plan's own word for it: it is the same thing, but a text that uses her word is nearer to her.
EXPANSION: Final = 0.9
# No row explains the word: what the words inside it mean is only near to it.
GUESSED: Final = 0.5
# The thesaurus names the same thing first and then what is related to it.
FADING: Final = 0.93
# A second word found for the same idea confirms the first, it does not double it.
TIE: Final = 0.5
# A run that is in no thesaurus: its pairs of characters may be words or halves of two words.
PAIR: Final = 0.45
# Which share of the pairs of an unknown piece has to stand in a text, where none stands in a title: 动力 does not answer 量子色动力学.
SHARE: Final = 0.25
# A lone character is in a thousand words.
LONE: Final = 0.35
# A code, a number or the name of a law names one thing; nothing else may come before it.
EXACT: Final = 60.0
# Which share of a law's name is enough to mean that law.
NAMED: Final = 0.5
# All ideas of a query in one document are worth more than one idea many times.
COVERAGE: Final = 0.5

# A word of the procedure (申请, 材料, 投诉) says what she wants to do, a word for people (领导, 孩子) who it is about: neither says what
# it is about.
ASIDE: Final = 0.2
# Some people are a topic where there is no other: 孕妇, 老人.
WHO: Final = 0.4

# Kinds. One list puts first what can be cited: the measure, then the goal that it serves. Pages show the kinds apart, help first.
KIND: Final[dict[str, float]] = {
    "measure": 1.3,
    "goal": 1.05,
    "guide": 0.7,
    "hotline": 0.7,
    "service": 0.7,
    "policy": 0.6,
    "story": 0.5,
    "plan": 0.6,
    "indicator": 0.5,
    "page": 0.5,
}
OTHER_KIND: Final = 0.7

# What is done to her is what the question is about, whatever else it names.
BESIDE_DANGER: Final = 0.5

# Reading. How many documents one word may bring in from one field: beyond it a word says too little to choose by, and time would grow.
DEPTH: Final = 100
# How many alternatives of one query are looked up: a long sentence has its most telling words in front of this.
WIDEST: Final = 30
# Nobody reads further; deeper pages would only cost.
DEEPEST: Final = 100
# How many are weighed by kind before the list is cut: the kinds differ by a factor of two at most.
CANDIDATES: Final = 160
