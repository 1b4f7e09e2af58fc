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
