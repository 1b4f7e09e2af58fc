"""One half of the site a process: what is not mounted cannot be attacked."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
PUBLIC_ONLY = ("/f/", "/r/")
STAFF_ONLY = ("/accounts/login/", "/cms/", "/cms/login/", "/metrics/")
BOTH = ("/healthz", "/x/", "/nowhere/", "/metrics")
ASK = """
import json, sys, django
django.setup()
from django.apps import apps
from django.conf import settings
settings.MIGRATION_MODULES = {app.label: None for app in apps.get_app_configs()}
from django.core.management import call_command
call_command("migrate", run_syncdb=True, verbosity=0)
from django.test import Client
client = Client(raise_request_exception=False)
answers = {address: client.get(address) for address in sys.argv[1:]}
print(json.dumps({address: [answer.status_code, answer.get("Location", "")] for address, answer in answers.items()}))
"""


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    """Per face: address → (status, where it leads)."""
    return {face: ask(face, tmp_path_factory.mktemp(face)) for face in ("public", "staff")}


def ask(face: str, folder: Path) -> dict[str, list]:
    environment = os.environ | {
        "FACE": face,
        "DATA_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        "TEST_DATABASE_URL": "sqlite://",
        "PYTHONPATH": str(ROOT),
    }
    result = subprocess.run(
        [sys.executable, "-c", ASK, *PUBLIC_ONLY, *STAFF_ONLY, *BOTH],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout.strip().splitlines()[-1])


@pytest.mark.slow
def test_the_public_face_has_no_door_for_staff(answers):
    assert {address: answers["public"][address][0] for address in STAFF_ONLY} == dict.fromkeys(STAFF_ONLY, 404)
    assert [answers["public"][address][0] in (200, 503) for address in PUBLIC_ONLY] == [True, True]


@pytest.mark.slow
def test_the_staff_face_takes_no_requests_from_residents(answers):
    assert {address: answers["staff"][address][0] for address in PUBLIC_ONLY} == dict.fromkeys(PUBLIC_ONLY, 404)
    assert answers["staff"]["/accounts/login/"][0] == 200
    assert answers["staff"]["/metrics"][0] == 200
    assert answers["staff"]["/cms/"][1].startswith("/accounts/login/")


@pytest.mark.slow
@pytest.mark.parametrize("face", ["public", "staff"])
def test_probes_the_exit_and_error_pages_work_on_each_face(answers, face):
    assert [answers[face][address][0] for address in ("/healthz", "/x/", "/nowhere/")] == [200, 303, 404]
