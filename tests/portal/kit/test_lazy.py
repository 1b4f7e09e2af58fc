"""What few processes need is loaded by those few only."""

import subprocess
import sys

import pytest

from portal.kit.lazy import Lazy
from portal.settings.base import ROOT

HEAVY = ("docx", "elasticsearch", "numpy", "openpyxl", "pypinyin", "weasyprint")
LOOK = f"""
import sys, django
django.setup()
from django.urls import get_resolver
get_resolver().url_patterns
print([name for name in {HEAVY} if name in sys.modules])
"""


def test_a_module_is_loaded_when_something_of_it_is_used(monkeypatch):
    monkeypatch.delitem(sys.modules, "this", raising=False)
    zen = Lazy("this")
    assert "this" not in sys.modules
    assert zen.d["A"] == "N"


def test_what_is_not_there_is_said_at_the_first_use():
    missing = Lazy("no_such_library")
    with pytest.raises(ModuleNotFoundError, match="no_such_library"):
        _ = missing.anything


def test_a_process_that_has_answered_nothing_yet_holds_no_heavy_library():
    loaded = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, check=True, cwd=ROOT, timeout=60)
    assert loaded.stdout.strip() == "[]"
