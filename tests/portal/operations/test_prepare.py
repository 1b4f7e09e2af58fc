"""Making ready what the portal needs."""

import pytest
from django.core.management import CommandError

from portal.operations.prepare import make_keys


def test_a_restored_portal_without_its_key_file_is_told_what_to_put_back(db, settings, tmp_path):
    settings.DEPARTMENT_KEYS_FILE = str(tmp_path / "departments.json")
    make_keys()
    (tmp_path / "departments.json").unlink()
    with pytest.raises(CommandError, match=r"departments\.json cannot be read; .* put the file back, then start again"):
        make_keys()
    assert not (tmp_path / "departments.json").exists()
