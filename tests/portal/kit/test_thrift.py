"""The background process loads no library that no job needs, not even once it has read the whole site."""

import subprocess
import sys

import pytest

from portal.settings.base import ROOT

LOOK = """
import sys
import django
django.setup()
from django.core.management import call_command
from portal.outbox.runner import Runner
Runner.run = lambda self: None
call_command("runjobs", skip_checks=False)
print(*(sys.modules.get(name) for name in ("requests", "psycopg")))
"""


@pytest.mark.sqlite
def test_the_background_process_loads_no_library_that_no_job_needs():
    told = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, check=True, cwd=ROOT, timeout=60)
    assert told.stdout.split() == ["None", "None"]
