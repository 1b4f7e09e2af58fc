"""A web process before its first answer."""

import subprocess
import sys

import pytest

from portal.settings.base import ROOT

LOOK = """
import gc
import sys
import threading
import portal.wsgi
from django.db import connections
from search.pack import _read
print(sys.modules["pillow_heif"], sys.modules["requests"], sys.modules["psycopg"], "services.intake.views.asking" in sys.modules)
print(_read.cache_info().currsize, gc.isenabled(), gc.get_freeze_count() > 100_000)
print(threading.active_count(), [each.connection for each in connections.all()])
print(next(line for line in open("/proc/self/status") if line.startswith("VmRSS")).split()[1])
"""


@pytest.mark.sqlite
def test_it_has_loaded_every_view_and_the_words_of_search_and_no_library_that_no_answer_needs():
    told = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, check=True, cwd=ROOT, timeout=60)
    libraries, ready, shared, kilobytes = told.stdout.splitlines()
    assert libraries == "None None None True"
    assert ready == "1 True True"
    assert shared == "1 [None]", "workers part from it"
    assert int(kilobytes) * 1024 <= 145e6
