"""The stylesheets stay small, tell the truth about themselves and take every colour from the tokens."""

import re

import pytest

from tests.look.stylesheets import ROOT, SHEETS, TOKENS, without_comments

BUDGET = 60_000
SCRIPTS = sorted((ROOT / "static/js").glob("*.js"))
STATIC = [path for path in (ROOT / "static").rglob("*") if path.suffix in {".css", ".js", ".svg"}]


def test_all_stylesheets_together_stay_within_the_budget():
    assert len(SHEETS) > 5
    assert sum(path.stat().st_size for path in SHEETS) < BUDGET


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_a_stylesheet_can_be_read_at_one_go(path):
    assert path.read_text(encoding="utf-8").count("\n") <= 300


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_can_be_read_at_one_go_and_keeps_nothing(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") < 80
    assert re.findall(r"localStorage|sessionStorage|indexedDB|document\.cookie|caches\.|serviceWorker", text) == []


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_colours_come_from_the_tokens_and_nothing_forces_itself(path):
    text = without_comments(path.read_text(encoding="utf-8"))
    if path != TOKENS:
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", text.split("@media print", 1)[0]) == []
    assert "!important" not in text
    assert "@import" not in text
    assert "italic" not in text


def test_every_token_that_is_used_is_decided():
    decided = set(re.findall(r"--([\w-]+):", TOKENS.read_text(encoding="utf-8")))
    used = {name for path in SHEETS for name in re.findall(r"var\(--([\w-]+)", path.read_text(encoding="utf-8"))}
    assert used - decided == set()
    assert decided - used == set()


@pytest.mark.parametrize("path", [path for path in SHEETS if path != TOKENS], ids=lambda path: path.name)
def test_the_classes_named_on_top_of_a_stylesheet_exist(path):
    text = path.read_text(encoding="utf-8")
    head = text[: text.index("*/")]
    named = set(re.findall(r"(?<![\w/])\.([a-z][\w-]*)", head))
    assert named
    assert {name for name in named if f".{name}" not in without_comments(text)} == set()


@pytest.mark.parametrize("path", STATIC, ids=lambda path: path.name)
def test_no_static_file_asks_another_origin(path):
    text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert re.findall(r"(?:https?:)?//[\w-]+\.\w+|@font-face", text) == []


def shown() -> list[str]:
    """Every selector by which what templates hide until a script needs it (buttons and notices) is given a display of its own."""
    rules = [rule for path in SHEETS for rule in re.findall(r"([^{}]+)\{([^{}]*)\}", without_comments(path.read_text(encoding="utf-8")))]
    shows = [head for head, body in rules if re.search(r"(?:^|;)\s*display:(?!\s*none)", body)]
    selectors = [selector.strip() for head in shows for selector in re.split(r",(?![^(]*\))", head)]
    return [selector for selector in selectors if re.search(r"(?:^|[\s>.])(?:button|notice|copy)[^\s>]*$", selector)]


def weight(selector: str) -> tuple[int, int]:
    """Classes, attributes and states; then elements. No sheet of ours names an id."""
    return len(re.findall(r"\.[\w-]+|\[[^\]]+\]|:[\w-]+", selector)), len(re.findall(r"(?:^|[\s>+~])[a-z]", selector))


def test_what_is_hidden_stays_so_whatever_display_its_class_gives_it():
    assert ".button" in shown()
    assert ":root body [hidden]" in (ROOT / "static/css/base.css").read_text(encoding="utf-8")
    assert [selector for selector in shown() if weight(selector) >= weight(":root body [hidden]")] == []


def test_on_a_phone_the_inbox_is_no_wider_than_the_phone_so_that_urgency_is_seen():
    sheet = without_comments((ROOT / "static/css/desk-tables.css").read_text(encoding="utf-8"))
    usual, phone = sheet.split("@container (max-width: 45rem)")
    (wide,) = re.findall(r"([^{}]+)\{\s*min-width: 30rem;", usual)
    (narrow,) = re.findall(r"([^{}]+)\{\s*min-width: 0;", phone)
    assert "desk-inbox" in narrow
    assert narrow.count(".") >= wide.count("."), "the rule for all tables outweighs the one for the phone"
