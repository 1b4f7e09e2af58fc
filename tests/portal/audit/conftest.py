"""A chain of a few acts."""

import pytest
from django.db import connection, transaction

from portal.audit import triggers
from portal.audit.chain import record


@pytest.fixture
def chain(db, settings, tmp_path) -> None:
    """Five rows, and anchors in a folder of their own."""
    settings.ANCHOR_DIR = tmp_path / "anchors"
    triggers.install(connection)  # tables made without migrations have none yet
    for number in range(1, 6):
        with transaction.atomic():
            record("case.opened", actor=None, subject="case", subject_id=number, department="FYZX")
