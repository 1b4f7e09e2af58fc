"""A chain of a few acts."""

import pytest
from django.db import transaction

from portal.audit.chain import record


@pytest.fixture
def chain(db, settings, tmp_path) -> None:
    """Five rows, and anchors in a folder of their own."""
    settings.ANCHOR_DIR = tmp_path / "anchors"
    for number in range(1, 6):
        with transaction.atomic():
            record("case.opened", actor=None, subject="case", subject_id=number, department="FYZX")
