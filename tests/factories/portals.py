"""A whole portal in a folder of its own, worked from outside like an operator does."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.factories.once import once

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
DATABASE = "portal.sqlite3"


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
call_command("load_district", verbosity=0)
call_command("init_secrets", verbosity=0)
"""


def migrate(data: Path) -> None:
    """Make the tables of a portal, and nothing else."""
    made = Portal(data).manage("migrate", "--verbosity=0")
    assert made.returncode == 0, made.stderr[-3000:]


@pytest.fixture(scope="session")
def migrated(tmp_path_factory) -> Path:
    """The data of a portal with tables: hundreds of migrations make them once, and what needs tables begins with a copy."""
    return once(tmp_path_factory, "migrated", migrate)


@pytest.fixture(scope="session")
def django_db_keepdb(request, django_db_use_migrations, django_db_modify_db_settings) -> Iterator[bool]:
    """The tests' own database is such a copy, too, where it is a file."""
    if connection.vendor != "sqlite" or not django_db_use_migrations:
        yield bool(request.config.getvalue("reuse_db"))
        return
    own = Path(connection.settings_dict["TEST"]["NAME"])
    shutil.copy(request.getfixturevalue("migrated") / DATABASE, own)
    yield True
    own.unlink()


@pytest.fixture(scope="session")
def skeleton(migrated, tmp_path_factory) -> Path:
    """The data of a portal with tables, a district and keys, made once."""

    def make(data: Path) -> None:
        shutil.copytree(migrated, data, dirs_exist_ok=True)
        Portal(data).python(SKELETON)

    return once(tmp_path_factory, "skeleton", make)


@pytest.fixture
def portal(skeleton, tmp_path) -> Portal:
    """A copy of it, which a test may break."""
    return Portal(shutil.copytree(skeleton, tmp_path / "portal"))
