"""A backup brings the whole portal back, with what was published since published again."""

import json
import os
import shutil
import subprocess
import zipfile
from uuid import uuid4

import psycopg
import pytest
from django.core.management import CommandError, call_command

from tests.factories.portals import Portal

pytestmark = pytest.mark.slow

ACT = """
from django.db import transaction
from portal.accounts.models import User
from portal.audit.anchors import drop_anchor
from portal.audit.chain import record
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
with transaction.atomic():
    record("case.opened", actor=None, subject="case", subject_id="{name}")
    User.objects.create_user("{name}", "{name}@example.org", "correct horse battery")
drop_anchor()
default_storage.save("images/{name}.png", ContentFile(b"{name}"))
"""
LOOK = """
from portal.accounts.models import User
from portal.audit.models import Entry
from services.monitoring.models import Release
acts = Entry.objects.exclude(action__startswith="keys").values_list("action", flat=True)
print(sorted(User.objects.values_list("username", flat=True)), list(acts), Release.objects.count())
"""
HOLD = """
import time
from django.db import connection
connection.cursor().execute("SELECT 1 FROM django_migrations")
print("in use", flush=True)
time.sleep(60)
"""
CLOSE = """
import time_machine
from services.monitoring.release import close_quarter
with time_machine.travel("2026-11-25T00:00:00+00:00"):
    close_quarter("2026Q3")
"""


def act(portal: Portal, name: str) -> None:
    portal.python(ACT.format(name=name))


def ok(ended) -> str:
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def refused(ended) -> str:
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    return ended.stderr


def empty(portal: Portal, tmp_path) -> Portal:
    """A new machine that has the secrets and nothing else."""
    data = tmp_path / "new"
    data.mkdir()
    for name in ("secrets", "keys"):
        shutil.copytree(portal.data / name, data / name)
    return Portal(data, portal.more)


def test_a_portal_comes_back_on_an_empty_machine(portal, tmp_path):
    act(portal, "lin")
    told = ok(portal.manage("backup", str(tmp_path / "b.zip")))
    assert "keep SECRETS_DIR" in told
    assert {name.split("/")[0] for name in zipfile.ZipFile(tmp_path / "b.zip").namelist()} == {
        "manifest.json",
        "database",
        "media",
        "anchors",
    }
    new = empty(portal, tmp_path)
    assert "Restored the state of" in ok(new.manage("restore", str(tmp_path / "b.zip")))
    assert new.python(LOOK) == "['lin'] ['case.opened', 'backup.restored'] 0"
    assert (new.data / "media/images/lin.png").read_bytes() == b"lin"
    assert "The chain is whole: 2 rows, 1 anchors" in ok(new.manage("verify_audit"))
    ok(new.manage("migrate", "--check"))


def test_no_secret_is_in_an_archive_unless_asked_for_and_recovery_shares_never(portal, tmp_path):
    assert "read every case" in ok(portal.manage("backup", str(tmp_path / "with.zip"), "--with-keys"))
    assert [n for n in zipfile.ZipFile(tmp_path / "with.zip").namelist() if n.startswith("keys/")] == ["keys/departments.json"]
    bare = Portal(tmp_path / "bare")
    ok(bare.manage("restore", str(tmp_path / "with.zip")))
    for name in ("secrets/audit_key", "keys/departments.json"):
        assert (bare.data / name).read_bytes() == (portal.data / name).read_bytes()
        assert (bare.data / name).stat().st_mode & 0o777 == 0o600


def test_a_portal_that_is_not_empty_is_left_alone_without_force(portal, tmp_path):
    ok(portal.manage("backup", str(tmp_path / "b.zip")))
    act(portal, "late")
    told = refused(portal.manage("restore", str(tmp_path / "b.zip")))
    assert "Nothing was changed. This portal is not empty: database, media." in told
    assert "late" in portal.python(LOOK)
    ok(portal.manage("restore", str(tmp_path / "b.zip"), "--force"))
    assert portal.python(LOOK) == "[] ['backup.restored'] 0"
    aside = sorted(path.name.partition(".before-restore-")[0] for path in portal.data.rglob("*before-restore*"))
    assert aside == ["audit-anchors.jsonl", "media", "portal.sqlite3"]


def test_what_was_published_after_the_backup_is_published_again_with_the_same_bytes(portal, tmp_path):
    ok(portal.manage("backup", str(tmp_path / "b.zip")))
    portal.python(CLOSE)
    published = (portal.data / "ledger/2026Q3-v1.json").read_bytes()
    ok(portal.manage("restore", str(tmp_path / "b.zip"), "--force"))
    assert (portal.data / "ledger/2026Q3-v1.json").read_bytes() == published
    content = portal.python("from services.monitoring.models import Release; print(bytes(Release.objects.get().content).decode())")
    assert json.loads(content) == json.loads(published)


def test_the_ledger_of_the_archive_never_overwrites_what_this_machine_published(portal, tmp_path):
    portal.python(CLOSE)
    ok(portal.manage("backup", str(tmp_path / "b.zip")))
    kept = portal.data / "ledger/2026Q3-v1.json"
    kept.write_bytes(kept.read_bytes() + b" ")
    published = kept.read_bytes()
    told = refused(portal.manage("restore", str(tmp_path / "b.zip"), "--force"))
    assert "The data is back, but ledger and archive hold different bytes of 2026Q3-v1.json" in told
    assert kept.read_bytes() == published


def test_a_damaged_archive_changes_nothing(portal, tmp_path):
    act(portal, "lin")
    ok(portal.manage("backup", str(tmp_path / "b.zip")))
    content = bytearray((tmp_path / "b.zip").read_bytes())
    content[len(content) // 2] ^= 1
    (tmp_path / "b.zip").write_bytes(content)
    assert "Nothing was changed." in refused(portal.manage("restore", str(tmp_path / "b.zip"), "--force"))
    assert "lin" in portal.python(LOOK)


def test_another_portals_secrets_are_noticed(portal, tmp_path):
    act(portal, "lin")
    ok(portal.manage("backup", str(tmp_path / "b.zip")))
    told = refused(Portal(tmp_path / "other").manage("restore", str(tmp_path / "b.zip")))
    assert "row 1 of the audit chain does not hold: changed. These may be another portal's secrets" in told


def test_a_database_in_use_is_left_alone(portal, tmp_path):
    ok(portal.manage("backup", str(tmp_path / "b.zip")))
    holder = portal.start_python(HOLD, stdout=subprocess.PIPE)
    try:
        assert holder.stdout.readline() == b"in use\n"
        assert "is in use. Stop the portal" in refused(portal.manage("restore", str(tmp_path / "b.zip"), "--force"))
    finally:
        holder.kill()
        holder.wait()


@pytest.mark.parametrize(("place", "told"), [("nowhere/b.zip", "Make it, or name another place"), ("b.zip", "is not overwritten")])
def test_a_backup_that_cannot_be_made_says_what_to_do(tmp_path, place, told):
    (tmp_path / "b.zip").write_bytes(b"older")
    with pytest.raises(CommandError, match=told):
        call_command("backup", tmp_path / place)
    assert (tmp_path / "b.zip").read_bytes() == b"older"


@pytest.mark.postgres
def test_postgresql_comes_back_too(tmp_path):
    address = os.environ["TEST_POSTGRES_URL"]
    name = f"halfsky_backup_{uuid4().hex[:8]}"
    with psycopg.connect(address, autocommit=True) as link:
        link.execute(f"CREATE DATABASE {name}")
    try:
        portal = Portal(tmp_path / "portal", {"DATABASE_URL": address.rpartition("/")[0] + f"/{name}"})
        for command in ("migrate", "load_district", "init_secrets"):
            ok(portal.manage(command))
        act(portal, "lin")
        ok(portal.manage("backup", str(tmp_path / "b.zip")))
        act(portal, "late")
        assert "not empty: database" in refused(portal.manage("restore", str(tmp_path / "b.zip")))
        ok(portal.manage("restore", str(tmp_path / "b.zip"), "--force"))
        assert portal.python(LOOK) == "['lin'] ['case.opened', 'backup.restored'] 0"
        act(portal, "next")  # ids go on after the restored ones, and the triggers are back
        ok(portal.manage("verify_audit"))
        with pytest.raises(AssertionError, match="append-only"):
            portal.python("from portal.audit.models import Entry; Entry.objects.all().delete()")
    finally:
        with psycopg.connect(address, autocommit=True) as link:
            link.execute(f"DROP DATABASE {name} WITH (FORCE)")
