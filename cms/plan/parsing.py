"""Reads the text of a women's development plan (妇女发展规划) into a tree of entries, word for word. PURE.

The grammar is that of county-level plans: a title, 前言, and four parts: 一 (指导思想、基本原则、总体目标), 二 (domains with
主要目标 and 策略措施), 三 组织实施, 四 监测评估. How many there are of each is a fact of the plan and comes with `Expected`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from cms.plan.titles import title_of

NUMERALS: Final = "一二三四五六七八九十"
PART: Final = re.compile(rf"^([{NUMERALS}]+)、(.+)$")
SECTION: Final = re.compile(rf"^[（(]([{NUMERALS}]+)[)）]\s*(.+)$")
ITEM: Final = re.compile(r"^(\d+)\s*[.．、]\s*(?=\D)(.+)$")
LIST: Final = re.compile(r"^(主要目标|策略措施)[:：]$")
LIST_AT_END: Final = re.compile(r"^(.*\S)\s+((?:主要目标|策略措施)[:：])$")
PREFACE: Final = re.compile(r"^前\s*言$")


class PlanError(Exception):
    """The text is not a plan that can be imported; names the line (None: the end) and the reason."""

    def __init__(self, line: int | None, reason: str) -> None:
        super().__init__(f"line {line}: {reason}" if line else f"end of the text: {reason}")
        self.line, self.reason = line, reason


@dataclass(frozen=True)
class Expected:
    """How many there should be: a fact that stands beside the plan, so that a lost line is noticed."""

    goals: tuple[int, ...]
    measures: tuple[int, ...]
    principles: int
    implementation: int
    monitoring: int


@dataclass(frozen=True)
class Entry:
    """One page to be: `heading` holds the headings of the source that stand before `text`; both verbatim."""

    kind: str
    code: str
    slug: str
    title: str
    heading: str = ""
    text: str = ""
    children: tuple["Entry", ...] = ()

    def walk(self) -> Iterator["Entry"]:
        """This entry and all below it, in the order of the source."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def source(self) -> str:
        """What the source says here, headings first."""
        return f"{self.heading}\n{self.text}".strip()


@dataclass
class Lines:
    """The lines that are not blank, read one after the other."""

    lines: list[tuple[int, str]]
    at: int = 0
    headings: list[str] = field(default_factory=list)

    @property
    def here(self) -> str:
        """The line to be read next; empty at the end."""
        return self.lines[self.at][1] if self.at < len(self.lines) else ""

    @property
    def number(self) -> int | None:
        """Its number in the source; None at the end."""
        return self.lines[self.at][0] if self.at < len(self.lines) else None

    def fail(self, wanted: str) -> PlanError:
        """The error that says what should stand here."""
        found = f"found “{self.here[:20]}”" if self.here else "the text ends"
        return PlanError(self.number, f"expected {wanted}, {found}")

    def take(self) -> str:
        """The line, and go on."""
        line = self.here
        self.at += 1
        return line

    def heading(self, pattern: re.Pattern[str], wanted: str, number: str = "") -> str:
        """Read a heading, keep it for the next entry and return its words; `number` is the numeral it must have."""
        match = pattern.match(self.here)
        if not match or (number and match[1] != number):
            raise self.fail(wanted)
        self.headings.append(self.take())
        return match[match.lastindex or 0]

    def kept_headings(self) -> str:
        """The headings read since the last entry."""
        headings, self.headings = "\n".join(self.headings), []
        return headings


def numeral(number: int) -> str:
    """1 to 19 as the plan counts: 一 … 十九."""
    return NUMERALS[number - 1] if number <= len(NUMERALS) else NUMERALS[-1] + NUMERALS[number - len(NUMERALS) - 1]


def parse(text: str, expected: Expected) -> Entry:
    """The whole plan as one tree; raises PlanError, and nothing is returned of a text that breaks the grammar or the counts."""
    lines = Lines(list(_lines(text)))
    title = lines.take()
    if not title:
        raise PlanError(None, "expected a title, the text is empty")
    children = (
        _overview(lines, PREFACE, "前言", "前言", "preface"),
        *_general(lines, expected),
        *_domains(lines, expected),
        _sections(lines, "三", "implementation", expected.implementation),
        _sections(lines, "四", "monitoring", expected.monitoring),
    )
    if lines.here:
        raise lines.fail("nothing after the last section")
    return Entry("index", "规划", "plan", title, heading=title, children=children)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines with their numbers; a list heading at the end of an item's line counts as a line of its own."""
    for number, raw in enumerate(text.split("\n"), start=1):
        line = raw.strip()
        split = LIST_AT_END.match(line)
        for part in split.groups() if split else (line,):
            if part:
                yield number, part


def _is_text(line: str) -> bool:
    return bool(line) and not any(pattern.match(line) for pattern in (PART, SECTION, ITEM, LIST))


def _overview(lines: Lines, pattern: re.Pattern[str], title: str, code: str, slug: str, number: str = "") -> Entry:
    """A heading with paragraphs under it."""
    words = lines.heading(pattern, f"the heading {title}", number)
    if words.replace(" ", "") not in (title, "") and not PREFACE.match(words):
        raise PlanError(lines.lines[lines.at - 1][0], f"expected the heading {title}, found “{words[:20]}”")
    heading, paragraphs = lines.kept_headings(), []
    while _is_text(lines.here):
        paragraphs.append(lines.take())
    if not paragraphs:
        raise lines.fail(f"the text of {title}")
    return Entry("overview", code, slug, title, heading, "\n".join(paragraphs))


def _general(lines: Lines, expected: Expected) -> tuple[Entry, ...]:
    """Part 一: guidance, principles, overall goal."""
    lines.heading(PART, "part 一、", "一")
    guidance = _overview(lines, SECTION, "指导思想", "一部.一", "guidance", "一")
    title = lines.heading(SECTION, "(二)基本原则", "二")
    heading = lines.kept_headings()
    items = _items(lines, "principle", "一部.二", expected.principles, "principles")
    principles = Entry("chapter", "一部.二", "principles", title, heading, children=items)
    return guidance, principles, _overview(lines, SECTION, "总体目标", "一部.三", "overall-goal", "三")


def _domains(lines: Lines, expected: Expected) -> Iterator[Entry]:
    """Part 二: the domains with their goals and measures."""
    lines.heading(PART, "part 二、", "二")
    for number, (goals, measures) in enumerate(zip(expected.goals, expected.measures, strict=True), start=1):
        code = numeral(number)
        title = lines.heading(SECTION, f"domain ({code})", code)
        heading = lines.kept_headings()
        chapters = (
            _chapter(lines, "主要目标", "goals", f"{code}.目标", "goal", goals),
            _chapter(lines, "策略措施", "measures", f"{code}.策略", "measure", measures),
        )
        yield Entry("domain", code, str(number), title, heading, children=chapters)


def _chapter(lines: Lines, title: str, slug: str, code: str, kind: str, count: int) -> Entry:
    if lines.heading(LIST, f"“{title}:” of {code[0]}") != title:
        raise PlanError(lines.lines[lines.at - 1][0], f"expected “{title}:” of {code[0]}, found the other list")
    heading = lines.kept_headings()
    return Entry("chapter", code, slug, title, heading, children=_items(lines, kind, code, count, slug))


def _items(lines: Lines, kind: str, code: str, count: int, what: str) -> tuple[Entry, ...]:
    """Numbered items, one a line."""
    return _run(lines, ITEM, kind, code, count, what, str)


def _sections(lines: Lines, part: str, slug: str, count: int) -> Entry:
    """Part 三 or 四: numbered sections, one a line."""
    title = lines.heading(PART, f"part {part}、", part)
    heading = lines.kept_headings()
    children = _run(lines, SECTION, "section", f"{part}部", count, slug, numeral)
    return Entry("chapter", f"{part}部", slug, title, heading, children=children)


def _run(
    lines: Lines, pattern: re.Pattern[str], kind: str, code: str, count: int, what: str, written: Callable[[int], str]
) -> tuple[Entry, ...]:
    """Items numbered 1 to `count` without a gap, neither fewer nor more."""
    entries = []
    for number in range(1, count + 1):
        match = pattern.match(lines.here)
        if not match or match[1] != written(number):
            raise lines.fail(f"number {written(number)} of the {count} {what} of {code}")
        text = lines.take()
        entries.append(Entry(kind, f"{code}.{written(number)}", str(number), title_of(text), text=text))
    if pattern.match(lines.here) and pattern is ITEM:
        raise lines.fail(f"only {count} {what} of {code}")
    return tuple(entries)
