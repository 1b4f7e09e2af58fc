"""Interface text: English message ids, Chinese complete and default, English complete."""

import ast
import re
from pathlib import Path

import polib
import pytest
from django.template.base import DebugLexer, Token, TokenType

from tests.architecture.source import ROOT, python_files, templates

CALLS = {"_", "gettext", "gettext_lazy", "pgettext", "pgettext_lazy", "ngettext", "ngettext_lazy"}
HAN = re.compile(r"[\u3400-\u9fff]")
MARKED = re.compile(r"""\b_\(("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\)""")
TRANSLATE = re.compile(r"""^(?:translate|trans)\s+("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")


def in_python(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            first = node.args[1:2] if name.startswith("pgettext") else node.args[:1]
            if name in CALLS and first and isinstance(first[0], ast.Constant):
                found.add(str(first[0].value))
    return found


def spelled(token: Token) -> str:
    return f"%({token.contents})s" if token.token_type is TokenType.VAR else token.contents.replace("%", "%%")


def in_template(path: Path) -> set[str]:
    found: set[str] = set()
    block: list[Token] = []
    for token in DebugLexer(path.read_text(encoding="utf-8")).tokenize():
        if token.token_type is TokenType.BLOCK and token.contents.startswith("endblock") and block:
            found.add(message_of(block))
            block = []
        elif block or (token.token_type is TokenType.BLOCK and token.contents.startswith("blocktrans")):
            block.append(token)
        elif token.token_type is TokenType.BLOCK and (match := TRANSLATE.match(token.contents)):
            found.add(ast.literal_eval(match[1]))
        if token.token_type in (TokenType.BLOCK, TokenType.VAR):
            found |= {ast.literal_eval(text) for text in MARKED.findall(token.contents)}
    return found


def message_of(block: list[Token]) -> str:
    text = "".join(spelled(token) for token in block[1:])
    return " ".join(line.strip() for line in text.strip().splitlines()) if "trimmed" in block[0].contents else text


def used() -> dict[str, str]:
    result = {}
    for path in python_files():
        result |= dict.fromkeys(in_python(path), str(path.relative_to(ROOT)))
    for path in templates():
        result |= dict.fromkeys(in_template(path), str(path.relative_to(ROOT)))
    return result


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(ROOT / f"locale/{language}/LC_MESSAGES/django.po"))


@pytest.mark.parametrize("language", ["zh_Hans", "en"])
def test_every_message_is_translated(language):
    known = {entry.msgid for entry in catalogue(language) if entry.translated()}
    assert {text: place for text, place in used().items() if text not in known} == {}


def test_no_translation_is_left_over():
    texts = used()
    assert [entry.msgid for entry in catalogue("zh_Hans") if entry.msgid not in texts] == []


def test_message_ids_are_english():
    assert [text for text in used() if HAN.search(text)] == []


def test_chinese_texts_do_not_shout():
    assert [entry.msgstr for entry in catalogue("zh_Hans") if "！" in entry.msgstr or "请您谅解" in entry.msgstr] == []


@pytest.mark.parametrize("language", ["zh_Hans", "en"])
def test_the_compiled_catalogue_is_fresh(language):
    compiled = polib.mofile(str(ROOT / f"locale/{language}/LC_MESSAGES/django.mo"))
    fresh = catalogue(language)
    assert {e.msgid: e.msgstr for e in compiled} == {e.msgid: e.msgstr for e in fresh if e.translated()}
