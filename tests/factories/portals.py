"""A whole portal in a folder of its own, worked from outside like an operator does."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = (
    "DATA_DIR",
    "DATABASE_URL",
    "TEST_DATABASE_URL",
    "SECRETS_DIR",
    "DJANGO_SETTINGS_MODULE",
    "FACE",
    "DEMO",
    "DISTRICT_PACK",
    "PORT",
)


@dataclass
class Portal:
    """`manage.py` with the development settings on `data`."""

    data: Path
    more: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
        return kept | {"DJANGO_SETTINGS_MODULE": "portal.settings.dev", "DATA_DIR": str(self.data), "PYTHONPATH": str(ROOT)} | self.more

    def manage(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        command = [sys.executable, str(ROOT / "manage.py"), *words]
        return subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False, timeout=240)

    def python(self, code: str) -> str:
        """What `code` prints inside this portal."""
        words = [sys.executable, "-c", f"import django; django.setup()\n{code}"]
        ended = subprocess.run(words, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False, timeout=300)
        assert ended.returncode == 0, ended.stderr[-3000:]
        return ended.stdout.strip()

    def start(self, *words: str, **options: Any) -> subprocess.Popen[bytes]:
        """Start a Python with these words and leave it running, in a session of its own."""
        return subprocess.Popen([sys.executable, *words], cwd=ROOT, env=self.environment, start_new_session=True, **options)

    def start_python(self, code: str, **options: Any) -> subprocess.Popen[bytes]:
        """Start `code` inside this portal and leave it running."""
        return self.start("-c", f"import django; django.setup()\n{code}", **options)


SKELETON = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("load_district", verbosity=0)
call_command("init_secrets", verbosity=0)
"""


@pytest.fixture(scope="session")
def skeleton(tmp_path_factory) -> Path:
    """The data of a portal with tables, a district and keys, made once."""
    portal = Portal(tmp_path_factory.mktemp("skeleton"))
    portal.python(SKELETON)
    return portal.data


@pytest.fixture
def portal(skeleton, tmp_path) -> Portal:
    """A copy of it, which a test may break."""
    return Portal(shutil.copytree(skeleton, tmp_path / "portal"))
