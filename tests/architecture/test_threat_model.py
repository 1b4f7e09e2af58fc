"""docs/threat-model.md names every cookie that code sets, so that a new one has to say what its loss surrenders."""

import ast
import re

from tests.architecture.source import ROOT, python_files

FRAMEWORK = {"sessionid", "csrftoken", "django_language", "messages"}


def cookies_in_code() -> set[str]:
    """Names given to `set_cookie` directly, or kept as a constant `COOKIE` where a helper sets it."""
    names: set[str] = set()
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "set_cookie" and isinstance(node.args[0], ast.Constant):
                names.add(str(node.args[0].value))
            target = getattr(node, "target", None) or (getattr(node, "targets", None) or [None])[0]
            if str(getattr(target, "id", "")).endswith("COOKIE") and isinstance(getattr(node, "value", None), ast.Constant):
                names.add(str(node.value.value))
    return names


def cookies_in_the_document() -> set[str]:
    section = (ROOT / "docs/threat-model.md").read_text(encoding="utf-8").split("## Cookies")[1].split("## ")[0]
    return set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE))


def test_every_cookie_is_in_the_threat_model():
    found = cookies_in_code()
    assert {"f", "r"} <= found
    assert cookies_in_the_document() == found | FRAMEWORK
