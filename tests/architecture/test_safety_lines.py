"""docs/safety-lines.md names for every line about bad input and bad luck a test that exists."""

import ast
import re

from tests.architecture.source import ROOT

LINES = {"S2-21", "S2-34", "S2-35", *(f"S6-{number:02d}" for number in range(1, 14))}


def rows() -> list[tuple[str, str, str]]:
    """Line, file and test of each row."""
    text = (ROOT / "docs/safety-lines.md").read_text(encoding="utf-8")
    return re.findall(r"^\| (S\d-\d\d) \|.*\| (tests/\S+\.py)::(\w+) \|$", text, re.MULTILINE)


def named_in(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_every_line_is_held_by_a_test():
    assert {line for line, _path, _name in rows()} == LINES


def test_each_named_test_exists():
    assert [f"{path}::{name}" for _line, path, name in rows() if name not in named_in(path)] == []


def test_no_row_is_passed_over_because_it_is_written_otherwise():
    text = (ROOT / "docs/safety-lines.md").read_text(encoding="utf-8")
    assert len(rows()) == text.count("\n| S")
