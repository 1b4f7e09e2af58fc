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

from tests.factories.interpreter import ROOT, interpreter
from tests.factories.once import once

LEFT_OUT = (
    "DATA_DIR",
    "DATABASE_URL",
    "TEST_DATABASE_URL",
    "SECRETS_DIR",
    "DJANGO_SETTINGS_MODULE",
    "FACE",
    "DEMO",
    "PYTHONDONTWRITEBYTECODE",
    "PYTEST_CURRENT_TEST",
    "DISTRICT_PACK",
    "PORT",
)
DATABASE = "portal.sqlite3"
TEMPLATE = "test_template"


COMMAND = """
import sys
from django.core.management import execute_from_command_line
sys.argv = {words}
execute_from_command_line(sys.argv)
"""


@dataclass
class Portal:
    """`manage.py` with the development settings on `data`."""

    data: Path
    more: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        return self._beside | {"DATA_DIR": str(self.data)}

    @property
    def _beside(self) -> dict[str, str]:
        """What does not tell where the data lies."""
        kept = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
        return kept | {"DJANGO_SETTINGS_MODULE": "portal.settings.dev", "PYTHONPATH": str(ROOT)} | self.more

    def manage(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return self._run(COMMAND.format(words=["manage.py", *words]))

    def python(self, code: str) -> str:
        """What `code` prints inside this portal. Raises AssertionError with what it complained of."""
        ended = self._run(code)
        assert ended.returncode == 0, ended.stderr[-3000:]
        return ended.stdout.strip()

    def _run(self, code: str) -> subprocess.CompletedProcess[str]:
        return interpreter(self._beside).run(code, str(self.data))

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


def on_server(*statements: str) -> None:
    """Run statements about whole databases on the server of the tests."""
    with connection._nodb_cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def migrate_template(data: Path) -> None:
    """Make the tables of a database on PostgreSQL of which each worker's is a copy; it stays for the next run, which makes it anew."""
    on_server(f"DROP DATABASE IF EXISTS {TEMPLATE}", f"CREATE DATABASE {TEMPLATE}")
    server = os.environ["TEST_DATABASE_URL"].rpartition("/")[0]
    made = Portal(data, {"DATABASE_URL": f"{server}/{TEMPLATE}"}).manage("migrate", "--verbosity=0")
    assert made.returncode == 0, made.stderr[-3000:]


@pytest.fixture(scope="session")
def migrated(tmp_path_factory) -> Path:
    """The data of a portal with tables: hundreds of migrations make them once, and what needs tables begins with a copy."""
    return once(tmp_path_factory, "migrated", migrate)


@pytest.fixture(scope="session")
def django_db_keepdb(
    request, tmp_path_factory, django_db_blocker, django_db_use_migrations, django_db_modify_db_settings
) -> Iterator[bool]:
    """The tests' own database is such a copy, too."""
    if not django_db_use_migrations:
        yield bool(request.config.getvalue("reuse_db"))
        return
    own = connection.creation._get_test_db_name()
    if connection.vendor == "sqlite":
        shutil.copy(request.getfixturevalue("migrated") / DATABASE, own)
        yield True
        Path(own).unlink()
        return
    with django_db_blocker.unblock():
        once(tmp_path_factory, "template", migrate_template)
        on_server(f"DROP DATABASE IF EXISTS {own}", f"CREATE DATABASE {own} TEMPLATE {TEMPLATE}")
    yield True
    with django_db_blocker.unblock():
        connection.close()
        on_server(f"DROP DATABASE {own}")


@pytest.fixture(scope="session")
def skeleton(migrated, tmp_path_factory) -> Path:
    """The data of a portal with tables, a district and keys, made once."""

    def make(data: Path) -> None:
        shutil.copytree(migrated, data, dirs_exist_ok=True)
        Portal(data).python(SKELETON)

    return once(tmp_path_factory, "skeleton", make)


PREPARE = """
from django.core.management import call_command
from services.monitoring import demo
close = demo.close_quarter
demo.close_quarter = lambda quarter, **how: quarter == "2026Q3" or close(quarter, **how)  # a story closes the last one
call_command("prepare")
"""
AS_READY = """
from pathlib import Path
from django.conf import settings
from portal.operations.prepare import STAMP, state
(Path(settings.DATA_DIR) / STAMP).write_text(state())
"""
DEMO = {"DEMO": "1"}


@pytest.fixture(scope="session")
def ready(migrated, tmp_path_factory) -> Path:
    """The data of a portal that is ready to run, with its demo content, made once."""

    def make(data: Path) -> None:
        shutil.copytree(migrated, data, dirs_exist_ok=True)
        Portal(data, DEMO).python(PREPARE)

    return once(tmp_path_factory, "ready", make)


def copy_of(ready: Path, data: Path) -> Portal:
    """A copy, as ready as what it was copied from."""
    copy = Portal(shutil.copytree(ready, data, dirs_exist_ok=True), dict(DEMO))
    copy.python(AS_READY)
    return copy


@pytest.fixture
def ready_portal(ready, tmp_path) -> Portal:
    """Such a copy, which a test may break."""
    return copy_of(ready, tmp_path / "portal")


@pytest.fixture
def portal(skeleton, tmp_path) -> Portal:
    """A copy of it, which a test may break."""
    return Portal(shutil.copytree(skeleton, tmp_path / "portal"))
