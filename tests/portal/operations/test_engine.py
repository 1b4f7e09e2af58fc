"""The database that receipts stand on is looked at before anything is written to it."""

import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from portal.operations import engine


@pytest.fixture
def look(db, monkeypatch):
    monkeypatch.setattr(engine, "_found_fit", set())
    monkeypatch.setattr(connection, "close", lambda: None)
    return lambda: engine._look(connection)


def test_this_database_is_fit_and_is_asked_once(look, django_assert_num_queries):
    look()
    with django_assert_num_queries(0):
        look()


@pytest.mark.parametrize(
    ("question", "answer", "told"),
    [
        ("PRAGMA journal_mode", "delete", "journal_mode is 'delete' and must be 'wal'"),
        ("PRAGMA synchronous", 1, "synchronous is 1 and must be 2"),
        ("PRAGMA secure_delete", 0, "secure_delete is 0"),
        ("PRAGMA foreign_keys", 0, "foreign_keys is 0"),
        ("SHOW server_version_num", "140011", "PostgreSQL 15 or newer"),
        ("SHOW server_version_num", "90624", "PostgreSQL 15 or newer"),
        ("SHOW synchronous_commit", "off", "synchronous_commit is off"),
    ],
)
def test_an_unfit_setting_is_named(look, monkeypatch, question, answer, told):
    if question.startswith("PRAGMA") != (connection.vendor == "sqlite"):
        question = "PRAGMA synchronous" if connection.vendor == "sqlite" else "SHOW synchronous_commit"
        answer, told = (1, "synchronous is 1") if connection.vendor == "sqlite" else ("off", "synchronous_commit is off")
    real = engine.ask
    monkeypatch.setattr(engine, "ask", lambda link, asked: answer if asked == question else real(link, asked))
    with pytest.raises(ImproperlyConfigured, match=told):
        look()


@pytest.mark.sqlite
def test_an_old_sqlite_is_refused_with_what_to_do(look, monkeypatch):
    monkeypatch.setattr(connection, "get_database_version", lambda: (3, 40, 1))
    with pytest.raises(
        ImproperlyConfigured, match=r"SQLite 3.40.1 can lose commits; 3.51.3 or newer is needed. Run: pip install pysqlite3"
    ):
        look()


@pytest.mark.slow
def test_a_process_with_an_unfit_database_stops_at_its_first_question(tmp_path):
    """With the pragmas taken out of the settings, not even `migrate` begins."""
    code = (
        "import os, django; from portal.settings import database; database.SQLITE_PRAGMAS = 'PRAGMA synchronous=OFF;';"
        "django.setup(); from django.core.management import call_command; call_command('migrate', verbosity=0)"
    )
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "portal.settings.dev"}
    ended = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == 1
    assert "ImproperlyConfigured: SQLite's journal_mode is 'delete' and must be 'wal'" in ended.stderr
