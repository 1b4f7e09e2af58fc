"""Making the tables of an empty database, packages first."""

import sqlite3

import pytest

from portal.operations.management.commands.migrate import is_ours
from tests.factories.portals import DATABASE


@pytest.fixture
def rows(migrated):
    """Ask the database of a portal that was migrated once."""
    with sqlite3.connect(f"file:{migrated / DATABASE}?mode=ro", uri=True) as stored:
        yield stored.execute
    stored.close()


def test_the_tables_of_packages_are_made_before_ours_where_these_do_not_need_them(rows):
    order = [app for (app,) in rows("SELECT app FROM django_migrations ORDER BY id")]
    theirs = [place for place, app in enumerate(order) if not is_ours(app)]
    assert [app for app in order[: theirs[-1]] if is_ours(app)] == ["district", "accounts"]


def test_what_migrations_write_is_stored_in_english(rows):
    assert rows("SELECT name FROM auth_permission WHERE codename = 'lock_page'").fetchone() == ("Lock/unlock pages you've locked",)
