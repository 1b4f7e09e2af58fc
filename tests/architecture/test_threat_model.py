"""docs/threat-model.md names every cookie that code sets, so that a new one has to say what its loss surrenders."""

import ast
import re

from tests.architecture.source import ROOT, python_files

FRAMEWORK = {"sessionid", "csrftoken", "django_language", "messages"}


def cookies_in_code() -> set[str]:
    names: set[str] = set()
    for path in python_files():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = {
            target.id: node.value.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "set_cookie" and node.args:
                first = node.args[0]
                names.add(str(first.value) if isinstance(first, ast.Constant) else str(constants.get(getattr(first, "id", ""), "")))
    return names - {""}


def cookies_in_the_document() -> set[str]:
    section = (ROOT / "docs/threat-model.md").read_text(encoding="utf-8").split("## Cookies")[1].split("## ")[0]
    return set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE))


def test_every_cookie_is_in_the_threat_model():
    found = cookies_in_code()
    assert {"f", "r"} <= found
    assert cookies_in_the_document() == found | FRAMEWORK
